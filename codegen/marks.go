package codegen

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/gosyncio/gosyncio/transform/ir"
)

// While a file is printed, comments mark where Python lines begin: markNext is about the following Go line, markPrev about
// the preceding one (the header of an else-if or case). Both continue with "frame:line".
const (
	markNext  = "// §n"
	markPrev  = "// §p"
	tableMark = "lineTableMark_"
)

// entry says that a Go line was made from a Python line.
type entry struct{ frame, goLine, pyLine int }

// takeMarks removes the marks from formatted source. It returns the source and, as a Go expression, the line table:
//
//	name go:py go:py ...|name ...|- go go ...
//
// the last row having the lines of what is no Python function.
func takeMarks(text string, frames []string) (source, table string) {
	var kept []string
	var entries []entry
	for _, line := range strings.Split(text, "\n") {
		trimmed := strings.TrimLeft(line, "\t")
		switch {
		case strings.HasPrefix(trimmed, markNext):
			entries = append(entries, parseMark(trimmed[len(markNext):], len(kept)+1))
		case strings.HasPrefix(trimmed, markPrev):
			entries = append(entries, parseMark(trimmed[len(markPrev):], len(kept)))
		default:
			kept = append(kept, line)
		}
	}
	return strings.Join(kept, "\n"), tableExpr(entries, frames)
}

func parseMark(s string, goLine int) entry {
	frame, line, _ := strings.Cut(s, ":")
	f, _ := strconv.Atoi(frame)
	l, _ := strconv.Atoi(line)
	return entry{f, goLine, l}
}

func tableExpr(entries []entry, frames []string) string {
	var b strings.Builder
	b.WriteString(`""`)
	add := func(frame int, name string) {
		var row strings.Builder
		for _, e := range entries {
			switch {
			case e.frame != frame:
			case frame == ir.NoFrame:
				fmt.Fprintf(&row, " %d", e.goLine)
			default:
				fmt.Fprintf(&row, " %d:%d", e.goLine, e.pyLine)
			}
		}
		if row.Len() > 0 {
			b.WriteString(" +\n" + strconv.Quote("|"+name+row.String()))
		}
	}
	for i, name := range frames {
		add(i, name)
	}
	add(ir.NoFrame, "-")
	expr := strings.Replace(b.String(), "\"\" +\n\"|", "\"", 1)
	return expr
}
