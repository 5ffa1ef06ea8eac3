package time

import (
	"fmt"
	"math"
	"math/big"
	"strings"
	"time"

	"github.com/gosyncio/gosyncio/rt/lib/internal/structseq"
	"github.com/gosyncio/gosyncio/rt/lib/internal/timefmt"
	"github.com/gosyncio/gosyncio/rt/py"
)

// instant converts a boxed timestamp (None is now) to a Go time, rounding
// towards minus infinity to whole seconds.
func instant(v any) time.Time {
	switch v := v.(type) {
	case nil:
		return time.Now()
	case int:
		if v > math.MaxInt32*int(1e7) || v < -math.MaxInt32*int(1e7) {
			panic(py.OverflowError.New("year is out of range"))
		}
		return time.Unix(int64(v), 0)
	case float64:
		if v != v {
			panic(py.ValueError.New("Invalid value NaN (not a number)"))
		}
		if math.Abs(v) >= math.MaxInt64 {
			panic(py.OverflowError.New("timestamp out of range for platform time_t"))
		}
		return instant(int(math.Floor(v)))
	case bool:
		if v {
			return time.Unix(1, 0)
		}
		return time.Unix(0, 0)
	case *big.Int:
		panic(py.OverflowError.New("timestamp out of range for platform time_t"))
	}
	panic(py.TypeError.Newf("'%s' object cannot be interpreted as an integer", py.TypeOf(v).Name))
}

// Strftime writes the present local time by a pattern.
func Strftime(pattern string) string { return strftime(pattern, structOf(time.Now())) }

func strftime(pattern string, t any) string {
	f := fieldsOf("strftime", t)
	checkRanges(&f)
	if f.Zone == "" {
		f.Zone, f.Offset = zoneOf(f)
	}
	if strings.Contains(pattern, "%s") {
		f.Unix = unixOf(f)
	}
	return timefmt.Format(pattern, f)
}

// zoneOf finds the zone's name and offset of a time that does not carry them.
func zoneOf(f timefmt.Fields) (string, int) {
	std, dst := zones()
	if f.DST > 0 {
		return dst.name, dst.offset
	}
	return std.name, std.offset
}

func unixOf(f timefmt.Fields) int64 {
	return time.Date(f.Year, time.Month(f.Month), f.Day, f.Hour, f.Minute, f.Second, 0, time.Local).Unix()
}

// Ctime writes the present local time as "Thu Jan  1 00:00:00 1970".
func Ctime() string { return ctimeOf(nil) }

func ctimeOf(v any) string { return asctime(structOf(instant(v).Local())) }

func asctime(t any) string {
	f := fieldsOf("asctime", t)
	checkRanges(&f)
	return fmt.Sprintf("%s %s%3d %02d:%02d:%02d %d",
		timefmt.DayName(f.Weekday), timefmt.MonthName(f.Month), f.Day, f.Hour, f.Minute, f.Second, f.Year)
}

// mktime is the inverse of localtime.
func mktime(t any) float64 {
	f := fieldsOf("mktime", t)
	u := unixOf(f)
	if std, dst := zones(); std != dst && f.DST >= 0 {
		// Go picks the zone that is in use; tm_isdst says which was meant.
		in := time.Unix(u, 0)
		switch {
		case in.IsDST() && f.DST == 0:
			u += int64(dst.offset - std.offset)
		case !in.IsDST() && f.DST > 0:
			u -= int64(dst.offset - std.offset)
		}
	}
	return float64(u)
}

// zone is a name and its seconds east of UTC.
type zone struct {
	name   string
	offset int
}

// zones returns the local zone's standard and summer time of this year (the
// same one twice where there is no summer time).
func zones() (std, dst zone) {
	year := time.Now().Year()
	std.name = ""
	for _, month := range []time.Month{time.January, time.July} {
		t := time.Date(year, month, 1, 0, 0, 0, 0, time.Local)
		name, offset := t.Zone()
		if t.IsDST() {
			dst = zone{name, offset}
		} else {
			std = zone{name, offset}
		}
	}
	if dst.name == "" {
		dst = std
	}
	return std, dst
}

// ZoneNames returns the names that strptime's %Z knows, of standard and of
// summer time, in lower case.
func ZoneNames() [2][]string {
	std, dst := zones()
	return [2][]string{
		{"utc", "gmt", strings.ToLower(std.name)},
		{strings.ToLower(dst.name)},
	}
}

// strptime reads a time by a pattern; ValueError if it does not match.
func strptime(s, pattern string) *py.Instance {
	p, err := timefmt.Parse(s, pattern, ZoneNames(), func(s string) string { return py.Repr(s) })
	if err != nil {
		panic(py.ValueError.New(err.Error()))
	}
	t := structseq.Make(StructTimeClass,
		p.Year, p.Month, p.Day, p.Hour, p.Minute, p.Second, p.Weekday, p.YearDay, p.DST,
	)
	if p.HasZone {
		t.Set("tm_zone", p.Zone)
	}
	if p.HasOffset {
		t.Set("tm_gmtoff", p.Offset)
	}
	return t
}
