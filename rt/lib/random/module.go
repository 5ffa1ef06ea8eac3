// Package random is Python's module random: CPython's Mersenne Twister and its
// distributions, with the same numbers for the same seed.
//
// Generator is the class Random; the package functions draw from one hidden
// generator, as the module's do. Module has all of it for boxed values.
package random

import (
	"context"
	"slices"

	"github.com/gosyncio/gosyncio/rt/py"
)

// shared is the generator of the module's functions.
var shared = NewGenerator()

// Random returns a float in [0, 1).
func Random() float64 { return shared.Random() }

// Uniform returns a float between a and b.
func Uniform(a, b float64) float64 { return shared.Uniform(a, b) }

// Randint returns an int in [a, b]; ValueError if b < a.
func Randint(a, b int) int { return shared.Randint(a, b) }

// RandrangeStop returns an int in [0, stop); ValueError if there is none.
func RandrangeStop(stop int) int { return shared.RandrangeStop(stop) }

// Randrange returns an int in [start, stop); ValueError if there is none.
func Randrange(start, stop int) int { return shared.Randrange(start, stop) }

// Gauss draws from the normal distribution.
func Gauss(mu, sigma float64) float64 { return shared.Gauss(mu, sigma) }

// Normalvariate draws from the normal distribution.
func Normalvariate(mu, sigma float64) float64 { return shared.Normalvariate(mu, sigma) }

// Expovariate draws from the exponential distribution of rate lambd.
func Expovariate(lambd float64) float64 { return shared.Expovariate(lambd) }

// Randbytes returns n random bytes.
func Randbytes(n int) py.Bytes { return shared.Randbytes(n) }

// SeedInt restarts the numbers from an int.
func SeedInt(n int) { shared.SeedInt(n) }

// SeedStr restarts the numbers from a str.
func SeedStr(s string) { shared.SeedStr(s) }

// Module is the module object.
var Module = newModule()

func newModule() *py.Module {
	var table py.MethodTable
	for _, d := range slices.Concat(generatorTable, variateTable) {
		// The module's functions are the methods bound to the shared generator:
		// without the self of the signature.
		code := d.Code
		d.Sig = d.Sig[len("self, /"):]
		if len(d.Sig) > 0 {
			d.Sig = d.Sig[len(", "):]
		}
		d.Code = func(ctx context.Context, a []any) any {
			return code(ctx, append([]any{shared}, a...))
		}
		table = append(table, d)
	}
	m := py.NewModule("random", table)
	m.SetClasses(Class, SystemClass)
	return m
}
