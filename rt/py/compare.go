package py

import "math/big"

var cmpNames = [...]string{OpLt: "__lt__", OpLe: "__le__", OpEq: "__eq__", OpNe: "__ne__", OpGt: "__gt__", OpGe: "__ge__"}

var cmpSyms = [...]string{OpLt: "<", OpLe: "<=", OpEq: "==", OpNe: "!=", OpGt: ">", OpGe: ">="}

// swapped gives the comparison with its operands exchanged.
func (op CmpOp) swapped() CmpOp {
	return [...]CmpOp{OpLt: OpGt, OpLe: OpGe, OpEq: OpEq, OpNe: OpNe, OpGt: OpLt, OpGe: OpLe}[op]
}

// holds tells whether the comparison holds of a three-way result.
func (op CmpOp) holds(c int) bool {
	switch op {
	case OpLt:
		return c < 0
	case OpLe:
		return c <= 0
	case OpEq:
		return c == 0
	case OpNe:
		return c != 0
	case OpGt:
		return c > 0
	}
	return c >= 0
}

// Eq is the truth of a == b.
func Eq(a, b any) bool {
	switch x := a.(type) {
	case int:
		switch y := b.(type) {
		case int:
			return x == y
		case string, nil:
			return false
		}
	case string:
		switch y := b.(type) {
		case string:
			return x == y
		case int, nil:
			return false
		}
	case float64:
		if y, ok := b.(float64); ok {
			return x == y
		}
	case bool:
		if y, ok := b.(bool); ok {
			return x == y
		}
	case nil:
		if b == nil {
			return true
		}
	}
	return Truth(RichCompare(OpEq, a, b))
}

// Ne is the truth of a != b.
func Ne(a, b any) bool {
	switch x := a.(type) {
	case int:
		if y, ok := b.(int); ok {
			return x != y
		}
	case string:
		if y, ok := b.(string); ok {
			return x != y
		}
	case float64:
		if y, ok := b.(float64); ok {
			return x != y
		}
	case bool:
		if y, ok := b.(bool); ok {
			return x != y
		}
	}
	return Truth(RichCompare(OpNe, a, b))
}

// Lt is the truth of a < b.
func Lt(a, b any) bool {
	switch x := a.(type) {
	case int:
		if y, ok := b.(int); ok {
			return x < y
		}
	case string:
		if y, ok := b.(string); ok {
			return x < y
		}
	case float64:
		if y, ok := b.(float64); ok {
			return x < y
		}
	}
	return Truth(RichCompare(OpLt, a, b))
}

// Le is the truth of a <= b.
func Le(a, b any) bool {
	switch x := a.(type) {
	case int:
		if y, ok := b.(int); ok {
			return x <= y
		}
	case float64:
		if y, ok := b.(float64); ok {
			return x <= y
		}
	}
	return Truth(RichCompare(OpLe, a, b))
}

// Gt is the truth of a > b.
func Gt(a, b any) bool {
	switch x := a.(type) {
	case int:
		if y, ok := b.(int); ok {
			return x > y
		}
	case string:
		if y, ok := b.(string); ok {
			return x > y
		}
	case float64:
		if y, ok := b.(float64); ok {
			return x > y
		}
	}
	return Truth(RichCompare(OpGt, a, b))
}

// Ge is the truth of a >= b.
func Ge(a, b any) bool {
	switch x := a.(type) {
	case int:
		if y, ok := b.(int); ok {
			return x >= y
		}
	case float64:
		if y, ok := b.(float64); ok {
			return x >= y
		}
	}
	return Truth(RichCompare(OpGe, a, b))
}

// RichCompare is the value of a op b (do_richcompare): usually a bool, whatever the methods return in general.
// TypeError for an order comparison that neither operand knows.
func RichCompare(op CmpOp, a, b any) any {
	a, b = canonical(a), canonical(b)
	ta, tb := TypeOf(a), TypeOf(b)
	reflectedFirst := false
	if ta != tb && tb.IsSubtype(ta) && (tb.user || !ta.user) {
		reflectedFirst = true
		if r := compareWith(op.swapped(), b, a, tb); r != NotImplemented {
			return r
		}
	}
	if r := compareWith(op, a, b, ta); r != NotImplemented {
		return r
	}
	if !reflectedFirst {
		if r := compareWith(op.swapped(), b, a, tb); r != NotImplemented {
			return r
		}
	}
	switch op {
	case OpEq:
		return Is(a, b)
	case OpNe:
		return !Is(a, b)
	}
	panic(TypeError.Newf("'%s' not supported between instances of '%s' and '%s'", cmpSyms[op], ta.ErrName(), tb.ErrName()))
}

// compareWith tries a's own method for op; NotImplemented if it has none.
func compareWith(op CmpOp, a, b any, t *Type) any {
	if !t.user && !t.tableOps {
		if s := t.slots(hasCompare); s != nil {
			return s.Compare(op, Unwrap(a), Unwrap(b)) // a may be an instance with a builtin base (a named tuple)
		}
		return NotImplemented
	}
	f, where, ok := t.lookupWhere(cmpNames[op])
	if !ok || where == ObjectType {
		if op == OpNe {
			return notEqual(a, b, t)
		}
		return NotImplemented
	}
	if f == nil {
		return NotImplemented
	}
	if !where.user && where.Slots.Compare != nil {
		return where.Slots.Compare(op, Unwrap(a), Unwrap(b))
	}
	if where == BaseException {
		return NotImplemented
	}
	return callSpecial(f, a, b)
}

// notEqual is object.__ne__: the inverse of __eq__.
func notEqual(a, b any, t *Type) any {
	r := compareWith(OpEq, a, b, t)
	switch {
	case r != NotImplemented:
		return !Truth(r)
	case Is(a, b): // what object.__eq__ says
		return false
	}
	return r
}

func hasCompare(s *Slots) bool { return s.Compare != nil }

// Is is a is b. Values that Go keeps unboxed (numbers, strings) are the same object when they are equal and of one type.
func Is(a, b any) bool {
	switch x := a.(type) {
	case nil:
		return b == nil
	case int, string, bool, float64:
		return a == b
	case *big.Int:
		y, ok := b.(*big.Int)
		return ok && (x == y || x.Cmp(y) == 0)
	case *BoundMethod:
		return a == b
	}
	if !comparable_(a) || !comparable_(b) {
		return false
	}
	return a == b || sameView(a, b)
}

// sameView reports whether two values are views of one object (*asyncio.Task[int] and the task it is a view of).
func sameView(a, b any) bool {
	x, ok1 := a.(boxer)
	y, ok2 := b.(boxer)
	if ok1 {
		a = x.Box()
	}
	if ok2 {
		b = y.Box()
	}
	return (ok1 || ok2) && comparable_(a) && comparable_(b) && a == b
}

// comparable_ reports that Go's == on the interface value cannot panic.
func comparable_(v any) bool {
	switch v.(type) {
	case *Instance, *Exception, *Type, *Function, *Module, int, string, bool, nil, float64, complex128:
		return true
	}
	return isPointerLike(v)
}
