// Package json is Python's module json.
package json

import (
	"context"
	"strings"

	"github.com/gosyncio/gosyncio/rt/lib/internal/arg"
	"github.com/gosyncio/gosyncio/rt/py"
)

const dumpOptions = "*, skipkeys=False, ensure_ascii=True, check_circular=True, allow_nan=True, cls=None, indent=None, separators=None, default=None, sort_keys=False"

const loadOptions = "*, cls=None, object_hook=None, parse_float=None, parse_int=None, parse_constant=None, object_pairs_hook=None"

// Module is the module object.
var Module = newModule()

func newModule() *py.Module {
	m := py.NewModule("json", py.MethodTable{
		arg.Fn("dumps", "obj, "+dumpOptions, func(_ context.Context, a []any) any { return dumps(a[0], a[1:]) }),
		arg.Fn("dump", "obj, fp, "+dumpOptions, func(ctx context.Context, a []any) any {
			py.CallMethod(ctx, a[1], "write", dumps(a[0], a[2:]))
			return nil
		}),
		arg.Fn("loads", "s, "+loadOptions, func(_ context.Context, a []any) any { return loads(a[0], a[1:]) }),
		arg.Fn("load", "fp, "+loadOptions, func(ctx context.Context, a []any) any {
			return loads(py.CallMethod(ctx, a[0], "read"), a[1:])
		}),
	})
	m.SetClasses(DecodeErrorClass)
	return m
}

// Dumps is json.dumps(obj).
func Dumps(obj any) string {
	e := &encoder{ascii: true, allowNaN: true, check: true, item: ", ", colon: ": "}
	e.value(obj, 0)
	return e.b.String()
}

// Loads is json.loads(s) of a str.
func Loads(s string) any { return decode(s, hooks{}) }

// dumps takes the options of dumpOptions.
func dumps(obj any, o []any) string {
	if o[4] != nil {
		panic(py.NotImplementedError.New("gosyncio: json encoder classes (cls=) are not supported"))
	}
	e := &encoder{
		skipKeys: py.Truth(o[0]), ascii: py.Truth(o[1]), check: py.Truth(o[2]), allowNaN: py.Truth(o[3]),
		fallback: o[7], sortKeys: py.Truth(o[8]), item: ", ", colon: ": ",
	}
	switch indent := o[5].(type) {
	case nil:
	case string:
		e.pretty, e.indent, e.item = true, indent, ","
	default:
		e.pretty, e.indent, e.item = true, strings.Repeat(" ", max(arg.Int(indent), 0)), ","
	}
	if o[6] != nil {
		seps := py.Unpack(o[6], 2)
		e.item, e.colon = py.Str(seps[0]), py.Str(seps[1])
	}
	e.value(obj, 0)
	return e.b.String()
}

// loads takes the options of loadOptions.
func loads(s any, o []any) any {
	if o[0] != nil {
		panic(py.NotImplementedError.New("gosyncio: json decoder classes (cls=) are not supported"))
	}
	h := hooks{object: o[1], float: o[2], int: o[3], constant: o[4], pairs: o[5]}
	switch s := py.Unwrap(s).(type) {
	case string:
		return decode(s, h)
	case py.Bytes:
		return decode(py.Str(py.CallMethod(py.Context(), s, "decode", "utf-8")), h)
	case *py.Bytearray:
		return decode(py.Str(py.CallMethod(py.Context(), s, "decode", "utf-8")), h)
	}
	panic(py.TypeError.Newf("the JSON object must be str, bytes or bytearray, not %s", py.TypeOf(s).Name))
}
