package py

import (
	"strings"
	"unicode"
)

// formatSpec is a parsed format specifier: [[fill]align][sign][z][#][0][width]
// [grouping][.precision][type] (Python reference, "Format Specification
// Mini-Language").
type formatSpec struct {
	fill      rune
	align     rune
	sign      rune // 0, '+', '-' or ' '
	noNegZero bool
	alt       bool
	width     int // -1: not given
	sep       byte
	sepEvery  int // digits between separators
	prec      int // -1: not given
	typ       rune
}

// parseSpec reads a specifier. typeName is that of the object, for the errors;
// typ and align are the defaults of its type. The checks and their order are
// those of CPython's parse_internal_render_format_spec.
func parseSpec(spec, typeName string, typ, align rune) formatSpec {
	f := formatSpec{fill: ' ', align: align, width: -1, prec: -1, typ: typ}
	rs := []rune(spec)
	pos := 0
	peek := func(i int) rune {
		if pos+i < len(rs) {
			return rs[pos+i]
		}
		return 0
	}
	fillGiven, alignGiven := false, false
	if len(rs) >= 2 && isAlign(rs[1]) {
		f.fill, f.align, pos = rs[0], rs[1], 2
		fillGiven, alignGiven = true, true
	} else if isAlign(peek(0)) {
		f.align, pos = rs[0], 1
		alignGiven = true
	}
	if c := peek(0); c == ' ' || c == '+' || c == '-' {
		f.sign = c
		pos++
	}
	if peek(0) == 'z' {
		f.noNegZero = true
		pos++
	}
	if peek(0) == '#' {
		f.alt = true
		pos++
	}
	if !fillGiven && peek(0) == '0' {
		f.fill = '0'
		if !alignGiven && align == '>' {
			f.align = '='
		}
		pos++
	}
	f.width, pos = specInt(rs, pos)
	pos = f.parseGrouping(rs, pos)
	if peek(0) == '.' {
		pos++
		if f.prec, pos = specInt(rs, pos); f.prec < 0 {
			panic(ValueError.New("Format specifier missing precision"))
		}
	}
	if len(rs)-pos > 1 {
		panic(ValueError.New("Invalid format specifier '" + spec + "' for object of type '" + typeName + "'"))
	}
	if len(rs)-pos == 1 {
		f.typ = rs[pos]
	}
	f.checkGrouping()
	return f
}

func isAlign(c rune) bool { return c == '<' || c == '>' || c == '=' || c == '^' }

// specInt reads a decimal number; -1 if there is none.
func specInt(rs []rune, pos int) (int, int) {
	n := -1
	for ; pos < len(rs); pos++ {
		d := decimalValue(rs[pos])
		if d < 0 {
			break
		}
		n = max(n, 0)
		if n > (maxInt-d)/10 {
			panic(ValueError.New("Too many decimal digits in format string"))
		}
		n = n*10 + d
	}
	return n, pos
}

func (f *formatSpec) parseGrouping(rs []rune, pos int) int {
	for _, c := range [3]rune{',', '_', ','} {
		if pos >= len(rs) || rs[pos] != c {
			continue
		}
		if f.sep != 0 {
			if f.sep == ',' && c == ',' {
				continue
			}
			panic(ValueError.New("Cannot specify both ',' and '_'."))
		}
		f.sep, f.sepEvery = byte(c), 3
		pos++
	}
	return pos
}

func (f *formatSpec) checkGrouping() {
	if f.sep == 0 {
		return
	}
	switch f.typ {
	case 'd', 'e', 'f', 'g', 'E', 'G', '%', 'F', 0:
		return
	case 'b', 'o', 'x', 'X':
		if f.sep == '_' {
			f.sepEvery = 4
			return
		}
	}
	if f.typ > ' ' && f.typ < 128 {
		panic(ValueError.Newf("Cannot specify '%c' with '%c'.", f.sep, f.typ))
	}
	panic(ValueError.Newf("Cannot specify '%c' with '\\x%x'.", f.sep, f.typ))
}

// unknownType is the error of a presentation type the object does not have.
func (f *formatSpec) unknownType(typeName string) *Exception {
	if f.typ > ' ' && f.typ < 128 {
		return ValueError.Newf("Unknown format code '%c' for object of type '%s'", f.typ, typeName)
	}
	return ValueError.Newf("Unknown format code '\\x%x' for object of type '%s'", f.typ, typeName)
}

// pad puts text into the field's width; n is its length in code points.
func (f *formatSpec) pad(text string, n int) string {
	k := f.width - n
	if k <= 0 {
		return text
	}
	fill := string(appendRune(nil, f.fill))
	switch f.align {
	case '<':
		return text + strings.Repeat(fill, k)
	case '^':
		return strings.Repeat(fill, k/2) + text + strings.Repeat(fill, k-k/2)
	}
	return strings.Repeat(fill, k) + text
}

// number lays out a number: sign, prefix ("0x"), its digits and what follows
// them (decimal point, fraction, exponent, "%"). digits is ASCII.
func (f *formatSpec) number(neg bool, prefix, digits, rest string) string {
	sign := ""
	switch {
	case neg:
		sign = "-"
	case f.sign == '+' || f.sign == ' ':
		sign = string(f.sign)
	}
	minWidth := 0
	fixed := len(sign) + len(prefix) + StrLen(rest)
	if f.fill == '0' && f.align == '=' {
		minWidth = f.width - fixed
	}
	digits = f.group(digits, minWidth)
	head := sign + prefix
	if f.align == '=' {
		if k := f.width - fixed - len(digits); k > 0 {
			head += strings.Repeat(string(appendRune(nil, f.fill)), k)
		}
		return head + digits + rest
	}
	if f.width <= fixed+len(digits) {
		return head + digits + rest
	}
	return f.pad(head+digits+rest, fixed+len(digits))
}

// group inserts the thousands separators, after filling up with zeros to
// minWidth (separators counted).
func (f *formatSpec) group(digits string, minWidth int) string {
	if digits == "" {
		return digits
	}
	if f.sep == 0 {
		if k := minWidth - len(digits); k > 0 {
			return strings.Repeat("0", k) + digits
		}
		return digits
	}
	var parts []string
	for {
		n := min(f.sepEvery, max(len(digits), minWidth, 1))
		if k := n - len(digits); k > 0 {
			digits = strings.Repeat("0", k) + digits
		}
		parts = append(parts, digits[len(digits)-n:])
		digits = digits[:len(digits)-n]
		if minWidth -= n; len(digits) == 0 && minWidth <= 0 {
			break
		}
		minWidth--
	}
	var b strings.Builder
	for i := len(parts) - 1; i >= 0; i-- {
		b.WriteString(parts[i])
		if i > 0 {
			b.WriteByte(f.sep)
		}
	}
	return b.String()
}

// decimalValue is the value of a decimal digit of any script, -1 for others.
func decimalValue(r rune) int {
	if r < 0x80 {
		if r >= '0' && r <= '9' {
			return int(r - '0')
		}
		return -1
	}
	if !unicode.Is(unicode.Nd, r) {
		return -1
	}
	// The digits of a script are ten characters in a row that start at zero;
	// the table's ranges start at a zero too.
	for _, rg := range unicode.Nd.R16 {
		if r <= rune(rg.Hi) {
			return int(r-rune(rg.Lo)) % 10
		}
	}
	for _, rg := range unicode.Nd.R32 {
		if r <= rune(rg.Hi) {
			return int(r-rune(rg.Lo)) % 10
		}
	}
	return -1
}
