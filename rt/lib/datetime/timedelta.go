package datetime

import (
	"context"
	"fmt"
	"math"
	"math/big"
	"strings"

	"github.com/gosyncio/gosyncio/rt/lib/internal/arg"
	"github.com/gosyncio/gosyncio/rt/py"
)

const (
	microsPerSecond = 1_000_000
	secondsPerDay   = 86400
	microsPerDay    = secondsPerDay * microsPerSecond
	maxDeltaDays    = 999999999
)

// Timedelta is Python's timedelta: an immutable duration of days and
// microseconds, 0 <= micros < one day.
type Timedelta struct {
	days   int
	micros int
}

// TimedeltaClass is the class datetime.timedelta.
var TimedeltaClass = py.NewBuiltinType("datetime", "timedelta")

// PyClass gives the class timedelta.
func (d *Timedelta) PyClass() *py.Type { return TimedeltaClass }

// newDelta normalizes days and microseconds of any sign and size; OverflowError
// beyond 999999999 days.
func newDelta(days, micros int) *Timedelta {
	days += py.FloorDivInt(micros, microsPerDay)
	micros = py.ModInt(micros, microsPerDay)
	if days > maxDeltaDays || days < -maxDeltaDays {
		panic(py.OverflowError.Newf("days=%d; must have magnitude <= %d", days, maxDeltaDays))
	}
	return &Timedelta{days, micros}
}

// total is the whole duration in microseconds.
func (d *Timedelta) total() *big.Int {
	t := big.NewInt(int64(d.days))
	return t.Mul(t, big.NewInt(microsPerDay)).Add(t, big.NewInt(int64(d.micros)))
}

// deltaOf is the inverse of total.
func deltaOf(total *big.Int) *Timedelta {
	days, micros := new(big.Int).DivMod(total, big.NewInt(microsPerDay), new(big.Int))
	if !days.IsInt64() || days.Int64() != int64(int32(days.Int64())) {
		panic(py.OverflowError.New("Python int too large to convert to C int"))
	}
	return newDelta(int(days.Int64()), int(micros.Int64()))
}

// NewTimedelta adds up the units; floats are rounded once, half to even, to
// microseconds.
func NewTimedelta(days, seconds, microseconds, milliseconds, minutes, hours, weeks float64) *Timedelta {
	return makeDelta([]any{days, seconds, microseconds, milliseconds, minutes, hours, weeks})
}

// The units in the order of the constructor, in microseconds.
var (
	unitNames = []string{"days", "seconds", "microseconds", "milliseconds", "minutes", "hours", "weeks"}
	unitSizes = []int64{microsPerDay, microsPerSecond, 1, 1000, 60 * microsPerSecond, 3600 * microsPerSecond, 7 * microsPerDay}
)

// makeDelta adds up boxed units: integer parts exactly, fractions as floats,
// which are rounded at the end.
func makeDelta(units []any) *Timedelta {
	sum, leftover := new(big.Int), 0.0
	for i, v := range units {
		switch v := v.(type) {
		case float64:
			leftover += addFloat(sum, v, unitSizes[i])
		case int, *big.Int, bool:
			n := arg.Big(v)
			sum.Add(sum, new(big.Int).Mul(n, big.NewInt(unitSizes[i])))
		default:
			panic(py.TypeError.Newf("unsupported type for timedelta %s component: %s", unitNames[i], py.TypeOf(v).Name))
		}
	}
	if leftover != 0 {
		whole := math.Round(leftover)
		if math.Abs(whole-leftover) == 0.5 {
			odd := float64(sum.Bit(0))
			whole = 2*math.Round((leftover+odd)*0.5) - odd
		}
		sum.Add(sum, big.NewInt(int64(whole)))
	}
	return deltaOf(sum)
}

// addFloat adds the integer part of x units to sum and returns the fraction of
// a microsecond that is left.
func addFloat(sum *big.Int, x float64, unit int64) float64 {
	switch {
	case x != x:
		panic(py.ValueError.New("cannot convert float NaN to integer"))
	case math.IsInf(x, 0):
		panic(py.OverflowError.New("cannot convert float infinity to integer"))
	}
	whole := math.Trunc(x)
	n, _ := big.NewFloat(whole).Int(nil)
	sum.Add(sum, n.Mul(n, big.NewInt(unit)))
	micros := (x - whole) * float64(unit)
	whole = math.Trunc(micros)
	sum.Add(sum, big.NewInt(int64(whole)))
	return micros - whole
}

