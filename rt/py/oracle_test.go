package py_test

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// oracle finds CPython 3.13: $ORACLE_PYTHON, python3.13 on PATH, a pyenv 3.13; "" if there is none.
func oracle() string {
	candidates := []string{os.Getenv("ORACLE_PYTHON"), "python3.13"}
	home, _ := os.UserHomeDir()
	pyenv, _ := filepath.Glob(filepath.Join(home, ".pyenv/versions/3.13*/bin/python3.13"))
	for _, c := range append(candidates, pyenv...) {
		if c == "" {
			continue
		}
		if out, err := exec.Command(c, "--version").Output(); err == nil && bytes.HasPrefix(out, []byte("Python 3.13")) {
			return c
		}
	}
	return ""
}

// TestPrograms runs each program of testdata/*.py here and compares with the recorded output of CPython in the file beside
// it; with GOLDEN=update the record is made anew. A program is split into chunks at lines "---"; each chunk runs alone.
func TestPrograms(t *testing.T) {
	files, _ := filepath.Glob("testdata/*.py")
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".py"), func(t *testing.T) {
			text, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			want := record(t, file)
			chunks := strings.Split(string(text), "\n---\n")
			wants := strings.Split(want, "\n---\n")
			if len(wants) != len(chunks) {
				t.Fatalf("%d chunks, %d recorded; run with GOLDEN=update", len(chunks), len(wants))
			}
			for i, c := range chunks {
				if got := strings.TrimSuffix(run(t, c), "\n"); got != strings.TrimSuffix(wants[i], "\n") {
					t.Errorf("%s\n--- here:\n%s\n--- CPython:\n%s", c, got, wants[i])
				}
			}
		})
	}
}

const driver = `
import sys, io, traceback
out = []
for chunk in open(sys.argv[1]).read().split("\n---\n"):
    f = io.StringIO()
    sys.stdout = f
    try:
        exec(compile(chunk, "test.py", "exec"), {"__name__": "__main__"})
    except BaseException as e:
        f.write("".join(traceback.TracebackException.from_exception(e).format_exception_only()))
    sys.stdout = sys.__stdout__
    out.append(f.getvalue().removesuffix("\n"))
print("\n---\n".join(out))
`

// record gives the recorded output, making it first if asked to.
func record(t *testing.T, file string) string {
	t.Helper()
	name := strings.TrimSuffix(file, ".py") + ".txt"
	if os.Getenv("GOLDEN") == "update" {
		python := oracle()
		if python == "" {
			t.Fatal("no CPython 3.13")
		}
		cmd := exec.Command(python, "-W", "ignore", "-c", driver, file)
		var stderr bytes.Buffer
		cmd.Stderr = &stderr
		out, err := cmd.Output()
		if err != nil {
			t.Fatalf("%v\n%s", err, stderr.String())
		}
		if err := os.WriteFile(name, out, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}
