package py

import (
	"math/big"
	"sort"
	"strings"
)

// IsCallable is callable(o).
func IsCallable(o any) bool {
	switch x := o.(type) {
	case *Function, *BoundMethod, *Type, Callable, *StaticMethod:
		return true
	case nil:
		return false
	case *Instance:
		_, ok := x.class.Lookup("__call__")
		return ok || x.Base != nil && IsCallable(x.Base)
	}
	t := TypeOf(o)
	if t.slotCall() != nil {
		return true
	}
	_, ok := t.Lookup("__call__")
	return ok
}

// Sum is sum(iterable, start).
func Sum(iterable, start any) any {
	switch start.(type) {
	case string:
		panic(newExc(TypeError, "sum() can't sum strings [use ''.join(seq) instead]"))
	case Bytes:
		panic(newExc(TypeError, "sum() can't sum bytes [use b''.join(seq) instead]"))
	case *Bytearray:
		panic(newExc(TypeError, "sum() can't sum bytearray [use b''.join(seq) instead]"))
	}
	it := Iter(iterable)
	acc := start
	for {
		v, ok := it.Next()
		if !ok {
			return acc
		}
		if f, isFloat := acc.(float64); isFloat {
			if r, more := sumFloats(f, v, it); more {
				acc = r.acc
				if r.end {
					return acc
				}
				v = r.next
			}
		}
		acc = Add(acc, v)
	}
}

type floatSum struct {
	acc  any
	next any
	end  bool
}

// sumFloats adds floats with Neumaier's compensation, as CPython's sum does since 3.12, until something else comes.
func sumFloats(acc float64, v any, it Iterator) (floatSum, bool) {
	var c float64
	for {
		switch x := v.(type) {
		case float64:
			t := acc + x
			if abs(acc) >= abs(x) {
				c += (acc - t) + x
			} else {
				c += (x - t) + acc
			}
			acc = t
		case int:
			acc += float64(x)
		default:
			return floatSum{acc: compensated(acc, c), next: v}, true
		}
		var ok bool
		if v, ok = it.Next(); !ok {
			return floatSum{acc: compensated(acc, c), end: true}, true
		}
	}
}

// compensated adds the correction unless the sum is infinite or NaN.
func compensated(acc, c float64) float64 {
	if c != 0 && c-c == 0 {
		return acc + c
	}
	return acc
}

func abs(x float64) float64 {
	if x < 0 {
		return -x
	}
	return x
}

// Any is any(iterable).
func Any(iterable any) bool {
	for it := Iter(iterable); ; {
		v, ok := it.Next()
		if !ok {
			return false
		}
		if Truth(v) {
			return true
		}
	}
}

// All is all(iterable).
func All(iterable any) bool {
	for it := Iter(iterable); ; {
		v, ok := it.Next()
		if !ok {
			return true
		}
		if !Truth(v) {
			return false
		}
	}
}

// extreme is the work of min and max.
func extreme(name string, args []any, key, def any, less func(a, b any) bool) any {
	if len(args) == 0 {
		panic(TypeError.Newf("%s expected at least 1 argument, got 0", name))
	}
	var it Iterator
	if len(args) == 0 {
		panic(TypeError.Newf("%s expected at least 1 argument, got 0", name))
	}
	if len(args) == 1 {
		it = Iter(args[0])
	} else {
		if def != Unbound {
			panic(TypeError.Newf("Cannot specify a default for %s() with multiple positional arguments", name))
		}
		it = &sliceIter{items: args}
	}
	var best, bestKey any
	found := false
	for {
		v, ok := it.Next()
		if !ok {
			break
		}
		k := v
		if key != nil {
			k = Call(current.Ctx, key, v)
		}
		if !found || less(k, bestKey) {
			best, bestKey, found = v, k, true
		}
	}
	if found {
		return best
	}
	if def == Unbound {
		panic(ValueError.Newf("%s() iterable argument is empty", name))
	}
	return def
}

type sliceIter struct {
	items []any
	i     int
}

func (s *sliceIter) Next() (any, bool) {
	if s.i >= len(s.items) {
		return nil, false
	}
	s.i++
	return s.items[s.i-1], true
}

// Min is min(*args): of the items of one iterable or of several arguments.
func Min(args ...any) any { return extreme("min", args, nil, Unbound, Lt) }

// Max is max(*args).
func Max(args ...any) any { return extreme("max", args, nil, Unbound, Gt) }

// MinKey is min(*args, key=key, default=def); def Unbound means none.
func MinKey(key, def any, args ...any) any { return extreme("min", args, key, def, Lt) }

// MaxKey is max(*args, key=key, default=def).
func MaxKey(key, def any, args ...any) any { return extreme("max", args, key, def, Gt) }

// Sorted is sorted(iterable, key=key, reverse=reverse): a new list, by a stable merge sort.
func Sorted(iterable, key any, reverse bool) *List[any] {
	l := ListOf(Items(iterable))
	l.SortAny(key, reverse)
	return l
}

// Round is round(x, n); n Unbound or None means to an int.
func Round(x, n any) any {
	if f, ok := specialMethod(canonical(x), "__round__"); ok {
		if n == nil || n == Unbound {
			return callSpecial(f, canonical(x))
		}
		return callSpecial(f, canonical(x), n)
	}
	panic(TypeError.Newf("type %s doesn't define __round__ method", TypeOf(x).Name))
}

