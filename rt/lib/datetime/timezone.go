package datetime

import (
	"context"
	"fmt"

	"github.com/gosyncio/gosyncio/rt/lib/internal/arg"
	"github.com/gosyncio/gosyncio/rt/py"
)

// Timezone is Python's timezone: a fixed offset from UTC.
type Timezone struct {
	offset *Timedelta
	name   any // str, or None for the name made of the offset
}

var (
	// TzinfoClass is the abstract class datetime.tzinfo.
	TzinfoClass = py.NewBuiltinType("datetime", "tzinfo")
	// TimezoneClass is the class datetime.timezone.
	TimezoneClass = py.NewBuiltinType("datetime", "timezone", TzinfoClass)
	// UTC is timezone.utc.
	UTC = &Timezone{offset: &Timedelta{}}
)

// PyClass gives the class timezone.
func (z *Timezone) PyClass() *py.Type { return TimezoneClass }

// newTimezone checks an offset: strictly between minus and plus one day.
func newTimezone(offset *Timedelta, name any) *Timezone {
	if offset.days < -1 || offset.days > 0 || offset.days == -1 && offset.micros == 0 {
		panic(py.ValueError.Newf("offset must be a timedelta strictly between "+
			"-timedelta(hours=24) and timedelta(hours=24), not %s.", offset.repr()))
	}
	if name == nil && *offset == (Timedelta{}) {
		return UTC
	}
	return &Timezone{offset, name}
}

// offsetText writes an offset as +HH:MM[:SS[.ffffff]].
func offsetText(d *Timedelta, colon string) string {
	mark := "+"
	if d.days < 0 {
		mark, d = "-", d.neg()
	}
	s := d.Seconds()
	text := fmt.Sprintf("%s%02d%s%02d", mark, s/3600, colon, s/60%60)
	if s%60 != 0 || d.Microseconds() != 0 {
		text += fmt.Sprintf("%s%02d", colon, s%60)
	}
	if us := d.Microseconds(); us != 0 {
		text += fmt.Sprintf(".%06d", us)
	}
	return text
}

func (z *Timezone) tzname() string {
	if n, ok := z.name.(string); ok {
		return n
	}
	if *z.offset == (Timedelta{}) {
		return "UTC"
	}
	return "UTC" + offsetText(z.offset, ":")
}

func (z *Timezone) repr() string {
	switch {
	case z == UTC:
		return "datetime.timezone.utc"
	case z.name == nil:
		return "datetime.timezone(" + z.offset.repr() + ")"
	}
	return "datetime.timezone(" + z.offset.repr() + ", " + py.Repr(z.name) + ")"
}

// checkZone wants None or a tzinfo.
func checkZone(v any) any {
	if v != nil && !py.TypeOf(v).IsSubtype(TzinfoClass) {
		panic(py.TypeError.Newf("tzinfo argument must be None or of a tzinfo subclass, not type '%s'", py.TypeOf(v).Name))
	}
	return v
}

// askZone calls a method of a tzinfo that returns a timedelta or None.
func askZone(zone, when any, method string) *Timedelta {
	if zone == nil {
		return nil
	}
	if z, ok := zone.(*Timezone); ok {
		if method == "dst" {
			return nil
		}
		return z.offset
	}
	r := py.CallMethod(py.Context(), zone, method, when)
	if r == nil {
		return nil
	}
	d, ok := r.(*Timedelta)
	if !ok {
		panic(py.TypeError.Newf("tzinfo.%s() must return None or a timedelta, not '%s'", method, py.TypeOf(r).Name))
	}
	if d.days < -1 || d.days > 0 || d.days == -1 && d.micros == 0 {
		panic(py.ValueError.New("offset must be a timedelta strictly between -timedelta(hours=24) and timedelta(hours=24)."))
	}
	return d
}

// boxDelta boxes a duration; nil becomes None.
func boxDelta(d *Timedelta) any {
	if d == nil {
		return nil
	}
	return d
}

