package py

import (
	"context"
	"math"
	"strconv"
	"strings"
)

// ParseFloat is float(s). ValueError "could not convert string to float: 'x'".
func ParseFloat(s string) float64 {
	f, ok := parseFloat(asciiDigits(s))
	if !ok {
		panic(ValueError.New("could not convert string to float: " + StrRepr(s)))
	}
	return f
}

// parseFloat reads a decimal literal, "inf" or "nan"; no hex, no spaces.
func parseFloat(s string) (float64, bool) {
	t := strings.ToLower(strings.TrimLeft(s, "+-"))
	if len(s)-len(t) > 1 {
		return 0, false
	}
	sign := 1.0
	if s != "" && s[0] == '-' {
		sign = -1
	}
	switch t {
	case "inf", "infinity":
		return math.Inf(int(sign)), true
	case "nan":
		return math.Copysign(math.NaN(), sign), true
	}
	t, ok := dropUnderscores(t)
	if !ok {
		return 0, false
	}
	for i := 0; i < len(t); i++ {
		if c := t[i]; (c < '0' || c > '9') && c != '.' && c != 'e' && c != '+' && c != '-' {
			return 0, false
		}
	}
	f, err := strconv.ParseFloat(t, 64)
	if err != nil && !math.IsInf(f, 0) || t == "" {
		return 0, false
	}
	return sign * f, true
}

// dropUnderscores removes underscores that stand between digits; ok is false
// if others remain.
func dropUnderscores(s string) (string, bool) {
	if strings.IndexByte(s, '_') < 0 {
		return s, true
	}
	b := make([]byte, 0, len(s))
	for i := 0; i < len(s); i++ {
		if s[i] != '_' {
			b = append(b, s[i])
			continue
		}
		if i == 0 || i+1 == len(s) || !isDigitByte(s[i-1]) || !isDigitByte(s[i+1]) {
			return "", false
		}
	}
	return string(b), true
}

func isDigitByte(c byte) bool { return c >= '0' && c <= '9' }

func init() {
	FloatType.Construct = func(_ context.Context, cls *Type, args []any, kw []Kwarg) any {
		return ToFloat(bindNew("float", "x=0.0, /", args, kw)[0])
	}
	ComplexType.Construct = newComplex
}

// ToFloat is float(x). TypeError if x is no number or string, ValueError for a
// bad literal, OverflowError for an int that is too large.
func ToFloat(x any) float64 {
	switch v := x.(type) {
	case float64:
		return v
	case int:
		return float64(v)
	case string:
		return ParseFloat(v)
	}
	if f, ok := realNumber(x); ok {
		return f
	}
	switch v := Unwrap(x).(type) {
	case string:
		return ParseFloat(v)
	case Bytes, *Bytearray, *Memoryview:
		s, _ := bufferOf(v)
		f, ok := parseFloat(strings.TrimFunc(s, isSpace))
		if !ok {
			panic(ValueError.New("could not convert string to float: " + BytesRepr(s)))
		}
		return f
	}
	panic(TypeError.Newf("float() argument must be a string or a real number, not '%s'", TypeOf(x).Name))
}

// realNumber converts a number by its type, __float__ or __index__.
func realNumber(x any) (float64, bool) {
	t := TypeOf(x)
	if t.user || t.tableOps {
		if f, where, ok := t.lookupWhere("__float__"); ok && f != nil && (where.user || t.tableOps) {
			r, ok := Unwrap(callSpecial(f, x)).(float64)
			if !ok {
				panic(TypeError.Newf("%s.__float__ returned non-float (type %s)", t.Name, TypeOf(callSpecial(f, x)).Name))
			}
			return r, true
		}
	}
	if f, ok := asFloat(Unwrap(canonical(x))); ok {
		return f, true
	}
	if i, ok := Index(x); ok {
		return asFloat(i)
	}
	return 0, false
}

// ParseComplex is complex(s). ValueError for a malformed string.
func ParseComplex(s string) complex128 {
	t, ok := dropUnderscores(asciiDigits(s))
	if !ok {
		panic(ValueError.New("could not convert string to complex: " + StrRepr(s)))
	}
	if strings.HasPrefix(t, "(") && strings.HasSuffix(t, ")") {
		t = strings.TrimFunc(t[1:len(t)-1], isSpace)
	}
	c, ok := parseComplex(t)
	if !ok || strings.ContainsAny(t, "_") {
		panic(ValueError.New("complex() arg is a malformed string"))
	}
	return c
}

func parseComplex(t string) (complex128, bool) {
	if t == "" {
		return 0, false
	}
	if c := t[len(t)-1]; c != 'j' && c != 'J' {
		re, ok := parseFloat(t)
		return complex(re, 0), ok
	}
	t = t[:len(t)-1]
	// The imaginary part starts at the last sign that is not an exponent's.
	cut := 0
	for i := len(t) - 1; i > 0; i-- {
		if (t[i] == '+' || t[i] == '-') && t[i-1]|0x20 != 'e' {
			cut = i
			break
		}
	}
	re, ok := 0.0, true
	if cut > 0 {
		if re, ok = parseFloat(t[:cut]); !ok {
			return 0, false
		}
	}
	switch im := t[cut:]; im {
	case "", "+":
		return complex(re, 1), true
	case "-":
		return complex(re, -1), true
	default:
		f, ok := parseFloat(im)
		return complex(re, f), ok
	}
}

func newComplex(_ context.Context, cls *Type, args []any, kw []Kwarg) any {
	a := bindNew("complex", "real=Unbound, imag=Unbound", args, kw)
	if a[0] == Unbound && a[1] == Unbound {
		return complex128(0)
	}
	if s, ok := Unwrap(a[0]).(string); ok && a[0] != Unbound {
		if a[1] != Unbound {
			panic(TypeError.New("complex() can't take second arg if first is a string"))
		}
		return ParseComplex(s)
	}
	if _, ok := Unwrap(a[1]).(string); ok && a[1] != Unbound {
		panic(TypeError.New("complex() second arg can't be a string"))
	}
	re, im := complex128(0), complex128(0)
	if a[0] != Unbound {
		re = complexPart(a[0], "complex() first argument must be a string or a number, not '%s'")
	}
	if a[1] == Unbound {
		return re
	}
	im = complexPart(a[1], "complex() second argument must be a number, not '%s'")
	r, i := real(re), real(im)
	if _, ok := Unwrap(a[1]).(complex128); ok {
		r -= imag(im)
	}
	if _, ok := Unwrap(a[0]).(complex128); ok && a[0] != Unbound { // adding a zero would lose the sign of another
		i += imag(re)
	}
	return complex(r, i)
}

// complexPart converts an argument of complex().
func complexPart(v any, msg string) complex128 {
	if c, ok := Unwrap(v).(complex128); ok {
		return c
	}
	if f, ok := TypeOf(v).Lookup("__complex__"); ok && f != nil && TypeOf(v).user {
		if c, ok := Unwrap(callSpecial(f, v)).(complex128); ok {
			return c
		}
		panic(TypeError.Newf("%s.__complex__() must return a complex number", TypeOf(v).Name))
	}
	f, ok := realNumber(v)
	if !ok {
		panic(TypeError.Newf(msg, TypeOf(v).Name))
	}
	return complex(f, 0)
}
