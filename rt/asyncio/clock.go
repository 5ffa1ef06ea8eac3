package asyncio

import (
	"os"
	"strconv"
	"strings"
	"time"
)

// bootSeconds gives the seconds since the machine started, which is where CPython's monotonic clock begins; where /proc is
// missing, the wall clock serves as well (the epoch is unspecified).
func bootSeconds() float64 {
	b, err := os.ReadFile("/proc/uptime")
	if err == nil {
		first, _, _ := strings.Cut(string(b), " ")
		if s, err := strconv.ParseFloat(first, 64); err == nil {
			return s
		}
	}
	return float64(time.Now().Unix() % 1e6)
}

// debugFromEnv is coroutines._is_debug_mode.
func debugFromEnv() bool { return os.Getenv("PYTHONASYNCIODEBUG") != "" }
