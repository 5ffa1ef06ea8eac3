package py

import (
	"iter"
	"math/bits"
)

// Dict is Python's dict with keys K and values V: a compact hash table, the
// entries in insertion order and beside them an index of int32 positions
// (Raymond Hettinger's layout, as CPython's). Keys are equal as in Python:
// 1 == 1.0 == True, user classes by __hash__ and __eq__. Up to smallDict
// entries are searched without an index. The zero value is an empty dict.
//
// The places of deleted entries are given back when CPython's dict would do so,
// for loops that change a dict on the way can tell.
type Dict[K, V any] struct {
	ops     *keyOps[K]
	index   []int32 // 0 free, deletedSlot, else position+1; length a power of two
	entries []dictEntry[K, V]
	used    int
	usable  int // entries that may be appended before the dict grows
	size    int // of the hash table in CPython, which says how much is usable: a power of two
	first   int // no entry before this one is live
}

type dictEntry[K, V any] struct {
	hash int
	live bool
	key  K
	val  V
}

const (
	smallDict   = 10
	minTable    = 8
	deletedSlot = -1
)

// NewDict makes an empty dict.
func NewDict[K, V any]() *Dict[K, V] { return &Dict[K, V]{ops: keyOpsFor[K]()} }

// Pair is one key and value of a dict, for [DictOf].
type Pair[K, V any] struct {
	Key   K
	Value V
}

// P makes a Pair.
func P[K, V any](k K, v V) Pair[K, V] { return Pair[K, V]{k, v} }

// DictOf makes a dict of pairs, a later one replacing an earlier one's value:
// a dict display.
func DictOf[K, V any](pairs ...Pair[K, V]) *Dict[K, V] {
	d := NewDict[K, V]()
	d.reserve(len(pairs))
	for _, p := range pairs {
		d.Set(p.Key, p.Value)
	}
	return d
}

// Len is len(d).
func (d *Dict[K, V]) Len() int { return d.used }

// find gives the position of k in entries, or -1; slot is its place in the index. A comparison may run Python code that changes
// the dict: then the search starts again.
func (d *Dict[K, V]) find(k K, hash int) (pos, slot int) {
restart:
	if d.index == nil {
		for i := range d.entries {
			e := &d.entries[i]
			if e.hash != hash || !e.live {
				continue
			}
			same := d.ops.eq(e.key, k)
			if !d.holds(i, e) {
				goto restart
			}
			if same {
				return i, -1
			}
		}
		return -1, -1
	}
	index := d.index
	mask := len(index) - 1
	for i, perturb := mixHash(hash)&mask, 1; ; i, perturb = (i+perturb)&mask, perturb+1 {
		p := int(index[i])
		if p == 0 {
			return -1, -1
		}
		if p < 0 || p > len(d.entries) {
			continue
		}
		e := &d.entries[p-1]
		if e.hash != hash || !e.live {
			continue
		}
		same := d.ops.eq(e.key, k)
		if !d.holds(p-1, e) {
			goto restart
		}
		if same {
			return p - 1, i
		}
	}
}

// holds says whether e still is the entry at pos.
func (d *Dict[K, V]) holds(pos int, e *dictEntry[K, V]) bool {
	return pos < len(d.entries) && &d.entries[pos] == e && e.live
}

// mixHash spreads Python's hash of an int (the int itself) over the low bits.
func mixHash(h int) int {
	x := uint64(h) * 0x9E3779B97F4A7C15
	return int(x >> 32)
}

func (d *Dict[K, V]) lookup(k K) *dictEntry[K, V] {
	if d.used == 0 {
		if d.ops == nil {
			d.ops = keyOpsFor[K]()
		}
		d.checkKey(k)
		return nil
	}
	if pos, _ := d.find(k, d.ops.hash(k)); pos >= 0 {
		return &d.entries[pos]
	}
	return nil
}

// checkKey raises TypeError for an unhashable key even where nothing is looked up.
func (d *Dict[K, V]) checkKey(k K) {
	if any(d.ops) == any(anyOps) {
		d.ops.hash(k)
	}
}

// Get is d[k]. KeyError(k) if absent.
func (d *Dict[K, V]) Get(k K) V {
	if e := d.lookup(k); e != nil {
		return e.val
	}
	panic(KeyError.New(Box(k)))
}

// GetOr is d.get(k, def).
func (d *Dict[K, V]) GetOr(k K, def V) V {
	if e := d.lookup(k); e != nil {
		return e.val
	}
	return def
}

// GetOrNone is d.get(k), boxed; None if absent.
func (d *Dict[K, V]) GetOrNone(k K) any {
	if e := d.lookup(k); e != nil {
		return Box(e.val)
	}
	return nil
}

// Find is the value of k and whether there is one.
func (d *Dict[K, V]) Find(k K) (v V, ok bool) {
	if e := d.lookup(k); e != nil {
		return e.val, true
	}
	return v, false
}

