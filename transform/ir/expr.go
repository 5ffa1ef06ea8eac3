package ir

// Expr is a Go expression.
type Expr interface {
	// GoType returns the type of the value; Untyped for nil and package members used as callees.
	GoType() *Type
}

// LitKind sorts literals.
type LitKind uint8

// The kinds of literals.
const (
	LitNil LitKind = iota
	LitBool
	LitInt
	LitFloat
	LitString
)

type (
	// Ref reads (or, on a left side, writes) a variable, or names a declared function.
	Ref struct{ Var *Var }
	// Qual is a member of another package.
	Qual struct {
		Pkg, Name string
		T         *Type
	}
	// Lit is a literal.
	Lit struct {
		Kind  LitKind
		Bool  bool
		Int   int64
		Float float64
		Str   string
		T     *Type
	}
	// Call is a call; with Spread the last argument is followed by "...".
	Call struct {
		Fun    Expr
		Types  []*Type // explicit type arguments
		Args   []Expr
		Spread bool
		Pure   bool // has no effect: may be dropped where the result is not used
		// Runs is the coroutine function of the program whose body the call runs, nil where that is not known.
		Runs *Coroutine
		// Parks says that the call waits, and that a coroutine that is started over finds the wait again (see package restart).
		Parks bool
		// Recalls says that a coroutine that is started over and makes the call again gets what it got the first time, whatever it
		// passes now; the coroutine objects among that die unseen. What it gets must be awaited at once.
		Recalls bool
		// Makes says that the call makes a coroutine object and does nothing else.
		Makes bool
		T     *Type
	}
	// Selector is X.Name, or the field of the embedded type Embedded.
	Selector struct {
		X        Expr
		Name     string
		Embedded *Var
		// Fixed says that the field is set once, when its object is made.
		Fixed bool
		T     *Type
	}
	// Index is X[I].
	Index struct {
		X, I Expr
		T    *Type
	}
	// Unary is Op X, where Op is one of - ! ^ & * +.
	Unary struct {
		Op string
		X  Expr
		T  *Type
	}
	// Binary is X Op Y.
	Binary struct {
		Op   string
		X, Y Expr
		T    *Type
	}
	// Assert is X.(T).
	Assert struct {
		X Expr
		T *Type
	}
	// Convert is T(X).
	Convert struct {
		X Expr
		T *Type
	}
	// Implicit is X where Go converts it to T by itself: an assignment to an interface.
	Implicit struct {
		X Expr
		T *Type
	}
	// Composite is T{Elts} or T{Keys[i]: Elts[i]}; Multi puts each element on its own line; a nil T is left out.
	Composite struct {
		T     *Type
		Keys  []string
		Elts  []Expr
		Multi bool
		// Elided leaves the type out where the composite around it implies it.
		Elided bool
		Addr   bool // &T{...}; the type of the expression is then *T
	}
	// FuncLit is a function literal.
	FuncLit struct {
		Params  []*Var
		Results []*Type
		Body    *Block
		// Inline says that whoever receives the literal runs it at once and never afterwards, so that capturing a
		// variable in it is no different from using it in the enclosing function.
		Inline bool
		Frame  int // index in File.Frames, SameFrame or NoFrame
	}
)

// What the Frame of a FuncLit may be beside an index.
const (
	SameFrame = -1 // its body belongs to the frame of the function around it
	NoFrame   = -2 // it is no Python function: tracebacks leave it out
)

// GoType returns the variable's type.
func (e *Ref) GoType() *Type { return e.Var.Type }

// GoType returns the member's type.
func (e *Qual) GoType() *Type { return orUntyped(e.T) }

// GoType returns the literal's type.
func (e *Lit) GoType() *Type { return orUntyped(e.T) }

// GoType returns the result's type, Untyped for none.
func (e *Call) GoType() *Type { return orUntyped(e.T) }

// GoType returns the type of the field or method.
func (e *Selector) GoType() *Type { return orUntyped(e.T) }

// GoType returns the element's type.
func (e *Index) GoType() *Type { return orUntyped(e.T) }

// GoType returns the result's type.
func (e *Unary) GoType() *Type { return orUntyped(e.T) }

// GoType returns the result's type.
func (e *Binary) GoType() *Type { return orUntyped(e.T) }

// GoType returns the asserted type.
func (e *Assert) GoType() *Type { return e.T }

// GoType returns the type converted to.
func (e *Convert) GoType() *Type { return e.T }

// GoType returns the type converted to.
func (e *Implicit) GoType() *Type { return e.T }

// GoType returns the composite's type.
func (e *Composite) GoType() *Type {
	if e.Addr {
		return Pointer(e.T)
	}
	return orUntyped(e.T)
}

// GoType returns the function's type.
func (e *FuncLit) GoType() *Type {
	params := make([]*Type, len(e.Params))
	for i, p := range e.Params {
		params[i] = p.Type
	}
	return FuncOf(params, e.Results)
}

func orUntyped(t *Type) *Type {
	if t == nil {
		return Untyped
	}
	return t
}

// Nil returns the literal nil.
func Nil() Expr { return &Lit{Kind: LitNil, T: Untyped} }

// Str returns a string literal.
func Str(s string) Expr { return &Lit{Kind: LitString, Str: s, T: String} }

// IntLit returns an int literal.
func IntLit(n int64) Expr { return &Lit{Kind: LitInt, Int: n, T: Int} }

// BoolLit returns true or false.
func BoolLit(b bool) Expr { return &Lit{Kind: LitBool, Bool: b, T: Bool} }

// FloatLit returns a float64 literal. The value must be finite.
func FloatLit(f float64) Expr { return &Lit{Kind: LitFloat, Float: f, T: Float64} }

// Use returns a reference to v.
func Use(v *Var) *Ref { return &Ref{Var: v} }

// CallOf returns a call of a package function with a result of type t (nil: none).
func CallOf(t *Type, pkg, name string, args ...Expr) *Call {
	return &Call{Fun: &Qual{Pkg: pkg, Name: name}, Args: args, T: t}
}

// MethodCall returns x.name(args) with a result of type t (nil: none).
func MethodCall(t *Type, x Expr, name string, args ...Expr) *Call {
	return &Call{Fun: &Selector{X: x, Name: name}, Args: args, T: t}
}
