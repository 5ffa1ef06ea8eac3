package py

import "testing"

func TestOracleMath(t *testing.T) {
	o := newOracle(t)
	fns := map[string]func(x float64) float64{"sin": SinFloat, "cos": CosFloat, "tan": TanFloat, "exp": ExpFloat}
	for range *oracleSize * 5 {
		x := o.r.NormFloat64() * float64(o.r.IntN(40)+1)
		for _, name := range []string{"sin", "cos", "tan", "exp"} {
			o.add("__import__('math')."+name+"("+pySource(x)+")", func() any { return fns[name](x) })
		}
		y := o.r.NormFloat64()
		o.add("__import__('math').atan2("+pySource(y)+", "+pySource(x)+")", func() any { return Atan2Float(y, x) })
		o.add("abs(complex("+pySource(y)+", "+pySource(x)+"))", func() any { return HypotFloat(y, x) })
		if x > 0 {
			o.add("__import__('math').log("+pySource(x)+")", func() any { return LogFloat(x) })
			o.add("__import__('math').pow("+pySource(x)+","+pySource(y)+")", func() any { return PowFloat(x, y) })
			half := float64(o.r.IntN(121)-60) / 2
			o.add("__import__('math').pow("+pySource(x)+","+pySource(half)+")", func() any { return PowFloat(x, half) })
		}
	}
	o.tolerate = len(o.exprs) / 200
	o.check()
}
