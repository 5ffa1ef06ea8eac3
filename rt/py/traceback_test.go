package py_test

import (
	"context"
	"os"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"testing"

	"github.com/gosyncio/gosyncio/rt/py"
)

// The functions below stand for generated code: the comment at the end of a line says which Python line it comes from.

func tbLeaf(n int) any { // leaf
	if n == 0 {
		panic(py.ValueError.New("deep")) // 2
	}
	return tbLeaf(n - 1) // 3
}

func tbReraise() { // reraise
	exc := py.Try(func() {
		tbLeaf(0) // 6
	})
	if exc != nil {
		switch {
		case exc.IsA(py.KeyError):
		default:
			panic(exc.Reraise()) // 5
		}
	}
}

func tbRaiseAgain() { // again
	if exc := py.Try(func() {
		tbLeaf(0) // 10
	}); exc != nil {
		h := py.Handle(exc)
		defer h.Done()
		panic(exc) // 12
	}
}

func tbChain() { // chain
	if exc := py.Try(func() {
		tbReraise() // 15
	}); exc != nil {
		py.Handle(exc)
		panic(py.RaisedFrom(py.TypeError.New("other"), exc)) // 17
	}
}

func tbWith() { // with
	py.With(ctx, &quietManager{}, func(any) {
		for range 1 {
			func() {
				py.Try(func() {})
				tbLeaf(0) // 20
			}()
		}
	})
}

type quietManager struct{}

func (*quietManager) PyEnter(context.Context) any                { return nil }
func (*quietManager) PyExit(context.Context, *py.Exception) bool { return false }

func register(t *testing.T, pyFile string) {
	t.Helper()
	_, file, _, _ := runtime.Caller(0)
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	var table strings.Builder
	for i, l := range strings.Split(string(data), "\n") {
		_, mark, ok := strings.Cut(l, " // ")
		if !ok || strings.HasPrefix(l, "//") {
			continue
		}
		if _, err := strconv.Atoi(mark); err != nil {
			if !strings.HasPrefix(l, "func tb") {
				continue
			}
			table.WriteString("|" + mark)
			continue
		}
		table.WriteString(" " + strconv.Itoa(i+1) + ":" + mark)
	}
	py.RegisterSource(pyFile, table.String()[1:])
}

func TestTraceback(t *testing.T) {
	pyFile := filepath.Join(t.TempDir(), "prog.py")
	var src strings.Builder
	for i := range 30 {
		src.WriteString("    line " + strconv.Itoa(i+1) + "\n")
	}
	if err := os.WriteFile(pyFile, []byte(src.String()), 0o644); err != nil {
		t.Fatal(err)
	}
	register(t, pyFile)
	for _, tc := range []struct {
		name string
		f    func()
		want string
	}{
		{"plain", func() { tbLeaf(1) }, "leaf:3 leaf:2"},
		{"reraise", tbReraise, "reraise:6 leaf:2"},
		{"again", tbRaiseAgain, "again:12 again:10 leaf:2"},
		{"chain", tbChain, "chain:17"},
		{"with", tbWith, "with:20 leaf:2"},
	} {
		exc := py.Try(tc.f)
		var got []string
		for _, f := range exc.Frames() {
			got = append(got, f.Name+":"+strconv.Itoa(f.Line))
		}
		if strings.Join(got, " ") != tc.want {
			t.Errorf("%s: got %v, want %s\n%s", tc.name, got, tc.want, py.FormatException(exc))
		}
	}
	exc := py.Try(func() { tbLeaf(8) })
	out := py.FormatException(exc)
	want := `Traceback (most recent call last):
  File "F", line 3, in leaf
    line 3
  File "F", line 3, in leaf
    line 3
  File "F", line 3, in leaf
    line 3
  [Previous line repeated 5 more times]
  File "F", line 2, in leaf
    line 2
ValueError: deep
`
	if got := strings.ReplaceAll(out, pyFile, "F"); got != want {
		t.Errorf("got\n%s", got)
	}
	t.Log(py.FormatException(py.Try(tbChain)))
}
