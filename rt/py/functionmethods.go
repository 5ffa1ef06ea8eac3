package py

import "context"

// functionGetters are the attributes of Python functions.
var functionGetters = []Getter{
	{"__name__", func(o any) any { return o.(*Function).Name }, func(o, v any) { o.(*Function).Name = nameText(v, "__name__") }},
	{"__qualname__", func(o any) any { return o.(*Function).Qualname }, func(o, v any) { o.(*Function).Qualname = nameText(v, "__qualname__") }},
	{"__module__", func(o any) any { return moduleOf(o.(*Function)) }, func(o, v any) { o.(*Function).Module, _ = v.(string) }},
	{"__doc__", func(o any) any { return o.(*Function).Doc }, func(o, v any) { o.(*Function).Doc = v }},
	{"__defaults__", func(o any) any { return o.(*Function).defaults() }, nil},
	{"__kwdefaults__", func(o any) any { return o.(*Function).kwDefaults() }, nil},
	{"__annotations__", func(o any) any { return o.(*Function).annotationDict() }, func(o, v any) { o.(*Function).annotations = v }},
	{"__dict__", func(o any) any { return attrsDict(&o.(*Function).attrs) }, nil},
	{"__code__", func(o any) any { return &Code{o.(*Function)} }, nil},
	{"__closure__", func(any) any { return nil }, nil},
	{"__globals__", func(any) any { return NewDict[any, any]() }, nil},
}

// nameText gives the str to be stored as a function's name; TypeError for another object.
func nameText(v any, what string) string {
	s, ok := Unwrap(v).(string)
	if !ok {
		panic(newExc(TypeError, what+" must be set to a string object"))
	}
	return s
}

// nativeOf gives the function of a builtin, bound or not.
func nativeOf(o any) any {
	if m, ok := o.(*BoundMethod); ok {
		return m.Func
	}
	return o
}

func moduleOf(f *Function) any {
	if f.Module == "" {
		return nil
	}
	return f.Module
}

func (f *Function) defaults() any {
	var out []any
	for _, p := range f.sig().Params {
		if p.HasDefault && p.Kind <= PositionalOrKeyword {
			out = append(out, p.Default)
		}
	}
	if out == nil {
		return nil
	}
	return NewTuple(out...)
}

func (f *Function) kwDefaults() any {
	var d *Dict[any, any]
	for _, p := range f.sig().Params {
		if p.HasDefault && p.Kind == KeywordOnly {
			if d == nil {
				d = NewDict[any, any]()
			}
			d.Set(p.Name, p.Default)
		}
	}
	if d == nil {
		return nil
	}
	return d
}

func (f *Function) annotationDict() any {
	if f.annotations == nil {
		f.annotations = NewDict[any, any]()
	}
	return f.annotations
}

// Annotate adds an entry to the function's __annotations__.
func (f *Function) Annotate(name string, v any) *Function {
	SetItem(f.annotationDict(), name, v)
	return f
}

// SetAnnotations gives the function its __annotations__.
func (f *Function) SetAnnotations(d any) *Function {
	f.annotations = d
	return f
}

// Code is a function's __code__.
type Code struct{ f *Function }

// NewCode makes a code object that knows its names only.
func NewCode(name, qualname string) *Code { return &Code{&Function{Name: name, Qualname: qualname}} }

// PyClass gives the class code.
func (c *Code) PyClass() *Type { return CodeType }

var codeGetters = []Getter{
	{"co_name", func(o any) any { return o.(*Code).f.Name }, nil},
	{"co_qualname", func(o any) any { return o.(*Code).f.Qualname }, nil},
	{"co_argcount", func(o any) any { return o.(*Code).f.sig().npos }, nil},
	{"co_posonlyargcount", func(o any) any { return o.(*Code).f.sig().nonly }, nil},
	{"co_kwonlyargcount", func(o any) any {
		n := 0
		for _, p := range o.(*Code).f.sig().Params {
			if p.Kind == KeywordOnly {
				n++
			}
		}
		return n
	}, nil},
	{"co_varnames", func(o any) any {
		var names, stars []any
		for _, p := range o.(*Code).f.sig().Params {
			if p.Kind == VarPositional || p.Kind == VarKeyword {
				stars = append(stars, p.Name)
			} else {
				names = append(names, p.Name)
			}
		}
		return NewTuple(append(names, stars...)...)
	}, nil},
	{"co_flags", func(o any) any {
		return map[FuncKind]int{Plain: 3, CoroutineFunc: 0x83, GeneratorFunc: 0x23, AsyncGeneratorFunc: 0x203}[o.(*Code).f.Kind]
	}, nil},
}

var methodGetters = []Getter{
	{"__func__", func(o any) any { return o.(*BoundMethod).Func }, nil},
	{"__self__", func(o any) any { return o.(*BoundMethod).Self }, nil},
}

func initFunctionMethods() {
	FunctionType.Getters(functionGetters)
	FunctionType.Methods(MethodTable{
		{"__get__", "self, instance, owner=None, /", func(_ context.Context, a []any) any {
			if a[1] == nil && a[2] != nil {
				return a[0]
			}
			return &BoundMethod{a[0], a[1]}
		}},
	})
	FunctionType.tableOps = false
	for _, t := range []*Type{BuiltinFunctionType, MethodDescriptorType, WrapperDescrType, MethodWrapperType} {
		for _, g := range functionGetters[:4] {
			t.Getters([]Getter{{g.Name, func(o any) any { return g.Get(nativeOf(o)) }, nil}})
		}
		t.Getters([]Getter{{"__self__", func(o any) any {
			if m, ok := o.(*BoundMethod); ok {
				return m.Self
			}
			return o.(*Function).Self
		}, nil}})
	}
	CodeType.Getters(codeGetters)
	MethodType.Getters(methodGetters)
	call := func(ctx context.Context, o any, args []any, kw []Kwarg) any { return CallKw(ctx, o, args, kw) }
	for _, t := range []*Type{FunctionType, BuiltinFunctionType, MethodDescriptorType, WrapperDescrType, MethodType, MethodWrapperType} {
		t.Slots.Call = call
	}
	MethodType.Slots.Hash = func(o any) int {
		m := o.(*BoundMethod)
		return addrHash(m.Self) ^ Hash(m.Func)
	}
	MethodType.Slots.Compare = compareMethods
	MethodType.Construct = func(_ context.Context, _ *Type, args []any, kw []Kwarg) any {
		a := bindArgs("method", "function, instance, /", args, kw)
		return &BoundMethod{a[0], a[1]}
	}
	BuiltinFunctionType.Slots.Compare = compareMethods
	BuiltinFunctionType.Slots.Hash = func(o any) int {
		if m, ok := o.(*BoundMethod); ok {
			return addrHash(m.Self) ^ Hash(m.Func)
		}
		return addrHash(o)
	}
}

func compareMethods(op CmpOp, a, b any) any {
	if op != OpEq && op != OpNe {
		return NotImplemented
	}
	x, ok1 := a.(*BoundMethod)
	y, ok2 := b.(*BoundMethod)
	if !ok1 || !ok2 {
		if ok1 || ok2 {
			return NotImplemented
		}
		return Is(a, b) == (op == OpEq)
	}
	same := Is(x.Self, y.Self) && Eq(x.Func, y.Func)
	return same == (op == OpEq)
}
