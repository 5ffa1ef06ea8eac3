package scope

import (
	"maps"

	"github.com/gosyncio/gosyncio/parser/pyast"
)

// Facts tells definite assignment what only types show. Nil stands for: every manager may swallow exceptions, every
// call may return.
type Facts interface {
	// Suppresses says whether a context manager may swallow an exception of its block.
	Suppresses(item *pyast.WithItem) bool
	// NoReturn says that a call never returns.
	NoReturn(call *pyast.Call) bool
}

// Assign finds by definite assignment which variables some read may find unbound and sets Var.MaybeUnbound of all.
//
// A variable that an inner function reads counts as read wherever the inner function is mentioned, since it may run
// from there on. A class body runs where it stands. A variable that another function unbinds may be found unbound by any
// read, and by that function itself.
func (t *Table) Assign(facts Facts) {
	r := newReach(t)
	for _, f := range t.Funcs {
		for _, v := range f.Vars {
			v.MaybeUnbound = false
		}
	}
	for _, f := range t.Funcs {
		a := &assigner{table: t, reach: r, facts: facts, frame: f, state: bound{}, checked: map[*Var]bool{}}
		a.run()
	}
	for _, f := range t.Funcs {
		for _, v := range f.Vars {
			if v.Deleted && (v.Outside || readOutside(t, v)) {
				v.MaybeUnbound = true
			}
		}
	}
}

// readOutside says whether a frame other than the owner's reads v.
func readOutside(t *Table, v *Var) bool {
	for _, n := range v.Reads {
		if frameOf(t.in[n]) != frameOf(v.Owner) {
			return true
		}
	}
	return false
}

// bound is the set of variables that surely have a value; nil means that the code is not reached.
type bound map[*Var]bool

func (b bound) clone() bound { return maps.Clone(b) }

// meet keeps what both ways bind.
func meet(a, b bound) bound {
	if a == nil {
		return b
	}
	if b == nil {
		return a
	}
	both := make(bound, min(len(a), len(b)))
	for v := range a {
		if b[v] {
			both[v] = true
		}
	}
	return both
}

// assigner follows the flow of one frame.
type assigner struct {
	table   *Table
	reach   *reach
	facts   Facts
	frame   *Func
	state   bound
	loops   []*loopState
	undo    []undo // what the statements around unbind when they are left
	checked map[*Var]bool
}

type loopState struct {
	breaks bound // met over all break statements
	broken bool
}

// undo is what leaving a statement unbinds: the name of an except clause, what a finally clause deletes.
type undo struct {
	loops  int // loops around the statement
	unbind func()
}

func (a *assigner) run() {
	f := a.frame
	for _, p := range f.Params {
		if p.Var != nil {
			a.state[p.Var] = true
		}
	}
	if f.Kind == ModuleScope {
		for _, name := range moduleNames {
			a.state[f.names[name]] = true
		}
	}
	switch n := f.Node.(type) {
	case *pyast.GeneratorExp:
		a.generators(n.Generators, n.Elt)
	case *pyast.Lambda:
		a.expr(n.Body)
	default:
		a.stmts(f.Body)
	}
}

func (a *assigner) bind(n pyast.Node) {
	if v := a.table.vars[n]; v != nil && a.state != nil {
		a.state[v] = true
	}
}

func (a *assigner) unbind(n pyast.Node) {
	if a.state != nil {
		delete(a.state, a.table.vars[n])
	}
}

// read checks a name and whatever functions it may start.
func (a *assigner) read(n *pyast.Name) {
	v := a.table.vars[n]
	if v == nil {
		return
	}
	a.check(v)
	if v.Owner != nil {
		for _, f := range a.table.Runs(v) {
			a.mention(f)
		}
	}
}

func (a *assigner) check(v *Var) {
	if a.state == nil || v.Owner == nil || frameOf(v.Owner) != a.frame || a.state[v] {
		return
	}
	v.MaybeUnbound = true
	if v.Fallback != nil {
		a.check(v.Fallback)
	}
}

// mention checks what f reads of this frame's variables.
func (a *assigner) mention(f *Func) {
	if a.state == nil {
		return
	}
	for _, v := range a.reach.closure(f) {
		a.check(v)
	}
}

func (a *assigner) stmts(list []pyast.Stmt) {
	for _, s := range list {
		a.stmt(s)
	}
}

