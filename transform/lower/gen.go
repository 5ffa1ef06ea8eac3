package lower

import (
	"github.com/gosyncio/gosyncio/parser/pyast"
	"github.com/gosyncio/gosyncio/transform/infer"
	"github.com/gosyncio/gosyncio/transform/ir"
	"github.com/gosyncio/gosyncio/transform/scope"
)

// generator is the state of lowering a generator's body.
type generator struct {
	y *ir.Var // the *coro.Yield or *coro.AsyncYield of the literal
}

// generatorBody lowers the body of a generator function (or async generator, by info.Kind): f.home is the body of the Go
// function whose parameters are the generator's; build lowers the statements into f.out. To do: make a literal
// func(y *coro.Yield[T]) any (its Block must be f.home and f.out while build runs, since it owns the locals), set f.gen,
// f.ctxVar (nil, or the literal's ctx) and f.result, and emit return coro.NewGenerator(name, literal).
func (f *fn) generatorBody(info *infer.FuncInfo, sf *scope.Func, build func()) {
	f.refuse(sf.Node, ErrNotYet, "generators are not translated yet")
}

// yield lowers yield x; f.gen is set.
func (f *fn) yield(e *pyast.Yield) ir.Expr {
	return f.refused(e, ErrNotYet, "yield is not translated yet")
}

// yieldFrom lowers yield from x; f.gen is set.
func (f *fn) yieldFrom(e *pyast.YieldFrom) ir.Expr {
	return f.refused(e, ErrNotYet, "yield from is not translated yet")
}

// asyncFor lowers async for: f.enterLoop, f.rangeOver with coro.AsyncEach(ctx, x), f.leaveLoop, as f.forLoop does.
func (f *fn) asyncFor(s *pyast.AsyncFor) {
	f.refuse(s, ErrNotYet, "async for is not translated yet")
}
