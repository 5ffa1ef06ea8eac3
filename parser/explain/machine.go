package explain

import (
	"strings"

	"github.com/gosyncio/gosyncio/parser/lexer"
	"github.com/gosyncio/gosyncio/parser/source"
	"github.com/gosyncio/gosyncio/parser/token"
)

// value is what an element matched: tokens [from, to) and the values inside. Kind is "" for mere sequences, and for
// tokens.
type value struct {
	kind     string
	from, to int
	kids     []*value
}

// memo is the result of a rule at a place.
type memo struct {
	v   *value
	end int
}

// place is where a rule was tried. Rules with the flags memo and left are remembered whether or not mistakes were looked
// for, as CPython does; the others apart.
type place struct {
	rule, at int
	wrong    bool
}

// machine runs the grammar over the tokens.
type machine struct {
	file  *source.File
	toks  []token.Token
	lexed lexer.Result
	hooks Hooks
	minor int

	i     int  // token to read next
	far   int  // furthest token read so far
	wrong bool // mistakes are looked for
	depth int
	memo  map[place]memo
	err   *Error
	// byLexer says that err is what the lexer could not read.
	byLexer bool
}

// maxDepth bounds the nesting of rules.
const maxDepth = 60000

// rule tries a rule here. It returns nil and leaves the place alone if the rule does not match; when err is set,
// everything fails.
func (m *machine) rule(r *rule) *value {
	if m.err != nil || r.wrong && !m.wrong {
		return nil
	}
	if m.depth > maxDepth {
		m.err = &Error{Code: "SyntaxError", Message: "too many nested expressions or blocks", Span: m.toks[m.i].Span()}
		return nil
	}
	key := place{r.id, m.i, m.wrong && !r.memo && !r.left}
	if known, ok := m.memo[key]; ok {
		if known.v != nil {
			m.i = known.end
		}
		return known.v
	}
	m.depth++
	defer func() { m.depth-- }()
	if r.left {
		return m.grow(r, key)
	}
	if r.plain {
		defer func(before bool) { m.wrong = before }(m.wrong)
		m.wrong = false
	}
	start := m.i
	v := m.alternatives(r.alts, nil)
	if m.err != nil {
		return nil
	}
	m.memo[key] = memo{v, m.i}
	if v == nil {
		m.i = start
	}
	return v
}

// grow matches a left-recursive rule: first without recursion, then with the last result as the recursion's, as long as
// that takes more tokens.
func (m *machine) grow(r *rule, key place) *value {
	start := m.i
	best := memo{nil, start}
	for {
		m.memo[key] = best
		m.i = start
		v := m.alternatives(r.alts, nil)
		if m.err != nil {
			return nil
		}
		if v == nil || m.i <= best.end {
			break
		}
		best = memo{v, m.i}
	}
	m.i = best.end
	return best.v
}

// alternatives tries one after the other. Names bound inside a group go to the frame around it.
func (m *machine) alternatives(alts []*alternative, frame []*value) *value {
	start := m.i
	for _, a := range alts {
		if m.minor < a.since || m.minor > a.until {
			continue
		}
		names := frame
		if names == nil {
			names = make([]*value, len(a.names))
		}
		v, done := m.alternative(a, names)
		if m.err != nil {
			return nil
		}
		if v != nil || done {
			return v
		}
		m.i = start
	}
	return nil
}

// alternative tries one. If done is true no other may be tried: after a cut, or when a mistake turned out to be none.
func (m *machine) alternative(a *alternative, names []*value) (v *value, done bool) {
	start, cut := m.i, false
	var kids []*value
	for _, e := range a.elements {
		if e.op == opCut {
			cut = true
			continue
		}
		kid, ok := m.element(e, names)
		if !ok {
			return nil, cut
		}
		if e.bind >= 0 {
			names[e.bind] = kid
		}
		if kid != nil && e.op < opAhead {
			kids = append(kids, kid)
		}
	}
	switch {
	case a.mistake != nil && a.mistake.verb != "adjacent" && a.mistake.verb != "letter":
		m.report(a.mistake, names)
		return nil, true
	case a.mistake != nil:
		if m.report(a.mistake, names); m.err != nil {
			return nil, true
		}
	case a.result >= 0:
		return names[a.result], false
	case a.kind == "" && a.valueCount == 1 && len(kids) == 1 && a.hook == "":
		return kids[0], false
	}
	v = &value{kind: a.kind, from: start, to: m.i, kids: kids}
	if a.hook != "" {
		m.runHook(a.hook, v)
	}
	return v, false
}

