package lower

import (
	"math"
	"slices"

	"github.com/gosyncio/gosyncio/parser/pyast"
	"github.com/gosyncio/gosyncio/transform/infer"
	"github.com/gosyncio/gosyncio/transform/ir"
	"github.com/gosyncio/gosyncio/transform/scope"
	"github.com/gosyncio/gosyncio/transform/stub"
	"github.com/gosyncio/gosyncio/transform/types"
)

// expr lowers an expression to a value of whatever Go type it has. Where inference knows more than the dynamic form shows,
// the value is asserted to that type.
func (f *fn) expr(e pyast.Expr) ir.Expr { return f.narrow(e, f.rawExpr(e)) }

// boxed lowers an expression to a value of type any.
func (f *fn) boxed(e pyast.Expr) ir.Expr { return box(f.fitted(e, f.rawExpr(e))) }

// fitted returns a container that the lowering of e made with other element types than inference gives it as one that fits:
// the runtime's "a b".split() is a list of strings, but if the program appends an int, its elements are of type any from the
// start. Only what is new differs, so the items are copied.
func (f *fn) fitted(e pyast.Expr, value ir.Expr) ir.Expr {
	from := value.GoType()
	if from == nil || from.Kind != ir.PointerType || len(from.Elem.Args) == 0 {
		return value
	}
	t := f.valueType(e)
	if t.Kind != ir.PointerType || ir.Same(from, t) || t.Elem.Pkg != from.Elem.Pkg || t.Elem.Name != from.Elem.Name {
		return value
	}
	return f.coerce(value, t)
}

// typed lowers an expression to a value of type t.
func (f *fn) typed(e pyast.Expr, t *ir.Type) ir.Expr {
	if ir.Same(t, ir.Any) {
		return f.boxed(e)
	}
	return f.coerce(f.expr(e), t)
}

// narrow asserts a dynamic value to the type that inference found for its expression.
func (f *fn) narrow(e pyast.Expr, value ir.Expr) ir.Expr {
	value = f.fitted(e, value)
	if _, literal := value.(*ir.Lit); ir.Same(value.GoType(), ir.Int) && !literal && f.typeOf(e).Big() {
		return f.coerce(value, bigType) // the runtime's int goes beyond what a Go int stands for in types
	}
	if t := f.valueType(e); f.extends(t, value.GoType()) || value.GoType().Nullable && !t.Nullable && isObject(t) {
		return f.coerce(value, t) // isinstance has shown that the object is of a class that extends that of the variable
	}
	if !ir.Same(value.GoType(), ir.Any) || isNil(value) {
		return value
	}
	if t := f.valueType(e); !ir.Same(t, ir.Any) {
		return f.coerce(value, t)
	}
	return value
}

// rawExpr lowers an expression, one call a kind.
func (f *fn) rawExpr(e pyast.Expr) ir.Expr {
	switch e := e.(type) {
	case *pyast.Name:
		return f.readName(e)
	case *pyast.Constant:
		return f.constant(e)
	case *pyast.Attribute:
		return f.attribute(e)
	case *pyast.Subscript:
		return f.subscript(e)
	case *pyast.Call:
		return f.onItsLine(e, func() ir.Expr { return f.call(e) })
	case *pyast.BinOp:
		return f.binOp(e)
	case *pyast.UnaryOp:
		return f.unaryOp(e)
	case *pyast.BoolOp:
		return f.boolOp(e)
	case *pyast.Compare:
		return f.compare(e, false)
	case *pyast.IfExp:
		return f.ifExp(e)
	case *pyast.JoinedStr:
		return f.joinedStr(e)
	case *pyast.NamedExpr:
		return f.namedExpr(e)
	case *pyast.Lambda:
		return f.lambda(e)
	case *pyast.Await:
		return f.onItsLine(e, func() ir.Expr { return f.await(e) })
	}
	if list, ok := e.(*pyast.List); ok && slices.ContainsFunc(list.Elts, isStarred) {
		return f.onItsLine(e, func() ir.Expr { return f.rawDisplay(e) })
	}
	return f.rawDisplay(e)
}

// rawDisplay lowers displays, comprehensions and what yields.
func (f *fn) rawDisplay(e pyast.Expr) ir.Expr {
	switch e := e.(type) {
	case *pyast.List:
		return f.listDisplay(e)
	case *pyast.Tuple:
		return f.tupleDisplay(e)
	case *pyast.Set:
		return f.setDisplay(e)
	case *pyast.Dict:
		return f.dictDisplay(e)
	case *pyast.ListComp:
		return f.listComp(e)
	case *pyast.SetComp:
		return f.setComp(e)
	case *pyast.DictComp:
		return f.dictComp(e)
	case *pyast.GeneratorExp:
		if f.eager[e] {
			return f.genList(e)
		}
		return f.generatorExp(e)
	case *pyast.Yield:
		return f.yield(e)
	case *pyast.YieldFrom:
		return f.yieldFrom(e)
	case *pyast.Slice:
		return f.slice(e)
	case *pyast.TemplateStr:
		return f.refused(e, ErrTemplate, "template strings are not supported")
	case *pyast.Starred:
		return f.refused(e, ErrNotYet, "a starred expression is not supported here")
	}
	return f.refused(e, ErrNotYet, "%T is not supported", e)
}

