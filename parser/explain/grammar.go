// Package explain finds the words for what is wrong with a program that the parser does not take.
//
// In go the tokens of a file and the start of the statement that failed; out comes one error with CPython's message and
// place. CPython finds them by reading the file again with a parsing expression grammar that has rules for mistakes
// among the ordinary ones; so does this package. Its grammar (grammar.txt) is data, run by a small packrat machine:
// which rule is tried when, and how far ahead it reads, decides the message, and a grammar shows that best.
//
// The package is slow (some microseconds a token) and only used on programs that are wrong.
//
// # Notation
//
//	rule (flags): alternative | alternative      flags: memo, left (left-recursive), plain (mistakes not looked for)
//	'x'  "x"      a token; a soft keyword
//	NAME ... END  a kind of token; SOFT is any soft keyword
//	e? e* e+      optional, repeated;  ','.e+ is e separated by commas
//	&e !e &&'x'   look ahead; look ahead for the lack of e; x is required: a mistake is reported at once
//	~             no other alternative may be tried from here on
//	a=e           names the value of e for what follows
//	>=14 <14      the alternative exists only in that Python
//	-> K          the value is a node of kind K;  "= a" makes it the value of a
//	@hook         calls back into the parser
//	=> verb a b "message"   the alternative is a mistake: see actions.go for the verbs
package explain

import (
	_ "embed"
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"sync"

	"github.com/gosyncio/gosyncio/parser/token"
)

//go:embed grammar.txt
var grammarText string

// The kinds of things a rule is made of.
type opcode uint8

const (
	opToken opcode = iota
	opSoft
	opAnySoft
	opRule
	opGroup
	opOptional
	opStar
	opPlus
	opSeparated // sep.e+
	opAhead
	opNotAhead
	opForced
	opCut
)

// element is one thing to match.
type element struct {
	op   opcode
	kind token.Kind     // opToken, opForced
	word string         // opSoft
	rule *rule          // opRule
	alts []*alternative // opGroup
	sub  *element
	sep  *element
	bind int // index of the name its value gets, or -1
}

type alternative struct {
	elements   []*element
	names      []string
	kind       string // of the node it makes
	result     int    // index of the name whose value it has, or -1
	hook       string
	mistake    *mistake
	since      int // first and last minor version that has it
	until      int
	valueCount int
}

// mistake is what follows "=>".
type mistake struct {
	verb    string
	target  string
	args    []int
	message string
}

type rule struct {
	name              string
	id                int
	memo, left, plain bool
	wrong             bool
	alts              []*alternative
}

// grammar is built from the text at its first use.
var grammar = sync.OnceValue(func() map[string]*rule {
	rules := map[string]*rule{}
	header := regexp.MustCompile(`(?m)^([a-z_]+)(?: \((memo|left|plain)\))?:`)
	text := regexp.MustCompile(`(?m)^#.*$`).ReplaceAllString(grammarText, "")
	found := header.FindAllStringSubmatchIndex(text, -1)
	var readers []*reader
	for i, h := range found {
		end := len(text)
		if i+1 < len(found) {
			end = found[i+1][0]
		}
		r := &rule{name: text[h[2]:h[3]], id: i}
		r.wrong = strings.HasPrefix(r.name, "wrong_")
		if h[4] >= 0 {
			flag := text[h[4]:h[5]]
			r.memo, r.left, r.plain = flag == "memo", flag == "left", flag == "plain"
		}
		rules[r.name] = r
		readers = append(readers, &reader{rule: r, words: words(text[h[1]:end]), rules: rules})
	}
	for _, rd := range readers {
		rd.rule.alts = rd.alternatives(true)
		if len(rd.words) > 0 {
			panic(fmt.Sprintf("grammar: rule %s: what is %q?", rd.rule.name, rd.words[0]))
		}
	}
	return rules
})

var wordPattern = regexp.MustCompile(`'[^']*'|"(?:[^"\\]|\\.)*"|[A-Za-z_0-9]+|=>|->|>=|&&|[|()?*+&!~.=@<]`)

func words(text string) []string { return wordPattern.FindAllString(text, -1) }

// reader reads the notation.
type reader struct {
	rule  *rule
	rules map[string]*rule
	words []string
	alt   *alternative // whose names are being collected
}

func (r *reader) peek() string {
	if len(r.words) == 0 {
		return ""
	}
	return r.words[0]
}

func (r *reader) next() string {
	w := r.peek()
	r.words = r.words[1:]
	return w
}