// PowMod is pow(a, b, m); m None is a ** b.
func PowMod(a, b, m any) any {
	if m == nil {
		return Pow(a, b)
	}
	if f, ok := specialMethod(a, "__pow__"); ok {
		if fn, isFn := f.(*Function); !isFn || !fn.wrapper {
			if r := callSpecial(f, a, b, m); r != NotImplemented {
				return r
			}
		}
	}
	x, ok1 := bigOf(a)
	y, ok2 := bigOf(b)
	z, ok3 := bigOf(m)
	if !ok1 || !ok2 || !ok3 {
		if isNumber(a) && isNumber(b) && isNumber(m) {
			panic(newExc(TypeError, "pow() 3rd argument not allowed unless all arguments are integers"))
		}
		panic(TypeError.Newf("unsupported operand type(s) for ** or pow(): '%s', '%s', '%s'", TypeOf(a).ErrName(), TypeOf(b).ErrName(), TypeOf(m).ErrName()))
	}
	return normBig(bigPowMod(x, y, z))
}

func isNumber(v any) bool {
	t := TypeOf(v)
	return t.IsSubtype(IntType) || t.IsSubtype(FloatType) || t.IsSubtype(ComplexType)
}

func bigOf(v any) (*big.Int, bool) {
	switch x := Unwrap(v).(type) {
	case int:
		return big.NewInt(int64(x)), true
	case bool:
		return big.NewInt(int64(boolInt(x))), true
	case *big.Int:
		return x, true
	}
	return nil, false
}

// normBig boxes a big integer in canonical form.
func normBig(b *big.Int) any {
	if b.IsInt64() {
		return int(b.Int64())
	}
	return b
}

// Chr is chr(i).
func Chr(i any) string {
	return ChrInt(saturate(IndexOrError(i)))
}

// ChrInt is chr(i) of a Go int.
func ChrInt(n int) string {
	if n < 0 || n > 0x10ffff {
		panic(newExc(ValueError, "chr() arg not in range(0x110000)"))
	}
	if n >= 0xd800 && n < 0xe000 {
		return string([]byte{0xe0 | byte(n>>12), 0x80 | byte(n>>6)&0x3f, 0x80 | byte(n)&0x3f})
	}
	return string(rune(n))
}

// Ord is ord(c).
func Ord(c any) int {
	switch x := Unwrap(c).(type) {
	case string:
		if n := strLen(x); n != 1 {
			panic(TypeError.Newf("ord() expected a character, but string of length %d found", n))
		}
		return decodeOne(x)
	case Bytes:
		if len(x) != 1 {
			panic(TypeError.Newf("ord() expected a character, but string of length %d found", len(x)))
		}
		return int(x[0])
	case *Bytearray:
		return Ord(Bytes(x.b))
	}
	panic(TypeError.Newf("ord() expected string of length 1, but %s found", TypeOf(c).Name))
}

// decodeOne gives the code point of a one-character str, a lone surrogate's too.
func decodeOne(s string) int {
	if len(s) == 3 && s[0] == 0xed && s[1] >= 0xa0 {
		return int(s[0]&0xf)<<12 | int(s[1]&0x3f)<<6 | int(s[2]&0x3f)
	}
	for _, r := range s {
		return int(r)
	}
	return 0
}

// inBase formats an integer as bin, oct and hex do.
func inBase(v any, base int, prefix string) string {
	b, _ := bigOf(IndexOrError(v))
	if b.Sign() < 0 {
		return "-" + prefix + new(big.Int).Neg(b).Text(base)
	}
	return prefix + b.Text(base)
}

// Hex is hex(i).
func Hex(v any) string { return inBase(v, 16, "0x") }

// Oct is oct(i).
func Oct(v any) string { return inBase(v, 8, "0o") }

// Bin is bin(i).
func Bin(v any) string { return inBase(v, 2, "0b") }

// Dir is dir(o): the sorted names of its attributes.
func Dir(o any) *List[any] {
	if f, ok := specialMethod(o, "__dir__"); ok && o != nil {
		if _, isType := o.(*Type); !isType {
			return Sorted(callSpecial(f, o), nil, false)
		}
	}
	set := map[string]bool{}
	addType := func(t *Type) {
		for _, m := range t.MRO {
			if !m.user && !m.derived {
				m.derive()
			}
			for _, n := range m.own.keys() {
				set[n] = true
			}
		}
	}
	switch x := o.(type) {
	case *Type:
		addType(x)
	case *Module:
		for _, n := range x.names {
			set[n] = true
		}
	default:
		addType(TypeOf(o))
		if d, ok := dictOf(o); ok {
			for k := range Each(d) {
				set[Str(k)] = true
			}
		}
	}
	names := make([]string, 0, len(set))
	for n := range set {
		names = append(names, n)
	}
	sort.Strings(names)
	l := NewList[any]()
	for _, n := range names {
		l.AppendAny(n)
	}
	return l
}

// Vars is vars(o): its __dict__.
func Vars(o any) any {
	if v, ok := GetAttrOK(o, "__dict__"); ok {
		return v
	}
	panic(newExc(TypeError, "vars() argument must have __dict__ attribute"))
}

// attrName checks the name argument of getattr and its kin.
func attrName(v any) string {
	s, ok := Unwrap(v).(string)
	if !ok {
		panic(TypeError.Newf("attribute name must be string, not '%s'", TypeOf(v).Name))
	}
	return strings.Clone(s)
}

// Next is next(it, default).
func Next(it, def any) any {
	var v any
	var ok bool
	exc := Try(func() { v, ok = nextValue(it) })
	switch {
	case exc != nil && exc.IsA(StopIteration):
		return def
	case exc != nil:
		panic(exc.Propagate())
	case !ok:
		return def
	}
	return v
}
