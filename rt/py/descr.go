package py

// Property is Python's property.
type Property struct {
	Fget, Fset, Fdel any
	Doc              any
	Name             string
}

// PyClass gives the class property.
func (p *Property) PyClass() *Type { return PropertyType }

// ClassMethod is Python's classmethod.
type ClassMethod struct{ Func any }

// PyClass gives the class classmethod.
func (c *ClassMethod) PyClass() *Type { return ClassMethodType }

// StaticMethod is Python's staticmethod.
type StaticMethod struct{ Func any }

// PyClass gives the class staticmethod.
func (s *StaticMethod) PyClass() *Type { return StaticMethodType }

// GetSet is a computed attribute of a builtin class.
type GetSet struct {
	Name  string
	Owner *Type
	Get   func(o any) any
	Set   func(o, v any)
}

// PyClass gives the class getset_descriptor.
func (g *GetSet) PyClass() *Type { return GetSetType }

// Member is a slot made by __slots__.
type Member struct {
	Name  string
	Owner *Type
}

// PyClass gives the class member_descriptor.
func (m *Member) PyClass() *Type { return MemberType }

func (m *Member) get(o any) (any, bool) {
	switch x := o.(type) {
	case *Instance:
		return x.Get(m.Name)
	case *Exception:
		return x.Fields.Get(m.Name)
	}
	return fieldStore{o}.Get(m.Name) // an object of a struct class
}

func (m *Member) set(o, v any) {
	switch x := o.(type) {
	case *Instance:
		x.Set(m.Name, v)
	case *Exception:
		x.Fields.Set(m.Name, v)
	default:
		fieldStore{o}.Set(m.Name, v)
	}
}

func (m *Member) del(o any) bool {
	switch x := o.(type) {
	case *Instance:
		return x.Del(m.Name)
	case *Exception:
		return x.Fields.Del(m.Name)
	}
	return fieldStore{o}.Del(m.Name)
}

// hasGet reports whether a class attribute is a descriptor (has __get__).
func hasGet(v any) bool {
	switch x := v.(type) {
	case nil, bool, int, float64, string, *Type, *BoundMethod:
		return false
	case *Function:
		return !x.Native || x.Owner != nil || x.inPython
	case *Property, *ClassMethod, *StaticMethod, *GetSet, *Member:
		return true
	case *Instance:
		_, ok := x.class.Lookup("__get__")
		return ok
	}
	_, ok := v.(Descriptor)
	return ok
}

// Descriptor is a Go value that binds itself when found in a class (functools.cached_property and the like).
type Descriptor interface {
	// DescrGet is __get__(obj, owner); obj is nil and onClass true for access on the class.
	DescrGet(obj any, owner *Type, onClass bool) any
}

// DataDescriptor is a Descriptor that takes precedence over the object's own attributes.
type DataDescriptor interface {
	Descriptor
	DescrSet(obj, v any)
}

// isDataDescr reports whether a class attribute takes precedence over the object's own attributes.
func isDataDescr(v any) bool {
	switch x := v.(type) {
	case nil, *Function:
		return false
	case *Property, *GetSet, *Member:
		return true
	case *Instance:
		if _, ok := x.class.Lookup("__set__"); ok {
			return true
		}
		_, ok := x.class.Lookup("__delete__")
		return ok
	}
	_, ok := v.(DataDescriptor)
	return ok
}

// bindDescr gives what a class attribute yields on object o of class t.
func bindDescr(v, o any, t *Type) any {
	switch x := v.(type) {
	case *Function:
		if x.Native {
			return bindNativeMethod(x, o)
		}
		return &BoundMethod{x, o}
	case *Property:
		if x.Fget == nil {
			panic(x.missing(o, "getter"))
		}
		return Call(current.Ctx, x.Fget, o)
	case *ClassMethod:
		return bindClassMethod(x, t)
	case *StaticMethod:
		return x.Func
	case *GetSet:
		return x.Get(baseFor(o, x.Owner))
	case *Member:
		if v, ok := x.get(o); ok {
			return v
		}
		panic(attributeError(o, x.Name, "'"+TypeOf(o).longName()+"' object has no attribute '"+x.Name+"'"))
	case *Instance:
		if get, ok := x.class.Lookup("__get__"); ok {
			return callSpecial(get, x, o, t)
		}
	case Descriptor:
		return x.DescrGet(o, t, false)
	}
	return v
}

