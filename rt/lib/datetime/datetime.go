// Package datetime is Python's module datetime: date, time, datetime,
// timedelta, timezone.
//
// All values are immutable and used by pointer. Local time is Go's time.Local.
package datetime

import (
	"fmt"
	"math"
	"math/big"
	"time"

	"github.com/gosyncio/gosyncio/rt/lib/internal/arg"
	"github.com/gosyncio/gosyncio/rt/lib/internal/timefmt"
	pytime "github.com/gosyncio/gosyncio/rt/lib/time"
	"github.com/gosyncio/gosyncio/rt/py"
)

// Datetime is Python's datetime: a date and a time of day, with a zone or
// without.
type Datetime struct {
	Date
	clock Time
}

// DatetimeClass is the class datetime.datetime.
var DatetimeClass = py.NewBuiltinType("datetime", "datetime", DateClass)

// PyClass gives the class datetime.
func (d *Datetime) PyClass() *py.Type { return DatetimeClass }

// NewDatetime checks its parts; ValueError if one is out of range.
func NewDatetime(year, month, day, hour, minute, second, microsecond int) *Datetime {
	checkDate(year, month, day)
	checkTime(hour, minute, second, microsecond, 0)
	return &Datetime{Date{year, month, day}, Time{hour: hour, minute: minute, second: second, micro: microsecond}}
}

// fromGo converts a Go time, keeping its wall clock.
func fromGo(t time.Time, zone any) *Datetime {
	if y := t.Year(); y < minYear || y > maxYear {
		panic(py.ValueError.Newf("year %d is out of range", y))
	}
	return &Datetime{
		Date{t.Year(), int(t.Month()), t.Day()},
		Time{hour: t.Hour(), minute: t.Minute(), second: t.Second(), micro: t.Nanosecond() / 1000, zone: zone},
	}
}

// Now is the local date and time.
func Now() *Datetime { return fromGo(time.Now(), nil) }

// Utcnow is the date and time in UTC, without a zone.
func Utcnow() *Datetime { return fromGo(time.Now().UTC(), nil) }

// NowIn is the present date and time in a zone (None: Now).
func NowIn(zone any) any {
	if checkZone(zone) == nil {
		return Now()
	}
	return inZone(fromGo(time.Now().UTC(), zone), zone)
}

// inZone converts a UTC time that carries the zone to the zone's time.
func inZone(utc *Datetime, zone any) any {
	if z, ok := zone.(*Timezone); ok {
		return utc.shift(z.offset)
	}
	return py.CallMethod(py.Context(), zone, "fromutc", utc)
}

// shift moves the wall clock.
func (d *Datetime) shift(by *Timedelta) *Datetime {
	micros := d.clock.seconds()*microsPerSecond + d.clock.micro + by.micros
	days := d.ordinal() + by.days + py.FloorDivInt(micros, microsPerDay)
	micros = py.ModInt(micros, microsPerDay)
	sec := micros / microsPerSecond
	return &Datetime{dateOf(days), Time{
		hour: sec / 3600, minute: sec / 60 % 60, second: sec % 60, micro: micros % microsPerSecond, zone: d.clock.zone,
	}}
}

// sinceYearOne is the wall clock as a duration.
func (d *Datetime) sinceYearOne() *Timedelta {
	return newDelta(d.ordinal(), d.clock.seconds()*microsPerSecond+d.clock.micro)
}

func (d *Datetime) utcoffset() *Timedelta { return askZone(d.clock.zone, d, "utcoffset") }

// sub is datetime - datetime.
func (d *Datetime) sub(o *Datetime) *Timedelta {
	x, y := d.sinceYearOne(), o.sinceYearOne()
	if d.clock.zone == o.clock.zone {
		return x.sub(y)
	}
	a, b := d.utcoffset(), o.utcoffset()
	if (a == nil) != (b == nil) {
		panic(py.TypeError.New("can't subtract offset-naive and offset-aware datetimes"))
	}
	if a != nil {
		x, y = x.sub(a), y.sub(b)
	}
	return x.sub(y)
}

// Sub is the difference of two datetimes; TypeError if only one has a zone.
func (d *Datetime) Sub(o *Datetime) *Timedelta { return d.sub(o) }

func (d *Datetime) compare(op py.CmpOp, o *Datetime) any {
	x, y := d.sinceYearOne(), o.sinceYearOne()
	if d.clock.zone == o.clock.zone {
		return ordered(op, x.cmp(y))
	}
	a, b := d.utcoffset(), o.utcoffset()
	if (a == nil) != (b == nil) {
		switch op {
		case py.OpEq:
			return false
		case py.OpNe:
			return true
		}
		panic(py.TypeError.New("can't compare offset-naive and offset-aware datetimes"))
	}
	if a != nil {
		x, y = x.sub(a), y.sub(b)
	}
	return ordered(op, x.cmp(y))
}

