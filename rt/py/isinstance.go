package py

// IsInstance is isinstance(o, cls): cls is a class, a union or a (nested) tuple of them; TypeError otherwise.
func IsInstance(o, cls any) bool {
	switch c := cls.(type) {
	case *Type:
		return c.hasInstance(o)
	case AnyTuple:
		for i := range c.LenAny() {
			if IsInstance(o, c.GetAny(i)) {
				return true
			}
		}
		return false
	case *Union:
		for _, m := range c.Members {
			if m == nil && o == nil || m != nil && IsInstance(o, m) {
				return true
			}
		}
		return false
	case *GenericAlias:
		panic(newExc(TypeError, "isinstance() argument 2 cannot be a parameterized generic"))
	}
	if b, ok := cls.(boxer); ok {
		return IsInstance(o, b.Box())
	}
	if f, ok := specialMethod(cls, "__instancecheck__"); ok {
		return Truth(callSpecial(f, cls, o))
	}
	panic(newExc(TypeError, "isinstance() arg 2 must be a type, a tuple of types, or a union"))
}

func (c *Type) hasInstance(o any) bool {
	t := TypeOf(o)
	if t == c {
		return true
	}
	if c.meta != nil {
		if f, where, ok := c.meta.lookupWhere("__instancecheck__"); ok && where != TypeType {
			return Truth(callSpecial(f, c, o))
		}
	}
	if t.IsSubtype(c) {
		return true
	}
	if c.InstanceCheck != nil && c.InstanceCheck(o) {
		return true
	}
	return c.registeredFor(t)
}

// registeredFor reports whether t derives from a class registered with c's ABC machinery.
func (c *Type) registeredFor(t *Type) bool {
	if c.SubclassCheck != nil && c.SubclassCheck(t) {
		return true
	}
	for _, r := range c.registered {
		if t.IsSubtype(r) || r.registeredFor(t) {
			return true
		}
	}
	return false
}

// Register makes sub a virtual subclass of c: abc.ABCMeta.register.
func (c *Type) Register(sub *Type) { c.registered = append(c.registered, sub) }

// IsSubclass is issubclass(c, cls).
func IsSubclass(c, cls any) bool {
	t, ok := c.(*Type)
	if !ok {
		panic(newExc(TypeError, "issubclass() arg 1 must be a class"))
	}
	switch u := cls.(type) {
	case *Type:
		if u.meta != nil {
			if f, where, ok := u.meta.lookupWhere("__subclasscheck__"); ok && where != TypeType {
				return Truth(callSpecial(f, u, t))
			}
		}
		return t.IsSubtype(u) || u.registeredFor(t)
	case AnyTuple:
		for i := range u.LenAny() {
			if IsSubclass(c, u.GetAny(i)) {
				return true
			}
		}
		return false
	case *Union:
		for _, m := range u.Members {
			if m == nil && t == NoneType || m != nil && IsSubclass(c, m) {
				return true
			}
		}
		return false
	}
	if b, ok := cls.(boxer); ok {
		return IsSubclass(c, b.Box())
	}
	panic(newExc(TypeError, "issubclass() arg 2 must be a class, a tuple of classes, or a union"))
}

// Union is X | Y of classes; a nil member is None.
type Union struct{ Members []any }

// UnionType is types.UnionType.
var UnionType = newType("UnionType", ObjectType)

// PyClass gives the class types.UnionType.
func (u *Union) PyClass() *Type { return UnionType }

// newUnion joins the alternatives of X | Y; false if one of them is no type.
func newUnion(parts ...any) (any, bool) {
	u := &Union{}
	for _, p := range parts {
		switch x := p.(type) {
		case *Union:
			for _, m := range x.Members {
				u.add(m)
			}
		case nil, *Type, *GenericAlias:
			u.add(x)
		default:
			return nil, false
		}
	}
	if len(u.Members) == 1 {
		return u.Members[0], true
	}
	return u, true
}

func (u *Union) add(m any) {
	for _, o := range u.Members {
		if o == m {
			return
		}
	}
	u.Members = append(u.Members, m)
}

// typeName is a type as annotations print it: the bare name of a builtin, else the dotted one.
func typeName(v any) string {
	switch x := v.(type) {
	case nil:
		return "None"
	case *Type:
		return x.FullName()
	case *singleton:
		return "..."
	}
	return Repr(v)
}

func (u *Union) repr() string {
	s := ""
	for i, m := range u.Members {
		if i > 0 {
			s += " | "
		}
		s += typeName(m)
	}
	return s
}

func (g *GenericAlias) repr() string {
	s := g.Origin.FullName() + "["
	if t, ok := g.Args.(AnyTuple); ok {
		for i := range t.LenAny() {
			if i > 0 {
				s += ", "
			}
			s += typeName(t.GetAny(i))
		}
		return s + "]"
	}
	return s + typeName(g.Args) + "]"
}

func initTypeSlots() {
	UnionType.Module = "types"
	GenericAliasType.Module = "types"
	or := func(_ BinOp, a, b any) any {
		if u, ok := newUnion(a, b); ok {
			return u
		}
		return NotImplemented
	}
	TypeType.Slots.Binary, TypeType.Slots.BinOps = or, []BinOp{OpOr}
	UnionType.Slots.Binary, UnionType.Slots.BinOps = or, []BinOp{OpOr}
	GenericAliasType.Slots.Binary, GenericAliasType.Slots.BinOps = or, []BinOp{OpOr}
	UnionType.Slots.Repr = func(o any) string { return o.(*Union).repr() }
	GenericAliasType.Slots.Repr = func(o any) string { return o.(*GenericAlias).repr() }
	GenericAliasType.Slots.Call = callAlias
	GenericAliasType.Slots.GetAttr = func(o any, name string) (any, bool) {
		g := o.(*GenericAlias)
		switch name {
		case "__origin__":
			return g.Origin, true
		case "__args__":
			if t, ok := g.Args.(AnyTuple); ok {
				return t, true
			}
			return NewTuple(g.Args), true
		case "__mro_entries__":
			return &Function{Name: name, Native: true, lazySig: "bases, /", Code: mroEntriesOf(g)}, true
		}
		return lookupAttr(g.Origin, name)
	}
	for _, t := range []*Type{ListType, DictType, SetType, FrozenSetType, TupleType, TypeType} {
		t.Generic = true
	}
}
