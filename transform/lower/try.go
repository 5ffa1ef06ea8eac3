package lower

import (
	"slices"

	"github.com/gosyncio/gosyncio/parser/pyast"
	"github.com/gosyncio/gosyncio/transform/infer"
	"github.com/gosyncio/gosyncio/transform/ir"
	"github.com/gosyncio/gosyncio/transform/scope"
	"github.com/gosyncio/gosyncio/transform/stub"
	"github.com/gosyncio/gosyncio/transform/types"
)

// exceptionType is *py.Exception, handledType *py.Handled.
var (
	exceptionType = pyType("Exception")
	handledType   = pyType("Handled")
)

// try lowers try with except, else and finally. The body becomes a function literal that py.Try runs; everything else stays
// straight-line Go in the function it belongs to:
//
//	try:                        exc := py.Try(func() { a(ctx) })
//	    await a()               switch {
//	except ValueError:     ->   case exc.Is(py.ValueError):
//	    b                           b
//	                            case exc != nil:
//	                                panic(exc.Reraise())
//	                            }
func (f *fn) try(s *pyast.Try) {
	f.finally(s, func() { f.except(s) })
}

// tryStar lowers try with except*: see exceptStar.
func (f *fn) tryStar(s *pyast.TryStar) {
	t := (*pyast.Try)(s)
	f.finally(t, func() { f.exceptStar(t) })
}

// finally lowers the clause that runs in any case, around what inner emits:
//
//	try:                        exc := py.Try(func() { ... })
//	    ...                     cleanup
//	finally:               ->   if exc != nil { panic(exc.Reraise()) }
//	    cleanup
//
// A jump in the clause overrides what was under way, as in Python, because it comes first.
func (f *fn) finally(s *pyast.Try, inner func()) {
	if len(s.Finalbody) == 0 {
		inner()
		return
	}
	lit, left := f.closure(nil, inner)
	f.resets(left)
	exc := f.temp("exc", ir.CallOf(exceptionType, pyPath, "Try", lit))
	// A bare raise in the clause means what the clause was entered with, or else what is handled around the statement.
	caught := f.caught
	f.caught = nil
	f.handling(exc, s.Finalbody, func() { f.body(s.Finalbody) })
	f.caught = caught
	f.emit(&ir.If{Cond: notNil(exc), Then: ir.NewBlock(f.reraise(exc))})
	f.reissue(left)
}

// except lowers the body, the except clauses and else.
func (f *fn) except(s *pyast.Try) {
	if len(s.Handlers) == 0 {
		f.body(s.Body)
		f.stmts(s.Orelse)
		return
	}
	around := f.guarded
	f.guarded = around || slices.ContainsFunc(s.Handlers, f.handlesImports)
	lit, left := f.closure(nil, func() { f.body(s.Body) })
	f.guarded = around
	f.resets(left)
	try := ir.CallOf(exceptionType, pyPath, "Try", lit)
	if classes := f.droppedClasses(s); classes != nil {
		try = ir.CallOf(exceptionType, pyPath, "TryFor", append([]ir.Expr{lit}, classes...)...)
	}
	exc := f.temp("exc", try)
	var cases []*ir.Case
	if f.needsMatching(s) {
		cases = []*ir.Case{{Exprs: []ir.Expr{notNil(exc)}, Body: f.inBlock(func() { f.match(s.Handlers, exc) })}}
	} else {
		cases = f.clauses(s, exc)
	}
	if len(s.Orelse) > 0 {
		cases = append(cases, &ir.Case{Body: f.inBlock(func() {
			f.reissue(left)
			f.body(s.Orelse)
		})})
		f.emit(&ir.Switch{Cases: cases})
		return
	}
	f.emit(&ir.Switch{Cases: cases})
	f.reissue(left)
}