func (a *assigner) stmt(s pyast.Stmt) {
	switch s := s.(type) {
	case *pyast.Assign:
		a.expr(s.Value)
		a.targets(s.Targets...)
	case *pyast.AugAssign:
		a.augAssign(s)
	case *pyast.AnnAssign:
		a.expr(s.Value)
		if s.Value != nil {
			a.targets(s.Target)
		}
	case *pyast.ExprStmt:
		a.expr(s.Value)
		if call, ok := s.Value.(*pyast.Call); ok && a.facts != nil && a.facts.NoReturn(call) {
			a.state = nil
		}
	case *pyast.Return:
		a.expr(s.Value)
		a.state = nil
	case *pyast.Raise:
		a.expr(s.Exc)
		a.expr(s.Cause)
		a.state = nil
	case *pyast.Break:
		a.breaks()
	case *pyast.Continue:
		a.state = nil
	case *pyast.Delete:
		a.targets(s.Targets...)
	case *pyast.Assert:
		a.assert(s)
	default:
		a.compound(s)
	}
}

func (a *assigner) compound(s pyast.Stmt) {
	switch s := s.(type) {
	case *pyast.If:
		a.ifElse(s)
	case *pyast.While:
		a.while(s)
	case *pyast.For:
		a.forLoop(s)
	case *pyast.AsyncFor:
		a.forLoop((*pyast.For)(s))
	case *pyast.With:
		a.with(s)
	case *pyast.AsyncWith:
		a.with((*pyast.With)(s))
	case *pyast.Try:
		a.try(s)
	case *pyast.TryStar:
		a.try((*pyast.Try)(s))
	case *pyast.Match:
		a.match(s)
	case *pyast.FunctionDef:
		a.def(s, s)
	case *pyast.AsyncFunctionDef:
		a.def(s, (*pyast.FunctionDef)(s))
	case *pyast.ClassDef:
		a.class(s)
	case *pyast.Import:
		for _, alias := range s.Names {
			a.bind(alias)
		}
	case *pyast.ImportFrom:
		a.importFrom(s)
	}
}

func (a *assigner) importFrom(s *pyast.ImportFrom) {
	for _, alias := range s.Names {
		a.bind(alias)
		if alias.Name == "*" && a.state != nil {
			for _, name := range a.table.env.StarNames(string(s.Module)) {
				a.state[a.frame.names[name]] = true
			}
		}
	}
}

func (a *assigner) breaks() {
	if n := len(a.loops); n > 0 && a.state != nil {
		for _, u := range a.undo {
			if u.loops >= n {
				u.unbind()
			}
		}
		l := a.loops[n-1]
		if !l.broken {
			l.breaks, l.broken = a.state, true
		} else {
			l.breaks = meet(l.breaks, a.state)
		}
	}
	a.state = nil
}

func (a *assigner) augAssign(s *pyast.AugAssign) {
	if n, ok := s.Target.(*pyast.Name); ok {
		a.read(n)
	}
	a.expr(s.Value)
	a.targets(s.Target)
}

func (a *assigner) assert(s *pyast.Assert) {
	ok, failed := a.cond(s.Test)
	a.state = failed
	a.expr(s.Msg)
	a.state = ok
}

func (a *assigner) def(node pyast.Node, n *pyast.FunctionDef) {
	a.exprs(n.DecoratorList)
	a.defaults(n.Args)
	a.bind(node)
	if s := a.table.scopes[node]; !a.table.runsLater(s) {
		a.mention(s.Func)
	}
}

func (a *assigner) defaults(args *pyast.Arguments) {
	a.exprs(args.Defaults)
	a.exprs(args.KwDefaults)
}

func (a *assigner) class(n *pyast.ClassDef) {
	a.exprs(n.DecoratorList)
	a.exprs(n.Bases)
	for _, k := range n.Keywords {
		a.expr(k.Value)
	}
	loops, undo := a.loops, a.undo
	a.loops, a.undo = nil, nil
	a.stmts(n.Body)
	a.loops, a.undo = loops, undo
	a.bind(n)
	if len(n.DecoratorList)+len(n.Keywords) > 0 {
		for _, m := range a.table.classes[n].Methods {
			a.mention(m)
		}
	}
}

// targets binds, or unbinds, what a target list names.
func (a *assigner) targets(list ...pyast.Expr) {
	for _, e := range list {
		switch e := e.(type) {
		case *pyast.Name:
			if e.Ctx == pyast.Del {
				a.check(a.table.vars[e])
				a.unbind(e)
			} else {
				a.bind(e)
			}
		case *pyast.Tuple:
			a.targets(e.Elts...)
		case *pyast.List:
			a.targets(e.Elts...)
		case *pyast.Starred:
			a.targets(e.Value)
		default:
			a.expr(e)
		}
	}
}
