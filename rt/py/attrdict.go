package py

// AttrDict is the __dict__ of an object as a live dict: reads and writes go to the object's attributes. Keys are strings.
type AttrDict struct {
	store attrStore
}

// attrStore is where an object keeps its attributes.
type attrStore interface {
	Get(name string) (any, bool)
	Set(name string, v any)
	Del(name string) bool
	Names() []string
}

// PyClass gives the class dict.
func (d *AttrDict) PyClass() *Type { return DictType }

// LenAny is len(d).
func (d *AttrDict) LenAny() int { return len(d.store.Names()) }

// LookupAny finds an attribute.
func (d *AttrDict) LookupAny(k any) (any, bool) {
	if s, ok := Unwrap(k).(string); ok {
		return d.store.Get(s)
	}
	Hash(k)
	return nil, false
}

// StoreAny sets an attribute; TypeError unless the key is a str (CPython would keep other keys).
func (d *AttrDict) StoreAny(k, v any) {
	s, ok := Unwrap(k).(string)
	if !ok {
		panic(newExc(TypeError, "attribute names must be strings"))
	}
	d.store.Set(s, v)
}

// RemoveAny deletes an attribute.
func (d *AttrDict) RemoveAny(k any) (any, bool) {
	v, ok := d.LookupAny(k)
	if ok {
		d.store.Del(Unwrap(k).(string))
	}
	return v, ok
}

// EntryAny is the attribute at position pos.
func (d *AttrDict) EntryAny(pos int) (k, v any, next int, ok bool) {
	names := d.store.Names()
	if pos >= len(names) {
		return nil, nil, pos, false
	}
	v, _ = d.store.Get(names[pos])
	return names[pos], v, pos + 1, true
}

// LastAny is the attribute set last.
func (d *AttrDict) LastAny() (k, v any, ok bool) {
	n := d.LenAny()
	if n == 0 {
		return nil, nil, false
	}
	k, v, _, ok = d.EntryAny(n - 1)
	return k, v, ok
}

// ClearAny removes all attributes.
func (d *AttrDict) ClearAny() {
	for _, n := range append([]string(nil), d.store.Names()...) {
		d.store.Del(n)
	}
}

// CopyAny is an ordinary dict with the same items.
func (d *AttrDict) CopyAny() any {
	out := NewDict[any, any]()
	for _, n := range d.store.Names() {
		v, _ := d.store.Get(n)
		out.Set(n, v)
	}
	return out
}

// Get, Set, Del and Names make an attribute dictionary an attrStore.
func (m *moduleStore) Get(name string) (any, bool) { return m.attrs.get(name) }

// moduleStore is the dictionary of a module or function.
type moduleStore struct{ *attrs }

// Set stores an attribute.
func (m *moduleStore) Set(name string, v any) { m.attrs.set(name, v) }

// Del removes an attribute.
func (m *moduleStore) Del(name string) bool { return m.attrs.del(name) }

// Names lists the attributes.
func (m *moduleStore) Names() []string { return m.names }

// fieldStore is the attributes of a struct class's object: fields first, then the overflow.
type fieldStore struct{ o any }

// Get finds a field or an overflow attribute.
func (f fieldStore) Get(name string) (any, bool) {
	if g, ok := f.o.(FieldGetter); ok {
		if v, ok := g.PyGetField(name); ok {
			return v, true
		}
	}
	if x, ok := f.o.(overflower); ok {
		return x.PyOverflow().Get(name)
	}
	return nil, false
}

// Set stores into a field or the overflow.
func (f fieldStore) Set(name string, v any) {
	if s, ok := f.o.(FieldSetter); ok && s.PySetField(name, v) {
		return
	}
	if x, ok := f.o.(overflower); ok {
		x.PyOverflow().Set(name, v)
	}
}

// Del removes an overflow attribute; fields stay.
func (f fieldStore) Del(name string) bool {
	x, ok := f.o.(overflower)
	return ok && x.PyOverflow().Del(name)
}

// Names lists the fields that have a value and the overflow.
func (f fieldStore) Names() []string {
	var out []string
	if n, ok := f.o.(FieldNamer); ok {
		g, _ := f.o.(FieldGetter)
		for _, name := range n.PyFieldNames() {
			if g == nil {
				continue
			}
			if _, ok := g.PyGetField(name); ok {
				out = append(out, name)
			}
		}
	}
	if x, ok := f.o.(overflower); ok {
		out = append(out, x.PyOverflow().Names()...)
	}
	return out
}
