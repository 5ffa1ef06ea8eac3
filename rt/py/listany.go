package py

import "slices"

// This file is *List[T] seen through boxed values: what the dynamic
// operators and the method table work on (interface AnyList).

// LenAny is len(l).
func (l *List[T]) LenAny() int { return len(l.items) }

// GetAny is the boxed item i.
func (l *List[T]) GetAny(i int) any { return Box(l.items[i]) }

// SetAny replaces item i.
func (l *List[T]) SetAny(i int, v any) { l.items[i] = As[T](v) }

// AppendAny appends a boxed value.
func (l *List[T]) AppendAny(v any) { l.items = append(l.items, As[T](v)) }

// ExtendIter is l.extend(iterable) for any iterable.
func (l *List[T]) ExtendIter(iterable any) { listExtend(l, iterable) }

// InsertAny inserts before item i.
func (l *List[T]) InsertAny(i int, v any) { l.Insert(i, As[T](v)) }

// CutAny removes the items lo <= i < hi.
func (l *List[T]) CutAny(lo, hi int) {
	if lo < hi {
		l.items = slices.Delete(l.items, lo, hi)
	}
}

// SpliceAny replaces the items lo <= i < hi.
func (l *List[T]) SpliceAny(lo, hi int, vs []any) { l.splice(lo, hi, unboxAll[T](vs)) }

func (l *List[T]) splice(lo, hi int, vs []T) {
	l.items = slices.Replace(l.items, lo, max(lo, hi), vs...)
}

// BoxedItems is a new Go slice of the boxed items.
func (l *List[T]) BoxedItems() []any { return boxAll(l.items) }

// PickAny is the list of n items from start by step.
func (l *List[T]) PickAny(start, step, n int) any { return l.pick(start, step, n) }

func (l *List[T]) pick(start, step, n int) *List[T] {
	if step == 1 {
		return &List[T]{append([]T(nil), l.items[start:start+n]...)}
	}
	items := make([]T, n)
	for i := range items {
		items[i] = l.items[start+i*step]
	}
	return &List[T]{items}
}

// ReverseAny reverses in place.
func (l *List[T]) ReverseAny() { slices.Reverse(l.items) }

// RepeatAny is l * n.
func (l *List[T]) RepeatAny(n int) any { return l.Repeat(n) }

// boxAll boxes every item into a new slice.
func boxAll[T any](items []T) []any {
	if a, ok := any(items).([]any); ok {
		return slices.Clone(a)
	}
	out := make([]any, len(items))
	for i, v := range items {
		out[i] = Box(v)
	}
	return out
}

// unboxAll converts every item into a new slice.
func unboxAll[T any](vs []any) []T {
	out := make([]T, len(vs))
	for i, v := range vs {
		out[i] = As[T](v)
	}
	return out
}
