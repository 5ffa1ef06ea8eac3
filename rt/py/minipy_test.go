package py_test

import (
	"context"
	"strings"
	"testing"

	"github.com/gosyncio/gosyncio/parser"
	"github.com/gosyncio/gosyncio/parser/pyast"
	"github.com/gosyncio/gosyncio/parser/source"
	"github.com/gosyncio/gosyncio/rt/py"
)

// This file is a small tree-walking interpreter over the package under test, so that its behaviour can be compared with
// CPython's on Python text. It makes every dynamic operation by the call that generated code makes.

// env is a scope.
type env struct {
	vars            map[string]any
	parent, globals *env
	global, outer   map[string]bool
	ns              *py.Namespace // class body
	class           *any
	self            string
}

func newEnv(parent *env) *env {
	e := &env{vars: map[string]any{}, parent: parent, global: map[string]bool{}, outer: map[string]bool{}}
	if parent != nil {
		e.globals = parent.globals
		e.class = parent.class
	} else {
		e.globals = e
	}
	return e
}

func (e *env) get(name string) any {
	for s := e; s != nil; s = s.parent {
		if s.ns != nil {
			if v, ok := s.ns.Get(name); ok && s == e {
				return v
			}
			continue
		}
		if v, ok := s.vars[name]; ok {
			return v
		}
	}
	if v, ok := py.Builtins.Lookup(name); ok {
		return v
	}
	return py.CheckGlobal(py.Unbound, name)
}

func (e *env) set(name string, v any) {
	switch {
	case e.ns != nil:
		e.ns.Set(name, v)
	case e.global[name]:
		e.globals.vars[name] = v
	case e.outer[name]:
		for s := e.parent; s != nil; s = s.parent {
			if _, ok := s.vars[name]; ok {
				s.vars[name] = v
				return
			}
		}
	default:
		e.vars[name] = v
	}
}

func (e *env) del(name string) {
	if e.ns != nil {
		e.ns.Del(name)
		return
	}
	if _, ok := e.vars[name]; !ok {
		py.CheckGlobal(py.Unbound, name)
	}
	delete(e.vars, name)
}

type ctl int

const (
	next ctl = iota
	brk
	cont
	ret
)

var ctx = context.Background()

func (e *env) block(body []pyast.Stmt) (ctl, any) {
	for _, s := range body {
		if c, v := e.stmt(s); c != next {
			return c, v
		}
	}
	return next, nil
}

func (e *env) stmt(s pyast.Stmt) (ctl, any) {
	switch s := s.(type) {
	case *pyast.ExprStmt:
		e.expr(s.Value)
	case *pyast.Assign:
		v := e.expr(s.Value)
		for _, t := range s.Targets {
			e.assign(t, v)
		}
	case *pyast.AnnAssign:
		if s.Value != nil {
			e.assign(s.Target, e.expr(s.Value))
		}
	case *pyast.AugAssign:
		v := py.InPlace(binOps[s.Op], e.expr(s.Target), e.expr(s.Value))
		e.assign(s.Target, v)
	case *pyast.Return:
		if s.Value == nil {
			return ret, nil
		}
		return ret, e.expr(s.Value)
	case *pyast.If:
		if py.Truth(e.expr(s.Test)) {
			return e.block(s.Body)
		}
		return e.block(s.Orelse)
	case *pyast.While:
		return e.loop(func() bool { return py.Truth(e.expr(s.Test)) }, s.Body, s.Orelse)
	case *pyast.For:
		it := py.Iter(e.expr(s.Iter))
		return e.loop(func() bool {
			v, ok := it.Next()
			if ok {
				e.assign(s.Target, v)
			}
			return ok
		}, s.Body, s.Orelse)
	case *pyast.FunctionDef:
		f := e.function(string(s.Name), s.Args, s.Body, nil)
		e.set(string(s.Name), e.decorate(f, s.DecoratorList))
	case *pyast.ClassDef:
		e.set(string(s.Name), e.decorate(e.classDef(s), s.DecoratorList))
	case *pyast.Delete:
		for _, t := range s.Targets {
			e.delete(t)
		}
	case *pyast.Global:
		for _, n := range s.Names {
			e.global[string(n)] = true
		}
	case *pyast.Nonlocal:
		for _, n := range s.Names {
			e.outer[string(n)] = true
		}
	case *pyast.Break:
		return brk, nil
	case *pyast.Continue:
		return cont, nil
	default:
		return e.compound(s)
	}
	return next, nil
}

