package time_test

import (
	"testing"

	"github.com/gosyncio/gosyncio/rt/lib/internal/libtest"
	"github.com/gosyncio/gosyncio/rt/lib/time"
	"github.com/gosyncio/gosyncio/rt/py"
)

func call(f, want string, args ...any) libtest.Call {
	return libtest.Call{Func: f, Args: args, Want: want}
}

func ints(n ...int) any {
	items := make([]any, len(n))
	for i, x := range n {
		items[i] = x
	}
	return py.NewTuple(items...)
}

func TestModule(t *testing.T) {
	epoch := "time.struct_time(tm_year=1970, tm_mon=1, tm_mday=1, tm_hour=0, tm_min=0, tm_sec=0, tm_wday=3, tm_yday=1, tm_isdst=0)"
	day := ints(2024, 2, 29, 13, 5, 9, 3, 60, 0)
	libtest.Run(t, time.Module, []libtest.Call{
		call("gmtime", epoch, 0),
		call("gmtime", "time.struct_time(tm_year=1969, tm_mon=12, tm_mday=31, tm_hour=23, tm_min=59, tm_sec=59, tm_wday=2, tm_yday=365, tm_isdst=0)", -0.5),
		call("gmtime", "OverflowError: timestamp out of range for platform time_t", 1e20),
		call("gmtime", "TypeError: 'str' object cannot be interpreted as an integer", "a"),
		call("asctime", "'Thu Feb 29 13:05:09 2024'", day),
		call("asctime", "TypeError: Tuple or struct_time argument required", 1),
		call("strftime", "'Thu Thursday Feb February 29 60 13 01 PM 05 09 4 08 09 24 2024 %'", "%a %A %b %B %d %-j %H %I %p %M %S %w %U %W %y %Y %%", day),
		call("strftime", "'2024-09 4 02/29/24 13:05:09 Thu Feb 29 13:05:09 2024 %q'", "%G-%V %u %x %X %c %q", day),
		call("strftime", "ValueError: month out of range", "%Y", ints(2000, 13, 1, 0, 0, 0, 0, 1, 0)),
		call("strftime", "TypeError: strftime(): illegal time tuple argument", "%Y", ints(2000, 1)),
		call("strftime", "TypeError: strftime() argument 1 must be str, not int", 1),
		call("strptime", "ValueError: time data 'a' does not match format '%Y'", "a", "%Y"),
		call("strptime", "ValueError: unconverted data remains:  x", "2020 x", "%Y"),
		call("strptime", "ValueError: 'q' is a bad directive in format '%q'", "2020 x", "%q"),
		call("strptime", "ValueError: stray % in format '%'", "2020 x", "%"),
		call("strptime", "time.struct_time(tm_year=2020, tm_mon=5, tm_mday=1, tm_hour=0, tm_min=0, tm_sec=0, tm_wday=4, tm_yday=122, tm_isdst=-1)", "2020 5", "%Y %m"),
		call("strptime", "time.struct_time(tm_year=2000, tm_mon=11, tm_mday=30, tm_hour=0, tm_min=0, tm_sec=0, tm_wday=3, tm_yday=335, tm_isdst=-1)", "30 Nov 00", "%d %b %y"),
		call("strptime", "time.struct_time(tm_year=1900, tm_mon=1, tm_mday=1, tm_hour=15, tm_min=30, tm_sec=0, tm_wday=0, tm_yday=1, tm_isdst=-1)", "3:30 pm", "%I:%M %p"),
		call("sleep", "ValueError: sleep length must be non-negative", -1),
		call("sleep", "TypeError: 'str' object cannot be interpreted as an integer", "a"),
		call("sleep", "None", 0),
	})
}

func TestClocks(t *testing.T) {
	if a, b := time.MonotonicNs(), time.MonotonicNs(); b < a {
		t.Errorf("the monotonic clock went back: %d, %d", a, b)
	}
	if now := time.Time(); now < 1.7e9 {
		t.Errorf("Time() = %v", now)
	}
}
