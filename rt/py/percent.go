package py

import (
	"math/big"
	"strings"
)

// percent is one run of printf-style formatting: `format % args`.
type percent struct {
	src     string
	pos     int
	out     strings.Builder
	bytes   bool // formatting bytes, not str
	args    []any
	next    int
	mapping any // what "%(name)s" looks up in; nil if args is no mapping
}

// conversion is one parsed %-item.
type conversion struct {
	left, plus, blank, alt, zero bool
	width, prec                  int // prec -1: not given
	verb                         rune
}

// PercentFormat is s % args of str. TypeError or ValueError as CPython's.
func PercentFormat(s string, args any) string {
	p := newPercent(s, args, false)
	p.run()
	return p.out.String()
}

// PercentFormatBytes is s % args of bytes.
func PercentFormatBytes(s string, args any) string {
	p := newPercent(s, args, true)
	p.run()
	return p.out.String()
}

func newPercent(s string, args any, bytes bool) *percent {
	p := &percent{src: s, bytes: bytes, args: []any{args}}
	switch t := Unwrap(args).(type) {
	case AnyTuple:
		p.args = t.BoxedItems()
		return p
	case string:
		return p
	case Bytes, *Bytearray:
		if bytes {
			return p
		}
	}
	if HasAttr(args, "__getitem__") {
		p.mapping = args
	}
	return p
}

func (p *percent) run() {
	for {
		i := strings.IndexByte(p.src[p.pos:], '%')
		if i < 0 {
			break
		}
		p.out.WriteString(p.src[p.pos : p.pos+i])
		p.pos += i + 1
		p.item()
	}
	p.out.WriteString(p.src[p.pos:])
	if p.mapping == nil && p.next < len(p.args) {
		kind := "string"
		if p.bytes {
			kind = "bytes"
		}
		panic(TypeError.Newf("not all arguments converted during %s formatting", kind))
	}
}

func (p *percent) peek() byte {
	if p.pos >= len(p.src) {
		panic(ValueError.New("incomplete format"))
	}
	return p.src[p.pos]
}

func (p *percent) item() {
	c := conversion{prec: -1}
	switch p.peek() {
	case '%':
		p.pos++
		p.out.WriteByte('%')
		return
	case '(':
		p.key()
	}
flags:
	for {
		switch p.peek() {
		case '-':
			c.left = true
		case '+':
			c.plus = true
		case ' ':
			c.blank = true
		case '#':
			c.alt = true
		case '0':
			c.zero = true
		default:
			break flags
		}
		p.pos++
	}
	if c.width = p.count(&c, "width too big", "ssize_t"); c.width < -1 {
		c.left, c.width = true, -c.width
	}
	c.width = max(c.width, 0)
	if p.peek() == '.' {
		p.pos++
		c.prec = max(p.count(&c, "precision too big", "int"), 0)
	}
	if b := p.peek(); b == 'h' || b == 'l' || b == 'L' {
		p.pos++
		p.peek()
	}
	verb, n := decodeRune(p.src[p.pos:])
	if p.bytes {
		verb, n = rune(p.src[p.pos]), 1
	}
	c.verb = verb
	p.pos += n
	p.convert(&c, p.pos-n)
}

// key reads "(name)" and makes the value it stands for the only argument.
func (p *percent) key() {
	if p.mapping == nil {
		panic(TypeError.New("format requires a mapping"))
	}
	p.pos++
	start, depth := p.pos, 1
	for p.pos < len(p.src) && depth > 0 {
		switch p.src[p.pos] {
		case '(':
			depth++
		case ')':
			depth--
		}
		p.pos++
	}
	if depth > 0 {
		panic(ValueError.New("incomplete format key"))
	}
	name := p.src[start : p.pos-1]
	var k any = name
	if p.bytes {
		k = Bytes(name)
	}
	p.args, p.next = []any{GetItem(p.mapping, k)}, 0
}

// count reads a width or precision: digits or *; -1 if there is none.
func (p *percent) count(c *conversion, tooBig, cType string) int {
	if p.peek() == '*' {
		p.pos++
		v := p.arg()
		i, ok := asInt(Unwrap(v))
		if !ok {
			panic(TypeError.New("* wants int"))
		}
		n, fits := i.Fits()
		if !fits {
			panic(OverflowError.New("Python int too large to convert to C " + cType))
		}
		if cType == "int" && n != int(int32(n)) {
			panic(OverflowError.New("Python int too large to convert to C int"))
		}
		if n == -1 {
			n = -2 // width -1 is left, 1; distinguish from "none"
			c.left = true
			return 1
		}
		return n
	}
	n := -1
	for b := p.peek(); b >= '0' && b <= '9'; b = p.peek() {
		n = max(n, 0)
		if n > (maxInt-int(b-'0'))/10 {
			panic(ValueError.New(tooBig))
		}
		n = n*10 + int(b-'0')
		p.pos++
	}
	return n
}

// arg takes the next argument.
func (p *percent) arg() any {
	if p.next >= len(p.args) {
		panic(TypeError.New("not enough arguments for format string"))
	}
	p.next++
	return p.args[p.next-1]
}