func (e *env) compound(s pyast.Stmt) (c ctl, v any) {
	switch s := s.(type) {
	case *pyast.With:
		return e.with(s.Items, s.Body)
	case *pyast.Try:
		return e.try(s)
	case *pyast.TryStar:
		exc := py.Try(func() { c, v = e.block(s.Body) })
		if exc != nil {
			star := py.NewExceptStar(exc)
			for _, h := range s.Handlers {
				star.Except(e.expr(h.ExprType), func(x *py.Exception) {
					if h.Name != "" {
						e.set(string(h.Name), x)
					}
					c, v = e.block(h.Body)
				})
			}
			star.Finish()
		}
	case *pyast.Raise:
		if s.Exc == nil {
			panic(py.CurrentException().Reraise())
		}
		x := e.expr(s.Exc)
		if s.Cause != nil {
			panic(py.RaisedFrom(x, e.expr(s.Cause)))
		}
		panic(py.Raised(x))
	case *pyast.Assert:
		if !py.Truth(e.expr(s.Test)) {
			if s.Msg != nil {
				panic(py.AssertionError.New(e.expr(s.Msg)))
			}
			panic(py.AssertionError.New())
		}
	case *pyast.Import:
		for _, a := range s.Names {
			e.set(string(a.Name), py.ImportModule(string(a.Name)))
		}
	case *pyast.ImportFrom:
		for _, a := range s.Names {
			e.set(string(a.Name), py.ImportFrom(py.ImportModule(string(s.Module)), string(a.Name)))
		}
	}
	return c, v
}

func (e *env) loop(step func() bool, body, orelse []pyast.Stmt) (ctl, any) {
	for step() {
		switch c, v := e.block(body); c {
		case brk:
			return next, nil
		case ret:
			return c, v
		}
	}
	return e.block(orelse)
}

func (e *env) with(items []*pyast.WithItem, body []pyast.Stmt) (c ctl, v any) {
	if len(items) == 0 {
		return e.block(body)
	}
	py.With(ctx, e.expr(items[0].ContextExpr), func(x any) {
		if t := items[0].OptionalVars; t != nil {
			e.assign(t, x)
		}
		c, v = e.with(items[1:], body)
	})
	return c, v
}

func (e *env) try(s *pyast.Try) (c ctl, v any) {
	outer := py.Try(func() {
		exc := py.Try(func() { c, v = e.block(s.Body) })
		if exc == nil {
			if c == next {
				c, v = e.block(s.Orelse)
			}
			return
		}
		for _, h := range s.Handlers {
			if h.ExprType != nil {
				hh := py.Handle(exc)
				match := py.Matches(exc, e.expr(h.ExprType))
				hh.Done()
				if !match {
					continue
				}
			}
			hh := py.Handle(exc)
			if h.Name != "" {
				e.set(string(h.Name), exc)
			}
			c, v = e.block(h.Body)
			hh.Done()
			if h.Name != "" {
				e.set(string(h.Name), nil)
				e.del(string(h.Name))
			}
			return
		}
		panic(exc.Reraise())
	})
	if len(s.Finalbody) > 0 {
		h := py.Handle(outer)
		fc, fv := e.block(s.Finalbody)
		if outer != nil {
			h.Done()
		}
		if fc != next {
			return fc, fv
		}
	}
	if outer != nil {
		panic(outer.Reraise())
	}
	return c, v
}

func (e *env) decorate(v any, list []pyast.Expr) any {
	for i := len(list) - 1; i >= 0; i-- {
		v = py.Call(ctx, e.expr(list[i]), v)
	}
	return v
}

func (e *env) qualname(name string) string {
	if e.ns != nil {
		return e.self + "." + name
	}
	if e.parent != nil {
		return e.self + ".<locals>." + name
	}
	return name
}

