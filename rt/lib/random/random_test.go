package random_test

import (
	"context"
	"math"
	"testing"

	"github.com/gosyncio/gosyncio/rt/lib/internal/libtest"
	"github.com/gosyncio/gosyncio/rt/lib/random"
	"github.com/gosyncio/gosyncio/rt/py"
)

func call(f, want string, args ...any) libtest.Call {
	return libtest.Call{Func: f, Args: args, Want: want}
}

// TestSequence is one run of CPython 3.13 after random.seed(42).
func TestSequence(t *testing.T) {
	letters := py.NewList[any]("a", "b", "c", "d", "e")
	libtest.Run(t, random.Module, append(firstRound(letters), secondRound(letters)...))
}

// firstRound lists calls of all functions and what they gave, each in the state that the one before it leaves behind.
func firstRound(letters *py.List[any]) []libtest.Call {
	return []libtest.Call{
		call("seed", "None", 42),
		call("random", "0.6394267984578837"),
		call("randint", "4", 1, 100),
		call("randint", "317087220921417974", -5, 1000000000000000000),
		call("uniform", "0.2826472611133024", 0.05, 1.0),
		call("choice", "'b'", letters),
		call("randrange", "1", 10),
		call("randrange", "70", 0, 100, 7),
		call("getrandbits", "776646", 20),
		call("getrandbits", "719941466287131323558231662928", 100),
		call("getrandbits", "0", 0),
		call("gauss", "-0.216958684145195", 0.0, 1.0),
		call("gauss", "0.11588478670085507", 0.0, 1.0),
		call("gauss", "5.464595473813442", 5.0, 2.0),
		call("normalvariate", "0.5650502173449647", 0.0, 1.0),
		call("expovariate", "0.1660176126445491", 1.5),
		call("betavariate", "0.8861732060965043", 2.0, 3.0),
		call("gammavariate", "0.6831931022845293", 0.5, 1.0),
		call("gammavariate", "2.8149935537560844", 3.0, 2.0),
		call("triangular", "3.1854287117885303", 0.0, 10.0, 3.0),
		call("triangular", "0.21534372916357225"),
		call("lognormvariate", "1.5861405093433556", 0.0, 0.5),
		call("vonmisesvariate", "2.320125888961776", 1.0, 2.0),
		call("paretovariate", "1.1718201545331004", 3.0),
		call("weibullvariate", "0.8961321026983046", 1.0, 2.0),
		call("sample", "['e', 'c', 'd']", letters, 3),
		call("sample", "[196, 721, 71, 46]", py.NewRange(py.IntOf(0), py.IntOf(1000), py.IntOf(1)), 4),
		call("sample", "['b', 'c', 'a', 'd', 'e']", letters, 5),
		call("choices", "['b']", letters),
		call("binomialvariate", "3", 10, 0.3),
		call("binomialvariate", "68", 100, 0.7),
		call("binomialvariate", "0"),
		call("randbytes", "b'WoG\\x12\\x9b'", 5),
		call("randrange", "3160651198809831499107796", py.BigInt("10000000000000000000000000").Box()),
		call("randint", "688347107349831450422101307298", 0, py.BigInt("1000000000000000000000000000000").Box()),
		call("sample", "[7, 21, 10, 26, 24, 25]", py.NewRange(py.IntOf(0), py.IntOf(30), py.IntOf(1)), 6),
		call("choices", "['a']", letters, py.NewList[any](5, 1, 1, 1, 1)),
		call("shuffle", "None", letters),
		call("sample", "['e', 'd']", letters, 2),
	}
}