// look reads the token here, which counts as read even if it does not match.
func (m *machine) look() token.Kind {
	m.far = max(m.far, m.i)
	k := m.toks[m.i].Kind
	if k == token.Error && m.err == nil {
		m.err, m.byLexer = m.lexerError(), true
	}
	return k
}

// matched passes the current token.
func (m *machine) matched() (*value, bool) {
	v := &value{from: m.i, to: m.i + 1}
	if m.i+1 < len(m.toks) {
		m.i++
	}
	return v, true
}

func (m *machine) text(i int) string { return m.file.Slice(m.toks[i].Span()) }

// likeSoftKeyword says whether CPython takes a name for a soft keyword when it looks for missing commas: it compares only
// as many characters as the name has.
func likeSoftKeyword(name string) bool {
	for _, k := range [...]string{"_", "case", "match", "type"} {
		if strings.HasPrefix(k, name) {
			return true
		}
	}
	return false
}

// element tries an element; a nil value with ok true is an optional that was not there, or a look ahead.
func (m *machine) element(e *element, names []*value) (v *value, ok bool) {
	if m.err != nil {
		return nil, false
	}
	switch e.op {
	case opToken:
		if m.look() != e.kind || e.kind == token.NotEqual && m.text(m.i) == "<>" {
			return nil, false
		}
		return m.matched()
	case opSoft:
		if m.look() != token.Name || m.text(m.i) != e.word {
			return nil, false
		}
		return m.matched()
	case opAnySoft:
		if m.look() != token.Name || !likeSoftKeyword(m.text(m.i)) {
			return nil, false
		}
		return m.matched()
	case opRule:
		v = m.rule(e.rule)
		return v, v != nil
	case opGroup:
		v = m.alternatives(e.alts, names)
		return v, v != nil
	case opForced:
		if m.look() != e.kind {
			m.fail("SyntaxError", m.toks[m.i].Span(), "expected '"+e.kind.String()+"'")
			return nil, false
		}
		return m.matched()
	}
	return m.composite(e, names)
}

func (m *machine) composite(e *element, names []*value) (v *value, ok bool) {
	start := m.i
	switch e.op {
	case opAhead, opNotAhead:
		_, ok = m.element(e.sub, names)
		m.i = start
		return nil, m.err == nil && ok == (e.op == opAhead)
	case opOptional:
		if v, ok = m.element(e.sub, names); !ok {
			m.i = start
			return nil, m.err == nil
		}
		return v, true
	case opSeparated:
		return m.separated(e, names)
	}
	seq := &value{from: start}
	for {
		before := m.i
		kid, ok := m.element(e.sub, names)
		if !ok || m.i == before {
			m.i = before
			break
		}
		seq.kids = append(seq.kids, kid)
	}
	seq.to = m.i
	return seq, m.err == nil && (e.op == opStar || len(seq.kids) > 0)
}

func (m *machine) separated(e *element, names []*value) (*value, bool) {
	seq := &value{from: m.i}
	for {
		before := m.i
		if len(seq.kids) > 0 {
			if _, ok := m.element(e.sep, names); !ok {
				m.i = before
				break
			}
		}
		kid, ok := m.element(e.sub, names)
		if !ok {
			m.i = before
			break
		}
		seq.kids = append(seq.kids, kid)
	}
	seq.to = m.i
	return seq, m.err == nil && len(seq.kids) > 0
}