// droppedClasses returns the classes of all handlers of a statement where nobody can see, in them or afterwards, where an exception
// that they take came from; nil where anybody may.
func (f *fn) droppedClasses(s *pyast.Try) []ir.Expr {
	var classes []ir.Expr
	for _, h := range s.Handlers {
		if h.Name != "" || !f.quiet(h.Body) || raises(h.Body) {
			return nil
		}
		if h.ExprType == nil {
			classes = append(classes, &ir.Qual{Pkg: pyPath, Name: exceptionVar("BaseException"), T: pyType("Type")})
			continue
		}
		list := []pyast.Expr{h.ExprType}
		if t, ok := h.ExprType.(*pyast.Tuple); ok {
			list = t.Elts
		}
		for _, e := range list {
			class := f.exceptionClass(e)
			if class == nil {
				return nil
			}
			classes = append(classes, class)
		}
	}
	return classes
}

// raises says whether a raise statement stands in a block that is quiet.
func raises(list []pyast.Stmt) bool {
	found := false
	for _, s := range list {
		pyast.Inspect(s, func(n pyast.Node) bool {
			_, raise := n.(*pyast.Raise)
			found = found || raise
			return !found
		})
	}
	return found
}

// clauses lowers handlers whose classes can be tested in place to the cases of one switch.
func (f *fn) clauses(s *pyast.Try, exc *ir.Var) []*ir.Case {
	var cases []*ir.Case
	all := false
	for _, h := range s.Handlers {
		c := &ir.Case{Line: f.tree.Position(h).Line}
		if h.ExprType == nil {
			all = true
			c.Exprs = []ir.Expr{notNil(exc)}
		} else {
			c.Exprs = []ir.Expr{f.matches(h.ExprType, exc)}
		}
		c.Body = f.inBlock(func() { f.handler(h, exc) })
		cases = append(cases, c)
	}
	if !all {
		cases = append(cases, &ir.Case{Exprs: []ir.Expr{notNil(exc)}, Body: ir.NewBlock(f.reraise(exc))})
	}
	return cases
}

// needsMatching says whether asking for a handler's class runs code, which must happen only when there is an exception.
func (f *fn) needsMatching(s *pyast.Try) bool {
	return slices.ContainsFunc(s.Handlers, func(h *pyast.ExceptHandler) bool { return h.ExprType != nil && !f.plainClass(h.ExprType) })
}

// plainClass says whether the classes of an except clause are there without running anything.
func (f *fn) plainClass(e pyast.Expr) bool {
	switch e := e.(type) {
	case *pyast.Name:
		v := f.table.Lookup(e)
		return v != nil && !v.MaybeUnbound && v.Kind != scope.Undefined && v.Kind != scope.ClassVar
	case *pyast.Attribute:
		return f.info.Attr(e).Kind == infer.ModuleMember
	case *pyast.Tuple:
		return !slices.ContainsFunc(e.Elts, func(x pyast.Expr) bool { return !f.plainClass(x) })
	}
	return false
}

// match tests the handlers one after the other, each with the statements that its class needs.
func (f *fn) match(handlers []*pyast.ExceptHandler, exc *ir.Var) {
	if len(handlers) == 0 {
		f.emit(f.reraise(exc))
		return
	}
	h := handlers[0]
	if h.ExprType == nil {
		f.handler(h, exc)
		return
	}
	f.emit(&ir.If{
		Cond: f.matches(h.ExprType, exc),
		Then: f.inBlock(func() { f.handler(h, exc) }),
		Else: f.inBlock(func() { f.match(handlers[1:], exc) }),
	})
}

// matches returns the test of an except clause: exc.IsA(classes...) for known exception classes, else py.Matches.
func (f *fn) matches(e pyast.Expr, exc *ir.Var) ir.Expr {
	list := []pyast.Expr{e}
	if t, ok := e.(*pyast.Tuple); ok {
		list = t.Elts
	}
	var classes []ir.Expr
	for _, c := range list {
		if class := f.exceptionClass(c); class != nil {
			classes = append(classes, class)
		}
	}
	if len(classes) == len(list) {
		return ir.MethodCall(ir.Bool, ir.Use(exc), "IsA", classes...)
	}
	return ir.CallOf(ir.Bool, pyPath, "Matches", ir.Use(exc), f.boxed(e))
}

