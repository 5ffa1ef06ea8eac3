package py

// setTable is the hash table of sets. Its layout, probing and growth are those
// of CPython's Objects/setobject.c (3.13), so that a set of ints, floats or
// tuples of them iterates and pops in CPython's order: up to linearProbes
// neighbours are tried before the index jumps by (i*5 + 1 + perturb), a new key
// takes a deleted slot it comes past, and the table grows at 3/5 full.
type setTable[T any] struct {
	ops    *keyOps[T]
	slots  []setSlot[T] // length a power of two; nil stands for an empty table of minSet
	fill   int          // active and deleted slots
	used   int          // active slots
	finger int          // where pop looks first
}

type setSlot[T any] struct {
	hash  int
	state slotState
	key   T
}

type slotState uint8

const (
	slotFree slotState = iota
	slotLive
	slotDead
)

const (
	minSet       = 8
	linearProbes = 9
	perturbShift = 5
	bigSet       = 50000
)

func (t *setTable[T]) setOps() *keyOps[T] {
	if t.ops == nil {
		t.ops = keyOpsFor[T]()
	}
	return t.ops
}

func (t *setTable[T]) mask() int {
	if t.slots == nil {
		return minSet - 1
	}
	return len(t.slots) - 1
}

// find gives the slot of key, or -1. The comparison may run Python code that
// changes the set: then the search starts again.
func (t *setTable[T]) find(key T, hash int) int {
restart:
	if t.used == 0 {
		return -1
	}
	slots := t.slots
	mask := len(slots) - 1
	perturb := uint64(hash)
	i := hash & mask
	for {
		n := 0
		if i+linearProbes <= mask {
			n = linearProbes
		}
		for j := i; j <= i+n; j++ {
			s := &slots[j]
			if s.state == slotFree {
				return -1
			}
			if s.hash == hash && s.state == slotLive {
				same := t.ops.eq(s.key, key)
				if len(t.slots) != len(slots) || &t.slots[0] != &slots[0] || s.state != slotLive {
					goto restart
				}
				if same {
					return j
				}
			}
		}
		perturb >>= perturbShift
		i = int(uint64(i)*5+1+perturb) & mask
	}
}

// add inserts key unless it is there (set_add_entry).
func (t *setTable[T]) add(key T, hash int) bool {
	if t.used > 0 && t.find(key, hash) >= 0 {
		return false
	}
	if t.slots == nil {
		t.slots = make([]setSlot[T], minSet)
	}
	mask := len(t.slots) - 1
	s := freeSlot(t.slots, hash, t.fill > t.used)
	reused := s.state == slotDead
	*s = setSlot[T]{hash, slotLive, key}
	t.used++
	if reused {
		return true
	}
	if t.fill++; t.fill*5 >= mask*3 {
		t.grow()
	}
	return true
}

func (t *setTable[T]) grow() {
	if t.used > bigSet {
		t.resize(t.used * 2)
	} else {
		t.resize(t.used * 4)
	}
}

// freeSlot finds where a key known to be absent goes: the last deleted slot on
// the way to the first free one where deleted ones are reused, else the free one.
func freeSlot[T any](slots []setSlot[T], hash int, reuse bool) *setSlot[T] {
	var dead *setSlot[T]
	mask := len(slots) - 1
	perturb := uint64(hash)
	i := hash & mask
	for {
		n := 0
		if i+linearProbes <= mask {
			n = linearProbes
		}
		for j := i; j <= i+n; j++ {
			s := &slots[j]
			if s.state == slotFree {
				if dead != nil {
					return dead
				}
				return s
			}
			if reuse && s.state == slotDead {
				dead = s
			}
		}
		perturb >>= perturbShift
		i = int(uint64(i)*5+1+perturb) & mask
	}
}

// resize makes a table of more than minUsed slots and drops deleted ones.
func (t *setTable[T]) resize(minUsed int) {
	size := minSet
	for size <= minUsed {
		size <<= 1
	}
	old := t.slots
	if size == minSet && len(old) <= minSet && t.fill == t.used {
		return
	}
	t.slots = make([]setSlot[T], size)
	for i := range old {
		if old[i].state == slotLive {
			*freeSlot(t.slots, old[i].hash, false) = old[i]
		}
	}
	t.fill = t.used
}

// discard removes key; false if it was not there.
func (t *setTable[T]) discard(key T, hash int) bool {
	i := t.find(key, hash)
	if i < 0 {
		return false
	}
	t.kill(i)
	return true
}

func (t *setTable[T]) kill(i int) {
	t.slots[i] = setSlot[T]{hash: -1, state: slotDead}
	t.used--
}

// take removes some member, the one CPython's set.pop takes.
func (t *setTable[T]) take() (key T, ok bool) {
	if t.used == 0 {
		return key, false
	}
	i := t.finger & t.mask()
	for t.slots[i].state != slotLive {
		i = (i + 1) & t.mask()
	}
	key = t.slots[i].key
	t.kill(i)
	t.finger = i + 1
	return key, true
}

