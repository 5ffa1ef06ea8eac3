package modules

import (
	"context"
	"fmt"
	"math/big"

	"github.com/gosyncio/gosyncio/parser/pyast"
	"github.com/gosyncio/gosyncio/rt/py"
)

// env evaluates Python expressions by the runtime's dynamic operations alone,
// so that modules can be compared with CPython without translating anything.
type env struct {
	vars  map[string]any
	outer *env
}

func (e *env) lookup(name string) any {
	for s := e; s != nil; s = s.outer {
		if v, ok := s.vars[name]; ok {
			return v
		}
	}
	if m, ok := py.LookupModule("builtins"); ok {
		if v, ok := m.Lookup(name); ok {
			return v
		}
	}
	if v, ok := fewBuiltins[name]; ok {
		return v
	}
	return py.ImportModule(name)
}

// exec runs one statement and returns the value of an expression statement.
func (e *env) exec(s pyast.Stmt) (v any, isExpr bool) {
	switch s := s.(type) {
	case *pyast.ExprStmt:
		return e.eval(s.Value), true
	case *pyast.Assign:
		v := e.eval(s.Value)
		for _, t := range s.Targets {
			e.assign(t, v)
		}
	case *pyast.Import:
		for _, a := range s.Names {
			m := py.ImportModule(string(a.Name))
			if a.AsName != "" {
				e.vars[string(a.AsName)] = m
			}
		}
	case *pyast.ImportFrom:
		m := py.ImportModule(string(s.Module))
		for _, a := range s.Names {
			if a.Name == "*" {
				for _, n := range m.Names() {
					e.vars[n] = m.Get(n)
				}
				continue
			}
			name := string(a.AsName)
			if name == "" {
				name = string(a.Name)
			}
			e.vars[name] = py.ImportFrom(m, string(a.Name))
		}
	case *pyast.Delete:
		for _, t := range s.Targets {
			e.del(t)
		}
	case *pyast.AugAssign:
		e.assign(s.Target, py.InPlace(binOps[s.Op], e.eval(s.Target), e.eval(s.Value)))
	default:
		panic(fmt.Sprintf("statement %T is not supported in these tests", s))
	}
	return nil, false
}

func (e *env) assign(target pyast.Expr, v any) {
	switch t := target.(type) {
	case *pyast.Name:
		e.vars[string(t.Id)] = v
	case *pyast.Attribute:
		py.SetAttr(e.eval(t.Value), string(t.Attr), v)
	case *pyast.Subscript:
		py.SetItem(e.eval(t.Value), e.eval(t.Slice), v)
	case *pyast.Tuple:
		for i, x := range py.Unpack(v, len(t.Elts)) {
			e.assign(t.Elts[i], x)
		}
	default:
		panic(fmt.Sprintf("target %T is not supported in these tests", t))
	}
}

func (e *env) del(target pyast.Expr) {
	switch t := target.(type) {
	case *pyast.Name:
		delete(e.vars, string(t.Id))
	case *pyast.Attribute:
		py.DelAttr(e.eval(t.Value), string(t.Attr))
	case *pyast.Subscript:
		py.DelItem(e.eval(t.Value), e.eval(t.Slice))
	}
}

