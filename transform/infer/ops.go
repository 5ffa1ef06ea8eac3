package infer

import (
	"github.com/gosyncio/gosyncio/parser/pyast"
	"github.com/gosyncio/gosyncio/transform/scope"
	"github.com/gosyncio/gosyncio/transform/types"
)

// opRow is a line of the operator table: for these operand kinds the operator gives this kind.
type opRow struct {
	ops         string // operators, see opSymbols
	left, right types.Kind
	result      types.Kind
}

// opSymbols spells the binary operators in opRow.ops, with a blank on each side.
var opSymbols = map[pyast.OperatorNumber]string{
	pyast.Add: " + ", pyast.Sub: " - ", pyast.Mult: " * ", pyast.Div: " / ", pyast.FloorDiv: " // ", pyast.Modulo: " % ",
	pyast.Pow: " ** ", pyast.LShift: " << ", pyast.RShift: " >> ", pyast.BitOr: " | ", pyast.BitXor: " ^ ",
	pyast.BitAnd: " & ", pyast.MatMult: " @ ",
}

// opTable lists the operators of builtin types whose result is of a plain kind. Ints among themselves are in intOp,
// containers in containerOp; what stands nowhere is Object.
var opTable = []opRow{
	{" + - * / // % ** ", types.Float, types.Float, types.Float},
	{" + - * / // % ** ", types.Float, types.Int, types.Float},
	{" + - * / // % ", types.Int, types.Float, types.Float},
	{" + - * / // % ", types.Float, types.Bool, types.Float},
	{" + - * / // % ", types.Bool, types.Float, types.Float},
	{" / ", types.Int, types.Int, types.Float},
	{" / ", types.Int, types.Bool, types.Float},
	{" / ", types.Bool, types.Int, types.Float},
	{" & | ^ ", types.Bool, types.Bool, types.Bool},
	{" + - * / ** ", types.Complex, types.Complex, types.Complex},
	{" + - * / ** ", types.Complex, types.Float, types.Complex},
	{" + - * / ** ", types.Complex, types.Int, types.Complex},
	{" + - * / ** ", types.Float, types.Complex, types.Complex},
	{" + - * / ** ", types.Int, types.Complex, types.Complex},
	{" + ", types.Str, types.Str, types.Str},
	{" * ", types.Str, types.Int, types.Str},
	{" * ", types.Int, types.Str, types.Str},
	{" * ", types.Str, types.Bool, types.Str},
	{" + ", types.Bytes, types.Bytes, types.Bytes},
	{" * ", types.Bytes, types.Int, types.Bytes},
	{" * ", types.Int, types.Bytes, types.Bytes},
	{" + ", types.Bytes, types.Bytearray, types.Bytes},
	{" + ", types.Bytearray, types.Bytes, types.Bytearray},
	{" + ", types.Bytearray, types.Bytearray, types.Bytearray},
	{" * ", types.Bytearray, types.Int, types.Bytearray},
	{" + ", types.VarTuple, types.VarTuple, types.VarTuple},
	{" + ", types.Tuple, types.VarTuple, types.VarTuple},
	{" + ", types.VarTuple, types.Tuple, types.VarTuple},
	{" * ", types.VarTuple, types.Int, types.VarTuple},
	{" * ", types.Int, types.VarTuple, types.VarTuple},
	{" * ", types.Tuple, types.Int, types.VarTuple},
	{" * ", types.Int, types.Tuple, types.VarTuple},
}

// BinaryType returns the type of "left op right" where both are of builtin types and the table knows: lower asks it
// which operators have a typed form. right is the constant of the right operand, nil when it is none.
func BinaryType(op pyast.OperatorNumber, left, right types.Type, constant *int64) (types.Type, bool) {
	if left.Is(types.Int, types.Bool) && right.Is(types.Int, types.Bool) && op != pyast.Div {
		return intOp(op, left, right, constant)
	}
	if op == pyast.Pow && left.Kind() == types.Float {
		// A negative float to a fraction is complex.
		return tFloat, right.Kind() == types.Int
	}
	if op == pyast.Modulo && left.Is(types.Str, types.Bytes) {
		return types.Basic(left.Kind()), true
	}
	symbol := opSymbols[op]
	for _, row := range opTable {
		if row.left == left.Kind() && row.right == right.Kind() && contains(row.ops, symbol) {
			return types.Basic(row.result), true
		}
	}
	return types.Type{}, false
}