// effect evaluates an expression for what it does.
func (f *fn) effect(e pyast.Expr) {
	switch e := e.(type) {
	case *pyast.Constant:
		return
	case *pyast.IfExp:
		cond := f.cond(e.Test)
		f.emit(&ir.If{Cond: cond, Then: f.inBlock(func() { f.effect(e.Body) }), Else: f.inBlock(func() { f.effect(e.Orelse) })})
		return
	case *pyast.Await:
		f.effectAwait(e)
		return
	}
	if f.makesCoroutine(e) {
		f.emit(ir.Do(ir.CallOf(nil, coroPath, "Drop", f.boxed(e))))
		return
	}
	x := f.rawExpr(e)
	if c, ok := x.(*ir.Call); ok && f.mayMakeCoroutine(e) {
		if q, ok := c.Fun.(*ir.Qual); ok && q.Pkg == pyPath && q.Name == "CallMethod" {
			x = ir.CallOf(nil, coroPath, "DropMethod", c.Args...)
		}
	}
	f.discard(x)
}

// mayMakeCoroutine says that an expression calls a method by a name that a coroutine function of a class has.
func (f *fn) mayMakeCoroutine(e pyast.Expr) bool {
	c, ok := e.(*pyast.Call)
	if !ok {
		return false
	}
	a, ok := c.Func.(*pyast.Attribute)
	if !ok {
		return false
	}
	for _, class := range f.table.Classes {
		if m := class.Methods[string(a.Attr)]; m != nil && m.IsAsync && !m.IsGenerator {
			return true
		}
	}
	return false
}

// makesCoroutine says that an expression is a call of a coroutine function, whose object nobody else has.
func (f *fn) makesCoroutine(e pyast.Expr) bool {
	c, ok := e.(*pyast.Call)
	if !ok {
		return false
	}
	t := f.typeOf(c.Func)
	if !t.Is(types.Func, types.Method) {
		return false
	}
	switch fn := t.Fn().(type) {
	case *scope.Func:
		return f.info.Func(fn).Kind == infer.Coroutine
	case *stub.Func:
		return len(fn.Sigs) > 0 && fn.Sigs[0].IsAsync
	}
	return false
}

// discard evaluates a lowered expression for what it does.
func (f *fn) discard(e ir.Expr) {
	if s := ir.Discard(e); s != nil {
		f.emit(s)
	}
}

// constant lowers a literal.
func (f *fn) constant(k *pyast.Constant) ir.Expr {
	switch k.Kind {
	case pyast.ConstTrue:
		return ir.BoolLit(true)
	case pyast.ConstFalse:
		return ir.BoolLit(false)
	case pyast.ConstEllipsis:
		return &ir.Qual{Pkg: pyPath, Name: "Ellipsis", T: ir.Any}
	case pyast.ConstInt:
		if k.Big != nil {
			return ir.CallOf(bigType, pyPath, "BigInt", ir.Str(k.Big.String()))
		}
		return ir.IntLit(k.Int)
	case pyast.ConstFloat:
		return floatConst(k.Float)
	case pyast.ConstComplex:
		return ir.CallOf(ir.Complex128, "", "complex", ir.FloatLit(0), floatConst(k.Float))
	case pyast.ConstStr:
		return ir.Str(k.S)
	case pyast.ConstBytes:
		return &ir.Convert{X: ir.Str(k.S), T: ir.Named(pyPath, "Bytes")}
	}
	return anyNil()
}

func floatConst(v float64) ir.Expr {
	if math.IsInf(v, 0) {
		return ir.CallOf(ir.Float64, "math", "Inf", ir.IntLit(1))
	}
	return ir.FloatLit(v)
}

// namedExpr lowers target := value.
func (f *fn) namedExpr(e *pyast.NamedExpr) ir.Expr {
	v := f.table.Lookup(e.Target)
	if v.Kind > 2 {
		value := f.spill(f.expr(e.Value))
		f.storeVar(v, value)
		return value
	}
	g := f.variable(v)
	f.emit(ir.Set(g, f.typed(e.Value, g.Type)))
	return f.narrow(e, ir.Use(g))
}
