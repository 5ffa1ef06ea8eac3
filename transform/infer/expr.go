package infer

import (
	"math/bits"

	"github.com/gosyncio/gosyncio/parser/pyast"
	"github.com/gosyncio/gosyncio/transform/scope"
	"github.com/gosyncio/gosyncio/transform/stub"
	"github.com/gosyncio/gosyncio/transform/types"
)

var (
	tNone  = types.Basic(types.None)
	tBool  = types.Basic(types.Bool)
	tFloat = types.Basic(types.Float)
	tStr   = types.Basic(types.Str)
	tBytes = types.Basic(types.Bytes)
)

// expr evaluates an expression and records its type.
func (u *unit) expr(e pyast.Expr) types.Type {
	t := u.eval(e)
	u.exprs[e] = t
	return t
}

func (u *unit) eval(e pyast.Expr) types.Type {
	switch e := e.(type) {
	case *pyast.Constant:
		return constant(e)
	case *pyast.Name:
		return u.name(e)
	case *pyast.Attribute:
		return u.attribute(e)
	case *pyast.Call:
		return u.call(e)
	case *pyast.BinOp:
		return u.binOp(e)
	case *pyast.UnaryOp:
		return u.unaryOp(e)
	case *pyast.BoolOp:
		return u.boolOp(e)
	case *pyast.Compare:
		return u.compare(e)
	case *pyast.IfExp:
		return u.ifExp(e)
	case *pyast.Subscript:
		return u.subscript(e)
	case *pyast.NamedExpr:
		t := u.expr(e.Value)
		u.target(e.Target, t, e.Value)
		return t
	case *pyast.Starred:
		return u.expr(e.Value)
	case *pyast.Await:
		outer := u.awaiting
		u.awaiting = e.Value
		t := u.expr(e.Value)
		u.awaiting = outer
		return u.await(t, e)
	case *pyast.Lambda:
		f := u.table.FuncOf(e)
		u.defaultsOf(f)
		return types.FuncOf(f)
	}
	return u.display(e)
}

// display evaluates what makes containers and strings, and yields.
func (u *unit) display(e pyast.Expr) types.Type {
	switch e := e.(type) {
	case *pyast.List:
		return types.ListOf(u.elements(e, e.Elts))
	case *pyast.Set:
		return types.Of(types.Set, u.elements(e, e.Elts))
	case *pyast.Tuple:
		return u.tuple(e)
	case *pyast.Dict:
		return u.dict(e)
	case *pyast.ListComp:
		return types.ListOf(u.comprehension(e, e.Generators, e.Elt))
	case *pyast.SetComp:
		return types.Of(types.Set, u.comprehension(e, e.Generators, e.Elt))
	case *pyast.DictComp:
		return u.dictComp(e)
	case *pyast.GeneratorExp:
		return u.makeGenerator(e)
	case *pyast.JoinedStr:
		for _, v := range e.Values {
			u.expr(v)
		}
		return tStr
	case *pyast.FormattedValue:
		if formatsFloat(e) {
			u.number(e.Value)
		} else {
			u.expr(e.Value)
		}
		if e.FormatSpec != nil {
			u.expr(e.FormatSpec)
		}
		return tStr
	case *pyast.Yield:
		u.Into(u.yield, u.exprOpt(e.Value))
		return types.Obj("what send() sends", e)
	case *pyast.YieldFrom:
		return u.yieldFrom(e)
	}
	pyast.Children(e, func(n pyast.Node) {
		if c, ok := n.(pyast.Expr); ok {
			u.Release(u.expr(c))
		}
	})
	return types.Obj("an expression that inference does not know", e)
}

func constant(c *pyast.Constant) types.Type {
	switch c.Kind {
	case pyast.ConstNone:
		return tNone
	case pyast.ConstTrue, pyast.ConstFalse:
		return tBool
	case pyast.ConstInt:
		if c.Big != nil {
			return types.BigInt()
		}
		return types.SmallInt(bits.Len64(abs(c.Int)))
	case pyast.ConstFloat:
		return tFloat
	case pyast.ConstComplex:
		return types.Basic(types.Complex)
	case pyast.ConstStr:
		return tStr
	case pyast.ConstBytes:
		return tBytes
	}
	return types.Obj("the Ellipsis", c)
}

func abs(n int64) uint64 {
	if n < 0 {
		return -uint64(n)
	}
	return uint64(n)
}

// truthOf is 1 for a constant that is true, -1 for a false one, 0 for others.
func truthOf(c *pyast.Constant) int {
	truth := false
	switch c.Kind {
	case pyast.ConstTrue, pyast.ConstEllipsis:
		truth = true
	case pyast.ConstInt:
		truth = c.Big != nil || c.Int != 0
	case pyast.ConstStr, pyast.ConstBytes:
		truth = c.S != ""
	case pyast.ConstFloat, pyast.ConstComplex:
		truth = c.Float != 0
	}
	if truth {
		return 1
	}
	return -1
}