func (t *setTable[T]) reset() {
	t.slots, t.fill, t.used = nil, 0, 0
}

// merge adds all members of other (set_merge).
func (t *setTable[T]) merge(other *setTable[T]) {
	if t == other || other.used == 0 {
		return
	}
	t.setOps()
	t.reserve(other.used)
	if t.fill == 0 && t.mask() == other.mask() && other.fill == other.used {
		t.slots = append([]setSlot[T](nil), other.slots...)
		t.fill, t.used = other.fill, other.used
		return
	}
	if t.fill == 0 {
		if t.slots == nil {
			t.slots = make([]setSlot[T], minSet)
		}
		for i := range other.slots {
			if s := &other.slots[i]; s.state == slotLive {
				*freeSlot(t.slots, s.hash, false) = *s
			}
		}
		t.fill, t.used = other.used, other.used
		return
	}
	for i := 0; i < len(other.slots); i++ {
		if s := other.slots[i]; s.state == slotLive {
			t.add(s.key, s.hash)
		}
	}
}

// reserve is the one big resize before n keys are merged.
func (t *setTable[T]) reserve(n int) {
	if (t.fill+n)*5 >= t.mask()*3 {
		t.resize((t.used + n) * 2)
	}
}

// prune resizes when more than a quarter of the slots are deleted ones.
func (t *setTable[T]) prune() {
	if t.fill-t.used > t.mask()/4 {
		t.grow()
	}
}

// intersect is the members of both, in a new table (set_intersection).
func (t *setTable[T]) intersect(other *setTable[T]) (r setTable[T]) {
	if t == other {
		r.merge(t)
		return r
	}
	r.setOps()
	small, large := other, t
	if other.used > t.used {
		small, large = t, other
	}
	for i := 0; i < len(small.slots); i++ {
		if s := small.slots[i]; s.state == slotLive && large.find(s.key, s.hash) >= 0 {
			r.add(s.key, s.hash)
		}
	}
	return r
}

// subtract is the members of t that are not in other (set_difference).
func (t *setTable[T]) subtract(other *setTable[T]) (r setTable[T]) {
	if t.used == 0 || t.used>>2 > other.used {
		r.merge(t)
		r.remove(other)
		return r
	}
	r.setOps()
	for i := 0; i < len(t.slots); i++ {
		if s := t.slots[i]; s.state == slotLive && other.find(s.key, s.hash) < 0 {
			r.add(s.key, s.hash)
		}
	}
	return r
}

// remove discards the members of other (set_difference_update_internal).
func (t *setTable[T]) remove(other *setTable[T]) {
	if t == other {
		t.reset()
		return
	}
	if other.used>>3 > t.used {
		both := t.intersect(other)
		other = &both
	}
	for i := 0; i < len(other.slots); i++ {
		if s := other.slots[i]; s.state == slotLive {
			t.discard(s.key, s.hash)
		}
	}
	t.prune()
}

// toggle is set_symmetric_difference_update.
func (t *setTable[T]) toggle(other *setTable[T]) {
	if t == other {
		t.reset()
		return
	}
	t.setOps()
	for i := 0; i < len(other.slots); i++ {
		if s := other.slots[i]; s.state == slotLive && !t.discard(s.key, s.hash) {
			t.add(s.key, s.hash)
		}
	}
}

// within tells whether every member is in other.
func (t *setTable[T]) within(other *setTable[T]) bool {
	if t.used > other.used {
		return false
	}
	for i := 0; i < len(t.slots); i++ {
		if s := t.slots[i]; s.state == slotLive && other.find(s.key, s.hash) < 0 {
			return false
		}
	}
	return true
}

// disjoint tells whether no member is shared.
func (t *setTable[T]) disjoint(other *setTable[T]) bool {
	small, large := t, other
	if other.used < t.used {
		small, large = other, t
	}
	for i := 0; i < len(small.slots); i++ {
		if s := small.slots[i]; s.state == slotLive && large.find(s.key, s.hash) >= 0 {
			return false
		}
	}
	return true
}

// frozenHash is hash() of a frozenset (frozenset_hash_impl).
func (t *setTable[T]) frozenHash() int {
	var h uint64
	for i := range t.slots {
		if t.slots[i].state == slotLive {
			h ^= shuffleBits(uint64(t.slots[i].hash))
		}
	}
	h ^= (uint64(t.used) + 1) * 1927868237
	h ^= h>>11 ^ h>>25
	h = h*69069 + 907133923
	if h == 1<<64-1 {
		return 590923713
	}
	return int(h)
}

func shuffleBits(h uint64) uint64 { return (h ^ 89869747 ^ h<<16) * 3644798167 }
