package py

import (
	"iter"
	"slices"
)

// List is Python's list with items of Go type T. The zero value is an empty
// list. A *List is shared by reference as Python's is.
type List[T any] struct {
	items []T
}

// NewList makes a list of the given items.
func NewList[T any](items ...T) *List[T] { return &List[T]{items} }

// NewListSize makes an empty list with room for n items. (It is a hint: a loop that is left early may not need so many.)
func NewListSize[T any](n int) *List[T] { return &List[T]{make([]T, 0, min(max(n, 0), maxRoom))} }

// maxRoom is the most room that is made ahead of need.
const maxRoom = 1 << 20

// ListOf makes a list that takes over a Go slice.
func ListOf[T any](items []T) *List[T] { return &List[T]{items} }

// ListRepeat is [v] * n.
func ListRepeat[T any](v T, n int) *List[T] {
	items := make([]T, max(n, 0))
	for i := range items {
		items[i] = v
	}
	return &List[T]{items}
}

// ListCollect makes a list of all values of a Go sequence.
func ListCollect[T any](seq iter.Seq[T]) *List[T] {
	l := &List[T]{}
	for v := range seq {
		l.items = append(l.items, v)
	}
	return l
}

// Len is len(l).
func (l *List[T]) Len() int { return len(l.items) }

// Items is the Go slice behind the list; it is valid until the list changes.
func (l *List[T]) Items() []T { return l.items }

// Get is l[i]; a negative i counts from the end. IndexError if out of range.
func (l *List[T]) Get(i int) T {
	if uint(i) < uint(len(l.items)) {
		return l.items[i]
	}
	return *l.at(i, "list index out of range")
}

// Set is l[i] = v.
func (l *List[T]) Set(i int, v T) {
	if uint(i) < uint(len(l.items)) {
		l.items[i] = v
		return
	}
	l.setFar(i, v)
}

// setFar is Set for what is no index from the start; apart, so that Set inlines.
//
//go:noinline
func (l *List[T]) setFar(i int, v T) { *l.at(i, "list assignment index out of range") = v }

// At is a pointer to l[i], for augmented assignments; it is valid until the
// list changes its length.
func (l *List[T]) At(i int) *T {
	if uint(i) < uint(len(l.items)) {
		return &l.items[i]
	}
	return l.at(i, "list index out of range")
}

func (l *List[T]) at(i int, msg string) *T {
	if i < 0 {
		i += len(l.items)
	}
	if uint(i) >= uint(len(l.items)) {
		panic(IndexError.New(msg))
	}
	return &l.items[i]
}

// Del is del l[i].
func (l *List[T]) Del(i int) {
	if i < 0 {
		i += len(l.items)
	}
	if uint(i) >= uint(len(l.items)) {
		panic(IndexError.New("list assignment index out of range"))
	}
	l.CutAny(i, i+1)
}

// Append is l.append(v). As CPython's, a list that gets its first item has room for three more.
func (l *List[T]) Append(v T) {
	if l.items == nil {
		l.items = make([]T, 0, 4)
	}
	l.items = append(l.items, v)
}

// Extend is l.extend(other).
func (l *List[T]) Extend(other *List[T]) { l.items = append(l.items, other.items...) }

// ExtendSeq appends all values of a Go sequence.
func (l *List[T]) ExtendSeq(seq iter.Seq[T]) {
	for v := range seq {
		l.items = append(l.items, v)
	}
}

// Insert is l.insert(i, v): i is clamped as Python does.
func (l *List[T]) Insert(i int, v T) {
	n := len(l.items)
	if i < 0 {
		i = max(i+n, 0)
	}
	i = min(i, n)
	l.items = append(l.items, v)
	copy(l.items[i+1:], l.items[i:n])
	l.items[i] = v
}

// Pop is l.pop(): the last item, removed. IndexError if empty.
func (l *List[T]) Pop() T {
	n := len(l.items) - 1
	if n < 0 {
		panic(IndexError.New("pop from empty list"))
	}
	v := l.items[n]
	clear(l.items[n:])
	l.items = l.items[:n]
	return v
}

// PopAt is l.pop(i).
func (l *List[T]) PopAt(i int) T {
	n := len(l.items)
	if n == 0 {
		panic(IndexError.New("pop from empty list"))
	}
	if i < 0 {
		i += n
	}
	if uint(i) >= uint(n) {
		panic(IndexError.New("pop index out of range"))
	}
	v := l.items[i]
	l.CutAny(i, i+1)
	return v
}

// Remove is l.remove(v). ValueError if absent.
func (l *List[T]) Remove(v T) {
	eq := keyOpsFor[T]().eq
	for i := 0; i < len(l.items); i++ {
		if eq(l.items[i], v) {
			if i < len(l.items) {
				l.CutAny(i, i+1)
			}
			return
		}
	}
	panic(ValueError.New("list.remove(x): x not in list"))
}

// Index is l.index(v). ValueError if absent.
func (l *List[T]) Index(v T) int {
	eq := keyOpsFor[T]().eq
	for i := 0; i < len(l.items); i++ {
		if eq(l.items[i], v) {
			return i
		}
	}
	panic(listIndexMissing(Box(v)))
}