// local is the wall clock as a Go time in the local zone, by fold.
func (d *Datetime) local() time.Time {
	t := time.Date(d.year, time.Month(d.month), d.day, d.clock.hour, d.clock.minute, d.clock.second, d.clock.micro*1000, time.Local)
	// Go gives one of the two readings of an ambiguous time; fold says which.
	_, off := t.Zone()
	for _, step := range []time.Duration{-3 * time.Hour, 3 * time.Hour} {
		_, other := t.Add(step).Zone()
		if other == off {
			continue
		}
		alt := t.Add(time.Duration(off-other) * time.Second)
		if _, o := alt.Zone(); o == other && alt.Hour() == t.Hour() && alt.Minute() == t.Minute() {
			if first := alt.Before(t); first == (d.clock.fold == 0) {
				return alt
			}
		}
	}
	return t
}

// Timestamp is the seconds since 1970; a time without zone is local.
func (d *Datetime) Timestamp() float64 {
	if off := d.utcoffset(); off != nil {
		return d.sinceYearOne().sub(off).sub(&Timedelta{timefmt.Ordinal(1970, 1, 1), 0}).TotalSeconds()
	}
	return float64(d.local().Unix()) + float64(d.clock.micro)/microsPerSecond
}

// splitTimestamp rounds a boxed timestamp to microseconds, half to even.
func splitTimestamp(v any) (sec int64, micros int) {
	switch v := v.(type) {
	case int:
		return int64(v), 0
	case float64:
		if v != v {
			panic(py.ValueError.New("Invalid value NaN (not a number)"))
		}
		if math.Abs(v) > 1e14 {
			panic(py.ValueError.New("year is out of range"))
		}
		whole, frac := math.Modf(v)
		us := math.RoundToEven(frac * 1e6)
		if us < 0 {
			us += 1e6
			whole--
		}
		if us >= 1e6 {
			us -= 1e6
			whole++
		}
		return int64(whole), int(us)
	case *big.Int:
		panic(py.OverflowError.New("timestamp out of range for platform time_t"))
	}
	return int64(arg.Int(v)), 0
}

// fromTimestamp is datetime.fromtimestamp(ts, zone).
func fromTimestamp(v, zone any) any {
	sec, us := splitTimestamp(v)
	t := time.Unix(sec, int64(us)*1000)
	if checkZone(zone) == nil {
		d := fromGo(t.Local(), nil)
		if l := d.local(); !l.Equal(t) {
			d.clock.fold = 1
		}
		return d
	}
	return inZone(fromGo(t.UTC(), zone), zone)
}

// astimezone converts to a zone (None: the local one).
func (d *Datetime) astimezone(zone any) any {
	off := d.utcoffset()
	var utc *Datetime
	if off == nil {
		utc = fromGo(d.local().UTC(), nil)
	} else {
		utc = d.shift(off.neg())
	}
	if zone == nil {
		t := time.Date(utc.year, time.Month(utc.month), utc.day, utc.clock.hour, utc.clock.minute, utc.clock.second, 0, time.UTC).Local()
		name, seconds := t.Zone()
		zone = &Timezone{newDelta(0, seconds*microsPerSecond), name}
	} else if checkZone(zone) == d.clock.zone && off != nil {
		return d
	}
	utc.clock.zone = zone
	return inZone(utc, zone)
}

// Isoformat writes YYYY-MM-DDTHH:MM:SS[.ffffff][+HH:MM].
func (d *Datetime) Isoformat() string { return d.isoformat("T", "auto") }

func (d *Datetime) isoformat(sep, timespec string) string {
	text := d.Date.Isoformat() + sep + d.clock.isoText(timespec)
	if off := d.utcoffset(); off != nil {
		text += offsetText(off, ":")
	}
	return text
}

func (d *Datetime) repr() string {
	return fmt.Sprintf("datetime.datetime(%d, %d, %d, %d, %d%s)",
		d.year, d.month, d.day, d.clock.hour, d.clock.minute, d.clock.reprParts())
}

func (d *Datetime) fields() timefmt.Fields {
	f := d.Date.fields()
	f.Hour, f.Minute, f.Second = d.clock.hour, d.clock.minute, d.clock.second
	if dst := askZone(d.clock.zone, d, "dst"); dst != nil {
		f.DST = 0
		if *dst != (Timedelta{}) {
			f.DST = 1
		}
	}
	return f
}

// timeTuple makes a struct_time.
func timeTuple(f timefmt.Fields) any { return pytime.StructOf(f) }

// Strftime writes the datetime by a pattern.
func (d *Datetime) Strftime(format string) string { return strftime(d, format) }

// strftime writes a date, time or datetime by a pattern; %f %z %:z and %Z are
// the object's own.
func strftime(o any, format string) string {
	var f timefmt.Fields
	var zone, when any
	micro := 0
	switch x := py.Unwrap(o).(type) {
	case *Date:
		f = x.fields()
	case *Time:
		f, zone, micro = x.fields(), x.zone, x.micro
	case *Datetime:
		f, zone, micro, when = x.fields(), x.clock.zone, x.clock.micro, o
		f.Unix = int64(math.Floor(x.Timestamp()))
	}
	return timefmt.Format(expandOwn(format, micro, zone, when), f)
}
