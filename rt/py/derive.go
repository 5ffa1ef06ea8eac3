package py

import "context"

// derive gives a builtin class the dunder methods that its Slots stand for, so that they can be looked up, called and
// inherited like CPython's slot wrappers. It runs once, at the first lookup of a dunder name.
func (t *Type) derive() {
	t.derived = true
	s := &t.Slots
	add := func(name, sig string, code CodeFunc) {
		if _, ok := t.own.get(name); ok {
			return
		}
		t.own.set(name, &Function{
			Name: name, Qualname: t.Qualname + "." + name, Native: true, Owner: t, lazySig: sig, Code: code, wrapper: !t.ordinary(name),
		})
	}
	t.deriveText(s, add)
	t.deriveContainer(s, add)
	t.deriveOperators(s, add)
	if t.Construct != nil && t != ObjectType && !t.excLayout && !t.mixin {
		add("__init__", "self, /, *args, **kwargs", t.initMethod)
		if f, ok := t.own.m["__init__"].(*Function); ok {
			f.wholeSelf = true
		}
	}
	if s.NoHash {
		if _, ok := t.own.get("__hash__"); !ok {
			t.own.set("__hash__", nil)
		}
	}
	t.touch()
}

// ordinary says whether CPython has the method in the class's table of methods (METH_COEXIST), though a slot has it too.
func (t *Type) ordinary(name string) bool {
	switch name {
	case "__format__", "__complex__", "__round__", "__trunc__", "__reversed__":
		return true
	case "__getitem__":
		return t == ListType || t == DictType
	case "__contains__":
		return t == DictType || t == SetType || t == FrozenSetType
	}
	return false
}

type adder = func(name, sig string, code CodeFunc)

func (t *Type) deriveText(s *Slots, add adder) {
	if s.Repr != nil {
		add("__repr__", "self, /", func(_ context.Context, a []any) any { return s.Repr(a[0]) })
	}
	if s.Str != nil {
		add("__str__", "self, /", func(_ context.Context, a []any) any { return s.Str(a[0]) })
	}
	if s.Format != nil {
		add("__format__", "self, format_spec, /", func(_ context.Context, a []any) any { return s.Format(a[0], wantStr(a[1], "__format__() argument")) })
	}
	if s.Hash != nil {
		add("__hash__", "self, /", func(_ context.Context, a []any) any { return s.Hash(a[0]) })
	}
	if s.Truth != nil {
		add("__bool__", "self, /", func(_ context.Context, a []any) any { return s.Truth(a[0]) })
	}
	if s.Call != nil {
		add("__call__", "self, /, *args, **kwargs", func(ctx context.Context, a []any) any {
			return s.Call(ctx, a[0], a[1].(*Tuple).items, kwargsOf(a[2]))
		})
	}
	if s.Index != nil {
		add("__index__", "self, /", func(_ context.Context, a []any) any { return s.Index(a[0]) })
	}
	if s.Enter != nil {
		add("__enter__", "self, /", func(ctx context.Context, a []any) any { return s.Enter(ctx, a[0]) })
		add("__exit__", "self, type, value, traceback, /", func(ctx context.Context, a []any) any {
			exc, _ := a[2].(*Exception)
			return s.Exit(ctx, a[0], exc)
		})
	}
}

