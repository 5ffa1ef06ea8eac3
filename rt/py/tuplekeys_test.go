package py

import "testing"

// TestTupleKeys holds the typed tuples' hash, equality and order to those of
// the boxed ones.
func TestTupleKeys(t *testing.T) {
	o := newOracle(t)
	typed, boxed := NewSet[Tuple2[int, string]](), NewSet[any]()
	d := NewDict[Tuple3[int, float64, bool], int]()
	l, lb := NewList[Tuple2[int, float64]](), NewList[any]()
	for i := range 500 {
		k := T2(o.r.IntN(20), string(rune('a'+o.r.IntN(5))))
		typed.Add(k)
		boxed.Add(k.Box())
		d.Set(T3(o.r.IntN(9), float64(o.r.IntN(3)), o.r.IntN(2) == 0), i)
		s := T2(o.r.IntN(30), o.randFloat())
		if s.V1 == s.V1 {
			l.Append(s)
			lb.Append(s.Box())
		}
	}
	if a, b := Repr(typed), Repr(boxed); a != b {
		t.Errorf("typed %s\nboxed %s", a, b)
	}
	if d.Len() != 54 {
		t.Errorf("%d keys, want all 54", d.Len())
	}
	for k := range d.Each() {
		if v, ok := d.LookupAny(k.Box()); !ok || v != d.Get(k) {
			t.Errorf("key %v not found boxed", k)
		}
	}
	l.Sort()
	lb.Sort()
	if a, b := Repr(l), Repr(lb); a != b {
		t.Errorf("typed %s\nboxed %s", a, b)
	}
}

// TestStrBuilder holds that what String gave out stays.
func TestStrBuilder(t *testing.T) {
	s := StrBuilderOf("a")
	var seen []string
	for range 100 {
		s.Add("é")
		seen = append(seen, s.String())
	}
	for i, x := range seen {
		if want := "a" + StrRepeat("é", i+1); x != want {
			t.Fatalf("%d: %q", i, x)
		}
	}
	if s.Len() != 101 {
		t.Error(s.Len())
	}
}
