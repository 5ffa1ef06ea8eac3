package py

import "context"

// The method tables of list, tuple, range and slice.
func init() {
	ListType.Generic, TupleType.Generic = true, true
	initListMethods()
	initTupleMethods()
	initRangeMethods()
	initSliceMethods()
}

func initListMethods() {
	ListType.Methods(MethodTable{
		{"append", "self, object, /", func(_ context.Context, a []any) any { anyList(a).AppendAny(a[1]); return nil }},
		{"clear", "self, /", func(_ context.Context, a []any) any { l := anyList(a); l.CutAny(0, l.LenAny()); return nil }},
		{"copy", "self, /", func(_ context.Context, a []any) any { l := anyList(a); return l.PickAny(0, 1, l.LenAny()) }},
		{"count", "self, value, /", func(_ context.Context, a []any) any { return seqCount(anyList(a), a[1]) }},
		{"extend", "self, iterable, /", func(_ context.Context, a []any) any { listExtend(anyList(a), a[1]); return nil }},
		{"index", "self, value, start=0, stop=9223372036854775807, /", func(_ context.Context, a []any) any {
			i := seqIndexOf(anyList(a), a[1], sliceIndexStrict(a[2]), sliceIndexStrict(a[3]))
			if i < 0 {
				panic(listIndexMissing(a[1]))
			}
			return i
		}},
		{"insert", "self, index, object, /", func(_ context.Context, a []any) any {
			l := anyList(a)
			l.InsertAny(clampIndex(IndexInt(a[1]), l.LenAny(), 0, l.LenAny()), a[2])
			return nil
		}},
		{"pop", "self, index=-1, /", func(_ context.Context, a []any) any { return listPop(anyList(a), IndexInt(a[1])) }},
		{"remove", "self, value, /", func(_ context.Context, a []any) any {
			l := anyList(a)
			i := seqIndexOf(l, a[1], 0, maxInt)
			if i < 0 {
				panic(ValueError.New("list.remove(x): x not in list"))
			}
			if i < l.LenAny() {
				l.CutAny(i, i+1)
			}
			return nil
		}},
		{"reverse", "self, /", func(_ context.Context, a []any) any { anyList(a).ReverseAny(); return nil }},
		{"sort", "self, /, *, key=None, reverse=False", func(_ context.Context, a []any) any {
			anyList(a).SortAny(a[1], Truth(a[2]))
			return nil
		}},
	})
}

func initTupleMethods() {
	TupleType.Methods(MethodTable{
		{"count", "self, value, /", func(_ context.Context, a []any) any { return seqCount(a[0].(*Tuple), a[1]) }},
		{"index", "self, value, start=0, stop=9223372036854775807, /", func(_ context.Context, a []any) any {
			i := seqIndexOf(a[0].(*Tuple), a[1], sliceIndexStrict(a[2]), sliceIndexStrict(a[3]))
			if i < 0 {
				panic(ValueError.New("tuple.index(x): x not in tuple"))
			}
			return i
		}},
		{"__getnewargs__", "self, /", func(_ context.Context, a []any) any { return NewTuple(a[0]) }},
	})
}

func initRangeMethods() {
	RangeType.Methods(MethodTable{
		{"count", "self, value, /", func(_ context.Context, a []any) any {
			r := a[0].(*Range)
			if i, ok := asInt(a[1]); ok {
				return boolInt(r.Has(i))
			}
			n := 0
			for v := range r.Each() {
				n += boolInt(sameOrEqual(v.Box(), a[1]))
			}
			return n
		}},
		{"index", "self, value, /", func(_ context.Context, a []any) any { return rangeIndex(a[0].(*Range), a[1]) }},
	})
	RangeType.Getters([]Getter{
		{Name: "start", Get: func(o any) any { return o.(*Range).Start.Box() }},
		{Name: "stop", Get: func(o any) any { return o.(*Range).Stop.Box() }},
		{Name: "step", Get: func(o any) any { return o.(*Range).Step.Box() }},
	})
}

func initSliceMethods() {
	SliceType.Methods(MethodTable{
		{"indices", "self, len, /", func(_ context.Context, a []any) any {
			n, _ := asInt(IndexOrError(a[1]))
			if n.Sign() < 0 {
				panic(ValueError.New("length should not be negative"))
			}
			start, stop, step := a[0].(*Slice).bigIndices(n)
			return NewTuple(start.Box(), stop.Box(), step.Box())
		}},
	})
	SliceType.Getters([]Getter{
		{Name: "start", Get: func(o any) any { return o.(*Slice).Start }},
		{Name: "stop", Get: func(o any) any { return o.(*Slice).Stop }},
		{Name: "step", Get: func(o any) any { return o.(*Slice).Step }},
	})
}

func anyList(a []any) AnyList { return a[0].(AnyList) }

// sliceIndexStrict is an index argument that may not be None.
func sliceIndexStrict(v any) int {
	if v == nil {
		panic(TypeError.New("slice indices must be integers or have an __index__ method"))
	}
	if _, ok := Index(v); !ok {
		panic(TypeError.New("slice indices must be integers or have an __index__ method"))
	}
	return sliceIndex(v)
}

func seqCount(s itemsSeq, v any) int {
	n := 0
	for i := 0; i < s.LenAny(); i++ {
		n += boolInt(sameOrEqual(s.GetAny(i), v))
	}
	return n
}

// seqIndexOf is the index of v within [start:stop], -1 if absent.
func seqIndexOf(s itemsSeq, v any, start, stop int) int {
	n := s.LenAny()
	if start < 0 {
		start = max(start+n, 0)
	}
	if stop < 0 {
		stop = max(stop+n, 0)
	}
	for i := start; i < stop && i < s.LenAny(); i++ {
		if sameOrEqual(s.GetAny(i), v) {
			return i
		}
	}
	return -1
}

func listPop(l AnyList, i int) any {
	n := l.LenAny()
	if n == 0 {
		panic(IndexError.New("pop from empty list"))
	}
	if i < 0 {
		i += n
	}
	if uint(i) >= uint(n) {
		panic(IndexError.New("pop index out of range"))
	}
	v := l.GetAny(i)
	l.CutAny(i, i+1)
	return v
}

func rangeIndex(r *Range, v any) any {
	if i, ok := asInt(v); ok {
		if r.Has(i) {
			return i.Sub(r.Start).FloorDiv(r.Step).Box()
		}
		panic(ValueError.New(Repr(v) + " is not in range"))
	}
	n := 0
	for x := range r.Each() {
		if sameOrEqual(x.Box(), v) {
			return n
		}
		n++
	}
	panic(ValueError.New("sequence.index(x): x not in sequence"))
}