// constInt returns the int that an expression writes, and whether it does.
func constInt(e pyast.Expr) *int64 {
	switch e := e.(type) {
	case *pyast.Constant:
		if e.Kind == pyast.ConstInt && e.Big == nil {
			return &e.Int
		}
	case *pyast.UnaryOp:
		if n := constInt(e.Operand); n != nil && e.Op == pyast.USub {
			m := -*n
			return &m
		}
	}
	return nil
}

func (u *unit) name(e *pyast.Name) types.Type {
	v := u.table.Lookup(e)
	switch {
	case v == nil:
		return types.Obj("not a variable", e)
	case v.Kind == scope.Builtin:
		u.noteRewriter(e, v.Name)
		return u.builtin(v.Name)
	case v.Kind == scope.Undefined:
		return types.Obj("nothing binds this name", e)
	case v.Kind == scope.ClassVar && v.Fallback != nil && len(v.Binds) == 0:
		return u.varOrBuiltin(v.Fallback)
	case v.Owner.Kind == scope.ModuleScope && len(v.Binds) == 0 && len(v.Name) > 4 && v.Name[:2] == "__":
		if v.Name == "__doc__" {
			return types.OptOf(tStr)
		}
		return tStr
	case v.Kind == scope.Cell && v.Name == "__class__" && v.Owner.Kind == scope.ClassScope:
		return types.ClassOf(v.Owner.Class)
	}
	u.checkRead(v)
	t := u.read(v)
	if v.Kind == scope.ClassVar && v.MaybeUnbound {
		return u.Join(t, u.varOrBuiltin(v.Fallback))
	}
	if v.MaybeUnbound && v.Kind == scope.Global && u.lib.IsBuiltin(v.Name) {
		u.Release(t)
		return types.Obj("where the program has not bound "+v.Name+" it is the builtin", e)
	}
	return t
}

func (u *unit) varOrBuiltin(v *scope.Var) types.Type {
	if v.Kind == scope.Builtin {
		return u.builtin(v.Name)
	}
	return u.read(v)
}

// BuiltinFunc is a function or class of the builtins as a value, where no stub describes it.
type BuiltinFunc string

// FuncName implements types.Function.
func (b BuiltinFunc) FuncName() string { return string(b) }

// builtin is the type of a name of the builtins.
func (u *unit) builtin(name string) types.Type {
	if c := u.lib.Builtin(name); c != nil {
		return types.ClassOf(c)
	}
	switch name {
	case "NotImplemented", "Ellipsis":
		return types.Obj(name, nil)
	case "__debug__":
		return tBool
	}
	return types.FuncOf(BuiltinFunc(name))
}

// elements joins the elements of a display into a cell of its own.
func (u *unit) elements(node pyast.Expr, elts []pyast.Expr) *types.Cell {
	c := u.at(node, "elem")
	for _, e := range elts {
		t := u.expr(e)
		if _, isStar := e.(*pyast.Starred); isStar {
			t = u.elemOf(t, e)
		}
		u.Into(c, t)
	}
	c.Read(u)
	return c
}

func (u *unit) tuple(e *pyast.Tuple) types.Type {
	elems := make([]types.Type, len(e.Elts))
	stars := false
	for i, x := range e.Elts {
		elems[i] = u.expr(x)
		_, isStar := x.(*pyast.Starred)
		stars = stars || isStar
	}
	if stars || len(elems) < 2 || len(elems) > 6 {
		for _, t := range elems {
			u.Release(t)
		}
		return types.Basic(types.VarTuple)
	}
	for _, t := range elems {
		if t.Kind() == types.Never && !u.final {
			return types.Type{}
		}
	}
	return types.TupleOf(elems...)
}

func (u *unit) dict(e *pyast.Dict) types.Type {
	key, value := u.at(e, "key"), u.at(e, "value")
	for i, v := range e.Values {
		if e.Keys[i] == nil {
			t := u.expr(v)
			if t.Kind() == types.Dict {
				u.Into(key, t.Cell(0).Read(u))
				u.Into(value, t.Cell(1).Read(u))
			} else if t.Kind() != types.Never {
				u.Into(key, types.Obj("the keys of a mapping", v))
				u.Into(value, types.Obj("the values of a mapping", v))
			}
			continue
		}
		u.Into(key, u.expr(e.Keys[i]))
		u.Into(value, u.expr(v))
	}
	return types.Of(types.Dict, key, value)
}

// comprehension runs the generators and joins the result into a cell.
func (u *unit) comprehension(node pyast.Expr, gens []*pyast.Comprehension, elt pyast.Expr) *types.Cell {
	c := u.at(node, "elem")
	before := u.env.clone()
	u.generators(gens)
	u.Into(c, u.expr(elt))
	u.env = before
	u.forget(node)
	return c
}

func (u *unit) dictComp(e *pyast.DictComp) types.Type {
	key, value := u.at(e, "key"), u.at(e, "value")
	before := u.env.clone()
	u.generators(e.Generators)
	u.Into(key, u.expr(e.Key))
	u.Into(value, u.expr(e.Value))
	u.env = before
	u.forget(e)
	return types.Of(types.Dict, key, value)
}

