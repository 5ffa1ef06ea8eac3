package scope

import (
	"github.com/gosyncio/gosyncio/parser/pyast"
)

// cond evaluates a test and returns the states after it was true and after it was false.
func (a *assigner) cond(e pyast.Expr) (yes, no bound) {
	switch e := e.(type) {
	case *pyast.Constant:
		switch constantTruth(e) {
		case 1:
			return a.state, nil
		case -1:
			return nil, a.state
		}
	case *pyast.UnaryOp:
		if e.Op == pyast.Not {
			yes, no = a.cond(e.Operand)
			return no, yes
		}
	case *pyast.BoolOp:
		return a.boolOp(e)
	}
	a.expr(e)
	return a.state, a.state.clone()
}

// constantTruth is 1 for true, -1 for false, 0 where it needs no answer.
func constantTruth(c *pyast.Constant) int {
	switch c.Kind {
	case pyast.ConstTrue:
		return 1
	case pyast.ConstFalse, pyast.ConstNone:
		return -1
	case pyast.ConstInt:
		if c.Big != nil || c.Int != 0 {
			return 1
		}
		return -1
	}
	return 0
}

func (a *assigner) boolOp(e *pyast.BoolOp) (yes, no bound) {
	var out bound // met over the operands that end the evaluation early
	for i, operand := range e.Values {
		t, f := a.cond(operand)
		stop, next := f, t
		if e.Op == pyast.Or {
			stop, next = t, f
		}
		if i == 0 {
			out = stop
		} else {
			out = meet(out, stop)
		}
		a.state = next
	}
	if e.Op == pyast.Or {
		return out, a.state
	}
	return a.state, out
}

func (a *assigner) ifElse(s *pyast.If) {
	yes, no := a.cond(s.Test)
	a.state = yes
	a.stmts(s.Body)
	yes = a.state
	a.state = no
	a.stmts(s.Orelse)
	a.state = meet(yes, a.state)
}

// loop runs body in a state without what the loop may unbind, and returns the meet of all breaks.
func (a *assigner) loop(body func()) bound {
	l := &loopState{}
	a.loops = append(a.loops, l)
	body()
	a.loops = a.loops[:len(a.loops)-1]
	return l.breaks
}

func (a *assigner) while(s *pyast.While) {
	a.forget(s.Body)
	var exit bound
	breaks := a.loop(func() {
		yes, no := a.cond(s.Test)
		exit = no.clone()
		a.state = yes
		a.stmts(s.Body)
	})
	a.state = exit
	a.stmts(s.Orelse)
	a.state = meet(a.state, breaks)
}

func (a *assigner) forLoop(s *pyast.For) {
	a.expr(s.Iter)
	a.forget(s.Body)
	exit := a.state.clone()
	breaks := a.loop(func() {
		a.targets(s.Target)
		a.stmts(s.Body)
		if a.table.RunsAtLeastOnce(s) {
			exit = a.state // no way around the body
		}
	})
	a.state = exit
	a.stmts(s.Orelse)
	a.state = meet(a.state, breaks)
}

// forget drops from the state what the statements may unbind, wherever in them.
func (a *assigner) forget(lists ...[]pyast.Stmt) {
	if a.state == nil {
		return
	}
	for _, list := range lists {
		for _, s := range list {
			pyast.Inspect(s, func(n pyast.Node) bool {
				switch n := n.(type) {
				case *pyast.Name:
					if n.Ctx == pyast.Del {
						a.unbind(n)
					}
				case *pyast.ExceptHandler:
					if n.Name != "" {
						a.unbind(n)
					}
				case *pyast.FunctionDef, *pyast.AsyncFunctionDef, *pyast.Lambda:
					return false
				}
				return true
			})
		}
	}
}

func (a *assigner) with(s *pyast.With) {
	suppresses := false
	for _, item := range s.Items {
		a.expr(item.ContextExpr)
		if a.facts == nil || a.facts.Suppresses(item) {
			suppresses = true
		}
		if item.OptionalVars != nil {
			a.targets(item.OptionalVars)
		}
	}
	before := a.state.clone()
	a.stmts(s.Body)
	if suppresses {
		after := a.state
		a.state = before
		a.forget(s.Body)
		a.state = meet(after, a.state)
	}
}

