package py

// Direct forms of builtin functions on typed values, for the stubs.

// AbsFloat is abs(x) of a float.
func AbsFloat(x float64) float64 {
	if x < 0 {
		return -x
	}
	return x + 0
}

// MinBig is min(a, b) of ints of any size.
func MinBig(a, b Int) Int {
	if b.Lt(a) {
		return b
	}
	return a
}

// MaxBig is max(a, b) of ints of any size.
func MaxBig(a, b Int) Int {
	if a.Lt(b) {
		return b
	}
	return a
}

// MinFloat is min(a, b) of floats: a unless b is less (which NaNs never are).
func MinFloat(a, b float64) float64 {
	if b < a {
		return b
	}
	return a
}

// MaxFloat is max(a, b) of floats.
func MaxFloat(a, b float64) float64 {
	if b > a {
		return b
	}
	return a
}

// MinStr is min(a, b) of strs.
func MinStr(a, b string) string {
	if StrLess(b, a) {
		return b
	}
	return a
}

// MaxStr is max(a, b) of strs.
func MaxStr(a, b string) string {
	if StrLess(a, b) {
		return b
	}
	return a
}

// MinList is min(l); ValueError if it is empty.
func MinList[T any](l *List[T]) T {
	return extremeOf(l, "min", lessFor[T])
}

// MaxList is max(l); ValueError if it is empty.
func MaxList[T any](l *List[T]) T {
	return extremeOf(l, "max", greaterFor[T])
}

func extremeOf[T any](l *List[T], name string, order func() func(a, b T) bool) T {
	if len(l.items) == 0 {
		panic(ValueError.Newf("%s() iterable argument is empty", name))
	}
	better := order()
	best := l.items[0]
	for i := 1; i < len(l.items); i++ {
		if v := l.items[i]; better(v, best) {
			best = v
		}
	}
	return best
}

// MinBy is min(l, key=key); ValueError if it is empty.
func MinBy[T, K any](l *List[T], key func(T) K) T { return extremeBy(l, "min", key, lessFor[K]) }

// MaxBy is max(l, key=key); ValueError if it is empty.
func MaxBy[T, K any](l *List[T], key func(T) K) T { return extremeBy(l, "max", key, greaterFor[K]) }

func extremeBy[T, K any](l *List[T], name string, key func(T) K, order func() func(a, b K) bool) T {
	if len(l.items) == 0 {
		panic(ValueError.Newf("%s() iterable argument is empty", name))
	}
	better := order()
	best := l.items[0]
	bestKey := key(best)
	for i := 1; i < len(l.items); i++ { // the key function may change the list
		v := l.items[i]
		if k := key(v); better(k, bestKey) {
			best, bestKey = v, k
		}
	}
	return best
}

// SortedList is sorted(l, key=key, reverse=reverse) of a typed list; key is a Python function or nil.
func SortedList[T any](l *List[T], key any, reverse bool) *List[T] {
	c := l.Copy()
	c.SortAny(key, reverse)
	return c
}

// SumInts is sum(l) of ints whose sum the translator knows to fit.
func SumInts(l *List[int]) int {
	total := 0
	for _, x := range l.items {
		total += x
	}
	return total
}

// SumBools is sum(l) of bools: how many are True.
func SumBools(l *List[bool]) int {
	n := 0
	for _, x := range l.items {
		if x {
			n++
		}
	}
	return n
}

// SumSmall is sum(l) of ints whose sum may not fit.
func SumSmall(l *List[int]) Int {
	var total Int
	for _, x := range l.items {
		total = total.AddInt(x)
	}
	return total
}

// SumList is sum(l) of ints of any size.
func SumList(l *List[Int]) Int {
	var total Int
	for _, x := range l.items {
		total = total.Add(x)
	}
	return total
}

// SumFloats is sum(l, start) of floats, with CPython's compensated addition.
func SumFloats(l *List[float64], start float64) float64 {
	var c float64
	for _, x := range l.items {
		t := start + x
		if abs(start) >= abs(x) {
			c += (start - t) + x
		} else {
			c += (x - t) + start
		}
		start = t
	}
	return compensated(start, c)
}

// OrdStr is ord(c) of a str.
func OrdStr(c string) int {
	if len(c) == 1 {
		return int(c[0])
	}
	return Ord(c)
}

// OpenFile is open(file, mode) with the other parameters left at their defaults.
func OpenFile(file any, mode string) *File { return Open(file, mode, "", "", nil) }
