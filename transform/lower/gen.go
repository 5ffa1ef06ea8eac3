package lower

import (
	"github.com/gosyncio/gosyncio/parser/pyast"
	"github.com/gosyncio/gosyncio/transform/infer"
	"github.com/gosyncio/gosyncio/transform/ir"
	"github.com/gosyncio/gosyncio/transform/scope"
	"github.com/gosyncio/gosyncio/transform/types"
)

// generator is the generator whose body is being lowered.
type generator struct {
	yield *ir.Var  // *coro.Yield[T] or *coro.AsyncYield[T]
	elem  *ir.Type // T
	async bool
}

// generatorBody lowers the body of a generator function into the literal that coro runs; the parameters are those of the
// Go function around it.
//
//	def count(n):               func count(n any) *coro.Generator[any] {
//	    yield n            ->       return coro.NewGenerator("count", func(y *coro.Yield[any]) any {
//	                                    y.Yield(n)
//	                                    return nil
//	                                })
//	                            }
func (f *fn) generatorBody(info *infer.FuncInfo, sf *scope.Func, build func()) {
	f.emit(&ir.Return{Values: []ir.Expr{f.generatorValue(info, sf, build)}})
}

// generatorValue returns the expression that makes the generator whose body build emits.
func (f *fn) generatorValue(info *infer.FuncInfo, sf *scope.Func, build func()) ir.Expr {
	g := &generator{elem: f.argType(info.Yield), async: info.Kind == infer.AsyncGenerator}
	kind := "Generator"
	if g.async {
		kind = "AsyncGenerator"
	}
	yieldType := map[bool]string{false: "Yield", true: "AsyncYield"}[g.async]
	g.yield = &ir.Var{Kind: ir.Param, Hint: "y", Temp: true, Type: ir.Pointer(ir.Named(coroPath, yieldType, g.elem))}
	lit := &ir.FuncLit{Params: []*ir.Var{g.yield}, Body: &ir.Block{}, Frame: f.frameOf(sf)}
	home, ctx, result := f.home, f.ctxVar, f.result
	f.home, f.out = lit.Body, lit.Body
	f.gen, f.ctxVar, f.result = g, nil, ir.Any
	if g.async {
		f.ctxVar, f.result = contextVar(), nil
		lit.Params = []*ir.Var{f.ctxVar, g.yield}
	} else {
		lit.Results = []*ir.Type{ir.Any}
	}
	build()
	f.home, f.out, f.gen, f.ctxVar, f.result = home, home, nil, ctx, result
	made := ir.CallOf(ir.Pointer(ir.Named(coroPath, kind, g.elem)), coroPath, "New"+kind, ir.Str(sf.QualName), lit)
	return made
}

// yield lowers yield as an expression: its value is what is sent.
func (f *fn) yield(e *pyast.Yield) ir.Expr {
	var value ir.Expr
	if e.Value == nil {
		value = f.coerce(anyNil(), f.gen.elem)
	} else {
		value = f.typed(e.Value, f.gen.elem)
	}
	args := []ir.Expr{value}
	if f.gen.async {
		args = []ir.Expr{f.ctx(), value}
	}
	return ir.MethodCall(ir.Any, ir.Use(f.gen.yield), "Yield", args...)
}

// yieldFrom lowers yield from: its value is what the inner generator returns.
func (f *fn) yieldFrom(e *pyast.YieldFrom) ir.Expr {
	return ir.MethodCall(ir.Any, ir.Use(f.gen.yield), "From", f.boxed(e.Value))
}

// generatorExp lowers a generator expression. What the outermost loop iterates over is evaluated, and asked for its
// iterator, where the expression stands; the rest runs in the generator.
func (f *fn) generatorExp(e *pyast.GeneratorExp) ir.Expr {
	sf := f.table.FuncOf(e)
	first := e.Generators[0]
	var items *ir.Var
	src, elem := rangeSource{}, []*ir.Type{ir.Any}
	switch x := f.expr(first.Iter); {
	case first.IsAsync:
		items = f.temp("items", box(x))
	case f.typeOf(first.Iter).Is(types.List, types.Str) && isContainer(x.GoType()):
		src, elem = containerSource(ir.Use(f.temp("items", x)))
	default:
		items = f.temp("items", ir.CallOf(ir.Named(pyPath, "Iterator"), pyPath, "Iter", box(x)))
		src.x = ir.CallOf(nil, pyPath, "Each", box(ir.Use(items)))
	}
	g := newFn(f.module, sf, f)
	g.line = f.tree.Position(e.Elt).Line
	return g.generatorValue(f.info.Func(sf), sf, func() {
		if first.IsAsync {
			src.x = ir.CallOf(nil, coroPath, "AsyncEach", g.ctx(), ir.Use(items))
		}
		g.comprehensionOver(e.Generators, src, elem, func() {
			args := []ir.Expr{g.typed(e.Elt, g.gen.elem)}
			if g.gen.async {
				args = append([]ir.Expr{g.ctx()}, args...)
			}
			g.emit(ir.Do(ir.MethodCall(nil, ir.Use(g.gen.yield), "Yield", args...)))
		})
		f.placeGen(g.home, e)
		g.endOfBody(g.info.Func(sf).Result)
	})
}
