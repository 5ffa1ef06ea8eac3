package lower

import (
	"slices"

	"github.com/gosyncio/gosyncio/parser/pyast"
	"github.com/gosyncio/gosyncio/transform/ir"
	"github.com/gosyncio/gosyncio/transform/scope"
)

// assignStmt lowers target = ... = value.
func (f *fn) assignStmt(s *pyast.Assign) {
	if len(s.Targets) == 1 {
		switch t := s.Targets[0].(type) {
		case *pyast.Name:
			f.assignName(t, s.Value)
			return
		case *pyast.Tuple:
			if f.assignParallel(t.Elts, s.Value) {
				return
			}
		}
		f.assignValue(s.Targets[0], s.Value)
		return
	}
	value := f.expr(s.Value)
	if !stable(value) {
		value = ir.Use(f.temp("value", value))
	}
	for _, t := range s.Targets {
		f.assign(t, value)
	}
}

// assignName lowers x = value, storing the branches of a conditional expression directly, and filling the variable itself
// with what a comprehension collects, where nobody could see it half filled:
//
//	xs = [f(i) for i in r] xs := py.NewList[int](); for i := range r { xs.Append(f(i)) }
//	x = a if c else b      var x T; if c { x = a } else { x = b }
func (f *fn) assignName(n *pyast.Name, value pyast.Expr) {
	switch e := value.(type) {
	case *pyast.ListComp, *pyast.SetComp, *pyast.DictComp:
		if g := f.untouched(n); g != nil && f.comprehensionInto(g, value) {
			return
		}
	case *pyast.IfExp:
		cond := f.cond(e.Test)
		f.emit(&ir.If{
			Cond: cond,
			Then: f.inBlock(func() { f.assignName(n, e.Body) }),
			Else: f.inBlock(func() { f.assignName(n, e.Orelse) }),
		})
		return
	}
	v := f.table.Lookup(n)
	f.storeVar(v, f.expr(value))
}

// assignValue lowers target = value in Python's order: the value first, then what the target needs.
func (f *fn) assignValue(target pyast.Expr, value pyast.Expr) {
	switch t := target.(type) {
	case *pyast.Attribute:
		ops := f.sequence(
			func() ir.Expr { return f.expr(value) },
			func() ir.Expr { return f.expr(t.Value) })
		if calls(ops[0]) && calls(ops[1]) {
			ops[0] = f.spill(ops[0])
		}
		f.setAttr(t, ops[1], ops[0])
	case *pyast.Subscript:
		ops := f.sequenceOrQuiet(f.runsNothing(value),
			func() ir.Expr { return f.expr(value) },
			func() ir.Expr { return f.expr(t.Value) },
			func() ir.Expr { return f.index(t) })
		if calls(ops[0]) && (calls(ops[1]) || calls(ops[2])) {
			ops[0] = f.spill(ops[0])
		}
		f.setItem(t, ops[1], ops[2], ops[0])
	default:
		f.assign(target, f.expr(value))
	}
}

// assign stores a value into a target of any form.
func (f *fn) assign(target pyast.Expr, value ir.Expr) {
	switch t := target.(type) {
	case *pyast.Name:
		f.storeName(t, value)
	case *pyast.Attribute:
		value = f.spill(value)
		f.setAttr(t, f.expr(t.Value), value)
	case *pyast.Subscript:
		value = f.spill(value)
		ops := f.sequence(
			func() ir.Expr { return f.expr(t.Value) },
			func() ir.Expr { return f.index(t) })
		f.setItem(t, ops[0], ops[1], value)
	case *pyast.Tuple:
		f.unpack(t.Elts, value)
	case *pyast.List:
		f.unpack(t.Elts, value)
	case *pyast.Starred:
		f.assign(t.Value, value)
	default:
		f.refuse(target, ErrNotYet, "cannot assign to this")
	}
}

// assignParallel lowers a, b = x, y where nothing can tell the tuple from a Go assignment: a, b = x, y.
func (f *fn) assignParallel(targets []pyast.Expr, value pyast.Expr) bool {
	tuple, ok := value.(*pyast.Tuple)
	if !ok || len(tuple.Elts) != len(targets) || slices.ContainsFunc(tuple.Elts, isStarred) || slices.ContainsFunc(targets, isStarred) {
		return false
	}
	var vars []*ir.Var
	for _, t := range targets {
		n, ok := t.(*pyast.Name)
		if !ok {
			continue
		}
		v := f.table.Lookup(n)
		if v.Kind > 2 { // a class variable
			return false
		}
		vars = append(vars, f.variable(v))
	}
	values := f.operands(tuple.Elts...)
	if len(vars) < len(targets) {
		for i := range values {
			values[i] = f.spill(values[i])
		}
		for i, t := range targets {
			f.assign(t, values[i])
		}
		return true
	}
	a := &ir.Assign{}
	for i, v := range vars {
		a.LHS = append(a.LHS, ir.Use(v))
		a.RHS = append(a.RHS, f.coerce(values[i], v.Type))
	}
	f.emit(a)
	return true
}

