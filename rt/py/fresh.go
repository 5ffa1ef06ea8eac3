package py

// The typed containers are views of each other where a value is known to be new: dynamic operations make containers of any
// (list(x), a + b, the rest of an unpacking), and where inference knows their elements the translation asks for the typed
// form, once, before anything else can hold the container. The items are copied.

// FromBox gives a list of any type as a list of T; it fails where an item is no T.
func (*List[T]) FromBox(x any) (any, bool) {
	src, ok := Unwrap(x).(AnyList)
	if !ok {
		return nil, false
	}
	items := make([]T, src.LenAny())
	for i := range items {
		if items[i], ok = tryAs[T](src.GetAny(i)); !ok {
			return nil, false
		}
	}
	return ListOf(items), true
}

// FromBox gives a dict of any types as a dict of K to V; it fails where a key or value is none.
func (*Dict[K, V]) FromBox(x any) (any, bool) {
	src, ok := Unwrap(x).(AnyDict)
	if !ok {
		return nil, false
	}
	out := NewDict[K, V]()
	for pos := 0; ; {
		k, v, next, more := src.EntryAny(pos)
		if !more {
			return out, true
		}
		key, keyOK := tryAs[K](k)
		value, valueOK := tryAs[V](v)
		if !keyOK || !valueOK {
			return nil, false
		}
		out.Set(key, value)
		pos = next
	}
}

// FromBox gives a set of any type as a set of T; it fails where a member is no T.
func (*Set[T]) FromBox(x any) (any, bool) {
	t, ok := typedMembers[T](x, false)
	if !ok {
		return nil, false
	}
	return &Set[T]{*t}, true
}

// FromBox gives a frozenset of any type as a frozenset of T; it fails where a member is no T.
func (*FrozenSet[T]) FromBox(x any) (any, bool) {
	t, ok := typedMembers[T](x, true)
	if !ok {
		return nil, false
	}
	return &FrozenSet[T]{t: *t}, true
}

func typedMembers[T any](x any, frozen bool) (*setTable[T], bool) {
	src, ok := Unwrap(x).(AnySet)
	if !ok || src.Frozen() != frozen {
		return nil, false
	}
	t, ok := tableAs[T](src.core())
	if ok && any(t) == any(src.core()) {
		t = &setTable[T]{}
		t.mergeAny(src.core())
	}
	return t, ok
}
