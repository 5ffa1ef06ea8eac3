package restart

import (
	"github.com/gosyncio/gosyncio/transform/ir"
	"github.com/gosyncio/gosyncio/transform/types"
)

// walker follows a body from its start to where it first waits.
type walker struct {
	*marker
	*verdict
	failed bool // the function does something before it waits, on its only way
	waited bool // some way waits
	branch bool // a branch that waits and returns has been left behind
	dry    bool // some way returns without a wait

	body    *ir.Block // of the whole function
	list    *ir.Var   // coroutine objects that have been made (see makes); nil for none
	uses    int       // how many references to it have not been met
	reading bool      // what is judged need not give the same the second time
}

// effect says what an expression or statement does before it is over.
type effect uint8

const (
	pure   effect = iota // nothing that could be told from doing it twice
	waits                // it waits, after nothing that could
	impure               // something that must be done once
)

// block walks b and says whether control comes to its end, if at all, only after a wait.
func (w *walker) block(b *ir.Block) bool {
	for i, s := range b.List {
		if w.failed {
			return true
		}
		if w.makes(b, i) || w.stmt(b, s) {
			return true
		}
	}
	return false
}

// stmt says whether control goes on behind s, if at all, only after a wait.
func (w *walker) stmt(b *ir.Block, s ir.Stmt) bool {
	switch s := s.(type) {
	case *ir.Note:
		return false
	case *ir.Nested:
		return w.block(s.Body)
	case *ir.If:
		return w.branches(b, s)
	case *ir.For, *ir.Range:
		return w.loop(b, s)
	case *ir.Return:
		w.dry = !w.judgeExprs(b, s, s.Values) || w.dry
		return true
	case *ir.ExprStmt:
		return w.judgeExprs(b, s, []ir.Expr{s.X})
	case *ir.Declare:
		return w.judgeExprs(b, s, ir.Exprs(s))
	case *ir.Assign:
		return w.assign(b, s)
	default:
		return w.settle(b, s)
	}
}

// settle stops the walk at s: what it does is done once.
func (w *walker) settle(b *ir.Block, s ir.Stmt) bool {
	if !w.branch {
		w.failed = true
		return true
	}
	w.settles = append(w.settles, place{b, s})
	return true
}

// judgeExprs acts on the expressions that s evaluates.
func (w *walker) judgeExprs(b *ir.Block, s ir.Stmt, list []ir.Expr) bool {
	switch w.exprs(list) {
	case impure:
		return w.settle(b, s)
	case waits:
		return true
	default:
		return false
	}
}

func (w *walker) branches(b *ir.Block, s *ir.If) bool {
	if e := w.expr(s.Cond); e != pure {
		return w.judgeExprs(b, s, []ir.Expr{s.Cond})
	}
	before := w.waited
	w.waited = false
	then := w.block(s.Then)
	alone := w.waited && !w.failed && ir.Terminates(s.Then)
	other := false
	if s.Else != nil {
		w.branch = w.branch || alone
		other = w.block(s.Else)
	}
	w.branch = w.branch || alone
	w.waited = w.waited || before
	return then && other
}

// loop walks a loop whose first iteration waits; any other must be done once.
func (w *walker) loop(b *ir.Block, s ir.Stmt) bool {
	body := ir.Blocks(s)[0]
	var heads []ir.Expr
	forever := false
	switch s := s.(type) {
	case *ir.For:
		heads = ir.Exprs(s)
		forever = s.Cond == nil && !leavesLoop(body, s.Loop)
	case *ir.Range:
		if s.X != nil && !ir.Same(s.X.GoType(), ir.Int) || !ownVar(s.Key) || !ownVar(s.Value) {
			return w.settle(b, s)
		}
		heads = ir.Exprs(s)
	}
	if w.exprs(heads) != pure {
		return w.judgeExprs(b, s, heads)
	}
	inner := &walker{marker: w.marker, verdict: &verdict{}, body: w.body}
	if leavesLoop(body, nil) || !inner.block(body) || inner.failed || len(inner.settles) > 0 {
		return w.settle(b, s)
	}
	w.waited, w.dry = w.waited || inner.waited, w.dry || inner.dry
	return forever
}

// leavesLoop says whether b breaks out of the loop, or goes to its next iteration; with nil, whether any jump stands in it.
func leavesLoop(b *ir.Block, loop *ir.Loop) bool {
	found := false
	ir.Statements(b, func(s ir.Stmt) bool {
		switch s := s.(type) {
		case *ir.Break:
			found = found || loop == nil || s.Loop == loop
		case *ir.Continue:
			found = found || loop == nil
		}
		return !found
	})
	return found
}

// assign walks an assignment: to a local it is as pure as its right side, to anything else it must come after a wait.
func (w *walker) assign(b *ir.Block, s *ir.Assign) bool {
	elsewhere := false
	for _, e := range s.LHS {
		if ref, ok := e.(*ir.Ref); e == ir.Expr(ir.Blank) || ok && ownVar(ref.Var) {
			continue
		}
		elsewhere = true
		for _, x := range ir.Operands(e) {
			if w.expr(x) != pure {
				return w.settle(b, s)
			}
		}
	}
	if e := w.exprs(s.RHS); e == pure && elsewhere || e == impure {
		return w.settle(b, s)
	}
	return w.judgeExprs(b, s, s.RHS)
}

