package restart

import (
	"github.com/gosyncio/gosyncio/transform/ir"
	"github.com/gosyncio/gosyncio/transform/types"
)

// A call that recalls (asyncio.Gather) may be made again, with other coroutine objects, as long as those of the first time can be
// told from them by nobody: they go to the call and nowhere else, and what they were made of is no object that this run of the body
// made. The call must wait at once. What is computed on the way may differ between the runs, since the call does not look at it;
// it must not fail, nor do anything.

// recalled returns the recalling call that c awaits, nil for none.
func recalled(c *ir.Call) *ir.Call {
	sel, ok := c.Fun.(*ir.Selector)
	if !ok || !c.Parks {
		return nil
	}
	if g, ok := sel.X.(*ir.Call); ok && g.Recalls {
		return g
	}
	return nil
}

// recalls says whether g can be made again.
func (w *walker) recalls(g *ir.Call) bool {
	for _, x := range g.Args {
		if !w.makesObject(x) && !w.made(x) && !w.reads(x) {
			return false
		}
	}
	return true
}

// reads says whether e only reads.
func (w *walker) reads(e ir.Expr) bool {
	try := *w
	try.reading = true
	if try.expr(e) != pure {
		return false
	}
	w.uses = try.uses
	return true
}

// makesObject says whether e makes a coroutine object.
func (w *walker) makesObject(e ir.Expr) bool {
	if x, ok := e.(*ir.Implicit); ok {
		e = x.X
	}
	c, ok := e.(*ir.Call)
	if !ok || !c.Makes {
		return false
	}
	for _, x := range operands(c) {
		if !w.reads(x) {
			return false
		}
	}
	return true
}

// made says whether e is all objects of the list that the statements before made, or of a generator expression.
//
//	list.BoxedItems()
//	py.GenList(func(yield func(*coro.Coroutine[int]) bool) { ... }).BoxedItems()
func (w *walker) made(e ir.Expr) bool {
	list := receiver(e, "BoxedItems")
	switch x := list.(type) {
	case *ir.Ref:
		if x.Var != w.list || w.list == nil {
			return false
		}
		w.uses--
		return true
	case *ir.Call:
		if q, ok := x.Fun.(*ir.Qual); !ok || q.Pkg != types.PyPath || q.Name != "GenList" {
			return false
		}
		lit, ok := x.Args[0].(*ir.FuncLit)
		return ok && w.fills(lit.Body, func(s ir.Stmt) ir.Expr { return yielded(s, lit.Params[0]) })
	}
	return false
}

// receiver returns x of x.name(), nil where e is something else.
func receiver(e ir.Expr, name string) ir.Expr {
	if c, ok := e.(*ir.Call); ok {
		if sel, ok := c.Fun.(*ir.Selector); ok && sel.Name == name {
			return sel.X
		}
	}
	return nil
}

// yielded returns what s passes to yield, nil where it is no such statement.
func yielded(s ir.Stmt, yield *ir.Var) ir.Expr {
	test, ok := s.(*ir.If)
	if !ok || test.Else != nil {
		return nil
	}
	not, ok := test.Cond.(*ir.Unary)
	if !ok {
		return nil
	}
	c, ok := not.X.(*ir.Call)
	if !ok || !refersTo(c.Fun, yield) {
		return nil
	}
	return c.Args[0]
}

func refersTo(e ir.Expr, v *ir.Var) bool {
	r, ok := e.(*ir.Ref)
	return ok && r.Var == v
}

// fills says whether b does nothing but make coroutine objects; item returns what a statement adds to them, nil for one that is
// something else.
func (w *walker) fills(b *ir.Block, item func(ir.Stmt) ir.Expr) bool {
	for _, s := range b.List {
		if !w.fill(s, item) {
			return false
		}
	}
	return true
}

func (w *walker) fill(s ir.Stmt, item func(ir.Stmt) ir.Expr) bool {
	if x := item(s); x != nil {
		return w.makesObject(x)
	}
	switch s := s.(type) {
	case *ir.Note:
		return true
	case *ir.If:
		return w.reads(s.Cond) && w.fills(s.Then, item) && (s.Else == nil || w.fills(s.Else, item))
	case *ir.Range:
		return ownVar(s.Key) && ownVar(s.Value) && w.readsHead(s) && w.fills(s.Body, item)
	case *ir.Assign:
		return s.Op == "" && ownTargets(s) && w.readsAll(s.RHS)
	case *ir.Declare:
		return ownVar(s.Var) && w.readsAll(ir.Exprs(s))
	}
	return false
}

