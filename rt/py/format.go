package py

import (
	"math"
	"math/big"
	"strconv"
	"strings"
)

// FormatStr is format(s, spec) of a str. ValueError for a bad specifier.
func FormatStr(s, spec string) string {
	if spec == "" {
		return s
	}
	f := parseSpec(spec, "str", 's', '<')
	if f.typ != 's' {
		panic(f.unknownType("str"))
	}
	switch {
	case f.sign == ' ':
		panic(ValueError.New("Space not allowed in string format specifier"))
	case f.sign != 0:
		panic(ValueError.New("Sign not allowed in string format specifier"))
	case f.noNegZero:
		panic(ValueError.New("Negative zero coercion (z) not allowed in string format specifier"))
	case f.alt:
		panic(ValueError.New("Alternate form (#) not allowed in string format specifier"))
	case f.align == '=':
		panic(ValueError.New("'=' alignment not allowed in string format specifier"))
	}
	if f.prec >= 0 {
		s = StrTo(s, f.prec)
	}
	if f.width <= 0 {
		return s
	}
	return f.pad(s, StrLen(s))
}

// FormatInt is format(i, spec) of a Go int.
func FormatInt(i int, spec string) string {
	if spec == "" || spec == "d" {
		return strconv.Itoa(i)
	}
	return formatInt(IntOf(i), "int", spec)
}

// FormatBigInt is format(i, spec) of an Int.
func FormatBigInt(i Int, spec string) string {
	if spec == "" {
		return i.String()
	}
	return formatInt(i, "int", spec)
}

func formatInt(i Int, typeName, spec string) string {
	f := parseSpec(spec, typeName, 'd', '>')
	switch f.typ {
	case 'b', 'c', 'd', 'o', 'x', 'X', 'n':
		return f.int(i)
	case 'e', 'E', 'f', 'F', 'g', 'G', '%':
		return f.float(i.Float())
	}
	panic(f.unknownType(typeName))
}

func (f *formatSpec) int(i Int) string {
	if f.prec >= 0 {
		panic(ValueError.New("Precision not allowed in integer format specifier"))
	}
	if f.noNegZero {
		panic(ValueError.New("Negative zero coercion (z) not allowed in integer format specifier"))
	}
	if f.typ == 'c' {
		return f.char(i)
	}
	base, prefix := 10, ""
	switch f.typ {
	case 'b':
		base, prefix = 2, "0b"
	case 'o':
		base, prefix = 8, "0o"
	case 'x', 'X':
		base, prefix = 16, "0x"
	}
	if !f.alt {
		prefix = ""
	}
	digits := i.Abs().text(base)
	if f.typ == 'X' {
		digits, prefix = strings.ToUpper(digits), strings.ToUpper(prefix)
	}
	return f.number(i.Sign() < 0, prefix, digits, "")
}

// text is the digits in a base; the digit limit applies to base 10.
func (a Int) text(base int) string {
	if a.big == nil {
		return strconv.FormatInt(int64(a.s), base)
	}
	if base == 10 {
		return bigString(a.big)
	}
	return a.big.Text(base)
}

func (f *formatSpec) char(i Int) string {
	if f.sign != 0 {
		panic(ValueError.New("Sign not allowed with integer format specifier 'c'"))
	}
	if f.alt {
		panic(ValueError.New("Alternate form (#) not allowed with integer format specifier 'c'"))
	}
	if i.big != nil && !i.big.IsInt64() {
		panic(OverflowError.New("Python int too large to convert to C long"))
	}
	if c := i.Index(); c < 0 || c > 0x10FFFF {
		panic(OverflowError.New("%c arg not in range(0x110000)"))
	}
	return f.number(false, "", "", string(appendRune(nil, rune(i.s))))
}

// FormatFloat is format(x, spec) of a float.
func FormatFloat(x float64, spec string) string {
	if spec == "" {
		return FloatRepr(x)
	}
	if len(spec) == 3 && spec[0] == '.' && spec[2] == 'f' && spec[1] >= '0' && spec[1] <= '9' && !math.IsInf(x, 0) && x == x {
		return strconv.FormatFloat(x, 'f', int(spec[1]-'0'), 64)
	}
	f := parseSpec(spec, "float", 0, '>')
	switch f.typ {
	case 0, 'e', 'E', 'f', 'F', 'g', 'G', 'n', '%':
		return f.float(x)
	}
	panic(f.unknownType("float"))
}

func (f *formatSpec) float(x float64) string {
	typ, prec, percent := f.typ, f.prec, ""
	flags := floatFlags{alt: f.alt, noNegZero: f.noNegZero}
	if typ == '%' {
		typ, percent = 'f', "%"
		x *= 100
	}
	if typ == 0 {
		flags.dot0 = true
		typ = 'r'
		if prec >= 0 {
			typ = 'g'
		}
	}
	if prec < 0 {
		prec = 6
	}
	text := floatText(x, typ, prec, flags) + percent
	neg := text[0] == '-'
	if neg {
		text = text[1:]
	}
	n := 0
	for n < len(text) && text[n] >= '0' && text[n] <= '9' {
		n++
	}
	return f.number(neg, "", text[:n], text[n:])
}

// floatFlags are the options of floatText: keep the decimal point and zeros
// (#), show whole numbers with ".0", drop the sign of a rounded zero (z).
type floatFlags struct{ alt, dot0, noNegZero bool }

