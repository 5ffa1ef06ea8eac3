package py

import "iter"

// Iter is iter(o): TypeError if o is not iterable.
func Iter(o any) Iterator {
	switch x := o.(type) {
	case *List[any]:
		return &listIter{l: x}
	case Iterator:
		return x
	}
	return iterFor(o, func() *Exception { return TypeError.Newf("'%s' object is not iterable", TypeOf(o).ErrName()) })
}

// iterFor is Iter with the error of the caller's choice.
func iterFor(o any, fail func() *Exception) Iterator {
	o = canonical(o)
	t := TypeOf(o)
	if t.user || t.tableOps {
		if f, where, ok := t.lookupWhere("__iter__"); ok && (where.user || where.Slots.Iter == nil) {
			if f == nil {
				panic(fail())
			}
			return checkIterator(callSpecial(f, o))
		}
	}
	if s := t.slots(func(s *Slots) bool { return s.Iter != nil || s.Next != nil }); s != nil {
		v := Unwrap(o)
		if s.Iter != nil {
			return s.Iter(v)
		}
		return &slotIter{v, s}
	}
	if it, ok := o.(Iterator); ok {
		return it
	}
	if _, ok := t.Lookup("__getitem__"); ok && (t.user || t.tableOps) {
		return &seqIter{o: o}
	}
	panic(fail())
}

// IterValue is iter(o) as a Python value.
func IterValue(o any) any {
	it := Iter(o)
	if w, ok := it.(*methodIter); ok {
		return w.o
	}
	if w, ok := it.(*slotIter); ok {
		return w.o
	}
	return it
}

// checkIterator wraps what a user's __iter__ returned.
func checkIterator(r any) Iterator {
	if it, ok := r.(Iterator); ok {
		return it
	}
	t := TypeOf(r)
	if f, ok := t.Lookup("__next__"); ok && f != nil {
		return &methodIter{o: r, next: f}
	}
	if s := t.slots(func(s *Slots) bool { return s.Next != nil }); s != nil {
		return &slotIter{Unwrap(r), s}
	}
	panic(TypeError.Newf("iter() returned non-iterator of type '%s'", t.ErrName()))
}

// methodIter drives an object with a __next__ method.
type methodIter struct{ o, next any }

func (it *methodIter) Next() (v any, ok bool) {
	exc := Try(func() { v = callSpecial(it.next, it.o) })
	if exc == nil {
		return v, true
	}
	if exc.IsA(StopIteration) {
		return nil, false
	}
	panic(exc.Propagate())
}

// slotIter drives an object of a builtin iterator class.
type slotIter struct {
	o any
	s *Slots
}

func (it *slotIter) Next() (any, bool) { return it.s.Next(it.o) }

// seqIter iterates by __getitem__ with 0, 1, 2 ... until IndexError.
type seqIter struct {
	o    any
	i    int
	done bool
}

func (it *seqIter) PyClass() *Type { return IteratorType }

func (it *seqIter) Next() (v any, ok bool) {
	if it.done {
		return nil, false
	}
	exc := Try(func() { v = GetItem(it.o, it.i) })
	if exc == nil {
		it.i++
		return v, true
	}
	if exc.IsA(IndexError, StopIteration) {
		it.done = true
		return nil, false
	}
	panic(exc.Propagate())
}

// listIter is list_iterator: it sees what is appended while it runs.
type listIter struct {
	l *List[any]
	i int
}

func (it *listIter) PyClass() *Type { return ListIteratorType }

func (it *listIter) Next() (any, bool) {
	if it.l == nil {
		return nil, false
	}
	if items := it.l.items; it.i < len(items) {
		v := items[it.i]
		it.i++
		return v, true
	}
	it.l = nil
	return nil, false
}

// ListIteratorType is the class of iter(list).
var ListIteratorType = newType("list_iterator", ObjectType)

// Each iterates over any iterable in a Go range loop.
func Each(o any) iter.Seq[any] {
	switch x := o.(type) {
	case *List[any]:
		return func(yield func(any) bool) {
			for i := 0; i < len(x.items); i++ {
				if !yield(x.items[i]) {
					return
				}
			}
		}
	case *Tuple:
		return func(yield func(any) bool) {
			for _, v := range x.items {
				if !yield(v) {
					return
				}
			}
		}
	}
	it := Iter(o)
	return func(yield func(any) bool) {
		for {
			v, ok := it.Next()
			if !ok || !yield(v) {
				return
			}
		}
	}
}

// appendIter appends the items of an iterable to what becomes a list, which CPython makes room in before.
func appendIter(out []any, o any) []any {
	switch x := o.(type) {
	case *List[any]:
		return append(out, x.items...)
	case AnyTuple:
		return append(out, x.BoxedItems()...)
	}
	it := Iter(o)
	askLength(o)
	return appendRest(out, it)
}

// mostItems is more than the items of a list that fit any memory.
const mostItems = 1 << 36

