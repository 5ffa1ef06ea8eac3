package py

import "context"

// Enumerate is an enumerate object.
type Enumerate struct {
	it Iterator
	n  any
}

// PyClass gives the class enumerate.
func (e *Enumerate) PyClass() *Type { return EnumerateType }

// Next gives the next (index, item) pair.
func (e *Enumerate) Next() (any, bool) {
	v, ok := e.it.Next()
	if !ok {
		return nil, false
	}
	n := e.n
	e.n = Add(n, 1)
	return NewTuple(n, v), true
}

// EnumerateOf is enumerate(iterable, start).
func EnumerateOf(iterable, start any) *Enumerate {
	return &Enumerate{it: Iter(iterable), n: IndexOrError(start)}
}

// Zip is a zip object.
type Zip struct {
	its    []Iterator
	strict bool
	done   bool
}

// PyClass gives the class zip.
func (z *Zip) PyClass() *Type { return ZipType }

// Next gives the next tuple; with strict, ValueError if one iterable ends before the others.
func (z *Zip) Next() (any, bool) {
	if z.done || len(z.its) == 0 {
		return nil, false
	}
	out := make([]any, len(z.its))
	for i, it := range z.its {
		v, ok := it.Next()
		if !ok {
			z.done = true
			if z.strict {
				z.checkStrict(i)
			}
			return nil, false
		}
		out[i] = v
	}
	return NewTuple(out...), true
}

// checkStrict raises unless all iterables end together; iterable i ended first.
func (z *Zip) checkStrict(i int) {
	if i > 0 {
		panic(ValueError.Newf("zip() argument %d is shorter than argument%s", i+1, zipOthers(i)))
	}
	for j := 1; j < len(z.its); j++ {
		if _, ok := z.its[j].Next(); ok {
			panic(ValueError.Newf("zip() argument %d is longer than argument%s", j+1, zipOthers(j)))
		}
	}
}

func zipOthers(n int) string {
	if n == 1 {
		return " 1"
	}
	return "s 1-" + Str(n)
}

// ZipOf is zip(*iterables, strict=strict).
func ZipOf(strict bool, iterables ...any) *Zip {
	z := &Zip{strict: strict}
	for i, o := range iterables {
		_ = i
		z.its = append(z.its, Iter(o))
	}
	return z
}

// Map is a map object.
type Map struct {
	f   any
	its []Iterator
}

// PyClass gives the class map.
func (m *Map) PyClass() *Type { return MapType }

// Next gives the function's next result.
func (m *Map) Next() (any, bool) {
	args := make([]any, len(m.its))
	for i, it := range m.its {
		v, ok := it.Next()
		if !ok {
			return nil, false
		}
		args[i] = v
	}
	return unlessStopped(func() any { return Call(current.Ctx, m.f, args...) })
}

// unlessStopped is what the function of a map or filter gives; a StopIteration out of it ends the iteration.
func unlessStopped(call func() any) (v any, ok bool) {
	switch exc := Try(func() { v = call() }); {
	case exc == nil:
		return v, true
	case exc.IsA(StopIteration):
		return nil, false
	default:
		panic(exc.Propagate())
	}
}

// MapOf is map(f, *iterables).
func MapOf(f any, iterables ...any) *Map {
	m := &Map{f: f}
	for _, o := range iterables {
		m.its = append(m.its, Iter(o))
	}
	return m
}

// Filter is a filter object.
type Filter struct {
	f  any
	it Iterator
}

// PyClass gives the class filter.
func (f *Filter) PyClass() *Type { return FilterType }

// Next gives the next item that passes.
func (f *Filter) Next() (any, bool) {
	for {
		v, ok := f.it.Next()
		if !ok {
			return nil, false
		}
		pass := false
		if f.f == nil || f.f == any(BoolType) {
			pass = Truth(v)
		} else {
			v, ok := unlessStopped(func() any { return Truth(Call(current.Ctx, f.f, v)) })
			if !ok {
				return nil, false
			}
			pass = v.(bool)
		}
		if pass {
			return v, true
		}
	}
}

// FilterOf is filter(f, iterable); f None keeps the true items.
func FilterOf(f, iterable any) *Filter { return &Filter{f: f, it: Iter(iterable)} }

// Reversed is iter(reversed(o)): an iterator from the last item to the first.
func Reversed(o any) Iterator { return Iter(reversedValue(o)) }

