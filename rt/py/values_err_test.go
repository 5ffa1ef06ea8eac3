package py

import "testing"

// TestOracleArgumentErrors calls every method of the builtin value types with
// too few, too many and wrongly typed arguments.
func TestOracleArgumentErrors(t *testing.T) {
	o := newOracle(t)
	d := DictOf(P[any, any](1, 2))
	receivers := []func() any{
		func() any { return "a" }, func() any { return Bytes("a") }, func() any { return NewBytearray([]byte("a")) },
		func() any { return 5 }, func() any { return 1.5 }, func() any { return complex(1, 2) },
		func() any { return NewList[any](1, 2) }, func() any { return NewTuple(1, 2) }, func() any { return d.Copy() },
		func() any { return NewSet[any](1) }, func() any { return NewFrozenSet[any](1) }, func() any { return RangeOf(0, 3, 1) },
		func() any { return NewSlice(1, 2, nil) },
	}
	skip := map[string]bool{"format": true, "clear": true, "sort": true, "to_bytes": true, "union": true, "symmetric_difference": true}
	for _, r := range receivers {
		cls := TypeOf(r())
		for _, name := range cls.own.keys() {
			v, _ := cls.own.get(name)
			if f, ok := v.(*Function); !ok || f.wrapper || skip[name] || name[0] == '_' {
				continue
			}
			for _, args := range [][]any{{}, {1.5}, {nil}, {"x"}, {Bytes("x")}, {-1}, {1, 2.5}, {2.5, "y"}, {"x", 1, "z"}, {1, 2, 3, 4, 5}, {NewList[any](1.5)}, {NewList[any]("q")}} {
				recv := r()
				o.call(recv, name, args...)
			}
		}
	}
	o.check()
}

func TestOracleConstructors(t *testing.T) {
	o := newOracle(t)
	types := map[string]*Type{
		"int": IntType, "float": FloatType, "complex": ComplexType, "bool": BoolType, "str": StrType, "bytes": BytesType, "bytearray": BytearrayType,
		"list": ListType, "tuple": TupleType, "set": SetType, "frozenset": FrozenSetType, "dict": DictType, "range": RangeType, "slice": SliceType,
	}
	values := []any{nil, 1, -1, 1.5, "22", "é", Bytes("12"), NewList[any](1, 2), NewList[any](NewList[any](1, 2)), NewTuple("ab"), DictOf(P[any, any](1, 2)), NewSet[any](3), RangeOf(0, 3, 1), complex(1, 2), true, ""}
	for _, name := range []string{"int", "float", "complex", "bool", "str", "bytes", "bytearray", "list", "tuple", "set", "frozenset", "dict", "range", "slice"} {
		f := func(a []any) any { return Call(Context(), types[name], a...) }
		o.fn(name, f)
		for _, v := range values {
			if name == "bytearray" || name == "bytes" {
				if i, ok := v.(int); ok && i > 100 {
					continue
				}
			}
			o.fn(name, f, v)
			o.fn(name, f, v, v)
			o.fn(name, f, v, 10)
			o.fn(name, f, v, "utf-8")
			o.fn(name, f, v, v, v)
			o.fn(name, f, v, v, v, v)
		}
	}
	o.check()
}