// TotalSeconds returns the duration in seconds.
func (d *Timedelta) TotalSeconds() float64 {
	if -100000 < d.days && d.days < 100000 {
		return float64(d.days*microsPerDay+d.micros) / microsPerSecond
	}
	f, _ := new(big.Rat).SetFrac(d.total(), big.NewInt(microsPerSecond)).Float64()
	return f
}

// Days is timedelta.days, the only part that can be negative.
func (d *Timedelta) Days() int { return d.days }

// Seconds is timedelta.seconds: what is left beside the days.
func (d *Timedelta) Seconds() int { return d.micros / microsPerSecond }

// Microseconds is timedelta.microseconds: what is left beside the seconds.
func (d *Timedelta) Microseconds() int { return d.micros % microsPerSecond }

func (d *Timedelta) cmp(o *Timedelta) int {
	if d.days != o.days {
		return sign(d.days - o.days)
	}
	return sign(d.micros - o.micros)
}

func sign(n int) int {
	switch {
	case n < 0:
		return -1
	case n > 0:
		return 1
	}
	return 0
}

func (d *Timedelta) add(o *Timedelta) *Timedelta { return newDelta(d.days+o.days, d.micros+o.micros) }

func (d *Timedelta) sub(o *Timedelta) *Timedelta { return newDelta(d.days-o.days, d.micros-o.micros) }
func (d *Timedelta) neg() *Timedelta             { return newDelta(-d.days, -d.micros) }

func (d *Timedelta) repr() string {
	var parts []string
	if d.days != 0 {
		parts = append(parts, fmt.Sprintf("days=%d", d.days))
	}
	if s := d.Seconds(); s != 0 {
		parts = append(parts, fmt.Sprintf("seconds=%d", s))
	}
	if us := d.Microseconds(); us != 0 {
		parts = append(parts, fmt.Sprintf("microseconds=%d", us))
	}
	if parts == nil {
		parts = []string{"0"}
	}
	return "datetime.timedelta(" + strings.Join(parts, ", ") + ")"
}

func (d *Timedelta) str() string {
	s := d.Seconds()
	text := fmt.Sprintf("%d:%02d:%02d", s/3600, s/60%60, s%60)
	if us := d.Microseconds(); us != 0 {
		text += fmt.Sprintf(".%06d", us)
	}
	if d.days == 0 {
		return text
	}
	plural := "s"
	if d.days == 1 || d.days == -1 {
		plural = ""
	}
	return fmt.Sprintf("%d day%s, %s", d.days, plural, text)
}

// divideHalfEven rounds a/b to the nearest int, halves to even.
func divideHalfEven(a, b *big.Int) *big.Int {
	if b.Sign() < 0 {
		a, b = new(big.Int).Neg(a), new(big.Int).Neg(b)
	}
	q, r := new(big.Int).DivMod(a, b, new(big.Int))
	switch r.Lsh(r, 1).Cmp(b) {
	case 1:
		q.Add(q, big.NewInt(1))
	case 0:
		if q.Bit(0) == 1 {
			q.Add(q, big.NewInt(1))
		}
	}
	return q
}

// ratio returns a number as a fraction; false if it is none.
func ratio(v any) (num, den *big.Int, ok bool) {
	switch v := v.(type) {
	case int, *big.Int, bool:
		return arg.Big(v), big.NewInt(1), true
	case float64:
		r := new(big.Rat).SetFloat64(v)
		if r == nil {
			if v != v {
				panic(py.ValueError.New("cannot convert NaN to integer ratio"))
			}
			panic(py.OverflowError.New("cannot convert Infinity to integer ratio"))
		}
		return r.Num(), r.Denom(), true
	}
	return nil, nil, false
}

func zeroCheck(n *big.Int, text string) {
	if n.Sign() == 0 {
		panic(py.ZeroDivisionError.New(text))
	}
}

const zeroDiv = "integer division or modulo by zero"

// binary is the operator table of timedelta.
func (d *Timedelta) binary(op py.BinOp, a, b any) any {
	x, aOK := a.(*Timedelta)
	y, bOK := b.(*Timedelta)
	switch {
	case aOK && bOK:
		return deltaOp(op, x, y)
	case bOK && op == py.OpMul:
		return y.scale(a)
	case !aOK:
		return py.NotImplemented
	}
	num, den, ok := ratio(b)
	if !ok {
		return py.NotImplemented
	}
	_, isFloat := b.(float64)
	switch op {
	case py.OpMul:
		return x.scale(b)
	case py.OpTrueDiv:
		if num.Sign() == 0 {
			text := "division by zero"
			if !isFloat {
				text = zeroDiv
			}
			panic(py.ZeroDivisionError.New(text))
		}
		return deltaOf(divideHalfEven(new(big.Int).Mul(x.total(), den), num))
	case py.OpFloorDiv:
		if isFloat {
			return py.NotImplemented
		}
		zeroCheck(num, zeroDiv)
		return deltaOf(floorDiv(x.total(), num))
	}
	return py.NotImplemented
}

