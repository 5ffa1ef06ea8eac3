package time

import (
	"time"

	"github.com/gosyncio/gosyncio/rt/lib/internal/arg"
	"github.com/gosyncio/gosyncio/rt/lib/internal/structseq"
	"github.com/gosyncio/gosyncio/rt/lib/internal/timefmt"
	"github.com/gosyncio/gosyncio/rt/py"
)

// StructTimeClass is the class time.struct_time: a named tuple of nine numbers,
// and the zone beside it.
var StructTimeClass = structseq.Class("time", "struct_time", []string{
	"tm_year", "tm_mon", "tm_mday", "tm_hour", "tm_min", "tm_sec", "tm_wday", "tm_yday", "tm_isdst",
}, "tm_zone", "tm_gmtoff")

// structOf breaks a Go time down.
func structOf(t time.Time) *py.Instance {
	zone, off := t.Zone()
	if t.Location() == time.UTC {
		zone = "UTC"
	}
	dst := 0
	if t.IsDST() {
		dst = 1
	}
	s := structseq.Make(StructTimeClass,
		t.Year(), int(t.Month()), t.Day(), t.Hour(), t.Minute(), t.Second(),
		(int(t.Weekday())+6)%7, t.YearDay(), dst,
	)
	s.Set("tm_zone", zone)
	s.Set("tm_gmtoff", off)
	return s
}

// fieldsOf reads a struct_time or a tuple of nine ints for function fn, with
// the checks of C's; zeros of month and day mean 1.
func fieldsOf(fn string, v any) timefmt.Fields {
	tuple, ok := py.Unwrap(v).(py.AnyTuple)
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
		YearDay: n[7], DST: n[8],
	}
	// C counts from Sunday; what is left of a negative day is out of range.
	if f.Weekday = (n[6] + 1) % 7; f.Weekday >= 0 {
		f.Weekday = (f.Weekday + 6) % 7
	}
	if s, ok := v.(*py.Instance); ok {
		zone, _ := s.Get("tm_zone")
		off, _ := s.Get("tm_gmtoff")
		f.Zone, _ = zone.(string)
		f.Offset, _ = off.(int)
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
		{f.Month, 1, 12, "month"},
		{f.Day, 1, 31, "day of month"},
		{f.Hour, 0, 23, "hour"},
		{f.Minute, 0, 59, "minute"},
		{f.Second, 0, 61, "seconds"},
		{f.Weekday, 0, 6, "day of week"},
		{f.YearDay, 1, 366, "day of year"},
	} {
		if c.value < c.lo || c.value > c.hi {
			panic(py.ValueError.Newf("%s out of range", c.name))
		}
	}
}

// StructOf makes a struct_time of fields without a zone (datetime.timetuple).
func StructOf(f timefmt.Fields) *py.Instance {
	return structseq.Make(StructTimeClass,
		f.Year, f.Month, f.Day, f.Hour, f.Minute, f.Second, f.Weekday, f.YearDay, f.DST)
}
