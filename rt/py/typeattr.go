package py

import "context"

// getAttr is attribute access on a class: type.__getattribute__.
func (t *Type) getAttr(name string) (any, bool) {
	meta := t.PyClass()
	ma, mfound := meta.Lookup(name)
	if mfound && isDataDescr(ma) {
		return bindDescr(ma, t, meta), true
	}
	switch name {
	case "__name__":
		return t.Name, true // a data descriptor of type: it goes before a class's own (generators have a __name__ each)
	case "__qualname__":
		return t.Qualname, true
	}
	if v, ok := t.Lookup(name); ok && !(mfound && isObjectDefault(t, name)) {
		return bindOnClass(v, t), true
	}
	if v, ok := t.classSpecial(name); ok {
		return v, true
	}
	if mfound {
		return bindDescr(ma, t, meta), true
	}
	if meta.user || meta != TypeType {
		if g := meta.Slots.GetAttr; g != nil {
			if v, ok := g(t, name); ok {
				return v, true
			}
		}
		if h := meta.hooks(); h.getattr != nil {
			return callSpecial(h.getattr, t, name), true
		}
	}
	return nil, false
}

// isObjectDefault is a hook for names where the metaclass's version goes before object's; there are none for `type` itself.
func isObjectDefault(*Type, string) bool { return false }

// classSpecial gives the attributes every class has.
func (t *Type) classSpecial(name string) (any, bool) {
	switch name {
	case "__name__":
		return t.Name, true
	case "__qualname__":
		return t.Qualname, true
	case "__module__":
		return t.Module, true
	case "__doc__":
		return t.Doc, true
	case "__bases__":
		return typeTuple(t.Bases), true
	case "__base__":
		if len(t.Bases) == 0 {
			return nil, true
		}
		return t.Bases[0], true
	case "__mro__":
		return typeTuple(t.MRO), true
	case "__class__":
		return t.PyClass(), true
	case "__dict__":
		return t.dictCopy(), true
	case "__abstractmethods__":
		if t.abstracts == nil {
			return nil, false
		}
		return frozenNames(t.abstracts), true
	case "mro":
		return &Function{Name: "mro", Qualname: "type.mro", Native: true, lazySig: "", Code: func(context.Context, []any) any {
			return NewList(typeAnys(t.MRO)...)
		}}, true
	case "__subclasses__":
		return &Function{Name: "__subclasses__", Qualname: "type.__subclasses__", Native: true, lazySig: "", Code: func(context.Context, []any) any {
			return NewList(typeAnys(t.subclasses)...)
		}}, true
	case "__annotations__":
		if v, ok := t.own.get(name); ok {
			return v, true
		}
		d := NewDict[any, any]()
		t.own.set(name, d)
		return d, true
	case "__new__":
		return t.newMethod(), true
	}
	return nil, false
}

// newMethod is cls.__new__ of a builtin class, as super().__new__(cls, ...) calls it.
func (t *Type) newMethod() *Function {
	return &Function{Name: "__new__", Qualname: t.Name + ".__new__", Native: true, lazySig: "*args, **kwargs", Code: func(ctx context.Context, a []any) any {
		args := a[0].(*Tuple).items
		if len(args) == 0 {
			panic(TypeError.Newf("%s.__new__(): not enough arguments", t.Name))
		}
		cls, ok := args[0].(*Type)
		if !ok {
			panic(TypeError.Newf("%s.__new__(X): X is not a type object (%s)", t.Name, TypeOf(args[0]).Name))
		}
		if !cls.IsSubtype(t) {
			panic(TypeError.Newf("%s.__new__(%s): %s is not a subtype of %s", t.Name, cls.Name, cls.Name, t.Name))
		}
		return cls.newAllocated(ctx, args[1:], kwargsOf(a[1]))
	}}
}

// newAllocated is the builtin part of __new__, called explicitly from a user's __new__.
func (t *Type) newAllocated(ctx context.Context, args []any, kw []Kwarg) any {
	if !t.user {
		return t.construct(ctx, args, kw)
	}
	if t.abstracts != nil {
		panic(t.abstractError())
	}
	return t.allocate(ctx, t.makePlan(), args, kw)
}

// kwargsOf turns the **kwargs slot of a native function into keyword arguments.
func kwargsOf(d any) []Kwarg {
	m, ok := d.(AnyDict)
	if !ok || m.LenAny() == 0 {
		return nil
	}
	return StarStar(d)
}