func (r *reader) take(w string) bool {
	if r.peek() != w {
		return false
	}
	r.next()
	return true
}

// alternatives reads "a | b"; at the top each has names of its own, groups share them with what is around.
func (r *reader) alternatives(top bool) (list []*alternative) {
	r.take("|")
	for {
		a := &alternative{result: -1, until: 99}
		if top {
			r.alt = a
		}
		r.alternative(a)
		list = append(list, a)
		if !r.take("|") {
			return list
		}
	}
}

func (r *reader) alternative(a *alternative) {
	if r.take(">=") {
		a.since, _ = strconv.Atoi(r.next())
	} else if r.take("<") {
		a.until, _ = strconv.Atoi(r.next())
		a.until--
	}
	for {
		switch r.peek() {
		case "", "|", ")":
			return
		case "@":
			r.next()
			a.hook = r.next()
		case "->":
			r.next()
			a.kind = r.next()
		case "=":
			r.next()
			a.result = r.binding(r.next())
		case "=>":
			r.next()
			a.mistake = r.mistake()
		default:
			e := r.element()
			a.elements = append(a.elements, e)
			if e.op < opAhead {
				a.valueCount++
			}
		}
	}
}

func (r *reader) mistake() *mistake {
	m := &mistake{verb: r.next()}
	if m.verb == "target" {
		m.target = r.next()
	}
	for {
		w := r.peek()
		if w == "" || w == "|" || w == ")" {
			return m
		}
		r.next()
		if w[0] == '"' {
			m.message, _ = strconv.Unquote(w)
			return m
		}
		m.args = append(m.args, r.binding(w))
	}
}

// binding returns the index of a name, adding it if it is new.
func (r *reader) binding(name string) int {
	for i, n := range r.alt.names {
		if n == name {
			return i
		}
	}
	r.alt.names = append(r.alt.names, name)
	return len(r.alt.names) - 1
}

func (r *reader) element() *element {
	bind := -1
	if len(r.words) > 1 && r.words[1] == "=" && r.words[0][0] != '\'' {
		bind = r.binding(r.next())
		r.next()
	}
	var e *element
	switch {
	case r.take("~"):
		return &element{op: opCut, bind: -1}
	case r.take("&&"):
		e = r.atom()
		e.op = opForced
	case r.take("&"):
		e = &element{op: opAhead, sub: r.atom()}
	case r.take("!"):
		e = &element{op: opNotAhead, sub: r.atom()}
	default:
		e = r.repeated(r.atom())
	}
	e.bind = bind
	return e
}

func (r *reader) repeated(e *element) *element {
	switch {
	case r.take("."):
		sub := r.atom()
		r.next() // "+"
		return &element{op: opSeparated, sep: e, sub: sub, bind: -1}
	case r.take("?"):
		return &element{op: opOptional, sub: e, bind: -1}
	case r.take("*"):
		return &element{op: opStar, sub: e, bind: -1}
	case r.take("+"):
		return &element{op: opPlus, sub: e, bind: -1}
	}
	return e
}

var kinds = map[string]token.Kind{
	"NAME": token.Name, "NUMBER": token.Number, "STRING": token.String, "NEWLINE": token.Newline, "INDENT": token.Indent,
	"DEDENT": token.Dedent, "END": token.End, "FSTART": token.FStringStart, "FMID": token.FStringMiddle,
	"FEND": token.FStringEnd, "TSTART": token.TStringStart, "TMID": token.TStringMiddle, "TEND": token.TStringEnd,
}

func (r *reader) atom() *element {
	w := r.next()
	switch {
	case w == "(":
		e := &element{op: opGroup, bind: -1, alts: r.alternatives(false)}
		r.next()
		return e
	case w[0] == '\'':
		text := w[1 : len(w)-1]
		kind := token.Lookup(text)
		if kind == token.Name {
			kind = token.Operator(text)
		}
		if kind == token.Error {
			panic("grammar: no token " + w)
		}
		return &element{op: opToken, kind: kind, bind: -1}
	case w[0] == '"':
		return &element{op: opSoft, word: w[1 : len(w)-1], bind: -1}
	case w == "SOFT":
		return &element{op: opAnySoft, bind: -1}
	}
	if kind, ok := kinds[w]; ok {
		return &element{op: opToken, kind: kind, bind: -1}
	}
	target := r.rules[w]
	if target == nil {
		panic("grammar: rule " + r.rule.name + ": no rule " + w)
	}
	return &element{op: opRule, rule: target, bind: -1}
}
