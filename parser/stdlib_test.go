package parser_test

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"os"
	"strings"
	"sync/atomic"
	"testing"

	"github.com/gosyncio/gosyncio/golden/oracle"
	"github.com/gosyncio/gosyncio/parser"
	"github.com/gosyncio/gosyncio/parser/pyast"
	"github.com/gosyncio/gosyncio/parser/source"
)

// TestStdlib compares the tree of every file of CPython's standard library, with all positions, with CPython's own, and
// that both reject what is no program.
func TestStdlib(t *testing.T) {
	if testing.Short() {
		t.Skip("takes half a minute")
	}
	files := stdlibFiles(t)
	var equal, rejected, bytesRead atomic.Int64
	inParallel(t, files, func(p *oracle.Process, path string) {
		raw, err := os.ReadFile(path)
		if err != nil {
			t.Error(err)
			return
		}
		bytesRead.Add(int64(len(raw)))
		var want verdict
		p.Ask(question{Do: "dump", Path: path}, &want)
		m, errs := parser.Parse(source.New(path, raw), parser.Version(13), parser.SyntaxOnly())
		if want.Code != "" {
			if len(errs) == 0 {
				t.Errorf("%s: accepted, CPython says %s: %s", path, want.Code, want.Msg)
			}
			rejected.Add(1)
			return
		}
		if len(errs) > 0 {
			t.Errorf("%s: %s", path, errs)
			return
		}
		var text bytes.Buffer
		if err := pyast.Dump(&text, m, true); err != nil {
			t.Error(err)
		}
		sum := sha256.Sum256(text.Bytes())
		if hex.EncodeToString(sum[:]) != want.Hash {
			p.Ask(question{Do: "text", Path: path}, &want)
			t.Errorf("%s: tree differs: %s", path, firstDifference(text.String(), want.Dump))
			return
		}
		equal.Add(1)
	})
	t.Logf("%d files (%d MB): %d trees equal, %d rejected by both", len(files), bytesRead.Load()>>20, equal.Load(), rejected.Load())
}

// TestStdlibCompiles compares what is accepted beyond the grammar, over the same files.
func TestStdlibCompiles(t *testing.T) {
	if testing.Short() {
		t.Skip("takes half a minute")
	}
	var equal atomic.Int64
	files := stdlibFiles(t)
	inParallel(t, files, func(p *oracle.Process, path string) {
		raw, err := os.ReadFile(path)
		if err != nil {
			t.Error(err)
			return
		}
		var want verdict
		p.Ask(question{Do: "compile", Path: path}, &want)
		if got := ours(raw); (got.Code == "") != (want.Code == "") {
			t.Errorf("%s: got %q at line %d, CPython %q at line %d", path, got.Msg, got.Line, want.Msg, want.Line)
		} else {
			equal.Add(1)
		}
	})
	t.Logf("%d of %d files judged alike", equal.Load(), len(files))
}

// firstDifference shows the first line that differs.
func firstDifference(got, want string) string {
	g, w := strings.Split(got, "\n"), strings.Split(want, "\n")
	for i := range g {
		if i >= len(w) || g[i] != w[i] {
			return "got " + strings.Join(g[max(i-3, 0):min(i+2, len(g))], "\n") + "\nwant " + strings.Join(w[max(i-3, 0):min(i+2, len(w))], "\n")
		}
	}
	return "the end is missing"
}
