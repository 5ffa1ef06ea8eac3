package py

import "context"

// PyClass gives list.
func (l *List[T]) PyClass() *Type { return ListType }

func init() {
	ListType.Slots = Slots{
		Repr:     listRepr,
		NoHash:   true,
		Len:      func(o any) int { return o.(AnyList).LenAny() },
		Iter:     listIterator,
		Reversed: func(o any) Iterator { l := o.(AnyList); return downIter(listReverseIterType, l.LenAny, l.GetAny) },
		Contains: func(o, x any) bool { return seqContains(o.(AnyList), x) },
		GetItem:  listGetItem,
		SetItem:  listSetItem,
		DelItem:  listDelItem,
		Compare:  listCompare,
		Binary:   listBinary, BinOps: []BinOp{OpAdd, OpMul}, SequenceOps: true,
		Inplace: listInplace, InplaceOps: []BinOp{OpAdd, OpMul},
	}
	ListType.Init = func(ctx context.Context, o any, args []any, kw []Kwarg) {
		items := Items(bindNew("list", "iterable=(), /", args, kw)[0])
		CallMethod(ctx, o, "clear")
		CallMethod(ctx, o, "extend", NewList(items...))
	}
	ListType.Construct = func(_ context.Context, cls *Type, args []any, kw []Kwarg) any {
		a := bindNew("list", "iterable=(), /", args, kw)
		return NewList(Items(a[0])...)
	}
	ListType.EmptyBase = func() any { return NewList[any]() }
}

func listIterator(o any) Iterator {
	if l, ok := o.(*List[any]); ok {
		return &listIter{l: l}
	}
	l := o.(AnyList)
	return upIter(ListIteratorType, l.LenAny, l.GetAny)
}

func listRepr(o any) string {
	l := o.(AnyList)
	if l.LenAny() == 0 {
		return "[]"
	}
	return guardRepr(o, "[...]", func() string { return "[" + reprItems(l.LenAny, l.GetAny) + "]" })
}

func listCompare(op CmpOp, a, b any) any {
	x, ok1 := a.(AnyList)
	y, ok2 := b.(AnyList)
	if !ok1 || !ok2 {
		return NotImplemented
	}
	return compareSeq(op, x, y)
}

func listBinary(op BinOp, a, b any) any {
	l, ok := a.(AnyList)
	if !ok {
		return NotImplemented
	}
	if op == OpMul {
		return (&List[any]{l.BoxedItems()}).Repeat(repeatCount(b))
	}
	r, ok := b.(AnyList)
	if !ok {
		return NotImplemented
	}
	return concatLists(l, r)
}

// concatLists is l + r. Like all that dynamic operations make, the list takes any item, whatever types l and r hold.
func concatLists(l, r AnyList) any {
	return &List[any]{append(l.BoxedItems(), r.BoxedItems()...)}
}

func listInplace(op BinOp, a, b any) any {
	l := a.(AnyList)
	if op == OpMul {
		n, ok := Index(b)
		if !ok {
			return NotImplemented
		}
		l.SpliceAny(0, l.LenAny(), l.RepeatAny(repeatCount(n)).(AnyList).BoxedItems())
		return a
	}
	listExtend(l, b)
	return a
}

// listExtend is l.extend(iterable).
func listExtend(l AnyList, iterable any) {
	if r, ok := Unwrap(iterable).(AnyList); ok && r == iterable {
		n := l.LenAny()
		l.SpliceAny(n, n, r.BoxedItems())
		return
	}
	each := Each(iterable)
	askLength(iterable)
	for v := range each {
		l.AppendAny(v)
	}
}

func listGetItem(o, k any) any {
	l := o.(AnyList)
	if s, ok := k.(*Slice); ok {
		return l.PickAny(s.Span(l.LenAny()))
	}
	return l.GetAny(seqIndex(k, l.LenAny(), "list", "list index out of range"))
}

func listSetItem(o, k, v any) {
	l := o.(AnyList)
	s, ok := k.(*Slice)
	if !ok {
		l.SetAny(seqIndex(k, l.LenAny(), "list", "list assignment index out of range"), v)
		return
	}
	simple := s.Step == nil || Eq(s.Step, 1)
	vs := sequenceOf(v, func() *Exception { return TypeError.New("must assign iterable to extended slice") })
	start, step, n := s.Span(l.LenAny())
	if simple {
		l.SpliceAny(start, start+n, vs)
		return
	}
	if n != len(vs) {
		panic(ValueError.Newf("attempt to assign sequence of size %d to extended slice of size %d", len(vs), n))
	}
	for i, x := range vs {
		l.SetAny(start+i*step, x)
	}
}

// isIterable tells whether iter(v) would give an iterator.
func isIterable(v any) bool {
	ok := true
	if _, is := v.(Iterator); !is {
		Try(func() { iterFor(v, func() *Exception { ok = false; return TypeError.New("not iterable") }) })
	}
	return ok
}

func listDelItem(o, k any) {
	l := o.(AnyList)
	s, ok := k.(*Slice)
	if !ok {
		i := seqIndex(k, l.LenAny(), "list", "list assignment index out of range")
		l.CutAny(i, i+1)
		return
	}
	start, step, n := s.Span(l.LenAny())
	if step == 1 {
		l.CutAny(start, start+n)
		return
	}
	if step < 0 {
		start, step = start+(n-1)*step, -step
	}
	for i := n - 1; i >= 0; i-- {
		l.CutAny(start+i*step, start+i*step+1)
	}
}
