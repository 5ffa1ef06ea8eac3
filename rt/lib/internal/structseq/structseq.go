// Package structseq makes the named tuples that CPython's C modules return
// (time.struct_time, os.stat_result ...): tuples whose items have names too,
// with further attributes that are not items.
package structseq

import (
	"context"
	"strings"

	"github.com/gosyncio/gosyncio/rt/py"
)

// Class makes a class: fields are the items' names, extra those of the
// attributes beyond the items. visible says that the repr shows names.
func Class(module, name string, fields []string, extra ...string) *py.Type {
	t := py.NewBuiltinType(module, name, py.TupleType)
	t.Immutable = true
	var getters []py.Getter
	for i, f := range fields {
		getters = append(getters, py.Getter{Name: f, Get: func(o any) any { return items(o)[i] }})
	}
	for _, f := range extra {
		t.Set(f, extraAttribute(f))
	}
	t.Getters(getters)
	t.Set("n_fields", len(fields)+len(extra))
	t.Set("n_sequence_fields", len(fields))
	t.Set("n_unnamed_fields", 0)
	repr := func(o any) string {
		parts := make([]string, len(fields))
		for i, v := range items(o) {
			parts[i] = fields[i] + "=" + py.Repr(v)
		}
		return module + "." + name + "(" + strings.Join(parts, ", ") + ")"
	}
	t.Slots.Repr = repr
	t.Construct = func(_ context.Context, cls *py.Type, args []any, _ []py.Kwarg) any {
		if len(args) == 0 {
			panic(py.TypeError.New("structseq() missing required argument 'sequence' (pos 1)"))
		}
		values := py.Items(args[0])
		full := module + "." + name
		switch n := len(fields); {
		case len(values) < n:
			panic(py.TypeError.Newf("%s() takes an at least %d-sequence (%d-sequence given)", full, n, len(values)))
		case len(values) > n+len(extra):
			panic(py.TypeError.Newf("%s() takes an at most %d-sequence (%d-sequence given)", full, n+len(extra), len(values)))
		}
		in := Make(t, values[:len(fields)]...)
		for i, v := range values[len(fields):] {
			in.Set(extra[i], v)
		}
		return in
	}
	return t
}

// extraAttribute is the descriptor of an attribute that is no item.
type extraAttribute string

// PyClass gives the class member_descriptor.
func (extraAttribute) PyClass() *py.Type { return py.MemberType }

// DescrGet reads the attribute; None if it was not set.
func (e extraAttribute) DescrGet(o any, _ *py.Type, onClass bool) any {
	in, ok := o.(*py.Instance)
	if onClass || !ok {
		return e
	}
	v, _ := in.Get(string(e))
	return v
}

func items(o any) []any { return py.Unwrap(o).(py.AnyTuple).BoxedItems() }

// Make makes an instance; attributes beyond the items are set on it.
func Make(t *py.Type, values ...any) *py.Instance {
	in := py.NewInstance(t)
	in.Base = py.NewTuple(values...)
	return in
}
