package ir

import "strings"

// TypeKind sorts Go types.
type TypeKind uint8

// The kinds of Go types that generated code uses.
const (
	NamedType   TypeKind = iota // Pkg (import path, "" for predeclared), Name, Args
	PointerType                 // Elem
	SliceType                   // Elem
	FuncType                    // Params, Results; Variadic
	VarType                     // Obj: a type declared in the program
)

// Type is a Go type. Types are compared with Same, never by pointer.
type Type struct {
	Kind     TypeKind
	Pkg      string
	Name     string
	Obj      *Var
	Args     []*Type
	Elem     *Type
	Params   []*Type
	Results  []*Type
	Variadic bool
	// Nullable says of a PointerType that nil, which is None, is one of its values. Go has no such difference; it is kept so that
	// every use of such a pointer is one that has been thought of.
	Nullable bool
	// Extended says of a NamedType of the runtime that classes of the program extend it, so that a pointer to it may point into an
	// instance of one: it is boxed by its method Box.
	Extended bool
}

// The predeclared types.
var (
	Any        = &Type{Name: "any"}
	Bool       = &Type{Name: "bool"}
	Int        = &Type{Name: "int"}
	Float64    = &Type{Name: "float64"}
	Complex128 = &Type{Name: "complex128"}
	String     = &Type{Name: "string"}
	// Untyped is the type of nil and of expressions that are not values.
	Untyped = &Type{Name: "nil"}
	// Context is context.Context.
	Context = Named("context", "Context")
)

// Named returns the type pkg.name[args]; pkg is an import path.
func Named(pkg, name string, args ...*Type) *Type { return &Type{Pkg: pkg, Name: name, Args: args} }

// Pointer returns *elem.
func Pointer(elem *Type) *Type { return &Type{Kind: PointerType, Elem: elem} }

// SliceOf returns []elem.
func SliceOf(elem *Type) *Type { return &Type{Kind: SliceType, Elem: elem} }

// FuncOf returns func(params) results.
func FuncOf(params, results []*Type) *Type {
	return &Type{Kind: FuncType, Params: params, Results: results}
}

// DeclaredType returns the type that the program declares as v.
func DeclaredType(v *Var) *Type { return &Type{Kind: VarType, Obj: v} }

// Same says whether two types are identical.
func Same(a, b *Type) bool {
	if a == b {
		return true
	}
	if a == nil || b == nil || a.Kind != b.Kind || a.Pkg != b.Pkg || a.Name != b.Name || a.Obj != b.Obj || a.Variadic != b.Variadic || a.Nullable != b.Nullable {
		return false
	}
	return sameList(a.Args, b.Args) && sameList(a.Params, b.Params) && sameList(a.Results, b.Results) &&
		(a.Elem == b.Elem || Same(a.Elem, b.Elem))
}

func sameList(a, b []*Type) bool {
	if len(a) != len(b) {
		return false
	}
	for i := range a {
		if !Same(a[i], b[i]) {
			return false
		}
	}
	return true
}

// String renders the type as Go writes it, with the last element of import paths.
func (t *Type) String() string {
	switch t.Kind {
	case PointerType:
		return "*" + t.Elem.String()
	case SliceType:
		return "[]" + t.Elem.String()
	case FuncType:
		return "func(" + joinTypes(t.Params) + ") (" + joinTypes(t.Results) + ")"
	case VarType:
		return t.Obj.String()
	}
	name := t.Name
	if t.Pkg != "" {
		name = t.Pkg[strings.LastIndexByte(t.Pkg, '/')+1:] + "." + name
	}
	if len(t.Args) > 0 {
		name += "[" + joinTypes(t.Args) + "]"
	}
	return name
}

func joinTypes(list []*Type) string {
	parts := make([]string, len(list))
	for i, t := range list {
		parts[i] = t.String()
	}
	return strings.Join(parts, ", ")
}
