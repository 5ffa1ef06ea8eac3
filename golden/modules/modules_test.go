// Package modules compares the standard modules of rt/lib with CPython, one
// expression at a time: testdata/NAME.txt holds lines
//
//	>>> expression or statement
//	repr of its value, or Class: message
//
// GOLDEN=update records the results anew, from CPython only.
package modules

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/gosyncio/gosyncio/parser"
	"github.com/gosyncio/gosyncio/parser/source"
	_ "github.com/gosyncio/gosyncio/rt/lib/concurrent/futures"
	_ "github.com/gosyncio/gosyncio/rt/lib/contextlib"
	_ "github.com/gosyncio/gosyncio/rt/lib/datetime"
	_ "github.com/gosyncio/gosyncio/rt/lib/functools"
	_ "github.com/gosyncio/gosyncio/rt/lib/json"
	_ "github.com/gosyncio/gosyncio/rt/lib/math"
	_ "github.com/gosyncio/gosyncio/rt/lib/random"
	_ "github.com/gosyncio/gosyncio/rt/lib/sys"
	_ "github.com/gosyncio/gosyncio/rt/lib/time"
	"github.com/gosyncio/gosyncio/rt/py"
)

// oracle is run by CPython: it answers lines of code with one line each.
const oracle = `
import sys, ast, io, importlib
sys.stdout, out = io.StringIO(), sys.stdout
env = {}
class Env(dict):
    def __missing__(self, k):
        import builtins
        if hasattr(builtins, k): return getattr(builtins, k)
        return importlib.import_module(k)
env = Env()
env['__builtins__'] = Env()
for line in sys.stdin:
    line = line.rstrip("\n")
    try:
        try: code, f = compile(line, "x", "eval"), eval
        except SyntaxError: code, f = compile(line, "x", "exec"), exec
        v = f(code, env)
        r = "" if f is exec else repr(v)
    except BaseException as e:
        r = type(e).__name__ + ": " + str(e)
    print(r.encode("unicode_escape").decode("ascii") if "\n" in r or not r.isascii() else r, file=out)
`

func python() string {
	if p := os.Getenv("ORACLE_PYTHON"); p != "" {
		return p
	}
	if found, _ := filepath.Glob(filepath.Join(os.Getenv("HOME"), ".pyenv/versions/3.13.*/bin/python3.13")); len(found) > 0 {
		return found[0]
	}
	return "python3.13"
}

type testLine struct{ code, want string }

func read(t *testing.T, file string) []testLine {
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	var lines []testLine
	for _, l := range strings.Split(strings.TrimRight(string(data), "\n"), "\n") {
		if code, ok := strings.CutPrefix(l, ">>> "); ok {
			lines = append(lines, testLine{code: code})
		} else if n := len(lines); n > 0 && l != "" {
			lines[n-1].want = l
		}
	}
	return lines
}

func update(t *testing.T, file string, lines []testLine) {
	cmd := exec.Command(python(), "-X", "utf8", "-c", oracle)
	cmd.Env = append(os.Environ(), "TZ=UTC", "PYTHONHASHSEED=0")
	var in strings.Builder
	for _, l := range lines {
		in.WriteString(l.code + "\n")
	}
	cmd.Stdin = strings.NewReader(in.String())
	cmd.Stderr = os.Stderr
	out, err := cmd.Output()
	if err != nil {
		t.Fatal(err)
	}
	answers := strings.Split(strings.TrimSuffix(string(out), "\n"), "\n")
	if len(answers) != len(lines) {
		t.Fatalf("%d answers for %d lines", len(answers), len(lines))
	}
	var b strings.Builder
	for i, l := range lines {
		b.WriteString(">>> " + l.code + "\n")
		if answers[i] != "" {
			b.WriteString(answers[i] + "\n")
		}
		lines[i].want = answers[i]
	}
	if err := os.WriteFile(file, []byte(b.String()), 0o644); err != nil {
		t.Fatal(err)
	}
}

// escape writes a result as the oracle does.
func escape(s string) string {
	plain := true
	for _, r := range s {
		plain = plain && r < 128 && r != '\n'
	}
	if plain {
		return s
	}
	var b strings.Builder
	for _, r := range s {
		switch {
		case r == '\n':
			b.WriteString(`\n`)
		case r == '\\':
			b.WriteString(`\\`)
		case r == '\t':
			b.WriteString(`\t`)
		case r == '\r':
			b.WriteString(`\r`)
		case r < 32 || r >= 127 && r < 256:
			fmt.Fprintf(&b, `\x%02x`, r)
		case r < 127:
			b.WriteRune(r)
		case r < 1<<16:
			fmt.Fprintf(&b, `\u%04x`, r)
		default:
			fmt.Fprintf(&b, `\U%08x`, r)
		}
	}
	return b.String()
}

// run evaluates a line.
func run(e *env, code string) (result string) {
	m, errs := parser.Parse(source.New("x", []byte(code+"\n")))
	if errs.HasErrors() {
		return fmt.Sprint("does not parse: ", errs)
	}
	exc := py.Try(func() {
		for _, s := range m.Body {
			v, isExpr := e.exec(s)
			if isExpr {
				result = py.Repr(v)
			}
		}
	})
	if exc != nil {
		return escape(exc.Class.Name + ": " + py.Str(exc))
	}
	return escape(result)
}

func TestModules(t *testing.T) {
	files, err := filepath.Glob("testdata/*.txt")
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txt"), func(t *testing.T) {
			lines := read(t, file)
			if os.Getenv("GOLDEN") == "update" {
				update(t, file, lines)
			}
			e := &env{vars: map[string]any{}}
			for _, l := range lines {
				if got := run(e, l.code); got != l.want {
					t.Errorf(">>> %s\n got %s\nwant %s", l.code, got, l.want)
				}
			}
		})
	}
}
