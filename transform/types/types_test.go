package types

import "testing"

func TestJoin(t *testing.T) {
	str, float, none := Basic(Str), Basic(Float), Basic(None)
	tests := []struct {
		a, b Type
		want string
	}{
		{str, Type{}, "str"},
		{str, str, "str"},
		{str, none, "str | None"},
		{OptOf(str), str, "str | None"},
		{OptOf(str), float, "object"},
		{Basic(Bool), SmallInt(3), "object"},
		{SmallInt(3), float, "object"},
		{SmallInt(3), BigInt(), "Int"},
		{TupleOf(str, none), TupleOf(str, float), "tuple[str, float | None]"},
		{TupleOf(str, str), TupleOf(str, str, str), "tuple[...]"},
		{ListOf(CellOf(str)), ListOf(CellOf(str)), "list[str]"},
		{ListOf(CellOf(str)), ListOf(CellOf(float)), "list[object]"},
		{ListOf(CellOf(str)), Of(Set, CellOf(str)), "object"},
	}
	for _, tt := range tests {
		l := &Lattice{}
		if got := l.Join(tt.a, tt.b).String(); got != tt.want {
			t.Errorf("%s and %s: %s, want %s", tt.a, tt.b, got, tt.want)
		}
	}
}

// TestUnify: what flows into one of two containers that met is seen in the other.
func TestUnify(t *testing.T) {
	l := &Lattice{}
	a, b := NewCell(), NewCell()
	l.Join(ListOf(a), ListOf(b))
	l.Into(b, Basic(Str))
	if a.Type().Kind() != Str {
		t.Error(a.Type())
	}
}

// TestRelease: elements of a container that dynamic code sees are Object.
func TestRelease(t *testing.T) {
	l := &Lattice{}
	inner := CellOf(Basic(Float))
	outer := CellOf(ListOf(inner))
	l.Join(ListOf(outer), Obj("", nil))
	if outer.Type().Kind() != Object || inner.Type().Kind() != Object {
		t.Error(outer.Type(), inner.Type())
	}
}

func TestSelfContaining(t *testing.T) {
	l := &Lattice{}
	c := NewCell()
	l.Into(c, ListOf(c))
	if c.Type().Kind() != Object {
		t.Error(c.Type())
	}
}

func TestWiden(t *testing.T) {
	l := &Lattice{}
	c := CellOf(SmallInt(1))
	rises := 0
	for l.Into(c, SmallInt(c.Type().Bits()+1)) {
		rises++
	}
	if !c.Type().Big() || rises > 10 {
		t.Errorf("%s after %d steps", c.Type(), rises)
	}
}

func TestGoType(t *testing.T) {
	tests := []struct {
		t    Type
		want string
	}{
		{SmallInt(3), "int"},
		{BigInt(), "py.Int"},
		{ListOf(CellOf(Basic(Float))), "*py.List[float64]"},
		{Of(Dict, CellOf(Basic(Str)), CellOf(OptOf(Basic(Str)))), "*py.Dict[string, any]"},
		{TupleOf(Basic(Str), Basic(None)), "py.Tuple2[string, py.None]"},
		{Of(Coroutine, CellOf(Basic(None))), "*coro.Coroutine[py.None]"},
		{Type{}, "any"},
	}
	for _, tt := range tests {
		if got := GoType(tt.t).String(); got != tt.want {
			t.Errorf("%s: %s, want %s", tt.t, got, tt.want)
		}
	}
}