// At is a pointer to d[k], for augmented assignments; valid until the dict
// changes. KeyError(k) if absent.
func (d *Dict[K, V]) At(k K) *V {
	if e := d.lookup(k); e != nil {
		return &e.val
	}
	panic(KeyError.New(Box(k)))
}

// Has is k in d.
func (d *Dict[K, V]) Has(k K) bool { return d.lookup(k) != nil }

// Set is d[k] = v.
func (d *Dict[K, V]) Set(k K, v V) {
	if d.ops == nil {
		d.ops = keyOpsFor[K]()
	}
	hash := d.ops.hash(k)
	if pos, _ := d.find(k, hash); pos >= 0 {
		d.entries[pos].val = v
		return
	}
	d.add(hash, k, v)
}

// add appends an entry known to be absent.
func (d *Dict[K, V]) add(hash int, k K, v V) {
	if d.usable <= 0 {
		d.resize(3 * d.used)
	}
	d.entries = append(d.entries, dictEntry[K, V]{hash, true, k, v})
	d.used++
	d.usable--
	if d.index != nil {
		d.link(hash, len(d.entries))
	}
}

// reserve makes room for n entries in all, as CPython does where it knows how many will come.
func (d *Dict[K, V]) reserve(n int) {
	if n > d.size*2/3 && n > minTable*2/3 {
		d.resize((3*n + 1) / 2)
	}
}

// link puts position+1 into the first free index slot of hash.
func (d *Dict[K, V]) link(hash, pos1 int) {
	mask := len(d.index) - 1
	i := mixHash(hash) & mask
	for perturb := 1; d.index[i] > 0; perturb++ {
		i = (i + perturb) & mask
	}
	d.index[i] = int32(pos1)
}

// resize drops dead entries and makes room for a hash table of at least min slots, two thirds of which may be entries
// (CPython's dictresize and calculate_log2_keysize).
func (d *Dict[K, V]) resize(min int) {
	d.rebuild(1 << bits.Len(uint(((min|minTable)-1)|(minTable-1)))) // as CPython rounds: 6 and 16 to the next but one
}

func (d *Dict[K, V]) rebuild(size int) {
	d.size = size
	usable := d.size * 2 / 3
	if d.used < len(d.entries) || cap(d.entries) == 0 {
		entries := make([]dictEntry[K, V], 0, max(d.used+1, usable/2))
		for i := range d.entries {
			if d.entries[i].live {
				entries = append(entries, d.entries[i])
			}
		}
		d.entries = entries
	}
	d.usable, d.first, d.index = usable-d.used, 0, nil
	if usable <= smallDict {
		return
	}
	d.index = make([]int32, d.size)
	for i := range d.entries {
		d.link(d.entries[i].hash, i+1)
	}
}

// remove deletes the entry at pos whose index slot is slot.
func (d *Dict[K, V]) remove(pos, slot int) (k K, v V) {
	if d.index != nil {
		d.index[slot] = deletedSlot
	}
	e := &d.entries[pos]
	k, v = e.key, e.val
	*e = dictEntry[K, V]{}
	d.used--
	if pos == d.first {
		for d.first++; d.first < len(d.entries) && !d.entries[d.first].live; d.first++ {
		}
		d.first = min(d.first, len(d.entries))
	}
	return k, v
}

// Del is del d[k]. KeyError(k) if absent.
func (d *Dict[K, V]) Del(k K) {
	if _, ok := d.Take(k); !ok {
		panic(KeyError.New(Box(k)))
	}
}

// Take removes k and gives its value; ok is false if it was absent.
func (d *Dict[K, V]) Take(k K) (v V, ok bool) {
	if d.used == 0 {
		d.lookup(k)
		return v, false
	}
	pos, slot := d.find(k, d.ops.hash(k))
	if pos < 0 {
		return v, false
	}
	_, v = d.remove(pos, slot)
	return v, true
}

// Pop is d.pop(k). KeyError(k) if absent.
func (d *Dict[K, V]) Pop(k K) V {
	v, ok := d.Take(k)
	if !ok {
		panic(KeyError.New(Box(k)))
	}
	return v
}

// PopOr is d.pop(k, def).
func (d *Dict[K, V]) PopOr(k K, def V) V {
	if v, ok := d.Take(k); ok {
		return v
	}
	return def
}

// PopItem is d.popitem(): the entry inserted last, removed.
func (d *Dict[K, V]) PopItem() Tuple2[K, V] {
	pos := d.lastPos()
	if pos < 0 {
		panic(KeyError.New("popitem(): dictionary is empty"))
	}
	slot := -1
	if d.index != nil {
		slot = d.slotOf(pos)
	}
	k, v := d.remove(pos, slot)
	d.entries = d.entries[:min(pos, len(d.entries))]
	d.first = min(d.first, len(d.entries))
	return Tuple2[K, V]{k, v}
}

