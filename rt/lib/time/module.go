// Package time is Python's module time.
//
// The exported functions are the static forms; Module has every function for
// boxed values. Sleep blocks the thread that calls it, other Python threads
// run meanwhile.
package time

import (
	"context"
	"math"
	"math/big"
	"time"

	"github.com/gosyncio/gosyncio/rt/lib/internal/arg"
	"github.com/gosyncio/gosyncio/rt/py"
)

// Sleep blocks for so many seconds; ValueError if they are negative.
func Sleep(secs float64) {
	switch {
	case secs != secs:
		panic(py.ValueError.New("Invalid value NaN (not a number)"))
	case secs < 0:
		panic(py.ValueError.New("sleep length must be non-negative"))
	case secs > math.MaxInt64/1e9:
		panic(py.OverflowError.New("timestamp too large to convert to C PyTime_t"))
	}
	py.BlockFor(time.Duration(math.Ceil(secs * 1e9)))
}

func sleep(v any) {
	switch v := v.(type) {
	case float64:
		Sleep(v)
	case *big.Int:
		panic(py.OverflowError.New("timestamp too large to convert to C PyTime_t"))
	default:
		Sleep(float64(arg.Int(v)))
	}
}

// Module is the module object.
var Module = newModule()

func newModule() *py.Module {
	m := py.NewModule("time", table)
	m.SetClasses(StructTimeClass)
	std, dst := zones()
	m.Set("tzname", py.NewTuple(std.name, dst.name))
	m.Set("timezone", -std.offset)
	m.Set("altzone", -dst.offset)
	daylight := 0
	if std != dst {
		daylight = 1
	}
	m.Set("daylight", daylight)
	m.Set("CLOCK_REALTIME", clockRealtime)
	m.Set("CLOCK_MONOTONIC", clockMonotonic)
	m.Set("CLOCK_PROCESS_CPUTIME_ID", clockProcessCPUTime)
	m.Set("CLOCK_THREAD_CPUTIME_ID", clockThreadCPUTime)
	m.Set("CLOCK_MONOTONIC_RAW", 4)
	m.Set("CLOCK_BOOTTIME", 7)
	m.Set("CLOCK_TAI", 11)
	return m
}

func floatClock(name string, f func() float64) py.Def {
	return py.Def{Name: name, Code: func(context.Context, []any) any { return f() }}
}

func intClock(name string, f func() int) py.Def {
	return py.Def{Name: name, Code: func(context.Context, []any) any { return f() }}
}

var table = py.MethodTable{
	floatClock("time", Time), intClock("time_ns", TimeNs),
	floatClock("monotonic", Monotonic), intClock("monotonic_ns", MonotonicNs),
	floatClock("perf_counter", PerfCounter), intClock("perf_counter_ns", PerfCounterNs),
	floatClock("process_time", ProcessTime), intClock("process_time_ns", ProcessTimeNs),
	floatClock("thread_time", func() float64 { return seconds(ThreadTimeNs()) }),
	intClock("thread_time_ns", ThreadTimeNs),
	arg.Fn("sleep", "seconds, /", func(_ context.Context, a []any) any {
		sleep(a[0])
		return nil
	}),
	arg.Fn("gmtime", "seconds=None, /", func(_ context.Context, a []any) any {
		s := structOf(instant(a[0]).UTC())
		return s
	}),
	arg.Fn("localtime", "seconds=None, /", func(_ context.Context, a []any) any { return structOf(instant(a[0]).Local()) }),
	arg.Fn("mktime", "tuple, /", func(_ context.Context, a []any) any { return mktime(a[0]) }),
	arg.Fn("ctime", "seconds=None, /", func(_ context.Context, a []any) any { return ctimeOf(a[0]) }),
	arg.Fn("asctime", "tuple=None, /", func(_ context.Context, a []any) any {
		if a[0] == nil {
			return Ctime()
		}
		return asctime(a[0])
	}),
	arg.Fn("strftime", "format, tuple=None, /", func(_ context.Context, a []any) any {
		format, ok := a[0].(string)
		if !ok {
			panic(py.TypeError.Newf("strftime() argument 1 must be str, not %s", py.TypeOf(a[0]).Name))
		}
		if a[1] == nil {
			return Strftime(format)
		}
		return strftime(format, a[1])
	}),
	arg.Fn("strptime", "data_string, format='%a %b %d %H:%M:%S %Y', /", func(_ context.Context, a []any) any {
		for i, v := range a {
			if _, ok := v.(string); !ok {
				panic(py.TypeError.Newf("strptime() argument %d must be str, not %s", i, py.Repr(py.TypeOf(v))))
			}
		}
		return strptime(a[0].(string), a[1].(string))
	}),
	arg.Fn("clock_gettime", "clk_id, /", func(_ context.Context, a []any) any { return seconds(clockOf(a[0])) }),
	arg.Fn("clock_gettime_ns", "clk_id, /", func(_ context.Context, a []any) any { return clockOf(a[0]) }),
	arg.Fn("clock_getres", "clk_id, /", func(_ context.Context, a []any) any {
		clockOf(a[0])
		return 1e-09
	}),
	arg.Fn("tzset", "", arg.Constant(nil)),
}

func clockOf(id any) int {
	t, err := readClock(arg.Int(id))
	if err != nil {
		panic(py.OSError.New(22, "Invalid argument"))
	}
	return int(t.Nano())
}
