package py

import (
	"reflect"
	"runtime"
	"strconv"
	"strings"
	"sync"
)

// traceback is one stretch of frames recorded when an exception was recovered: innermost first in pcs, as
// runtime.Callers gives them; next is what had been recorded before (deeper frames).
type traceback struct {
	pcs  []uintptr
	skip bool // a bare re-raise: the innermost Python frame is the same activation as next's outermost
	next *traceback
	// fixed replaces pcs where the frames are known already.
	fixed []Frame
	// object is the traceback object, made when it is first asked for.
	object *Traceback
}

var tryEntry uintptr

func init() { tryEntry = reflect.ValueOf(Try).Pointer() }

// maxCapture bounds the frames recorded at one recovery; Python's recursion limit is below it.
const maxCapture = 6000

// capture records the program counters from the panic up to the function that called the innermost Try; skip counts the
// frames of the recovery itself.
func capture(skip int) []uintptr {
	var buf [64]uintptr
	n := runtime.Callers(skip, buf[:])
	if i := tryFrame(buf[:n]); i >= 0 {
		return append([]uintptr(nil), buf[:min(i+2, n)]...)
	}
	if n < len(buf) {
		return append([]uintptr(nil), buf[:n]...)
	}
	big := make([]uintptr, maxCapture)
	n = runtime.Callers(skip, big)
	if i := tryFrame(big[:n]); i >= 0 {
		n = min(i+2, n)
	}
	return append([]uintptr(nil), big[:n]...)
}

// tryFrame finds the innermost frame of Try.
func tryFrame(pcs []uintptr) int {
	size := trySize()
	for i, pc := range pcs {
		if pc-1-tryEntry < size {
			return i
		}
	}
	return -1
}

var trySizeOnce = sync.OnceValue(func() uintptr {
	// The size of Try's machine code: walk until FuncForPC names another function.
	f := runtime.FuncForPC(tryEntry)
	n := uintptr(1)
	for ; n < 4096; n++ {
		if g := runtime.FuncForPC(tryEntry + n); g == nil || g.Entry() != f.Entry() {
			break
		}
	}
	return n
})

func trySize() uintptr { return trySizeOnce() }

// addFrames puts newly recorded frames before the ones recorded deeper.
func (e *Exception) addFrames(pcs []uintptr) {
	e.tb = &traceback{pcs: pcs, skip: e.carried == carriedReraise && e.tb != nil, next: e.tb}
}

// Frame is one line of a traceback.
type Frame struct {
	File string // the .py file
	Line int
	Name string // co_name
	// Columns is the range of the expression that raised, 0 when not known.
	Col, EndCol int
	// anchorL and anchorR bound the part of the range marked by ^ instead of ~ (an operator, a call's parentheses).
	anchorL, anchorR int
}

// sourceTable maps the lines of one generated Go file to Python.
type sourceTable struct {
	pyFile string
	funcs  []*sourceFunc
	lines  map[int]sourceLine
}

type sourceFunc struct {
	name  string
	first int // the line of the def, 0 when not told
}

type sourceLine struct {
	fn          *sourceFunc
	line        int
	col, endCol int
	// the operator or parentheses inside col-endCol
	anchorL, anchorR int
}

var (
	sourceMu     sync.Mutex
	sourceTables = map[string]*sourceTable{}
	sourceLazy   = map[string][2]string{}
)

// RegisterSource tells which Python lines the calling Go file's lines come from; init of a generated file calls it.
// table is one entry for each function, separated by `|`: its co_name (and `@` and the line of its def, which reprs of
// coroutines and callbacks show), then `go:py` pairs separated by spaces. A pair may
// carry the columns of the expression that can raise: `go:py:col-endcol`, or with the part that CPython marks by ^ between ~
// (the operator of a binary operation, the parentheses of a call, the brackets of a subscript): `go:py:col-l-r-endcol`
// (0-based, in characters, of the source line). Without columns no marker line is printed, so an expression that CPython
// would not mark (it spans its line and has no operator) is given without.
// A Go line between two listed ones belongs to the one before it if that stands in the same Go function.
// The entry named - has Go lines alone: the first ones of function literals that are no Python function.
func RegisterSource(pyFile, table string) struct{} {
	_, file, _, _ := runtime.Caller(1)
	sourceMu.Lock()
	defer sourceMu.Unlock()
	sourceLazy[file] = [2]string{pyFile, table}
	return struct{}{}
}

// sourceOf gives the table of a Go file, parsing it at the first use; nil if the file was not generated.
func sourceOf(file string) *sourceTable {
	sourceMu.Lock()
	defer sourceMu.Unlock()
	if t, ok := sourceTables[file]; ok {
		return t
	}
	raw, ok := sourceLazy[file]
	if !ok {
		return nil
	}
	t := parseTable(raw[0], raw[1])
	sourceTables[file] = t
	return t
}

func parseTable(pyFile, table string) *sourceTable {
	t := &sourceTable{pyFile: pyFile, lines: map[int]sourceLine{}}
	for _, entry := range strings.Split(table, "|") {
		fields := strings.Fields(entry)
		if len(fields) == 0 {
			continue
		}
		name, first, _ := strings.Cut(fields[0], "@")
		fn := &sourceFunc{name: name}
		if name == noFunction {
			fn = nil
		} else {
			fn.first, _ = strconv.Atoi(first)
			t.funcs = append(t.funcs, fn)
		}
		for _, f := range fields[1:] {
			parts := strings.Split(f, ":")
			goLine, _ := strconv.Atoi(parts[0])
			l := sourceLine{fn: fn}
			if len(parts) > 1 {
				l.line, _ = strconv.Atoi(parts[1])
			}
			if len(parts) > 2 {
				l.columns(parts[2])
			}
			t.lines[goLine] = l
		}
	}
	return t
}

// noFunction names the lines of what is no Python function in a table of lines.
const noFunction = "-"

// between finds the entry of the last listed Go line in a function's part from start to goLine; the zero line if none is
// listed, as in functions that stand for no Python function.
func (t *sourceTable) between(start, goLine int) sourceLine {
	for n := goLine; n >= start; n-- {
		l, ok := t.lines[n]
		if ok && (l.fn != nil || n == start+1) { // else n stands in a literal inside the function
			return l
		}
	}
	return sourceLine{}
}

// columns parses `col-endcol` or `col-l-r-endcol`.
func (l *sourceLine) columns(text string) {
	var n []int
	for _, p := range strings.Split(text, "-") {
		i, _ := strconv.Atoi(p)
		n = append(n, i)
	}
	switch len(n) {
	case 2:
		l.col, l.endCol = n[0], n[1]
	case 4:
		l.col, l.anchorL, l.anchorR, l.endCol = n[0], n[1], n[2], n[3]
	}
}
