package py

import "context"

// MappingProxy is types.MappingProxyType of a dict: a read-only live view.
type MappingProxy struct{ dict AnyDict }

// NewMappingProxy makes a read-only view of a dict.
func NewMappingProxy(d AnyDict) *MappingProxy { return &MappingProxy{d} }

// PyClass gives mappingproxy.
func (m *MappingProxy) PyClass() *Type { return MappingProxyType }

// LenAny is len(m).
func (m *MappingProxy) LenAny() int { return m.dict.LenAny() }

func proxied(o any) AnyDict { return o.(*MappingProxy).dict }

func init() {
	s := DictType.Slots
	MappingProxyType.Slots = Slots{
		Repr:     func(o any) string { return "mappingproxy(" + Repr(proxied(o)) + ")" },
		Len:      func(o any) int { return proxied(o).LenAny() },
		Iter:     func(o any) Iterator { return s.Iter(proxied(o)) },
		Reversed: func(o any) Iterator { return s.Reversed(proxied(o)) },
		Contains: func(o, x any) bool { return s.Contains(proxied(o), x) },
		GetItem:  func(o, k any) any { return s.GetItem(proxied(o), k) },
		Compare: func(op CmpOp, a, b any) any {
			if m, ok := a.(*MappingProxy); ok {
				a = m.dict
			}
			if m, ok := b.(*MappingProxy); ok {
				b = m.dict
			}
			return dictCompare(op, a, b)
		},
	}
	MappingProxyType.later(func() {
		for _, name := range []string{"get", "keys", "values", "items", "copy"} {
			v, _ := DictType.own.get(name)
			f := v.(*Function)
			d := Def{name, f.lazySig, func(ctx context.Context, a []any) any {
				b := append([]any{proxied(a[0])}, a[1:]...)
				return f.Code(ctx, b)
			}}
			MappingProxyType.own.set(name, d.native(MappingProxyType, ""))
		}
	})
}