// ownVar says whether v belongs to one run of the function alone; nil does.
func ownVar(v *ir.Var) bool {
	return v == nil || (v.Kind == ir.Local || v.Kind == ir.Param) && !v.Shared && !v.Volatile
}

// exprs judges expressions that are evaluated one after the other.
func (w *walker) exprs(list []ir.Expr) effect {
	for _, e := range list {
		if k := w.expr(e); k != pure {
			return k
		}
	}
	return pure
}

func (w *walker) expr(e ir.Expr) effect {
	switch e := e.(type) {
	case *ir.Lit, *ir.Qual:
		return pure
	case *ir.Ref:
		if e.Var.Kind == ir.FuncName || ownVar(e.Var) && !w.reading || w.reading && readable(e.Var) {
			return pure
		}
	case *ir.Selector:
		if t := e.X.GoType(); (e.Fixed || w.reading) && t.Kind == ir.PointerType && !t.Nullable {
			return w.expr(e.X)
		}
	case *ir.Unary:
		if e.Op != "*" && e.Op != "&" {
			return w.expr(e.X)
		}
	case *ir.Binary:
		return w.binary(e)
	case *ir.Convert:
		return w.expr(e.X)
	case *ir.Implicit:
		return w.expr(e.X)
	case *ir.Call:
		return w.call(e)
	}
	return impure
}

// binary judges an operator between basic values. What && and || may leave out must not wait.
func (w *walker) binary(e *ir.Binary) effect {
	x, y := w.expr(e.X), w.expr(e.Y)
	lazy := e.Op == "&&" || e.Op == "||"
	switch {
	case !basic(e.X.GoType()) && !basic(e.Y.GoType()), x == impure, lazy && y != pure:
		return impure
	case x == waits:
		return waits
	default:
		return y
	}
}

func basic(t *ir.Type) bool {
	return ir.Same(t, ir.Int) || ir.Same(t, ir.Float64) || ir.Same(t, ir.Bool) || ir.Same(t, ir.String)
}

// operands returns what a call takes, its receiver first.
func operands(c *ir.Call) []ir.Expr {
	if sel, ok := c.Fun.(*ir.Selector); ok {
		return append([]ir.Expr{sel.X}, c.Args...)
	}
	return c.Args
}

func (w *walker) call(c *ir.Call) effect {
	takes := operands(c)
	if g := recalled(c); g != nil && w.recalls(g) {
		takes = c.Args
	}
	if k := w.exprs(takes); k != pure {
		return k
	}
	switch {
	case c.Parks:
		w.waited = true
		return waits
	case c.Runs != nil:
		v := w.judge(c.Runs)
		if !v.ok {
			return impure
		}
		w.waited = true
		if v.waits {
			return waits
		}
		return pure // on some way it comes back without a wait
	case c.Pure && !w.reading || counts(c) || sums(c) || w.reading && lists(c):
		return pure
	}
	return impure
}

// total are the methods of py.Int that give a number, or compare, and cannot fail.
var total = map[string]bool{
	"Add": true, "AddInt": true, "Sub": true, "SubInt": true, "Mul": true, "MulInt": true, "Neg": true,
	"Eq": true, "EqInt": true, "Ne": true, "NeInt": true, "Lt": true, "LtInt": true, "Le": true, "LeInt": true,
	"Gt": true, "GtInt": true, "Ge": true, "GeInt": true,
}

// sums says whether c makes an int, or is one of those.
func sums(c *ir.Call) bool {
	switch fun := c.Fun.(type) {
	case *ir.Qual:
		return fun.Pkg == types.PyPath && fun.Name == "IntOf"
	case *ir.Selector:
		return total[fun.Name] && isPy(fun.X.GoType(), "Int")
	}
	return false
}

// lists says whether c asks a list how long it is.
func lists(c *ir.Call) bool {
	list := receiver(c, "Len")
	return list != nil && isList(list.GoType())
}

func isPy(t *ir.Type, name string) bool {
	return t != nil && t.Kind == ir.NamedType && t.Pkg == types.PyPath && t.Name == name
}

// readable says whether the value of v is the same object in both runs, or one of the same value.
func readable(v *ir.Var) bool {
	switch v.Kind {
	case ir.Param, ir.Global, ir.FuncName:
		return true
	case ir.Local:
		return !v.Persistent && !ir.Same(v.Type, ir.Any) && !isFunction(v.Type)
	}
	return false
}

func isFunction(t *ir.Type) bool {
	return t.Kind == ir.PointerType && isPy(t.Elem, "Function")
}

// counts says whether c counts the depth of calls, which is restored where a body is taken off the stack.
func counts(c *ir.Call) bool {
	q, ok := c.Fun.(*ir.Qual)
	return ok && q.Pkg == types.PyPath && (q.Name == "EnterCall" || q.Name == "LeaveCall" || q.Name == "Leave")
}
