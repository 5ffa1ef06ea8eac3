package py

// valueIter is an iterator over a builtin value: a closure with a class.
type valueIter struct {
	cls  *Type
	next func() (any, bool)
	left func() int // what __length_hint__ tells; nil: unknown
}

// PyClass gives the iterator's class.
func (it *valueIter) PyClass() *Type { return it.cls }

// Next gives the next value; once it has ended it stays so.
func (it *valueIter) Next() (any, bool) {
	if it.next == nil {
		return nil, false
	}
	v, ok := it.next()
	if !ok {
		it.next = nil
	}
	return v, ok
}

// iterClass makes the class of an iterator over builtin values.
func iterClass(name string) *Type {
	t := newType(name, ObjectType)
	t.Slots.Next = func(o any) (any, bool) { return o.(Iterator).Next() }
	t.Abstract = true
	return t
}

var (
	listReverseIterType = iterClass("list_reverseiterator")
	tupleIterType       = iterClass("tuple_iterator")
	rangeIterType       = iterClass("range_iterator")
	setIterType         = iterClass("set_iterator")
	strIterType         = iterClass("str_iterator")
	strASCIIIterType    = iterClass("str_ascii_iterator")
	bytesIterType       = iterClass("bytes_iterator")
	bytearrayIterType   = iterClass("bytearray_iterator")
	memoryIterType      = iterClass("memory_iterator")
	dictKeyIterType     = iterClass("dict_keyiterator")
	dictValueIterType   = iterClass("dict_valueiterator")
	dictItemIterType    = iterClass("dict_itemiterator")
	dictRevKeyIterType  = iterClass("dict_reversekeyiterator")
	dictRevValIterType  = iterClass("dict_reversevalueiterator")
	dictRevItemIterType = iterClass("dict_reverseitemiterator")
)

// upIter iterates over the indices 0 <= i < n() of something, asking the length each time.
func upIter(cls *Type, n func() int, get func(i int) any) Iterator {
	i := 0
	return &valueIter{cls: cls, next: func() (any, bool) {
		if i >= n() {
			return nil, false
		}
		i++
		return get(i - 1), true
	}, left: func() int { return max(n()-i, 0) }}
}

// downIter iterates over the indices from n()-1 down to 0.
func downIter(cls *Type, n func() int, get func(i int) any) Iterator {
	i := n() - 1
	return &valueIter{cls: cls, next: func() (any, bool) {
		if i < 0 || i >= n() {
			return nil, false
		}
		i--
		return get(i + 1), true
	}, left: func() int { return i + 1 }}
}