func (w *walker) readsAll(list []ir.Expr) bool {
	for _, x := range list {
		if !w.reads(x) {
			return false
		}
	}
	return true
}

// readsHead says whether what s ranges over are numbers or the items of a list.
func (w *walker) readsHead(s *ir.Range) bool {
	if s.X == nil || ir.Same(s.X.GoType(), ir.Int) {
		return w.readsAll(ir.Exprs(s))
	}
	list := receiver(s.X, "Each")
	return list != nil && isList(list.GoType()) && w.reads(list)
}

func isList(t *ir.Type) bool {
	return t.Kind == ir.PointerType && !t.Nullable && isPy(t.Elem, "List")
}

// makes says whether the statements from b.List[i] on make coroutine objects and wait in a call that recalls:
//
//	list := py.NewListSize[*coro.Coroutine[int]](n)
//	for i := range n {
//		list.Append(fCoro(i))
//	}
//	results := asyncio.Gather[int](ctx, list.BoxedItems()...).Await(ctx)
//
// The list must be used nowhere else.
func (w *walker) makes(b *ir.Block, i int) bool {
	list, uses := w.newList(b.List[i])
	if list == nil {
		return false
	}
	try := *w
	try.list, try.uses = list, w.count(list)-uses
	item := func(s ir.Stmt) ir.Expr {
		if x, ok := s.(*ir.ExprStmt); ok && refersTo(receiver(x.X, "Append"), list) {
			try.uses--
			return x.X.(*ir.Call).Args[0]
		}
		return nil
	}
	i++
	for i < len(b.List) && try.fill(b.List[i], item) {
		i++
	}
	if i == len(b.List) || try.exprs(assigned(b.List[i])) != waits || try.uses != 0 {
		return false
	}
	w.waited = true
	return true
}

// newList returns the variable in which s puts a new list, and how many references to it stand in s.
func (w *walker) newList(s ir.Stmt) (v *ir.Var, uses int) {
	var x ir.Expr
	switch s := s.(type) {
	case *ir.Declare:
		v, x = s.Var, s.Value
	case *ir.Assign:
		if len(s.LHS) != 1 || s.Op != "" || !ownTargets(s) {
			return nil, 0
		}
		if r, ok := s.LHS[0].(*ir.Ref); ok {
			v, x, uses = r.Var, s.RHS[0], 1
		}
	}
	c, ok := x.(*ir.Call)
	if v == nil || !ok || !ownVar(v) {
		return nil, 0
	}
	q, ok := c.Fun.(*ir.Qual)
	if !ok || q.Pkg != types.PyPath || q.Name != "NewListSize" && (q.Name != "NewList" || len(c.Args) > 0) || !w.readsAll(c.Args) {
		return nil, 0
	}
	return v, uses
}

// assigned returns what a statement computes for locals of the function, or to return it; nil for other statements.
func assigned(s ir.Stmt) []ir.Expr {
	switch s := s.(type) {
	case *ir.ExprStmt, *ir.Return, *ir.Declare:
		return ir.Exprs(s)
	case *ir.Assign:
		if ownTargets(s) {
			return s.RHS
		}
	}
	return nil
}

func ownTargets(s *ir.Assign) bool {
	for _, e := range s.LHS {
		if ref, ok := e.(*ir.Ref); e != ir.Expr(ir.Blank) && (!ok || !ownVar(ref.Var)) {
			return false
		}
	}
	return true
}

// count says how many references to v stand in the function.
func (w *walker) count(v *ir.Var) int {
	n := 0
	ir.Statements(w.body, func(s ir.Stmt) bool {
		for _, e := range ir.Exprs(s) {
			ir.InspectExpr(e, func(x ir.Expr) bool {
				if refersTo(x, v) {
					n++
				}
				return true
			})
		}
		return true
	})
	return n
}
