package infer

import (
	"github.com/gosyncio/gosyncio/parser/pyast"
	"github.com/gosyncio/gosyncio/transform/scope"
	"github.com/gosyncio/gosyncio/transform/types"
)

// cond evaluates a test; it returns what is known after it was true and after it was false.
func (u *unit) cond(e pyast.Expr) (yes, no env) {
	switch e := e.(type) {
	case *pyast.UnaryOp:
		if e.Op == pyast.Not {
			yes, no = u.cond(e.Operand)
			u.exprs[e] = tBool
			return no, yes
		}
	case *pyast.BoolOp:
		return u.condBoolOp(e)
	case *pyast.Compare:
		u.expr(e)
		return u.condCompare(e)
	case *pyast.Call:
		u.expr(e)
		return u.condIsInstance(e)
	}
	t := u.number(e)
	yes, no = u.env.clone(), u.env
	switch e := e.(type) {
	case *pyast.Constant:
		switch truthOf(e) {
		case 1:
			return yes, nil
		default:
			return nil, no
		}
	case *pyast.Name:
		u.narrowTruth(u.table.Lookup(e), t, yes, no)
	case *pyast.NamedExpr:
		u.narrowTruth(u.table.Lookup(e.Target), t, yes, no)
	}
	return yes, no
}

func (u *unit) narrowTruth(v *scope.Var, t types.Type, yes, no env) {
	if v == nil || !u.narrowable(v) {
		return
	}
	if t.Kind() == types.Opt {
		put(yes, v, t.NonNone())
		put(no, v, falsy(t))
	}
}

func put(e env, v *scope.Var, t types.Type) {
	if e != nil && t.Kind() != types.Never {
		e[v] = t
	}
}

// condBoolOp is boolOp with what each way out knows.
func (u *unit) condBoolOp(e *pyast.BoolOp) (yes, no env) {
	var out env
	var list []types.Type
	for i, x := range e.Values {
		t, f := u.cond(x)
		list = append(list, u.exprs[x])
		stop, next := f, t
		if e.Op == pyast.Or {
			stop, next = t, f
		}
		if i == 0 {
			out = stop
		} else {
			out = u.merge(out, stop)
		}
		u.env = next
	}
	u.exprs[e] = u.joinedPlain(list)
	if e.Op == pyast.Or {
		return out, u.env
	}
	return u.env, out
}

// joinedPlain is the type of a Boolean operation that is only tested: nothing flows.
func (u *unit) joinedPlain(list []types.Type) types.Type {
	for _, t := range list[1:] {
		if !types.Same(t, list[0]) {
			return types.Obj("operands of different types, tested only", nil)
		}
	}
	return list[0]
}

// condCompare narrows by "x is None", "x is not None", "x == None".
func (u *unit) condCompare(e *pyast.Compare) (yes, no env) {
	yes, no = u.env.clone(), u.env
	if len(e.Ops) != 1 {
		return yes, no
	}
	name, ok := nameIn(e.Left)
	c, isConst := e.Comparators[0].(*pyast.Constant)
	if !ok || !isConst || c.Kind != pyast.ConstNone {
		return yes, no
	}
	v := u.table.Lookup(name)
	if v == nil || !u.narrowable(v) {
		return yes, no
	}
	t := u.exprs[e.Left]
	some, none := t, tNone
	if t.Kind() == types.Opt {
		some = t.NonNone()
	}
	switch e.Ops[0] {
	case pyast.Is:
		put(yes, v, none)
		put(no, v, some)
	case pyast.IsNot:
		put(yes, v, some)
		put(no, v, none)
	}
	return yes, no
}

// nameIn is the name that an expression reads or binds.
func nameIn(e pyast.Expr) (*pyast.Name, bool) {
	switch e := e.(type) {
	case *pyast.Name:
		return e, true
	case *pyast.NamedExpr:
		return e.Target, true
	}
	return nil, false
}

// condIsInstance narrows by isinstance(x, cls).
func (u *unit) condIsInstance(e *pyast.Call) (yes, no env) {
	yes, no = u.env.clone(), u.env
	fn, ok := e.Func.(*pyast.Name)
	if !ok || fn.Id != "isinstance" || len(e.Args) != 2 || u.table.Lookup(fn).Kind != scope.Builtin {
		return yes, no
	}
	name, ok := nameIn(e.Args[0])
	if !ok {
		return yes, no
	}
	v := u.table.Lookup(name)
	if v == nil || !u.narrowable(v) {
		return yes, no
	}
	t := u.exprs[e.Args[0]]
	if is := u.instances(e.Args[1]); is.Kind() != types.Object && is.Kind() != types.Never {
		if narrower, ok := restrict(t, is); ok {
			put(yes, v, narrower)
		}
		if t.Kind() == types.Opt && types.Same(t.NonNone(), is) {
			put(no, v, tNone)
		}
	}
	return yes, no
}

// restrict returns the values of t that are also values of is.
func restrict(t, is types.Type) (types.Type, bool) {
	switch {
	case t.Kind() == types.Opt:
		if some, ok := restrict(t.NonNone(), is); ok {
			return some, true
		}
	case t.Kind() == types.Object:
		return is, true
	case t.Kind() == is.Kind() && t.Kind() != types.Instance:
		return t, true
	case t.Kind() == types.Instance && is.Kind() == types.Instance && t.Class().IsException() && is.Class().IsException():
		return is, true
	case t.Kind() == types.Instance && is.Kind() == types.Instance && isBelow(is.Class(), t.Class()):
		return is, true
	}
	return types.Type{}, false
}

// instances is the type of the instances of what a class expression names, where dynamic values have one form for it.
func (u *unit) instances(e pyast.Expr) types.Type {
	name, ok := e.(*pyast.Name)
	if !ok {
		return u.instancesOf(u.exprs[e])
	}
	v := u.table.Lookup(name)
	if v == nil || v.Kind != scope.Builtin {
		return u.instancesOf(u.exprs[e])
	}
	switch v.Name {
	case "str":
		return tStr
	case "float":
		return tFloat
	case "bytes":
		return tBytes
	case "bool":
		return tBool
	}
	// An int may be a bool, and containers hold anything.
	return u.instancesOf(u.exprs[e])
}

// instancesOf handles exceptions and plain classes of the program; other classes are not narrowed by.
func (u *unit) instancesOf(t types.Type) types.Type {
	if t.Kind() == types.ClassObj && (t.Class().IsException() || t.Class().GoClass().Class != nil) {
		return types.InstanceOf(t.Class())
	}
	return types.Obj("", nil)
}