// reversedValue is reversed(o): whatever a user's __reversed__ gives, an iterator for other objects.
func reversedValue(o any) any {
	o = canonical(o)
	t := TypeOf(o)
	if t.user || t.tableOps {
		if f, where, ok := t.lookupWhere("__reversed__"); ok && (where.user || where.Slots.Reversed == nil) {
			if f == nil {
				panic(TypeError.Newf("'%s' object is not reversible", t.ErrName()))
			}
			return callSpecial(f, o)
		}
	}
	if s := t.slots(func(s *Slots) bool { return s.Reversed != nil }); s != nil {
		return s.Reversed(Unwrap(o))
	}
	if _, ok := t.Lookup("__getitem__"); !ok || t.IsSubtype(DictType) {
		panic(TypeError.Newf("'%s' object is not reversible", t.ErrName()))
	}
	return &reversedIter{o: o, i: Len(o) - 1}
}

// reversedIter is a reversed object over a sequence.
type reversedIter struct {
	o any
	i int
}

func (r *reversedIter) PyClass() *Type { return ReversedType }

func (r *reversedIter) Next() (any, bool) {
	if r.i < 0 {
		return nil, false
	}
	var v any
	exc := Try(func() { v = GetItem(r.o, r.i) })
	if exc != nil {
		r.i = -1
		if exc.IsA(IndexError, StopIteration) {
			return nil, false
		}
		panic(exc.Propagate())
	}
	r.i--
	return v, true
}

// callableIter is iter(f, sentinel).
type callableIter struct {
	f, sentinel any
	done        bool
}

func (c *callableIter) PyClass() *Type { return CallableIteratorType }

func (c *callableIter) Next() (v any, ok bool) {
	if c.done {
		return nil, false
	}
	exc := Try(func() { v = Call(current.Ctx, c.f) })
	if exc != nil {
		if exc.IsA(StopIteration) {
			c.done = true
			return nil, false
		}
		panic(exc.Propagate())
	}
	if Eq(v, c.sentinel) {
		c.done = true
		return nil, false
	}
	return v, true
}

// IterSentinel is iter(f, sentinel).
func IterSentinel(f, sentinel any) Iterator {
	if !IsCallable(f) {
		panic(newExc(TypeError, "iter(v, w): v must be callable"))
	}
	return &callableIter{f: f, sentinel: sentinel}
}

// iteratorSlots are the slots of every class whose Go form is an Iterator.
var iteratorSlots = Slots{
	Next: func(o any) (any, bool) { return o.(Iterator).Next() },
}

// IteratorSlots gives the slots of a class whose Go values implement Iterator.
func IteratorSlots() Slots { return iteratorSlots }

func initIteratorTypes() {
	for _, t := range []*Type{EnumerateType, ZipType, MapType, FilterType, ReversedType, IteratorType, CallableIteratorType, ListIteratorType} {
		t.Slots = iteratorSlots
	}
	EnumerateType.Construct = func(_ context.Context, _ *Type, args []any, kw []Kwarg) any {
		if len(args)+len(kw) == 0 {
			panic(newExc(TypeError, "enumerate() missing required argument 'iterable'"))
		}
		a := bindArgs("enumerate", "iterable, start=0", args, kw)
		return EnumerateOf(a[0], a[1])
	}
	ZipType.Construct = func(_ context.Context, _ *Type, args []any, kw []Kwarg) any {
		a := bindArgs("zip", "*iterables, strict=False", args, kw)
		return ZipOf(Truth(a[1]), a[0].(*Tuple).items...)
	}
	MapType.Construct = func(_ context.Context, _ *Type, args []any, kw []Kwarg) any {
		if len(kw) > 0 {
			panic(newExc(TypeError, "map() takes no keyword arguments"))
		}
		if len(args) < 2 {
			panic(newExc(TypeError, "map() must have at least two arguments."))
		}
		return MapOf(args[0], args[1:]...)
	}
	FilterType.Construct = func(_ context.Context, _ *Type, args []any, kw []Kwarg) any {
		a := bindArgs("filter", "function, iterable, /", args, kw)
		return FilterOf(a[0], a[1])
	}
	ReversedType.Construct = func(_ context.Context, _ *Type, args []any, kw []Kwarg) any {
		a := bindArgs("reversed", "object, /", args, kw)
		return reversedValue(a[0])
	}
}