func (e *env) function(name string, a *pyast.Arguments, body []pyast.Stmt, value pyast.Expr) any {
	var params []py.Param
	pos := append(append([]*pyast.Arg(nil), a.Posonlyargs...), a.Args...)
	for i, p := range pos {
		x := py.Param{Name: string(p.Arg), Kind: py.PositionalOrKeyword}
		if i < len(a.Posonlyargs) {
			x.Kind = py.PositionalOnly
		}
		if d := i - (len(pos) - len(a.Defaults)); d >= 0 {
			x.HasDefault, x.Default = true, e.expr(a.Defaults[d])
		}
		params = append(params, x)
	}
	if a.Vararg != nil {
		params = append(params, py.Param{Name: string(a.Vararg.Arg), Kind: py.VarPositional})
	}
	for i, p := range a.Kwonlyargs {
		x := py.Param{Name: string(p.Arg), Kind: py.KeywordOnly}
		if a.KwDefaults[i] != nil {
			x.HasDefault, x.Default = true, e.expr(a.KwDefaults[i])
		}
		params = append(params, x)
	}
	if a.Kwarg != nil {
		params = append(params, py.Param{Name: string(a.Kwarg.Arg), Kind: py.VarKeyword})
	}
	q := e.qualname(name)
	code := func(_ context.Context, args []any) any {
		py.EnterCall()
		defer py.LeaveCall()
		in := newEnv(e)
		in.self = q
		for i, p := range params {
			in.vars[p.Name] = args[i]
		}
		if e.ns != nil && len(params) > 0 {
			in.vars["__self__"] = args[0]
		}
		if value != nil {
			return in.expr(value)
		}
		_, v := in.block(body)
		return v
	}
	return py.NewFunction(py.Func{Name: name, Qualname: q, Module: "__main__", Sig: py.SigOf(params), Code: code, Doc: docOf(body)})
}

func docOf(body []pyast.Stmt) string {
	if len(body) > 0 {
		if s, ok := body[0].(*pyast.ExprStmt); ok {
			if c, ok := s.Value.(*pyast.Constant); ok && c.Kind == pyast.ConstStr {
				return c.S
			}
		}
	}
	return ""
}

func (e *env) classDef(s *pyast.ClassDef) any {
	cell := new(any)
	q := e.qualname(string(s.Name))
	def := py.ClassDef{Name: string(s.Name), Qualname: q, Module: "__main__", Bases: e.args(s.Bases), Keywords: e.keywords(s.Keywords), Doc: docOf(s.Body)}
	cls := py.NewClass(ctx, def, func(ns *py.Namespace) {
		in := newEnv(e)
		in.ns, in.class, in.self = ns, cell, q
		in.block(s.Body)
	})
	*cell = cls
	return cls
}

func (e *env) delete(t pyast.Expr) {
	switch t := t.(type) {
	case *pyast.Name:
		e.del(string(t.Id))
	case *pyast.Attribute:
		py.DelAttr(e.expr(t.Value), string(t.Attr))
	case *pyast.Subscript:
		py.DelItem(e.expr(t.Value), e.expr(t.Slice))
	case *pyast.Tuple:
		for _, x := range t.Elts {
			e.delete(x)
		}
	}
}

func (e *env) assign(t pyast.Expr, v any) {
	switch t := t.(type) {
	case *pyast.Name:
		e.set(string(t.Id), v)
	case *pyast.Attribute:
		py.SetAttr(e.expr(t.Value), string(t.Attr), v)
	case *pyast.Subscript:
		py.SetItem(e.expr(t.Value), e.expr(t.Slice), v)
	case *pyast.Tuple:
		e.unpack(t.Elts, v)
	case *pyast.List:
		e.unpack(t.Elts, v)
	case *pyast.Starred:
		e.assign(t.Value, v)
	}
}

func (e *env) unpack(elts []pyast.Expr, v any) {
	star := -1
	for i, x := range elts {
		if _, ok := x.(*pyast.Starred); ok {
			star = i
		}
	}
	var vs []any
	if star >= 0 {
		vs = py.UnpackStar(v, star, len(elts)-star-1)
	} else {
		vs = py.Unpack(v, len(elts))
	}
	for i, x := range elts {
		e.assign(x, vs[i])
	}
}

var binOps = map[any]py.BinOp{
	pyast.Add: py.OpAdd, pyast.Sub: py.OpSub, pyast.Mult: py.OpMul, pyast.Div: py.OpTrueDiv, pyast.FloorDiv: py.OpFloorDiv,
	pyast.Modulo: py.OpMod, pyast.Pow: py.OpPow, pyast.LShift: py.OpLShift, pyast.RShift: py.OpRShift,
	pyast.BitAnd: py.OpAnd, pyast.BitOr: py.OpOr, pyast.BitXor: py.OpXor,
}

var cmpOps = map[any]py.CmpOp{
	pyast.Eq: py.OpEq, pyast.NotEq: py.OpNe, pyast.Lt: py.OpLt, pyast.LtE: py.OpLe, pyast.Gt: py.OpGt, pyast.GtE: py.OpGe,
}

func (e *env) binary(op any, a, b any) any {
	switch op {
	case pyast.Add:
		return py.Add(a, b)
	case pyast.Sub:
		return py.Sub(a, b)
	case pyast.Mult:
		return py.Mul(a, b)
	}
	if o, ok := binOps[op]; ok {
		return py.Binary(o, a, b)
	}
	return py.MatMul(a, b)
}

