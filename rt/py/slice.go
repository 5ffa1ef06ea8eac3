package py

import "math/big"

const maxInt = int(^uint(0) >> 1)

// Slice is a slice object: start, stop and step are any Python values.
type Slice struct {
	Start, Stop, Step any
}

// NewSlice is slice(lo, hi, step); None (nil) is what was left out.
func NewSlice(lo, hi, step any) *Slice { return &Slice{lo, hi, step} }

// Span applies the slice to a sequence of n items: the first index, the step
// and the number of items. TypeError if a part is neither None nor an index,
// ValueError if the step is zero. (The clamping is that of PySlice_AdjustIndices.)
func (s *Slice) Span(n int) (start, step, count int) {
	start, stop, step := s.indices(n)
	return start, step, spanLen(start, stop, step)
}

func spanLen(start, stop, step int) int {
	switch {
	case step > 0 && start < stop:
		return (stop-start-1)/step + 1
	case step < 0 && stop < start:
		return (start-stop-1)/(-step) + 1
	}
	return 0
}

func (s *Slice) indices(n int) (start, stop, step int) {
	step = 1
	if s.Step != nil {
		step = sliceIndex(s.Step)
		if step == 0 {
			panic(ValueError.New("slice step cannot be zero"))
		}
		step = max(step, -maxInt)
	}
	lo, hi := 0, n
	if step < 0 {
		lo, hi = -1, n-1
	}
	start, stop = lo, hi
	if step < 0 {
		start, stop = hi, lo
	}
	if s.Start != nil {
		start = clampIndex(sliceIndex(s.Start), n, lo, hi)
	}
	if s.Stop != nil {
		stop = clampIndex(sliceIndex(s.Stop), n, lo, hi)
	}
	return start, stop, step
}

func clampIndex(i, n, lo, hi int) int {
	if i < 0 {
		i += n
	}
	return min(max(i, lo), hi)
}

// clampSlice applies [lo:hi] with step 1 to n items; hi >= lo on return.
func clampSlice(lo, hi, n int) (int, int) {
	lo, hi = clampIndex(lo, n, 0, n), clampIndex(hi, n, 0, n)
	return lo, max(lo, hi)
}

// sliceIndex converts a part of a slice; ints beyond the range of a Go int
// saturate, as in CPython.
func sliceIndex(v any) int {
	switch x := v.(type) {
	case int:
		return x
	case bool:
		return boolInt(x)
	}
	x, ok := Index(v)
	if !ok {
		panic(TypeError.New("slice indices must be integers or None or have an __index__ method"))
	}
	return saturate(x)
}

// saturate clamps a boxed int to Go's int.
func saturate(x any) int {
	switch x := x.(type) {
	case int:
		return x
	case bool:
		return boolInt(x)
	case *big.Int:
		if x.Sign() < 0 {
			return -maxInt - 1
		}
	}
	return maxInt
}

// Indices is s.indices(n).
func (s *Slice) Indices(n int) (start, stop, step int) { return s.indices(n) }

// String is repr(s).
func (s *Slice) String() string {
	return "slice(" + Repr(s.Start) + ", " + Repr(s.Stop) + ", " + Repr(s.Step) + ")"
}
