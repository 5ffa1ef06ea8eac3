package py

import (
	"math/bits"
)

// opInfo names an operator's dunder methods and its symbol in error messages.
type opInfo struct{ name, rname, iname, sym, isym string }

var binOps = [...]opInfo{
	OpAdd:      {"__add__", "__radd__", "__iadd__", "+", "+="},
	OpSub:      {"__sub__", "__rsub__", "__isub__", "-", "-="},
	OpMul:      {"__mul__", "__rmul__", "__imul__", "*", "*="},
	OpMatMul:   {"__matmul__", "__rmatmul__", "__imatmul__", "@", "@="},
	OpTrueDiv:  {"__truediv__", "__rtruediv__", "__itruediv__", "/", "/="},
	OpFloorDiv: {"__floordiv__", "__rfloordiv__", "__ifloordiv__", "//", "//="},
	OpMod:      {"__mod__", "__rmod__", "__imod__", "%", "%="},
	OpDivMod:   {"__divmod__", "__rdivmod__", "__idivmod__", "divmod()", "divmod()"},
	OpPow:      {"__pow__", "__rpow__", "__ipow__", "** or pow()", "**="},
	OpLShift:   {"__lshift__", "__rlshift__", "__ilshift__", "<<", "<<="},
	OpRShift:   {"__rshift__", "__rrshift__", "__irshift__", ">>", ">>="},
	OpAnd:      {"__and__", "__rand__", "__iand__", "&", "&="},
	OpXor:      {"__xor__", "__rxor__", "__ixor__", "^", "^="},
	OpOr:       {"__or__", "__ror__", "__ior__", "|", "|="},
}

var unOps = [...]struct{ name, sym string }{
	OpNeg:    {"__neg__", "unary -"},
	OpPos:    {"__pos__", "unary +"},
	OpInvert: {"__invert__", "unary ~"},
	OpAbs:    {"__abs__", "abs()"},
}

// Add is a + b.
func Add(a, b any) any {
	switch x := a.(type) {
	case int:
		switch y := b.(type) {
		case int:
			if s := x + y; (x^s)&(y^s) >= 0 {
				return s
			}
		case float64:
			return float64(x) + y
		}
	case float64:
		switch y := b.(type) {
		case float64:
			return x + y
		case int:
			return x + float64(y)
		}
	case string:
		if y, ok := b.(string); ok {
			return x + y
		}
	}
	return binary(OpAdd, a, b, binOps[OpAdd].sym)
}

// Sub is a - b.
func Sub(a, b any) any {
	switch x := a.(type) {
	case int:
		switch y := b.(type) {
		case int:
			if s := x - y; (x^y)&(x^s) >= 0 {
				return s
			}
		case float64:
			return float64(x) - y
		}
	case float64:
		switch y := b.(type) {
		case float64:
			return x - y
		case int:
			return x - float64(y)
		}
	}
	return binary(OpSub, a, b, binOps[OpSub].sym)
}

// Mul is a * b.
func Mul(a, b any) any {
	switch x := a.(type) {
	case int:
		switch y := b.(type) {
		case int:
			if p, ok := mulChecked(x, y); ok {
				return p
			}
		case float64:
			return float64(x) * y
		}
	case float64:
		switch y := b.(type) {
		case float64:
			return x * y
		case int:
			return x * float64(y)
		}
	}
	return binary(OpMul, a, b, binOps[OpMul].sym)
}

func mulChecked(x, y int) (int, bool) {
	const half = 1 << 31
	if uint(x+half) < 2*half && uint(y+half) < 2*half {
		return x * y, true
	}
	neg := (x < 0) != (y < 0)
	hi, lo := bits.Mul64(absUint(x), absUint(y))
	if hi != 0 || lo > 1<<63-1 {
		return 0, false
	}
	if neg {
		return -int(lo), true
	}
	return int(lo), true
}

func absUint(x int) uint64 {
	if x < 0 {
		return -uint64(x)
	}
	return uint64(x)
}

// TrueDiv is a / b.
func TrueDiv(a, b any) any {
	if x, ok := a.(float64); ok {
		if y, ok := b.(float64); ok && y != 0 {
			return x / y
		}
	}
	return binary(OpTrueDiv, a, b, binOps[OpTrueDiv].sym)
}

// FloorDiv is a // b.
func FloorDiv(a, b any) any {
	if x, ok := a.(int); ok {
		if y, ok := b.(int); ok && y != 0 && y != -1 {
			return FloorDivInt(x, y)
		}
	}
	return binary(OpFloorDiv, a, b, binOps[OpFloorDiv].sym)
}