// zoneName is tzname() of a zone, None if it has none.
func zoneName(zone, when any) any {
	switch z := zone.(type) {
	case nil:
		return nil
	case *Timezone:
		return z.tzname()
	}
	return py.CallMethod(py.Context(), zone, "tzname", when)
}

var bindZone = arg.Binder("timezone", "offset, name=None")

func init() {
	t := TimezoneClass
	t.Final = true
	t.Construct = func(_ context.Context, _ *py.Type, args []any, kw []py.Kwarg) any {
		a := bindZone(args, kw)
		d, ok := a[0].(*Timedelta)
		if !ok {
			panic(py.TypeError.Newf("timezone() argument 1 must be datetime.timedelta, not %s", py.TypeOf(a[0]).Name))
		}
		if a[1] == nil {
			return newTimezone(d, nil)
		}
		if _, ok := a[1].(string); !ok {
			panic(py.TypeError.Newf("timezone() argument 2 must be str, not %s", py.TypeOf(a[1]).Name))
		}
		return newTimezone(d, a[1])
	}
	zone := func(o any) *Timezone { return py.Unwrap(o).(*Timezone) }
	t.Slots = py.Slots{
		Repr: func(o any) string { return o.(*Timezone).repr() },
		Str:  func(o any) string { return o.(*Timezone).tzname() },
		Hash: func(o any) int { return py.Hash(o.(*Timezone).offset) },
		Compare: func(op py.CmpOp, a, b any) any {
			x, ok := a.(*Timezone)
			y, ok2 := b.(*Timezone)
			if !ok || !ok2 || op != py.OpEq && op != py.OpNe {
				return py.NotImplemented
			}
			return (*x.offset == *y.offset) == (op == py.OpEq)
		},
	}
	t.Methods(py.MethodTable{
		arg.Fn("utcoffset", "self, dt, /", func(_ context.Context, a []any) any { return zone(a[0]).offset }),
		arg.Fn("tzname", "self, dt, /", func(_ context.Context, a []any) any { return zone(a[0]).tzname() }),
		arg.Fn("dst", "self, dt, /", func(context.Context, []any) any { return nil }),
		arg.Fn("fromutc", "self, dt, /", func(_ context.Context, a []any) any {
			d := py.Unwrap(a[1]).(*Datetime)
			return d.shift(zone(a[0]).offset)
		}),
	})
	t.Set("utc", UTC)
	t.Set("min", &Timezone{offset: newDelta(-1, 60*microsPerSecond)})
	t.Set("max", &Timezone{offset: newDelta(0, (secondsPerDay-60)*microsPerSecond)})
	abstract := func(name string) py.Def {
		return arg.Fn(name, "self, dt, /", func(context.Context, []any) any {
			panic(py.NotImplementedError.Newf("a tzinfo subclass must implement %s()", name))
		})
	}
	TzinfoClass.Construct = func(_ context.Context, cls *py.Type, _ []any, _ []py.Kwarg) any { return py.NewInstance(cls) }
	TzinfoClass.Methods(py.MethodTable{
		abstract("utcoffset"), abstract("tzname"), abstract("dst"),
		arg.Fn("fromutc", "self, dt, /", func(_ context.Context, a []any) any { return fromUTC(a[0], py.Unwrap(a[1]).(*Datetime)) }),
	})
}

// fromUTC is tzinfo.fromutc: the local time of a UTC time that carries the zone.
func fromUTC(zone any, utc *Datetime) any {
	offset, dst := askZone(zone, utc, "utcoffset"), askZone(zone, utc, "dst")
	if offset == nil {
		panic(py.ValueError.New("fromutc: non-None utcoffset() result required"))
	}
	if dst == nil {
		panic(py.ValueError.New("fromutc: non-None dst() result required"))
	}
	local := utc.shift(offset.sub(dst))
	if dst = askZone(zone, local, "dst"); dst == nil {
		panic(py.ValueError.New("fromutc: tz.dst() gave inconsistent results; cannot convert"))
	}
	return local.shift(dst)
}
