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

// A capture ends with the function that called the innermost Try or TryFor, or with the innermost TryRun: what is below that is no part of
// what was tried.
var tryCode, tryForCode, tryRunCode code

func init() {
	tryCode.entry = reflect.ValueOf(Try).Pointer()
	tryForCode.entry = reflect.ValueOf(TryFor).Pointer()
	tryRunCode.entry = reflect.ValueOf(TryRun).Pointer()
}

// maxCapture bounds the frames recorded at one recovery; Python's recursion limit is below it.
const maxCapture = 6000

// capture records the program counters from the panic to where the capture ends; skip counts the frames of the recovery itself.
func capture(skip int) []uintptr {
	var buf [64]uintptr
	for _, few := range []int{10, len(buf)} { // frames cost more than looking for the end
		n := runtime.Callers(skip, buf[:few])
		if end := captureEnd(buf[:n]); end > 0 {
			return append([]uintptr(nil), buf[:end]...)
		}
		if n < few {
			return append([]uintptr(nil), buf[:n]...)
		}
	}
	big := make([]uintptr, maxCapture)
	n := runtime.Callers(skip, big)
	if end := captureEnd(big[:n]); end > 0 {
		n = end
	}
	return append([]uintptr(nil), big[:n]...)
}

// captureEnd gives how many of the frames belong to the capture, 0 if its end is not among them.
func captureEnd(pcs []uintptr) int {
	for i, pc := range pcs {
		if tryCode.has(pc-1) || tryForCode.has(pc-1) {
			return min(i+2, len(pcs))
		}
		if tryRunCode.has(pc - 1) {
			return i + 1
		}
	}
	return 0
}

// code is the machine code of a function.
type code struct {
	entry, size uintptr
	once        sync.Once
}

// has says whether pc lies in the function.
func (c *code) has(pc uintptr) bool {
	c.once.Do(c.measure)
	return pc-c.entry < c.size
}

// measure finds where the function ends: where FuncForPC names another one.
func (c *code) measure() {
	f := runtime.FuncForPC(c.entry)
	for c.size = 1; c.size < 4096; c.size++ {
		if g := runtime.FuncForPC(c.entry + c.size); g == nil || g.Entry() != f.Entry() {
			return
		}
	}
}

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
