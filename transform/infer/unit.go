package infer

import (
	"maps"

	"github.com/gosyncio/gosyncio/parser/pyast"
	"github.com/gosyncio/gosyncio/transform/scope"
	"github.com/gosyncio/gosyncio/transform/types"
)

// unit is one function (or module body) with what is known of it. Class bodies and comprehensions run in the unit
// around them.
type unit struct {
	*analyzer
	fn      *scope.Func
	result  *types.Cell
	yield   *types.Cell
	source  *types.Cell // of a generator expression: what its first iterable gives
	queued  bool
	called  bool // a call resolves to it
	endless bool // it never returns, though its result is given as None
	escapes bool // dynamic code may call it, or a *py.Function stands for it
	opened  bool // dynamic code may call it with anything

	env      env // what the flow shows of variables here; nil where the code is not reached
	callees  map[*scope.Func]bool
	dynamic  bool // calls what is not known, with a ctx
	opaque   bool // runs special methods that are not known, without one
	needsCtx bool // calls a function of the runtime that takes ctx
	loops    []*loopExit
	sums     map[*scope.Var]*sum // accumulators
	asNumber bool                // the name being read counts as a number only
	awaiting pyast.Node          // the call that an await is about to await
}

// env holds narrowed types of variables of the own frame.
type env map[*scope.Var]types.Type

// loopExit is a loop that is being run.
type loopExit struct {
	env   env // what its breaks know
	seen  bool
	trips int // it runs at most 2**trips times
}

func newUnit(a *analyzer, f *scope.Func) *unit {
	return &unit{analyzer: a, fn: f, result: types.NewCell(), yield: types.NewCell(), source: types.NewCell(), callees: map[*scope.Func]bool{}}
}

// Wake implements types.Reader.
func (u *unit) Wake() {
	if !u.queued {
		u.queued = true
		u.queue = append(u.queue, u)
	}
}

// open lets the parameters be anything, since dynamic code may call the function.
func (u *unit) open() {
	u.escapes = true
	if u.opened {
		return
	}
	u.opened = true
	for _, p := range u.fn.Params {
		if p.Var != nil {
			u.intoParam(p, types.Obj("the function is called by dynamic code", p.Arg))
		}
	}
	u.releaseCell(u.result)
	u.releaseCell(u.yield)
}

// releaseCell releases what is and will be in a cell that is only read from outside.
func (u *unit) releaseCell(c *types.Cell) { u.Release(types.Of(types.Iterator, c)) }

// run evaluates the body once.
func (u *unit) run() {
	u.env = env{}
	u.loops = nil
	for _, p := range u.fn.Params {
		u.param(p)
	}
	switch n := u.fn.Node.(type) {
	case *pyast.GeneratorExp:
		u.generatorExp(n)
	case *pyast.Lambda:
		u.Into(u.result, u.expr(n.Body))
	default:
		u.stmts(u.fn.Body)
		if u.env != nil && u.fn.Kind == scope.FunctionScope {
			u.Into(u.result, types.Basic(types.None))
		}
	}
}

// param joins the default into a parameter.
func (u *unit) param(p *scope.Param) {
	if p.Var == nil {
		return
	}
	if p.Kind == scope.VarArgs || p.Kind == scope.KwArgs {
		u.intoParam(p, types.Type{})
	}
}

// intoParam joins arguments of type t into the variable of a parameter. The dict of **kw holds them: its cells are those of the
// parameter, the same at every run.
func (a *analyzer) intoParam(p *scope.Param, t types.Type) {
	switch p.Kind {
	case scope.VarArgs:
		a.Release(t)
		a.Into(a.at(p.Arg, "elements"), t)
		t = types.Basic(types.VarTuple)
	case scope.KwArgs:
		values := a.at(p.Arg, "values")
		a.Into(values, t)
		t = types.Of(types.Dict, a.at(p.Arg, "names"), values)
		a.Into(t.Cell(0), tStr)
	}
	a.Into(a.cell(p.Var), t)
}

// varArgs is the cell of what is passed for a *args parameter that e names and nothing assigns to, nil for other expressions.
func (u *unit) varArgs(e pyast.Expr) *types.Cell {
	n, ok := e.(*pyast.Name)
	if !ok {
		return nil
	}
	v := u.table.Lookup(n)
	if v == nil || len(v.Binds) != 1 || v.Outside {
		return nil
	}
	arg, ok := v.Binds[0].(*pyast.Arg)
	if !ok {
		return nil
	}
	return u.cells[cellKey{arg, "elements"}]
}

// narrowable says whether the flow in this unit shows the values of v: nobody else binds it.
func (u *unit) narrowable(v *scope.Var) bool {
	return v.Owner != nil && !v.Outside && v.Owner.Kind != scope.ClassScope && frame(v.Owner) == u.fn.Scope
}

