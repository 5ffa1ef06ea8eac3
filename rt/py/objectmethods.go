package py

import "context"

func initObjectMethods() {
	ObjectType.derived = true
	ObjectType.noDict = true // object() takes no attributes; subclasses decide for themselves
	ObjectType.later(func() {
		for _, d := range objectMethods {
			f := d.native(ObjectType, "")
			f.wrapper = true
			ObjectType.own.set(d.Name, f)
		}
		ObjectType.own.set("__new__", &StaticMethod{Func: ObjectType.newMethod()})
	})
	ObjectType.ClassMethods(MethodTable{{"__init_subclass__", "cls, /, **kwargs", func(_ context.Context, a []any) any {
		if len(kwargsOf(a[1])) > 0 {
			panic(TypeError.Newf("%s.__init_subclass__() takes no keyword arguments", a[0].(*Type).Name))
		}
		return nil
	}}})
	NoneType.Slots.Repr = func(any) string { return "None" }
	NoneType.Slots.Hash = func(any) int { return hashNone }
	NoneType.Slots.Truth = func(any) bool { return false }
	singletonClass(NoneType, "NoneType", nil)
	singletonClass(EllipsisType, "EllipsisType", Ellipsis)
	singletonClass(NotImplementedType, "NotImplementedType", NotImplemented)
	NotImplementedType.Slots.Truth = func(any) bool {
		panic(newExc(TypeError, "NotImplemented should not be used in a boolean context"))
	}
	TypeType.Construct = newType3
	TypeType.Slots.Repr = func(o any) string { return o.(*Type).Repr() }
	TypeType.Methods(MethodTable{
		{"__instancecheck__", "self, instance, /", func(_ context.Context, a []any) any {
			return TypeOf(a[1]).IsSubtype(a[0].(*Type))
		}},
		{"__subclasscheck__", "self, subclass, /", func(_ context.Context, a []any) any {
			t, ok := a[1].(*Type)
			return ok && t.IsSubtype(a[0].(*Type))
		}},
	})
	TypeType.tableOps = false
	initFunctionMethods()
}

// singletonClass has a call of the class of v give v; name is what the error of a call with arguments says.
func singletonClass(t *Type, name string, v any) {
	t.Construct = func(_ context.Context, _ *Type, args []any, kw []Kwarg) any {
		if len(args)+len(kw) > 0 {
			panic(newExc(TypeError, name+" takes no arguments"))
		}
		return v
	}
}

var objectMethods = MethodTable{
	{"__init__", "self, /, *args, **kwargs", func(_ context.Context, a []any) any { return objectInit(a) }},
	{"__repr__", "self, /", func(_ context.Context, a []any) any { return defaultRepr(a[0]) }},
	{"__str__", "self, /", func(_ context.Context, a []any) any { return Repr(a[0]) }},
	{"__format__", "self, format_spec, /", func(_ context.Context, a []any) any {
		if spec := wantStr(a[1], "__format__() argument"); spec != "" {
			panic(TypeError.Newf("unsupported format string passed to %s.__format__", TypeOf(a[0]).Name))
		}
		return Str(a[0])
	}},
	{"__hash__", "self, /", func(_ context.Context, a []any) any { return addrHash(a[0]) }},
	{"__eq__", "self, value, /", func(_ context.Context, a []any) any {
		if Is(a[0], a[1]) {
			return true
		}
		return NotImplemented
	}},
	{"__ne__", "self, value, /", func(_ context.Context, a []any) any { return notEqual(a[0], a[1], TypeOf(a[0])) }},
	{"__lt__", "self, value, /", func(context.Context, []any) any { return NotImplemented }},
	{"__le__", "self, value, /", func(context.Context, []any) any { return NotImplemented }},
	{"__gt__", "self, value, /", func(context.Context, []any) any { return NotImplemented }},
	{"__ge__", "self, value, /", func(context.Context, []any) any { return NotImplemented }},
	{"__getattribute__", "self, name, /", func(_ context.Context, a []any) any {
		name := attrName(a[1])
		if t, ok := a[0].(*Type); ok {
			return GetAttr(t, name)
		}
		if v, ok := genericGetAttr(a[0], name); ok {
			return v
		}
		panic(noAttr(a[0], name))
	}},
	{"__setattr__", "self, name, value, /", func(_ context.Context, a []any) any {
		genericSetAttr(a[0], attrName(a[1]), a[2])
		return nil
	}},
	{"__delattr__", "self, name, /", func(_ context.Context, a []any) any {
		genericDelAttr(a[0], attrName(a[1]))
		return nil
	}},
	{"__sizeof__", "self, /", func(context.Context, []any) any { return 16 }},
}

// objectInit is object.__init__: it refuses arguments as CPython's does.
func objectInit(a []any) any {
	args := a[1].(*Tuple).items
	if len(args) == 0 && len(kwargsOf(a[2])) == 0 {
		return nil
	}
	t := TypeOf(a[0])
	if t.override("__init__") != nil {
		panic(newExc(TypeError, "object.__init__() takes exactly one argument (the instance to initialize)"))
	}
	if t.override("__new__") == nil && t.layout == nil {
		panic(TypeError.Newf("%s() takes no arguments", t.Name))
	}
	return nil
}

// newType3 is type(x) and type(name, bases, dict).
func newType3(ctx context.Context, cls *Type, args []any, kw []Kwarg) any {
	if len(args) == 1 && len(kw) == 0 && cls == TypeType {
		return TypeOf(args[0])
	}
	if len(args) != 3 {
		panic(newExc(TypeError, "type() takes 1 or 3 arguments"))
	}
	name := wantStr(args[0], "type.__new__() argument 1")
	bases, ok := args[1].(AnyTuple)
	if !ok {
		panic(TypeError.Newf("type.__new__() argument 2 must be tuple, not %s", TypeOf(args[1]).Name))
	}
	def := ClassDef{Name: name, Qualname: name, Module: "__main__", Bases: bases.BoxedItems(), Keywords: kw}
	if cls != TypeType {
		def.Meta = cls
	}
	return NewClass(ctx, def, func(ns *Namespace) {
		for _, k := range StarStar(args[2]) {
			ns.Set(k.Name, k.Value)
		}
	})
}
