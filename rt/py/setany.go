package py

// anySetTable is a setTable seen through boxed values: what the dynamic set
// operations (setops.go) work on, whatever the member type.
type anySetTable interface {
	len() int
	hasHash(v any, hash int) bool
	addHash(v any, hash int)
	discardHash(v any, hash int) bool
	member(pos int) (v any, hash, next int, ok bool)
	takeAny() (any, bool)
	reset()
	reserve(n int)
	prune()
	// mergeAny is set_merge; the other table may have another member type.
	mergeAny(other anySetTable)
	assign(other anySetTable)
	frozenHash() int
	// wrap is an empty set or frozenset of the same member type.
	wrap(frozen bool) AnySet
}

func (t *setTable[T]) len() int { return t.used }

func (t *setTable[T]) hasHash(v any, hash int) bool {
	k, ok := tryAs[T](v)
	t.setOps()
	return ok && t.find(k, hash) >= 0
}

func (t *setTable[T]) addHash(v any, hash int) {
	t.setOps()
	t.add(As[T](v), hash)
}

func (t *setTable[T]) discardHash(v any, hash int) bool {
	k, ok := tryAs[T](v)
	t.setOps()
	return ok && t.discard(k, hash)
}

func (t *setTable[T]) member(pos int) (v any, hash, next int, ok bool) {
	for ; pos < len(t.slots); pos++ {
		if s := &t.slots[pos]; s.state == slotLive {
			return Box(s.key), s.hash, pos + 1, true
		}
	}
	return nil, 0, pos, false
}

func (t *setTable[T]) takeAny() (any, bool) {
	v, ok := t.take()
	if !ok {
		return nil, false
	}
	return Box(v), true
}

func (t *setTable[T]) mergeAny(other anySetTable) {
	o, ok := other.(*setTable[T])
	if !ok {
		o = &setTable[T]{}
		for v, hash, pos, ok := other.member(0); ok; v, hash, pos, ok = other.member(pos) {
			o.addHash(v, hash)
		}
	}
	t.merge(o)
}

// assign takes over the other table's contents, but keeps the place where pop
// looks first (set_swap_bodies).
func (t *setTable[T]) assign(other anySetTable) {
	finger := t.finger
	*t = *other.(*setTable[T])
	t.finger = finger
}

// LenAny is len(s).
func (s *Set[T]) LenAny() int { return s.t.used }

// HasAny is x in s.
func (s *Set[T]) HasAny(x any) bool { return s.t.hasHash(x, Hash(x)) }

// MemberAny is the first member at or after table position pos.
func (s *Set[T]) MemberAny(pos int) (v any, hash, next int, ok bool) { return s.t.member(pos) }

// Frozen is false.
func (s *Set[T]) Frozen() bool { return false }

func (s *Set[T]) core() anySetTable { return &s.t }

// LenAny is len(s).
func (s *FrozenSet[T]) LenAny() int { return s.t.used }

// HasAny is x in s.
func (s *FrozenSet[T]) HasAny(x any) bool { return s.t.hasHash(x, Hash(x)) }

// MemberAny is the first member at or after table position pos.
func (s *FrozenSet[T]) MemberAny(pos int) (v any, hash, next int, ok bool) { return s.t.member(pos) }

// Frozen is true.
func (s *FrozenSet[T]) Frozen() bool { return true }

func (s *FrozenSet[T]) core() anySetTable { return &s.t }
