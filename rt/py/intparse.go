package py

import (
	"context"
	"math/big"
	"strconv"
	"strings"
	"unicode"
)

// ParseInt is int(s, base). ValueError with CPython's texts for a bad literal,
// a bad base or more than 4300 digits.
func ParseInt(s string, base int) Int {
	if base != 0 && base < 2 || base > 36 {
		panic(ValueError.New("int() base must be >= 2 and <= 36, or 0"))
	}
	if base == 10 && len(s) > 0 && len(s) < 19 {
		if i, err := strconv.Atoi(s); err == nil {
			return IntOf(i)
		}
	}
	i, ok := parseInt(asciiDigits(s), base)
	if !ok {
		panic(ValueError.Newf("invalid literal for int() with base %d: %s", base, limitedRepr(s)))
	}
	return i
}

// limitedRepr is repr(s) cut at 200 characters, as "%.200R".
func limitedRepr(s string) string { return StrTo(StrRepr(s), 200) }

// asciiDigits turns decimal digits of any script into ASCII and whitespace of
// any script into spaces, and strips the spaces. What cannot be part of a
// number becomes '?'.
func asciiDigits(s string) string {
	if isASCII(s) {
		return strings.TrimFunc(s, isSpace)
	}
	b := make([]byte, 0, len(s))
	for _, r := range runes(strings.TrimFunc(s, isSpace)) {
		d := decimalValue(r)
		switch {
		case d >= 0:
			b = append(b, byte('0'+d))
		case r < 0x80:
			b = append(b, byte(r))
		case isSpace(r):
			b = append(b, ' ')
		default:
			b = append(b, '?')
		}
	}
	return string(b)
}

func parseInt(s string, base int) (Int, bool) {
	neg := false
	if s != "" && (s[0] == '+' || s[0] == '-') {
		neg, s = s[0] == '-', s[1:]
	}
	prefixed := false
	if len(s) > 1 && s[0] == '0' {
		b := map[byte]int{'x': 16, 'X': 16, 'o': 8, 'O': 8, 'b': 2, 'B': 2}[s[1]]
		if b != 0 && (base == 0 || base == b) {
			base, s, prefixed = b, s[2:], true
		}
	}
	if prefixed && s != "" && s[0] == '_' {
		s = s[1:]
	}
	zeroOnly := base == 0 // "010" is no literal
	if base == 0 {
		base = 10
	}
	digits, ok := plainDigits(s, base)
	if !ok {
		return Int{}, false
	}
	if zeroOnly && len(digits) > 1 && digits[0] == '0' && strings.Trim(digits, "0") != "" {
		return Int{}, false
	}
	if base&(base-1) != 0 && len(digits) > 640 {
		checkDigits(len(digits))
	}
	if neg {
		digits = "-" + digits
	}
	if len(digits) <= 18 && base <= 10 || len(digits) <= 11 {
		if i, err := strconv.ParseInt(digits, base, 64); err == nil {
			return IntOf(int(i)), true
		}
	}
	b, ok := new(big.Int).SetString(digits, base)
	if !ok {
		return Int{}, false
	}
	return normInt(b), true
}

// plainDigits checks the digits and drops single underscores between them.
func plainDigits(s string, base int) (string, bool) {
	if s == "" || s[0] == '_' || s[len(s)-1] == '_' || strings.Contains(s, "__") {
		return "", false
	}
	s = strings.ReplaceAll(s, "_", "")
	for i := 0; i < len(s); i++ {
		d := 99
		switch c := s[i] | 0x20; {
		case s[i] >= '0' && s[i] <= '9':
			d = int(s[i] - '0')
		case c >= 'a' && c <= 'z':
			d = int(c-'a') + 10
		}
		if d >= base {
			return "", false
		}
	}
	return s, true
}

func checkDigits(n int) {
	if intMaxStrDigits > 0 && n > intMaxStrDigits {
		panic(ValueError.Newf("Exceeds the limit (%d digits) for integer string conversion: value has %d digits; use sys.set_int_max_str_digits() to increase the limit", intMaxStrDigits, n))
	}
}

