package py

// This file is *Dict[K, V] seen through boxed values (interface AnyDict).

// LenAny is len(d).
func (d *Dict[K, V]) LenAny() int { return d.used }

// LookupAny finds the value of a boxed key.
func (d *Dict[K, V]) LookupAny(k any) (any, bool) {
	key, ok := tryAs[K](k)
	if !ok {
		if e := d.foreign(k); e != nil {
			return Box(e.val), true
		}
		return nil, false
	}
	if e := d.lookup(key); e != nil {
		return Box(e.val), true
	}
	return nil, false
}

// foreign finds the entry whose key equals k, which is no K: only an instance of a user's class (of a subclass of int,
// say) can equal one then. Unhashable keys raise.
func (d *Dict[K, V]) foreign(k any) *dictEntry[K, V] {
	hash := Hash(k)
	if !TypeOf(k).user {
		return nil
	}
	for i := range d.entries {
		if e := &d.entries[i]; e.live && e.hash == hash && sameOrEqual(Box(e.key), k) {
			return e
		}
	}
	return nil
}

// StoreAny sets a boxed key to a boxed value.
func (d *Dict[K, V]) StoreAny(k, v any) { d.Set(As[K](k), As[V](v)) }

// RemoveAny deletes a boxed key.
func (d *Dict[K, V]) RemoveAny(k any) (any, bool) {
	key, ok := tryAs[K](k)
	if !ok {
		e := d.foreign(k)
		if e == nil {
			return nil, false
		}
		key = e.key
	}
	v, ok := d.Take(key)
	if !ok {
		return nil, false
	}
	return Box(v), true
}

// EntryAny is the first live entry at or after pos.
func (d *Dict[K, V]) EntryAny(pos int) (k, v any, next int, ok bool) {
	for pos = max(pos, d.first); pos < len(d.entries); pos++ {
		if e := &d.entries[pos]; e.live {
			return Box(e.key), Box(e.val), pos + 1, true
		}
	}
	return nil, nil, pos, false
}

// LastAny is the entry inserted last.
func (d *Dict[K, V]) LastAny() (k, v any, ok bool) {
	pos := d.lastPos()
	if pos < 0 {
		return nil, nil, false
	}
	return Box(d.entries[pos].key), Box(d.entries[pos].val), true
}

// ClearAny removes everything.
func (d *Dict[K, V]) ClearAny() { d.Clear() }

// CopyAny is a shallow copy.
func (d *Dict[K, V]) CopyAny() any { return d.Copy() }
