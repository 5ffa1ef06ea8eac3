package py

import (
	"context"
	"iter"
)

// Range is a range object. Its bounds are Ints, for CPython's are unbounded too.
type Range struct {
	Start, Stop, Step Int
	length            Int
}

// NewRange is range(start, stop, step). ValueError if step is 0.
func NewRange(start, stop, step Int) *Range {
	if !step.Truth() {
		panic(ValueError.New("range() arg 3 must not be zero"))
	}
	r := &Range{Start: start, Stop: stop, Step: step}
	switch {
	case step.Sign() > 0 && start.Lt(stop):
		r.length = stop.Sub(start).SubInt(1).FloorDiv(step).AddInt(1)
	case step.Sign() < 0 && stop.Lt(start):
		r.length = start.Sub(stop).SubInt(1).FloorDiv(step.Neg()).AddInt(1)
	}
	return r
}

// RangeOf is range(start, stop, step) of Go ints.
func RangeOf(start, stop, step int) *Range {
	return NewRange(IntOf(start), IntOf(stop), IntOf(step))
}

// RangeEach iterates over range(start, stop, step) of Go ints. ValueError if
// step is 0.
func RangeEach(start, stop, step int) iter.Seq[int] {
	if step == 0 {
		panic(ValueError.New("range() arg 3 must not be zero"))
	}
	return func(yield func(int) bool) {
		n := spanLen(start, stop, step)
		for i := start; n > 0; i, n = i+step, n-1 {
			if !yield(i) {
				return
			}
		}
	}
}

// RangeInts iterates over range(start, stop, step) of ints of any size. ValueError if step is 0.
func RangeInts(start, stop, step Int) iter.Seq[Int] { return NewRange(start, stop, step).Each() }

// PyClass gives range.
func (r *Range) PyClass() *Type { return RangeType }

// Len is len(r). OverflowError if it does not fit.
func (r *Range) Len() int {
	n, ok := r.length.Fits()
	if !ok {
		panic(OverflowError.New("Python int too large to convert to C ssize_t"))
	}
	return n
}

// LenAny is len(r).
func (r *Range) LenAny() int { return r.Len() }

// At is item i, 0 <= i < len.
func (r *Range) At(i Int) Int { return r.Start.Add(i.Mul(r.Step)) }

// Each iterates over the items as Ints.
func (r *Range) Each() iter.Seq[Int] {
	start, stop, step := r.Start.Clamp(), r.Stop.Clamp(), r.Step.Clamp()
	if r.Start.EqInt(start) && r.Stop.EqInt(stop) && r.Step.EqInt(step) {
		return func(yield func(Int) bool) {
			for i := range RangeEach(start, stop, step) {
				if !yield(IntOf(i)) {
					return
				}
			}
		}
	}
	return func(yield func(Int) bool) {
		v := r.Start
		for n := r.length; n.GtInt(0); n = n.SubInt(1) {
			if !yield(v) {
				return
			}
			v = v.Add(r.Step)
		}
	}
}

// Has is i in r.
func (r *Range) Has(i Int) bool {
	inside := r.Start.Le(i) && i.Lt(r.Stop)
	if r.Step.Sign() < 0 {
		inside = r.Stop.Lt(i) && i.Le(r.Start)
	}
	return inside && !i.Sub(r.Start).Mod(r.Step).Truth()
}

// Iterator iterates over boxed ints.
func (r *Range) Iterator() Iterator {
	v, n := r.Start, r.length
	return &valueIter{cls: rangeIterType, next: func() (any, bool) {
		if n.LeInt(0) {
			return nil, false
		}
		x := v.Box()
		v, n = v.Add(r.Step), n.SubInt(1)
		return x, true
	}, left: func() int { return n.Index() }}
}

func (r *Range) reversed() *Range {
	if !r.length.Truth() {
		return &Range{Start: r.Start, Stop: r.Start, Step: r.Step.Neg()}
	}
	return NewRange(r.At(r.length.SubInt(1)), r.Start.Sub(r.Step), r.Step.Neg())
}

// String is repr(r).
func (r *Range) String() string {
	s := "range(" + r.Start.String() + ", " + r.Stop.String()
	if !r.Step.EqInt(1) {
		s += ", " + r.Step.String()
	}
	return s + ")"
}

func init() {
	RangeType.Slots = Slots{
		Repr:     func(o any) string { return o.(*Range).String() },
		Hash:     rangeHash,
		Len:      func(o any) int { return o.(*Range).Len() },
		Truth:    func(o any) bool { return o.(*Range).length.Truth() },
		Iter:     func(o any) Iterator { return o.(*Range).Iterator() },
		Reversed: func(o any) Iterator { return o.(*Range).reversed().Iterator() },
		Contains: rangeContains,
		GetItem:  rangeGetItem,
		Compare:  rangeCompare,
	}
	RangeType.Construct = func(_ context.Context, cls *Type, args []any, kw []Kwarg) any {
		if len(kw) > 0 {
			panic(TypeError.New("range() takes no keyword arguments"))
		}
		if n := len(args); n > 3 {
			panic(TypeError.Newf("range expected at most 3 arguments, got %d", n))
		}
		var a [3]Int
		for i, v := range args {
			a[i], _ = asInt(IndexOrError(v))
		}
		switch len(args) {
		case 0:
			panic(TypeError.New("range expected at least 1 argument, got 0"))
		case 1:
			return NewRange(Int{}, a[0], IntOf(1))
		case 2:
			return NewRange(a[0], a[1], IntOf(1))
		}
		return NewRange(a[0], a[1], a[2])
	}
}

