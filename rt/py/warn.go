package py

import (
	"runtime"
	"strconv"
	"strings"
)

// warned are the warnings shown, by place and text: each is shown once, as Python's default filters have it. (They are
// shown under the interpreter lock.)
var warned = map[string]bool{}

// Warn shows a warning at the line of the program that is running. details are lines that follow the source line.
// DeprecationWarnings are shown for the main program only.
func Warn(category *Type, text string, details ...string) {
	var pcs [64]uintptr
	frames := FramesOf(pcs[:runtime.Callers(2, pcs[:])])
	file, line := "sys", 1
	if n := len(frames); n > 0 {
		file, line = frames[n-1].File, frames[n-1].Line
	}
	if category.IsSubtype(DeprecationWarning) && file != MainFile {
		return
	}
	out := file + ":" + strconv.Itoa(line) + ": " + category.Name + ": " + text + "\n"
	if warned[out] {
		return
	}
	warned[out] = true
	if source := strings.TrimSpace(SourceLine(file, line)); source != "" {
		out += "  " + source + "\n"
	}
	for _, d := range details {
		out += d + "\n"
	}
	WriteStderr(out)
}
