package py

import (
	"context"
	"sort"
	"strings"
)

// ClassDef describes a class statement to NewClass.
type ClassDef struct {
	Name, Qualname, Module, Doc string
	Bases                       []any
	Keywords                    []Kwarg
	// Meta is set by a metaclass keyword the runtime knows (ABCMeta, EnumType); nil means the bases decide.
	Meta *Type
	// Alloc makes an instance before __init__ runs, for classes whose instances are Go structs; nil means Instances.
	Alloc func() any
}

// Namespace is the namespace of a class body while it runs.
type Namespace struct{ attrs }

// Set binds a name of the class body.
func (n *Namespace) Set(name string, v any) { n.set(name, v) }

// Get reads a name of the class body.
func (n *Namespace) Get(name string) (any, bool) { return n.get(name) }

// Lookup reads a name of the class body; Unbound where it has none.
func (n *Namespace) Lookup(name string) any {
	if v, ok := n.get(name); ok {
		return v
	}
	return Unbound
}

// Del unbinds a name of the class body; NameError if it is not bound.
func (n *Namespace) Del(name string) {
	if !n.del(name) {
		panic(nameError(name, "name '"+name+"' is not defined"))
	}
}

// Names lists the bound names in order.
func (n *Namespace) Names() []string { return n.names }

// NewClass runs a class statement: body fills the namespace, then the class is made from it (type.__new__).
func NewClass(ctx context.Context, def ClassDef, body func(ns *Namespace)) *Type {
	bases := resolveBases(ctx, def)
	ns := &Namespace{}
	if def.Qualname == "" {
		def.Qualname = def.Name
	}
	body(ns)
	t := buildClass(def, bases, ns)
	setNames(t, ns)
	initSubclass(ctx, t, def.Keywords)
	if m := t.PyClass(); m.classMade != nil {
		m.classMade(ctx, t, ns)
	}
	return t
}

func resolveBases(ctx context.Context, def ClassDef) []*Type {
	var bases []*Type
	for _, b := range def.Bases {
		t, ok := b.(*Type)
		if !ok {
			t = mroEntry(ctx, b, def)
		}
		if t == nil {
			continue
		}
		if t.Final {
			panic(TypeError.Newf("type '%s' is not an acceptable base type", t.FullName()))
		}
		for _, o := range bases {
			if o == t {
				panic(TypeError.Newf("duplicate base class %s", t.Name))
			}
		}
		bases = append(bases, t)
	}
	if len(bases) == 0 {
		bases = []*Type{ObjectType}
	}
	return bases
}

// mroEntry resolves a base that is not a class: Generic[T] gives its origin, other objects their __mro_entries__.
// Anything else CPython takes for an instance of a metaclass, and calls its class.
func mroEntry(ctx context.Context, b any, def ClassDef) *Type {
	if f, ok := GetAttrOK(b, "__mro_entries__"); ok {
		for e := range Each(Call(ctx, f, NewTuple(def.Bases...))) {
			if t, ok := e.(*Type); ok {
				return t
			}
		}
		return nil
	}
	Call(ctx, TypeOf(b), def.Name, NewTuple(def.Bases...), NewDict[any, any]())
	panic(newExc(TypeError, "bases must be types"))
}

// buildClass makes the class object: metaclass, layout, MRO, attributes.
func buildClass(def ClassDef, bases []*Type, ns *Namespace) *Type {
	t := &Type{
		Name: def.Name, Qualname: def.Qualname, Module: def.Module, Bases: bases, user: true,
		version: typeVersion.Add(1), keywords: def.Keywords, alloc: def.Alloc,
	}
	if def.Doc != "" {
		t.Doc = def.Doc
	}
	mro, ok := c3(t, bases)
	if !ok {
		panic(mroError(bases))
	}
	t.MRO = mro
	t.meta = pickMeta(def.Meta, bases)
	t.layout = pickLayout(bases)
	t.root = &shape{class: t}
	for _, b := range bases {
		t.excLayout = t.excLayout || b.excLayout
	}
	for _, n := range ns.names {
		t.adopt(n, ns.m[n])
	}
	if _, ok := t.own.get("__eq__"); ok {
		if _, ok := t.own.get("__hash__"); !ok {
			t.own.set("__hash__", nil)
		}
	}
	t.applySlots()
	for _, b := range bases {
		b.subclasses = append(b.subclasses, t)
	}
	t.findAbstract()
	return t
}

// adopt stores one name of the class body; a few have a meaning of their own.
func (t *Type) adopt(name string, v any) {
	switch name {
	case "__new__":
		if f, ok := v.(*Function); ok {
			v = &StaticMethod{Func: f}
		}
	case "__init_subclass__", "__class_getitem__":
		if f, ok := v.(*Function); ok {
			v = &ClassMethod{Func: f}
		}
	case "__qualname__":
		if s, ok := v.(string); ok {
			t.Qualname = s
			return
		}
	case "__module__":
		if s, ok := v.(string); ok {
			t.Module = s
			return
		}
	case "__doc__":
		t.Doc = v
	}
	t.own.set(name, v)
}

