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
	if depth <= 0 {
		panic(ValueError.New("Max string recursion exceeded"))
	}
	var out strings.Builder
	for s != "" {
		j := strings.IndexAny(s, "{}")
		if j < 0 {
			out.WriteString(s)
			break
		}
		out.WriteString(s[:j])
		c := s[j]
		s = s[j+1:]
		switch {
		case s != "" && s[0] == c:
			out.WriteByte(c)
			s = s[1:]
		case c == '}':
			panic(ValueError.New("Single '}' encountered in format string"))
		case s == "":
			panic(ValueError.New("Single '{' encountered in format string"))
		default:
			var fd formatField
			fd, s = parseField(s)
			f.field(&out, fd, depth)
		}
	}
	return out.String()
}

// formatField is one replacement field: name [!conversion] [:spec].
type formatField struct {
	name, spec string
	conv       rune
	nested     bool // the spec has fields of its own
}

// parseField reads a field up to its closing brace; rest follows that.
func parseField(s string) (fd formatField, rest string) {
	i, c := fieldNameEnd(s)
	fd.name = s[:i]
	if c == '}' {
		return fd, s[i+1:]
	}
	s = s[i+1:]
	if c == '!' {
		if s == "" {
			panic(ValueError.New("end of string while looking for conversion specifier"))
		}
		conv, n := decodeRune(s)
		fd.conv, s = conv, s[n:]
		if s != "" {
			if s[0] == '}' {
				return fd, s[1:]
			}
			if s[0] != ':' {
				panic(ValueError.New("expected ':' after conversion specifier"))
			}
			s = s[1:]
		}
	}
	depth := 1
	for i := range len(s) {
		switch s[i] {
		case '{':
			fd.nested = true
			depth++
		case '}':
			if depth--; depth == 0 {
				fd.spec = s[:i]
				return fd, s[i+1:]
			}
		}
	}
	panic(ValueError.New("unmatched '{' in format spec"))
}

// fieldNameEnd finds the '}', ':' or '!' that ends a field's name; brackets
// hide them.
func fieldNameEnd(s string) (int, byte) {
	for i := 0; i < len(s); i++ {
		switch c := s[i]; c {
		case '{':
			panic(ValueError.New("unexpected '{' in field name"))
		case '[':
			j := strings.IndexByte(s[i+1:], ']')
			if j < 0 {
				j = len(s)
			}
			i += j
		case '}', ':', '!':
			return i, c
		}
	}
	panic(ValueError.New("expected '}' before end of string"))
}

// field formats one replacement field.
func (f *strFormatter) field(out *strings.Builder, fd formatField, depth int) {
	v := f.lookup(fd.name)
	switch fd.conv {
	case 0:
	case 's':
		v = Str(v)
	case 'r':
		v = Repr(v)
	case 'a':
		v = Ascii(v)
	default:
		if fd.conv > 32 && fd.conv < 127 {
			panic(ValueError.Newf("Unknown conversion specifier %c", fd.conv))
		}
		panic(ValueError.Newf("Unknown conversion specifier \\x%x", fd.conv))
	}
	spec := fd.spec
	if fd.nested {
		spec = f.run(spec, depth-1)
	}
	out.WriteString(Format(v, spec))
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
