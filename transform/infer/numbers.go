package infer

import (
	"strings"

	"github.com/gosyncio/gosyncio/parser/pyast"
	"github.com/gosyncio/gosyncio/transform/scope"
	"github.com/gosyncio/gosyncio/transform/types"
)

// A sum of floats often starts from the int 0:
//
//	total = 0
//	for ...: total += random.uniform(0, 1)
//
// Such a variable may be a float from the start if nobody can tell: wherever it may still hold the int, it is only an
// operand of arithmetic with a float, compared with one, tested for truth, or formatted as a float is. This is tried,
// and given up (by starting over) at the first other read.

// floatChoice says what was decided for a variable that holds int constants and floats.
type floatChoice uint8

const (
	floatTried floatChoice = iota + 1
	floatRefused
)

// numbers notes what kinds of number variables hold.
type numbers struct {
	facts  *programFacts
	seen   map[*scope.Var]*numberUse
	types  map[pyast.Expr]types.Type
	lookup func(*pyast.Name) *scope.Var
}

type numberUse struct{ ints, floats, others bool }

// note records a value given to v; it says whether the value is an int constant that is stored as a float.
func (n *numbers) note(v *scope.Var, t types.Type, e pyast.Expr) bool {
	if t.Kind() == types.Never {
		return false
	}
	use := n.seen[v]
	if use == nil {
		use = &numberUse{}
		n.seen[v] = use
	}
	constant := t.Kind() == types.Int && e != nil && constInt(e) != nil && t.Bits() <= types.CounterBits
	switch {
	case constant:
		use.ints = true
		return n.facts.floats[v] == floatTried
	case t.Kind() == types.Float || n.grows(v, e):
		use.floats = true
	default:
		use.others = true
	}
	return false
}

// grows says whether e is v in arithmetic with a float, which is a float whichever of its numbers v holds.
func (n *numbers) grows(v *scope.Var, e pyast.Expr) bool {
	b, ok := e.(*pyast.BinOp)
	if !ok || !isArithmeticOp(b.Op) {
		return false
	}
	left, isLeft := b.Left.(*pyast.Name)
	right, isRight := b.Right.(*pyast.Name)
	return isLeft && n.lookup(left) == v && floatWith(b.Op, n.types[b.Right]) ||
		isRight && n.lookup(right) == v && floatWith(b.Op, n.types[b.Left])
}

// floatWith says whether arithmetic of an int or float with a t gives the same float for both.
func floatWith(op pyast.OperatorNumber, t types.Type) bool {
	return t.Kind() == types.Float || op == pyast.Div && t.Kind() == types.Int && t.Bits() <= types.CounterBits
}

func isArithmeticOp(op pyast.OperatorNumber) bool {
	switch op {
	case pyast.Add, pyast.Sub, pyast.Mult, pyast.Div, pyast.FloorDiv, pyast.Modulo:
		return true
	}
	return false
}

// choose tries floats for the variables that hold int constants and floats and nothing else.
func (n *numbers) choose() {
	for v, use := range n.seen {
		if use.ints && use.floats && !use.others && !v.IsParam && n.facts.floats[v] == 0 {
			n.facts.floats[v] = floatTried
			n.facts.changed = true
		}
		if use.others && n.facts.floats[v] == floatTried {
			n.facts.refuseFloat(v)
		}
	}
}

func (p *programFacts) refuseFloat(v *scope.Var) {
	p.floats[v] = floatRefused
	p.changed = true
}

// mayBeInt says whether v is tried as a float and may hold the int here.
func (u *unit) mayBeInt(v *scope.Var) bool {
	if v == nil || u.facts.floats[v] != floatTried || u.env == nil {
		return false
	}
	return u.env[v].Kind() != types.Float
}

// checkRead refuses floats for a variable that is read where the int would show.
func (u *unit) checkRead(v *scope.Var) {
	if u.mayBeInt(v) && !u.asNumber {
		u.facts.refuseFloat(v)
	}
}

// number evaluates an expression whose value counts as a number only.
func (u *unit) number(e pyast.Expr) types.Type {
	if _, ok := e.(*pyast.Name); !ok {
		return u.expr(e)
	}
	u.asNumber = true
	t := u.expr(e)
	u.asNumber = false
	return t
}

// operands evaluates the operands of a binary operator.
func (u *unit) operands(op pyast.OperatorNumber, left, right pyast.Expr) (l, r types.Type) {
	l, r = u.number(left), u.number(right)
	u.checkOperand(left, op, right, r)
	u.checkOperand(right, op, left, l)
	return l, r
}

// checkOperand refuses floats for an operand whose partner is not surely a float.
func (u *unit) checkOperand(e pyast.Expr, op pyast.OperatorNumber, other pyast.Expr, t types.Type) {
	name, ok := e.(*pyast.Name)
	if !ok || !u.mayBeInt(u.table.Lookup(name)) {
		return
	}
	if n, ok := other.(*pyast.Name); ok && u.mayBeInt(u.table.Lookup(n)) {
		t = types.SmallInt(1)
	}
	u.checkNumber(name, op, t)
}

// checkNumber refuses floats for a variable whose partner in arithmetic is no float.
func (u *unit) checkNumber(name *pyast.Name, op pyast.OperatorNumber, other types.Type) {
	v := u.table.Lookup(name)
	if !u.mayBeInt(v) || other.Kind() == types.Never {
		return
	}
	if isArithmeticOp(op) && floatWith(op, other) {
		return
	}
	u.facts.refuseFloat(v)
}

// checkCompared refuses floats for a variable that is compared with something other than a number.
func (u *unit) checkCompared(e *pyast.Compare, i int, left, right types.Type) {
	a := e.Left
	if i > 0 {
		a = e.Comparators[i-1]
	}
	ordered := e.Ops[i] != pyast.Is && e.Ops[i] != pyast.IsNot && e.Ops[i] != pyast.In && e.Ops[i] != pyast.NotIn
	for _, side := range []struct {
		e     pyast.Expr
		other types.Type
	}{{a, right}, {e.Comparators[i], left}} {
		name, ok := side.e.(*pyast.Name)
		if !ok || !u.mayBeInt(u.table.Lookup(name)) || side.other.Kind() == types.Never {
			continue
		}
		if !ordered || !side.other.Is(types.Float, types.Int) || side.other.Bits() > types.CounterBits {
			u.facts.refuseFloat(u.table.Lookup(name))
		}
	}
}

// formatsFloat says whether a replacement field formats ints as it does floats.
func formatsFloat(e *pyast.FormattedValue) bool {
	if e.Conversion > 0 || e.FormatSpec == nil || len(e.FormatSpec.Values) != 1 {
		return false
	}
	c, ok := e.FormatSpec.Values[0].(*pyast.Constant)
	return ok && c.S != "" && strings.ContainsAny(c.S[len(c.S)-1:], "eEfF%")
}