func isStarred(e pyast.Expr) bool {
	_, ok := e.(*pyast.Starred)
	return ok
}

// unpack lowers a, *b, c = value.
func (f *fn) unpack(targets []pyast.Expr, value ir.Expr) {
	star := slices.IndexFunc(targets, isStarred)
	if t := value.GoType(); star < 0 && isTupleN(t) && len(t.Args) == len(targets) {
		f.unpackTuple(targets, value)
		return
	}
	if elem := listElem(value.GoType()); star < 0 && len(targets) > 0 && elem != nil {
		f.unpackList(targets, value, elem)
		return
	}
	items := ir.SliceOf(ir.Any)
	var list ir.Expr
	if star < 0 {
		list = ir.CallOf(items, pyPath, "Unpack", box(value), ir.IntLit(int64(len(targets))))
	} else {
		list = ir.CallOf(items, pyPath, "UnpackStar", box(value), ir.IntLit(int64(star)), ir.IntLit(int64(len(targets)-star-1)))
	}
	if len(targets) == 0 {
		f.emit(ir.Do(list))
		return
	}
	parts := f.temp("parts", list)
	for i, t := range targets {
		f.assign(t, &ir.Index{X: ir.Use(parts), I: ir.IntLit(int64(i)), T: ir.Any})
	}
}

// listElem returns the type of the items of a list of known ones, nil for other types.
func listElem(t *ir.Type) *ir.Type {
	if !isPy(t, "List") || t.Kind != ir.PointerType || t.Nullable || ir.Same(t.Elem.Args[0], ir.Any) {
		return nil
	}
	return t.Elem.Args[0]
}

// unpackList takes the items of a list of known ones.
//
//	a, b = await gather(f(), g())    parts := asyncio.Gather[int](ctx, fCoro(), gCoro()).Await(ctx).Unpack(2)
//	                                 a, b := parts[0], parts[1]
func (f *fn) unpackList(targets []pyast.Expr, value ir.Expr, elem *ir.Type) {
	parts := f.temp("parts", ir.MethodCall(ir.SliceOf(elem), value, "Unpack", ir.IntLit(int64(len(targets)))))
	item := func(i int) ir.Expr { return &ir.Index{X: ir.Use(parts), I: ir.IntLit(int64(i)), T: elem} }
	types := slices.Repeat([]*ir.Type{elem}, len(targets))
	if vars := f.plainTargets(targets, types); vars != nil {
		a := &ir.Assign{}
		for i, v := range vars {
			a.LHS, a.RHS = append(a.LHS, ir.Use(v)), append(a.RHS, item(i))
		}
		f.emit(a)
		return
	}
	for i, t := range targets {
		f.assign(t, item(i))
	}
}

// unpackTuple takes the fields of a typed tuple.
//
//	done, pending = await wait(ts)    done, pending := asyncio.Wait(ctx, ts).Unpack()
func (f *fn) unpackTuple(targets []pyast.Expr, value ir.Expr) {
	if call, ok := value.(*ir.Call); ok {
		if vars := f.plainTargets(targets, call.T.Args); vars != nil {
			a := &ir.Assign{RHS: []ir.Expr{ir.MethodCall(nil, call, "Unpack")}}
			for _, v := range vars {
				a.LHS = append(a.LHS, ir.Use(v))
			}
			f.emit(a)
			return
		}
	}
	if _, ok := value.(*ir.Ref); !ok {
		value = ir.Use(f.temp("pair", value))
	} else if !stable(value) {
		value = ir.Use(f.temp("pair", value))
	}
	t := value.GoType()
	for i, target := range targets {
		f.assign(target, tupleField(value, t, i))
	}
}

// plainTargets returns the distinct variables of exactly these types that the targets are, nil if they are anything else.
func (f *fn) plainTargets(targets []pyast.Expr, types []*ir.Type) []*ir.Var {
	var vars []*ir.Var
	for i, t := range targets {
		n, ok := t.(*pyast.Name)
		if !ok {
			return nil
		}
		v := f.table.Lookup(n)
		if v.Kind == scope.ClassVar {
			return nil
		}
		g := f.variable(v)
		if !ir.Same(g.Type, types[i]) || slices.Contains(vars, g) {
			return nil
		}
		vars = append(vars, g)
	}
	return vars
}

func tupleField(tuple ir.Expr, t *ir.Type, i int) ir.Expr {
	return &ir.Selector{X: tuple, Name: "V" + string(rune('0'+i)), T: t.Args[i]}
}

// annAssign lowers x: T = value; an annotation of a local is not evaluated, and others are dropped with their effects
// only when they have none.
func (f *fn) annAssign(s *pyast.AnnAssign) {
	if n, ok := s.Target.(*pyast.Name); ok {
		if s.Value != nil {
			f.assignName(n, s.Value)
		}
		if s.Simple && f.sf != nil && f.sf.Kind != scope.FunctionScope {
			f.annotation(s.Annotation, nil)
		}
		return
	}
	if s.Value != nil {
		f.assignValue(s.Target, s.Value)
	}
}
