package program

import (
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
)

// hello is a program that needs the runtime.
const hello = `package main

import (
	"context"
	"os"

	"github.com/gosyncio/gosyncio/rt/py"
)

func main() {
	py.Main("hello.py", os.Args, func(ctx context.Context) { py.Print("hello", len(os.Args)) })
}
`

// freshCache points the user's cache directory elsewhere; Go's own caches stay where they are.
func freshCache(t *testing.T) string {
	t.Helper()
	out, err := exec.Command("go", "env", "GOCACHE", "GOMODCACHE").Output()
	if err != nil {
		t.Skip("no go command")
	}
	dirs := strings.Fields(string(out))
	t.Setenv("GOCACHE", dirs[0])
	t.Setenv("GOMODCACHE", dirs[1])
	t.Setenv("GOPROXY", "off") // nothing is to be looked up
	dir := t.TempDir()
	t.Setenv("XDG_CACHE_HOME", dir)
	t.Setenv("HOME", dir)
	return dir
}

// A program is built outside any checkout, by several at once, and found again without a toolchain.
func TestCached(t *testing.T) {
	if testing.Short() {
		t.Skip("builds a program")
	}
	cache := freshCache(t)
	t.Chdir(t.TempDir())
	var wg sync.WaitGroup
	binaries := make([]string, 3)
	for i := range binaries {
		wg.Go(func() {
			binary, err := Cached(t.Context(), []byte(hello))
			if err != nil {
				t.Error(err)
			}
			binaries[i] = binary
		})
	}
	wg.Wait()
	if t.Failed() {
		return
	}
	t.Setenv("PATH", "")
	t.Setenv("GOROOT", "")
	again, err := Cached(t.Context(), []byte(hello))
	if err != nil || again != binaries[0] || again != binaries[2] {
		t.Fatalf("found %q, built %q, %v", again, binaries, err)
	}
	out, err := exec.Command(again, "argument").Output()
	if err != nil || string(out) != "hello 2\n" {
		t.Errorf("printed %q, %v", out, err)
	}
	left, err := filepath.Glob(filepath.Join(cache, "gosyncio", "bin", "*"))
	if err != nil || len(left) != 1 {
		t.Errorf("the cache holds %v, %v", left, err)
	}
}

func TestNoToolchain(t *testing.T) {
	t.Setenv("XDG_CACHE_HOME", t.TempDir())
	t.Setenv("HOME", t.TempDir())
	t.Setenv("PATH", "")
	t.Setenv("GOROOT", "")
	err := Build(t.Context(), []byte(hello), filepath.Join(t.TempDir(), "hello"))
	if !errors.Is(err, ErrNoToolchain) {
		t.Errorf("%v", err)
	}
}

// What does not compile is an internal error with the compiler's words, and leaves nothing behind.
func TestBroken(t *testing.T) {
	if testing.Short() {
		t.Skip("builds a program")
	}
	freshCache(t)
	dir := t.TempDir()
	err := Build(t.Context(), []byte("package main\n\nfunc main() { undefined() }\n"), filepath.Join(dir, "x"))
	if err == nil || !strings.Contains(err.Error(), "undefined: undefined") {
		t.Errorf("%v", err)
	}
	if left, _ := os.ReadDir(dir); len(left) != 0 {
		t.Errorf("left %v", left)
	}
}

// Every module that the runtime imports has a pinned version and its checksums.
func TestPins(t *testing.T) {
	p, err := runtimePins()
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(p.require) {
		fields := strings.Fields(line)
		for _, want := range []string{fields[1] + " " + fields[2] + " h1:", fields[1] + " " + fields[2] + "/go.mod h1:"} {
			if !strings.Contains(p.sum, want) {
				t.Errorf("no checksum for %s", want)
			}
		}
	}
}
