package py

import (
	"strconv"
	"strings"
)

// ParamKind is the kind of a parameter.
type ParamKind uint8

// The kinds of parameter, in the order of a signature.
const (
	PositionalOnly ParamKind = iota
	PositionalOrKeyword
	VarPositional
	KeywordOnly
	VarKeyword
)

// Param is one parameter of a Signature.
type Param struct {
	Name       string
	Kind       ParamKind
	HasDefault bool
	Default    any
}

// Signature says how arguments are bound to parameter slots.
type Signature struct {
	Params []Param
	npos   int // positional-only and positional-or-keyword parameters
	nonly  int // positional-only ones
	nreq   int // how many leading positional parameters have no default
	args   int // slot of *args, -1 if none
	kwargs int // slot of **kwargs, -1 if none
	kwonly bool
	simple bool // only positional parameters
}

// Sig parses a signature in Python's syntax without annotations: "a, b=, /, c, *args, d, e=, **kw". A bare `=` takes the next
// of defaults; `=LITERAL` (None, True, False, an int, a float, a quoted string without commas, ...) is a literal.
// A malformed signature is a bug of its writer and panics with a Go string.
func Sig(text string, defaults ...any) *Signature {
	s := &Signature{args: -1, kwargs: -1, simple: true}
	kind := PositionalOrKeyword
	for _, part := range splitParams(text) {
		part = strings.TrimSpace(part)
		switch {
		case part == "":
			continue
		case part == "/":
			for i := range s.Params {
				s.Params[i].Kind = PositionalOnly
			}
			continue
		case part == "*":
			kind = KeywordOnly
			continue
		}
		p := Param{Kind: kind}
		switch {
		case strings.HasPrefix(part, "**"):
			p.Name, p.Kind = part[2:], VarKeyword
			s.kwargs = len(s.Params)
		case strings.HasPrefix(part, "*"):
			p.Name, p.Kind = part[1:], VarPositional
			s.args = len(s.Params)
			kind = KeywordOnly
		default:
			name, lit, has := strings.Cut(part, "=")
			p.Name, p.HasDefault = name, has
			switch {
			case has && lit == "":
				p.Default, defaults = defaults[0], defaults[1:]
			case has:
				p.Default = literalDefault(lit)
			}
		}
		s.Params = append(s.Params, p)
	}
	s.finish()
	return s
}

// SigOf makes a signature of parameters given as data.
func SigOf(params []Param) *Signature {
	s := &Signature{Params: params, args: -1, kwargs: -1, simple: true}
	for i, p := range params {
		switch p.Kind {
		case VarPositional:
			s.args = i
		case VarKeyword:
			s.kwargs = i
		}
	}
	s.finish()
	return s
}

func (s *Signature) finish() {
	req := true
	for _, p := range s.Params {
		switch p.Kind {
		case PositionalOnly, PositionalOrKeyword:
			s.npos++
			if p.Kind == PositionalOnly {
				s.nonly++
			}
			req = req && !p.HasDefault
			if req {
				s.nreq++
			}
		default:
			s.simple = false
			s.kwonly = s.kwonly || p.Kind == KeywordOnly
		}
	}
}

// splitParams splits at commas that stand outside quotes and brackets.
func splitParams(text string) []string {
	var out []string
	depth, start := 0, 0
	var quote rune
	for i, r := range text {
		switch {
		case quote != 0:
			if r == quote {
				quote = 0
			}
		case r == '\'' || r == '"':
			quote = r
		case r == '(' || r == '[':
			depth++
		case r == ')' || r == ']':
			depth--
		case r == ',' && depth == 0:
			out = append(out, text[start:i])
			start = i + 1
		}
	}
	return append(out, text[start:])
}

// literalDefault evaluates the literal of a hand-written table's signature.
func literalDefault(lit string) any {
	switch lit {
	case "None":
		return nil
	case "True":
		return true
	case "False":
		return false
	case "...", "Unbound":
		return Unbound
	case "()":
		return NewTuple()
	}
	if lit[0] == 'b' && len(lit) > 2 {
		return Bytes(lit[2 : len(lit)-1])
	}
	if q := lit[0]; q == '\'' || q == '"' {
		s := lit[1 : len(lit)-1]
		return strings.NewReplacer(`\n`, "\n", `\t`, "\t", `\\`, `\`).Replace(s)
	}
	if v, ok := parseNumber(lit); ok {
		return v
	}
	panic("py: bad default in a method table: " + lit)
}

// Text gives the signature as inspect.signature prints it, without the parentheses.
func (s *Signature) Text() string {
	var b strings.Builder
	sep := func() {
		if b.Len() > 0 {
			b.WriteString(", ")
		}
	}
	star := false
	for i, p := range s.Params {
		if p.Kind == KeywordOnly && !star {
			star = true
			if s.args < 0 {
				sep()
				b.WriteString("*")
			}
		}
		sep()
		switch p.Kind {
		case VarPositional:
			star = true
			b.WriteString("*")
		case VarKeyword:
			b.WriteString("**")
		}
		b.WriteString(p.Name)
		if p.HasDefault {
			b.WriteString("=" + Repr(p.Default))
		}
		if p.Kind == PositionalOnly && (i+1 == len(s.Params) || s.Params[i+1].Kind != PositionalOnly) {
			b.WriteString(", /")
		}
	}
	return b.String()
}

// parseNumber evaluates an int or float literal.
func parseNumber(lit string) (any, bool) {
	if i, err := strconv.Atoi(lit); err == nil {
		return i, true
	}
	if f, err := strconv.ParseFloat(lit, 64); err == nil {
		return f, true
	}
	return nil, false
}
