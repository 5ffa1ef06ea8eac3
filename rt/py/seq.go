package py

import "strings"

// seqIndex turns a subscript into an index 0 <= i < n. name is the sequence
// type's name in the errors; what is "index out of range" with its variants.
func seqIndex(k any, n int, name, what string) int {
	i, ok := k.(int)
	if !ok {
		v, isIndex := Index(k)
		if !isIndex {
			panic(indexTypeError(name, k))
		}
		if i, ok = v.(int); !ok {
			panic(IndexError.New("cannot fit 'int' into an index-sized integer"))
		}
	}
	if i < 0 {
		i += n
	}
	if uint(i) >= uint(n) {
		panic(IndexError.New(what))
	}
	return i
}

func indexTypeError(name string, k any) *Exception {
	if name == "byte" || name == "string" {
		return TypeError.Newf("%s indices must be integers%s, not %s", name,
			map[string]string{"byte": " or slices", "string": ""}[name], quoteIf(name == "string", TypeOf(k).Name))
	}
	return TypeError.Newf("%s indices must be integers or slices, not %s", name, TypeOf(k).Name)
}

func quoteIf(quote bool, s string) string {
	if quote {
		return "'" + s + "'"
	}
	return s
}

// reprGuard lists the containers whose repr is being made, each with the
// stack that makes it, so that a container within itself prints as [...].
var reprGuard []reprMark

type reprMark struct {
	state *State
	obj   any
}

// guardRepr runs body unless obj's repr is already being made on this stack.
func guardRepr(obj any, again string, body func() string) string {
	for i := len(reprGuard) - 1; i >= 0; i-- {
		if reprGuard[i].obj == obj && reprGuard[i].state == current {
			return again
		}
	}
	reprGuard = append(reprGuard, reprMark{current, obj})
	defer func() { reprGuard = reprGuard[:len(reprGuard)-1] }()
	EnterCall()
	defer LeaveCall()
	return body()
}

// reprItems is the items' reprs with commas between; it asks the length at
// every step because repr may run user code.
func reprItems(n func() int, get func(i int) any) string {
	var b strings.Builder
	for i := 0; i < n(); i++ {
		if i > 0 {
			b.WriteString(", ")
		}
		b.WriteString(Repr(get(i)))
	}
	return b.String()
}

// itemsSeq is what comparing two sequences needs of each.
type itemsSeq interface {
	LenAny() int
	GetAny(i int) any
}

// compareSeq compares lists and tuples: the first pair that differs decides,
// else the lengths do.
func compareSeq(op CmpOp, a, b itemsSeq) any {
	if (op == OpEq || op == OpNe) && a.LenAny() != b.LenAny() {
		return op == OpNe
	}
	EnterCall()
	defer LeaveCall()
	for i := 0; i < a.LenAny() && i < b.LenAny(); i++ {
		x, y := a.GetAny(i), b.GetAny(i)
		if sameOrEqual(x, y) {
			continue
		}
		if op == OpEq || op == OpNe {
			return op == OpNe
		}
		return RichCompare(op, x, y)
	}
	return op.holds(a.LenAny() - b.LenAny())
}

func seqContains(s itemsSeq, x any) bool {
	for i := 0; i < s.LenAny(); i++ {
		if sameOrEqual(s.GetAny(i), x) {
			return true
		}
	}
	return false
}

// repeatCount is the count of a repetition, from the boxed int that the
// dispatcher found.
func repeatCount(n any) int {
	if i, ok := n.(int); ok {
		return max(i, 0)
	}
	i, _ := asInt(n)
	if i.Sign() < 0 {
		return 0
	}
	panic(OverflowError.New("cannot fit 'int' into an index-sized integer"))
}
