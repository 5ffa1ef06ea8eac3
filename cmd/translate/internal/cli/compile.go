package cli

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime/debug"

	"github.com/gosyncio/gosyncio"
)

// compile translates the Python file at path, which tracebacks call shown (path itself if that is empty). Warnings go to stderr. The error is [refused] when the program is, and
// an internal error, with the stack of this program, when a stage of the translator panics.
func compile(path, shown, pkg string, stderr io.Writer) (code []byte, err error) {
	text, err := os.ReadFile(path)
	if err != nil {
		return nil, usage{err}
	}
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("internal error: %s: %v\n%s", path, p, debug.Stack())
		}
	}()
	code, diags := gosyncio.Translate(path, text, gosyncio.Options{Package: pkg, Filename: shown})
	if diags.HasErrors() {
		return nil, refused{diags}
	}
	return code, diags.Render(stderr)
}

// scriptPath is the absolute path that CPython gives to a script's __file__ and shows in tracebacks (_Py_abspath in
// fileutils.c): it is not cleaned.
func scriptPath(path string) string {
	if filepath.IsAbs(path) {
		return path
	}
	dir, err := os.Getwd()
	if err != nil {
		return path
	}
	return dir + string(filepath.Separator) + path
}
