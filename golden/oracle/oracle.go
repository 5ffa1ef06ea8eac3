// Package oracle finds and runs the CPython 3.13 that tests take as the truth.
package oracle

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
)

// Version is the release line whose behaviour tests compare with.
const Version = "3.13"

var find = sync.OnceValue(func() string {
	candidates := []string{os.Getenv("ORACLE_PYTHON"), "python" + Version}
	if home, err := os.UserHomeDir(); err == nil {
		pyenv, _ := filepath.Glob(filepath.Join(home, ".pyenv/versions", Version+"*", "bin/python"+Version))
		candidates = append(candidates, pyenv...)
	}
	for _, c := range append(candidates, "python3") {
		if c == "" {
			continue
		}
		// A pyenv shim may stand on PATH and refuse to run, so every candidate is asked for its version.
		out, err := exec.Command(c, "-c", "import sys; print('%d.%d' % sys.version_info[:2], sys.executable)").Output()
		if version, path, ok := strings.Cut(strings.TrimSpace(string(out)), " "); err == nil && ok && version == Version {
			return path
		}
	}
	return ""
})

// Path returns the interpreter's path, or "" if there is none. It looks at $ORACLE_PYTHON, python3.13 on PATH, pyenv's
// 3.13, and python3 if that is 3.13.
func Path() string { return find() }

// Python returns the interpreter's path. Without one the test is skipped, or fails if REQUIRE_ORACLE is 1.
func Python(t testing.TB) string {
	t.Helper()
	path := Path()
	if path == "" {
		if os.Getenv("REQUIRE_ORACLE") == "1" {
			t.Fatal("no CPython " + Version + " found: set ORACLE_PYTHON")
		}
		t.Skip("no CPython " + Version + " found: set ORACLE_PYTHON")
	}
	return path
}