// floatText is PyOS_double_to_string: x in the presentation e, f, g, n, r (or
// their capitals) with a precision.
func floatText(x float64, typ rune, prec int, fl floatFlags) string {
	upper := typ == 'E' || typ == 'F' || typ == 'G'
	if upper {
		typ += 'a' - 'A'
	}
	if prec > math.MaxInt32-4 {
		panic(ValueError.New("precision too big"))
	}
	var text string
	switch {
	case x != x:
		text = "nan"
	case math.IsInf(x, 0):
		text = "inf"
		if x < 0 {
			text = "-inf"
		}
	case typ == 'f':
		text = strconv.FormatFloat(x, 'f', prec, 64)
		if fl.alt && prec == 0 {
			text += "."
		}
	case typ == 'e':
		text = strconv.FormatFloat(x, 'e', prec, 64)
		if fl.alt && prec == 0 {
			text = strings.Replace(text, "e", ".e", 1)
		}
	case typ == 'r':
		text = reprText(x, fl)
	default:
		text = generalText(x, max(prec, 1), fl)
	}
	if fl.noNegZero && text[0] == '-' && !strings.ContainsAny(mantissa(text), "123456789i") {
		text = text[1:]
	}
	if upper {
		text = strings.ToUpper(text)
	}
	return text
}

func mantissa(text string) string {
	m, _, _ := strings.Cut(text, "e")
	return m
}

func reprText(x float64, fl floatFlags) string {
	text := string(appendShortest(nil, x, fl.dot0))
	if fl.alt && strings.IndexByte(text, '.') < 0 {
		if i := strings.IndexByte(text, 'e'); i >= 0 {
			return text[:i] + "." + text[i:]
		}
		return text + "."
	}
	return text
}

// generalText is presentation g: prec significant digits, fixed notation for
// exponents -4 <= e < prec, trailing zeros dropped unless alt.
func generalText(x float64, prec int, fl floatFlags) string {
	e := strconv.FormatFloat(x, 'e', prec-1, 64)
	mark := strings.IndexByte(e, 'e')
	exp, _ := strconv.Atoi(e[mark+1:])
	limit := prec
	if fl.dot0 {
		limit--
	}
	if exp < -4 || exp >= limit {
		m := e[:mark]
		if !fl.alt {
			m = trimZeros(m)
		} else if strings.IndexByte(m, '.') < 0 {
			m += "."
		}
		return m + e[mark:]
	}
	text := strconv.FormatFloat(x, 'f', max(prec-1-exp, 0), 64)
	if !fl.alt {
		text = trimZeros(text)
	} else if strings.IndexByte(text, '.') < 0 {
		text += "."
	}
	if fl.dot0 {
		if strings.IndexByte(text, '.') < 0 {
			text += ".0"
		} else if text[len(text)-1] == '.' {
			text += "0"
		}
	}
	return text
}

// trimZeros drops the zeros at the end of a fraction, and a bare point.
func trimZeros(s string) string {
	if strings.IndexByte(s, '.') < 0 {
		return s
	}
	return strings.TrimSuffix(strings.TrimRight(s, "0"), ".")
}

// FormatComplex is format(c, spec) of a complex number.
func FormatComplex(c complex128, spec string) string {
	if spec == "" {
		return ComplexRepr(c)
	}
	f := parseSpec(spec, "complex", 0, '>')
	switch f.typ {
	case 0, 'e', 'E', 'f', 'F', 'g', 'G', 'n':
	default:
		panic(f.unknownType("complex"))
	}
	if f.fill == '0' {
		panic(ValueError.New("Zero padding is not allowed in complex format specifier"))
	}
	if f.align == '=' {
		panic(ValueError.New("'=' alignment flag is not allowed in complex format specifier"))
	}
	typ, prec := f.typ, f.prec
	if typ == 0 {
		typ = 'r'
		if prec >= 0 {
			typ = 'g'
		}
	}
	if prec < 0 {
		prec = 6
	}
	part := func(x float64, sign rune) string {
		text := floatText(x, typ, prec, floatFlags{alt: f.alt, noNegZero: f.noNegZero})
		p := formatSpec{sign: sign, sep: f.sep, sepEvery: f.sepEvery, align: '<', width: -1}
		neg := text[0] == '-'
		if neg {
			text = text[1:]
		}
		n := 0
		for n < len(text) && text[n] >= '0' && text[n] <= '9' {
			n++
		}
		return p.number(neg, "", text[:n], text[n:])
	}
	var text string
	switch re := real(c); {
	case f.typ == 0 && re == 0 && !math.Signbit(re):
		text = part(imag(c), f.sign) + "j"
	case f.typ == 0:
		text = "(" + part(re, f.sign) + part(imag(c), '+') + "j)"
	default:
		text = part(re, f.sign) + part(imag(c), '+') + "j"
	}
	return f.pad(text, len(text))
}

// formatNumber is the Format slot of int, bool, float and complex.
func formatNumber(o any, spec string) string {
	if spec == "" {
		return Str(o)
	}
	switch x := o.(type) {
	case bool:
		return formatInt(Int{s: boolInt(x)}, "bool", spec)
	case int:
		return FormatInt(x, spec)
	case *big.Int:
		return FormatBigInt(Int{poison, x}, spec)
	case float64:
		return FormatFloat(x, spec)
	default:
		return FormatComplex(x.(complex128), spec)
	}
}
