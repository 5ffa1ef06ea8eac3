package py

import "context"

// Kwarg is one keyword argument of a call.
type Kwarg struct {
	Name  string
	Value any
}

// CodeFunc is the Go body of a Python function: a holds one slot for each parameter, in declaration order
// (*args is a *Tuple, **kwargs a *Dict[any, any]).
type CodeFunc = func(ctx context.Context, a []any) any

// FuncKind says what a call of a function makes, for inspect and asyncio's iscoroutinefunction.
type FuncKind uint8

// The kinds of function.
const (
	Plain FuncKind = iota
	CoroutineFunc
	GeneratorFunc
	AsyncGeneratorFunc
)

// Func describes a function to NewFunction.
type Func struct {
	Name     string
	Qualname string // Name when empty
	Doc      string
	Module   string
	Sig      *Signature
	Kind     FuncKind
	Code     CodeFunc
}

// Function is a Python function (or a builtin function or method descriptor, when Native is set).
type Function struct {
	Name, Qualname, Module string
	Doc                    any
	Sig                    *Signature
	Kind                   FuncKind
	Code                   CodeFunc
	// Native marks functions written in Go: their repr and type name are those of CPython's builtins.
	Native bool
	// Owner is the class whose table a native method stands in.
	Owner *Type
	// Self is the object a native bound function belongs to (a module, or the receiver).
	Self any
	attrs
	annotations any
	lazySig     string
	wrapper     bool
	classMethod bool
	wholeSelf   bool // takes the instance of a user subclass itself, not its Base
	inPython    bool // a module's function that CPython has in Python
}

// NewFunction makes a Python function object.
func NewFunction(f Func) *Function {
	q := f.Qualname
	if q == "" {
		q = f.Name
	}
	fn := &Function{Name: f.Name, Qualname: q, Module: f.Module, Sig: f.Sig, Kind: f.Kind, Code: f.Code}
	if f.Doc != "" {
		fn.Doc = f.Doc
	}
	if fn.Sig == nil {
		fn.Sig = Sig("")
	}
	return fn
}

// BoundMethod is a callable with its first argument fixed: what obj.method gives.
type BoundMethod struct {
	Func any
	Self any
}

// Def is one line of a method table: name, signature in Python's syntax (literal defaults allowed) and body.
// The signature is parsed at the first call, so tables cost nothing at start.
//
//	{"split", "self, /, sep=None, maxsplit=-1", func(ctx context.Context, a []any) any { ... }},
type Def struct {
	Name string
	Sig  string
	Code CodeFunc
}

// Method makes one line of a method table in another package (where vet asks for keyed literals).
func Method(name, sig string, code CodeFunc) Def { return Def{Name: name, Sig: sig, Code: code} }

// MethodTable is the hand-written table of a builtin type's or module's functions.
type MethodTable []Def

// Getter is one line of an attribute table: a computed attribute of a builtin type. Set nil means read-only.
type Getter struct {
	Name string
	Get  func(o any) any
	Set  func(o, v any)
}

// native makes the function object of one table line.
func (d Def) native(owner *Type, module string) *Function {
	q := d.Name
	if owner != nil {
		q = owner.Qualname + "." + d.Name
	}
	return &Function{
		Name: d.Name, Qualname: q, Module: module, Code: d.Code, Native: true, Owner: owner, lazySig: d.Sig,
	}
}

// Methods adds a table of instance methods to a builtin class.
func (t *Type) Methods(table MethodTable) { t.addMethods(table, false) }

// MethodsOnWhole is Methods for methods that take an instance of a user's subclass itself, not the builtin object that it is
// made of.
func (t *Type) MethodsOnWhole(table MethodTable) { t.addMethods(table, true) }

func (t *Type) addMethods(table MethodTable, whole bool) {
	for i := range table {
		t.tableOps = t.tableOps || isDunder(table[i].Name)
	}
	t.later(func() {
		for _, d := range table {
			f := d.native(t, "")
			f.wholeSelf = whole
			t.own.set(d.Name, f)
		}
	})
}

// StaticMethods adds a table of static methods (no receiver slot).
func (t *Type) StaticMethods(table MethodTable) {
	t.later(func() {
		for _, d := range table {
			f := d.native(nil, "")
			f.Qualname = t.Qualname + "." + d.Name
			t.own.set(d.Name, &StaticMethod{Func: f})
		}
	})
}

// ClassMethods adds a table of class methods (slot 0 is the class).
func (t *Type) ClassMethods(table MethodTable) {
	t.later(func() {
		for _, d := range table {
			f := d.native(t, "")
			f.classMethod = true
			t.own.set(d.Name, &ClassMethod{Func: f})
		}
	})
}

// Getters adds a table of computed attributes.
func (t *Type) Getters(table []Getter) {
	t.later(func() {
		for _, g := range table {
			t.own.set(g.Name, &GetSet{Name: g.Name, Owner: t, Get: g.Get, Set: g.Set})
		}
	})
}

// Iterator is a Go-side iterator over boxed values.
type Iterator interface {
	Next() (v any, ok bool)
}

// attrs is an insertion-ordered attribute dictionary; the zero value is empty.
type attrs struct {
	names  []string
	m      map[string]any
	tables []func() // what fills it at the first look
}

// later notes what fills the dictionary at the first look: a program pays for the classes and modules it uses.
func (a *attrs) later(fill func()) { a.tables = append(a.tables, fill) }

// fill runs what later has noted.
func (a *attrs) fill() {
	tables := a.tables
	a.tables = nil
	for _, f := range tables {
		f()
	}
}

// keys are the names in insertion order.
func (a *attrs) keys() []string {
	if a.tables != nil {
		a.fill()
	}
	return a.names
}

func (a *attrs) get(name string) (any, bool) {
	if a.tables != nil {
		a.fill()
	}
	v, ok := a.m[name]
	return v, ok
}

func (a *attrs) set(name string, v any) {
	if a.tables != nil {
		a.later(func() { a.set(name, v) })
		return
	}
	if a.m == nil {
		a.m = make(map[string]any)
	}
	if _, ok := a.m[name]; !ok {
		a.names = append(a.names, name)
	}
	a.m[name] = v
}

func (a *attrs) del(name string) bool {
	if a.tables != nil {
		a.fill()
	}
	if _, ok := a.m[name]; !ok {
		return false
	}
	delete(a.m, name)
	for i, n := range a.names {
		if n == name {
			a.names = append(a.names[:i:i], a.names[i+1:]...)
			break
		}
	}
	return true
}