// exceptionClass returns the *py.Type that a name of an exception class stands for, nil where that is not known.
func (f *fn) exceptionClass(e pyast.Expr) ir.Expr {
	switch e.(type) {
	case *pyast.Name, *pyast.Attribute:
	default:
		return nil
	}
	var x ir.Expr
	before := f.capture(func() { x = unwrap(f.expr(e)) })
	if len(before) > 0 || !ir.Same(x.GoType(), pyType("Type")) {
		return nil
	}
	if !f.isExceptionClass(e) {
		return nil
	}
	return x
}

// isExceptionClass says whether e certainly is an exception class: one of the runtime's, or one of the program's.
func (f *fn) isExceptionClass(e pyast.Expr) bool {
	t := f.typeOf(e)
	if c := t.Class(); t.Is(types.ClassObj) && c != nil {
		return c.IsException()
	}
	n, ok := e.(*pyast.Name)
	if !ok {
		return false
	}
	v := f.table.Lookup(n)
	if v == nil || v.Kind != scope.Builtin {
		return false
	}
	lib := f.info.Lib.Modules["builtins"]
	return lib != nil && lib.Classes[v.Name] != nil && lib.Classes[v.Name].Exception
}

// unwrap strips conversions that Go makes by itself.
func unwrap(e ir.Expr) ir.Expr {
	for {
		imp, ok := e.(*ir.Implicit)
		if !ok {
			return e
		}
		e = imp.X
	}
}

// handler lowers the block of an except clause.
func (f *fn) handler(h *pyast.ExceptHandler, exc *ir.Var) {
	f.handling(exc, h.Body, func() { f.clause(h, exc) })
}

// clause lowers the block of a clause with what it binds. The name is unbound however the block is left; where no read can
// tell, that is left out.
//
//	except E as e:              e = exc
//	    break              ->   failed := py.Try(func() { broke = true; return })
//	                            e = py.Unbound
//	                            ...
func (f *fn) clause(h *pyast.ExceptHandler, exc *ir.Var) {
	f.caught = append(f.caught, exc)
	v := f.table.VarOf(h)
	switch {
	case h.Name == "" || v == nil:
		f.body(h.Body)
	case !v.MaybeUnbound && v.Kind != scope.ClassVar:
		f.storeVar(v, ir.Use(exc))
		f.body(h.Body)
		f.unbind(v)
	default:
		f.storeVar(v, ir.Use(exc))
		lit, left := f.closure(nil, func() { f.body(h.Body) })
		f.resets(left)
		failed := f.temp("failed", ir.CallOf(exceptionType, pyPath, "Try", lit))
		f.unbind(v)
		f.emit(&ir.If{Cond: notNil(failed), Then: ir.NewBlock(f.reraise(failed))})
		f.reissue(left)
	}
	f.caught = f.caught[:len(f.caught)-1]
}

// handling emits what body emits, with exc as the exception being handled meanwhile, so that exceptions raised in it get
// their __context__. A block in which nothing can raise or look does without.
func (f *fn) handling(exc *ir.Var, list []pyast.Stmt, body func()) {
	if f.quiet(list) {
		body()
		return
	}
	h := f.temp("handled", ir.CallOf(handledType, pyPath, "Handle", ir.Use(exc)))
	f.regions = append(f.regions, region{handled: h, depth: len(f.inner), loops: len(f.loops)})
	body()
	f.regions = f.regions[:len(f.regions)-1]
	f.emit(done(h))
}

// region is a stretch of a function in which an exception is being handled: jumps out of it end that.
type region struct {
	handled *ir.Var
	depth   int // function literals around it
	loops   int // loops around it
}