func (e *env) expr(x pyast.Expr) any {
	switch x := x.(type) {
	case *pyast.Constant:
		return constant(x)
	case *pyast.Name:
		return e.get(string(x.Id))
	case *pyast.BinOp:
		return e.binary(x.Op, e.expr(x.Left), e.expr(x.Right))
	case *pyast.Call:
		return e.call(x)
	case *pyast.Attribute:
		return py.GetAttr(e.expr(x.Value), string(x.Attr))
	case *pyast.Subscript:
		return py.GetItem(e.expr(x.Value), e.expr(x.Slice))
	case *pyast.Slice:
		opt := func(x pyast.Expr) any {
			if x == nil {
				return nil
			}
			return e.expr(x)
		}
		return py.NewSlice(opt(x.Lower), opt(x.Upper), opt(x.Step))
	case *pyast.Tuple:
		return py.NewTuple(e.args(x.Elts)...)
	case *pyast.List:
		return py.ListOf(e.args(x.Elts))
	case *pyast.Set:
		return py.NewSet(e.args(x.Elts)...)
	case *pyast.Dict:
		d := py.NewDict[any, any]()
		for i, k := range x.Keys {
			if k == nil {
				for _, kw := range py.StarStar(e.expr(x.Values[i])) {
					d.Set(kw.Name, kw.Value)
				}
				continue
			}
			d.Set(e.expr(k), e.expr(x.Values[i]))
		}
		return d
	case *pyast.Lambda:
		return e.function("<lambda>", x.Args, nil, x.Body)
	case *pyast.NamedExpr:
		v := e.expr(x.Value)
		e.assign(x.Target, v)
		return v
	}
	return e.expr2(x)
}

func (e *env) expr2(x pyast.Expr) any {
	switch x := x.(type) {
	case *pyast.UnaryOp:
		v := e.expr(x.Operand)
		switch x.Op {
		case pyast.Not:
			return py.Not(v)
		case pyast.USub:
			return py.Neg(v)
		case pyast.UAdd:
			return py.Pos(v)
		}
		return py.Invert(v)
	case *pyast.BoolOp:
		var v any
		for _, o := range x.Values {
			v = e.expr(o)
			if py.Truth(v) == (x.Op == pyast.Or) {
				return v
			}
		}
		return v
	case *pyast.Compare:
		return e.compare(x)
	case *pyast.IfExp:
		if py.Truth(e.expr(x.Test)) {
			return e.expr(x.Body)
		}
		return e.expr(x.Orelse)
	case *pyast.JoinedStr:
		var b strings.Builder
		for _, v := range x.Values {
			b.WriteString(py.Str(e.expr(v)))
		}
		return b.String()
	case *pyast.FormattedValue:
		v := e.expr(x.Value)
		switch x.Conversion {
		case 's':
			v = py.Str(v)
		case 'r':
			v = py.Repr(v)
		case 'a':
			v = py.Ascii(v)
		}
		spec := ""
		if x.FormatSpec != nil {
			spec = e.expr(x.FormatSpec).(string)
		}
		return py.Format(v, spec)
	case *pyast.ListComp:
		l := py.NewList[any]()
		e.comp(x.Generators, func(in *env) { l.Append(in.expr(x.Elt)) })
		return l
	case *pyast.GeneratorExp:
		l := py.NewList[any]()
		e.comp(x.Generators, func(in *env) { l.Append(in.expr(x.Elt)) })
		return py.IterValue(l)
	case *pyast.SetComp:
		l := py.NewSet[any]()
		e.comp(x.Generators, func(in *env) { l.Add(in.expr(x.Elt)) })
		return l
	case *pyast.DictComp:
		d := py.NewDict[any, any]()
		e.comp(x.Generators, func(in *env) { d.Set(in.expr(x.Key), in.expr(x.Value)) })
		return d
	}
	panic("minipy: expression not supported")
}

func (e *env) comp(gens []*pyast.Comprehension, f func(in *env)) {
	in := newEnv(e)
	in.self = e.self
	var run func(i int)
	run = func(i int) {
		if i == len(gens) {
			f(in)
			return
		}
		src := in
		if i == 0 {
			src = e
		}
	items:
		for v := range py.Each(src.expr(gens[i].Iter)) {
			in.assign(gens[i].Target, v)
			for _, c := range gens[i].Ifs {
				if !py.Truth(in.expr(c)) {
					continue items
				}
			}
			run(i + 1)
		}
	}
	run(0)
}

