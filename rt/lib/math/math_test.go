package math_test

import (
	"math"
	"math/big"
	"testing"

	"github.com/gosyncio/gosyncio/rt/lib/internal/libtest"
	pymath "github.com/gosyncio/gosyncio/rt/lib/math"
	"github.com/gosyncio/gosyncio/rt/py"
)

func list(items ...any) any { return py.NewList(items...) }

func call(f, want string, args ...any) libtest.Call {
	return libtest.Call{Func: f, Args: args, Want: want}
}

func TestModule(t *testing.T) {
	huge := new(big.Int).Exp(big.NewInt(10), big.NewInt(400), nil)
	inf := math.Inf(1)
	libtest.Run(t, pymath.Module, []libtest.Call{
		call("sqrt", "ValueError: math domain error", -1),
		call("sqrt", "1.4142135623730951", 2),
		call("sqrt", "TypeError: must be real number, not str", "a"),
		call("sqrt", "TypeError: math.sqrt() takes exactly one argument (0 given)"),
		call("sqrt", "OverflowError: int too large to convert to float", huge),
		call("log", "ValueError: math domain error", 0),
		call("log", "ZeroDivisionError: float division by zero", 2, 1),
		call("log", "921.0340371976182", huge),
		call("log", "3.0", 8, 2),
		call("log10", "400.0", huge),
		call("log2", "1328.771237954945", huge),
		call("exp", "OverflowError: math range error", 1000),
		call("factorial", "ValueError: factorial() not defined for negative values", -1),
		call("factorial", "TypeError: 'float' object cannot be interpreted as an integer", 1.0),
		call("factorial", "2432902008176640000", 20),
		call("factorial", "15511210043330985984000000", 25),
		call("isqrt", "ValueError: isqrt() argument must be nonnegative", -1),
		call("isqrt", "3", 15),
		call("comb", "ValueError: n must be a non-negative integer", -1, 2),
		call("comb", "120", 10, 3), call("comb", "0", 3, 10),
		call("perm", "120", 5), call("perm", "60", 5, 3),
		call("perm", "ValueError: k must be a non-negative integer", 3, -1),
		call("gcd", "6", 12, 18), call("gcd", "0"), call("lcm", "60", 4, 6, 10), call("lcm", "1"),
		call("gcd", "TypeError: 'float' object cannot be interpreted as an integer", 1.5, 2),
		call("pow", "ValueError: math domain error", 0, -1), call("pow", "1024.0", 2, 10),
		call("pow", "OverflowError: math range error", 2, 10000),
		call("fmod", "ValueError: math domain error", 1, 0), call("fmod", "-1.0", -5, 2),
		call("ceil", "3", 2.1), call("floor", "-3", -2.1), call("trunc", "-2", -2.1),
		call("ceil", "ValueError: cannot convert float NaN to integer", math.NaN()),
		call("floor", "OverflowError: cannot convert float infinity to integer", inf),
		call("floor", "100000000000000000000", 1e20),
		call("trunc", "TypeError: type str doesn't define __trunc__ method", "a"),
		call("gamma", "ValueError: math domain error", 0), call("gamma", "24.0", 5), call("gamma", "1.7724538509055159", 0.5),
		call("lgamma", "0.5723649429247004", 0.5), call("lgamma", "359.1342053695754", 100),
		call("fsum", "1.0", list(.1, .1, .1, .1, .1, .1, .1, .1, .1, .1)),
		call("fsum", "OverflowError: intermediate overflow in fsum", list(1e308, 1e308)),
		call("fsum", "ValueError: -inf + inf in fsum", list(inf, -inf)),
		call("prod", "24", list(1, 2, 3, 4)),
		call("hypot", "5.0", 3, 4), call("hypot", "1.7320508075688772", 1, 1, 1),
		call("dist", "ValueError: both points must have the same number of dimensions", list(1, 2), list(1)),
		call("dist", "5.0", list(1, 2), list(4, 6)),
		call("sumprod", "ValueError: Inputs are not the same length", list(1), list(1, 2)),
		call("sumprod", "11", list(1, 2), list(3, 4)), call("sumprod", "0.11000000000000001", list(.1, .2), list(.3, .4)),
		call("nextafter", "1.0000000000000002", 1, 2), call("ulp", "2.220446049250313e-16", 1),
		call("ldexp", "OverflowError: math range error", 1, 5000), call("ldexp", "8.0", 1, 3),
		call("frexp", "(0.5, 2)", 2.0), call("modf", "(-0.5, -1.0)", -1.5),
		call("remainder", "-1.0", 5, 3), call("copysign", "-1.0", 1, -2.0), call("degrees", "180.0", math.Pi),
		call("isclose", "True", 1, 1+1e-10), call("isclose", "False", 1, 1.1),
		call("cbrt", "-2.0", -8), call("fma", "5.0", 1, 2, 3), call("isnan", "True", math.NaN()),
		call("sin", "0.8414709848078965", 1), call("cos", "0.5403023058681398", 1), call("tan", "1.5574077246549023", 1),
		call("atan2", "0.7853981633974483", 1, 1), call("erf", "0.8427007929497149", 1), call("erfc", "0.15729920705028513", 1),
		call("sinh", "1.1752011936438014", 1), call("exp", "2.718281828459045", 1), call("expm1", "1.718281828459045", 1),
		call("acosh", "1.3169578969248166", 2), call("atanh", "ValueError: math domain error", 1),
	})
}