// bindOnClass gives what a class attribute yields on the class itself.
func bindOnClass(v any, t *Type) any {
	switch x := v.(type) {
	case *ClassMethod:
		return bindClassMethod(x, t)
	case *StaticMethod:
		return x.Func
	case *Instance:
		if get, ok := x.class.Lookup("__get__"); ok {
			return callSpecial(get, x, nil, t)
		}
	case Descriptor:
		return x.DescrGet(nil, t, true)
	}
	return v
}

func bindClassMethod(c *ClassMethod, t *Type) any {
	if f, ok := c.Func.(*Function); ok {
		if f.Native {
			return bindNativeMethod(f, t)
		}
		return &BoundMethod{f, t}
	}
	if !hasGet(c.Func) {
		return &BoundMethod{c.Func, t}
	}
	return bindDescr(c.Func, t, t.PyClass())
}

// bindNativeMethod binds a builtin method; a module function stays as it is.
func bindNativeMethod(f *Function, o any) any {
	if f.Owner == nil && !f.inPython {
		return f
	}
	return &BoundMethod{f, o}
}

// baseFor gives the value a builtin class's Go code works on: the Base of an instance of a user subclass.
func baseFor(o any, owner *Type) any {
	if in, ok := o.(*Instance); ok && in.Base != nil && owner != ObjectType {
		return in.Base
	}
	return o
}

func (p *Property) missing(o any, what string) *Exception {
	name := ""
	if p.Name != "" {
		name = "'" + p.Name + "' "
	}
	return newExc(AttributeError, "property "+name+"of '"+TypeOf(o).Qualname+"' object has no "+what)
}

// setDescr stores through a data descriptor; false if the class attribute is none.
func setDescr(ca, o, v any) bool {
	switch x := ca.(type) {
	case *Property:
		if x.Fset == nil {
			panic(x.missing(o, "setter"))
		}
		Call(current.Ctx, x.Fset, o, v)
		return true
	case *GetSet:
		if x.Set == nil {
			panic(newExc(AttributeError, "attribute '"+x.Name+"' of '"+x.Owner.Name+"' objects is not writable"))
		}
		x.Set(baseFor(o, x.Owner), v)
		return true
	case *Member:
		x.set(o, v)
		return true
	case *Instance:
		if set, ok := x.class.Lookup("__set__"); ok {
			callSpecial(set, x, o, v)
			return true
		}
		if _, ok := x.class.Lookup("__delete__"); ok {
			panic(newExc(AttributeError, "__set__"))
		}
	case DataDescriptor:
		x.DescrSet(o, v)
		return true
	}
	return false
}

// delDescr deletes through a data descriptor; false if the class attribute is none.
func delDescr(ca, o any) bool {
	switch x := ca.(type) {
	case *Property:
		if x.Fdel == nil {
			panic(x.missing(o, "deleter"))
		}
		Call(current.Ctx, x.Fdel, o)
		return true
	case *GetSet:
		panic(newExc(AttributeError, "attribute '"+x.Name+"' of '"+x.Owner.Name+"' objects is not writable"))
	case *Member:
		if !x.del(o) {
			panic(newExc(AttributeError, x.Name)) // CPython says no more
		}
		return true
	case *Instance:
		if del, ok := x.class.Lookup("__delete__"); ok {
			callSpecial(del, x, o)
			return true
		}
		if _, ok := x.class.Lookup("__set__"); ok {
			panic(newExc(AttributeError, "__delete__"))
		}
	}
	return false
}

// callSpecial calls a method found on a class with its receiver.
func callSpecial(f, self any, args ...any) any {
	if fn, ok := f.(*Function); ok {
		a := make([]any, len(args)+1)
		a[0] = self
		copy(a[1:], args)
		return fn.call(current.Ctx, a)
	}
	bound := bindDescr(f, self, TypeOf(self))
	return Call(current.Ctx, bound, args...)
}

// specialMethod finds a dunder method on the class of o (never on the object itself).
func specialMethod(o any, name string) (any, bool) {
	return TypeOf(o).Lookup(name)
}
