package py

import "iter"

// Set is Python's set with members of Go type T. It iterates in CPython's
// order (see setTable). The zero value is an empty set.
type Set[T any] struct{ t setTable[T] }

// FrozenSet is Python's frozenset with members of Go type T.
type FrozenSet[T any] struct {
	t      setTable[T]
	hash   int
	hashed bool
}

// NewSet makes a set of the given members, added in order: a set display, or
// set() of an iterable that is not a set.
func NewSet[T any](members ...T) *Set[T] {
	s := &Set[T]{}
	s.t.fillWith(members)
	return s
}

// SetConst makes the set of a display of three or more constants. CPython's
// compiler makes a frozenset of them, makes it anew from its members when it
// merges equal constants, and merges that into an empty set: the order may
// differ from that of a set made by adding.
func SetConst[T any](members ...T) *Set[T] {
	s := &Set[T]{}
	s.t.merge(&NewSet(NewSet(members...).List().items...).t)
	return s
}

// SetCollect makes a set of all values of a Go sequence.
func SetCollect[T any](seq iter.Seq[T]) *Set[T] {
	s := &Set[T]{}
	for v := range seq {
		s.Add(v)
	}
	return s
}

// NewFrozenSet makes a frozenset of the given members, added in order.
func NewFrozenSet[T any](members ...T) *FrozenSet[T] {
	s := &FrozenSet[T]{}
	s.t.fillWith(members)
	return s
}

func (t *setTable[T]) fillWith(members []T) {
	ops := t.setOps()
	for _, m := range members {
		t.add(m, ops.hash(m))
	}
}

func (t *setTable[T]) has(v T) bool {
	hash := t.sought(v)
	return t.find(v, hash) >= 0
}

// sought is the hash of a value that is looked for, not added: see setElemHash.
func (t *setTable[T]) sought(v T) int {
	ops := t.setOps()
	if ops.seek != nil {
		return ops.seek(v)
	}
	return ops.hash(v)
}

// each iterates over the members; RuntimeError if their number changes.
func (t *setTable[T]) each(yield func(T) bool) {
	used := t.used
	for i := 0; i < len(t.slots); i++ {
		s := &t.slots[i]
		if s.state != slotLive {
			continue
		}
		if !yield(s.key) {
			return
		}
		if t.used != used {
			panic(RuntimeError.New("Set changed size during iteration"))
		}
	}
}

func (t *setTable[T]) list() *List[T] {
	l := NewListSize[T](t.used)
	for v := range t.each {
		l.items = append(l.items, v)
	}
	return l
}

// Len is len(s).
func (s *Set[T]) Len() int { return s.t.used }

// Has is v in s.
func (s *Set[T]) Has(v T) bool { return s.t.has(v) }

// Each iterates over the members.
func (s *Set[T]) Each() iter.Seq[T] { return s.t.each }

// List is list(s).
func (s *Set[T]) List() *List[T] { return s.t.list() }

// Add is s.add(v).
func (s *Set[T]) Add(v T) { s.t.add(v, s.t.setOps().hash(v)) }

// Discard is s.discard(v).
func (s *Set[T]) Discard(v T) { s.t.discard(v, s.t.sought(v)) }

// Remove is s.remove(v). KeyError(v) if absent.
func (s *Set[T]) Remove(v T) {
	if !s.t.discard(v, s.t.sought(v)) {
		panic(KeyError.New(Box(v)))
	}
}

// Pop is s.pop(). KeyError if empty.
func (s *Set[T]) Pop() T {
	v, ok := s.t.take()
	if !ok {
		panic(KeyError.New("pop from an empty set"))
	}
	return v
}

// Clear is s.clear().
func (s *Set[T]) Clear() { s.t.reset() }

// Copy is s.copy().
func (s *Set[T]) Copy() *Set[T] {
	c := &Set[T]{}
	c.t.merge(&s.t)
	return c
}

// Update is s |= other.
func (s *Set[T]) Update(other *Set[T]) { s.t.merge(&other.t) }

// Union is s | other.
func (s *Set[T]) Union(other *Set[T]) *Set[T] {
	c := s.Copy()
	c.t.merge(&other.t)
	return c
}

// Intersection is s & other.
func (s *Set[T]) Intersection(other *Set[T]) *Set[T] {
	return &Set[T]{s.t.intersect(&other.t)}
}

// Difference is s - other.
func (s *Set[T]) Difference(other *Set[T]) *Set[T] {
	return &Set[T]{s.t.subtract(&other.t)}
}

// SymmetricDifference is s ^ other.
func (s *Set[T]) SymmetricDifference(other *Set[T]) *Set[T] {
	c := other.Copy()
	c.t.toggle(&s.t)
	return c
}

// IntersectionUpdate is s &= other.
func (s *Set[T]) IntersectionUpdate(other *Set[T]) {
	r := s.t.intersect(&other.t)
	s.t.assign(&r)
}

// DifferenceUpdate is s -= other.
func (s *Set[T]) DifferenceUpdate(other *Set[T]) { s.t.remove(&other.t) }

// SymmetricDifferenceUpdate is s ^= other.
func (s *Set[T]) SymmetricDifferenceUpdate(other *Set[T]) { s.t.toggle(&other.t) }

// IsSubset is s <= other.
func (s *Set[T]) IsSubset(other *Set[T]) bool { return s.t.within(&other.t) }

// IsSuperset is s >= other.
func (s *Set[T]) IsSuperset(other *Set[T]) bool { return other.t.within(&s.t) }

// IsDisjoint is s.isdisjoint(other).
func (s *Set[T]) IsDisjoint(other *Set[T]) bool { return s.t.disjoint(&other.t) }

// Len is len(s).
func (s *FrozenSet[T]) Len() int { return s.t.used }

// Has is v in s.
func (s *FrozenSet[T]) Has(v T) bool { return s.t.has(v) }

// Each iterates over the members.
func (s *FrozenSet[T]) Each() iter.Seq[T] { return s.t.each }

// List is list(s).
func (s *FrozenSet[T]) List() *List[T] { return s.t.list() }

// Hash is hash(s).
func (s *FrozenSet[T]) Hash() int {
	if !s.hashed {
		s.hash, s.hashed = s.t.frozenHash(), true
	}
	return s.hash
}
