package datetime

import (
	"context"
	"fmt"
	"time"

	"github.com/gosyncio/gosyncio/rt/lib/internal/arg"
	"github.com/gosyncio/gosyncio/rt/lib/internal/structseq"
	"github.com/gosyncio/gosyncio/rt/lib/internal/timefmt"
	"github.com/gosyncio/gosyncio/rt/py"
)

const (
	minYear    = 1
	maxYear    = 9999
	maxOrdinal = 3652059
)

// Date is Python's date: a day of the proleptic Gregorian calendar.
type Date struct{ year, month, day int }

// DateClass is the class datetime.date.
var DateClass = py.NewBuiltinType("datetime", "date")

// PyClass gives the class date.
func (d *Date) PyClass() *py.Type { return DateClass }

// NewDate checks a date; ValueError if there is no such day.
func NewDate(year, month, day int) *Date {
	checkDate(year, month, day)
	return &Date{year, month, day}
}

func checkDate(year, month, day int) {
	switch {
	case year < minYear || year > maxYear:
		panic(py.ValueError.Newf("year %d is out of range", year))
	case month < 1 || month > 12:
		panic(py.ValueError.New("month must be in 1..12"))
	case day < 1 || day > timefmt.DaysIn(year, month):
		panic(py.ValueError.New("day is out of range for month"))
	}
}

// dateOf is the date with a number; OverflowError beyond the calendar.
func dateOf(ordinal int) Date {
	if ordinal < 1 || ordinal > maxOrdinal {
		panic(py.OverflowError.New("date value out of range"))
	}
	y, m, d := timefmt.FromOrdinal(ordinal)
	return Date{y, m, d}
}

// Today is the local date.
func Today() *Date {
	n := time.Now()
	return &Date{n.Year(), int(n.Month()), n.Day()}
}

func (d *Date) ordinal() int { return timefmt.Ordinal(d.year, d.month, d.day) }

// Weekday is the day of the week, Monday 0.
func (d *Date) Weekday() int { return (d.ordinal() + 6) % 7 }

// Year is date.year.
func (d *Date) Year() int { return d.year }

// Month is date.month, 1 to 12.
func (d *Date) Month() int { return d.month }

// Day is date.day, the day of the month.
func (d *Date) Day() int { return d.day }

// Isoformat writes YYYY-MM-DD.
func (d *Date) Isoformat() string { return fmt.Sprintf("%04d-%02d-%02d", d.year, d.month, d.day) }

func (d *Date) repr() string { return fmt.Sprintf("datetime.date(%d, %d, %d)", d.year, d.month, d.day) }

func (d *Date) cmp(o *Date) int { return sign(d.ordinal() - o.ordinal()) }

func (d *Date) fields() timefmt.Fields {
	return timefmt.Fields{
		Year: d.year, Month: d.month, Day: d.day, Weekday: d.Weekday(),
		YearDay: timefmt.YearDay(d.year, d.month, d.day), DST: -1,
	}
}

// isocalendar returns the ISO year, week and weekday.
func (d *Date) isocalendar() any {
	year, week := timefmt.ISOWeek(d.fields())
	return structseq.Make(isoCalendarClass, year, week, d.Weekday()+1)
}

var isoCalendarClass = structseq.Class("datetime", "IsoCalendarDate", []string{"year", "week", "weekday"})

// fromISOCalendar is the inverse of isocalendar.
func fromISOCalendar(year, week, day int) Date {
	if year < minYear || year > maxYear {
		panic(py.ValueError.Newf("Year is out of range: %d", year))
	}
	last := NewDate(year, 12, 28)
	_, weeks := timefmt.ISOWeek(last.fields())
	if week < 1 || week > weeks {
		panic(py.ValueError.Newf("Invalid week: %d", week))
	}
	if day < 1 || day > 7 {
		panic(py.ValueError.Newf("Invalid weekday: %d (range is [1, 7])", day))
	}
	fourth := timefmt.Ordinal(year, 1, 4)
	return dateOf(fourth - (fourth+6)%7 + 7*(week-1) + day - 1)
}

// date is the calendar part of a receiver, a date or datetime.
func date(o any) *Date {
	switch o := py.Unwrap(o).(type) {
	case *Date:
		return o
	case *Datetime:
		return &o.Date
	}
	panic(py.TypeError.Newf("descriptor requires a 'datetime.date' object but received a '%s'", py.TypeOf(o).Name))
}

var bindDate = arg.Binder("function", "year, month, day")

