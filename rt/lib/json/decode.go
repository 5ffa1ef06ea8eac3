package json

import (
	"context"
	"math"
	"math/big"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/gosyncio/gosyncio/rt/lib/internal/arg"
	"github.com/gosyncio/gosyncio/rt/py"
)

// DecodeErrorClass is json.JSONDecodeError.
var DecodeErrorClass = py.NewBuiltinType("json.decoder", "JSONDecodeError", py.ValueError)

// decoder reads one document.
type decoder struct {
	doc   string
	pos   int // byte offset
	hooks hooks
}

// hooks are the keyword arguments of loads; None where there is none.
type hooks struct{ object, float, int, constant, pairs any }

// fail makes the error for a byte offset.
func (d *decoder) fail(msg string, at int) *py.Exception { return decodeError(msg, d.doc, at) }

func decodeError(msg, doc string, at int) *py.Exception {
	at = min(at, len(doc))
	before := doc[:at]
	char := utf8.RuneCountInString(before)
	line := strings.Count(before, "\n") + 1
	column := char + 1
	if i := strings.LastIndexByte(before, '\n'); i >= 0 {
		column = char - utf8.RuneCountInString(before[:i+1]) + 1
	}
	e := DecodeErrorClass.Newf("%s: line %d column %d (char %d)", msg, line, column, char)
	e.Dict.Set("msg", msg)
	e.Dict.Set("doc", doc)
	e.Dict.Set("pos", char)
	e.Dict.Set("lineno", line)
	e.Dict.Set("colno", column)
	return e
}

func (d *decoder) space() {
	for d.pos < len(d.doc) && strings.IndexByte(" \t\n\r", d.doc[d.pos]) >= 0 {
		d.pos++
	}
}

func (d *decoder) peek() byte {
	if d.pos < len(d.doc) {
		return d.doc[d.pos]
	}
	return 0
}

var literals = []struct {
	text     string
	value    any
	constant bool
}{
	{"null", nil, false},
	{"true", true, false},
	{"false", false, false},
	{"NaN", math.NaN(), true},
	{"Infinity", math.Inf(1), true},
	{"-Infinity", math.Inf(-1), true},
}

func (d *decoder) value() any {
	switch c := d.peek(); {
	case c == '"':
		return d.text()
	case c == '{':
		return d.object()
	case c == '[':
		return d.array()
	case c == '-' || '0' <= c && c <= '9':
		if v, ok := d.number(); ok {
			return v
		}
	}
	for _, l := range literals {
		if strings.HasPrefix(d.doc[d.pos:], l.text) {
			d.pos += len(l.text)
			if l.constant && d.hooks.constant != nil {
				return py.Call(py.Context(), d.hooks.constant, l.text)
			}
			return l.value
		}
	}
	panic(d.fail("Expecting value", d.pos))
}

func (d *decoder) digits(i int) int {
	for i < len(d.doc) && '0' <= d.doc[i] && d.doc[i] <= '9' {
		i++
	}
	return i
}

func (d *decoder) number() (any, bool) {
	s, i := d.doc, d.pos
	if s[i] == '-' {
		i++
	}
	switch {
	case i >= len(s) || s[i] < '0' || s[i] > '9':
		return nil, false
	case s[i] == '0':
		i++
	default:
		i = d.digits(i)
	}
	isFloat := false
	if i+1 < len(s) && s[i] == '.' && d.digits(i+1) > i+1 {
		i, isFloat = d.digits(i+1), true
	}
	if i < len(s) && (s[i] == 'e' || s[i] == 'E') {
		j := i + 1
		if j < len(s) && (s[j] == '+' || s[j] == '-') {
			j++
		}
		if d.digits(j) > j {
			i, isFloat = d.digits(j), true
		}
	}
	text := s[d.pos:i]
	d.pos = i
	switch {
	case isFloat && d.hooks.float != nil:
		return py.Call(py.Context(), d.hooks.float, text), true
	case isFloat:
		f, _ := strconv.ParseFloat(text, 64)
		return f, true
	case d.hooks.int != nil:
		return py.Call(py.Context(), d.hooks.int, text), true
	}
	if n, err := strconv.Atoi(text); err == nil {
		return n, true
	}
	n, _ := new(big.Int).SetString(text, 10)
	return arg.BoxBig(n), true
}

func (d *decoder) array() any {
	out := py.NewList[any]()
	d.pos++
	d.space()
	if d.peek() == ']' {
		d.pos++
		return out
	}
	for {
		out.Append(d.value())
		d.space()
		if d.next(']', "array") {
			return out
		}
	}
}

