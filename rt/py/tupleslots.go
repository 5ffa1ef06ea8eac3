package py

import "context"

// PyClass gives tuple.
func (t *Tuple) PyClass() *Type { return TupleType }

func init() {
	TupleType.Slots = Slots{
		Repr:     tupleRepr,
		Hash:     func(o any) int { return o.(*Tuple).Hash() },
		Len:      func(o any) int { return o.(*Tuple).Len() },
		Iter:     func(o any) Iterator { t := o.(*Tuple); return upIter(tupleIterType, t.LenAny, t.GetAny) },
		Contains: func(o, x any) bool { return seqContains(o.(*Tuple), x) },
		GetItem:  tupleGetItem,
		Compare:  tupleCompare,
		Binary:   tupleBinary, BinOps: []BinOp{OpAdd, OpMul}, SequenceOps: true,
	}
	TupleType.Construct = func(_ context.Context, cls *Type, args []any, kw []Kwarg) any {
		a := bindNew("tuple", "iterable=(), /", args, kw)
		if t, ok := a[0].(*Tuple); ok {
			return t
		}
		return NewTuple(Items(a[0])...)
	}
}

func tupleRepr(o any) string {
	t := o.(*Tuple)
	switch len(t.items) {
	case 0:
		return "()"
	case 1:
		return guardRepr(o, "(...)", func() string { return "(" + Repr(t.items[0]) + ",)" })
	}
	return guardRepr(o, "(...)", func() string { return "(" + reprItems(t.LenAny, t.GetAny) + ")" })
}

func tupleCompare(op CmpOp, a, b any) any {
	x, ok1 := a.(*Tuple)
	y, ok2 := b.(*Tuple)
	if !ok1 || !ok2 {
		return NotImplemented
	}
	return compareSeq(op, x, y)
}

func tupleBinary(op BinOp, a, b any) any {
	t, ok := a.(*Tuple)
	if !ok {
		return NotImplemented
	}
	if op == OpMul {
		return t.Repeat(repeatCount(b))
	}
	r, ok := b.(*Tuple)
	if !ok {
		return NotImplemented
	}
	return t.Concat(r)
}

func tupleGetItem(o, k any) any {
	t := o.(*Tuple)
	s, ok := k.(*Slice)
	if !ok {
		return t.items[seqIndex(k, len(t.items), "tuple", "tuple index out of range")]
	}
	start, step, n := s.Span(len(t.items))
	if n == len(t.items) && step == 1 {
		return t
	}
	items := make([]any, n)
	for i := range items {
		items[i] = t.items[start+i*step]
	}
	return NewTuple(items...)
}
