package py

// AnySized is a value with a length.
type AnySized interface {
	// LenAny is Python's len().
	LenAny() int
}

// AnyList is any *List[T] seen through boxed values. A value that does not
// convert to T is an internal error (see [As]). Indices are Go's: 0 <= i < LenAny().
type AnyList interface {
	AnySized
	// GetAny is the boxed item i.
	GetAny(i int) any
	// SetAny replaces item i.
	SetAny(i int, v any)
	// AppendAny adds an item at the end.
	AppendAny(v any)
	// InsertAny inserts before item i (0 <= i <= LenAny()).
	InsertAny(i int, v any)
	// CutAny removes the items lo <= i < hi.
	CutAny(lo, hi int)
	// SpliceAny replaces the items lo <= i < hi by vs.
	SpliceAny(lo, hi int, vs []any)
	// BoxedItems is a new Go slice of all items, boxed.
	BoxedItems() []any
	// PickAny is a new list of the same type with the n items start, start+step, ...
	PickAny(start, step, n int) any
	// SortAny sorts as list.sort does.
	SortAny(key any, reverse bool)
	// ReverseAny reverses in place.
	ReverseAny()
	// RepeatAny is a new list of n copies of the items one after another.
	RepeatAny(n int) any
}

// AnyTuple is a tuple of any form: *Tuple, Tuple2 ... Tuple6.
type AnyTuple interface {
	AnySized
	// GetAny is the boxed item i, 0 <= i < LenAny().
	GetAny(i int) any
	// BoxedItems is a Go slice of all items, boxed; it must not be written to.
	BoxedItems() []any
	// isTuple tells tuples from other sequences.
	isTuple()
}

// AnyDict is any *Dict[K, V] seen through boxed values.
type AnyDict interface {
	AnySized
	// LookupAny finds the value of k; TypeError if k is unhashable.
	LookupAny(k any) (v any, ok bool)
	// StoreAny sets d[k] = v.
	StoreAny(k, v any)
	// RemoveAny deletes k and returns its value; ok is false if it was not there.
	RemoveAny(k any) (v any, ok bool)
	// EntryAny is the first live entry at position >= pos, in insertion order;
	// next is the position after it. ok is false at the end.
	EntryAny(pos int) (k, v any, next int, ok bool)
	// LastAny is the entry inserted last.
	LastAny() (k, v any, ok bool)
	// ClearAny removes everything.
	ClearAny()
	// CopyAny is a shallow copy of the same type.
	CopyAny() any
}

// AnySet is any *Set[T] or *FrozenSet[T] seen through boxed values.
type AnySet interface {
	AnySized
	// HasAny tells whether x is a member; TypeError if x is unhashable.
	HasAny(x any) bool
	// MemberAny is the first member at table position >= pos with its hash;
	// next is the position after it. ok is false at the end.
	MemberAny(pos int) (v any, hash, next int, ok bool)
	// Frozen tells a frozenset from a set.
	Frozen() bool
	// core is the table with boxed access.
	core() anySetTable
}
