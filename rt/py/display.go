package py

// DictMerge is one **other in a dict display: it stores the items of a mapping into the dict d.
func DictMerge(d, other any) {
	dst, src := Unwrap(d).(AnyDict), Unwrap(other)
	if _, ok := src.(AnyDict); !ok && !HasAttr(other, "keys") {
		panic(TypeError.Newf("'%s' object is not a mapping", TypeOf(other).Name))
	}
	dictUpdateFrom(dst, src)
}

// ListFrom makes a list display whose stars are spread already: [a, *b] is ListFrom[T](Spread(a, Star(b))).
func ListFrom[T any](items []any) *List[T] { return ListOf(unboxAll[T](items)) }

// SetFrom makes a set display whose stars are spread already.
func SetFrom[T any](items []any) *Set[T] { return NewSet(unboxAll[T](items)...) }

// KwargsOf makes the dict that a function with a typed **kw parameter sees of the one that binding made.
func KwargsOf[K, V any](d any) *Dict[K, V] {
	out := NewDict[K, V]()
	dictMerge(out, d.(AnyDict))
	return out
}

// SetOf makes a set of the values of an iterable; each is hashed before the next is made.
func SetOf[T any](o any) *Set[T] {
	s := NewSet[T]()
	for v := range Each(o) {
		s.Add(As[T](v))
	}
	return s
}

// GlobalOrBuiltin is the value of a global, or of the builtin of that name where the global is not bound.
func GlobalOrBuiltin(v any, name string) any {
	if v == Unbound {
		return Builtins.Get(name)
	}
	return v
}
