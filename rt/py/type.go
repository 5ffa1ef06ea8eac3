package py

import (
	"context"
	"strings"
	"sync/atomic"
	"unsafe"
)

// Type is a Python class, builtin or made by a class statement.
type Type struct {
	Name, Qualname, Module string
	Doc                    any
	Bases                  []*Type
	MRO                    []*Type
	// Slots are the class's operations in Go form; classes made by a class statement have none.
	Slots Slots
	// Construct makes an instance of cls, which is this class or a subclass of it (a user subclass of a builtin keeps the
	// result in Instance.Base unless Construct itself returns an object of class cls).
	Construct func(ctx context.Context, cls *Type, args []any, kw []Kwarg) any
	// InC says that CPython's class is written in C: error texts name it with its module ('datetime.date').
	InC bool
	// InPython says that CPython's class is written in Python: the errors of calling it and its methods are those of Python
	// functions.
	InPython bool
	// Init is __init__ of a mutable builtin on an existing value, for super().__init__(...) in subclasses; nil: the value is
	// made anew by Construct.
	Init func(ctx context.Context, o any, args []any, kw []Kwarg)
	// Generic classes can be subscripted (list[int]).
	Generic bool
	// Immutable says that the value is fixed by Construct (int, str, tuple): a subclass's __init__ does not see it.
	Immutable bool
	// Final classes cannot be subclassed (bool, NoneType, function ...).
	Final bool
	// Abstract classes cannot be called (NoneType excepted): "cannot create 'X' instances".
	Abstract bool

	// InstanceCheck and SubclassCheck extend isinstance and issubclass beyond the MRO (the abstract classes of
	// collections.abc, typing's protocols).
	InstanceCheck func(o any) bool
	SubclassCheck func(c *Type) bool
	// EmptyBase makes the value of a subclass's instance before its __init__ runs (an empty list, dict ...); nil: Construct
	// with no arguments is tried.
	EmptyBase func() any

	own        attrs // the class's dictionary
	user       bool
	plainValue bool // a builtin whose objects have no attributes of their own (str, list ...)
	mixin      bool // a builtin base that carries no value (ABCs, Protocol, Generic)
	tableOps   bool // a Go class that defines operators as methods in its table
	enforces   bool // a metaclass that enforces abstract methods
	derived    bool // dunder methods derived from Slots stand in attrs
	registered []*Type
	plan       *plan
	classMade  func(ctx context.Context, t *Type, ns *Namespace)
	meta       *Type
	keywords   []Kwarg
	alloc      func() any // see ClassDef.Alloc
	subclasses []*Type
	version    uint32
	root       *shape
	layout     *Type // nearest builtin base that is not object, nil if none
	excLayout  bool  // subclass of BaseException
	noDict     bool  // __slots__ all the way up
	slotNames  []string
	custom     customHooks
	customVer  uint32
	abstracts  []string
}

var typeVersion atomic.Uint32

// newType makes a builtin class; with no base it derives from object.
func newType(name string, bases ...*Type) *Type {
	t := &Type{Name: name, Qualname: name, Module: "builtins", Bases: bases, version: typeVersion.Add(1)}
	mro, ok := c3(t, bases)
	if !ok {
		panic("py: inconsistent MRO for " + name)
	}
	t.MRO = mro
	for _, b := range bases {
		b.subclasses = append(b.subclasses, t)
		t.excLayout = t.excLayout || b.excLayout
		if t.Construct == nil {
			t.Construct = b.Construct
		}
	}
	t.root = &shape{class: t}
	if name != "object" {
		t.layout = t
	}
	return t
}

// NewBuiltinType declares a class implemented in Go: module is its __module__ ("asyncio.queues"), base nil means object.
func NewBuiltinType(module, name string, bases ...*Type) *Type {
	if len(bases) == 0 {
		bases = []*Type{ObjectType}
	}
	t := newType(name, bases...)
	t.Module = module
	return t
}

// PyClass gives the class's metaclass.
func (t *Type) PyClass() *Type {
	if t.meta != nil {
		return t.meta
	}
	return TypeType
}

// c3 linearises the bases (the C3 algorithm of CPython's mro_implementation); false means there is no consistent order.
func c3(t *Type, bases []*Type) ([]*Type, bool) {
	var seqs [][]*Type
	for _, b := range bases {
		seqs = append(seqs, b.MRO)
	}
	if len(bases) > 0 {
		seqs = append(seqs, bases)
	}
	out := []*Type{t}
	for {
		var cand *Type
		empty := true
		for _, s := range seqs {
			if len(s) == 0 {
				continue
			}
			empty = false
			if !inTails(seqs, s[0]) {
				cand = s[0]
				break
			}
		}
		if empty {
			return out, true
		}
		if cand == nil {
			return nil, false
		}
		out = append(out, cand)
		for i, s := range seqs {
			if len(s) > 0 && s[0] == cand {
				seqs[i] = s[1:]
			}
		}
	}
}