func (p *percent) convert(c *conversion, at int) {
	v := p.arg()
	switch c.verb {
	case 's', 'r', 'a', 'b':
		if c.verb == 'b' && !p.bytes {
			break
		}
		p.pad(c, p.truncate(c, p.text(c.verb, v)), false)
		return
	case 'c':
		p.pad(c, p.char(v), false)
		return
	case 'd', 'i', 'u', 'o', 'x', 'X':
		p.pad(c, p.int(c, v), true)
		return
	case 'e', 'E', 'f', 'F', 'g', 'G':
		f, ok := realNumber(v)
		if !ok {
			panic(TypeError.Newf(p.floatError(), TypeOf(v).Name))
		}
		prec := c.prec
		if prec < 0 {
			prec = 6
		}
		p.pad(c, floatText(f, c.verb, prec, floatFlags{alt: c.alt}), true)
		return
	}
	shown := c.verb
	if shown < 31 || shown > 126 && p.bytes || shown > 126 {
		shown = '?'
	}
	if !p.bytes {
		at = StrLen(p.src[:at])
		panic(ValueError.Newf("unsupported format character '%c' (0x%x) at index %d", shown, c.verb, at))
	}
	panic(ValueError.Newf("unsupported format character '%c' (0x%x) at index %d", c.verb, c.verb, at))
}

func (p *percent) floatError() string {
	if p.bytes {
		return "float argument required, not %s"
	}
	return "must be real number, not %s"
}

func (p *percent) truncate(c *conversion, s string) string {
	if c.prec < 0 {
		return s
	}
	if p.bytes {
		return s[:min(c.prec, len(s))]
	}
	return StrTo(s, c.prec)
}

// text is the argument of %s, %r, %a or %b.
func (p *percent) text(verb rune, v any) string {
	if !p.bytes {
		switch verb {
		case 's':
			return Str(v)
		case 'r':
			return Repr(v)
		}
		return Ascii(v)
	}
	if verb == 'r' || verb == 'a' {
		return Ascii(v)
	}
	if s, ok := bufferOf(v); ok {
		return s
	}
	if m, ok := TypeOf(v).Lookup("__bytes__"); ok && m != nil {
		return string(callSpecial(m, v).(Bytes))
	}
	panic(TypeError.Newf("%%b requires a bytes-like object, or an object that implements __bytes__, not '%s'", TypeOf(v).Name))
}

func (p *percent) char(v any) string {
	if p.bytes {
		if s, ok := bufferOf(v); ok && len(s) == 1 {
			return s
		}
		x, ok := Index(v)
		if !ok {
			panic(TypeError.New("%c requires an integer in range(256) or a single byte"))
		}
		if i, fits := x.(int); fits && i >= 0 && i < 256 {
			return string([]byte{byte(i)})
		}
		panic(OverflowError.New("%c arg not in range(256)"))
	}
	if s, ok := Unwrap(v).(string); ok {
		if StrLen(s) != 1 {
			panic(TypeError.New("%c requires int or char"))
		}
		return s
	}
	x, ok := Index(v)
	if !ok {
		panic(TypeError.New("%c requires int or char"))
	}
	if i, fits := x.(int); fits && i >= 0 && i <= 0x10FFFF {
		return string(appendRune(nil, rune(i)))
	}
	panic(OverflowError.New("%c arg not in range(0x110000)"))
}

// int is the digits of an integer conversion, with sign and prefix.
func (p *percent) int(c *conversion, v any) string {
	var i Int
	switch x := Unwrap(v).(type) {
	case int, bool, *big.Int:
		i, _ = asInt(x)
	default:
		var b any
		var ok bool
		if c.verb == 'o' || c.verb == 'x' || c.verb == 'X' {
			if b, ok = Index(v); !ok {
				panic(TypeError.Newf("%%%c format: an integer is required, not %s", c.verb, TypeOf(v).Name))
			}
		} else if b, ok = numberToInt(v); !ok {
			verb := c.verb
			if p.bytes && verb == 'i' {
				verb = 'd'
			}
			panic(TypeError.Newf("%%%c format: a real number is required, not %s", verb, TypeOf(v).Name))
		}
		i, _ = asInt(b)
	}
	base, prefix := 10, ""
	switch c.verb {
	case 'o':
		base, prefix = 8, "0o"
	case 'x', 'X':
		base, prefix = 16, "0x"
	}
	if !c.alt {
		prefix = ""
	}
	digits := i.Abs().text(base)
	if k := c.prec - len(digits); k > 0 {
		digits = strings.Repeat("0", k) + digits
	}
	if i.Sign() < 0 {
		prefix = "-" + prefix
	}
	text := prefix + digits
	if c.verb == 'X' {
		text = strings.ToUpper(text)
	}
	return text
}

// pad writes text into the field; a number's sign and prefix stand before the
// zeros that fill it up.
func (p *percent) pad(c *conversion, text string, numeric bool) {
	head := ""
	if numeric {
		switch {
		case text[0] == '-':
			head, text = "-", text[1:]
		case c.plus:
			head = "+"
		case c.blank:
			head = " "
		}
	}
	n := len(text)
	if !p.bytes {
		n = StrLen(text)
	}
	k := c.width - len(head) - n
	switch {
	case k <= 0:
		p.out.WriteString(head + text)
	case c.left:
		p.out.WriteString(head + text + strings.Repeat(" ", k))
	case c.zero && numeric:
		if c.alt && (c.verb == 'x' || c.verb == 'X' || c.verb == 'o') {
			head, text = head+text[:2], text[2:]
		}
		p.out.WriteString(head + strings.Repeat("0", k) + text)
	default:
		p.out.WriteString(strings.Repeat(" ", k) + head + text)
	}
}
