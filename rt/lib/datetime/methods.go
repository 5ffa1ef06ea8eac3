package datetime

import (
	"context"
	"fmt"
	"strings"
	"time"

	"github.com/gosyncio/gosyncio/rt/lib/internal/arg"
	"github.com/gosyncio/gosyncio/rt/lib/internal/timefmt"
	pytime "github.com/gosyncio/gosyncio/rt/lib/time"
	"github.com/gosyncio/gosyncio/rt/py"
)

// expandOwn replaces the directives that C's strftime does not know.
func expandOwn(format string, micro int, zone, when any) string {
	if !strings.Contains(format, "%") {
		return format
	}
	var b strings.Builder
	offset := func(colon string) string {
		if d := askZone(zone, when, "utcoffset"); d != nil {
			return offsetText(d, colon)
		}
		return ""
	}
	for i := 0; i < len(format); i++ {
		if format[i] != '%' || i+1 == len(format) {
			b.WriteByte(format[i])
			continue
		}
		i++
		switch {
		case format[i] == 'f':
			fmt.Fprintf(&b, "%06d", micro)
		case format[i] == 'z':
			b.WriteString(offset(""))
		case format[i] == ':' && i+1 < len(format) && format[i+1] == 'z':
			i++
			b.WriteString(offset(":"))
		case format[i] == 'Z':
			if name, ok := zoneName(zone, when).(string); ok {
				b.WriteString(strings.ReplaceAll(name, "%", "%%"))
			}
		default:
			b.WriteString(format[i-1 : i+1])
		}
	}
	return b.String()
}

func moment(o any) *Datetime {
	if d, ok := py.Unwrap(o).(*Datetime); ok {
		return d
	}
	panic(py.TypeError.Newf("descriptor requires a 'datetime.datetime' object but received a '%s'", py.TypeOf(o).Name))
}

var bindDatetime = arg.Binder("function", "year, month, day, hour=0, minute=0, second=0, microsecond=0, tzinfo=None, *, fold=0")

func init() {
	t := DatetimeClass
	t.Immutable = true
	t.Construct = func(_ context.Context, _ *py.Type, args []any, kw []py.Kwarg) any {
		a := bindDatetime(args, kw)
		d := NewDate(arg.Int(a[0]), arg.Int(a[1]), arg.Int(a[2]))
		return &Datetime{*d, *newTime(a[3:])}
	}
	t.Slots = py.Slots{
		Repr:   func(o any) string { return o.(*Datetime).repr() },
		Str:    func(o any) string { return o.(*Datetime).isoformat(" ", "auto") },
		Format: formatSlot,
		Hash: func(o any) int {
			d := o.(*Datetime)
			if off := d.utcoffset(); off != nil {
				return py.Hash(d.sinceYearOne().sub(off))
			}
			return py.Hash(d.sinceYearOne())
		},
		Compare: compareDatetimes,
		Binary:  datetimeOp,
		BinOps:  []py.BinOp{py.OpAdd, py.OpSub},
	}
	t.Methods(datetimeMethods)
	t.Methods(zoneMethods)
	t.ClassMethods(datetimeClassMethods)
	t.Getters(timeGetters(func(o any) *Time { return &moment(o).clock }))
	t.Set("min", NewDatetime(minYear, 1, 1, 0, 0, 0, 0))
	t.Set("max", NewDatetime(maxYear, 12, 31, 23, 59, 59, 999999))
	t.Set("resolution", &Timedelta{0, 1})
}

func compareDatetimes(op py.CmpOp, a, b any) any {
	x, ok := a.(*Datetime)
	y, ok2 := b.(*Datetime)
	if ok && ok2 {
		return x.compare(op, y)
	}
	return py.NotImplemented
}

// datetimeOp is datetime +- timedelta and datetime - datetime.
func datetimeOp(op py.BinOp, a, b any) any {
	x, aOK := a.(*Datetime)
	y, bOK := b.(*Datetime)
	if op == py.OpSub && aOK && bOK {
		return x.sub(y)
	}
	if d, ok := b.(*Timedelta); ok && aOK {
		if op == py.OpSub {
			d = d.neg()
		}
		return x.shift(d)
	}
	if d, ok := a.(*Timedelta); ok && bOK && op == py.OpAdd {
		return y.shift(d)
	}
	return py.NotImplemented
}

