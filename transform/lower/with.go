package lower

import (
	"github.com/gosyncio/gosyncio/parser/pyast"
	"github.com/gosyncio/gosyncio/transform/ir"
)

// with lowers with. The runtime helper enters the manager, runs the body and leaves the manager with what the body raised:
//
//	with m as v:           py.With(ctx, m, func(v any) {
//	    body          ->       body
//	                       })
func (f *fn) with(s *pyast.With) { f.withItems(s.Items, s.Body, pyPath, "With") }

// asyncWith lowers async with, the same by coro.AsyncWith.
func (f *fn) asyncWith(s *pyast.AsyncWith) { f.withItems(s.Items, s.Body, coroPath, "AsyncWith") }

// withItems nests the managers: a with of several items is that of the first around that of the others.
func (f *fn) withItems(items []*pyast.WithItem, body []pyast.Stmt, pkg, helper string) {
	item := items[0]
	manager := f.boxed(item.ContextExpr)
	value := &ir.Var{Kind: ir.Param, Hint: "_", Fixed: true, Type: ir.Any}
	lit, left := f.closure([]*ir.Var{value}, func() {
		if item.OptionalVars != nil {
			value.Hint, value.Fixed, value.Temp = "entered", false, true
			if n, ok := item.OptionalVars.(*pyast.Name); ok {
				value.Hint = string(n.Id)
			}
			f.assign(item.OptionalVars, ir.Use(value))
		}
		if len(items) > 1 {
			f.withItems(items[1:], body, pkg, helper)
			return
		}
		f.body(body)
	})
	f.resets(left)
	f.emit(ir.Do(ir.CallOf(nil, pkg, helper, f.ctx(), manager, lit)))
	f.reissue(left)
}
