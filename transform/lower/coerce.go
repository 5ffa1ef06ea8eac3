package lower

import (
	"strings"

	"github.com/gosyncio/gosyncio/transform/ir"
)

// bigType is py.Int, noneType py.None.
var (
	bigType  = ir.Named(pyPath, "Int")
	noneType = ir.Named(pyPath, "None")
)

// coerce returns e as a value of Go type t. Between any and the other types it boxes and unboxes; what a box holds is
// canonical (ABI, section 1), so most types are asserted and stored as they are. It relies on inference for the claim that
// the value is a t at all.
func (f *fn) coerce(e ir.Expr, t *ir.Type) ir.Expr {
	from := e.GoType()
	switch {
	case ir.Same(from, t):
		return e
	case ir.Same(t, ir.Any):
		return box(e)
	case ir.Same(from, ir.Any), ir.Same(from, ir.Untyped):
		return unbox(e, t)
	case ir.Same(from, ir.Int) && ir.Same(t, bigType):
		call := ir.CallOf(bigType, pyPath, "IntOf", e)
		_, call.Pure = e.(*ir.Lit)
		return call
	case ir.Same(from, bigType) && ir.Same(t, ir.Int):
		return ir.MethodCall(ir.Int, e, "Index")
	case ir.Same(from, ir.Int) && ir.Same(t, ir.Float64):
		if lit, ok := e.(*ir.Lit); ok {
			return ir.FloatLit(float64(lit.Int))
		}
		return &ir.Convert{X: e, T: ir.Float64}
	case ir.Same(from, bigType) && ir.Same(t, ir.Float64):
		return ir.MethodCall(ir.Float64, e, "Float")
	case from.Kind == ir.PointerType && t.Kind == ir.PointerType && ir.Same(from.Elem, t.Elem):
		return &ir.Implicit{X: e, T: t} // they differ in that one may be nil
	case f.extends(from, t):
		return &ir.Unary{Op: "&", X: &ir.Selector{X: e, Embedded: t.Elem.Obj, T: t.Elem}, T: t}
	}
	return unbox(box(e), t)
}

// boxesItself says whether a value of type t stored in an any is in canonical form already.
func boxesItself(t *ir.Type) bool {
	if t.Kind == ir.NamedType && t.Pkg == pyPath {
		return t.Name == "Bytes"
	}
	return !isExtended(t) && !t.Nullable
}

// isExtended says whether t points to a struct that other structs embed, or that is part of instances of other classes.
func isExtended(t *ir.Type) bool {
	return t.Kind == ir.PointerType && (t.Elem.Kind == ir.VarType && t.Elem.Obj.Extended || t.Elem.Extended)
}

// typedView says whether t is a typed view of an object that the runtime keeps without its type, such as
// *asyncio.Task[int]: py.As finds the view.
func typedView(t *ir.Type) bool {
	return t.Kind == ir.PointerType && len(t.Elem.Args) > 0 && t.Elem.Pkg != pyPath
}

// box returns e as a value of type any.
func box(e ir.Expr) ir.Expr {
	t := e.GoType()
	switch {
	case ir.Same(t, ir.Any):
		return e
	case ir.Same(t, ir.Untyped), boxesItself(t):
		return &ir.Implicit{X: e, T: ir.Any}
	case isNil(e):
		return anyNil()
	case isExtended(t), t.Nullable:
		return ir.MethodCall(ir.Any, e, "Box")
	case ir.Same(t, noneType) && !ir.HasEffects(e): // what calls is kept for what it does
		return anyNil()
	}
	return ir.CallOf(ir.Any, pyPath, "Box", e)
}

// unbox returns the value of type t that e, an any, holds.
func unbox(e ir.Expr, t *ir.Type) ir.Expr {
	if imp, ok := e.(*ir.Implicit); ok && ir.Same(imp.X.GoType(), t) {
		return imp.X
	}
	if lit, ok := bareLit(e); ok && lit.Kind == ir.LitNil {
		if t.Nullable {
			return &ir.Lit{Kind: ir.LitNil, T: t}
		}
		if t.Kind == ir.NamedType && t.Pkg == pyPath && t.Name == "None" {
			return &ir.Composite{T: t}
		}
		// None where a t must be: not reached on any execution, but it has to compile.
		return &ir.Call{Fun: &ir.Qual{Pkg: pyPath, Name: "As"}, Types: []*ir.Type{t}, Args: []ir.Expr{lit}, T: t}
	}
	generic := t.Kind == ir.PointerType && len(t.Elem.Args) > 0
	if !generic && !typedView(t) && (boxesItself(t) || t.Kind == ir.PointerType && t.Elem.Pkg == pyPath) {
		return &ir.Assert{X: e, T: t}
	}
	return &ir.Call{Fun: &ir.Qual{Pkg: pyPath, Name: "As"}, Types: []*ir.Type{t}, Args: []ir.Expr{e}, T: t}
}

func bareLit(e ir.Expr) (*ir.Lit, bool) {
	for {
		imp, ok := e.(*ir.Implicit)
		if !ok {
			break
		}
		e = imp.X
	}
	lit, ok := e.(*ir.Lit)
	return lit, ok
}

// isPy says whether t is the type *py.name[...] or py.name[...].
func isPy(t *ir.Type, name string) bool {
	if t.Kind == ir.PointerType {
		t = t.Elem
	}
	return t.Kind == ir.NamedType && t.Pkg == pyPath && t.Name == name
}

// isTupleN says whether t is one of py.Tuple2 .. py.Tuple6.
func isTupleN(t *ir.Type) bool {
	return t.Kind == ir.NamedType && t.Pkg == pyPath && len(t.Args) > 1 && strings.HasPrefix(t.Name, "Tuple")
}