var datetimeMethods = py.MethodTable{
	arg.Fn("date", "self, /", func(_ context.Context, a []any) any {
		d := moment(a[0]).Date
		return &d
	}),
	arg.Fn("time", "self, /", func(_ context.Context, a []any) any {
		t := moment(a[0]).clock
		t.zone = nil
		return &t
	}),
	arg.Fn("timetz", "self, /", func(_ context.Context, a []any) any {
		t := moment(a[0]).clock
		return &t
	}),
	arg.Fn("timestamp", "self, /", func(_ context.Context, a []any) any { return moment(a[0]).Timestamp() }),
	arg.Fn("timetuple", "self, /", func(_ context.Context, a []any) any { return timeTuple(moment(a[0]).fields()) }),
	arg.Fn("utctimetuple", "self, /", func(_ context.Context, a []any) any {
		d := moment(a[0])
		if off := d.utcoffset(); off != nil {
			d = d.shift(off.neg())
		}
		f := d.fields()
		f.DST = 0
		return timeTuple(f)
	}),
	arg.Fn("isoformat", "self, /, sep='T', timespec='auto'", func(_ context.Context, a []any) any {
		return moment(a[0]).isoformat(arg.Str("isoformat", a[1]), arg.Str("isoformat", a[2]))
	}),
	arg.Fn("ctime", "self, /", func(_ context.Context, a []any) any {
		d := moment(a[0])
		return fmt.Sprintf("%s %s %2d %s %04d", timefmt.DayName(d.Weekday()), timefmt.MonthName(d.month), d.day, d.clock.isoText("seconds"), d.year)
	}),
	arg.Fn("replace", "self, /, year=None, month=None, day=None, hour=None, minute=None, second=None, microsecond=None, tzinfo=True, *, fold=None",
		func(_ context.Context, a []any) any {
			d := moment(a[0])
			day := NewDate(intOr(a[1], d.year), intOr(a[2], d.month), intOr(a[3], d.day))
			return &Datetime{*day, *d.clock.replace(a[4:])}
		}),
}

var zoneMethods = py.MethodTable{
	arg.Fn("utcoffset", "self, /", func(_ context.Context, a []any) any { return boxDelta(moment(a[0]).utcoffset()) }),
	arg.Fn("dst", "self, /", func(_ context.Context, a []any) any {
		return boxDelta(askZone(moment(a[0]).clock.zone, a[0], "dst"))
	}),
	arg.Fn("tzname", "self, /", func(_ context.Context, a []any) any { return zoneName(moment(a[0]).clock.zone, a[0]) }),
	arg.Fn("astimezone", "self, /, tz=None", func(_ context.Context, a []any) any { return moment(a[0]).astimezone(a[1]) }),
}

var datetimeClassMethods = py.MethodTable{
	arg.Fn("now", "cls, /, tz=None", func(_ context.Context, a []any) any { return NowIn(a[1]) }),
	arg.Fn("today", "cls, /", func(context.Context, []any) any { return Now() }),
	arg.Fn("utcnow", "cls, /", func(context.Context, []any) any { return Utcnow() }),
	arg.Fn("fromtimestamp", "cls, /, timestamp, tz=None", func(_ context.Context, a []any) any { return fromTimestamp(a[1], a[2]) }),
	arg.Fn("utcfromtimestamp", "cls, timestamp, /", func(_ context.Context, a []any) any {
		sec, us := splitTimestamp(a[1])
		return fromGo(time.Unix(sec, int64(us)*1000).UTC(), nil)
	}),
	arg.Fn("fromordinal", "cls, ordinal, /", func(_ context.Context, a []any) any {
		n := arg.Int(a[1])
		if n < 1 {
			panic(py.ValueError.New("ordinal must be >= 1"))
		}
		return &Datetime{Date: dateOf(n)}
	}),
	arg.Fn("fromisocalendar", "cls, /, year, week, day", func(_ context.Context, a []any) any {
		return &Datetime{Date: fromISOCalendar(arg.Int(a[1]), arg.Int(a[2]), arg.Int(a[3]))}
	}),
	arg.Fn("combine", "cls, /, date, time, tzinfo=True", func(_ context.Context, a []any) any {
		t, ok := py.Unwrap(a[2]).(*Time)
		if !ok {
			panic(py.TypeError.Newf("combine() argument 2 must be datetime.time, not %s", py.TypeOf(a[2]).Name))
		}
		d := &Datetime{*date(a[1]), *t}
		if a[3] != true {
			d.clock.zone = checkZone(a[3])
		}
		return d
	}),
	arg.Fn("fromisoformat", "cls, date_string, /", func(_ context.Context, a []any) any {
		text, ok := a[1].(string)
		if !ok {
			panic(py.TypeError.New("fromisoformat: argument must be str"))
		}
		return fromISO(text)
	}),
	arg.Fn("strptime", "cls, date_string, format, /", func(_ context.Context, a []any) any {
		return Strptime(arg.StrAt("strptime", 1, a[1]), arg.StrAt("strptime", 2, a[2]))
	}),
}

// Strptime reads a datetime by a pattern; ValueError if it does not match.
func Strptime(text, format string) *Datetime {
	p, err := timefmt.Parse(text, format, pytime.ZoneNames(), func(s string) string { return py.Repr(s) })
	if err != nil {
		panic(py.ValueError.New(err.Error()))
	}
	d := NewDatetime(p.Year, p.Month, p.Day, p.Hour, p.Minute, min(p.Second, 59), p.Microsecond)
	if p.Second > 59 {
		checkTime(0, 0, p.Second, 0, 0)
	}
	if p.HasOffset {
		var name any
		if p.HasZone && p.Zone != "" {
			name = p.Zone
		}
		d.clock.zone = newTimezone(newDelta(0, p.Offset*microsPerSecond+p.OffsetMicro), name)
	}
	return d
}
