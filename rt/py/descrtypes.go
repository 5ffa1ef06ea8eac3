package py

import "context"

func initDescriptorTypes() {
	PropertyType.Construct = func(_ context.Context, _ *Type, args []any, kw []Kwarg) any {
		a := bindArgs("property", "fget=None, fset=None, fdel=None, doc=None", args, kw)
		return NewProperty(a[0], a[1], a[2], a[3])
	}
	with := func(set func(p *Property, f any)) CodeFunc {
		return func(_ context.Context, a []any) any {
			p := *a[0].(*Property)
			set(&p, a[1])
			return &p
		}
	}
	PropertyType.Methods(MethodTable{
		{"getter", "self, fget, /", with(func(p *Property, f any) { p.Fget = f })},
		{"setter", "self, fset, /", with(func(p *Property, f any) { p.Fset = f })},
		{"deleter", "self, fdel, /", with(func(p *Property, f any) { p.Fdel = f })},
		{"__get__", "self, instance, owner=None, /", func(_ context.Context, a []any) any {
			if a[1] == nil {
				return a[0]
			}
			return bindDescr(a[0], a[1], TypeOf(a[1]))
		}},
		{"__set__", "self, instance, value, /", func(_ context.Context, a []any) any { setDescr(a[0], a[1], a[2]); return nil }},
		{"__delete__", "self, instance, /", func(_ context.Context, a []any) any { delDescr(a[0], a[1]); return nil }},
	})
	PropertyType.tableOps = false
	PropertyType.Getters([]Getter{
		{"fget", func(o any) any { return o.(*Property).Fget }, nil},
		{"fset", func(o any) any { return o.(*Property).Fset }, nil},
		{"fdel", func(o any) any { return o.(*Property).Fdel }, nil},
		{"__doc__", func(o any) any { return o.(*Property).Doc }, func(o, v any) { o.(*Property).Doc = v }},
		{"__name__", func(o any) any { return o.(*Property).Name }, nil},
	})
	ClassMethodType.Construct = func(_ context.Context, _ *Type, args []any, kw []Kwarg) any {
		return &ClassMethod{bindArgs("classmethod", "function, /", args, kw)[0]}
	}
	StaticMethodType.Construct = func(_ context.Context, _ *Type, args []any, kw []Kwarg) any {
		return &StaticMethod{bindArgs("staticmethod", "function, /", args, kw)[0]}
	}
	for _, n := range []string{"__func__", "__wrapped__"} {
		ClassMethodType.Getters([]Getter{{n, func(o any) any { return o.(*ClassMethod).Func }, nil}})
		StaticMethodType.Getters([]Getter{{n, func(o any) any { return o.(*StaticMethod).Func }, nil}})
	}
	ClassMethodType.Slots.Repr = func(o any) string { return "<classmethod(" + Repr(o.(*ClassMethod).Func) + ")>" }
	StaticMethodType.Slots.Repr = func(o any) string { return "<staticmethod(" + Repr(o.(*StaticMethod).Func) + ")>" }
	StaticMethodType.Slots.Call = func(ctx context.Context, o any, args []any, kw []Kwarg) any {
		return CallKw(ctx, o.(*StaticMethod).Func, args, kw)
	}
	SuperType.Construct = func(_ context.Context, _ *Type, args []any, kw []Kwarg) any {
		if len(args) == 0 {
			panic(newExc(RuntimeError, "super(): no arguments"))
		}
		t, ok := args[0].(*Type)
		if !ok {
			panic(TypeError.Newf("super() argument 1 must be a type, not %s", TypeOf(args[0]).Name))
		}
		return Super(t, args[1])
	}
	SuperType.Slots.Repr = func(o any) string {
		s := o.(*superObject)
		return "<super: <class '" + s.cls.Name + "'>, <" + s.typ.Name + " object>>"
	}
	SuperType.Slots.GetAttr = func(o any, name string) (any, bool) { return nil, false }
	MemberType.Slots.Repr = func(o any) string {
		m := o.(*Member)
		return "<member '" + m.Name + "' of '" + m.Owner.Name + "' objects>"
	}
	for _, t := range []*Type{GetSetType, MemberType} {
		t.Getters([]Getter{{"__name__", func(o any) any {
			if g, ok := o.(*GetSet); ok {
				return g.Name
			}
			return o.(*Member).Name
		}, nil}})
	}
}

// NewProperty is property(fget, fset, fdel, doc); nil stands for a missing function.
func NewProperty(fget, fset, fdel, doc any) *Property {
	p := &Property{Fget: fget, Fset: fset, Fdel: fdel, Doc: doc}
	if f, ok := fget.(*Function); ok {
		if doc == nil {
			p.Doc = f.Doc
		}
	}
	return p
}

// Setter is p.setter(f): the property with another setter, for @x.setter.
func (p *Property) Setter(f any) *Property { c := *p; c.Fset = f; return &c }

// Getter is p.getter(f).
func (p *Property) Getter(f any) *Property { c := *p; c.Fget = f; return &c }

// Deleter is p.deleter(f).
func (p *Property) Deleter(f any) *Property { c := *p; c.Fdel = f; return &c }
