package explain

import (
	"fmt"
	"strings"

	"github.com/gosyncio/gosyncio/parser/source"
	"github.com/gosyncio/gosyncio/parser/token"
)

// fail records the first error; it stops the machine.
func (m *machine) fail(code string, at source.Span, message string) {
	if m.err == nil {
		m.err = &Error{Code: code, Message: message, Span: at}
	}
}

// span returns the source text that a value covers.
func (m *machine) span(v *value) source.Span {
	to := v.to - 1
	for to > v.from && m.toks[to].Kind.IsLayout() {
		to--
	}
	return source.Span{Start: m.toks[v.from].Start, End: m.toks[to].End}
}

// tokenSpan returns where CPython points for a token. Indentations and the end of the file have no place of their own:
// it points at the last character read, which at the end of the file is the last line's end.
func (m *machine) tokenSpan(i int) source.Span {
	t := m.toks[i]
	size := source.Pos(len(m.file.Text))
	switch {
	case (t.Kind == token.End || t.Kind == token.Dedent) && t.End == size:
		at := size
		if at > 0 && m.file.Text[at-1] == '\n' {
			at--
		}
		return source.Span{Start: at, End: at}
	case t.Kind == token.Indent || t.Kind == token.Dedent:
		at := max(t.End-1, m.file.LineStart(m.file.Line(t.End)))
		return source.Span{Start: at, End: at}
	}
	return t.Span()
}

// report does what a verb says:
//
//	at a          the place is a
//	span a b      from a to b;  range a b: to the last element of b;  from a: as far as has been read
//	last, next    the last token read; the next token to read
//	indent a      as last, an IndentationError
//	end a         the last character of a
//	target K a    the first part of a that is no target of kind K; no mistake if there is none
//	generator     span, if a has more than one positional argument: from the last of them
//	order         last; what a's keywords are decides about the message
//	comma         span, inside brackets only, and not after "print" or "exec"
//	legacy        span, after "print" or "exec" only
//	bound         from a; whether b is a tuple decides about the message
//	adjacent      no mistake if b follows a at once ("!r")
//	letter        no mistake if a, a conversion, is one that there is, or missing
//
// In messages %name is what a is called, %text its text, %line its line.
func (m *machine) report(mi *mistake, names []*value) {
	var a, b *value
	if len(mi.args) > 0 {
		a = names[mi.args[0]]
	}
	if len(mi.args) > 1 {
		b = names[mi.args[1]]
	}
	code := "SyntaxError"
	var at source.Span
	switch mi.verb {
	case "at":
		at = m.span(a)
	case "span":
		at = source.Span{Start: m.span(a).Start, End: m.span(b).End}
	case "range":
		at = source.Span{Start: m.span(a).Start, End: m.span(b.kids[len(b.kids)-1]).End}
	case "from":
		at = source.Span{Start: m.span(a).Start, End: m.tokenSpan(m.far).End}
	case "last":
		at = m.tokenSpan(m.far)
	case "next":
		if m.look(); m.err != nil {
			return
		}
		at = m.tokenSpan(m.i)
	case "indent":
		code, at = "IndentationError", m.tokenSpan(m.far)
	case "end":
		at = m.lastCharacter(a)
	default:
		m.reportSpecial(mi, a, b)
		return
	}
	m.fail(code, at, m.message(mi, a))
}

func (m *machine) reportSpecial(mi *mistake, a, b *value) {
	switch mi.verb {
	case "target":
		if t := m.invalidTarget(a, mi.target); t != nil {
			m.fail("SyntaxError", m.span(t), m.message(mi, t))
		}
	case "generator":
		if args := positional(a); len(args) > 1 {
			at := source.Span{Start: m.span(args[len(args)-1]).Start, End: m.span(b).End}
			m.fail("SyntaxError", at, mi.message)
		}
	case "order":
		message := mi.message
		if hasKind(a, "DoubleStarred") {
			message += " unpacking"
		}
		m.fail("SyntaxError", m.tokenSpan(m.far), message)
	case "comma":
		if !m.isLegacy(a) && m.nesting(m.i-1) > 0 {
			m.fail("SyntaxError", source.Span{Start: m.span(a).Start, End: m.span(b).End}, mi.message)
		}
	case "legacy":
		if m.isLegacy(a) {
			m.fail("SyntaxError", source.Span{Start: m.span(a).Start, End: m.span(b).End}, m.message(mi, a))
		}
	case "bound":
		word := "bound"
		if b.kind == "Tuple" {
			word = "constraints"
		}
		at := source.Span{Start: m.span(a).Start, End: m.tokenSpan(m.far).End}
		m.fail("SyntaxError", at, strings.ReplaceAll(mi.message, "%bound", word))
	case "adjacent":
		if m.span(a).End != m.span(b).Start {
			m.fail("SyntaxError", source.Span{Start: m.span(a).Start, End: m.span(b).End},
				m.stringWord()+": conversion type must come right after the exclamanation mark")
		}
	case "letter":
		m.letter(a)
	}
}