func contains(list, word string) bool {
	for i := 0; i+len(word) <= len(list); i++ {
		if list[i:i+len(word)] == word {
			return true
		}
	}
	return false
}

func boundOf(t types.Type) int {
	switch {
	case t.Kind() == types.Bool:
		return 1
	case t.Big():
		return 1 << 20
	}
	return t.Bits()
}

// stepBits bounds what a counter may grow by at each step and still not overflow in practice: 2**53 steps of 2**10 fit
// 63 bits.
const stepBits = 10

// intOp bounds the result of an operator on ints (and bools, which count as ints but for & | ^ of two).
func intOp(op pyast.OperatorNumber, left, right types.Type, constant *int64) (types.Type, bool) {
	a, b := boundOf(left), boundOf(right)
	switch op {
	case pyast.Add, pyast.Sub:
		if min(a, b) <= stepBits && max(a, b) <= types.CounterBits {
			return types.SmallInt(min(max(a, b)+1, types.CounterBits)), true
		}
		return types.SmallInt(max(a, b) + 1), true
	case pyast.Mult:
		return types.SmallInt(a + b), true
	case pyast.FloorDiv:
		return types.SmallInt(a), true
	case pyast.Modulo:
		return types.SmallInt(b), true
	case pyast.BitAnd, pyast.BitOr, pyast.BitXor:
		return bitOp(op, left, right, constant)
	case pyast.RShift:
		return types.SmallInt(a), true
	case pyast.LShift:
		if constant != nil && *constant >= 0 && *constant < 64 {
			return types.SmallInt(a + int(*constant)), true
		}
		return types.BigInt(), true
	case pyast.Pow:
		if constant == nil || *constant < 0 {
			return types.Type{}, false // a negative exponent gives a float
		}
		if *constant < 64 {
			return types.SmallInt(max(a*int(*constant), 1)), true
		}
		return types.BigInt(), true
	}
	return types.Type{}, false
}

func bitOp(op pyast.OperatorNumber, left, right types.Type, constant *int64) (types.Type, bool) {
	if left.Kind() == types.Bool && right.Kind() == types.Bool {
		return tBool, true
	}
	a, b := boundOf(left), boundOf(right)
	if op == pyast.BitAnd && constant != nil && *constant >= 0 {
		return types.SmallInt(b), true
	}
	return types.SmallInt(max(a, b) + 1), true
}

// binOp evaluates both operands and applies the operator.
func (u *unit) binOp(e *pyast.BinOp) types.Type {
	left, right := u.operands(e.Op, e.Left, e.Right)
	constant := constInt(e.Right)
	if e.Op == pyast.Add && constant == nil {
		if c := constInt(e.Left); c != nil && left.Kind() == types.Int && right.Kind() == types.Int {
			return u.binary(e, e.Op, right, left, c, false)
		}
	}
	if e.Op == pyast.Pow && left.Kind() == types.Float && right.Is(types.Float, types.Int) && u.notNegative(e.Left) {
		return tFloat
	}
	return u.binary(e, e.Op, left, right, constant, false)
}

// notNegative says whether the number that e gives certainly is no negative one (it may be NaN): such a float has no complex
// powers.
func (u *unit) notNegative(e pyast.Expr) bool {
	switch e := e.(type) {
	case *pyast.Constant:
		return e.Kind == pyast.ConstFloat || e.Kind == pyast.ConstInt // the sign is an operator
	case *pyast.BinOp:
		switch e.Op {
		case pyast.Add, pyast.Div:
			return u.notNegative(e.Left) && u.notNegative(e.Right)
		case pyast.Mult:
			return u.sameNumber(e.Left, e.Right) || u.notNegative(e.Left) && u.notNegative(e.Right)
		case pyast.Pow:
			c := constInt(e.Right)
			return u.exprs[e.Left].Is(types.Float, types.Int) && (c != nil && *c%2 == 0 || u.notNegative(e.Left))
		}
	case *pyast.Call:
		return u.exprs[e].Is(types.Float, types.Int) && u.isBuiltinCall(e, "abs")
	}
	return false
}

