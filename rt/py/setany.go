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
	// size is the number of slots, slot what stands in one of them, dead ones included.
	size() int
	slot(i int) (v any, hash int, state slotState)
	// marks are the counters and the place where pop looks first.
	marks() (fill, used, finger int)
}

func (t *setTable[T]) len() int { return t.used }

func (t *setTable[T]) hasHash(v any, hash int) bool {
	k, ok := tryAs[T](v)
	t.setOps()
	if !ok {
		return t.foreign(v, hash) >= 0
	}
	return t.find(k, hash) >= 0
}

func (t *setTable[T]) addHash(v any, hash int) {
	t.setOps()
	t.add(As[T](v), hash)
}

func (t *setTable[T]) discardHash(v any, hash int) bool {
	k, ok := tryAs[T](v)
	t.setOps()
	if ok {
		return t.discard(k, hash)
	}
	i := t.foreign(v, hash)
	if i >= 0 {
		t.kill(i)
	}
	return i >= 0
}

// foreign finds the slot of the member that equals v, which is no T: only an instance of a user's class (of a subclass of
// int, say) and a set can equal one then.
func (t *setTable[T]) foreign(v any, hash int) int {
	if _, set := v.(AnySet); !set && !TypeOf(v).user {
		return -1
	}
	for i := range t.slots {
		if s := &t.slots[i]; s.state == slotLive && s.hash == hash && sameOrEqual(Box(s.key), v) {
			return i
		}
	}
	return -1
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
	o, ok := tableAs[T](other)
	if !ok {
		panic(SystemError.New("internal error: a set is merged with members of another type"))
	}
	t.merge(o)
}

func (t *setTable[T]) size() int { return len(t.slots) }

func (t *setTable[T]) slot(i int) (v any, hash int, state slotState) {
	s := &t.slots[i]
	if s.state != slotLive {
		return nil, s.hash, s.state
	}
	return Box(s.key), s.hash, s.state
}

func (t *setTable[T]) marks() (fill, used, finger int) { return t.fill, t.used, t.finger }

// tableAs is a table with members of type T that has every member in the slot that it has in t, so that it iterates in the
// same order and grows when t would; it fails where a member is no T. It is t itself if that is a table of T.
func tableAs[T any](t anySetTable) (*setTable[T], bool) {
	if same, ok := t.(*setTable[T]); ok {
		return same, true
	}
	out := &setTable[T]{}
	out.fill, out.used, out.finger = t.marks()
	if n := t.size(); n > 0 {
		out.slots = make([]setSlot[T], n)
	}
	for i := range out.slots {
		v, hash, state := t.slot(i)
		s := &out.slots[i]
		s.hash, s.state = hash, state
		if state != slotLive {
			continue
		}
		k, ok := tryAs[T](v)
		if !ok {
			return nil, false
		}
		s.key = k
	}
	return out, true
}

// assign takes over the other table's contents, but keeps the place where pop
// looks first (set_swap_bodies).
func (t *setTable[T]) assign(other anySetTable) {
	finger := t.finger
	o, ok := tableAs[T](other)
	if !ok {
		panic(SystemError.New("internal error: a set takes over members of another type"))
	}
	*t = *o
	t.finger = finger
}

// LenAny is len(s).
func (s *Set[T]) LenAny() int { return s.t.used }

// HasAny is x in s.
func (s *Set[T]) HasAny(x any) bool { return s.t.hasHash(x, setElemHash(x)) }

// MemberAny is the first member at or after table position pos.
func (s *Set[T]) MemberAny(pos int) (v any, hash, next int, ok bool) { return s.t.member(pos) }

// Frozen is false.
func (s *Set[T]) Frozen() bool { return false }

func (s *Set[T]) core() anySetTable { return &s.t }

// LenAny is len(s).
func (s *FrozenSet[T]) LenAny() int { return s.t.used }

// HasAny is x in s.
func (s *FrozenSet[T]) HasAny(x any) bool { return s.t.hasHash(x, setElemHash(x)) }

// MemberAny is the first member at or after table position pos.
func (s *FrozenSet[T]) MemberAny(pos int) (v any, hash, next int, ok bool) { return s.t.member(pos) }

// Frozen is true.
func (s *FrozenSet[T]) Frozen() bool { return true }

func (s *FrozenSet[T]) core() anySetTable { return &s.t }