// askLength asks an object of a class of the program how many items there will be, as all that makes a list of it does. What it
// answers does not matter here, but it may do something, raise, or answer what no length is.
func askLength(o any) {
	if r, ok := o.(*Range); ok && r.Len() > mostItems {
		panic(MemoryError.New())
	}
	t := TypeOf(o)
	if !t.user {
		return
	}
	answers := func(ask func()) bool { // a TypeError is no answer
		exc := Try(ask)
		if exc != nil && !exc.IsA(TypeError) {
			panic(exc.Propagate())
		}
		return exc == nil
	}
	if f, ok := t.Lookup("__len__"); ok && f != nil && answers(func() { Len(o) }) {
		return
	}
	f, ok := t.Lookup("__length_hint__")
	if !ok || f == nil {
		return
	}
	var hint any
	if !answers(func() { hint = callSpecial(f, o) }) || hint == NotImplemented {
		return
	}
	n, ok := Index(hint)
	if !ok {
		panic(TypeError.Newf("__length_hint__ must be an integer, not %s", TypeOf(hint).ErrName()))
	}
	if n, small := n.(int); small && n < 0 {
		panic(ValueError.New("__length_hint__() should return >= 0"))
	}
}

// appendRest appends what an iterator still gives.
func appendRest(out []any, it Iterator) []any {
	for {
		v, ok := it.Next()
		if !ok {
			return out
		}
		out = append(out, v)
	}
}

// sequenceOf collects what an operation takes for a sequence into a new Go slice; fail makes the error where it is not iterable.
func sequenceOf(o any, fail func() *Exception) []any {
	switch o.(type) {
	case *List[any], AnyTuple:
		return Items(o)
	}
	return appendRest(nil, iterFor(o, fail))
}

// Items collects an iterable into a new Go slice.
func Items(o any) []any { return appendIter(nil, o) }

// NextOf is next(it): StopIteration at the end.
func NextOf(it any) any {
	v, ok := nextValue(it)
	if !ok {
		var value any
		if s, ok := it.(stopValuer); ok {
			value = s.StopValue()
		}
		panic(newStopIteration(value))
	}
	return v
}

func newStopIteration(value any) *Exception {
	if value == nil {
		return makeExc(StopIteration, nil)
	}
	return makeExc(StopIteration, []any{value})
}

// stopValuer is an iterator whose end carries a value (a generator's return value): StopValue gives it once.
type stopValuer interface{ StopValue() any }

func nextValue(it any) (any, bool) {
	if x, ok := it.(*Instance); ok {
		if f, ok := x.class.Lookup("__next__"); ok && f != nil {
			return callSpecial(f, it), true
		}
		it = Unwrap(it)
	}
	if x, ok := it.(Iterator); ok {
		v, ok := x.Next()
		if !ok {
			if s, has := it.(stopValuer); has {
				panic(newStopIteration(s.StopValue()))
			}
		}
		return v, ok
	}
	it = canonical(it)
	t := TypeOf(it)
	if s := t.slots(func(s *Slots) bool { return s.Next != nil }); s != nil {
		return s.Next(it)
	}
	if f, ok := t.Lookup("__next__"); ok && f != nil {
		return callSpecial(f, it), true
	}
	panic(TypeError.Newf("'%s' object is not an iterator", t.ErrName()))
}

// Unpack gives exactly n items of o, for `a, b = o`: ValueError with CPython's text if there are more or fewer.
func Unpack(o any, n int) []any {
	switch x := o.(type) {
	case *Tuple:
		if len(x.items) == n {
			return x.items
		}
		panic(unpackCount(len(x.items), n))
	case *List[any]:
		if len(x.items) == n {
			return x.items
		}
		panic(unpackCount(len(x.items), n))
	}
	it := unpackIter(o)
	out := make([]any, 0, n)
	for range n {
		v, ok := it.Next()
		if !ok {
			panic(ValueError.Newf("not enough values to unpack (expected %d, got %d)", n, len(out)))
		}
		out = append(out, v)
	}
	if _, more := it.Next(); more {
		panic(tooManyToUnpack(n))
	}
	return out
}

func unpackIter(o any) Iterator {
	return iterOr(o, func() *Exception {
		return TypeError.Newf("cannot unpack non-iterable %s object", TypeOf(o).ErrName())
	})
}

func iterOr(o any, fail func() *Exception) Iterator {
	if it, ok := o.(Iterator); ok {
		return it
	}
	return iterFor(o, fail)
}

func unpackCount(got, want int) *Exception {
	if got < want {
		return ValueError.Newf("not enough values to unpack (expected %d, got %d)", want, got)
	}
	return tooManyToUnpack(want)
}

func tooManyToUnpack(n int) *Exception {
	return ValueError.Newf("too many values to unpack (expected %d)", n)
}

// UnpackStar gives before items, a list of the middle ones, and after items, for `a, *b, c = o`.
func UnpackStar(o any, before, after int) []any {
	it := unpackIter(o)
	var items []any
	for {
		v, ok := it.Next()
		if !ok {
			break
		}
		items = append(items, v)
	}
	if len(items) < before+after {
		panic(ValueError.Newf("not enough values to unpack (expected at least %d, got %d)", before+after, len(items)))
	}
	out := make([]any, 0, before+after+1)
	out = append(out, items[:before]...)
	mid := items[before : len(items)-after]
	out = append(out, NewList(append([]any(nil), mid...)...))
	return append(out, items[len(items)-after:]...)
}