func init() {
	t := DateClass
	t.Immutable = true
	t.Construct = func(_ context.Context, _ *py.Type, args []any, kw []py.Kwarg) any {
		a := bindDate(args, kw)
		return NewDate(arg.Int(a[0]), arg.Int(a[1]), arg.Int(a[2]))
	}
	t.Slots = py.Slots{
		Repr:   func(o any) string { return o.(*Date).repr() },
		Str:    func(o any) string { return o.(*Date).Isoformat() },
		Format: formatSlot,
		Hash:   func(o any) int { return py.Hash(o.(*Date).Isoformat()) },
		Compare: func(op py.CmpOp, a, b any) any {
			x, ok := a.(*Date)
			y, ok2 := b.(*Date)
			if !ok || !ok2 {
				return py.NotImplemented
			}
			return ordered(op, x.cmp(y))
		},
		Binary: dateOp,
		BinOps: []py.BinOp{py.OpAdd, py.OpSub},
	}
	t.Methods(dateMethods)
	t.ClassMethods(dateClassMethods)
	t.Getters([]py.Getter{
		{Name: "year", Get: func(o any) any { return date(o).year }},
		{Name: "month", Get: func(o any) any { return date(o).month }},
		{Name: "day", Get: func(o any) any { return date(o).day }},
	})
	t.Set("min", &Date{minYear, 1, 1})
	t.Set("max", &Date{maxYear, 12, 31})
	t.Set("resolution", &Timedelta{1, 0})
}

// formatSlot is __format__: str() for an empty pattern, else strftime.
func formatSlot(o any, pattern string) string {
	if pattern == "" {
		return py.Str(o)
	}
	return strftime(o, pattern)
}

// dateOp is date +- timedelta and date - date.
func dateOp(op py.BinOp, a, b any) any {
	x, aOK := a.(*Date)
	y, bOK := b.(*Date)
	if op == py.OpSub && aOK && bOK {
		return newDelta(x.ordinal()-y.ordinal(), 0)
	}
	if d, ok := b.(*Timedelta); ok && aOK {
		days := d.days
		if op == py.OpSub {
			days = -days
		}
		r := dateOf(x.ordinal() + days)
		return &r
	}
	if d, ok := a.(*Timedelta); ok && bOK && op == py.OpAdd {
		r := dateOf(y.ordinal() + d.days)
		return &r
	}
	return py.NotImplemented
}

var dateMethods = py.MethodTable{
	arg.Fn("isoformat", "self, /", func(_ context.Context, a []any) any { return date(a[0]).Isoformat() }),
	arg.Fn("weekday", "self, /", func(_ context.Context, a []any) any { return date(a[0]).Weekday() }),
	arg.Fn("isoweekday", "self, /", func(_ context.Context, a []any) any { return date(a[0]).Weekday() + 1 }),
	arg.Fn("toordinal", "self, /", func(_ context.Context, a []any) any { return date(a[0]).ordinal() }),
	arg.Fn("isocalendar", "self, /", func(_ context.Context, a []any) any { return date(a[0]).isocalendar() }),
	arg.Fn("strftime", "self, /, format", func(_ context.Context, a []any) any {
		return strftime(a[0], arg.Str("strftime", a[1]))
	}),
	arg.Fn("timetuple", "self, /", func(_ context.Context, a []any) any { return timeTuple(date(a[0]).fields()) }),
	arg.Fn("ctime", "self, /", func(_ context.Context, a []any) any {
		d := date(a[0])
		return fmt.Sprintf("%s %s %2d 00:00:00 %04d", timefmt.DayName(d.Weekday()), timefmt.MonthName(d.month), d.day, d.year)
	}),
	arg.Fn("replace", "self, /, year=None, month=None, day=None", func(_ context.Context, a []any) any {
		d := date(a[0])
		return NewDate(intOr(a[1], d.year), intOr(a[2], d.month), intOr(a[3], d.day))
	}),
}

func intOr(v any, missing int) int {
	if v == nil {
		return missing
	}
	return arg.Int(v)
}

var dateClassMethods = py.MethodTable{
	arg.Fn("today", "cls, /", func(context.Context, []any) any { return Today() }),
	arg.Fn("fromordinal", "cls, ordinal, /", func(_ context.Context, a []any) any {
		n := arg.Int(a[1])
		if n < 1 {
			panic(py.ValueError.New("ordinal must be >= 1"))
		}
		d := dateOf(n)
		return &d
	}),
	arg.Fn("fromtimestamp", "cls, timestamp, /", func(_ context.Context, a []any) any {
		sec, _ := splitTimestamp(a[1])
		t := time.Unix(sec, 0)
		return NewDate(t.Year(), int(t.Month()), t.Day())
	}),
	arg.Fn("fromisoformat", "cls, date_string, /", func(_ context.Context, a []any) any {
		text, ok := a[1].(string)
		if !ok {
			panic(py.TypeError.New("fromisoformat: argument must be str"))
		}
		d, rest, ok := parseISODate(text)
		if !ok || rest != "" {
			panic(py.ValueError.Newf("Invalid isoformat string: %s", py.Repr(text)))
		}
		return NewDate(d.year, d.month, d.day)
	}),
	arg.Fn("fromisocalendar", "cls, /, year, week, day", func(_ context.Context, a []any) any {
		d := fromISOCalendar(arg.Int(a[1]), arg.Int(a[2]), arg.Int(a[3]))
		return &d
	}),
}
