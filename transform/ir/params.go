package ir

// adoptParams makes parameters of function literals the variables that they are copied to at once:
//
//	m.With(ctx, func(entered T) { v := entered; ... })  ->  m.With(ctx, func(v T) { ... })
//
// Only parameters that lowering made (Temp) and that nothing else reads are taken. It comes after the declarations are placed:
// a variable declared at the start of the literal is used nowhere outside it.
func adoptParams(b *Block) {
	for _, s := range b.List {
		InsideBlocks(s, func(inner *Block, lit *FuncLit) {
			if lit != nil {
				adoptFirst(lit)
			}
			adoptParams(inner)
		})
	}
}

func adoptFirst(lit *FuncLit) {
	if len(lit.Body.List) == 0 {
		return
	}
	a, ok := lit.Body.List[0].(*Assign)
	if !ok || !a.Define || len(a.LHS) != 1 || len(a.RHS) != 1 || len(a.Lead) > 0 || a.Trail != "" {
		return
	}
	v, isVar := a.LHS[0].(*Ref)
	from, isParam := a.RHS[0].(*Ref)
	if !isVar || !isParam || from.Var.Kind != Param || !from.Var.Temp || !Same(v.Var.Type, from.Var.Type) || references(lit.Body, from.Var) != 1 {
		return
	}
	from.Var.Hint = v.Var.Hint
	lit.Body.List = lit.Body.List[1:]
	rename(lit.Body, v.Var, from.Var)
}

// references counts the references to a variable in b.
func references(b *Block, v *Var) int {
	n := 0
	eachRef(b, func(r *Ref) {
		if r.Var == v {
			n++
		}
	})
	return n
}

// rename makes every mention of one variable in b one of another.
func rename(b *Block, from, to *Var) {
	eachRef(b, func(r *Ref) {
		if r.Var == from {
			r.Var = to
		}
	})
	for _, s := range b.List {
		rebind(s, from, to)
	}
}

// eachRef calls f for every reference to a variable in b and in the blocks and literals below it.
func eachRef(b *Block, f func(*Ref)) {
	Statements(b, func(s Stmt) bool {
		for _, e := range Exprs(s) {
			InspectExpr(e, func(x Expr) bool {
				if r, ok := x.(*Ref); ok {
					f(r)
				}
				return true
			})
		}
		return true
	})
}
