package cli

import (
	"fmt"
	"io"
	"os"
	"runtime/debug"

	"github.com/gosyncio/gosyncio"
)

// compile translates the Python file at path. Warnings go to stderr. The error is [refused] when the program is, and
// an internal error, with the stack of this program, when a stage of the translator panics.
func compile(path, pkg string, stderr io.Writer) (code []byte, err error) {
	text, err := os.ReadFile(path)
	if err != nil {
		return nil, usage{err}
	}
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("internal error: %s: %v\n%s", path, p, debug.Stack())
		}
	}()
	code, diags := gosyncio.Translate(path, text, gosyncio.Options{Package: pkg})
	if diags.HasErrors() {
		return nil, refused{diags}
	}
	return code, diags.Render(stderr)
}