func listIndexMissing(v any) *Exception {
	return ValueError.New(Repr(v) + " is not in list")
}

// Count is l.count(v).
func (l *List[T]) Count(v T) int {
	eq, n := keyOpsFor[T]().eq, 0
	for i := 0; i < len(l.items); i++ {
		if eq(l.items[i], v) {
			n++
		}
	}
	return n
}

// Has is v in l.
func (l *List[T]) Has(v T) bool {
	eq := keyOpsFor[T]().eq
	for i := 0; i < len(l.items); i++ {
		if eq(l.items[i], v) {
			return true
		}
	}
	return false
}

// Clear is l.clear().
func (l *List[T]) Clear() { l.items = nil }

// Copy is l.copy() (and l[:], list(l)).
func (l *List[T]) Copy() *List[T] {
	return &List[T]{append([]T(nil), l.items...)}
}

// Reverse is l.reverse().
func (l *List[T]) Reverse() { l.ReverseAny() }

// Concat is l + other.
func (l *List[T]) Concat(other *List[T]) *List[T] {
	items := make([]T, 0, len(l.items)+len(other.items))
	return &List[T]{append(append(items, l.items...), other.items...)}
}

// Repeat is l * n.
func (l *List[T]) Repeat(n int) *List[T] {
	n = max(n, 0)
	checkRepeat(len(l.items), n)
	items := make([]T, 0, len(l.items)*n)
	for range n {
		items = append(items, l.items...)
	}
	return &List[T]{items}
}

// IRepeat is l *= n.
func (l *List[T]) IRepeat(n int) { l.items = l.Repeat(n).items }

// checkRepeat raises MemoryError where a repetition could not be stored.
func checkRepeat(length, n int) {
	if length > 0 && n > (1<<47)/length {
		panic(MemoryError.New())
	}
}

// Each iterates as Python does: by index, looking at the length at every
// step, so that the loop sees what its body appends or removes.
func (l *List[T]) Each() iter.Seq[T] {
	return func(yield func(T) bool) {
		for i := 0; i < len(l.items); i++ {
			if !yield(l.items[i]) {
				return
			}
		}
	}
}

// Enumerate is enumerate(l, start).
func (l *List[T]) Enumerate(start int) iter.Seq2[int, T] {
	return func(yield func(int, T) bool) {
		for i := 0; i < len(l.items); i++ {
			if !yield(start+i, l.items[i]) {
				return
			}
		}
	}
}

// EnumerateSeq is enumerate(seq, start) of a Go sequence.
func EnumerateSeq[T any](seq iter.Seq[T], start int) iter.Seq2[int, T] {
	return func(yield func(int, T) bool) {
		i := start
		for v := range seq {
			if !yield(i, v) {
				return
			}
			i++
		}
	}
}

// ZipLists is zip(a, b) of two lists, which may grow meanwhile.
func ZipLists[A, B any](a *List[A], b *List[B]) iter.Seq2[A, B] {
	return func(yield func(A, B) bool) {
		for i := 0; i < len(a.items) && i < len(b.items); i++ {
			if !yield(a.items[i], b.items[i]) {
				return
			}
		}
	}
}

// ZipLists3 is zip(a, b, c).
func ZipLists3[A, B, C any](a *List[A], b *List[B], c *List[C]) iter.Seq[Tuple3[A, B, C]] {
	return func(yield func(Tuple3[A, B, C]) bool) {
		for i := 0; i < len(a.items) && i < len(b.items) && i < len(c.items); i++ {
			if !yield(Tuple3[A, B, C]{a.items[i], b.items[i], c.items[i]}) {
				return
			}
		}
	}
}

// Reversed is reversed(l).
func (l *List[T]) Reversed() iter.Seq[T] {
	return func(yield func(T) bool) {
		for i := len(l.items) - 1; i >= 0 && i < len(l.items); i-- { // a list that has got shorter ends it
			if !yield(l.items[i]) {
				return
			}
		}
	}
}

// Slice is l[lo:hi].
func (l *List[T]) Slice(lo, hi int) *List[T] {
	lo, hi = clampSlice(lo, hi, len(l.items))
	return &List[T]{append([]T(nil), l.items[lo:hi]...)}
}

// From is l[lo:].
func (l *List[T]) From(lo int) *List[T] { return l.Slice(lo, maxInt) }

// SliceStep is l[s] for any slice.
func (l *List[T]) SliceStep(s *Slice) *List[T] {
	start, step, n := s.Span(len(l.items))
	return l.pick(start, step, n)
}

// SetSlice is l[lo:hi] = vs.
func (l *List[T]) SetSlice(lo, hi int, vs *List[T]) {
	lo, hi = clampSlice(lo, hi, len(l.items))
	l.splice(lo, hi, append([]T(nil), vs.items...))
}

// DelSlice is del l[lo:hi].
func (l *List[T]) DelSlice(lo, hi int) {
	lo, hi = clampSlice(lo, hi, len(l.items))
	l.CutAny(lo, hi)
}

// Unpack gives the n items of the list, for `a, b = x`: ValueError if there are more or fewer.
func (l *List[T]) Unpack(n int) []T {
	if len(l.items) != n {
		panic(unpackCount(len(l.items), n))
	}
	return slices.Clone(l.items)
}