// Mod is a % b.
func Mod(a, b any) any {
	if x, ok := a.(int); ok {
		if y, ok := b.(int); ok && y != 0 {
			return ModInt(x, y)
		}
	}
	return binary(OpMod, a, b, binOps[OpMod].sym)
}

// Pow is a ** b.
func Pow(a, b any) any { return binary(OpPow, a, b, binOps[OpPow].sym) }

// MatMul is a @ b.
func MatMul(a, b any) any { return binary(OpMatMul, a, b, binOps[OpMatMul].sym) }

// DivMod is divmod(a, b).
func DivMod(a, b any) any { return binary(OpDivMod, a, b, binOps[OpDivMod].sym) }

// LShift is a << b.
func LShift(a, b any) any { return binary(OpLShift, a, b, binOps[OpLShift].sym) }

// RShift is a >> b.
func RShift(a, b any) any {
	if x, ok := a.(int); ok {
		if y, ok := b.(int); ok && y >= 0 {
			return x >> min(uint(y), 63)
		}
	}
	return binary(OpRShift, a, b, binOps[OpRShift].sym)
}

// And is a & b.
func And(a, b any) any {
	if x, ok := a.(int); ok {
		if y, ok := b.(int); ok {
			return x & y
		}
	}
	return binary(OpAnd, a, b, binOps[OpAnd].sym)
}

// Or is a | b.
func Or(a, b any) any {
	if x, ok := a.(int); ok {
		if y, ok := b.(int); ok {
			return x | y
		}
	}
	return binary(OpOr, a, b, binOps[OpOr].sym)
}

// Xor is a ^ b.
func Xor(a, b any) any {
	if x, ok := a.(int); ok {
		if y, ok := b.(int); ok {
			return x ^ y
		}
	}
	return binary(OpXor, a, b, binOps[OpXor].sym)
}

// Binary is the operation op on a and b.
func Binary(op BinOp, a, b any) any { return binary(op, a, b, binOps[op].sym) }

// binary runs the operator protocol; sym names the operator in the TypeError.
func binary(op BinOp, a, b any, sym string) any {
	a, b = canonical(a), canonical(b)
	if r := tryBinary(op, a, b); r != NotImplemented {
		return r
	}
	return sequenceBinary(op, a, b, sym)
}

// canonical boxes the typed-only forms (Int, Tuple2 ...) that typed code may have passed.
func canonical(v any) any {
	switch x := v.(type) {
	case nil, bool, int, string, float64, *Instance:
		return v
	case boxer:
		return x.Box()
	}
	return v
}

// tryBinary is CPython's binary_op1: forward, reflected, the reflected method of a subclass first.
func tryBinary(op BinOp, a, b any) any {
	ta, tb := TypeOf(a), TypeOf(b)
	if ta == tb {
		return forward(op, a, b, ta)
	}
	if tb.user && tb.IsSubtype(ta) && tb.overridesFrom(binOps[op].rname, ta) {
		if r := reflected(op, a, b, tb); r != NotImplemented {
			return r
		}
		return forward(op, a, b, ta)
	}
	if r := forward(op, a, b, ta); r != NotImplemented {
		return r
	}
	return reflected(op, a, b, tb)
}

// overridesFrom reports whether t has its own definition of name, not the one of base.
func (t *Type) overridesFrom(name string, base *Type) bool {
	v, _, ok := t.lookupWhere(name)
	if !ok {
		return false
	}
	w, _, found := base.lookupWhere(name)
	return !found || v != w
}

// forward tries a.__op__(b).
func forward(op BinOp, a, b any, t *Type) any {
	if !t.user {
		if s := t.binarySlot(op); s != nil {
			if s.SequenceOps && (op == OpAdd || op == OpMul) {
				return NotImplemented
			}
			return s.Binary(op, a, rightOperand(op, s, b))
		}
		if !t.tableOps {
			return NotImplemented
		}
	}
	f, where, ok := t.lookupWhere(binOps[op].name)
	if !ok {
		return NotImplemented
	}
	if !where.user && where.Slots.Binary != nil {
		if where.Slots.SequenceOps && (op == OpAdd || op == OpMul) {
			return NotImplemented
		}
		return where.Slots.Binary(op, Unwrap(a), rightOperand(op, &where.Slots, b))
	}
	return callSpecial(f, a, b)
}

// rightOperand is the right side of an operator of a builtin class: its builtin value, or the object itself where it is what a
// % of text formats.
func rightOperand(op BinOp, s *Slots, b any) any {
	if op == OpMod && s.SequenceOps {
		return canonical(b)
	}
	return Unwrap(b)
}

