package lower

import (
	"github.com/gosyncio/gosyncio/parser/pyast"
	"github.com/gosyncio/gosyncio/transform/ir"
)

// ifStmt lowers if/elif/else. A test that inference or the program's shape decides (__name__ == "__main__") leaves only the
// branch that runs.
func (f *fn) ifStmt(s *pyast.If) {
	if f.isMainTest(s.Test) {
		f.body(s.Body)
		return
	}
	cond := f.cond(s.Test)
	stmt := &ir.If{Cond: cond, Then: f.block(s.Body)}
	if len(s.Orelse) > 0 {
		stmt.Else = f.block(s.Orelse)
	}
	f.emit(stmt)
}

// isMainTest recognises __name__ == "__main__" in a module that is the program.
func (f *fn) isMainTest(e pyast.Expr) bool {
	c, ok := e.(*pyast.Compare)
	if !ok || len(c.Ops) != 1 || c.Ops[0] != pyast.Eq || !f.program() && f.opts.EntryName == "" {
		return false
	}
	n, isName := c.Left.(*pyast.Name)
	k, isConst := c.Comparators[0].(*pyast.Constant)
	if !isName || !isConst || n.Id != "__name__" || k.Kind != pyast.ConstStr || k.S != "__main__" {
		return false
	}
	v := f.table.Lookup(n)
	return v != nil && len(v.Binds) == 0
}

// enterLoop begins a loop; with an else clause the loop notes whether it was left by break.
func (f *fn) enterLoop(hasElse bool) *loop {
	l := &loop{ir: &ir.Loop{}, depth: len(f.inner)}
	if hasElse {
		l.broke = f.newTemp("broke", ir.Bool)
		f.emit(ir.Set(l.broke, ir.BoolLit(false)))
	}
	f.loops = append(f.loops, l)
	return l
}

// leaveLoop ends a loop and lowers its else clause:
//
//	for x in xs:          broke := false
//	    if p: break       for x := range py.Each(xs) { if p { broke = true; break } }
//	else:            ->   if !broke { ... }
//	    ...
func (f *fn) leaveLoop(l *loop, orelse []pyast.Stmt) {
	f.loops = f.loops[:len(f.loops)-1]
	if l.broke != nil {
		f.emit(&ir.If{Cond: negate(ir.Use(l.broke)), Then: f.block(orelse)})
	}
}

// while lowers while. A condition that needs statements of its own is tested inside the loop:
//
//	while x := f():       for { x = f(ctx); if !py.Truth(x) { break }; ... }
func (f *fn) while(s *pyast.While) {
	l := f.enterLoop(len(s.Orelse) > 0)
	var cond ir.Expr
	before := f.capture(func() { cond = f.cond(s.Test) })
	if lit, ok := cond.(*ir.Lit); ok && lit.Bool && len(before) == 0 {
		cond = nil
	}
	if len(before) == 0 {
		f.emit(&ir.For{Loop: l.ir, Cond: cond, Body: f.block(s.Body)})
		f.leaveLoop(l, s.Orelse)
		return
	}
	body := f.inBlock(func() {
		f.append(before)
		f.emit(&ir.If{Cond: negate(cond), Then: ir.NewBlock(&ir.Break{Loop: l.ir})})
		f.body(s.Body)
	})
	f.emit(&ir.For{Loop: l.ir, Body: body})
	f.leaveLoop(l, s.Orelse)
}

// forLoop lowers for over what f.iterate knows how to range over.
func (f *fn) forLoop(s *pyast.For) {
	x, elem := f.iterable(s.Iter)
	l := f.enterLoop(len(s.Orelse) > 0)
	f.rangeOver(l, s.Target, x, elem, func() { f.body(s.Body) })
	f.leaveLoop(l, s.Orelse)
}

// source is something a Go range statement yields values from.
type rangeSource struct {
	x     ir.Expr
	pairs bool // the two variables of the range clause are the two elements of each item (dict items, enumerate)
	slice bool // the value is the second variable
	// x nil: the ints from from up (or down) to to, by step
	from, to ir.Expr
	step     int64
	by       ir.Expr // the step where it is no constant but certainly positive
}

// size is the number of values of the source as an expression without effects, nil if there is none at hand: of range(n)
// and of the list that a variable holds.
func (s rangeSource) size() ir.Expr {
	switch x := s.x.(type) {
	case *ir.Lit, *ir.Ref:
		if ir.Same(x.GoType(), ir.Int) {
			return x
		}
	case *ir.Call:
		if sel, ok := x.Fun.(*ir.Selector); ok && sel.Name == "Each" && len(x.Args) == 0 && isPy(sel.X.GoType(), "List") {
			if ref, ok := sel.X.(*ir.Ref); ok {
				return ir.MethodCall(ir.Int, ref, "Len")
			}
		}
	}
	return nil
}