// sameNumber says whether both expressions are one variable that holds a number.
func (u *unit) sameNumber(a, b pyast.Expr) bool {
	x, ok := a.(*pyast.Name)
	y, ok2 := b.(*pyast.Name)
	return ok && ok2 && x.Id == y.Id && u.exprs[x].Is(types.Float, types.Int)
}

// isBuiltinCall says whether e calls the builtin function of that name.
func (u *unit) isBuiltinCall(e *pyast.Call, name string) bool {
	n, ok := e.Func.(*pyast.Name)
	if !ok || string(n.Id) != name {
		return false
	}
	v := u.table.Lookup(n)
	return v != nil && v.Kind == scope.Builtin
}

// binary is the type of left op right; inPlace for the augmented assignment, which changes lists, dicts and sets.
func (u *unit) binary(node pyast.Node, op pyast.OperatorNumber, left, right types.Type, constant *int64, inPlace bool) types.Type {
	if u.pending(left) || u.pending(right) {
		return types.Type{}
	}
	if t, ok := BinaryType(op, left, right, constant); ok {
		return t
	}
	if t, ok := u.containerOp(node, op, left, right, inPlace); ok {
		return t
	}
	if t, ok := u.userOp(node, op, left, right, inPlace); ok {
		return t
	}
	if t, ok := u.stubOp(node, op, left, right); ok {
		return t
	}
	u.opaque = u.opaque || u.facts.operators()
	u.observe(left)
	u.observe(right)
	return types.Obj(left.String()+opSymbols[op]+right.String(), node)
}

// observe notes that an operator looks at a value dynamically: a special method of the program may then keep it.
func (u *unit) observe(t types.Type) {
	if u.facts.operators() {
		u.Release(t)
	}
}

// operators says whether classes of the program define special methods that take an operand.
func (p *programFacts) operators() bool {
	for name := range p.dunders {
		switch name {
		case "__init__", "__repr__", "__str__", "__enter__", "__exit__", "__aenter__", "__aexit__", "__iter__", "__next__",
			"__aiter__", "__anext__", "__len__", "__bool__", "__hash__", "__await__", "__del__", "__post_init__":
			continue
		}
		if len(name) > 4 && name[:2] == "__" && name[len(name)-2:] == "__" {
			return true
		}
	}
	return false
}

// containerOp handles lists, sets, dicts and fixed tuples.
func (u *unit) containerOp(node pyast.Node, op pyast.OperatorNumber, left, right types.Type, inPlace bool) (types.Type, bool) {
	switch {
	case left.Kind() == types.List && op == pyast.Add && inPlace:
		u.Into(left.Cell(0), u.elemOf(right, node))
		return left, true
	case left.Kind() == types.List && op == pyast.Add && right.Kind() == types.List:
		c := u.at(node, "elem")
		u.Into(c, left.Cell(0).Read(u))
		u.Into(c, right.Cell(0).Read(u))
		return types.ListOf(c), true
	case left.Kind() == types.List && op == pyast.Mult && right.Is(types.Int, types.Bool):
		return u.repeat(node, left, inPlace), true
	case right.Kind() == types.List && op == pyast.Mult && left.Is(types.Int, types.Bool):
		return u.repeat(node, right, false), true
	case left.Kind() == types.Tuple && right.Kind() == types.Tuple && op == pyast.Add:
		return u.concat(left, right), true
	case left.Is(types.Set, types.FrozenSet) && right.Is(types.Set, types.FrozenSet):
		return u.setOp(node, op, left, right, inPlace)
	case left.Kind() == types.Dict && right.Kind() == types.Dict && op == pyast.BitOr:
		if inPlace {
			u.Into(left.Cell(0), right.Cell(0).Read(u))
			u.Into(left.Cell(1), right.Cell(1).Read(u))
			return left, true
		}
		k, v := u.at(node, "key"), u.at(node, "value")
		for _, d := range []types.Type{left, right} {
			u.Into(k, d.Cell(0).Read(u))
			u.Into(v, d.Cell(1).Read(u))
		}
		return types.Of(types.Dict, k, v), true
	}
	return types.Type{}, false
}

