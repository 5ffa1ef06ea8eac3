package py

// superObject is super(cls, self).
type superObject struct {
	cls  *Type
	self any
	typ  *Type // the class whose MRO is searched
	// bound is false for self given as a class (in __new__ and class methods).
	onClass bool
}

// PyClass gives the class super.
func (s *superObject) PyClass() *Type { return SuperType }

// Super is super(cls, self), what the zero-argument super() in a method of cls means. self may be an instance or, in
// __new__ and class methods, a class.
func Super(cls *Type, self any) any {
	if t, ok := self.(*Type); ok && t.IsSubtype(cls) {
		return &superObject{cls: cls, self: self, typ: t, onClass: true}
	}
	t := TypeOf(self)
	if !t.IsSubtype(cls) {
		panic(newExc(TypeError, "super(type, obj): obj ("+superWho(self)+") is not an instance or subtype of type ("+cls.Name+")."))
	}
	return &superObject{cls: cls, self: self, typ: t}
}

// SuperOf is Super for a first argument that is not known to be a class.
func SuperOf(cls, self any) any {
	t, ok := cls.(*Type)
	if !ok {
		panic(newExc(TypeError, "super() argument 1 must be a type, not "+TypeOf(cls).ErrName()))
	}
	return Super(t, self)
}

func superWho(self any) string {
	if t, ok := self.(*Type); ok {
		return "type " + t.Name
	}
	return "instance of " + TypeOf(self).Name
}

// lookup finds an attribute in the classes after cls in the MRO.
func (s *superObject) lookup(name string) (any, *Type, bool) {
	after := false
	for _, m := range s.typ.MRO {
		if after {
			if !m.derived && !m.user {
				m.derive()
			}
			if v, ok := m.own.get(name); ok {
				return v, m, true
			}
			if name == "__new__" && !m.user && (m.Construct != nil || m == ObjectType) {
				return &StaticMethod{Func: m.newMethod()}, m, true
			}
		}
		if m == s.cls {
			after = true
		}
	}
	return nil, nil, false
}

func (s *superObject) getAttr(name string) (any, bool) {
	if name == "__class__" {
		return SuperType, true
	}
	v, _, ok := s.lookup(name)
	if !ok {
		return specialAttr(s, SuperType, name)
	}
	if s.onClass {
		return bindOnClass(v, s.typ), true
	}
	return bindDescr(v, s.self, s.typ), true
}

// CallSuper is super(cls, self).name(*args), without making the intermediate objects.
func CallSuper(cls *Type, self any, name string, args ...any) any {
	s := superObject{cls: cls, self: self, typ: TypeOf(self)}
	if v, _, ok := s.lookup(name); ok {
		if f, isFn := v.(*Function); isFn {
			return callSpecial(f, self, args...)
		}
	}
	return Call(current.Ctx, GetAttr(Super(cls, self), name), append([]any(nil), args...)...)
}