// frame is the scope whose frame s runs in.
func frame(s *scope.Scope) *scope.Scope {
	for s.Func == nil {
		s = s.Parent
	}
	return s.Func.Scope
}

// read returns the type of a variable's value here.
func (u *unit) read(v *scope.Var) types.Type {
	stored := u.cell(v).Read(u)
	if t, ok := u.env[v]; ok {
		return visible(stored, t)
	}
	return stored
}

// visible is what a read gives of a variable stored as one type and known to hold another here: the narrower type
// where the storage is dynamic or the Go types agree.
func visible(stored, known types.Type) types.Type {
	switch {
	case known.Kind() == types.Never:
		return stored
	case stored.Is(types.Object, types.Opt):
		return known
	case stored.Small() && known.Small():
		return known
	case isDerived(known, stored) || areExceptions(known, stored):
		return known
	}
	return stored
}

// areExceptions says whether known are the instances of an exception class that extends stored's: all are *py.Exception.
func areExceptions(known, stored types.Type) bool {
	return known.Is(types.Instance) && stored.Is(types.Instance) && known.Class().IsException() && isBelow(known.Class(), stored.Class())
}

// isDerived says whether known are the instances of a class that extends stored's.
func isDerived(known, stored types.Type) bool {
	return known.Is(types.Instance) && stored.Is(types.Instance) && !known.Class().IsException() && isBelow(known.Class(), stored.Class())
}

// assign gives v a value.
func (u *unit) assign(v *scope.Var, t types.Type) { u.assignValue(v, t, nil) }

// assignValue gives v a value that expression e, where it is known, computes.
func (u *unit) assignValue(v *scope.Var, t types.Type, e pyast.Expr) {
	if v == nil || v.Owner == nil {
		return
	}
	if u.numbers.note(v, t, e) {
		u.Into(u.cell(v), tFloat)
		delete(u.env, v)
		return
	}
	if c := v.Owner.Class; v.Owner.Kind == scope.ClassScope && (c == nil || !u.isStruct(c)) {
		u.Release(t) // attributes of a dynamic class are reached dynamically
	}
	u.Into(u.cell(v), t)
	if u.env != nil && u.narrowable(v) {
		u.env[v] = t
		if stored := u.cell(v).Type(); isDerived(t, stored) {
			u.env[v] = stored // Go holds the base: to use the other type would take an assertion at each read
		}
	}
}

// pending says whether nothing is known yet of a value that is used as an object: a variable that starts as None holds
// something else where its attributes, items or results are asked for. At the end None is what it is.
func (a *analyzer) pending(t types.Type) bool {
	return t.Kind() == types.Never || t.Kind() == types.None && !a.final
}

func (e env) clone() env { return maps.Clone(e) }

// merge joins what two ways know.
func (u *unit) merge(a, b env) env {
	if a == nil {
		return b
	}
	if b == nil {
		return a
	}
	both := make(env, min(len(a), len(b)))
	for v, t := range a {
		if s, ok := b[v]; ok {
			if types.Same(t, s) {
				both[v] = t
			} else if joined, ok := plainJoin(t, s); ok {
				both[v] = joined
			}
		}
	}
	return both
}

// plainJoin joins two types where that changes no cell.
func plainJoin(a, b types.Type) (types.Type, bool) {
	switch {
	case a.Kind() == types.None:
		return types.OptOf(b), b.Kind() != types.Object
	case b.Kind() == types.None:
		return types.OptOf(a), a.Kind() != types.Object
	case a.Kind() == types.Int && b.Kind() == types.Int:
		return types.SmallInt(max(a.Bits(), b.Bits())), true
	case a.Is(types.Opt) && types.Same(a.NonNone(), b):
		return a, true
	case b.Is(types.Opt) && types.Same(b.NonNone(), a):
		return b, true
	}
	return types.Type{}, false
}

// info describes the function.
func (u *unit) info() *FuncInfo {
	in := &FuncInfo{Kind: kindOf(u.fn), Escapes: u.escapes, Called: u.called, Result: u.result.Type(), Yield: u.yield.Type()}
	for _, p := range u.fn.Params {
		t := u.source.Type()
		if p.Var != nil {
			t = u.cell(p.Var).Type()
		}
		in.Params = append(in.Params, t)
	}
	in.NoReturn = u.endless
	if in.Result.Kind() == types.Never {
		in.NoReturn = true
		in.Result = types.Basic(types.None)
	}
	in.IsVoid = in.Result.Kind() == types.None
	return in
}

func kindOf(f *scope.Func) FuncKind {
	switch {
	case f.IsAsync && f.IsGenerator:
		return AsyncGenerator
	case f.IsGenerator:
		return Generator
	case f.IsAsync:
		return Coroutine
	}
	return Plain
}