// leaveRegions emits the ends of the regions that a jump leaves: all of the current function literal that are inside the
// innermost keep loops.
func (f *fn) leaveRegions(keep int) {
	for i := len(f.regions) - 1; i >= 0; i-- {
		r := f.regions[i]
		if r.depth != len(f.inner) || r.loops < keep {
			return
		}
		f.emit(done(r.handled))
	}
}

// inRegion says whether leaveRegions(keep) would emit anything.
func (f *fn) inRegion(keep int) bool {
	n := len(f.regions)
	return n > 0 && f.regions[n-1].depth == len(f.inner) && f.regions[n-1].loops >= keep
}

func done(h *ir.Var) ir.Stmt { return ir.Do(ir.MethodCall(nil, ir.Use(h), "Done")) }

func notNil(v *ir.Var) ir.Expr {
	return &ir.Binary{Op: "!=", X: ir.Use(v), Y: ir.Nil(), T: ir.Bool}
}

// reraise returns the statement that lets a caught exception go on.
func (f *fn) reraise(exc *ir.Var) ir.Stmt {
	return f.panicWith(ir.MethodCall(exceptionType, ir.Use(exc), "Reraise"))
}

// raise lowers raise:
//
//	raise ValueError("x")        panic(py.ValueError.New("x"))
//	raise x                      panic(py.Raised(x))
//	raise x from y               panic(py.RaisedFrom(x, y))
//	raise                        panic(exc.Reraise())
func (f *fn) raise(s *pyast.Raise) {
	switch {
	case s.Exc == nil && len(f.caught) > 0:
		f.emit(f.reraise(f.caught[len(f.caught)-1]))
	case s.Exc == nil:
		current := ir.CallOf(exceptionType, pyPath, "CurrentException")
		f.emit(f.panicWith(ir.MethodCall(exceptionType, current, "Reraise")))
	case s.Cause != nil:
		ops := f.sequence(
			func() ir.Expr { return box(f.raised(s.Exc)) },
			func() ir.Expr { return box(f.raised(s.Cause)) })
		f.emit(f.panicWith(ir.CallOf(exceptionType, pyPath, "RaisedFrom", ops...)))
	default:
		x := f.raised(s.Exc)
		switch {
		case ir.Same(x.GoType(), exceptionType) && makesException(x):
			f.emit(f.panicWith(x))
		case ir.Same(x.GoType(), pyType("Type")) && f.isExceptionClass(s.Exc):
			f.emit(f.panicWith(ir.MethodCall(exceptionType, x, "New")))
		default:
			f.emit(f.panicWith(ir.CallOf(exceptionType, pyPath, "Raised", box(x))))
		}
	}
}

// makesException says whether x makes a new exception, which nobody else has.
func makesException(x ir.Expr) bool {
	c, ok := x.(*ir.Call)
	if !ok {
		return false
	}
	sel, ok := c.Fun.(*ir.Selector)
	return ok && sel.Name == "New"
}

// raised lowers the operand of raise.
func (f *fn) raised(e pyast.Expr) ir.Expr { return unwrap(f.expr(e)) }

// exceptionCall lowers the call of an exception class with positional arguments, nil for other calls:
//
//	ValueError("x")        py.ValueError.New("x")
//	MyError(1)             MyError.New(1)
func (f *fn) exceptionCall(c *pyast.Call) ir.Expr {
	if len(c.Keywords) > 0 || slices.ContainsFunc(c.Args, isStarred) || !f.isExceptionClass(c.Func) {
		return nil
	}
	if !f.typeOf(c).Is(types.Instance) {
		return nil // a __new__ of the program's may give something else
	}
	if k, ok := f.typeOf(c.Func).Class().(*stub.Class); ok && k.Module.Name != "builtins" {
		return nil // it may have a constructor of its own
	}
	class := func() ir.Expr { return unwrap(f.expr(c.Func)) }
	values := f.sequence(append([]func() ir.Expr{class}, f.each(f.boxed, c.Args)...)...)
	return ir.MethodCall(exceptionType, f.coerce(values[0], typeObject), "New", values[1:]...)
}