// secondRound goes on with the same calls: some keep a part of what they drew (gauss, getrandbits).
func secondRound(letters *py.List[any]) []libtest.Call {
	return []libtest.Call{
		call("random", "0.913136124185545"),
		call("randint", "73", 1, 100),
		call("randint", "827698802236956905", -5, 1000000000000000000),
		call("uniform", "0.348943986758554", 0.05, 1.0),
		call("choice", "'c'", letters),
		call("randrange", "6", 10),
		call("randrange", "98", 0, 100, 7),
		call("getrandbits", "958972", 20),
		call("getrandbits", "328232103550719409016175456434", 100),
		call("getrandbits", "0", 0),
		call("gauss", "1.163558686599143", 0.0, 1.0),
		call("gauss", "1.0567117873562146", 0.0, 1.0),
		call("gauss", "7.542642132120758", 5.0, 2.0),
		call("normalvariate", "0.26430938090816314", 0.0, 1.0),
		call("expovariate", "0.3729166764594278", 1.5),
		call("betavariate", "0.45038165960077314", 2.0, 3.0),
		call("gammavariate", "1.1120271733071583", 0.5, 1.0),
		call("gammavariate", "2.85798673248015", 3.0, 2.0),
		call("triangular", "4.684798418802742", 0.0, 10.0, 3.0),
		call("triangular", "0.43861561285167455"),
		call("lognormvariate", "1.1672132481026671", 0.0, 0.5),
		call("vonmisesvariate", "1.2904342858511866", 1.0, 2.0),
		call("paretovariate", "1.4624407369442194", 3.0),
		call("weibullvariate", "0.34879973781733353", 1.0, 2.0),
		call("sample", "['a', 'b', 'c']", letters, 3),
		call("sample", "[348, 114, 300, 445]", py.NewRange(py.IntOf(0), py.IntOf(1000), py.IntOf(1)), 4),
		call("sample", "['d', 'c', 'e', 'a', 'b']", letters, 5),
		call("choices", "['b']", letters),
		call("binomialvariate", "3", 10, 0.3),
		call("binomialvariate", "75", 100, 0.7),
		call("binomialvariate", "1"),
		call("randbytes", "b'?\\x8f\\x18\\xf4\\xc7'", 5),
		call("randrange", "6270096252719529235675857", py.BigInt("10000000000000000000000000").Box()),
		call("randint", "18971366953634547639802972973", 0, py.BigInt("1000000000000000000000000000000").Box()),
		call("sample", "[7, 28, 18, 2, 26, 23]", py.NewRange(py.IntOf(0), py.IntOf(30), py.IntOf(1)), 6),
		call("choices", "['e']", letters, py.NewList[any](5, 1, 1, 1, 1)),
		call("shuffle", "None", letters),
		call("sample", "['e', 'c']", letters, 2),
	}
}

// TestSeeds: the first number after seeds of all kinds.
func TestSeeds(t *testing.T) {
	for _, c := range []struct {
		seed any
		want string
	}{
		{0, "0.8444218515250481"},
		{1, "0.13436424411240122"},
		{-1, "0.13436424411240122"},
		{py.BigInt("1180591620717411303424").Box(), "0.2327882718301838"},
		{"hello", "0.3537754404730722"},
		{"", "0.9602256525641875"},
		{py.Bytes("bytes"), "0.37075677971469856"},
		{1.5, "0.551763726942059"},
		{math.Copysign(0, -1), "0.8444218515250481"},
		{true, "0.13436424411240122"},
		{py.BigInt("1000000000000000000000000000000").Box(), "0.9341508484568806"},
		{math.Inf(1), "0.19236379321481523"},
	} {
		g := py.Call(context.Background(), random.Class, c.seed)
		if got := py.Repr(py.CallMethod(context.Background(), g, "random")); got != c.want {
			t.Errorf("Random(%s).random() = %s, want %s", py.Repr(c.seed), got, c.want)
		}
	}
}

func TestErrors(t *testing.T) {
	libtest.Run(t, random.Module, []libtest.Call{
		call("choice", "IndexError: Cannot choose from an empty sequence", py.NewList[any]()),
		call("randint", "ValueError: empty range in randrange(5, 3)", 5, 2),
		call("randrange", "ValueError: empty range for randrange()", 0),
		call("sample", "ValueError: Sample larger than population or is negative", py.NewRange(py.IntOf(0), py.IntOf(3), py.IntOf(1)), 5),
		call("sample", "TypeError: Population must be a sequence.  For dicts or sets, use sorted(d).", py.NewSet[any](1, 2), 1),
		call("seed", "TypeError: The only supported seed types are:\nNone, int, float, str, bytes, and bytearray.", py.NewTuple()),
		call("expovariate", "ZeroDivisionError: float division by zero", 0.0),
		call("gammavariate", "ValueError: gammavariate: alpha and beta must be > 0.0", 0.0, 1.0),
	})
}

func TestState(t *testing.T) {
	ctx := context.Background()
	g := py.Call(ctx, random.Class, 7)
	py.CallMethod(ctx, g, "gauss")
	state := py.CallMethod(ctx, g, "getstate")
	want := py.CallMethod(ctx, g, "gauss")
	py.CallMethod(ctx, g, "setstate", state)
	if got := py.CallMethod(ctx, g, "gauss"); got != want {
		t.Errorf("after setstate: %v, want %v", got, want)
	}
}