func (d *Dict[K, V]) lastPos() int {
	pos := len(d.entries) - 1
	for pos >= 0 && !d.entries[pos].live {
		pos--
	}
	return pos
}

// slotOf finds the index slot of the live entry at pos.
func (d *Dict[K, V]) slotOf(pos int) int {
	mask := len(d.index) - 1
	i := mixHash(d.entries[pos].hash) & mask
	for perturb := 1; d.index[i] != int32(pos)+1; perturb++ {
		i = (i + perturb) & mask
	}
	return i
}

// SetDefault is d.setdefault(k, def).
func (d *Dict[K, V]) SetDefault(k K, def V) V {
	if d.ops == nil {
		d.ops = keyOpsFor[K]()
	}
	hash := d.ops.hash(k)
	if pos, _ := d.find(k, hash); pos >= 0 {
		return d.entries[pos].val
	}
	d.add(hash, k, def)
	return def
}

// Update is d.update(other).
func (d *Dict[K, V]) Update(other *Dict[K, V]) {
	if d == other {
		return
	}
	d.makeRoom(other)
	for k, v := range other.All() {
		d.Set(k, v)
	}
}

// makeRoom makes room for the entries of another dict as CPython's dict_merge does: an empty dict gets that of the other if that
// is filled well.
func (d *Dict[K, V]) makeRoom(other AnyDict) {
	n := other.LenAny()
	if t, ok := other.(dictTable); ok && d.used == 0 {
		if size, entries := t.layout(); n == entries && (size == minTable || size/2*2/3 < n) {
			d.rebuild(size)
			return
		}
	}
	if d.size*2/3 < n {
		d.resize((3*(d.used+n) + 1) / 2)
	}
}

// dictTable is a dict with a table of its own: every one but the __dict__ of an instance.
type dictTable interface {
	makeRoom(other AnyDict)
	layout() (size, entries int)
}

// layout tells the size of the hash table and how many entries there are, dead ones included.
func (d *Dict[K, V]) layout() (size, entries int) { return d.size, len(d.entries) }

// Merged is d | other.
func (d *Dict[K, V]) Merged(other *Dict[K, V]) *Dict[K, V] {
	c := d.Copy()
	c.Update(other)
	return c
}

// Clear is d.clear().
func (d *Dict[K, V]) Clear() { *d = Dict[K, V]{ops: d.ops} }

// Copy is d.copy().
func (d *Dict[K, V]) Copy() *Dict[K, V] {
	if d.used >= len(d.entries)*2/3 {
		return d.clone()
	}
	c := &Dict[K, V]{ops: d.ops}
	c.Update(d)
	return c
}

// clone is a copy with the same room, dead entries and all.
func (d *Dict[K, V]) clone() *Dict[K, V] {
	c := *d
	c.entries = append([]dictEntry[K, V](nil), d.entries...)
	c.index = append([]int32(nil), d.index...)
	return &c
}

// All iterates over keys and values in insertion order. RuntimeError if the body changes the number of entries, or replaces
// entries so that there are more to come.
func (d *Dict[K, V]) All() iter.Seq2[K, V] {
	return func(yield func(K, V) bool) {
		used := d.used
		left := used
		for i := d.first; i < len(d.entries); i++ {
			e := &d.entries[i]
			if !e.live {
				continue
			}
			if left == 0 {
				panic(RuntimeError.New("dictionary keys changed during iteration"))
			}
			left--
			if !yield(e.key, e.val) {
				return
			}
			if d.used != used {
				panic(RuntimeError.New("dictionary changed size during iteration"))
			}
		}
	}
}

// Each iterates over the keys, as `for k in d`.
func (d *Dict[K, V]) Each() iter.Seq[K] {
	return func(yield func(K) bool) {
		for k := range d.All() {
			if !yield(k) {
				return
			}
		}
	}
}

// EachValue iterates over the values, as `for v in d.values()`.
func (d *Dict[K, V]) EachValue() iter.Seq[V] {
	return func(yield func(V) bool) {
		for _, v := range d.All() {
			if !yield(v) {
				return
			}
		}
	}
}

// KeyList is list(d).
func (d *Dict[K, V]) KeyList() *List[K] {
	l := NewListSize[K](d.used)
	for i := range d.entries {
		if d.entries[i].live {
			l.items = append(l.items, d.entries[i].key)
		}
	}
	return l
}

// ValueList is list(d.values()).
func (d *Dict[K, V]) ValueList() *List[V] {
	l := NewListSize[V](d.used)
	for i := range d.entries {
		if d.entries[i].live {
			l.items = append(l.items, d.entries[i].val)
		}
	}
	return l
}

// ItemList is list(d.items()).
func (d *Dict[K, V]) ItemList() *List[Tuple2[K, V]] {
	l := NewListSize[Tuple2[K, V]](d.used)
	for i := range d.entries {
		if e := &d.entries[i]; e.live {
			l.items = append(l.items, Tuple2[K, V]{e.key, e.val})
		}
	}
	return l
}
