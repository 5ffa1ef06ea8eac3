package ir

// Stmt is a Go statement.
type Stmt interface {
	// Meta returns where the statement comes from and what is written around it.
	Meta() *Origin
}

// Origin says where a statement comes from and what is written around it.
type Origin struct {
	Line  int      // Python line, 0 when it comes from none
	Blank bool     // an empty line goes before it
	Lead  []string // comment lines before it, without "//"
	Trail string   // comment after it on its line, without "//"
}

// Meta returns o itself.
func (o *Origin) Meta() *Origin { return o }

// Block is a list of statements between braces.
type Block struct{ List []Stmt }

// NewBlock returns a block of the statements.
func NewBlock(list ...Stmt) *Block { return &Block{List: list} }

type (
	// ExprStmt is a call whose result is not used.
	ExprStmt struct {
		Origin
		X Expr
	}
	// Assign is LHS = RHS, LHS op= RHS, or LHS := RHS where Define is set (by Place; lowering leaves it unset).
	Assign struct {
		Origin
		LHS    []Expr
		Op     string // "" for plain assignment; "+" for += and so on
		RHS    []Expr
		Define bool
	}
	// Declare is var V T = Value.
	Declare struct {
		Origin
		Var   *Var
		Value Expr // nil: zero value
	}
	// If is if Cond {...} else {...}; Else is nil where there is none. An Else that holds a single If becomes "else if".
	If struct {
		Origin
		Cond Expr
		Then *Block
		Else *Block
	}
	// For is for Cond {...}; Cond nil loops for ever.
	For struct {
		Origin
		Loop *Loop
		Cond Expr
		Body *Block
	}
	// Range is for Key, Value = range X {...}. Variables that are locals of the loop body are declared by the loop.
	Range struct {
		Origin
		Loop       *Loop
		Key, Value *Var // nil: left out; their types are exactly what X yields
		X          Expr // nil in a counting loop
		From, To   Expr // a counting loop: for Key := From; Key < To; Key += Step
		Step       int64
		By         Expr // the step where it is no constant; it is positive then
		Body       *Block
		Define     bool // the loop declares its variables (set by Place)
	}
	// Switch is switch Tag { cases }; Tag nil means true.
	Switch struct {
		Origin
		Tag   Expr
		Cases []*Case
	}
	// Case is one case; no Exprs means default.
	Case struct {
		Line  int // Python line of the expressions
		Lead  []string
		Exprs []Expr
		Body  *Block
	}
	// Return returns Values from the innermost function or function literal.
	Return struct {
		Origin
		Values []Expr
	}
	// Break leaves the loop.
	Break struct {
		Origin
		Loop *Loop
	}
	// Continue begins the next iteration of the loop.
	Continue struct {
		Origin
		Loop *Loop
	}
	// Nested is a block of its own.
	Nested struct {
		Origin
		Body *Block
	}
	// Note is comment lines that precede no statement (at the end of a block); the lines stand in Lead.
	Note struct{ Origin }
)

// Loop identifies a loop to Break and Continue. Label is given by names where one is needed.
type Loop struct{ Label string }

// Results says whether a takes the several results of one call apart.
func (a *Assign) Results() bool { return len(a.RHS) == 1 && len(a.LHS) > 1 }

// Set returns the assignment v = x.
func Set(v *Var, x Expr) *Assign { return &Assign{LHS: []Expr{Use(v)}, RHS: []Expr{x}} }

// Do returns the statement x.
func Do(x Expr) *ExprStmt { return &ExprStmt{X: x} }
