package py

import (
	"math"
	"strconv"
	"strings"
)

// FloatHex is f.hex(): "0x1.8000000000000p+1".
func FloatHex(f float64) string {
	if f != f || math.IsInf(f, 0) {
		return FloatRepr(f)
	}
	sign := ""
	if math.Signbit(f) {
		sign, f = "-", -f
	}
	if f == 0 {
		return sign + "0x0.0p+0"
	}
	bits := math.Float64bits(f)
	exp, lead := int(bits>>52)-1023, "1"
	if exp == -1023 {
		exp, lead = -1022, "0"
	}
	frac := strconv.FormatUint(bits&(1<<52-1)|1<<52, 16)[1:]
	e := strconv.Itoa(exp)
	if exp >= 0 {
		e = "+" + e
	}
	return sign + "0x" + lead + "." + frac + "p" + e
}

// parseFloatHex is float.fromhex. ValueError for a malformed string,
// OverflowError for a value that is too large.
func parseFloatHex(s string) float64 {
	bad := func() *Exception { return ValueError.New("invalid hexadecimal floating-point string") }
	t := strings.ToLower(strings.TrimFunc(s, isSpace))
	sign := 1.0
	if t != "" && (t[0] == '+' || t[0] == '-') {
		if t[0] == '-' {
			sign = -1
		}
		t = t[1:]
	}
	switch t {
	case "inf", "infinity":
		return math.Inf(int(sign))
	case "nan":
		return math.Copysign(math.NaN(), sign)
	}
	t = strings.TrimPrefix(t, "0x")
	mant, exp, hasExp := strings.Cut(t, "p")
	if strings.Trim(mant, "0123456789abcdef.") != "" || strings.Trim(mant, ".") == "" || strings.Count(mant, ".") > 1 {
		panic(bad())
	}
	if hasExp {
		if strings.Trim(strings.TrimLeft(exp, "+-"), "0123456789") != "" || exp == "" {
			panic(bad())
		}
	} else {
		exp = "0"
	}
	f, err := strconv.ParseFloat("0x"+mant+"p"+exp, 64)
	if err != nil {
		if math.IsInf(f, 0) {
			panic(OverflowError.New("hexadecimal value too large to represent as a float"))
		}
		panic(bad())
	}
	return sign * f
}