func (t *Type) deriveContainer(s *Slots, add adder) {
	if s.Len != nil {
		add("__len__", "self, /", func(_ context.Context, a []any) any { return s.Len(a[0]) })
	}
	if s.Iter != nil {
		add("__iter__", "self, /", func(_ context.Context, a []any) any { return s.Iter(a[0]) })
	} else if s.Next != nil {
		add("__iter__", "self, /", func(_ context.Context, a []any) any { return a[0] })
	}
	if s.Next != nil {
		add("__next__", "self, /", func(_ context.Context, a []any) any {
			v, ok := s.Next(a[0])
			if !ok {
				panic(newStopIteration(nil))
			}
			return v
		})
	}
	if s.Reversed != nil {
		add("__reversed__", "self, /", func(_ context.Context, a []any) any { return s.Reversed(a[0]) })
	}
	if s.Contains != nil {
		add("__contains__", "self, key, /", func(_ context.Context, a []any) any { return s.Contains(a[0], Unwrap(a[1])) })
	}
	if s.GetItem != nil {
		add("__getitem__", "self, key, /", func(_ context.Context, a []any) any { return s.GetItem(a[0], a[1]) })
	}
	if s.SetItem != nil {
		add("__setitem__", "self, key, value, /", func(_ context.Context, a []any) any { s.SetItem(a[0], a[1], a[2]); return nil })
	}
	if s.DelItem != nil {
		add("__delitem__", "self, key, /", func(_ context.Context, a []any) any { s.DelItem(a[0], a[1]); return nil })
	}
}

func (t *Type) deriveOperators(s *Slots, add adder) {
	if s.Compare != nil {
		for op := OpLt; op <= OpGe; op++ {
			add(cmpNames[op], "self, value, /", func(_ context.Context, a []any) any { return s.Compare(op, a[0], Unwrap(a[1])) })
		}
	}
	for _, op := range s.BinOps {
		add(binOps[op].name, "self, value, /", func(_ context.Context, a []any) any {
			if s.SequenceOps && op == OpMul {
				return s.Binary(op, a[0], counted(a[1]))
			}
			return s.Binary(op, a[0], rightOperand(op, s, a[1]))
		})
		if s.SequenceOps && op == OpAdd {
			continue
		}
		if s.SequenceOps && op == OpMul {
			add(binOps[op].rname, "self, value, /", func(_ context.Context, a []any) any { return s.Binary(op, a[0], counted(a[1])) })
			continue
		}
		add(binOps[op].rname, "self, value, /", func(_ context.Context, a []any) any { return s.Binary(op, Unwrap(a[1]), a[0]) })
	}
	for _, op := range s.InplaceOps {
		add(binOps[op].iname, "self, value, /", func(_ context.Context, a []any) any { return s.Inplace(op, a[0], Unwrap(a[1])) })
	}
	for _, op := range s.UnOps {
		add(unOps[op].name, "self, /", func(_ context.Context, a []any) any { return s.Unary(op, a[0]) })
	}
}

// counted is the argument of a sequence's __mul__: an int, or what stands for one.
func counted(v any) any {
	n, ok := Index(v)
	if !ok {
		panic(TypeError.Newf("'%s' object cannot be interpreted as an integer", TypeOf(v).ErrName()))
	}
	return n
}

// initMethod is __init__ of a builtin class called on an instance of a user subclass: super().__init__(...). The value
// is made anew from the arguments, unless the class has an Init of its own or is fixed by __new__.
func (t *Type) initMethod(ctx context.Context, a []any) any {
	args, kw := a[1].(*Tuple).Items(), kwargsOf(a[2])
	in, ok := a[0].(*Instance)
	switch {
	case t.Init != nil:
		t.Init(ctx, Unwrap(a[0]), args, kw)
	case !ok || t.Immutable:
	case t.Construct != nil:
		in.Base = t.Construct(ctx, t, args, kw)
		if b, ok := in.Base.(Adopted); ok {
			b.SetInstance(in)
		}
	}
	return nil
}

// derivedDunder finds a derived method along the MRO; nil if there is none.
func derivedDunder(t *Type, name string) any {
	v, ok := t.Lookup(name)
	if !ok {
		return nil
	}
	return v
}

func wantStr(v any, what string) string {
	s, ok := Unwrap(v).(string)
	if !ok {
		got := TypeOf(v).Name
		if v == nil {
			got = "None"
		}
		panic(TypeError.Newf("%s must be str, not %s", what, got))
	}
	return s
}
