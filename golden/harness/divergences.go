package harness

import (
	"fmt"
	"os"
	"strings"
)

// Divergences reads the list of accepted differences: a line each, CASE: REASON; # begins a comment line.
// It fails on a line without a reason and on a case listed twice.
func Divergences(file string) (map[string]string, error) {
	data, err := os.ReadFile(file)
	if err != nil {
		return nil, err
	}
	out := map[string]string{}
	for line := range strings.Lines(string(data)) {
		line = strings.TrimSpace(line)
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		name, reason, _ := strings.Cut(line, ":")
		reason = strings.TrimSpace(reason)
		if reason == "" || out[name] != "" {
			return nil, fmt.Errorf("%s: want CASE: REASON, each case once: %q", file, line)
		}
		out[name] = reason
	}
	return out, nil
}