func floorDiv(a, b *big.Int) *big.Int {
	q, r := new(big.Int).QuoRem(a, b, new(big.Int))
	if r.Sign() != 0 && r.Sign() != b.Sign() {
		q.Sub(q, big.NewInt(1))
	}
	return q
}

func (d *Timedelta) scale(v any) any {
	num, den, ok := ratio(v)
	if !ok {
		return py.NotImplemented
	}
	return deltaOf(divideHalfEven(new(big.Int).Mul(d.total(), num), den))
}

func deltaOp(op py.BinOp, x, y *Timedelta) any {
	switch op {
	case py.OpAdd:
		return x.add(y)
	case py.OpSub:
		return x.sub(y)
	case py.OpTrueDiv:
		zeroCheck(y.total(), "division by zero")
		f, _ := new(big.Rat).SetFrac(x.total(), y.total()).Float64()
		return f
	case py.OpFloorDiv:
		zeroCheck(y.total(), zeroDiv)
		return arg.BoxBig(floorDiv(x.total(), y.total()))
	case py.OpMod, py.OpDivMod:
		text := zeroDiv
		if op == py.OpMod {
			text = "integer modulo by zero"
		}
		zeroCheck(y.total(), text)
		q := floorDiv(x.total(), y.total())
		r := deltaOf(new(big.Int).Sub(x.total(), new(big.Int).Mul(q, y.total())))
		if op == py.OpMod {
			return r
		}
		return py.NewTuple(arg.BoxBig(q), r)
	}
	return py.NotImplemented
}

// ordered turns a three-way comparison into the result of an operator.
func ordered(op py.CmpOp, c int) any {
	switch op {
	case py.OpLt:
		return c < 0
	case py.OpLe:
		return c <= 0
	case py.OpEq:
		return c == 0
	case py.OpNe:
		return c != 0
	case py.OpGt:
		return c > 0
	}
	return c >= 0
}

var bindDelta = arg.Binder("__new__", "days=0, seconds=0, microseconds=0, milliseconds=0, minutes=0, hours=0, weeks=0")

func init() {
	t := TimedeltaClass
	t.Immutable = true
	t.Construct = func(_ context.Context, _ *py.Type, args []any, kw []py.Kwarg) any {
		return makeDelta(bindDelta(args, kw))
	}
	t.Slots = py.Slots{
		Repr:  func(o any) string { return o.(*Timedelta).repr() },
		Str:   func(o any) string { return o.(*Timedelta).str() },
		Truth: func(o any) bool { return *o.(*Timedelta) != Timedelta{} },
		Hash: func(o any) int {
			d := o.(*Timedelta)
			return py.Hash(py.NewTuple(d.days, d.Seconds(), d.Microseconds()))
		},
		Compare: func(op py.CmpOp, a, b any) any {
			x, ok := a.(*Timedelta)
			y, ok2 := b.(*Timedelta)
			if !ok || !ok2 {
				return py.NotImplemented
			}
			return ordered(op, x.cmp(y))
		},
		Binary: func(op py.BinOp, a, b any) any { return (*Timedelta)(nil).binary(op, a, b) },
		BinOps: []py.BinOp{py.OpAdd, py.OpSub, py.OpMul, py.OpTrueDiv, py.OpFloorDiv, py.OpMod, py.OpDivMod},
		Unary: func(op py.UnOp, a any) any {
			d := a.(*Timedelta)
			if op == py.OpNeg || op == py.OpAbs && d.days < 0 {
				return d.neg()
			}
			return d
		},
		UnOps: []py.UnOp{py.OpNeg, py.OpPos, py.OpAbs},
	}
	t.Methods(py.MethodTable{
		arg.Fn("total_seconds", "self, /", func(_ context.Context, a []any) any { return delta(a[0]).TotalSeconds() }),
	})
	t.Getters([]py.Getter{
		{Name: "days", Get: func(o any) any { return delta(o).days }},
		{Name: "seconds", Get: func(o any) any { return delta(o).Seconds() }},
		{Name: "microseconds", Get: func(o any) any { return delta(o).Microseconds() }},
	})
	t.Set("min", &Timedelta{-maxDeltaDays, 0})
	t.Set("max", &Timedelta{maxDeltaDays, microsPerDay - 1})
	t.Set("resolution", &Timedelta{0, 1})
}

// delta is the Timedelta of a receiver.
func delta(o any) *Timedelta { return py.Unwrap(o).(*Timedelta) }
