package harness

import (
	"fmt"
	"strings"
)

// diffContext is how many equal lines are shown before the first difference.
const diffContext = 2

// Diff says where got leaves want: the lines around the first difference, with - for want and + for got. It returns ""
// when they are equal. One place is enough to find the cause, and a full diff of long outputs hides it.
func Diff(want, got string) string {
	if want == got {
		return ""
	}
	w, g := strings.SplitAfter(want, "\n"), strings.SplitAfter(got, "\n")
	i := 0
	for i < len(w) && i < len(g) && w[i] == g[i] {
		i++
	}
	var out strings.Builder
	fmt.Fprintf(&out, "line %d:\n", i+1)
	for _, line := range w[max(0, i-diffContext):i] {
		fmt.Fprintf(&out, "  %s", line)
	}
	for _, line := range head(w[i:]) {
		fmt.Fprintf(&out, "- %s\n", strings.TrimSuffix(line, "\n"))
	}
	for _, line := range head(g[i:]) {
		fmt.Fprintf(&out, "+ %s\n", strings.TrimSuffix(line, "\n"))
	}
	return out.String()
}

// head is the first few of the lines, without an empty last one.
func head(lines []string) []string {
	lines = lines[:min(len(lines), 4)]
	if n := len(lines); n > 0 && lines[n-1] == "" {
		lines = lines[:n-1]
	}
	return lines
}
