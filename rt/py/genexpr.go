package py

import (
	"iter"
	"strings"
)

// What takes all values of a generator expression at once needs no generator object: the translator writes the expression
// as a Go sequence and calls one of these functions.
//
//	sum(x * x for x in xs)     py.GenSum(func(yield func(int) bool) {
//	                               for x := range xs.Each() {
//	                                   if !yield(x * x) {
//	                                       return
//	                                   }
//	                               }
//	                           })

// runGen gives the values of seq to take until it says false. A StopIteration out of the expression becomes RuntimeError.
func runGen[T any](seq iter.Seq[T], take func(v T) bool) {
	if exc := Try(func() { seq(take) }); exc != nil {
		panic(EndOfGenerator(exc, "generator").Reraise())
	}
}

// EndOfGenerator turns a StopIteration that escapes the body of a generator or coroutine into the RuntimeError of PEP 479;
// other exceptions, and nil, stay what they are. what names the kind of body.
func EndOfGenerator(exc *Exception, what string) *Exception {
	if exc == nil || !exc.IsA(StopIteration) {
		return exc
	}
	e := RuntimeError.New(what + " raised StopIteration")
	e.Cause, e.Context, e.SuppressContext = exc, exc, true
	return e
}

// GenList is the list of the values.
func GenList[T any](seq iter.Seq[T]) *List[T] {
	l := &List[T]{}
	runGen(seq, func(v T) bool {
		l.items = append(l.items, v)
		return true
	})
	return l
}

// GenSet is the set of the values.
func GenSet[T any](seq iter.Seq[T]) *Set[T] {
	s := &Set[T]{}
	runGen(seq, func(v T) bool {
		s.Add(v)
		return true
	})
	return s
}

// GenSum is sum() of ints whose sum the translator knows to fit.
func GenSum(seq iter.Seq[int]) int {
	total := 0
	runGen(seq, func(v int) bool {
		total += v
		return true
	})
	return total
}

// GenSumInt is sum() of ints of any size.
func GenSumInt(seq iter.Seq[Int]) Int {
	var total Int
	runGen(seq, func(v Int) bool {
		total = total.Add(v)
		return true
	})
	return total
}

// GenAny is any() of truth values; it stops at the first true one.
func GenAny(seq iter.Seq[bool]) bool {
	found := false
	runGen(seq, func(v bool) bool {
		found = v
		return !v
	})
	return found
}

// GenAll is all() of truth values; it stops at the first false one.
func GenAll(seq iter.Seq[bool]) bool {
	all := true
	runGen(seq, func(v bool) bool {
		all = v
		return v
	})
	return all
}

// GenJoin is sep.join() of strs.
func GenJoin(sep string, seq iter.Seq[string]) string {
	var b strings.Builder
	first := true
	runGen(seq, func(s string) bool {
		if !first {
			b.WriteString(sep)
		}
		first = false
		b.WriteString(s)
		return true
	})
	return b.String()
}

// GenFirst is next() with a default: the first value, or def if there is none.
func GenFirst[T any](seq iter.Seq[T], def any) any {
	runGen(seq, func(v T) bool {
		def = Box(v)
		return false
	})
	return def
}