func typeAnys(ts []*Type) []any {
	out := make([]any, len(ts))
	for i, t := range ts {
		out[i] = t
	}
	return out
}

func typeTuple(ts []*Type) *Tuple { return NewTuple(typeAnys(ts)...) }

func frozenNames(names []string) any {
	out := make([]any, len(names))
	for i, n := range names {
		out[i] = n
	}
	return NewFrozenSet[any](out...)
}

// dictCopy gives the class's attributes as a new dict (a mappingproxy's content).
func (t *Type) dictCopy() any {
	d := NewDict[any, any]()
	if t.user {
		d.Set("__module__", t.Module)
	}
	for _, n := range t.own.keys() {
		d.Set(n, t.own.m[n])
	}
	if t.user {
		d.Set("__doc__", t.Doc)
	}
	return d
}

// docOf is the docstring of the class itself (docstrings are not inherited).
func (t *Type) docOf() any { return t.Doc }

// setTypeAttr is cls.name = v.
func (t *Type) setTypeAttr(name string, v any) {
	meta := t.PyClass()
	if h := meta.hooks(); h.setattr != nil {
		callSpecial(h.setattr, t, name, v)
		return
	}
	if ma, ok := meta.Lookup(name); ok && setDescr(ma, t, v) {
		return
	}
	t.StoreAttr(name, v)
}

// StoreAttr is type.__setattr__: it stores a class attribute without asking a metaclass.
func (t *Type) StoreAttr(name string, v any) {
	if !t.user {
		panic(TypeError.Newf("cannot set '%s' attribute of immutable type '%s'", name, t.FullName()))
	}
	switch name {
	case "__name__":
		t.Name = Unwrap(v).(string)
		return
	case "__qualname__":
		t.Qualname = Unwrap(v).(string)
		return
	case "__module__":
		if s, ok := v.(string); ok {
			t.Module = s
		}
		return
	case "__doc__":
		t.Doc = v
		return
	case "__abstractmethods__":
		t.abstracts = nil
		for n := range Each(v) {
			t.abstracts = append(t.abstracts, Str(n))
		}
		return
	}
	t.setAttr(name, v)
}

// delTypeAttr is del cls.name.
func (t *Type) delTypeAttr(name string) {
	if !t.user {
		panic(TypeError.Newf("cannot set '%s' attribute of immutable type '%s'", name, t.FullName()))
	}
	if !t.own.del(name) {
		panic(noAttr(t, name))
	}
	t.touch()
}

// setClass is o.__class__ = v.
func setClass(o, v any) {
	c, ok := v.(*Type)
	in, isInst := o.(*Instance)
	switch {
	case !ok:
		panic(TypeError.Newf("__class__ must be set to a class, not '%s' object", TypeOf(v).Name))
	case !isInst || !c.user || c.layout != in.class.layout:
		panic(newExc(TypeError, "__class__ assignment only supported for mutable types or ModuleType subclasses"))
	}
	s := c.root
	for _, n := range in.shape.names {
		s = s.with(n)
	}
	in.class, in.shape = c, s
}

// dictOf is o.__dict__: a live view of the object's attributes.
func dictOf(o any) (any, bool) {
	switch x := o.(type) {
	case *Instance:
		if x.class.noDict {
			return nil, false
		}
		return &AttrDict{x}, true
	case *Exception:
		return &AttrDict{&x.Dict}, true
	case *Function:
		return attrsDict(&x.attrs), true
	case *Module:
		return attrsDict(&x.attrs), true
	case *Type:
		return x.dictCopy(), true
	}
	_, fields := o.(FieldNamer)
	_, overflow := o.(overflower)
	if !fields && !overflow || TypeOf(o).noDict {
		return nil, false
	}
	return &AttrDict{fieldStore{o}}, true
}

func attrsDict(a *attrs) any { return &AttrDict{&moduleStore{a}} }

// replaceDict is o.__dict__ = d.
func (o *Instance) replaceDict(v any) bool {
	d, ok := Unwrap(v).(AnyDict)
	if !ok {
		panic(TypeError.Newf("__dict__ must be set to a dictionary, not a '%s'", TypeOf(v).Name))
	}
	o.shape, o.slots = o.class.root, nil
	for pos := 0; ; {
		k, val, next, ok := d.EntryAny(pos)
		if !ok {
			return true
		}
		o.Set(Str(k), val)
		pos = next
	}
}