func (u *unit) generators(gens []*pyast.Comprehension) {
	for _, g := range gens {
		u.generator(g, u.expr(g.Iter))
	}
}

func (u *unit) generator(g *pyast.Comprehension, iter types.Type) {
	u.target(g.Target, u.iterateOver(g.Iter, iter, g.IsAsync, g), nil)
	for _, test := range g.Ifs {
		yes, _ := u.cond(test)
		u.env = yes
	}
}

// makeGenerator evaluates the first iterable of a generator expression, whose body runs elsewhere.
func (u *unit) makeGenerator(e *pyast.GeneratorExp) types.Type {
	g := u.units[u.table.FuncOf(e)]
	g.called = true
	u.callees[g.fn] = true
	u.Into(g.source, u.expr(e.Generators[0].Iter))
	if g.fn.IsAsync {
		return types.Of(types.AsyncGenerator, g.yield)
	}
	return types.Of(types.Generator, g.yield)
}

// generatorExp is the body of a generator expression.
func (u *unit) generatorExp(e *pyast.GeneratorExp) {
	u.generator(e.Generators[0], u.source.Read(u))
	u.generators(e.Generators[1:])
	u.Into(u.yield, u.expr(e.Elt))
	u.Into(u.result, tNone)
}

func (u *unit) yieldFrom(e *pyast.YieldFrom) types.Type {
	t := u.expr(e.Value)
	u.Into(u.yield, u.elemOf(t, e))
	if u.takesSent(t) {
		u.Into(u.yield, types.Obj("what send of an iterator gives", e))
	}
	return types.Obj("the value of a generator", e)
}

// takesSent says whether the iterator of t is one of the program with a send or throw of its own: a generator that delegates to it
// yields what these give.
func (u *unit) takesSent(t types.Type) bool {
	if t.Kind() != types.Instance {
		return false
	}
	if it, ok := u.userMethodResult(t, "__iter__"); ok {
		t = it
	}
	c, ok := t.Class().(*scope.Class)
	return ok && t.Kind() == types.Instance && (u.method(c, "send") != nil || u.method(c, "throw") != nil)
}

func (u *unit) ifExp(e *pyast.IfExp) types.Type {
	yes, no := u.cond(e.Test)
	u.env = yes
	a := u.expr(e.Body)
	yes = u.env
	u.env = no
	b := u.expr(e.Orelse)
	u.env = u.merge(yes, u.env)
	return u.joined(e, a, b)
}

// joined is the type of a value that may be any of several; a cell of the node keeps containers agreeing.
func (u *unit) joined(node pyast.Expr, list ...types.Type) types.Type {
	c := u.at(node, "value")
	for _, t := range list {
		u.Into(c, t)
	}
	return c.Read(u)
}

func (u *unit) boolOp(e *pyast.BoolOp) types.Type {
	var list []types.Type
	var out env
	for i, x := range e.Values {
		last := i == len(e.Values)-1
		if last {
			list = append(list, u.expr(x))
			break
		}
		yes, no := u.cond(x)
		t := u.exprs[x]
		stop, next := no, yes
		if e.Op == pyast.Or {
			stop, next = yes, no
			t = truthy(t)
		} else {
			t = falsy(t)
		}
		list = append(list, t)
		if i == 0 {
			out = stop
		} else {
			out = u.merge(out, stop)
		}
		u.env = next
	}
	u.env = u.merge(out, u.env)
	return u.joined(e, list...)
}

// truthy is what of t can be true.
func truthy(t types.Type) types.Type {
	if t.Is(types.Opt, types.None) {
		return t.NonNone()
	}
	return t
}

// falsy is what of t can be false.
func falsy(t types.Type) types.Type {
	if t.Kind() == types.Opt {
		switch t.NonNone().Kind() {
		case types.Coroutine, types.Generator, types.AsyncGenerator, types.Func, types.Module:
			return tNone
		}
	}
	return t
}

func (u *unit) await(t types.Type, node pyast.Expr) types.Type {
	if u.pending(t) {
		return types.Type{}
	}
	switch t.Kind() {
	case types.Coroutine:
		return t.Cell(0).Read(u)
	case types.Instance:
		if r, ok := u.awaited(t); ok {
			return r
		}
	case types.Opt:
		return u.await(t.NonNone(), node)
	}
	u.Release(t)
	u.dynamic = true
	return types.Obj("awaits "+t.String(), node)
}

// awaited is what awaiting an instance of a stub class gives: the argument of its base Awaitable[T] or of the
// generator that __await__ returns.
func (u *unit) awaited(t types.Type) (types.Type, bool) {
	c, ok := t.Class().(*stub.Class)
	if !ok {
		return types.Type{}, false
	}
	if m := c.Method("__await__"); m != nil {
		r := m.Sigs[0].Result
		if n := len(r.Args); n > 0 {
			return u.member(t, r.Args[n-1], c.Method("__await__").Sigs[0].Class), true
		}
	}
	for _, b := range c.Bases {
		if b.Name == "Awaitable" && len(b.Args) == 1 {
			return u.member(t, b.Args[0], c), true
		}
	}
	return types.Type{}, false
}
