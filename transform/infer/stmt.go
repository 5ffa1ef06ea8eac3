package infer

import (
	"slices"

	"github.com/gosyncio/gosyncio/parser/pyast"
	"github.com/gosyncio/gosyncio/transform/scope"
	"github.com/gosyncio/gosyncio/transform/types"
)

func (u *unit) stmts(list []pyast.Stmt) {
	for _, s := range list {
		u.stmt(s)
	}
}

func (u *unit) stmt(s pyast.Stmt) {
	switch s := s.(type) {
	case *pyast.Assign:
		u.assignStmt(s)
	case *pyast.AugAssign:
		u.augAssign(s)
	case *pyast.AnnAssign:
		u.annAssign(s)
	case *pyast.ExprStmt:
		u.expr(s.Value)
		if call, ok := s.Value.(*pyast.Call); ok && u.neverReturns(call) {
			u.env = nil
		}
	case *pyast.Return:
		u.returnStmt(s)
	case *pyast.Raise:
		u.raise(s)
	case *pyast.Break:
		u.breakStmt()
	case *pyast.Continue:
		u.env = nil
	case *pyast.Delete:
		for _, t := range s.Targets {
			u.del(t)
		}
	case *pyast.Assert:
		yes, no := u.cond(s.Test)
		u.env = no
		u.exprOpt(s.Msg)
		u.env = yes
	default:
		u.compound(s)
	}
}

// neverReturns says whether a call surely does not come back.
func (u *unit) neverReturns(call *pyast.Call) bool {
	c := u.calls[call]
	return u.final && c.Result.Kind() == types.Never && (c.Kind == UserFunc || c.Kind == UserMethod || c.Kind == StubFunc)
}

func (u *unit) compound(s pyast.Stmt) {
	switch s := s.(type) {
	case *pyast.If:
		yes, no := u.cond(s.Test)
		u.env = yes
		u.stmts(s.Body)
		yes = u.env
		u.env = no
		u.stmts(s.Orelse)
		u.env = u.merge(yes, u.env)
	case *pyast.While:
		u.while(s)
	case *pyast.For:
		u.forLoop(s, false)
	case *pyast.AsyncFor:
		u.forLoop((*pyast.For)(s), true)
	case *pyast.With:
		u.with(s, false)
	case *pyast.AsyncWith:
		u.with((*pyast.With)(s), true)
	case *pyast.Try:
		u.try(s, false)
	case *pyast.TryStar:
		u.try((*pyast.Try)(s), true)
	case *pyast.Match:
		u.match(s)
	case *pyast.FunctionDef:
		u.def(s, s)
	case *pyast.AsyncFunctionDef:
		u.def(s, (*pyast.FunctionDef)(s))
	case *pyast.ClassDef:
		u.classDef(s)
	case *pyast.Import:
		for _, alias := range s.Names {
			u.importStmt(alias)
		}
	case *pyast.ImportFrom:
		u.importFrom(s)
	}
}

func (u *unit) assignStmt(s *pyast.Assign) {
	t := u.expr(s.Value)
	for _, target := range s.Targets {
		u.target(target, t, s.Value)
	}
}

func (u *unit) annAssign(s *pyast.AnnAssign) {
	if s.Value == nil {
		if _, isName := s.Target.(*pyast.Name); !isName {
			u.targetParts(s.Target)
		}
		return
	}
	t := u.expr(s.Value)
	u.target(s.Target, t, s.Value)
}

// target stores a value of type t; value is its expression where there is one, so that displays are taken apart.
func (u *unit) target(e pyast.Expr, t types.Type, value pyast.Expr) {
	switch e := e.(type) {
	case *pyast.Name:
		u.exprs[e] = t
		u.assignValue(u.table.Lookup(e), t, value)
	case *pyast.Attribute:
		u.setAttr(e, t)
	case *pyast.Subscript:
		u.setItem(e, t)
	case *pyast.Starred:
		u.target(e.Value, t, nil)
	case *pyast.Tuple:
		u.exprs[e] = t
		u.unpack(e, e.Elts, t, value)
	case *pyast.List:
		u.exprs[e] = t
		u.unpack(e, e.Elts, t, value)
	}
}

// unpack stores the elements of a t into targets.
func (u *unit) unpack(node pyast.Node, targets []pyast.Expr, t types.Type, value pyast.Expr) {
	elems := t.Elems()
	exact := t.Kind() == types.Tuple && len(elems) == len(targets)
	for i, target := range targets {
		star, isStar := target.(*pyast.Starred)
		exact = exact && !isStar
		switch {
		case isStar:
			c := u.at(star, "rest")
			u.Into(c, u.elemOf(t, node))
			u.target(star, types.ListOf(c), nil)
		case exact:
			u.target(target, elems[i], nil)
		default:
			u.target(target, u.elemOf(t, node), nil)
		}
	}
	_ = value
}

