package py

import (
	"reflect"
	"runtime"
)

// FramesOf gives the Python frames of program counters as runtime.Callers gives them, outermost first.
func FramesOf(pcs []uintptr) []Frame { return symbolise(pcs) }

// DefinedAt gives the .py file and the line of the `def` of a function: code is a Go func value that belongs to it and name
// its co_name. Several functions of a file may have one name: the one that stands nearest is taken.
func DefinedAt(code any, name string) (file string, line int, ok bool) {
	f := runtime.FuncForPC(reflect.ValueOf(code).Pointer())
	if f == nil {
		return "", 0, false
	}
	goFile, goLine := f.FileLine(f.Entry())
	t := sourceOf(goFile)
	if t == nil {
		return "", 0, false
	}
	best := -1
	for n, l := range t.lines {
		if l.fn == nil || l.fn.name != name || l.fn.first == 0 {
			continue
		}
		d := max(n-goLine, goLine-n)
		if best < 0 || d < best {
			best, line = d, l.fn.first
		}
	}
	return t.pyFile, line, best >= 0
}

// FunctionDefinedAt is DefinedAt for a function object; false for functions written in Go.
func FunctionDefinedAt(fn *Function) (file string, line int, ok bool) {
	if fn.Native || fn.Code == nil {
		return "", 0, false
	}
	return DefinedAt(fn.Code, fn.Name)
}

// NewFrame makes a frame object.
func NewFrame(f Frame) *FrameObject { return &FrameObject{f} }

// FormatFrames gives a traceback's lines for frames, without its heading.
func FormatFrames(fs []Frame) string { return formatFrames(fs) }
