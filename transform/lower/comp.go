package lower

import (
	"github.com/gosyncio/gosyncio/parser/pyast"
	"github.com/gosyncio/gosyncio/transform/ir"
)

// listComp lowers [elt for ...]: a temporary list filled by nested loops (f.iterable, f.enterLoop, f.rangeOver, f.leaveLoop),
// whose value is the temporary. The comprehension's variables are scope variables of their own.
func (f *fn) listComp(e *pyast.ListComp) ir.Expr {
	return f.refused(e, ErrNotYet, "comprehensions are not translated yet")
}

// setComp lowers {elt for ...}.
func (f *fn) setComp(e *pyast.SetComp) ir.Expr {
	return f.refused(e, ErrNotYet, "comprehensions are not translated yet")
}

// dictComp lowers {key: value for ...}.
func (f *fn) dictComp(e *pyast.DictComp) ir.Expr {
	return f.refused(e, ErrNotYet, "comprehensions are not translated yet")
}

// generatorExp lowers (elt for ...): a generator function of one argument, the first iterable, called at once. Its
// scope.Func is f.table.FuncOf(e).
func (f *fn) generatorExp(e *pyast.GeneratorExp) ir.Expr {
	return f.refused(e, ErrNotYet, "generator expressions are not translated yet")
}
