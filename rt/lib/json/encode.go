package json

import (
	"fmt"
	"math"
	"math/big"
	"slices"
	"strconv"
	"strings"

	"github.com/gosyncio/gosyncio/rt/py"
)

// encoder holds the options of dumps and what is being written.
type encoder struct {
	b        strings.Builder
	ascii    bool
	allowNaN bool
	skipKeys bool
	sortKeys bool
	pretty   bool
	indent   string
	item     string // between items
	colon    string // between key and value
	fallback any    // default=, None if there is none
	open     []any  // the containers around, to detect cycles
	check    bool
}

// Quote writes s as a JSON string.
func (e *encoder) quote(s string) {
	e.b.WriteByte('"')
	for i := 0; i < len(s); {
		c := s[i]
		switch {
		case c == '"' || c == '\\':
			e.b.WriteByte('\\')
			e.b.WriteByte(c)
			i++
		case c < 0x20 || c == 0x7f && e.ascii:
			if short := strings.IndexByte("\b\f\n\r\t", c); short >= 0 {
				e.b.WriteByte('\\')
				e.b.WriteByte("bfnrt"[short])
			} else {
				fmt.Fprintf(&e.b, `\u%04x`, c)
			}
			i++
		case c < 0x80:
			e.b.WriteByte(c)
			i++
		default:
			r, size := py.DecodeRune(s[i:])
			e.rune(r, s[i:i+size])
			i += size
		}
	}
	e.b.WriteByte('"')
}

func (e *encoder) rune(r rune, text string) {
	switch {
	case !e.ascii:
		e.b.WriteString(text)
	case r < 0x10000:
		fmt.Fprintf(&e.b, `\u%04x`, r)
	default:
		r -= 0x10000
		fmt.Fprintf(&e.b, `\u%04x\u%04x`, 0xd800+r>>10, 0xdc00+r&0x3ff)
	}
}

func (e *encoder) float(f float64) string {
	text := ""
	switch {
	case f != f:
		text = "NaN"
	case math.IsInf(f, 1):
		text = "Infinity"
	case math.IsInf(f, -1):
		text = "-Infinity"
	default:
		return py.Repr(f)
	}
	if !e.allowNaN {
		panic(py.ValueError.Newf("Out of range float values are not JSON compliant: %s", py.Repr(f)))
	}
	return text
}

// value writes any value; TypeError if JSON has no form for it.
func (e *encoder) value(v any, depth int) {
	switch x := py.Unwrap(v).(type) {
	case nil:
		e.b.WriteString("null")
	case bool:
		e.b.WriteString(strconv.FormatBool(x))
	case int:
		e.b.WriteString(strconv.Itoa(x))
	case *big.Int:
		e.b.WriteString(x.String())
	case float64:
		e.b.WriteString(e.float(x))
	case string:
		e.quote(x)
	case py.AnyDict:
		e.nested(v, func() { e.object(x, depth+1) })
	case py.AnyList:
		e.nested(v, func() { e.array(x.BoxedItems(), depth+1) })
	case py.AnyTuple:
		e.nested(v, func() { e.array(x.BoxedItems(), depth+1) })
	default:
		if e.fallback == nil {
			panic(py.TypeError.Newf("Object of type %s is not JSON serializable", py.TypeOf(v).Name))
		}
		e.nested(v, func() { e.value(py.Call(py.Context(), e.fallback, v), depth) })
	}
}

// nested writes inside a container; ValueError if it stands in itself.
func (e *encoder) nested(v any, f func()) {
	if e.check {
		for _, o := range e.open {
			if py.Is(o, v) {
				panic(py.ValueError.New("Circular reference detected"))
			}
		}
		e.open = append(e.open, v)
		defer func() { e.open = e.open[:len(e.open)-1] }()
	}
	f()
}

func (e *encoder) newline(depth int) {
	if e.pretty {
		e.b.WriteByte('\n')
		for range depth {
			e.b.WriteString(e.indent)
		}
	}
}

func (e *encoder) array(items []any, depth int) {
	if len(items) == 0 {
		e.b.WriteString("[]")
		return
	}
	e.b.WriteByte('[')
	for i, v := range items {
		if i > 0 {
			e.b.WriteString(e.item)
		}
		e.newline(depth)
		e.value(v, depth)
	}
	e.newline(depth - 1)
	e.b.WriteByte(']')
}

type member struct{ key, value any }

func (e *encoder) object(d py.AnyDict, depth int) {
	if d.LenAny() == 0 {
		e.b.WriteString("{}")
		return
	}
	var members []member
	for pos := 0; ; {
		k, v, next, ok := d.EntryAny(pos)
		if !ok {
			break
		}
		members = append(members, member{k, v})
		pos = next
	}
	if e.sortKeys {
		slices.SortStableFunc(members, func(a, b member) int {
			switch {
			case py.Lt(a.key, b.key):
				return -1
			case py.Lt(b.key, a.key):
				return 1
			}
			return 0
		})
	}
	e.b.WriteByte('{')
	first := true
	for _, m := range members {
		key, ok := e.key(m.key)
		if !ok {
			continue
		}
		if !first {
			e.b.WriteString(e.item)
		}
		first = false
		e.newline(depth)
		e.quote(key)
		e.b.WriteString(e.colon)
		e.value(m.value, depth)
	}
	if !first {
		e.newline(depth - 1)
	}
	e.b.WriteByte('}')
}

// key makes the string of a key; false for one to be skipped.
func (e *encoder) key(k any) (string, bool) {
	switch x := py.Unwrap(k).(type) {
	case string:
		return x, true
	case nil:
		return "null", true
	case bool:
		return strconv.FormatBool(x), true
	case int, *big.Int:
		return py.Repr(x), true
	case float64:
		return e.float(x), true
	}
	if e.skipKeys {
		return "", false
	}
	panic(py.TypeError.Newf("keys must be str, int, float, bool or None, not %s", py.TypeOf(k).Name))
}