// next goes on after an item: true at the closing bracket, false after a comma.
func (d *decoder) next(closing byte, what string) bool {
	if d.pos < len(d.doc) && d.peek() == closing {
		d.pos++
		return true
	}
	if d.peek() != ',' {
		panic(d.fail("Expecting ',' delimiter", d.pos))
	}
	comma := d.pos
	d.pos++
	d.space()
	if d.peek() == closing {
		panic(d.fail("Illegal trailing comma before end of "+what, comma))
	}
	return false
}

func (d *decoder) object() any {
	out := py.NewDict[any, any]()
	var pairs []any
	d.pos++
	d.space()
	if d.peek() == '}' {
		d.pos++
		return d.finish(out, pairs)
	}
	for {
		if d.peek() != '"' {
			panic(d.fail("Expecting property name enclosed in double quotes", d.pos))
		}
		key := d.text()
		d.space()
		if d.peek() != ':' {
			panic(d.fail("Expecting ':' delimiter", d.pos))
		}
		d.pos++
		d.space()
		v := d.value()
		out.Set(key, v)
		if d.hooks.pairs != nil {
			pairs = append(pairs, py.NewTuple(key, v))
		}
		d.space()
		if d.next('}', "object") {
			return d.finish(out, pairs)
		}
	}
}

func (d *decoder) finish(out *py.Dict[any, any], pairs []any) any {
	switch {
	case d.hooks.pairs != nil:
		return py.Call(py.Context(), d.hooks.pairs, py.NewList(pairs...))
	case d.hooks.object != nil:
		return py.Call(py.Context(), d.hooks.object, out)
	}
	return out
}

func (d *decoder) text() string {
	begin := d.pos
	d.pos++
	start := d.pos
	for i := start; i < len(d.doc); i++ {
		switch c := d.doc[i]; {
		case c == '"':
			d.pos = i + 1
			return d.doc[start:i]
		case c == '\\':
			return d.escaped(begin, start)
		case c < 0x20:
			panic(d.fail("Invalid control character at", i))
		}
	}
	panic(d.fail("Unterminated string starting at", begin))
}

// escaped reads a string that holds escapes.
func (d *decoder) escaped(begin, start int) string {
	var b strings.Builder
	for i := start; i < len(d.doc); {
		c := d.doc[i]
		switch {
		case c == '"':
			d.pos = i + 1
			return b.String()
		case c < 0x20:
			panic(d.fail("Invalid control character at", i))
		case c != '\\':
			b.WriteByte(c)
			i++
			continue
		}
		if i+1 >= len(d.doc) {
			break
		}
		esc := d.doc[i+1]
		if k := strings.IndexByte(`"\/bfnrt`, esc); k >= 0 {
			b.WriteByte("\"\\/\b\f\n\r\t"[k])
			i += 2
			continue
		}
		if esc != 'u' {
			panic(d.fail("Invalid \\escape", i))
		}
		r, ok := d.hex4(i + 2)
		if !ok {
			panic(d.fail("Invalid \\uXXXX escape", i+1))
		}
		i += 6
		if r>>10 == 0xd800>>10 && strings.HasPrefix(d.doc[i:], `\u`) {
			if low, ok := d.hex4(i + 2); ok && low>>10 == 0xdc00>>10 {
				r = 0x10000 + (r-0xd800)<<10 + (low - 0xdc00)
				i += 6
			}
		}
		b.WriteString(py.ChrInt(int(r)))
	}
	panic(d.fail("Unterminated string starting at", begin))
}

func (d *decoder) hex4(i int) (rune, bool) {
	if i+4 > len(d.doc) {
		return 0, false
	}
	n, err := strconv.ParseUint(d.doc[i:i+4], 16, 32)
	return rune(n), err == nil && d.doc[i] != '+'
}

// decode reads a whole document.
func decode(doc string, h hooks) any {
	if strings.HasPrefix(doc, "\ufeff") {
		panic(decodeError("Unexpected UTF-8 BOM (decode using utf-8-sig)", doc, 0))
	}
	d := &decoder{doc: doc, hooks: h}
	d.space()
	v := d.value()
	d.space()
	if d.pos != len(doc) {
		panic(d.fail("Extra data", d.pos))
	}
	return v
}

func init() {
	DecodeErrorClass.Methods(py.MethodTable{
		arg.Fn("__init__", "self, msg, doc, pos", func(_ context.Context, a []any) any {
			e := a[0].(*py.Exception)
			n := decodeError(py.Str(a[1]), py.Str(a[2]), arg.Int(a[3]))
			e.Args, e.Dict = n.Args, n.Dict
			return nil
		}),
	})
}
