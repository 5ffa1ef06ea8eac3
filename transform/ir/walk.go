package ir

// Exprs returns the expressions that stand directly in a statement, in the order Go evaluates them; variables that a Range
// binds are not among them.
func Exprs(s Stmt) []Expr {
	switch s := s.(type) {
	case *ExprStmt:
		return []Expr{s.X}
	case *Assign:
		return append(append([]Expr{}, s.LHS...), s.RHS...)
	case *Declare:
		return some(s.Value)
	case *If:
		return some(s.Cond)
	case *For:
		return some(s.Cond)
	case *Range:
		if s.X == nil {
			return append([]Expr{s.From, s.To}, some(s.By)...)
		}
		return some(s.X)
	case *Switch:
		list := some(s.Tag)
		for _, c := range s.Cases {
			list = append(list, c.Exprs...)
		}
		return list
	case *Return:
		return s.Values
	}
	return nil
}

func some(e Expr) []Expr {
	if e == nil {
		return nil
	}
	return []Expr{e}
}

// Blocks returns the blocks that stand directly in a statement; bodies of function literals are not among them.
func Blocks(s Stmt) []*Block {
	switch s := s.(type) {
	case *If:
		if s.Else == nil {
			return []*Block{s.Then}
		}
		return []*Block{s.Then, s.Else}
	case *For:
		return []*Block{s.Body}
	case *Range:
		return []*Block{s.Body}
	case *Nested:
		return []*Block{s.Body}
	case *Switch:
		list := make([]*Block, len(s.Cases))
		for i, c := range s.Cases {
			list[i] = c.Body
		}
		return list
	}
	return nil
}

// Operands returns the expressions directly below an expression.
func Operands(e Expr) []Expr {
	switch e := e.(type) {
	case *Call:
		return append([]Expr{e.Fun}, e.Args...)
	case *Selector:
		return []Expr{e.X}
	case *Index:
		return []Expr{e.X, e.I}
	case *Unary:
		return []Expr{e.X}
	case *Binary:
		return []Expr{e.X, e.Y}
	case *Assert:
		return []Expr{e.X}
	case *Convert:
		return []Expr{e.X}
	case *Implicit:
		return []Expr{e.X}
	case *Composite:
		return e.Elts
	}
	return nil
}

// InspectExpr calls f for e and, where f returns true, for the expressions below it. It does not enter function literals.
func InspectExpr(e Expr, f func(Expr) bool) {
	if f(e) {
		for _, x := range Operands(e) {
			InspectExpr(x, f)
		}
	}
}

// Statements calls f for every statement of b and, where f returns true, of the blocks and function literals below it.
func Statements(b *Block, f func(Stmt) bool) {
	for _, s := range b.List {
		if f(s) {
			InsideBlocks(s, func(inner *Block, _ *FuncLit) { Statements(inner, f) })
		}
	}
}

// InsideBlocks calls f for every block that s holds directly or as the body of a function literal in one of its expressions
// (then with that literal), in source order.
func InsideBlocks(s Stmt, f func(b *Block, lit *FuncLit)) {
	for _, e := range Exprs(s) {
		InspectExpr(e, func(x Expr) bool {
			if lit, ok := x.(*FuncLit); ok {
				f(lit.Body, lit)
			}
			return true
		})
	}
	for _, b := range Blocks(s) {
		f(b, nil)
	}
}