func (e *env) compare(x *pyast.Compare) any {
	left := e.expr(x.Left)
	var v any
	for i, op := range x.Ops {
		right := e.expr(x.Comparators[i])
		switch op {
		case pyast.Is:
			v = py.Is(left, right)
		case pyast.IsNot:
			v = !py.Is(left, right)
		case pyast.In:
			v = py.Contains(right, left)
		case pyast.NotIn:
			v = !py.Contains(right, left)
		default:
			v = py.RichCompare(cmpOps[op], left, right)
		}
		if i < len(x.Ops)-1 && !py.Truth(v) {
			return v
		}
		left = right
	}
	return v
}

func (e *env) args(list []pyast.Expr) []any { return py.Spread(e.parts(list)...) }

func (e *env) parts(list []pyast.Expr) []any {
	var parts []any
	for _, a := range list {
		if s, ok := a.(*pyast.Starred); ok {
			parts = append(parts, py.Star(e.expr(s.Value)))
		} else {
			parts = append(parts, e.expr(a))
		}
	}
	return parts
}

func (e *env) keywords(list []*pyast.Keyword) []py.Kwarg {
	var kw []py.Kwarg
	for _, k := range list {
		if k.Arg == "" {
			kw = py.SpreadKw(kw, py.StarStar(e.expr(k.Value)))
		} else {
			kw = append(kw, py.Kwarg{Name: string(k.Arg), Value: e.expr(k.Value)})
		}
	}
	return kw
}

func (e *env) call(x *pyast.Call) any {
	if n, ok := x.Func.(*pyast.Name); ok && n.Id == "super" && len(x.Args) == 0 && e.class != nil {
		return py.Super((*e.class).(*py.Type), e.get("__self__"))
	}
	if a, ok := x.Func.(*pyast.Attribute); ok {
		o := e.expr(a.Value)
		if len(x.Keywords) == 0 {
			return py.CallMethod(ctx, o, string(a.Attr), e.args(x.Args)...)
		}
		return py.CallMethodKw(ctx, o, string(a.Attr), e.args(x.Args), e.keywords(x.Keywords))
	}
	f := e.expr(x.Func)
	if len(x.Keywords) == 0 {
		return py.Call(ctx, f, py.SpreadCall(f, e.parts(x.Args)...)...)
	}
	args := py.SpreadCall(f, e.parts(x.Args)...)
	var kw []py.Kwarg
	for _, k := range x.Keywords {
		if k.Arg == "" {
			kw = py.SpreadKw(kw, py.StarStarCall(f, e.expr(k.Value)))
		} else {
			kw = append(kw, py.Kwarg{Name: string(k.Arg), Value: e.expr(k.Value)})
		}
	}
	return py.CallKw(ctx, f, args, kw)
}

func constant(c *pyast.Constant) any {
	switch c.Kind {
	case pyast.ConstTrue:
		return true
	case pyast.ConstFalse:
		return false
	case pyast.ConstEllipsis:
		return py.Ellipsis
	case pyast.ConstInt:
		if c.Big != nil {
			return c.Big
		}
		return int(c.Int)
	case pyast.ConstFloat:
		return c.Float
	case pyast.ConstComplex:
		return complex(0, c.Float)
	case pyast.ConstStr:
		return c.S
	case pyast.ConstBytes:
		return py.Bytes(c.S)
	}
	return nil
}

// run interprets Python text and gives what it prints, with "Class: text" of an uncaught exception at the end.
func run(t *testing.T, text string) string {
	t.Helper()
	return runIn(t, newEnv(nil), text)
}

func runIn(t *testing.T, e *env, text string) string {
	t.Helper()
	m, errs := parser.Parse(source.New("test.py", []byte(text)))
	if len(errs) > 0 {
		t.Fatalf("%v\n%s", errs, text)
	}
	e.vars["__name__"] = "__main__"
	var out strings.Builder
	w := &writer{b: &out}
	prev := py.SysStdout()
	py.SetSysStdout(w)
	defer py.SetSysStdout(prev)
	if exc := py.Try(func() { e.block(m.Body) }); exc != nil {
		out.WriteString(py.FormatExceptionOnly(exc))
	}
	return out.String()
}

// writer is a file object for print.
type writer struct{ b *strings.Builder }

var writerClass = py.NewBuiltinType("test", "writer")

func init() {
	writerClass.Methods(py.MethodTable{
		{"write", "self, s, /", func(_ context.Context, a []any) any { a[0].(*writer).b.WriteString(a[1].(string)); return nil }},
		{"flush", "self, /", func(_ context.Context, a []any) any { return nil }},
	})
}

func (*writer) PyClass() *py.Type { return writerClass }