// rangeOver emits for target := range x { body }. A simple target of the element's type is the loop's own variable; others
// are assigned from a temporary at the start of the body.
func (f *fn) rangeOver(l *loop, target pyast.Expr, src rangeSource, elem []*ir.Type, body func()) {
	src = f.countable(target, src)
	r := &ir.Range{Loop: l.ir, X: src.x, From: src.from, To: src.to, Step: src.step, By: src.by}
	var vars []*ir.Var
	var assign func()
	if tuple, ok := target.(*pyast.Tuple); ok && src.pairs && len(tuple.Elts) == 2 && !isStarred(tuple.Elts[0]) && !isStarred(tuple.Elts[1]) {
		a0, v0 := f.loopVar(tuple.Elts[0], elem[0])
		a1, v1 := f.loopVar(tuple.Elts[1], elem[1])
		vars, assign = []*ir.Var{v0, v1}, func() { a0(); a1() }
	} else if src.pairs {
		assign, vars = f.pairTarget(target, elem)
	} else {
		a, v := f.loopVar(target, elem[0])
		vars, assign = []*ir.Var{v}, a
	}
	if src.slice {
		r.Value = vars[0]
	} else {
		r.Key = vars[0]
		if len(vars) > 1 {
			r.Value = vars[1]
		}
	}
	if f.countsUp(target, r) {
		f.positive[r.Key] = true
	}
	r.Body = f.inBlock(func() {
		assign()
		body()
	})
	f.fixCount(r)
	f.emit(r)
}

// countsUp says whether a counting loop starts above zero, goes up, and alone assigns its variable.
func (f *fn) countsUp(target pyast.Expr, r *ir.Range) bool {
	from, ok := r.From.(*ir.Lit)
	if r.X != nil || r.Key == nil || !ok || from.Int < 1 || r.By == nil && r.Step < 1 {
		return false
	}
	n, ok := target.(*pyast.Name)
	return ok && len(f.table.Lookup(n).Binds) == 1
}

// countable keeps a counting loop only where its variable is the loop's own; others range over the same ints.
func (f *fn) countable(target pyast.Expr, src rangeSource) rangeSource {
	if src.x != nil {
		return src
	}
	if n, ok := target.(*pyast.Name); ok {
		v := f.table.Lookup(n)
		if v.Kind <= 2 && ir.Same(f.storage(v), ir.Int) && f.variable(v).Kind == ir.Local && f.table.LoopLocal(v) {
			return src
		}
	}
	src.x = rangeEach(src.from, src.to, src.step, src.by)
	return src
}

// fixCount makes sure that a counting loop counts as range does: its bound is evaluated once, and an assignment to the
// variable in the body does not change what follows.
func (f *fn) fixCount(r *ir.Range) {
	switch {
	case r.X != nil:
	case assigned(r.Key, [][]ir.Stmt{r.Body.List}):
		r.X = rangeEach(r.From, r.To, r.Step, r.By)
	case calls(r.To) || !unaffected(r.To, [][]ir.Stmt{r.Body.List}):
		r.To = f.spill(r.To)
	}
}

func rangeEach(from, to ir.Expr, step int64, by ir.Expr) ir.Expr {
	if by == nil {
		by = ir.IntLit(step)
	}
	return ir.CallOf(nil, pyPath, "RangeEach", from, to, by)
}

// loopVar returns the variable that a range clause binds for a target, and what assigns the target from it.
func (f *fn) loopVar(target pyast.Expr, elem *ir.Type) (assign func(), v *ir.Var) {
	if n, ok := target.(*pyast.Name); ok {
		sv := f.table.Lookup(n)
		if sv.Kind <= 2 {
			if g := f.variable(sv); ir.Same(g.Type, elem) {
				return func() {}, g
			}
		}
	}
	v = f.newTemp("item", elem)
	return func() { f.assign(target, ir.Use(v)) }, v
}

// iterable lowers what a for loop iterates over. elem are the types of what the range clause yields.
func (f *fn) iterable(e pyast.Expr) (src rangeSource, elem []*ir.Type) {
	if src, elem, ok := f.typedIterable(e); ok {
		return src, elem
	}
	return rangeSource{x: ir.CallOf(nil, pyPath, "Each", f.boxed(e))}, []*ir.Type{ir.Any}
}
