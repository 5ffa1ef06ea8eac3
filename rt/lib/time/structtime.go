package time

import (
	"context"
	"strings"
	"time"

	"github.com/gosyncio/gosyncio/rt/lib/internal/arg"
	"github.com/gosyncio/gosyncio/rt/lib/internal/timefmt"
	"github.com/gosyncio/gosyncio/rt/py"
)

// StructTime is Python's time.struct_time: a tuple of nine numbers with names,
// and the zone beside it.
type StructTime struct {
	items []any
	zone  any // str or None
	off   any // int or None
}

// StructTimeClass is the class time.struct_time.
var StructTimeClass = py.NewBuiltinType("time", "struct_time", py.TupleType)

var structFields = []string{
	"tm_year", "tm_mon", "tm_mday", "tm_hour", "tm_min", "tm_sec", "tm_wday", "tm_yday", "tm_isdst",
}

func init() {
	StructTimeClass.Construct = func(_ context.Context, _ *py.Type, args []any, _ []py.Kwarg) any {
		if len(args) == 0 {
			panic(py.TypeError.New("structseq() missing required argument 'sequence' (pos 1)"))
		}
		return newStruct(args[0])
	}
	StructTimeClass.Slots.Repr = func(o any) string { return o.(*StructTime).repr() }
	StructTimeClass.Set("n_fields", 11)
	StructTimeClass.Set("n_sequence_fields", 9)
	StructTimeClass.Set("n_unnamed_fields", 0)
}

// newStruct makes a struct_time of a sequence of 9 to 11 values.
func newStruct(seq any) *StructTime {
	var items []any
	for v := range py.Each(seq) {
		items = append(items, v)
	}
	if len(items) < 9 {
		panic(py.TypeError.Newf("time.struct_time() takes an at least 9-sequence (%d-sequence given)", len(items)))
	}
	if len(items) > 11 {
		panic(py.TypeError.Newf("time.struct_time() takes an at most 11-sequence (%d-sequence given)", len(items)))
	}
	s := &StructTime{items: items[:9:9]}
	if len(items) > 9 {
		s.zone = items[9]
	}
	if len(items) > 10 {
		s.off = items[10]
	}
	return s
}

// PyClass gives the class time.struct_time.
func (s *StructTime) PyClass() *py.Type { return StructTimeClass }

// PyGetField gives the fields by name.
func (s *StructTime) PyGetField(name string) (any, bool) {
	switch name {
	case "tm_zone":
		return s.zone, true
	case "tm_gmtoff":
		return s.off, true
	}
	for i, f := range structFields {
		if f == name {
			return s.items[i], true
		}
	}
	return nil, false
}

// LenAny is 9.
func (s *StructTime) LenAny() int { return len(s.items) }

// GetAny is item i.
func (s *StructTime) GetAny(i int) any { return s.items[i] }

// BoxedItems is all items.
func (s *StructTime) BoxedItems() []any { return s.items }

func (s *StructTime) repr() string {
	var b strings.Builder
	b.WriteString("time.struct_time(")
	for i, f := range structFields {
		if i > 0 {
			b.WriteString(", ")
		}
		b.WriteString(f + "=" + py.Repr(s.items[i]))
	}
	return b.String() + ")"
}

// structOf breaks a Go time down.
func structOf(t time.Time) *StructTime {
	zone, off := t.Zone()
	if t.Location() == time.UTC {
		zone = "UTC"
	}
	dst := 0
	if t.IsDST() {
		dst = 1
	}
	return &StructTime{
		items: []any{
			t.Year(), int(t.Month()), t.Day(), t.Hour(), t.Minute(), t.Second(),
			(int(t.Weekday()) + 6) % 7, t.YearDay(), dst,
		},
		zone: zone, off: off,
	}
}

// fieldsOf reads a struct_time or a tuple of nine ints for function fn, with
// the checks of C's; zeros of month and day mean 1.
func fieldsOf(fn string, v any) timefmt.Fields {
	tuple, ok := v.(py.AnyTuple)
	if !ok {
		panic(py.TypeError.New("Tuple or struct_time argument required"))
	}
	if tuple.LenAny() != 9 {
		panic(py.TypeError.Newf("%s(): illegal time tuple argument", fn))
	}
	var n [9]int
	for i := range n {
		n[i] = arg.Int(tuple.GetAny(i))
	}
	f := timefmt.Fields{
		Year: n[0], Month: n[1], Day: n[2], Hour: n[3], Minute: n[4], Second: n[5],
		Weekday: (n[6] + 7) % 7, YearDay: n[7], DST: n[8],
	}
	if s, ok := v.(*StructTime); ok {
		f.Zone, _ = s.zone.(string)
		f.Offset, _ = s.off.(int)
	}
	return f
}

// checkRanges normalizes fields for strftime and asctime as CPython's
// checktm does.
func checkRanges(f *timefmt.Fields) {
	if f.Month == 0 {
		f.Month = 1
	}
	if f.Day == 0 {
		f.Day = 1
	}
	if f.YearDay == 0 {
		f.YearDay = 1
	}
	for _, c := range []struct {
		value, lo, hi int
		name          string
	}{
		{f.Month, 1, 12, "month"}, {f.Day, 1, 31, "day of month"}, {f.Hour, 0, 23, "hour"},
		{f.Minute, 0, 59, "minute"}, {f.Second, 0, 61, "seconds"}, {f.Weekday, 0, 6, "day of week"},
		{f.YearDay, 1, 366, "day of year"},
	} {
		if c.value < c.lo || c.value > c.hi {
			panic(py.ValueError.Newf("%s out of range", c.name))
		}
	}
}
