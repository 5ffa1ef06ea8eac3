package ir

// Prune removes statements that can't be reached, in b and in everything below it, so that the output is clean under go vet.
// It asks Terminates; comments at the end of a block stay. A return at the end of a literal without results goes too.
func Prune(b *Block) {
	for i, s := range b.List {
		InsideBlocks(s, func(inner *Block, lit *FuncLit) {
			Prune(inner)
			if lit != nil && len(lit.Results) == 0 {
				dropReturn(inner)
			}
		})
		if leaves(s) {
			b.List = append(b.List[:i+1], notes(b.List[i+1:])...)
			return
		}
	}
}

// dropReturn removes a return that the end of the block follows.
func dropReturn(b *Block) {
	if n := len(b.List); n > 0 {
		if r, ok := b.List[n-1].(*Return); ok && len(r.Values) == 0 {
			b.List = b.List[:n-1]
		}
	}
}

func notes(list []Stmt) []Stmt {
	var kept []Stmt
	for _, s := range list {
		if n, ok := s.(*Note); ok {
			kept = append(kept, n)
		}
	}
	return kept
}

// leaves says whether control never reaches what follows s.
func leaves(s Stmt) bool {
	switch s := s.(type) {
	case *Break, *Continue:
		return true
	case *If:
		return s.Else != nil && leavesBlock(s.Then) && leavesBlock(s.Else)
	case *Nested:
		return leavesBlock(s.Body)
	}
	return terminating(s)
}

func leavesBlock(b *Block) bool {
	last := lastStmt(b)
	return last != nil && leaves(last)
}

// Terminates says whether b ends in a terminating statement as the Go specification defines it.
func Terminates(b *Block) bool {
	last := lastStmt(b)
	return last != nil && terminating(last)
}

func lastStmt(b *Block) Stmt {
	for i := len(b.List) - 1; i >= 0; i-- {
		if _, ok := b.List[i].(*Note); !ok {
			return b.List[i]
		}
	}
	return nil
}

func terminating(s Stmt) bool {
	switch s := s.(type) {
	case *Return:
		return true
	case *ExprStmt:
		return isPanic(s.X)
	case *If:
		return s.Else != nil && Terminates(s.Then) && Terminates(s.Else)
	case *For:
		return s.Cond == nil && !breaks(s.Body, s.Loop)
	case *Nested:
		return Terminates(s.Body)
	case *Switch:
		hasDefault := false
		for _, c := range s.Cases {
			hasDefault = hasDefault || len(c.Exprs) == 0
			if !Terminates(c.Body) {
				return false
			}
		}
		return hasDefault
	}
	return false
}

func isPanic(e Expr) bool {
	call, ok := e.(*Call)
	if !ok {
		return false
	}
	q, ok := call.Fun.(*Qual)
	return ok && q.Pkg == "" && q.Name == "panic"
}

// breaks says whether a break inside b leaves the loop.
func breaks(b *Block, loop *Loop) bool {
	found := false
	Statements(b, func(s Stmt) bool {
		if br, ok := s.(*Break); ok && br.Loop == loop {
			found = true
		}
		return !found
	})
	return found
}
