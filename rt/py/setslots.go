package py

import "context"

// PyClass gives set.
func (s *Set[T]) PyClass() *Type { return SetType }

// PyClass gives frozenset.
func (s *FrozenSet[T]) PyClass() *Type { return FrozenSetType }

func init() {
	ops := []BinOp{OpOr, OpAnd, OpSub, OpXor}
	base := Slots{
		Repr:     setRepr,
		Len:      func(o any) int { return o.(AnySet).LenAny() },
		Iter:     func(o any) Iterator { return setIter(o.(AnySet)) },
		Contains: func(o, x any) bool { return o.(AnySet).core().hasHash(x, setElemHash(x)) },
		Compare:  setCompare,
		Binary:   setBinary, BinOps: ops,
	}
	FrozenSetType.Slots = base
	FrozenSetType.Slots.Hash = func(o any) int { return o.(AnySet).core().frozenHash() }
	base.NoHash = true
	base.Inplace, base.InplaceOps = setInplace, ops
	SetType.Slots = base
	SetType.Construct = func(_ context.Context, cls *Type, args []any, kw []Kwarg) any {
		s := NewSet[any]()
		if len(args)+len(kw) > 0 {
			setUpdate(s, bindNew("set", "iterable=(), /", args, kw)[0])
		}
		return s
	}
	SetType.Init = func(_ context.Context, o any, args []any, kw []Kwarg) {
		from := bindNew("set", "iterable=(), /", args, kw)[0]
		s := o.(AnySet)
		s.core().reset()
		setUpdate(s, from)
	}
	SetType.EmptyBase = func() any { return NewSet[any]() }
	FrozenSetType.Construct = func(_ context.Context, cls *Type, args []any, kw []Kwarg) any {
		a := bindNew("frozenset", "iterable=(), /", args, kw)
		if s, ok := a[0].(AnySet); ok && s.Frozen() {
			return s
		}
		s := NewFrozenSet[any]()
		setUpdate(s, a[0])
		return s
	}
}

// setElemHash is the hash of a value looked up in a set: a set stands for the
// frozenset of its members.
func setElemHash(x any) int {
	switch x := x.(type) {
	case AnySet:
		return x.core().frozenHash()
	case *Instance:
		if base, ok := x.Base.(AnySet); ok {
			return derivedSetHash(x, base)
		}
	}
	return Hash(x)
}

// derivedSetHash is setElemHash for an instance of a class that extends set or frozenset and may have a hash of its own.
func derivedSetHash(x *Instance, base AnySet) (hash int) {
	switch exc := Try(func() { hash = Hash(x) }); {
	case exc == nil:
		return hash
	case exc.IsA(TypeError):
		return base.core().frozenHash()
	default:
		panic(exc.Reraise())
	}
}

func setIter(s AnySet) Iterator {
	pos, n, left := 0, s.LenAny(), s.LenAny()
	return &valueIter{cls: setIterType, next: func() (any, bool) {
		if s.LenAny() != n {
			n = -1
			panic(RuntimeError.New("Set changed size during iteration"))
		}
		v, _, next, ok := s.MemberAny(pos)
		pos = next
		left--
		return v, ok
	}, left: func() int { return left }}
}

func setRepr(o any) string {
	s := o.(AnySet)
	name := TypeOf(o).Name
	if s.LenAny() == 0 {
		return name + "()"
	}
	return guardRepr(o, name+"(...)", func() string {
		var items []any
		for v, _, pos, ok := s.MemberAny(0); ok; v, _, pos, ok = s.MemberAny(pos) {
			items = append(items, v)
		}
		t := &Tuple{items}
		body := "{" + reprItems(t.LenAny, t.GetAny) + "}"
		if s.Frozen() {
			return name + "(" + body + ")"
		}
		return body
	})
}

func setCompare(op CmpOp, a, b any) any {
	x, ok1 := a.(AnySet)
	y, ok2 := b.(AnySet)
	if !ok1 || !ok2 {
		return NotImplemented
	}
	n, m := x.LenAny(), y.LenAny()
	switch op {
	case OpEq:
		return n == m && setWithin(x, y)
	case OpNe:
		return n != m || !setWithin(x, y)
	case OpLt:
		return n < m && setWithin(x, y)
	case OpLe:
		return n <= m && setWithin(x, y)
	case OpGt:
		return n > m && setWithin(y, x)
	default:
		return n >= m && setWithin(y, x)
	}
}

func setWithin(x, y AnySet) bool {
	for v, h, pos, ok := x.MemberAny(0); ok; v, h, pos, ok = x.MemberAny(pos) {
		if !y.core().hasHash(v, h) {
			return false
		}
	}
	return true
}

func setBinary(op BinOp, a, b any) any {
	x, ok1 := a.(AnySet)
	y, ok2 := b.(AnySet)
	if !ok1 || !ok2 {
		return NotImplemented
	}
	switch op {
	case OpOr:
		r := copySet(x, x.Frozen())
		setUpdate(r, y)
		return r
	case OpAnd:
		return setIntersect(x, y, x.Frozen())
	case OpSub:
		return setDifference(x, y)
	default:
		return setSymmetric(x, y)
	}
}

