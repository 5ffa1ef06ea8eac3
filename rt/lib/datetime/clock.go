package datetime

import (
	"context"
	"fmt"
	"strings"

	"github.com/gosyncio/gosyncio/rt/lib/internal/arg"
	"github.com/gosyncio/gosyncio/rt/lib/internal/timefmt"
	"github.com/gosyncio/gosyncio/rt/py"
)

// Time is Python's time: a time of day, with a zone or without.
type Time struct {
	hour, minute, second, micro int
	zone                        any // a tzinfo or None
	fold                        int
}

// TimeClass is the class datetime.time.
var TimeClass = py.NewBuiltinType("datetime", "time")

// PyClass gives the class time.
func (t *Time) PyClass() *py.Type { return TimeClass }

func checkTime(hour, minute, second, micro, fold int) {
	switch {
	case hour < 0 || hour > 23:
		panic(py.ValueError.New("hour must be in 0..23"))
	case minute < 0 || minute > 59:
		panic(py.ValueError.New("minute must be in 0..59"))
	case second < 0 || second > 59:
		panic(py.ValueError.New("second must be in 0..59"))
	case micro < 0 || micro > 999999:
		panic(py.ValueError.New("microsecond must be in 0..999999"))
	case fold != 0 && fold != 1:
		panic(py.ValueError.New("fold must be either 0 or 1"))
	}
}

// newTime makes a time of boxed parts.
func newTime(a []any) *Time {
	t := &Time{hour: arg.Int(a[0]), minute: arg.Int(a[1]), second: arg.Int(a[2]), micro: arg.Int(a[3]), zone: checkZone(a[4]), fold: arg.Int(a[5])}
	checkTime(t.hour, t.minute, t.second, t.micro, t.fold)
	return t
}

// seconds since midnight.
func (t *Time) seconds() int { return t.hour*3600 + t.minute*60 + t.second }

func (t *Time) delta() *Timedelta { return newDelta(0, t.seconds()*microsPerSecond+t.micro) }

// isoText writes HH:MM:SS[.ffffff] as far as timespec says.
func (t *Time) isoText(timespec string) string {
	switch timespec {
	case "auto":
		if t.micro != 0 {
			return t.isoText("microseconds")
		}
		return t.isoText("seconds")
	case "hours":
		return fmt.Sprintf("%02d", t.hour)
	case "minutes":
		return fmt.Sprintf("%02d:%02d", t.hour, t.minute)
	case "seconds":
		return fmt.Sprintf("%02d:%02d:%02d", t.hour, t.minute, t.second)
	case "milliseconds":
		return fmt.Sprintf("%02d:%02d:%02d.%03d", t.hour, t.minute, t.second, t.micro/1000)
	case "microseconds":
		return fmt.Sprintf("%02d:%02d:%02d.%06d", t.hour, t.minute, t.second, t.micro)
	}
	panic(py.ValueError.New("Unknown timespec value"))
}

func (t *Time) isoformat(timespec string) string {
	text := t.isoText(timespec)
	if off := askZone(t.zone, nil, "utcoffset"); off != nil {
		text += offsetText(off, ":")
	}
	return text
}

// reprParts writes what follows the hour and minute in a repr.
func (t *Time) reprParts() string {
	var b strings.Builder
	if t.second != 0 || t.micro != 0 {
		fmt.Fprintf(&b, ", %d", t.second)
	}
	if t.micro != 0 {
		fmt.Fprintf(&b, ", %d", t.micro)
	}
	if t.fold != 0 {
		b.WriteString(", fold=1")
	}
	if t.zone != nil {
		b.WriteString(", tzinfo=" + py.Repr(t.zone))
	}
	return b.String()
}

func (t *Time) repr() string {
	return fmt.Sprintf("datetime.time(%d, %d%s)", t.hour, t.minute, t.reprParts())
}

// truth of an order between a naive and an aware time.
const mixedTimes = "can't compare offset-naive and offset-aware times"

func (t *Time) compare(op py.CmpOp, o *Time) any {
	a, b := askZone(t.zone, nil, "utcoffset"), askZone(o.zone, nil, "utcoffset")
	if (a == nil) != (b == nil) {
		switch op {
		case py.OpEq:
			return false
		case py.OpNe:
			return true
		}
		panic(py.TypeError.New(mixedTimes))
	}
	x, y := t.delta(), o.delta()
	if a != nil {
		x, y = x.sub(a), y.sub(b)
	}
	return ordered(op, x.cmp(y))
}

