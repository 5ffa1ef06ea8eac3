package lower

import (
	"github.com/gosyncio/gosyncio/parser/pyast"
	"github.com/gosyncio/gosyncio/transform/ir"
)

// onItsLine lowers a call or await that stands on another line than its statement begins. A traceback names the line of the
// call, and the line table knows whole Go statements: such a call gets a statement of its own.
//
//	return foo(          v := bar(2)
//	    1,               return foo(1, v)
//	    bar(2),
//	)
func (f *fn) onItsLine(e pyast.Expr, lower func() ir.Expr) ir.Expr {
	line := f.callLine(e)
	if f.line == 0 || line == f.line {
		return lower()
	}
	at, out := len(f.out.List), f.out
	value := lower()
	if value.GoType() != nil && calls(value) && !f.makesCoroutine(e) {
		value = ir.Use(f.temp("v", value))
	}
	if out == f.out {
		setLines(&ir.Block{List: f.out.List[at:]}, line)
	}
	return value
}

// callLine is the line CPython gives a call: where it begins, but for a method named on a later line the line of its name.
func (f *fn) callLine(e pyast.Expr) int {
	if c, ok := e.(*pyast.Call); ok {
		if a, ok := c.Func.(*pyast.Attribute); ok {
			return f.tree.File.Line(pyast.SpanOf(a).End)
		}
	}
	return f.tree.Position(e).Line
}

// setLines gives the statements of b, and those inside them, that have no line yet the line.
func setLines(b *ir.Block, line int) {
	ir.Statements(b, func(s ir.Stmt) bool {
		if m := s.Meta(); m.Line == 0 {
			m.Line = line
		}
		return true
	})
}
