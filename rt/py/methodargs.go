package py

import "context"

// Helpers of the method tables: argument checks with CPython's texts, and
// wrappers that make a table line of a typed function.

// strSelf is the receiver of a str method.
func strSelf(a []any) string { return a[0].(string) }

// strArg is a str argument: "f() argument NAME must be str, not int".
func strArg(fn, name string, v any) string {
	s, ok := Unwrap(v).(string)
	if !ok {
		if name != "" && (name[0] < '0' || name[0] > '9') {
			name = "'" + name + "'"
		}
		if name != "" {
			name = " " + name
		}
		panic(TypeError.Newf("%s() argument%s must be str, not %s", fn, name, typeNameNone(v)))
	}
	return s
}

// typeNameNone is the name of v's type as argument errors give it.
func typeNameNone(v any) string {
	if v == nil {
		return "None"
	}
	return TypeOf(v).Name
}

// sliceArg is an optional start or end argument.
func sliceArg(v any, def int) int {
	if v == nil || v == Unbound {
		return def
	}
	return sliceIndex(v)
}

// toStr makes a table function of a str to str method without arguments.
func toStr(f func(s string) string) CodeFunc {
	return func(_ context.Context, a []any) any { return f(a[0].(string)) }
}

// toBool makes a table function of a predicate of a str.
func toBool(f func(s string) bool) CodeFunc {
	return func(_ context.Context, a []any) any { return f(a[0].(string)) }
}

// boxedList is a list for dynamic code: any value can be put into it.
func boxedList[T any](l *List[T]) *List[any] { return &List[any]{boxAll(l.items)} }