func (e *env) eval(x pyast.Expr) any {
	switch x := x.(type) {
	case *pyast.Constant:
		return constant(x)
	case *pyast.Name:
		return e.lookup(string(x.Id))
	case *pyast.Attribute:
		return py.GetAttr(e.eval(x.Value), string(x.Attr))
	case *pyast.Subscript:
		return py.GetItem(e.eval(x.Value), e.eval(x.Slice))
	case *pyast.Slice:
		return py.NewSlice(e.optional(x.Lower), e.optional(x.Upper), e.optional(x.Step))
	case *pyast.Call:
		return e.call(x)
	case *pyast.BinOp:
		l := e.eval(x.Left)
		return py.Binary(binOps[x.Op], l, e.eval(x.Right))
	case *pyast.UnaryOp:
		return e.unary(x)
	case *pyast.Compare:
		return e.compare(x)
	case *pyast.BoolOp:
		var v any
		for _, o := range x.Values {
			if v = e.eval(o); py.Truth(v) == (x.Op == pyast.Or) {
				break
			}
		}
		return v
	case *pyast.IfExp:
		if py.Truth(e.eval(x.Test)) {
			return e.eval(x.Body)
		}
		return e.eval(x.Orelse)
	case *pyast.List:
		return py.NewList(e.all(x.Elts)...)
	case *pyast.Tuple:
		return py.NewTuple(e.all(x.Elts)...)
	case *pyast.Set:
		return py.NewSet(e.all(x.Elts)...)
	case *pyast.Dict:
		d := py.NewDict[any, any]()
		for i, k := range x.Keys {
			d.Set(e.eval(k), e.eval(x.Values[i]))
		}
		return d
	case *pyast.Lambda:
		return e.lambda(x)
	case *pyast.ListComp:
		var out []any
		e.comprehend(x.Generators, func(in *env) { out = append(out, in.eval(x.Elt)) })
		return py.NewList(out...)
	case *pyast.GeneratorExp:
		var out []any
		e.comprehend(x.Generators, func(in *env) { out = append(out, in.eval(x.Elt)) })
		return py.NewList(out...)
	}
	panic(fmt.Sprintf("expression %T is not supported in these tests", x))
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
			return new(big.Int).Set(c.Big)
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

func (e *env) optional(x pyast.Expr) any {
	if x == nil {
		return nil
	}
	return e.eval(x)
}

func (e *env) all(xs []pyast.Expr) []any {
	out := make([]any, 0, len(xs))
	for _, x := range xs {
		if s, ok := x.(*pyast.Starred); ok {
			out = append(out, py.Items(e.eval(s.Value))...)
			continue
		}
		out = append(out, e.eval(x))
	}
	return out
}

func (e *env) call(x *pyast.Call) any {
	f := e.eval(x.Func)
	args := e.all(x.Args)
	var kw []py.Kwarg
	for _, k := range x.Keywords {
		if k.Arg == "" {
			kw = append(kw, py.StarStar(e.eval(k.Value))...)
			continue
		}
		kw = append(kw, py.Kwarg{Name: string(k.Arg), Value: e.eval(k.Value)})
	}
	return py.CallKw(context.Background(), f, args, kw)
}

var binOps = map[pyast.OperatorNumber]py.BinOp{
	pyast.Add: py.OpAdd, pyast.Sub: py.OpSub, pyast.Mult: py.OpMul, pyast.Div: py.OpTrueDiv, pyast.FloorDiv: py.OpFloorDiv,
	pyast.Modulo: py.OpMod, pyast.Pow: py.OpPow, pyast.LShift: py.OpLShift, pyast.RShift: py.OpRShift,
	pyast.BitOr: py.OpOr, pyast.BitXor: py.OpXor, pyast.BitAnd: py.OpAnd, pyast.MatMult: py.OpMatMul,
}

func (e *env) unary(x *pyast.UnaryOp) any {
	v := e.eval(x.Operand)
	switch x.Op {
	case pyast.Not:
		return !py.Truth(v)
	case pyast.USub:
		return py.Neg(v)
	case pyast.UAdd:
		return py.Pos(v)
	}
	return py.Invert(v)
}

func (e *env) compare(x *pyast.Compare) any {
	left := e.eval(x.Left)
	var v any
	for i, op := range x.Ops {
		right := e.eval(x.Comparators[i])
		if v = compareOp(op, left, right); !py.Truth(v) {
			return v
		}
		left = right
	}
	return v
}

func compareOp(op pyast.CmpOp, a, b any) any {
	switch op {
	case pyast.Eq:
		return py.RichCompare(py.OpEq, a, b)
	case pyast.NotEq:
		return py.RichCompare(py.OpNe, a, b)
	case pyast.Lt:
		return py.RichCompare(py.OpLt, a, b)
	case pyast.LtE:
		return py.RichCompare(py.OpLe, a, b)
	case pyast.Gt:
		return py.RichCompare(py.OpGt, a, b)
	case pyast.GtE:
		return py.RichCompare(py.OpGe, a, b)
	case pyast.Is:
		return py.Is(a, b)
	case pyast.IsNot:
		return !py.Is(a, b)
	case pyast.In:
		return py.Contains(b, a)
	}
	return !py.Contains(b, a)
}

// lambda makes a function; its signature is written out again as text.
func (e *env) lambda(x *pyast.Lambda) any {
	text, names := "", []string{}
	add := func(prefix, name, suffix string) {
		if text != "" {
			text += ", "
		}
		text += prefix + name + suffix
		names = append(names, name)
	}
	defaults := len(x.Args.Args) - len(x.Args.Defaults)
	for i, a := range x.Args.Args {
		suffix := ""
		if i >= defaults {
			suffix = "="
		}
		add("", string(a.Arg), suffix)
	}
	if x.Args.Vararg != nil {
		add("*", string(x.Args.Vararg.Arg), "")
	}
	if x.Args.Kwarg != nil {
		add("**", string(x.Args.Kwarg.Arg), "")
	}
	return py.NewFunction(py.Func{Name: "<lambda>", Sig: py.Sig(text, e.all(x.Args.Defaults)...), Code: func(_ context.Context, a []any) any {
		in := &env{vars: map[string]any{}, outer: e}
		for i, n := range names {
			in.vars[n] = a[i]
		}
		return in.eval(x.Body)
	}})
}

func (e *env) comprehend(gens []*pyast.Comprehension, body func(*env)) {
	in := &env{vars: map[string]any{}, outer: e}
	var loop func(i int)
	loop = func(i int) {
		if i == len(gens) {
			body(in)
			return
		}
		g := gens[i]
		for v := range py.Each(in.eval(g.Iter)) {
			in.assign(g.Target, v)
			ok := true
			for _, c := range g.Ifs {
				ok = ok && py.Truth(in.eval(c))
			}
			if ok {
				loop(i + 1)
			}
		}
	}
	loop(0)
}

// fewBuiltins serves until the module builtins is registered.
var fewBuiltins = map[string]any{
	"list": py.ListType, "tuple": py.TupleType, "dict": py.DictType, "int": py.IntType, "str": py.StrType,
	"float": py.FloatType, "bytes": py.BytesType, "set": py.SetType, "object": py.ObjectType, "type": py.TypeType,
}