func (u *unit) repeat(node pyast.Node, list types.Type, inPlace bool) types.Type {
	if inPlace {
		return list
	}
	c := u.at(node, "elem")
	u.Into(c, list.Cell(0).Read(u))
	return types.ListOf(c)
}

func (u *unit) concat(a, b types.Type) types.Type {
	elems := append(append([]types.Type(nil), a.Elems()...), b.Elems()...)
	t := types.TupleOf(elems...)
	if t.Kind() == types.VarTuple {
		for _, e := range elems {
			u.Release(e)
		}
	}
	return t
}

func (u *unit) setOp(node pyast.Node, op pyast.OperatorNumber, left, right types.Type, inPlace bool) (types.Type, bool) {
	switch op {
	case pyast.BitOr, pyast.BitAnd, pyast.BitXor, pyast.Sub:
	default:
		return types.Type{}, false
	}
	grows := op == pyast.BitOr || op == pyast.BitXor
	if inPlace && left.Kind() == types.Set {
		if grows {
			u.Into(left.Cell(0), right.Cell(0).Read(u))
		}
		return left, true
	}
	c := u.at(node, "elem")
	u.Into(c, left.Cell(0).Read(u))
	if grows {
		u.Into(c, right.Cell(0).Read(u))
	}
	return types.Of(left.Kind(), c), true
}

func (u *unit) unaryOp(e *pyast.UnaryOp) types.Type {
	if e.Op == pyast.Not {
		yes, no := u.cond(e.Operand)
		u.env = u.merge(yes, no)
		return tBool
	}
	t := u.expr(e.Operand)
	switch {
	case t.Kind() == types.Never:
		return t
	case t.Kind() == types.Int:
		if e.Op == pyast.Invert {
			return types.SmallInt(boundOf(t) + 1)
		}
		return t
	case t.Kind() == types.Bool:
		return types.SmallInt(2)
	case t.Is(types.Float, types.Complex) && e.Op != pyast.Invert:
		return t
	}
	u.observe(t)
	return types.Obj("unary operator on "+t.String(), e)
}

func (u *unit) compare(e *pyast.Compare) types.Type {
	left := u.number(e.Left)
	result := tBool
	for i, c := range e.Comparators {
		right := u.number(c)
		u.checkCompared(e, i, left, right)
		if t := u.compareTwo(e, e.Ops[i], left, right); t.Kind() != types.Bool {
			result = t
		}
		left = right
	}
	return result
}

var compareNames = map[pyast.CmpOp][2]string{
	pyast.Eq: {"__eq__", "__eq__"}, pyast.NotEq: {"__ne__", "__ne__"}, pyast.Lt: {"__lt__", "__gt__"},
	pyast.LtE: {"__le__", "__ge__"}, pyast.Gt: {"__gt__", "__lt__"}, pyast.GtE: {"__ge__", "__le__"},
}

// compareTwo is bool unless a class of the program defines the comparison to give something else.
func (u *unit) compareTwo(e *pyast.Compare, op pyast.CmpOp, left, right types.Type) types.Type {
	switch op {
	case pyast.Is, pyast.IsNot:
		return tBool
	case pyast.In, pyast.NotIn:
		u.userContains(e, left, right)
		return tBool
	}
	if plainlyCompared(left) && plainlyCompared(right) {
		return tBool
	}
	u.observe(left)
	u.observe(right)
	return u.userCompare(e, compareNames[op], left, right)
}

// plainlyCompared says whether comparing values of t never runs code of the program.
func plainlyCompared(t types.Type) bool {
	switch t.Kind() {
	case types.None, types.Bool, types.Int, types.Float, types.Complex, types.Str, types.Bytes, types.Bytearray, types.Never,
		types.Func, types.Module:
		return true
	case types.List, types.Set, types.FrozenSet, types.Tuple, types.Opt, types.Dict:
		for _, e := range t.Elems() {
			if !plainlyCompared(e) {
				return false
			}
		}
		return true
	}
	return false
}
