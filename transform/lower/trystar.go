package lower

import (
	"github.com/gosyncio/gosyncio/parser/pyast"
	"github.com/gosyncio/gosyncio/transform/ir"
)

// exceptStar lowers the body, the except* clauses and else. The runtime splits the group among the clauses:
//
//	try: body                       exc := py.Try(func() { body })
//	except* ValueError as e:        if exc != nil {
//	    handler                         star := py.NewExceptStar(exc)
//	                            ->      star.Except(py.ValueError, func(e *py.Exception) { handler })
//	                                    star.Finish()
//	                                }
//
// Python forbids jumps out of except* clauses, so that nothing has to be made again after them.
func (f *fn) exceptStar(s *pyast.Try) {
	lit, left := f.closure(nil, func() { f.body(s.Body) })
	f.resets(left)
	exc := f.temp("exc", ir.CallOf(exceptionType, pyPath, "Try", lit))
	caught := f.inBlock(func() {
		star := f.temp("star", ir.CallOf(pyType("ExceptStar"), pyPath, "NewExceptStar", ir.Use(exc)))
		for _, h := range s.Handlers {
			f.starClause(star, h)
		}
		f.emit(ir.Do(ir.MethodCall(nil, ir.Use(star), "Finish")))
	})
	stmt := &ir.If{Cond: notNil(exc), Then: caught}
	if len(s.Orelse) > 0 {
		stmt.Else = f.inBlock(func() {
			f.reissue(left)
			f.body(s.Orelse)
		})
		f.emit(stmt)
		return
	}
	f.emit(stmt)
	f.reissue(left)
}

// starClause lowers one except* clause.
func (f *fn) starClause(star *ir.Var, h *pyast.ExceptHandler) {
	class := f.boxed(h.ExprType)
	group := &ir.Var{Kind: ir.Param, Hint: "group", Temp: true, Type: exceptionType}
	lit, _ := f.closure([]*ir.Var{group}, func() {
		f.caught = append(f.caught, group)
		v := f.table.VarOf(h)
		if h.Name != "" && v != nil {
			f.storeVar(v, ir.Use(group))
		}
		f.body(h.Body)
		if h.Name != "" && v != nil {
			f.unbind(v)
		}
		f.caught = f.caught[:len(f.caught)-1]
	})
	f.emit(ir.Do(ir.MethodCall(nil, ir.Use(star), "Except", class, lit)))
}
