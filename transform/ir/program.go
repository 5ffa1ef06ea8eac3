package ir

// Program is everything one translation produces.
type Program struct {
	Packages []*Package
}

// Package is one Go package.
type Package struct {
	Name     string // of the package clause
	Exported bool   // public Python names become exported Go names
	Files    []*File
}

// File is one Go file, made from one Python module.
type File struct {
	PyName string // base name of the Python file, for the header
	PyPath string // the Python file as tracebacks show it
	Doc    []string
	Decls  []Decl
	// Imports maps import paths to the names used for them, filled by package names.
	Imports map[string]string
	Frames  []string // names of the Python functions that FuncInfo.Frame counts: <module>, f, <lambda>
	// Coroutines are the coroutine functions whose objects the file makes.
	Coroutines []*Coroutine
}

// Coroutine is a coroutine function: its body, which takes Ctx, and the calls that make its objects.
type Coroutine struct {
	Ctx  *Var
	Body *Block
	Made []*Call
}

// VarKind sorts named things.
type VarKind uint8

// The kinds of named things.
const (
	Local    VarKind = iota // a variable inside a function
	Param                   // a parameter of a function or function literal
	Global                  // a package variable
	FuncName                // a declared function
	TypeName                // a declared type
)

// Var is a named thing of the Go program: a variable, function or type. Hint is what names makes the Go name from.
type Var struct {
	Kind   VarKind
	Hint   string // the Python name, or a word for what it holds
	Name   string // the Go name, given by package names
	Type   *Type
	Public bool // exported where the package exports
	Fixed  bool // Hint is the Go name already
	// Volatile variables may change under a read: something other than the statement at hand assigns them.
	Volatile bool
	Temp     bool // not a variable of the Python program: others choose their names first
	// Home is the body of the function or function literal that owns a Local that is Shared or Persistent.
	Home *Block
	// Shared says that a closure may outlive the statement that made it and still see the variable: it is one variable for
	// the whole function, never one an iteration.
	Shared bool
	// Persistent variables keep their value between iterations (they may be read before this iteration assigns them).
	Persistent bool
	// Once says that the variable is bound in one place only, so that it keeps its value while a statement runs.
	Once bool
	// Extended says, of a declared type, that other declared types embed it, so that a pointer to it may point into one of
	// those: it is boxed by its method Box.
	Extended bool
	Init     Expr // value that a Persistent variable starts with, nil for the zero value
}

// String returns the Go name, or the hint before names are given.
func (v *Var) String() string {
	if v.Name != "" {
		return v.Name
	}
	return v.Hint
}

// Decl is a top-level declaration.
type Decl interface{ decl() }

// FuncDecl declares a function, or a method where Recv is set.
type FuncDecl struct {
	Doc     []string // lines without "//"
	Obj     *Var
	Recv    *Var
	Method  string // name of a method
	Params  []*Var
	Results []*Type
	Body    *Block
	Frame   int // index in File.Frames, -1 for code that is no Python function
}

// VarDecl declares package variables, one a line.
type VarDecl struct {
	Doc   []string
	Obj   *Var
	Value Expr // nil: zero value
}

// Field is one field of a struct.
type Field struct {
	Name    string // "" for an embedded type
	Type    *Type
	Comment string
}

// StructDecl declares a struct type.
type StructDecl struct {
	Doc    []string
	Obj    *Var
	Fields []Field
}

// InterfaceDecl declares an interface type.
type InterfaceDecl struct {
	Doc     []string
	Obj     *Var
	Methods []Method
}

// Method is one method of an interface.
type Method struct {
	Name string
	Type *Type // a FuncType without the receiver
}

func (*FuncDecl) decl()      {}
func (*VarDecl) decl()       {}
func (*StructDecl) decl()    {}
func (*InterfaceDecl) decl() {}