func (m *machine) message(mi *mistake, a *value) string {
	s := mi.message
	if !strings.Contains(s, "%") {
		return s
	}
	if a != nil {
		s = strings.ReplaceAll(s, "%name", m.describe(a))
		s = strings.ReplaceAll(s, "%text", m.file.Slice(m.span(a)))
		s = strings.ReplaceAll(s, "%line", fmt.Sprint(m.file.Line(m.span(a).Start)))
	}
	return strings.ReplaceAll(s, "%string", m.stringWord())
}

// stringWord tells which kind of string the current token is in.
func (m *machine) stringWord() string {
	depth := 0
	for i := m.i - 1; i >= 0; i-- {
		switch m.toks[i].Kind {
		case token.FStringEnd, token.TStringEnd:
			depth++
		case token.FStringStart, token.TStringStart:
			if depth == 0 {
				if m.toks[i].Kind == token.TStringStart {
					return "t-string"
				}
				return "f-string"
			}
			depth--
		}
	}
	return "f-string"
}

// descriptions is what CPython calls the kinds of expressions.
var descriptions = map[string]string{
	"Attribute": "attribute", "Subscript": "subscript", "Starred": "starred", "Name": "name", "List": "list",
	"Tuple": "tuple", "Lambda": "lambda", "Call": "function call", "BoolOp": "expression", "BinOp": "expression",
	"UnaryOp": "expression", "GeneratorExp": "generator expression", "Yield": "yield expression",
	"Await": "await expression", "ListComp": "list comprehension", "SetComp": "set comprehension",
	"DictComp": "dict comprehension", "Dict": "dict literal", "Set": "set display", "JoinedStr": "f-string expression",
	"TemplateStr": "t-string expression", "Constant": "literal", "True": "True", "False": "False", "None": "None",
	"Ellipsis": "ellipsis", "Compare": "comparison", "IfExp": "conditional expression", "NamedExpr": "named expression",
}

func (m *machine) describe(v *value) string {
	if d, ok := descriptions[v.kind]; ok {
		return d
	}
	return "expression"
}

// parts lists the nodes directly inside a value: those with a kind, through sequences that have none.
func parts(v *value) (list []*value) {
	for _, k := range v.kids {
		if k.kind != "" {
			list = append(list, k)
		} else {
			list = append(list, parts(k)...)
		}
	}
	return list
}

// invalidTarget finds the first part of an expression that can't be assigned to, deleted, or looped over.
func (m *machine) invalidTarget(v *value, target string) *value {
	switch v.kind {
	case "List", "Tuple":
		for _, p := range parts(v) {
			if bad := m.invalidTarget(p, target); bad != nil {
				return bad
			}
		}
		return nil
	case "Starred":
		if target == "del" {
			return v
		}
		return m.invalidTarget(parts(v)[0], target)
	case "Compare":
		// "for a+b in c" is read as a comparison: what stands before "in" is the target.
		if target == "for" {
			if left := parts(v)[0]; m.opAfter(v, left) == token.In {
				return m.invalidTarget(left, target)
			}
			return nil
		}
	case "Name", "Subscript", "Attribute":
		return nil
	}
	return v
}

// opAfter returns the first operator of a comparison.
func (m *machine) opAfter(compare, left *value) token.Kind {
	return m.toks[compare.kids[1].from].Kind
}

// positional lists the positional arguments in a value of the rule args.
func positional(args *value) (list []*value) {
	if args.kind != "" {
		list = []*value{args}
	} else {
		list = parts(args)
	}
	kept := list[:0]
	for _, v := range list {
		if v.kind != "Keyword" && v.kind != "DoubleStarred" {
			kept = append(kept, v)
		}
	}
	return kept
}

func hasKind(v *value, kind string) bool {
	if v.kind == kind {
		return true
	}
	if v.kind != "" {
		return false
	}
	for _, k := range v.kids {
		if hasKind(k, kind) {
			return true
		}
	}
	return false
}

// isLegacy says whether a is one of the statements that became functions.
func (m *machine) isLegacy(a *value) bool {
	text := m.file.Slice(m.span(a))
	return a.to == a.from+1 && (text == "print" || text == "exec")
}

// nesting counts the brackets open after token i.
func (m *machine) nesting(i int) (n int) {
	for _, t := range m.toks[:i+1] {
		switch t.Kind {
		case token.LPar, token.LSqb, token.LBrace:
			n++
		case token.RPar, token.RSqb, token.RBrace:
			n--
		}
	}
	return n
}

// lastCharacter is where CPython points for a dict's key without value: the line where it starts, the column where it
// ends.
func (m *machine) lastCharacter(a *value) source.Span {
	s := m.span(a)
	end := m.file.Position(s.End)
	start := m.file.LineStart(m.file.Line(s.Start)) + source.Pos(max(end.Col-1, 0))
	return source.Span{Start: min(start, source.Pos(len(m.file.Text))), End: s.End}
}

// letter checks the letter of a conversion.
func (m *machine) letter(conversion *value) {
	if conversion == nil {
		return
	}
	at := m.span(conversion.kids[1])
	if text := m.file.Slice(at); text != "r" && text != "s" && text != "a" {
		m.fail("SyntaxError", at, fmt.Sprintf("%s: invalid conversion character '%s': expected 's', 'r', or 'a'",
			m.stringWord(), text))
	}
}