func (a *assigner) try(s *pyast.Try) {
	defer a.undoing(func() { a.forget(s.Finalbody) })()
	start := a.state.clone()
	a.stmts(s.Body)
	normal := a.state
	a.state = start.clone()
	a.forget(s.Body)
	failed := a.state
	a.state = normal
	a.stmts(s.Orelse)
	out := a.state
	for _, h := range s.Handlers {
		a.state = failed.clone()
		a.expr(h.ExprType)
		if h.Name != "" {
			a.bind(h)
		}
		undone := a.undoing(func() { a.unbind(h) })
		a.stmts(h.Body)
		undone()
		a.unbind(h)
		out = meet(out, a.state)
	}
	if len(s.Finalbody) == 0 {
		a.state = out
		return
	}
	a.finally(s, failed, out)
}

// undoing notes, until the function that it returns is called, what a break out of the statement at hand unbinds on its way.
func (a *assigner) undoing(unbind func()) (end func()) {
	a.undo = append(a.undo, undo{loops: len(a.loops), unbind: unbind})
	return func() { a.undo = a.undo[:len(a.undo)-1] }
}

// finally checks the block from the weakest state it can start in, then follows the normal way through it.
func (a *assigner) finally(s *pyast.Try, failed, out bound) {
	a.state = failed.clone()
	for _, h := range s.Handlers {
		a.forget(h.Body)
	}
	a.forget(s.Orelse)
	a.stmts(s.Finalbody)
	a.state = out
	if out != nil {
		a.stmts(s.Finalbody)
	}
}

func (a *assigner) match(s *pyast.Match) {
	a.expr(s.Subject)
	rest := a.state
	var out bound
	for _, c := range s.Cases {
		a.state = rest.clone()
		a.pattern(c.Pattern)
		matched := a.state
		if c.Guard != nil {
			a.expr(c.Guard)
			matched = a.state
		} else if irrefutable(c.Pattern) {
			rest = nil
		}
		a.state = matched
		a.stmts(c.Body)
		out = meet(out, a.state)
	}
	a.state = meet(out, rest)
}

func irrefutable(p pyast.Pattern) bool {
	switch p := p.(type) {
	case *pyast.MatchAs:
		return p.Pattern == nil || irrefutable(p.Pattern)
	case *pyast.MatchOr:
		return irrefutable(p.Patterns[len(p.Patterns)-1])
	}
	return false
}

func (a *assigner) pattern(p pyast.Node) {
	pyast.Inspect(p, func(n pyast.Node) bool {
		if e, ok := n.(pyast.Expr); ok {
			a.expr(e)
			return false
		}
		a.bind(n)
		return true
	})
}

func (a *assigner) exprs(list []pyast.Expr) {
	for _, e := range list {
		a.expr(e)
	}
}

func (a *assigner) expr(e pyast.Expr) {
	if e != nil {
		a.node(e)
	}
}

func (a *assigner) node(n pyast.Node) {
	switch n := n.(type) {
	case *pyast.Name:
		if n.Ctx == pyast.Load {
			a.read(n)
		}
	case *pyast.NamedExpr:
		a.expr(n.Value)
		a.bind(n.Target)
	case *pyast.BoolOp:
		yes, no := a.boolOp(n)
		a.state = meet(yes, no)
	case *pyast.IfExp:
		a.ifExp(n)
	case *pyast.Lambda:
		a.defaults(n.Args)
		a.mention(a.table.funcs[n])
	case *pyast.GeneratorExp:
		a.expr(n.Generators[0].Iter)
		a.mention(a.table.funcs[n])
	case *pyast.ListComp:
		a.comprehension(n.Generators, n.Elt)
	case *pyast.SetComp:
		a.comprehension(n.Generators, n.Elt)
	case *pyast.DictComp:
		a.comprehension(n.Generators, n.Key, n.Value)
	default:
		pyast.Children(n, a.node)
	}
}

func (a *assigner) ifExp(n *pyast.IfExp) {
	yes, no := a.cond(n.Test)
	a.state = yes
	a.expr(n.Body)
	yes = a.state
	a.state = no
	a.expr(n.Orelse)
	a.state = meet(yes, a.state)
}

// comprehension may run its insides not at all, so what they bind does not count afterwards.
func (a *assigner) comprehension(gens []*pyast.Comprehension, results ...pyast.Expr) {
	a.expr(gens[0].Iter)
	after := a.state.clone()
	a.generators(gens, results...)
	a.state = after
}

func (a *assigner) generators(gens []*pyast.Comprehension, results ...pyast.Expr) {
	for i, g := range gens {
		if i > 0 {
			a.expr(g.Iter)
		}
		a.targets(g.Target)
		for _, test := range g.Ifs {
			yes, _ := a.cond(test)
			a.state = yes
		}
	}
	a.exprs(results)
}
