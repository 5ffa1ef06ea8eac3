package py

import "strings"

// DictView is dict.keys(), dict.values() or dict.items(): a live view.
type DictView struct {
	dict    AnyDict
	cls     *Type
	pick    func(k, v any) any
	iterCls *Type
	revCls  *Type
}

// The classes of dict views.
var (
	DictKeysType   = newType("dict_keys", ObjectType)
	DictValuesType = newType("dict_values", ObjectType)
	DictItemsType  = newType("dict_items", ObjectType)
)

// KeysView is d.keys().
func KeysView(d AnyDict) *DictView {
	return &DictView{d, DictKeysType, entryKey, dictKeyIterType, dictRevKeyIterType}
}

// ValuesView is d.values().
func ValuesView(d AnyDict) *DictView {
	return &DictView{d, DictValuesType, entryValue, dictValueIterType, dictRevValIterType}
}

// ItemsView is d.items().
func ItemsView(d AnyDict) *DictView {
	return &DictView{d, DictItemsType, entryItem, dictItemIterType, dictRevItemIterType}
}

// Keys is d.keys().
func (d *Dict[K, V]) Keys() *DictView { return KeysView(d) }

// Values is d.values().
func (d *Dict[K, V]) Values() *DictView { return ValuesView(d) }

// Items is d.items().
func (d *Dict[K, V]) Items() *DictView { return ItemsView(d) }

// PyClass gives dict_keys, dict_values or dict_items.
func (v *DictView) PyClass() *Type { return v.cls }

// LenAny is len(v).
func (v *DictView) LenAny() int { return v.dict.LenAny() }

// Iterator iterates over the view.
func (v *DictView) Iterator() Iterator { return dictIter(v.dict, v.iterCls, v.pick) }

func (v *DictView) contains(x any) bool {
	if v.cls == DictKeysType {
		_, ok := v.dict.LookupAny(x)
		return ok
	}
	t, ok := x.(*Tuple)
	if !ok || len(t.items) != 2 {
		return false
	}
	val, ok := v.dict.LookupAny(t.items[0])
	return ok && sameOrEqual(val, t.items[1])
}

func (v *DictView) repr() string {
	return guardRepr(v, "...", func() string {
		parts := make([]string, 0, v.LenAny())
		it := v.Iterator()
		for x, ok := it.Next(); ok; x, ok = it.Next() {
			parts = append(parts, Repr(x))
		}
		return v.cls.Name + "([" + strings.Join(parts, ", ") + "])"
	})
}

func init() {
	base := Slots{
		Repr:     func(o any) string { return o.(*DictView).repr() },
		Len:      func(o any) int { return o.(*DictView).LenAny() },
		Iter:     func(o any) Iterator { return o.(*DictView).Iterator() },
		Reversed: func(o any) Iterator { v := o.(*DictView); return dictRevIter(v.dict, v.revCls, v.pick) },
	}
	DictValuesType.Slots = base
	base.Contains = func(o, x any) bool { return o.(*DictView).contains(x) }
	base.NoHash = true
	base.Compare = viewCompare
	base.Binary = viewBinary
	base.BinOps = []BinOp{OpAnd, OpOr, OpXor, OpSub}
	DictKeysType.Slots = base
	DictItemsType.Slots = base
	for _, t := range []*Type{DictKeysType, DictValuesType, DictItemsType} {
		t.Abstract, t.Final = true, true
	}
}

// viewCompare compares keys and items views as sets.
func viewCompare(op CmpOp, a, b any) any {
	x, ok := a.(*DictView)
	if !ok || !isSetLike(b) {
		return NotImplemented
	}
	n, m := x.LenAny(), Len(b)
	within := func(a, b any) bool {
		for v := range Each(a) {
			if !Contains(b, v) {
				return false
			}
		}
		return true
	}
	switch op {
	case OpEq:
		return n == m && within(a, b)
	case OpNe:
		return n != m || !within(a, b)
	case OpLt:
		return n < m && within(a, b)
	case OpLe:
		return n <= m && within(a, b)
	case OpGt:
		return n > m && within(b, a)
	default:
		return n >= m && within(b, a)
	}
}

func isSetLike(v any) bool {
	switch x := v.(type) {
	case AnySet:
		return true
	case *DictView:
		return x.cls != DictValuesType
	}
	return false
}

// viewBinary makes the set of an operation on a keys or items view.
func viewBinary(op BinOp, a, b any) any {
	x, isView := a.(*DictView)
	if op == OpAnd && isView {
		return viewIntersect(x, b)
	}
	if !isIterable(b) || !isIterable(a) {
		return NotImplemented
	}
	s := NewSet[any]()
	if isView && x.cls == DictKeysType {
		setUpdate(s, x.dict)
	} else {
		setUpdate(s, a)
	}
	switch op {
	case OpAnd:
		return setIntersect(s, b, false)
	case OpOr:
		setUpdate(s, b)
	case OpXor:
		o := NewSet[any]()
		setUpdate(o, b)
		s.t.toggle(&o.t)
	case OpSub:
		setSubtract(s, b)
	}
	return s
}

// viewIntersect goes through the shorter operand (_PyDictView_Intersect).
func viewIntersect(v *DictView, other any) any {
	if !isIterable(other) {
		return NotImplemented
	}
	var short, long any = other, v
	if isSetLike(other) && Len(other) > v.LenAny() {
		short, long = v, other
	}
	s := NewSet[any]()
	for x := range Each(short) {
		if Contains(long, x) {
			s.Add(x)
		}
	}
	return s
}
