package pyast

import (
	"bufio"
	"fmt"
	"io"
	"strings"

	"github.com/gosyncio/gosyncio/parser/source"
)

// Dump writes the tree as "python3.13 -m ast" does (and "python3.13 -m ast -a" if attributes is true): one field a line,
// indented by three, fields that are empty left out, type comments shown. It returns the first error of w.
func Dump(w io.Writer, m *Module, attributes bool) error {
	d := &dumper{w: bufio.NewWriter(w), file: m.File, attributes: attributes, types: typeComments(m.Comments), extended: map[source.Pos]source.Pos{}}
	d.write(d.module(m), 0)
	d.w.WriteByte('\n')
	return d.w.Flush()
}

// dumper turns nodes into values with named fields and writes those.
type dumper struct {
	w          *bufio.Writer
	file       *source.File
	attributes bool
	types      []typeComment
	extended   map[source.Pos]source.Pos // ends of statements that a type comment follows, and its end
}

// A value is what a field holds: text, a list of values, or a record.
type (
	text   string
	list   []any
	record struct {
		name   string
		fields []field
	}
	field struct {
		name  string
		value any // nil: the field is not shown
	}
)

func (d *dumper) write(v any, level int) {
	switch v := v.(type) {
	case text:
		d.w.WriteString(string(v))
	case list:
		if len(v) == 0 {
			d.w.WriteString("[]")
			return
		}
		d.w.WriteByte('[')
		for i, e := range v {
			d.separate(i, level+1)
			d.write(e, level+1)
		}
		d.w.WriteByte(']')
	case *record:
		d.record(v, level)
	}
}

// separate starts item i of a list of fields or values on a line of its own.
func (d *dumper) separate(i, level int) {
	if i > 0 {
		d.w.WriteByte(',')
	}
	d.w.WriteByte('\n')
	for range level {
		d.w.WriteString("   ")
	}
}

// record writes a node: on one line if it has at most three fields and all are simple.
func (d *dumper) record(r *record, level int) {
	shown := r.fields[:0]
	simple := true
	for _, f := range r.fields {
		if f.value == nil {
			continue
		}
		if l, ok := f.value.(list); ok && len(l) == 0 {
			continue
		}
		simple = simple && isSimple(f.value)
		shown = append(shown, f)
	}
	d.w.WriteString(r.name)
	d.w.WriteByte('(')
	short := simple && len(shown) <= 3
	for i, f := range shown {
		switch {
		case !short:
			d.separate(i, level+1)
		case i > 0:
			d.w.WriteString(", ")
		}
		d.w.WriteString(f.name)
		d.w.WriteByte('=')
		d.write(f.value, level+1)
	}
	d.w.WriteByte(')')
}

// isSimple says whether a value may stand on its parent's line: text, or a node that shows no field.
func isSimple(v any) bool {
	switch v := v.(type) {
	case text:
		return true
	case *record:
		for _, f := range v.fields {
			if l, ok := f.value.(list); f.value != nil && !(ok && len(l) == 0) {
				return false
			}
		}
		return true
	}
	return false
}

func rec(name string, fields ...field) *record { return &record{name, fields} }

// located is rec for a node that has a position.
func (d *dumper) located(n Node, name string, fields ...field) *record {
	if d.attributes {
		span := SpanOf(n)
		if end, ok := d.extended[span.End]; ok && isBlock(n) {
			span.End = end
		}
		start, end := d.file.Position(span.Start), d.file.Position(span.End)
		fields = append(fields,
			field{"lineno", number(start.Line)}, field{"col_offset", number(start.Col)},
			field{"end_lineno", number(end.Line)}, field{"end_col_offset", number(end.Col)})
	}
	return &record{name, fields}
}

// isBlock says whether a node is a statement or ends in one.
func isBlock(n Node) bool {
	switch n.(type) {
	case Stmt, *ExceptHandler:
		return true
	}
	return false
}

func number(n int) text { return text(fmt.Sprint(n)) }

// ident shows a name, nothing if it is empty.
func ident(name Identifier) any {
	if name == "" {
		return nil
	}
	return text(Repr(string(name)))
}

func idents(names []Identifier) (l list) {
	for _, n := range names {
		l = append(l, ident(n))
	}
	return l
}

// listOf dumps each element of a slice.
func listOf[T any](items []T, dump func(T) any) (l list) {
	for _, item := range items {
		l = append(l, dump(item))
	}
	return l
}

// ctx shows a context; Load is the default but is shown all the same.
func ctx(c ExprContext) field { return field{"ctx", rec(strings.TrimSuffix(c.String(), "()"))} }

func (d *dumper) module(m *Module) any {
	return rec("Module", field{"body", d.stmts(m.Body)}, field{"type_ignores", d.typeIgnores()})
}

func (d *dumper) stmts(body []Stmt) list { return listOf(body, d.stmt) }
func (d *dumper) exprs(l []Expr) list    { return listOf(l, d.expr) }
