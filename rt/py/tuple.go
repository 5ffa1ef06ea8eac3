package py

import "iter"

// Tuple is Python's tuple of any length; its items are boxed values.
type Tuple struct {
	items []any
}

var emptyTuple = &Tuple{}

// NewTuple makes a tuple of boxed values.
func NewTuple(items ...any) *Tuple {
	if len(items) == 0 {
		return emptyTuple
	}
	return &Tuple{items}
}

// Len is len(t).
func (t *Tuple) Len() int { return len(t.items) }

// LenAny is len(t).
func (t *Tuple) LenAny() int { return len(t.items) }

// Items is the Go slice behind the tuple; it must not be written to.
func (t *Tuple) Items() []any { return t.items }

// BoxedItems is Items.
func (t *Tuple) BoxedItems() []any { return t.items }

func (t *Tuple) isTuple() {}

// GetAny is item i, 0 <= i < Len().
func (t *Tuple) GetAny(i int) any { return t.items[i] }

// Get is t[i]; a negative i counts from the end. IndexError if out of range.
func (t *Tuple) Get(i int) any {
	if i < 0 {
		i += len(t.items)
	}
	if uint(i) >= uint(len(t.items)) {
		panic(IndexError.New("tuple index out of range"))
	}
	return t.items[i]
}

// Slice is t[lo:hi].
func (t *Tuple) Slice(lo, hi int) *Tuple {
	lo, hi = clampSlice(lo, hi, len(t.items))
	return NewTuple(t.items[lo:hi:hi]...)
}

// Each iterates over the items.
func (t *Tuple) Each() iter.Seq[any] {
	return func(yield func(any) bool) {
		for _, v := range t.items {
			if !yield(v) {
				return
			}
		}
	}
}

// Concat is t + other.
func (t *Tuple) Concat(other *Tuple) *Tuple {
	if len(other.items) == 0 {
		return t
	}
	if len(t.items) == 0 {
		return other
	}
	items := make([]any, 0, len(t.items)+len(other.items))
	return &Tuple{append(append(items, t.items...), other.items...)}
}

// Repeat is t * n.
func (t *Tuple) Repeat(n int) *Tuple {
	if n == 1 {
		return t
	}
	return NewTuple(repeatItems(t.items, n)...)
}

func repeatItems(items []any, n int) []any {
	n = max(n, 0)
	checkRepeat(len(items), n)
	out := make([]any, 0, len(items)*n)
	for range n {
		out = append(out, items...)
	}
	return out
}

// Hash is hash(t). TypeError if an item is unhashable.
func (t *Tuple) Hash() int {
	return TupleHash(len(t.items), func(i int) int { return Hash(t.items[i]) })
}
