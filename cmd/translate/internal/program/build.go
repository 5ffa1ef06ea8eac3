package program

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
)

// ErrNoToolchain says that no go command was found to build with.
var ErrNoToolchain = errors.New("building needs the Go toolchain (go " + goVersion +
	" or later) on PATH: https://go.dev/dl/")

// Cached returns the binary of the program with the given source, built now unless it was built before.
// It fails without a Go toolchain or a cache directory, and when the source does not compile (a bug of the translator).
func Cached(ctx context.Context, source []byte) (string, error) {
	cache, err := cacheDir()
	if err != nil {
		return "", err
	}
	binary := filepath.Join(cache, "bin", programHash(source)+exeSuffix())
	if _, err := os.Stat(binary); err == nil {
		return binary, nil
	}
	if err := os.MkdirAll(filepath.Dir(binary), 0o755); err != nil {
		return "", err
	}
	return binary, Build(ctx, source, binary)
}

// Build builds the program with the given source into the file out, which appears whole or not at all.
// It fails as [Cached] does.
func Build(ctx context.Context, source []byte, out string) error {
	cache, err := cacheDir()
	if err != nil {
		return err
	}
	gocmd, err := goCommand()
	if err != nil {
		return err
	}
	runtimeDir, err := unpackRuntime(cache)
	if err != nil {
		return err
	}
	work, err := os.MkdirTemp("", "gosyncio-build")
	if err != nil {
		return err
	}
	defer os.RemoveAll(work)
	if err := putModule(work, source, runtimeDir); err != nil {
		return err
	}
	if out, err = filepath.Abs(out); err != nil {
		return err
	}
	if info, err := os.Stat(out); err == nil && info.Mode()&os.ModeDevice != 0 {
		return goBuild(ctx, gocmd, work, filepath.Join(work, "unwanted")) // -o /dev/null only asks whether the program builds
	}
	beside, err := os.MkdirTemp(filepath.Dir(out), ".building-") // a rename does not cross file systems
	if err != nil {
		return err
	}
	defer os.RemoveAll(beside)
	built := filepath.Join(beside, filepath.Base(out))
	if err := goBuild(ctx, gocmd, work, built); err != nil {
		return err
	}
	return os.Rename(built, out)
}

// putModule writes the module of one program: its source, and a go.mod that finds the runtime where it was unpacked.
func putModule(dir string, source []byte, runtimeDir string) error {
	pinned, err := runtimePins()
	if err != nil {
		return err
	}
	mod := fmt.Sprintf("module translated\n\ngo %s\n\nrequire %s v0.0.0\n%s\nreplace %s => %q\n",
		goVersion, modulePath, pinned.require, modulePath, runtimeDir)
	if err := put(filepath.Join(dir, "go.mod"), []byte(mod)); err != nil {
		return err
	}
	if err := put(filepath.Join(dir, "go.sum"), []byte(pinned.sum)); err != nil {
		return err
	}
	return put(filepath.Join(dir, "main.go"), source)
}

// goBuild runs go build in dir. What the compiler says is part of the error: it can only be the translator's fault.
func goBuild(ctx context.Context, gocmd, dir, out string) error {
	cmd := exec.CommandContext(ctx, gocmd, "build", "-trimpath", "-ldflags=-s -w", "-o", out, ".")
	cmd.Dir = dir
	cmd.Env = append(os.Environ(), "GOWORK=off", "GOFLAGS=-mod=readonly", "CGO_ENABLED=0", "GO111MODULE=on", "PWD="+dir)
	said, err := cmd.CombinedOutput()
	if err != nil {
		return fmt.Errorf("internal error: the translation does not build: %w\n%s", err, bytes.TrimSpace(said))
	}
	return nil
}

// goCommand finds the go command: on PATH, else where this binary's own toolchain stood.
func goCommand() (string, error) {
	if path, err := exec.LookPath("go"); err == nil {
		return path, nil
	}
	if root := os.Getenv("GOROOT"); root != "" {
		path := filepath.Join(root, "bin", "go"+exeSuffix())
		if _, err := os.Stat(path); err == nil {
			return path, nil
		}
	}
	return "", ErrNoToolchain
}

// programHash names a built program by everything that its bytes come from.
func programHash(source []byte) string {
	h := sha256.New()
	fmt.Fprintln(h, runtimeHash(), runtime.Version(), strings.Join(buildEnv(), " "), len(source))
	h.Write(source)
	return hex.EncodeToString(h.Sum(nil))[:32]
}

// buildEnv is the part of the environment that changes what go build makes.
func buildEnv() []string {
	var env []string
	for _, name := range []string{"GOOS", "GOARCH", "GOAMD64", "GOARM64", "GOEXPERIMENT", "GOTOOLCHAIN"} {
		env = append(env, name+"="+os.Getenv(name))
	}
	return env
}

func exeSuffix() string {
	if runtime.GOOS == "windows" {
		return ".exe"
	}
	return ""
}
