package py

import "iter"

// What map, filter, zip and dict do with iterables of known types that are consumed where they are made, as Go sequences. The
// translator writes these where no StopIteration can come out of the functions (it would end the iteration).

// MapSeq is map(f, seq).
func MapSeq[A, B any](seq iter.Seq[A], f func(A) B) iter.Seq[B] {
	return func(yield func(B) bool) {
		for x := range seq {
			if !yield(f(x)) {
				return
			}
		}
	}
}

// MapPairs is map(f, a, b): seq is what zip(a, b) gives.
func MapPairs[A, B, C any](seq iter.Seq2[A, B], f func(A, B) C) iter.Seq[C] {
	return func(yield func(C) bool) {
		for x, y := range seq {
			if !yield(f(x, y)) {
				return
			}
		}
	}
}

// FilterSeq is filter(f, seq).
func FilterSeq[T any](seq iter.Seq[T], f func(T) bool) iter.Seq[T] {
	return func(yield func(T) bool) {
		for x := range seq {
			if f(x) && !yield(x) {
				return
			}
		}
	}
}

// Tuples gives pairs as tuples.
func Tuples[A, B any](seq iter.Seq2[A, B]) iter.Seq[Tuple2[A, B]] {
	return func(yield func(Tuple2[A, B]) bool) {
		for x, y := range seq {
			if !yield(Tuple2[A, B]{x, y}) {
				return
			}
		}
	}
}

// ZipSeq is zip(a, b). The first is asked first; what it gave is lost when the second has no more.
func ZipSeq[A, B any](a iter.Seq[A], b func() (B, bool)) iter.Seq2[A, B] {
	return func(yield func(A, B) bool) {
		for x := range a {
			y, ok := b()
			if !ok || !yield(x, y) {
				return
			}
		}
	}
}

// ZipSeq3 is zip(a, b, c).
func ZipSeq3[A, B, C any](a iter.Seq[A], b func() (B, bool), c func() (C, bool)) iter.Seq[Tuple3[A, B, C]] {
	return func(yield func(Tuple3[A, B, C]) bool) {
		for x, y := range ZipSeq(a, b) {
			z, ok := c()
			if !ok || !yield(Tuple3[A, B, C]{x, y, z}) {
				return
			}
		}
	}
}

// Iter is iter(l): each call gives the next item, which the list may have got meanwhile.
func (l *List[T]) Iter() func() (T, bool) {
	i, done := 0, false
	return func() (v T, ok bool) {
		if done || i >= len(l.items) {
			done = true
			return v, false
		}
		i++
		return l.items[i-1], true
	}
}

// RangeIter is iter(range(start, stop, step)) of Go ints.
func RangeIter(start, stop, step int) func() (int, bool) {
	if step == 0 {
		panic(ValueError.New("range() arg 3 must not be zero"))
	}
	left := spanLen(start, stop, step)
	next := start
	return func() (int, bool) {
		if left == 0 {
			return 0, false
		}
		left--
		next += step
		return next - step, true
	}
}

// StrIter is iter(s).
func StrIter(s string) func() (string, bool) {
	return func() (c string, ok bool) {
		for c = range StrChars(s) {
			s = s[len(c):]
			return c, true
		}
		return "", false
	}
}

// Iter is iter(d): each call gives the next key. RuntimeError if the dict changes its size meanwhile.
func (d *Dict[K, V]) Iter() func() (K, bool) {
	next := d.entryIter()
	return func() (k K, ok bool) {
		if e := next(); e != nil {
			return e.key, true
		}
		return k, false
	}
}

// IterValues is iter(d.values()).
func (d *Dict[K, V]) IterValues() func() (V, bool) {
	next := d.entryIter()
	return func() (v V, ok bool) {
		if e := next(); e != nil {
			return e.val, true
		}
		return v, false
	}
}

// IterItems is iter(d.items()).
func (d *Dict[K, V]) IterItems() func() (Tuple2[K, V], bool) {
	next := d.entryIter()
	return func() (item Tuple2[K, V], ok bool) {
		if e := next(); e != nil {
			return Tuple2[K, V]{e.key, e.val}, true
		}
		return item, false
	}
}

// entryIter gives the entries one by one, then nil. It raises what All raises.
func (d *Dict[K, V]) entryIter() func() *dictEntry[K, V] {
	used, left, i, done := d.used, d.used, d.first, false
	return func() *dictEntry[K, V] {
		switch {
		case done:
			return nil
		case d.used != used:
			used = -1 // so that it stays an error
			panic(RuntimeError.New("dictionary changed size during iteration"))
		}
		for i < len(d.entries) && !d.entries[i].live {
			i++
		}
		if i >= len(d.entries) {
			done = true
			return nil
		}
		if left == 0 {
			panic(RuntimeError.New("dictionary keys changed during iteration"))
		}
		left--
		i++
		return &d.entries[i-1]
	}
}

// ValueIter is iter(o) of anything.
func ValueIter(o any) func() (any, bool) { return Iter(o).Next }

// DictCollect is dict(seq): a later value takes the place of an earlier one with the same key.
func DictCollect[K, V any](seq iter.Seq2[K, V]) *Dict[K, V] {
	d := NewDict[K, V]()
	for k, v := range seq {
		d.Set(k, v)
	}
	return d
}

// DictPairs is dict(seq) of tuples of two.
func DictPairs[K, V any](seq iter.Seq[Tuple2[K, V]]) *Dict[K, V] {
	d := NewDict[K, V]()
	for item := range seq {
		d.Set(item.V0, item.V1)
	}
	return d
}

// GenDict is dict() of what a generator expression gives.
func GenDict[K, V any](seq iter.Seq[Tuple2[K, V]]) *Dict[K, V] {
	d := NewDict[K, V]()
	runGen(seq, func(item Tuple2[K, V]) bool {
		d.Set(item.V0, item.V1)
		return true
	})
	return d
}

// DictFrom is dict(other).
func DictFrom[K, V any](other *Dict[K, V]) *Dict[K, V] {
	d := NewDict[K, V]()
	d.Update(other)
	return d
}