func rangeContains(o, x any) bool {
	r := o.(*Range)
	if i, ok := asInt(x); ok {
		return r.Has(i)
	}
	for v := range r.Each() {
		if sameOrEqual(v.Box(), x) {
			return true
		}
	}
	return false
}

func rangeGetItem(o, k any) any {
	r := o.(*Range)
	if s, ok := k.(*Slice); ok {
		start, stop, step := s.bigIndices(r.length)
		return NewRange(r.At(start), r.At(stop), r.Step.Mul(step))
	}
	v, ok := Index(k)
	if !ok {
		panic(TypeError.Newf("range indices must be integers or slices, not %s", TypeOf(k).Name))
	}
	i, _ := asInt(v)
	if i.Sign() < 0 {
		i = i.Add(r.length)
	}
	if i.Sign() < 0 || i.Ge(r.length) {
		panic(IndexError.New("range object index out of range"))
	}
	return r.At(i).Box()
}

// bigIndices is the slice applied to a sequence of any length.
func (s *Slice) bigIndices(n Int) (start, stop, step Int) {
	step = IntOf(1)
	part := func(v any) Int {
		x, ok := Index(v)
		if !ok {
			panic(TypeError.New("slice indices must be integers or None or have an __index__ method"))
		}
		i, _ := asInt(x)
		return i
	}
	if s.Step != nil {
		if step = part(s.Step); !step.Truth() {
			panic(ValueError.New("slice step cannot be zero"))
		}
	}
	lo, hi := Int{}, n
	if step.Sign() < 0 {
		lo, hi = IntOf(-1), n.SubInt(1)
	}
	start, stop = lo, hi
	if step.Sign() < 0 {
		start, stop = hi, lo
	}
	clamp := func(v any) Int {
		i := part(v)
		if i.Sign() < 0 {
			i = i.Add(n)
		}
		return MinBig(MaxBig(i, lo), hi)
	}
	if s.Start != nil {
		start = clamp(s.Start)
	}
	if s.Stop != nil {
		stop = clamp(s.Stop)
	}
	return start, stop, step
}

func rangeCompare(op CmpOp, a, b any) any {
	x, ok1 := a.(*Range)
	y, ok2 := b.(*Range)
	if !ok1 || !ok2 || op != OpEq && op != OpNe {
		return NotImplemented
	}
	return x.equal(y) == (op == OpEq)
}

func (r *Range) equal(o *Range) bool {
	if !r.length.Eq(o.length) {
		return false
	}
	if r.length.EqInt(0) {
		return true
	}
	return r.Start.Eq(o.Start) && (r.length.EqInt(1) || r.Step.Eq(o.Step))
}

func rangeHash(o any) int {
	r := o.(*Range)
	items := [3]any{r.length.Box(), nil, nil}
	if r.length.Truth() {
		items[1] = r.Start.Box()
		if !r.length.EqInt(1) {
			items[2] = r.Step.Box()
		}
	}
	return NewTuple(items[:]...).Hash()
}

// PyClass gives slice.
func (s *Slice) PyClass() *Type { return SliceType }

func (s *Slice) tuple() *Tuple { return NewTuple(s.Start, s.Stop, s.Step) }

func init() {
	SliceType.Slots = Slots{
		Repr: func(o any) string { return o.(*Slice).String() },
		Hash: func(o any) int { return o.(*Slice).tuple().Hash() },
		Compare: func(op CmpOp, a, b any) any {
			x, ok1 := a.(*Slice)
			y, ok2 := b.(*Slice)
			if !ok1 || !ok2 {
				return NotImplemented
			}
			return compareSeq(op, x.tuple(), y.tuple())
		},
	}
	SliceType.Construct = func(_ context.Context, cls *Type, args []any, kw []Kwarg) any {
		if len(kw) > 0 {
			panic(TypeError.New("slice() takes no keyword arguments"))
		}
		switch len(args) {
		case 0:
			panic(TypeError.New("slice expected at least 1 argument, got 0"))
		case 1:
			return NewSlice(nil, args[0], nil)
		case 2:
			return NewSlice(args[0], args[1], nil)
		case 3:
			return NewSlice(args[0], args[1], args[2])
		}
		panic(TypeError.Newf("slice expected at most 3 arguments, got %d", len(args)))
	}
}
