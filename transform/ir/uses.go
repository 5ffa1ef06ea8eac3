package ir

// step is one block on the way down to a use, and the index of the statement in it that leads further down.
type step struct {
	block *Block
	index int
	lit   *FuncLit // the literal whose body block is, if it is one
	loop  bool     // block is the body of a loop
}

// use is one occurrence of a local variable.
type use struct {
	path  []step
	ref   *Ref // nil where a Range binds the variable
	write bool // assigned, and nothing else
}

// collector finds the uses of the local variables in a function body.
type collector struct {
	path   []step
	uses   map[*Var][]use
	vars   []*Var        // in order of first use
	counts map[*Var]bool // variables of counting loops
}

func collect(body *Block) *collector {
	c := &collector{uses: map[*Var][]use{}, counts: map[*Var]bool{}}
	c.block(body, nil, false)
	return c
}

func (c *collector) add(v *Var, ref *Ref, write bool) {
	if v.Kind != Local {
		return
	}
	if _, seen := c.uses[v]; !seen {
		c.vars = append(c.vars, v)
	}
	c.uses[v] = append(c.uses[v], use{path: append([]step{}, c.path...), ref: ref, write: write})
}

func (c *collector) block(b *Block, lit *FuncLit, loop bool) {
	c.path = append(c.path, step{block: b, lit: lit, loop: loop})
	for i, s := range b.List {
		c.path[len(c.path)-1].index = i
		c.stmt(s)
	}
	c.path = c.path[:len(c.path)-1]
}

func (c *collector) stmt(s Stmt) {
	loop := false
	switch s := s.(type) {
	case *Assign:
		for _, e := range s.RHS {
			c.expr(e)
		}
		for _, e := range s.LHS {
			if ref, ok := e.(*Ref); ok {
				c.add(ref.Var, ref, true)
			} else {
				c.expr(e)
			}
		}
		return
	case *Range:
		for _, e := range Exprs(s) {
			c.expr(e)
		}
		for _, v := range []*Var{s.Key, s.Value} {
			if v != nil {
				c.counts[v] = s.X == nil
				c.add(v, nil, true)
			}
		}
		loop = true
	case *For:
		if s.Cond != nil {
			c.cond(s)
		}
		loop = true
	default:
		for _, e := range Exprs(s) {
			c.expr(e)
		}
	}
	for _, b := range Blocks(s) {
		c.block(b, nil, loop)
	}
}

// cond visits the condition of a For, which is evaluated again for each iteration.
func (c *collector) cond(s *For) { c.expr(s.Cond) }

func (c *collector) expr(e Expr) {
	InspectExpr(e, func(x Expr) bool {
		switch x := x.(type) {
		case *Ref:
			c.add(x.Var, x, false)
		case *FuncLit:
			c.block(x.Body, x, false)
		}
		return true
	})
}
