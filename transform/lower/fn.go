package lower

import (
	"github.com/gosyncio/gosyncio/parser/pyast"
	"github.com/gosyncio/gosyncio/transform/ir"
	"github.com/gosyncio/gosyncio/transform/scope"
)

// fn lowers the body of one Go function: that of a Python function, a lambda, a module.
type fn struct {
	*module
	sf       *scope.Func
	outer    *fn
	home     *ir.Block // the function's body
	out      *ir.Block // the block being built
	ctxVar   *ir.Var   // the context parameter; nil where the function has none
	goParams []*ir.Var // parameters of the Go function
	result   *ir.Type  // what return gives back; nil for nothing
	line     int       // where the Python statement begins that is being lowered
	// onReturn replaces the lowering of return (in generators, for example); nil for the usual.
	onReturn func(value pyast.Expr)
	vars     map[*scope.Var]*ir.Var
	positive map[*ir.Var]bool // variables of counting loops that are above zero
	loops    []*loop
	inner    []*closureFrame // function literals around the current place, outermost first
	carried  *ir.Var         // see resultVar
	gen      *generator      // set while a generator's body is lowered
	class    *classBody      // set while a class body is lowered
	caught   []*ir.Var       // exceptions of the except clauses around the current place, innermost last
	regions  []region        // where an exception is being handled, innermost last
	guarded  bool            // a try statement around the current place handles an import that fails
}

func newFn(m *module, sf *scope.Func, outer *fn) *fn {
	body := &ir.Block{}
	return &fn{module: m, sf: sf, outer: outer, home: body, out: body, vars: map[*scope.Var]*ir.Var{}, positive: map[*ir.Var]bool{}}
}

// emit appends a statement to the block being built.
func (f *fn) emit(s ir.Stmt) { f.out.List = append(f.out.List, s) }

// capture runs build and returns the statements that it emits instead of appending them.
func (f *fn) capture(build func()) []ir.Stmt {
	saved := f.out
	f.out = &ir.Block{}
	build()
	list := f.out.List
	f.out = saved
	return list
}

// inBlock runs build and returns what it emits as a block.
func (f *fn) inBlock(build func()) *ir.Block { return &ir.Block{List: f.capture(build)} }

// block lowers statements to a block of their own.
func (f *fn) block(list []pyast.Stmt) *ir.Block { return f.inBlock(func() { f.body(list) }) }

// append emits several statements.
func (f *fn) append(list []ir.Stmt) { f.out.List = append(f.out.List, list...) }

// ctx returns the context of the running code: the parameter where there is one.
func (f *fn) ctx() ir.Expr {
	if f.ctxVar != nil {
		return ir.Use(f.ctxVar)
	}
	return ir.CallOf(ir.Context, pyPath, "Context")
}

// temp keeps a value in a new variable and returns it.
func (f *fn) temp(hint string, value ir.Expr) *ir.Var {
	t := value.GoType()
	if ir.Same(t, ir.Untyped) {
		t = ir.Any
	}
	v := f.newTemp(hint, t)
	f.emit(ir.Set(v, value))
	return v
}

// newTemp returns a new variable that the caller assigns before it is read, on every path.
func (f *fn) newTemp(hint string, t *ir.Type) *ir.Var {
	return &ir.Var{Kind: ir.Local, Hint: hint, Type: t, Temp: true, Home: f.home}
}

// spill returns an expression with the value that e has now.
func (f *fn) spill(e ir.Expr) ir.Expr {
	if stable(e) {
		return e
	}
	return ir.Use(f.temp(hintOf(e), e))
}

// hintOf is a name for what e gives: that of the field it reads, if it does.
func hintOf(e ir.Expr) string {
	if s, ok := e.(*ir.Selector); ok && s.Name != "" && s.Embedded == nil && !isTupleN(s.X.GoType()) {
		return lowerFirst(s.Name)
	}
	return "v"
}
