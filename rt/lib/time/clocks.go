package time

import (
	"syscall"
	"time"
	"unsafe"
)

// The clocks by the numbers Linux gives them.
const (
	clockRealtime       = 0
	clockMonotonic      = 1
	clockProcessCPUTime = 2
	clockThreadCPUTime  = 3
)

// readClock reads one of the system's clocks.
func readClock(id int) (syscall.Timespec, error) {
	var t syscall.Timespec
	_, _, errno := syscall.Syscall(syscall.SYS_CLOCK_GETTIME, uintptr(id), uintptr(unsafe.Pointer(&t)), 0)
	if errno != 0 {
		return t, errno
	}
	return t, nil
}

// monotonicStart is a point of time and what the monotonic clock said then:
// Go's clock runs on from there (and testing/synctest can replace it).
var monotonicStart, monotonicBase = func() (time.Time, time.Duration) {
	t, err := readClock(clockMonotonic)
	if err != nil {
		return time.Now(), 0
	}
	return time.Now(), time.Duration(t.Nano())
}()

// MonotonicNs returns the nanoseconds of a clock that never goes back.
func MonotonicNs() int { return int(monotonicBase + time.Since(monotonicStart)) }

// Monotonic returns the seconds of a clock that never goes back.
func Monotonic() float64 { return seconds(MonotonicNs()) }

// PerfCounterNs is MonotonicNs, as it is on Linux.
func PerfCounterNs() int { return MonotonicNs() }

// PerfCounter is Monotonic, as it is on Linux.
func PerfCounter() float64 { return Monotonic() }

// TimeNs returns the nanoseconds since 1970.
func TimeNs() int { return int(time.Now().UnixNano()) }

// Time returns the seconds since 1970.
func Time() float64 { return seconds(TimeNs()) }

// ProcessTimeNs returns the nanoseconds of processor time used.
func ProcessTimeNs() int { return clockNs(clockProcessCPUTime) }

// ProcessTime returns the seconds of processor time used.
func ProcessTime() float64 { return seconds(ProcessTimeNs()) }

// ThreadTimeNs returns the nanoseconds of processor time used by the system
// thread that runs the call.
func ThreadTimeNs() int { return clockNs(clockThreadCPUTime) }

func clockNs(id int) int {
	t, err := readClock(id)
	if err != nil {
		return 0
	}
	return int(t.Nano())
}

// seconds converts as CPython does: whole seconds exactly, else one division.
func seconds(ns int) float64 {
	if ns%1e9 == 0 {
		return float64(ns / 1e9)
	}
	return float64(ns) / 1e9
}