func (u *unit) augAssign(s *pyast.AugAssign) {
	right := u.expr(s.Value)
	switch target := s.Target.(type) {
	case *pyast.Name:
		v := u.table.Lookup(target)
		left := u.read(v)
		u.checkNumber(target, s.Op, right)
		t, bounded := u.accumulate(s, v, left, right)
		if !bounded {
			t = u.binary(s, s.Op, left, right, constInt(s.Value), true)
		}
		u.exprs[target], u.augs[s] = left, t
		u.assignValue(v, t, &pyast.BinOp{Left: target, Op: s.Op, Right: s.Value})
	case *pyast.Attribute:
		left := u.attribute(target)
		u.augs[s] = u.binary(s, s.Op, left, right, constInt(s.Value), true)
		u.setAttr(target, u.augs[s])
	case *pyast.Subscript:
		left := u.subscript(target)
		u.augs[s] = u.binary(s, s.Op, left, right, constInt(s.Value), true)
		u.setItem(target, u.augs[s])
	}
}

func (u *unit) returnStmt(s *pyast.Return) {
	t := types.Basic(types.None)
	if s.Value != nil {
		t = u.expr(s.Value)
	}
	u.Into(u.result, t)
	u.env = nil
}

func (u *unit) raise(s *pyast.Raise) {
	for _, e := range []pyast.Expr{s.Exc, s.Cause} {
		if e != nil {
			u.Release(u.raised(e))
		}
	}
	u.env = nil
}

// raised is what a raise statement sees of an expression: a plain exception class is called without arguments.
func (u *unit) raised(e pyast.Expr) types.Type {
	t := u.expr(e)
	c, ok := t.Class().(*scope.Class)
	if !ok || t.Kind() != types.ClassObj || !u.plainException(c) {
		return t
	}
	u.initException(c, &args{node: e})
	return types.InstanceOf(c)
}

func (u *unit) breakStmt() {
	if n := len(u.loops); n > 0 {
		l := u.loops[n-1]
		if l.seen {
			l.env = u.merge(l.env, u.env)
		} else {
			l.env, l.seen = u.env, u.env != nil
		}
	}
	u.env = nil
}

// del evaluates what a deletion looks at.
func (u *unit) del(e pyast.Expr) {
	switch e := e.(type) {
	case *pyast.Name:
		delete(u.env, u.table.Lookup(e))
	case *pyast.Tuple:
		for _, x := range e.Elts {
			u.del(x)
		}
	case *pyast.List:
		for _, x := range e.Elts {
			u.del(x)
		}
	case *pyast.Attribute:
		u.delAttr(e)
	default:
		u.targetParts(e)
	}
}

// targetParts evaluates the expressions inside a target that is not stored to.
func (u *unit) targetParts(e pyast.Expr) {
	switch e := e.(type) {
	case *pyast.Attribute:
		u.expr(e.Value)
	case *pyast.Subscript:
		u.expr(e.Value)
		u.index(e.Slice)
	}
}

// loop runs a loop's body, whose variables are not what they were before it; it returns what the breaks know.
func (u *unit) loop(s pyast.Node, trips int, body func()) env {
	u.forget(s)
	l := &loopExit{trips: trips}
	u.loops = append(u.loops, l)
	body()
	u.loops = u.loops[:len(u.loops)-1]
	return l.env
}

// forget drops what is known of the variables that the code below n binds.
func (u *unit) forget(n pyast.Node) {
	if len(u.env) == 0 {
		return
	}
	pyast.Inspect(n, func(n pyast.Node) bool {
		if v := u.table.VarOf(n); v != nil {
			if name, ok := n.(*pyast.Name); !ok || name.Ctx != pyast.Load {
				delete(u.env, v)
			}
		}
		return true
	})
}

func (u *unit) while(s *pyast.While) {
	var exit env
	breaks := u.loop(s, types.CounterBits, func() {
		yes, no := u.cond(s.Test)
		exit = no.clone()
		u.env = yes
		u.stmts(s.Body)
	})
	if c, ok := s.Test.(*pyast.Constant); ok && truthOf(c) == 1 {
		exit = nil
	}
	u.env = exit
	u.stmts(s.Orelse)
	u.env = u.merge(u.env, breaks)
}