// isSpace is str.isspace of one character: whitespace by bidirectional type or
// category Zs.
func isSpace(r rune) bool {
	switch {
	case r < 0x80:
		return r == ' ' || r >= '\t' && r <= '\r' || r >= 0x1C && r <= 0x1F
	case r == 0x85 || r == 0xA0 || r == 0x2028 || r == 0x2029:
		return true
	}
	return r > 0xA0 && unicode.Is(unicode.Zs, r)
}

func init() {
	IntType.Construct = newInt
	BoolType.Construct = func(_ context.Context, cls *Type, args []any, kw []Kwarg) any {
		return Truth(bindNew("bool", "object=False, /", args, kw)[0])
	}
}

func newInt(_ context.Context, cls *Type, args []any, kw []Kwarg) any {
	if n := len(args); n > 2 {
		panic(TypeError.Newf("int expected at most 2 arguments, got %d", n))
	}
	a := bindNew("int", "x=Unbound, /, base=Unbound", args, kw)
	if a[0] == Unbound {
		if a[1] != Unbound {
			panic(TypeError.New("int() missing string argument"))
		}
		return 0
	}
	if a[1] == Unbound {
		return ToInt(a[0])
	}
	base := saturate(IndexOrError(a[1]))
	if base != 0 && base < 2 || base > 36 {
		panic(ValueError.New("int() base must be >= 2 and <= 36, or 0"))
	}
	switch x := Unwrap(a[0]).(type) {
	case string:
		return ParseInt(x, base).Box()
	case Bytes, *Bytearray:
		s, _ := bufferOf(x)
		return parseIntBytes(s, base)
	}
	panic(TypeError.New("int() can't convert non-string with explicit base"))
}

func parseIntBytes(s string, base int) any {
	if base != 0 && base < 2 || base > 36 {
		panic(ValueError.New("int() base must be >= 2 and <= 36, or 0"))
	}
	if i, ok := parseInt(strings.TrimFunc(s, isSpace), base); ok && isASCII(s) {
		return i.Box()
	}
	panic(ValueError.Newf("invalid literal for int() with base %d: %s", base, StrTo(BytesRepr(s), 200)))
}

// ToInt is int(x). TypeError if x is no number, string or buffer; ValueError
// for a bad literal.
func ToInt(x any) any {
	switch v := x.(type) {
	case int:
		return v
	case bool:
		return boolInt(v)
	case float64:
		return FloatToInt(v).Box()
	case string:
		return ParseInt(v, 10).Box()
	}
	if v, ok := numberToInt(x); ok {
		return v
	}
	switch v := Unwrap(x).(type) {
	case string:
		return ParseInt(v, 10).Box()
	case Bytes, *Bytearray, *Memoryview:
		s, _ := bufferOf(v)
		return parseIntBytes(s, 10)
	}
	panic(TypeError.Newf("int() argument must be a string, a bytes-like object or a real number, not '%s'", TypeOf(x).Name))
}

// numberToInt converts a number by its type, __int__, __index__ or __trunc__.
func numberToInt(x any) (any, bool) {
	t := TypeOf(x)
	if t.user {
		for _, name := range [3]string{"__int__", "__index__", "__trunc__"} {
			f, where, ok := t.lookupWhere(name)
			if !ok || f == nil || !where.user {
				continue
			}
			r := Unwrap(callSpecial(f, x))
			if _, isInt := asInt(r); !isInt {
				if name == "__trunc__" {
					return numberToInt(r)
				}
				panic(TypeError.Newf("%s returned non-int (type %s)", name, TypeOf(r).Name))
			}
			i, _ := asInt(r)
			return i.Box(), true
		}
	}
	switch v := Unwrap(canonical(x)).(type) {
	case int, bool, *big.Int:
		i, _ := asInt(v)
		return i.Box(), true
	case float64:
		return FloatToInt(v).Box(), true
	}
	if !t.user {
		for _, name := range [2]string{"__int__", "__index__"} {
			if f, ok := t.Lookup(name); ok && f != nil {
				return callSpecial(f, x), true
			}
		}
	}
	return nil, false
}
