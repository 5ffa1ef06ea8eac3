package random

import (
	"unicode/utf8"

	"github.com/gosyncio/gosyncio/rt/py"
)

// The functions and methods that draw from lists of known types. Go has no generic methods: those of a generator are functions
// that take it first.

// NewSeeded returns a generator seeded from an int.
func NewSeeded(n int) *Generator {
	g := new(Generator)
	g.SeedInt(n)
	return g
}

// NewSeededStr returns a generator seeded from a str.
func NewSeededStr(s string) *Generator {
	g := new(Generator)
	g.SeedStr(s)
	return g
}

// Choice returns a random element; IndexError for an empty list.
func Choice[T any](seq *py.List[T]) T { return ChoiceBy(shared, seq) }

// ChoiceBy is Choice by a generator.
func ChoiceBy[T any](g *Generator, seq *py.List[T]) T {
	if seq.Len() == 0 {
		panic(py.IndexError.New("Cannot choose from an empty sequence"))
	}
	return seq.Get(g.below(seq.Len()))
}

// ChoiceStr returns a random character.
func ChoiceStr(s string) string { return ChoiceStrBy(shared, s) }

// ChoiceStrBy is ChoiceStr by a generator.
func ChoiceStrBy(g *Generator, s string) string {
	if s == "" {
		panic(py.IndexError.New("Cannot choose from an empty sequence"))
	}
	i := g.below(py.StrLen(s))
	if len(s) == utf8.RuneCountInString(s) {
		return s[i : i+1]
	}
	return py.StrAt(s, i)
}

// Shuffle puts a list in random order.
func Shuffle[T any](list *py.List[T]) { ShuffleBy(shared, list) }

// ShuffleBy is Shuffle by a generator.
func ShuffleBy[T any](g *Generator, list *py.List[T]) {
	for i := list.Len() - 1; i > 0; i-- {
		j := g.below(i + 1)
		a, b := list.Get(i), list.Get(j)
		list.Set(i, b)
		list.Set(j, a)
	}
}

// Sample draws k elements of a list without replacement.
func Sample[T any](population *py.List[T], k int) *py.List[T] { return SampleBy(shared, population, k) }

// SampleBy is Sample by a generator.
func SampleBy[T any](g *Generator, population *py.List[T], k int) *py.List[T] {
	out := py.NewListSize[T](max(k, 0))
	for _, i := range g.sampleIndices(population.Len(), k) {
		out.Append(population.Get(i))
	}
	return out
}

// Choices draws k elements of a list with replacement, each as likely as its weight says; nil stands for no weights.
func Choices[T any](population *py.List[T], weights, cumulative any, k int) *py.List[T] {
	return ChoicesBy(shared, population, weights, cumulative, k)
}

// ChoicesBy is Choices by a generator.
func ChoicesBy[T any](g *Generator, population *py.List[T], weights, cumulative any, k int) *py.List[T] {
	draw := g.chooser(population.Len(), weights, cumulative)
	out := py.NewListSize[T](max(k, 0))
	for range k {
		out.Append(population.Get(draw()))
	}
	return out
}

// Getrandbits returns an int of k random bits.
func (g *Generator) Getrandbits(k int) py.Int { return py.As[py.Int](g.getrandbits(k)) }

// Getrandbits returns an int of k random bits.
func Getrandbits(k int) py.Int { return shared.Getrandbits(k) }
