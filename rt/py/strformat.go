package py

import (
	"strings"
)

// StrFormat is s.format(*args, **kwargs). The fields' syntax and its errors
// are CPython's (Objects/stringlib/unicode_format.h).
func StrFormat(s string, args []any, kw func(name string) any) string {
	f := &strFormatter{args: args, kw: kw}
	return f.run(s, 2)
}

type strFormatter struct {
	args   []any
	kw     func(name string) any
	auto   int // next automatic field number
	manual bool
	autoed bool
}

// run formats s; depth is how deep fields may still nest.
func (f *strFormatter) run(s string, depth int) string {
	if depth < 0 {
		panic(ValueError.New("Max string recursion exceeded"))
	}
	var out strings.Builder
	for i := 0; i < len(s); {
		j := strings.IndexAny(s[i:], "{}")
		if j < 0 {
			out.WriteString(s[i:])
			break
		}
		out.WriteString(s[i : i+j])
		i += j
		c := s[i]
		i++
		if i < len(s) && s[i] == c {
			out.WriteByte(c)
			i++
			continue
		}
		if c == '}' {
			panic(ValueError.New("Single '}' encountered in format string"))
		}
		if i >= len(s) {
			panic(ValueError.New("Single '{' encountered in format string"))
		}
		end := fieldEnd(s, i)
		f.field(&out, s[i:end], depth)
		i = end + 1
	}
	return out.String()
}

// fieldEnd finds the brace that closes the field that starts at i.
func fieldEnd(s string, i int) int {
	depth, bracket := 1, false
	for j := i; j < len(s); j++ {
		switch c := s[j]; {
		case c == '[' && depth == 1 && !strings.ContainsAny(s[i:j], ":!"):
			bracket = true
		case c == ']':
			bracket = false
		case bracket:
		case c == '{':
			if depth == 1 && !strings.ContainsAny(s[i:j], ":!") {
				panic(ValueError.New("unexpected '{' in field name"))
			}
			depth++
		case c == '}':
			depth--
			if depth == 0 {
				return j
			}
		}
	}
	panic(ValueError.New("expected '}' before end of string"))
}

// field formats one replacement field: name [!conversion] [:spec].
func (f *strFormatter) field(out *strings.Builder, text string, depth int) {
	name, spec, conv := text, "", rune(0)
	if i := nameEnd(text); i < len(text) {
		name = text[:i]
		spec, conv = splitConversion(text[i:])
	}
	v := f.lookup(name)
	switch conv {
	case 0:
	case 's':
		v = Str(v)
	case 'r':
		v = Repr(v)
	case 'a':
		v = Ascii(v)
	default:
		if conv > 32 && conv < 127 {
			panic(ValueError.Newf("Unknown conversion specifier '%c'", conv))
		}
		panic(ValueError.Newf("Unknown conversion specifier '\\x%x'", conv))
	}
	if strings.ContainsAny(spec, "{}") {
		spec = f.run(spec, depth-1)
	} else if depth == 0 && spec != "" {
		_ = spec
	}
	out.WriteString(Format(v, spec))
}

// nameEnd is where the field name ends: at '!' or ':' outside brackets.
func nameEnd(text string) int {
	bracket := false
	for i := 0; i < len(text); i++ {
		switch c := text[i]; {
		case c == '[':
			bracket = true
		case c == ']':
			bracket = false
		case (c == ':' || c == '!') && !bracket:
			return i
		}
	}
	return len(text)
}

// splitConversion reads "!r:spec" or ":spec".
func splitConversion(rest string) (spec string, conv rune) {
	if rest[0] == ':' {
		return rest[1:], 0
	}
	if len(rest) == 1 {
		panic(ValueError.New("unmatched '{' in format spec"))
	}
	conv, n := decodeRune(rest[1:])
	rest = rest[1+n:]
	if rest == "" {
		return "", conv
	}
	if rest[0] != ':' {
		panic(ValueError.New("expected ':' after conversion specifier"))
	}
	return rest[1:], conv
}

// lookup finds the value of a field name: an argument, then its attributes and
// items.
func (f *strFormatter) lookup(name string) any {
	i := strings.IndexAny(name, ".[")
	if i < 0 {
		i = len(name)
	}
	v := f.first(name[:i])
	for rest := name[i:]; rest != ""; {
		if rest[0] == '.' {
			j := strings.IndexAny(rest[1:], ".[")
			if j < 0 {
				j = len(rest) - 1
			}
			if j == 0 {
				panic(ValueError.New("Empty attribute in format string"))
			}
			v = GetAttr(v, rest[1:1+j])
			rest = rest[1+j:]
			continue
		}
		if rest[0] != '[' {
			panic(ValueError.New("Only '.' or '[' may follow ']' in format field specifier"))
		}
		j := strings.IndexByte(rest, ']')
		if j < 0 {
			panic(ValueError.New("Missing ']' in format string"))
		}
		if j == 1 {
			panic(ValueError.New("Empty attribute in format string"))
		}
		if n := fieldNumber(rest[1:j]); n >= 0 {
			v = GetItem(v, n)
		} else {
			v = GetItem(v, rest[1:j])
		}
		rest = rest[j+1:]
	}
	return v
}

// first finds the argument a field starts with.
func (f *strFormatter) first(name string) any {
	n := fieldNumber(name)
	switch {
	case name == "":
		f.number(false)
		n = f.auto
		f.auto++
	case n >= 0:
		f.number(true)
	default:
		if f.kw == nil {
			panic(KeyError.New(name))
		}
		return f.kw(name)
	}
	if f.args == nil && f.kw != nil {
		panic(ValueError.New("Format string contains positional fields"))
	}
	if n >= len(f.args) {
		panic(IndexError.Newf("Replacement index %d out of range for positional args tuple", n))
	}
	return f.args[n]
}

// number notes that a field is numbered by hand or automatically; ValueError
// where both occur.
func (f *strFormatter) number(manual bool) {
	if manual && f.autoed {
		panic(ValueError.New("cannot switch from automatic field numbering to manual field specification"))
	}
	if !manual && f.manual {
		panic(ValueError.New("cannot switch from manual field specification to automatic field numbering"))
	}
	f.manual, f.autoed = f.manual || manual, f.autoed || !manual
}

// fieldNumber is the number a name consists of; -1 if it is none.
func fieldNumber(name string) int {
	if name == "" {
		return -1
	}
	n := 0
	for _, r := range name {
		d := decimalValue(r)
		if d < 0 {
			return -1
		}
		if n > (maxInt-d)/10 {
			panic(ValueError.New("Too many decimal digits in format string"))
		}
		n = n*10 + d
	}
	return n
}
