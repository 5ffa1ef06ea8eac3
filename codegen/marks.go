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

// headLine stands in the mark of a Python function's header in the place of a line. The table has the header only where it has
// nothing else of the function (one whose body is `pass`): its objects must find where it is defined.
const headLine = 0

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
	head := false // the line before is a mark of the header of a function literal
	for _, line := range strings.Split(text, "\n") {
		trimmed := strings.TrimLeft(line, "\t")
		wasHead := head
		head = false
		switch {
		case strings.HasPrefix(trimmed, markNext):
			entries = append(entries, parseMark(trimmed[len(markNext):], len(kept)+1))
		case strings.HasPrefix(trimmed, markPrev):
			e := parseMark(trimmed[len(markPrev):], len(kept))
			entries, head = append(entries, e), e.pyLine == headLine
		case wasHead && strings.HasPrefix(trimmed, "}"): // there is nothing else in the function
			kept[len(kept)-1] += trimmed
		default:
			kept = append(kept, line)
		}
	}
	return strings.Join(kept, "\n"), tableExpr(entries, frames)
}

// mark is the comment that says where a Python line begins.
func mark(kind string, frame, line int) string { return fmt.Sprintf("%s%d:%d", kind, frame, line) }

func parseMark(s string, goLine int) entry {
	frame, line, _ := strings.Cut(s, ":")
	f, _ := strconv.Atoi(frame)
	l, _ := strconv.Atoi(line)
	return entry{f, goLine, l}
}

func tableExpr(entries []entry, frames []string) string {
	rows := make([]string, len(frames))
	heads := make([]string, len(frames))
	rest := ""
	listed := map[string]bool{}
	for _, e := range entries {
		switch {
		case e.frame == ir.NoFrame:
			rest += fmt.Sprintf(" %d", e.goLine)
		case e.frame < 0:
		case e.pyLine != headLine:
			rows[e.frame] += fmt.Sprintf(" %d:%d", e.goLine, e.pyLine)
			listed[frames[e.frame]] = true
		default:
			if _, first, ok := strings.Cut(frames[e.frame], "@"); ok {
				heads[e.frame] = fmt.Sprintf(" %d:%s", e.goLine, first)
			}
		}
	}
	var b strings.Builder
	b.WriteString(`""`)
	add := func(name, row string) {
		if row != "" {
			b.WriteString(" +\n" + strconv.Quote("|"+name+row))
		}
	}
	for i, name := range frames {
		if !listed[name] {
			rows[i] = heads[i]
		}
		add(name, rows[i])
	}
	add("-", rest)
	return strings.Replace(b.String(), "\"\" +\n\"|", "\"", 1)
}
