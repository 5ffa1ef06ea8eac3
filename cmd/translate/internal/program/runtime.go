// Package program builds translated programs and runs them.
//
// In goes the Go source of a program in package main; out comes a binary. The runtime that the source imports is not
// looked for anywhere: it is unpacked from the translator's own binary into the user's cache directory, as a module of
// its own. So building works anywhere, and without a network once the few modules that the runtime needs are cached.
//
// Layout of the cache, all names by content, everything put there by a rename, so that any number of runs may share it:
//
//	gosyncio/runtime-HASH/    the runtime, a module
//	gosyncio/bin/HASH         built programs
package program

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"sync"

	"github.com/gosyncio/gosyncio/rt"
)

// modulePath is the import path of the module that holds the runtime.
const modulePath = "github.com/gosyncio/gosyncio"

// goVersion is the language version of generated code and of the runtime.
const goVersion = "1.26.0"

// cacheDir is where runtimes and programs are kept.
func cacheDir() (string, error) {
	dir, err := os.UserCacheDir()
	if err != nil {
		return "", fmt.Errorf("no cache directory to build in: %w", err)
	}
	return filepath.Join(dir, "gosyncio"), nil
}

// runtimeFiles lists the files of the runtime that a build needs, with their content: no tests.
func runtimeFiles(visit func(path string, data []byte) error) error {
	return fs.WalkDir(rt.Source, ".", func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() {
			if d.Name() == "testdata" {
				return fs.SkipDir
			}
			return nil
		}
		if !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
			return nil
		}
		data, err := rt.Source.ReadFile(path)
		if err != nil {
			return err
		}
		return visit(path, data)
	})
}

// runtimeHash names the content of the runtime's module.
var runtimeHash = sync.OnceValue(func() string {
	h := sha256.New()
	pinned, _ := runtimePins() // an error comes out again when the module is written
	fmt.Fprintln(h, goVersion, pinned)
	// The embedded file system cannot fail.
	_ = runtimeFiles(func(path string, data []byte) error {
		fmt.Fprintf(h, "%s %d\n", path, len(data))
		h.Write(data)
		return nil
	})
	return hex.EncodeToString(h.Sum(nil))[:32]
})

// unpackRuntime returns the directory of the unpacked runtime below the cache directory; the first call of all processes
// fills it.
func unpackRuntime(cache string) (string, error) {
	dir := filepath.Join(cache, "runtime-"+runtimeHash())
	if _, err := os.Stat(filepath.Join(dir, "go.mod")); err == nil {
		return dir, nil
	}
	if err := os.MkdirAll(cache, 0o755); err != nil {
		return "", err
	}
	temp, err := os.MkdirTemp(cache, "unpacking-")
	if err != nil {
		return "", err
	}
	defer os.RemoveAll(temp)
	err = runtimeFiles(func(path string, data []byte) error {
		return put(filepath.Join(temp, "rt", filepath.FromSlash(path)), data)
	})
	if err != nil {
		return "", err
	}
	pinned, err := runtimePins()
	if err != nil {
		return "", err
	}
	mod := fmt.Sprintf("module %s\n\ngo %s\n\n%s", modulePath, goVersion, pinned.require)
	if err := put(filepath.Join(temp, "go.mod"), []byte(mod)); err != nil {
		return "", err
	}
	return dir, moveDir(temp, dir)
}

// moveDir gives the directory temp its final name. Losing the race against another process that puts the same content
// there is as good as winning it.
func moveDir(temp, dir string) error {
	err := os.Rename(temp, dir)
	if _, there := os.Stat(filepath.Join(dir, "go.mod")); there == nil {
		return nil
	}
	return err
}

// put writes a file and the directories above it.
func put(path string, data []byte) error {
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return err
	}
	return os.WriteFile(path, data, 0o644)
}