func (t *Time) fields() timefmt.Fields {
	return timefmt.Fields{Year: 1900, Month: 1, Day: 1, Hour: t.hour, Minute: t.minute, Second: t.second, YearDay: 1, DST: -1}
}

var bindTime = arg.Binder("function", "hour=0, minute=0, second=0, microsecond=0, tzinfo=None, *, fold=0")

func clock(o any) *Time { return py.Unwrap(o).(*Time) }

func init() {
	t := TimeClass
	t.Immutable = true
	t.Construct = func(_ context.Context, _ *py.Type, args []any, kw []py.Kwarg) any { return newTime(bindTime(args, kw)) }
	t.Slots = py.Slots{
		Repr:   func(o any) string { return o.(*Time).repr() },
		Str:    func(o any) string { return o.(*Time).isoformat("auto") },
		Format: formatSlot,
		Hash: func(o any) int {
			t := o.(*Time)
			if off := askZone(t.zone, nil, "utcoffset"); off != nil {
				return py.Hash(t.delta().sub(off))
			}
			return py.Hash(t.delta())
		},
		Compare: func(op py.CmpOp, a, b any) any {
			x, ok := a.(*Time)
			y, ok2 := b.(*Time)
			if !ok || !ok2 {
				return py.NotImplemented
			}
			return x.compare(op, y)
		},
	}
	t.Methods(timeMethods)
	t.ClassMethods(py.MethodTable{
		arg.Fn("fromisoformat", "cls, time_string, /", func(_ context.Context, a []any) any {
			text, ok := a[1].(string)
			if !ok {
				panic(py.TypeError.New("fromisoformat: argument must be str"))
			}
			t, ok := parseISOTime(strings.TrimPrefix(text, "T"))
			if !ok {
				panic(py.ValueError.Newf("Invalid isoformat string: %s", py.Repr(text)))
			}
			checkTime(t.hour, t.minute, t.second, t.micro, 0)
			return t
		}),
	})
	t.Getters(timeGetters(clock))
	t.Set("min", &Time{})
	t.Set("max", &Time{hour: 23, minute: 59, second: 59, micro: 999999})
	t.Set("resolution", &Timedelta{0, 1})
}

// timeGetters are the attributes of times and datetimes.
func timeGetters(of func(any) *Time) []py.Getter {
	return []py.Getter{
		{Name: "hour", Get: func(o any) any { return of(o).hour }},
		{Name: "minute", Get: func(o any) any { return of(o).minute }},
		{Name: "second", Get: func(o any) any { return of(o).second }},
		{Name: "microsecond", Get: func(o any) any { return of(o).micro }},
		{Name: "tzinfo", Get: func(o any) any { return of(o).zone }},
		{Name: "fold", Get: func(o any) any { return of(o).fold }},
	}
}

var timeMethods = py.MethodTable{
	arg.Fn("isoformat", "self, /, timespec='auto'", func(_ context.Context, a []any) any {
		return clock(a[0]).isoformat(arg.Str("isoformat", a[1]))
	}),
	arg.Fn("strftime", "self, /, format", func(_ context.Context, a []any) any { return strftime(a[0], arg.Str("strftime", a[1])) }),
	arg.Fn("utcoffset", "self, /", func(_ context.Context, a []any) any { return boxDelta(askZone(clock(a[0]).zone, nil, "utcoffset")) }),
	arg.Fn("dst", "self, /", func(_ context.Context, a []any) any { return boxDelta(askZone(clock(a[0]).zone, nil, "dst")) }),
	arg.Fn("tzname", "self, /", func(_ context.Context, a []any) any { return zoneName(clock(a[0]).zone, nil) }),
	arg.Fn("replace", "self, /, hour=None, minute=None, second=None, microsecond=None, tzinfo=True, *, fold=None", func(_ context.Context, a []any) any {
		return clock(a[0]).replace(a[1:])
	}),
}

// replace changes the parts that are not None; a tzinfo of True means the old
// one.
func (t *Time) replace(a []any) *Time {
	n := &Time{
		hour: intOr(a[0], t.hour), minute: intOr(a[1], t.minute), second: intOr(a[2], t.second),
		micro: intOr(a[3], t.micro), zone: t.zone, fold: intOr(a[5], t.fold),
	}
	if a[4] != true {
		n.zone = checkZone(a[4])
	}
	checkTime(n.hour, n.minute, n.second, n.micro, n.fold)
	return n
}