func inTails(seqs [][]*Type, c *Type) bool {
	for _, s := range seqs {
		for i := 1; i < len(s); i++ {
			if s[i] == c {
				return true
			}
		}
	}
	return false
}

// IsSubtype reports whether t is u or derives from it (by the MRO; no __subclasscheck__).
func (t *Type) IsSubtype(u *Type) bool {
	if t == u {
		return true
	}
	for _, m := range t.MRO {
		if m == u {
			return true
		}
	}
	return false
}

type lookupEntry struct {
	typ     *Type
	version uint32
	found   bool
	name    string
	value   any
	where   *Type
}

const lookupBits = 12

var lookupCache [1 << lookupBits]lookupEntry

func nameHash(p unsafe.Pointer, name string) uintptr {
	h := uintptr(p)>>4 ^ uintptr(unsafe.Pointer(unsafe.StringData(name)))
	return (h ^ h>>lookupBits) & (1<<lookupBits - 1)
}

// Lookup finds a class attribute along the MRO, without binding it.
func (t *Type) Lookup(name string) (any, bool) {
	v, _, ok := t.lookupWhere(name)
	return v, ok
}

// lookupWhere is Lookup that also tells the class that defines the attribute.
func (t *Type) lookupWhere(name string) (any, *Type, bool) {
	e := &lookupCache[nameHash(unsafe.Pointer(t), name)]
	if e.typ == t && e.version == t.version && e.name == name {
		return e.value, e.where, e.found
	}
	dunder := isDunder(name)
	for _, m := range t.MRO {
		if dunder && !m.derived && !m.user {
			m.derive()
		}
		if v, ok := m.own.get(name); ok {
			*e = lookupEntry{t, t.version, true, name, v, m}
			return v, m, true
		}
	}
	*e = lookupEntry{t, t.version, false, name, nil, nil}
	return nil, nil, false
}

// setAttr stores a class attribute and forgets what was cached about the class and its subclasses.
func (t *Type) setAttr(name string, v any) {
	t.own.set(name, v)
	t.touch()
}

// later notes what fills the dictionary of a builtin class when something looks.
func (t *Type) later(fill func()) {
	t.own.later(fill)
	t.touch()
}

func (t *Type) touch() {
	t.version = typeVersion.Add(1)
	for _, s := range t.subclasses {
		s.touch()
	}
}

// Defines reports whether the class itself, not one that it extends, has the attribute.
func (t *Type) Defines(name string) bool {
	_, ok := t.own.get(name)
	return ok
}

// Set stores a class attribute.
func (t *Type) Set(name string, v any) { t.setAttr(name, v) }

// Get gives a class attribute along the MRO, unbound.
func (t *Type) Get(name string) (any, bool) { return t.Lookup(name) }

// Repr gives `<class 'mod.Name'>`.
func (t *Type) Repr() string { return "<class '" + t.FullName() + "'>" }

// FullName is the class's name as repr and tracebacks print it: qualified unless it is a builtin.
func (t *Type) FullName() string {
	if t.Module == "builtins" || t.Module == "" {
		return t.Qualname
	}
	return t.Module + "." + t.Qualname
}

// longName is the class's name as C code writes it by %T: qualified, by its module too unless that is the main one.
func (t *Type) longName() string {
	if t.Module == "__main__" {
		return t.Qualname
	}
	return t.FullName()
}

// Mixin says that instances carry no value of this class (ABCs, asyncio.Protocol): a subclass's instances are plain ones.
func (t *Type) Mixin() *Type {
	t.mixin = true
	t.Construct = func(_ context.Context, cls *Type, _ []any, _ []Kwarg) any { return NewInstance(cls) }
	return t
}

// ErrName is the class's name in error texts.
func (t *Type) ErrName() string {
	if t.InC {
		return t.Module + "." + t.Name
	}
	return t.Name
}

// customHooks caches which protocol methods a user class overrides, so that the common case asks no dictionary.
type customHooks struct {
	getattribute, getattr, setattr, delattr any
}

// hooks gives the class's own attribute hooks (nil where object's apply).
func (t *Type) hooks() *customHooks {
	if t.customVer == t.version {
		return &t.custom
	}
	t.custom = customHooks{
		getattribute: t.override("__getattribute__"),
		getattr:      t.override("__getattr__"),
		setattr:      t.override("__setattr__"),
		delattr:      t.override("__delattr__"),
	}
	t.customVer = t.version
	return &t.custom
}

// override gives the attribute if a user class defines it, nil if it is inherited from a builtin or absent.
func (t *Type) override(name string) any {
	v, where, ok := t.lookupWhere(name)
	if !ok || !where.user && !where.mixin {
		return nil
	}
	return v
}

// isDunder reports whether name is of the __x__ form.
func isDunder(name string) bool {
	return len(name) > 4 && strings.HasPrefix(name, "__") && strings.HasSuffix(name, "__")
}