// reflected tries b.__rop__(a).
func reflected(op BinOp, a, b any, t *Type) any {
	if !t.user {
		if s := t.binarySlot(op); s != nil {
			if s.SequenceOps && (op == OpAdd || op == OpMul) {
				return NotImplemented
			}
			return s.Binary(op, Unwrap(a), b)
		}
		if !t.tableOps {
			return NotImplemented
		}
	}
	f, where, ok := t.lookupWhere(binOps[op].rname)
	if !ok {
		return NotImplemented
	}
	if !where.user && where.Slots.Binary != nil {
		return where.Slots.Binary(op, Unwrap(a), Unwrap(b))
	}
	return callSpecial(f, b, a)
}

// sequenceBinary is what CPython tries when the number protocol declined: concatenation and repetition, then the TypeError.
func sequenceBinary(op BinOp, a, b any, sym string) any {
	ta, tb := TypeOf(a), TypeOf(b)
	if op == OpAdd {
		if s := ta.binarySlot(op); s != nil && s.SequenceOps {
			if r := s.Binary(op, Unwrap(a), Unwrap(b)); r != NotImplemented {
				return r
			}
			n := ta.layout.Name
			panic(TypeError.Newf(concatText(n), n, tb.ErrName()))
		}
	}
	if op == OpMul {
		for _, pair := range [2][2]any{{a, b}, {b, a}} {
			s := TypeOf(pair[0]).binarySlot(op)
			if s == nil || !s.SequenceOps {
				continue
			}
			n, ok := Index(pair[1])
			if !ok {
				panic(TypeError.Newf("can't multiply sequence by non-int of type '%s'", TypeOf(pair[1]).ErrName()))
			}
			return s.Binary(op, Unwrap(pair[0]), n)
		}
	}
	panic(unsupported(sym, a, b))
}

func concatText(name string) string {
	if name == "bytes" || name == "bytearray" {
		return "can't concat %[2]s to %[1]s"
	}
	return `can only concatenate %[1]s (not "%[2]s") to %[1]s`
}

func unsupported(sym string, a, b any) *Exception {
	msg := "unsupported operand type(s) for " + sym + ": '" + TypeOf(a).ErrName() + "' and '" + TypeOf(b).ErrName() + "'"
	if f, ok := a.(*Function); ok && sym == ">>" && f.Native && f.Name == "print" {
		msg += `. Did you mean "print(<message>, file=<output_stream>)"?`
	}
	return newExc(TypeError, msg)
}

// binarySlot finds the nearest class of the MRO whose Slots serve op.
func (t *Type) binarySlot(op BinOp) *Slots {
	for _, m := range t.MRO {
		if m.Slots.Binary == nil {
			continue
		}
		for _, o := range m.Slots.BinOps {
			if o == op {
				return &m.Slots
			}
		}
	}
	return nil
}

// inplace runs an augmented assignment's operation.
func inplace(op BinOp, a, b any) any {
	a, b = canonical(a), canonical(b)
	t := TypeOf(a)
	if t.user || t.tableOps {
		if f, where, ok := t.lookupWhere(binOps[op].iname); ok && (where.user || where.Slots.Inplace == nil) {
			if r := callSpecial(f, a, b); r != NotImplemented {
				return r
			}
			return binary(op, a, b, binOps[op].isym)
		}
	}
	if s := t.inplaceSlot(op); s != nil {
		if op == OpAdd && s.SequenceOps {
			if r := reflectedUser(op, a, b); r != NotImplemented {
				return r
			}
		}
		if r := s.Inplace(op, Unwrap(a), Unwrap(b)); r != NotImplemented {
			if in, ok := a.(*Instance); ok && in.Base != nil && Is(r, in.Base) {
				return a
			}
			return r
		}
	}
	return binary(op, a, b, binOps[op].isym)
}

// reflectedUser tries the reflected method of a user class, which goes before a sequence's own in-place concatenation.
func reflectedUser(op BinOp, a, b any) any {
	tb := TypeOf(b)
	if !tb.user {
		return NotImplemented
	}
	f, where, ok := tb.lookupWhere(binOps[op].rname)
	if !ok || !where.user {
		return NotImplemented
	}
	return callSpecial(f, b, a)
}

func (t *Type) inplaceSlot(op BinOp) *Slots {
	for _, m := range t.MRO {
		if m.Slots.Inplace == nil {
			continue
		}
		for _, o := range m.Slots.InplaceOps {
			if o == op {
				return &m.Slots
			}
		}
	}
	return nil
}