func (u *unit) forLoop(s *pyast.For, async bool) {
	iter := u.expr(s.Iter)
	var exit env
	breaks := u.loop(s, tripBits(iter), func() {
		exit = u.env.clone()
		u.target(s.Target, u.iterateOver(s.Iter, iter, async, s), nil)
		u.stmts(s.Body)
		if u.table.RunsAtLeastOnce(s) {
			exit = u.env // no way around the body
		}
	})
	u.env = exit
	u.stmts(s.Orelse)
	u.env = u.merge(u.env, breaks)
}

func (u *unit) with(s *pyast.With, async bool) {
	suppresses := false
	for _, item := range s.Items {
		t := u.expr(item.ContextExpr)
		entered := u.enter(t, async, item)
		if item.OptionalVars != nil {
			u.target(item.OptionalVars, entered, nil)
		}
		suppresses = suppresses || u.maySuppress(t)
	}
	before := u.env.clone()
	u.stmts(s.Body)
	if suppresses {
		after := u.env
		u.env = before
		for _, b := range s.Body {
			u.forget(b)
		}
		u.env = u.merge(after, u.env)
	}
}

func (u *unit) try(s *pyast.Try, group bool) {
	start := u.env.clone()
	u.stmts(s.Body)
	normal := u.env
	u.env = start
	for _, b := range s.Body {
		u.forget(b)
	}
	failed := u.env
	u.env = normal
	u.stmts(s.Orelse)
	out := u.env
	for _, h := range s.Handlers {
		u.env = failed.clone()
		u.handler(h, group)
		u.stmts(h.Body)
		if h.Name != "" {
			delete(u.env, u.table.VarOf(h))
		}
		out = u.merge(out, u.env)
	}
	if len(s.Finalbody) == 0 {
		u.env = out
		return
	}
	u.finally(s, failed, out)
}

// finally evaluates the block with what holds on every way into it, then keeps what the normal way knows beside it.
func (u *unit) finally(s *pyast.Try, failed, out env) {
	u.env = failed.clone()
	u.forget(s)
	u.stmts(s.Finalbody)
	if out == nil || u.env == nil {
		u.env = nil
		return
	}
	after := u.env
	u.env = out
	for _, b := range s.Finalbody {
		u.forget(b)
	}
	for v, t := range after {
		if _, known := u.env[v]; !known {
			u.env[v] = t
		}
	}
}

func (u *unit) def(node pyast.Stmt, n *pyast.FunctionDef) {
	f := u.table.FuncOf(node)
	t := types.FuncOf(f)
	u.defaultsOf(f)
	if p := Registered(n); p != nil {
		u.Release(u.expr(p.Annotation))
	}
	if f.Method != nil && u.isStruct(f.Method) && KindOfMethod(f.Decorators) == OtherMethod {
		t = u.defWrapped(f, n, node)
	} else if f.Method != nil && u.isStruct(f.Method) && len(n.DecoratorList) > 0 {
		t = types.Obj("a property, static or class method", node) // its uses are known: see userAttr
	} else if takesSelf(f) && u.plainException(f.Method) {
		for _, d := range n.DecoratorList {
			u.expr(d)
		}
		t = types.Obj("a method of an exception class", node) // see exceptionMethods
	} else {
		t = u.decorate(n.DecoratorList, t, node)
	}
	u.assign(u.table.VarOf(node), t)
}

// Registered returns the parameter whose annotation a decorator reads when the program runs: the first one, of a function
// under an uncalled x.register (functools.singledispatch). Nil for other functions, and where the annotation is no plain name.
func Registered(n *pyast.FunctionDef) *pyast.Arg {
	registers := slices.ContainsFunc(n.DecoratorList, func(d pyast.Expr) bool {
		a, ok := d.(*pyast.Attribute)
		return ok && a.Attr == "register"
	})
	params := append(slices.Clone(n.Args.Posonlyargs), n.Args.Args...)
	if !registers || len(params) == 0 {
		return nil
	}
	switch params[0].Annotation.(type) {
	case *pyast.Name, *pyast.Attribute:
		return params[0]
	}
	return nil
}

// defaultsOf joins the defaults of a function into its parameters.
func (u *unit) defaultsOf(f *scope.Func) {
	for _, p := range f.Params {
		if p.Default != nil {
			u.Into(u.cell(p.Var), u.expr(p.Default))
		}
	}
}

func (u *unit) exprOpt(e pyast.Expr) types.Type {
	if e == nil {
		return types.Basic(types.None)
	}
	return u.expr(e)
}