func mroError(bases []*Type) *Exception {
	names := make([]string, len(bases))
	for i, b := range bases {
		names[i] = b.Name
	}
	return TypeError.Newf("Cannot create a consistent method resolution order (MRO) for bases %s", strings.Join(names, ", "))
}

func pickMeta(meta *Type, bases []*Type) *Type {
	for _, b := range bases {
		if m := b.meta; m != nil && (meta == nil || m.IsSubtype(meta)) {
			meta = m
		}
	}
	return meta
}

// pickLayout finds the builtin class whose value instances carry; TypeError if two bases disagree.
func pickLayout(bases []*Type) *Type {
	var l *Type
	for _, b := range bases {
		c := b.layout
		if !b.user && b.mixin {
			c = nil
		}
		switch {
		case c == nil || l != nil && l.IsSubtype(c):
		case l == nil || c.IsSubtype(l):
			l = c
		case l.excLayout && c.excLayout:
		default:
			panic(newExc(TypeError, "multiple bases have instance lay-out conflict"))
		}
	}
	return l
}

// slotList gives the names in a value of __slots__; TypeError for what is no name.
func slotList(v any) []string {
	items := []any{v}
	if _, one := v.(string); !one {
		items = Items(v)
	}
	var names []string
	for _, n := range items {
		s, ok := n.(string)
		switch {
		case !ok:
			panic(TypeError.Newf("__slots__ items must be strings, not '%s'", TypeOf(n).Name))
		case !StrIsIdentifier(s):
			panic(newExc(TypeError, "__slots__ must be identifiers"))
		}
		names = append(names, s)
	}
	return names
}

// applySlots turns __slots__ into member descriptors.
func (t *Type) applySlots() {
	v, ok := t.own.get("__slots__")
	for _, b := range t.Bases {
		if b != ObjectType && !b.noDict && (b.user || b.excLayout) {
			ok = false
		}
	}
	if v == nil {
		return
	}
	names := slotList(v)
	t.noDict = ok && !t.excLayout
	for _, n := range names {
		switch {
		case n == "__dict__":
			t.noDict = false
			continue
		case n == "__weakref__":
			continue
		}
		if _, clash := t.own.get(n); clash {
			panic(ValueError.Newf("'%s' in __slots__ conflicts with class variable", n))
		}
		n = mangle(t.Name, n)
		t.slotNames = append(t.slotNames, n)
		t.own.set(n, &Member{Name: n, Owner: t})
	}
}

// mangle is Python's private name mangling.
func mangle(cls, name string) string {
	cls = strings.TrimLeft(cls, "_")
	if cls == "" || !strings.HasPrefix(name, "__") || strings.HasSuffix(name, "__") {
		return name
	}
	return "_" + cls + name
}

// setNames calls __set_name__ of the class's descriptors.
func setNames(t *Type, ns *Namespace) {
	for _, n := range ns.names {
		switch x := ns.m[n].(type) {
		case *Property:
			if x.Name == "" {
				x.Name = n
			}
		case *Instance:
			if f, ok := x.class.Lookup("__set_name__"); ok {
				callSetName(f, x, t, n)
			}
		case interface {
			SetName(owner *Type, name string)
		}:
			x.SetName(t, n)
		}
	}
}

// callSetName calls a user's __set_name__; what it raises says in a note where.
func callSetName(f any, x *Instance, t *Type, name string) {
	if exc := Try(func() { callSpecial(f, x, t, name) }); exc != nil {
		exc.AddNote("Error calling __set_name__ on '" + x.class.Name + "' instance '" + name + "' in '" + t.Name + "'")
		panic(exc.Propagate())
	}
}

// initSubclass calls super(t, t).__init_subclass__(**keywords).
func initSubclass(ctx context.Context, t *Type, kw []Kwarg) {
	for _, m := range t.MRO[1:] {
		v, ok := m.own.get("__init_subclass__")
		if !ok || m == ObjectType {
			continue
		}
		CallKw(ctx, bindOnClass(v, t), nil, kw)
		return
	}
	if len(kw) > 0 {
		panic(TypeError.Newf("%s.__init_subclass__() takes no keyword arguments", t.Name))
	}
}

// findAbstract computes __abstractmethods__ of a class whose metaclass is ABCMeta.
func (t *Type) findAbstract() {
	if t.meta == nil || !t.meta.enforces {
		return
	}
	seen := map[string]bool{}
	check := func(n string) {
		if v, ok := t.Lookup(n); ok && !seen[n] && isAbstract(v) {
			seen[n] = true
			t.abstracts = append(t.abstracts, n)
		}
	}
	for _, n := range t.own.keys() {
		check(n)
	}
	for _, b := range t.Bases {
		for _, n := range b.abstracts {
			check(n)
		}
	}
	sort.Strings(t.abstracts)
}

// isAbstract reports whether a class attribute is marked by abstractmethod.
func isAbstract(v any) bool {
	switch x := v.(type) {
	case *Function:
		a, _ := x.attrs.get("__isabstractmethod__")
		return a == true
	case *Property:
		return isAbstract(x.Fget) || isAbstract(x.Fset) || isAbstract(x.Fdel)
	case *ClassMethod:
		return isAbstract(x.Func)
	case *StaticMethod:
		return isAbstract(x.Func)
	}
	return false
}