// IAdd is a += b.
func IAdd(a, b any) any {
	switch x := a.(type) {
	case int:
		if y, ok := b.(int); ok {
			if s := x + y; (x^s)&(y^s) >= 0 {
				return s
			}
		}
	case float64:
		if y, ok := b.(float64); ok {
			return x + y
		}
	case string:
		if y, ok := b.(string); ok {
			return x + y
		}
	}
	return inplace(OpAdd, a, b)
}

// ISub is a -= b.
func ISub(a, b any) any {
	if x, ok := a.(int); ok {
		if y, ok := b.(int); ok {
			if s := x - y; (x^y)&(x^s) >= 0 {
				return s
			}
		}
	}
	return inplace(OpSub, a, b)
}

// IMul is a *= b.
func IMul(a, b any) any { return inplace(OpMul, a, b) }

// IMatMul is a @= b.
func IMatMul(a, b any) any { return inplace(OpMatMul, a, b) }

// ITrueDiv is a /= b.
func ITrueDiv(a, b any) any { return inplace(OpTrueDiv, a, b) }

// IFloorDiv is a //= b.
func IFloorDiv(a, b any) any { return inplace(OpFloorDiv, a, b) }

// IMod is a %= b.
func IMod(a, b any) any { return inplace(OpMod, a, b) }

// IPow is a **= b.
func IPow(a, b any) any { return inplace(OpPow, a, b) }

// ILShift is a <<= b.
func ILShift(a, b any) any { return inplace(OpLShift, a, b) }

// IRShift is a >>= b.
func IRShift(a, b any) any { return inplace(OpRShift, a, b) }

// IAnd is a &= b.
func IAnd(a, b any) any { return inplace(OpAnd, a, b) }

// IOr is a |= b.
func IOr(a, b any) any { return inplace(OpOr, a, b) }

// IXor is a ^= b.
func IXor(a, b any) any { return inplace(OpXor, a, b) }

// InPlace is the augmented assignment's operation op.
func InPlace(op BinOp, a, b any) any { return inplace(op, a, b) }

// Neg is -a.
func Neg(a any) any {
	switch x := a.(type) {
	case int:
		if x != -x || x == 0 {
			return -x
		}
	case float64:
		return -x
	}
	return unary(OpNeg, a)
}

// Pos is +a.
func Pos(a any) any { return unary(OpPos, a) }

// Invert is ~a.
func Invert(a any) any { return unary(OpInvert, a) }

// Abs is abs(a).
func Abs(a any) any { return unary(OpAbs, a) }

func unary(op UnOp, a any) any {
	a = canonical(a)
	t := TypeOf(a)
	if t.user || t.tableOps {
		if f, where, ok := t.lookupWhere(unOps[op].name); ok && f != nil && (where.user || where.Slots.Unary == nil) {
			return callSpecial(f, a)
		}
	}
	for _, m := range t.MRO {
		if m.Slots.Unary == nil {
			continue
		}
		for _, o := range m.Slots.UnOps {
			if o == op {
				return m.Slots.Unary(op, Unwrap(a))
			}
		}
	}
	if op == OpAbs {
		panic(TypeError.Newf("bad operand type for abs(): '%s'", t.ErrName()))
	}
	panic(TypeError.Newf("bad operand type for %s: '%s'", unOps[op].sym, t.ErrName()))
}

// Index gives the int of an object usable as an index (__index__), boxed; false if it is none.
func Index(o any) (any, bool) {
	switch x := o.(type) {
	case int:
		return x, true
	case bool:
		if x {
			return 1, true
		}
		return 0, true
	}
	o = canonical(o)
	t := TypeOf(o)
	if t.IsSubtype(IntType) {
		return Unwrap(o), true
	}
	if f, ok := t.Lookup("__index__"); ok && f != nil {
		r := callSpecial(f, o)
		if !TypeOf(r).IsSubtype(IntType) {
			panic(TypeError.Newf("__index__ returned non-int (type %s)", TypeOf(r).Name))
		}
		return Unwrap(r), true
	}
	if s := t.slotIndex(); s != nil {
		return s(Unwrap(o)), true
	}
	return nil, false
}

// IndexOrError is operator.index(o): TypeError if o is no integer.
func IndexOrError(o any) any {
	v, ok := Index(o)
	if !ok {
		panic(TypeError.Newf("'%s' object cannot be interpreted as an integer", TypeOf(o).ErrName()))
	}
	return v
}

// IndexInt is IndexOrError as a Go int; OverflowError if it does not fit.
func IndexInt(o any) int {
	if i, ok := IndexOrError(o).(int); ok {
		return i
	}
	panic(newExc(OverflowError, "Python int too large to convert to C ssize_t"))
}