func setInplace(op BinOp, a, b any) any {
	s := a.(AnySet)
	if _, ok := b.(AnySet); !ok {
		return NotImplemented
	}
	switch op {
	case OpOr:
		setUpdate(s, b)
	case OpAnd:
		s.core().assign(setIntersect(s, b, s.Frozen()).core())
	case OpSub:
		setSubtract(s, b)
	default:
		setToggle(s, b)
	}
	return a
}

// newSet is an empty set or frozenset. What dynamic operations make takes any member, whatever they make it from.
func newSet(frozen bool) AnySet {
	if frozen {
		return &FrozenSet[any]{}
	}
	return &Set[any]{}
}

// copySet is s.copy() as a set or frozenset.
func copySet(s AnySet, frozen bool) AnySet {
	r := newSet(frozen)
	r.core().mergeAny(s.core())
	return r
}

// asSet is an iterable as a set (itself if it is one).
func asSet(o any) AnySet {
	if s, ok := o.(AnySet); ok {
		return s
	}
	s := NewSet[any]()
	setUpdate(s, o)
	return s
}

// setUpdate is s.update(o) (set_update_internal).
func setUpdate(s AnySet, o any) {
	t := s.core()
	switch x := o.(type) {
	case AnySet:
		t.mergeAny(x.core())
	case AnyDict:
		t.reserve(x.LenAny())
		dictEntries(x, func(k, _ any) bool {
			t.addHash(k, Hash(k))
			return true
		})
	default:
		for v := range Each(o) {
			t.addHash(v, Hash(v))
		}
	}
}

// setIntersect is s & o for any iterable o (set_intersection).
func setIntersect(s AnySet, o any, frozen bool) AnySet {
	if any(s) == o {
		return copySet(s, frozen)
	}
	r := newSet(frozen)
	t := r.core()
	if other, ok := o.(AnySet); ok {
		small, large := other, s
		if other.LenAny() > s.LenAny() {
			small, large = s, other
		}
		for v, h, pos, ok := small.MemberAny(0); ok; v, h, pos, ok = small.MemberAny(pos) {
			if large.core().hasHash(v, h) {
				t.addHash(v, h)
			}
		}
		return r
	}
	for v := range Each(o) {
		if h := Hash(v); s.core().hasHash(v, h) {
			t.addHash(v, h)
		}
	}
	return r
}

// setDifference is s - o for any iterable o (set_difference).
func setDifference(s AnySet, o any) AnySet {
	var n int
	switch x := o.(type) {
	case AnySet:
		n = x.LenAny()
	case AnyDict:
		n = x.LenAny()
	default:
		n = -1
	}
	if s.LenAny() == 0 || n < 0 || s.LenAny()>>2 > n {
		r := copySet(s, s.Frozen())
		setSubtract(r, o)
		return r
	}
	r := newSet(s.Frozen())
	for v, h, pos, ok := s.MemberAny(0); ok; v, h, pos, ok = s.MemberAny(pos) {
		var found bool
		if x, isSet := o.(AnySet); isSet {
			found = x.core().hasHash(v, h)
		} else {
			_, found = o.(AnyDict).LookupAny(v)
		}
		if !found {
			r.core().addHash(v, h)
		}
	}
	return r
}

// setSubtract is s.difference_update(o).
func setSubtract(s AnySet, o any) {
	t := s.core()
	if any(s) == o {
		t.reset()
		return
	}
	other, ok := o.(AnySet)
	if !ok {
		for v := range Each(o) {
			t.discardHash(v, Hash(v))
		}
		t.prune()
		return
	}
	if other.LenAny()>>3 > s.LenAny() {
		other = setIntersect(s, other, false)
	}
	for v, h, pos, ok := other.MemberAny(0); ok; v, h, pos, ok = other.MemberAny(pos) {
		t.discardHash(v, h)
	}
	t.prune()
}

// setToggle is s.symmetric_difference_update(o).
func setToggle(s AnySet, o any) {
	t := s.core()
	if any(s) == o {
		t.reset()
		return
	}
	toggle := func(v any, h int) {
		if !t.discardHash(v, h) {
			t.addHash(v, h)
		}
	}
	if d, ok := o.(AnyDict); ok {
		dictEntries(d, func(k, _ any) bool { toggle(k, Hash(k)); return true })
		return
	}
	other := asSet(o)
	for v, h, pos, ok := other.MemberAny(0); ok; v, h, pos, ok = other.MemberAny(pos) {
		toggle(v, h)
	}
}

// setSymmetric is s ^ o: a copy of o toggled by s, of s's class.
func setSymmetric(s AnySet, o any) AnySet {
	r := newSet(s.Frozen())
	setUpdate(r, o)
	setToggle(r, s)
	return r
}
