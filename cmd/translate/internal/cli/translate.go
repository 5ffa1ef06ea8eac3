package cli

import (
	"fmt"
	"go/token"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// translateFile writes the translation of the Python file at path to out: beside the file if out is empty, to stdout if it
// is "-". Nothing is written when the program is refused.
func translateFile(path, out, pkg string, stdout, stderr io.Writer) error {
	if !token.IsIdentifier(pkg) || pkg == "_" {
		return usage{fmt.Errorf("%q is no name for a Go package", pkg)}
	}
	code, err := compile(path, "", pkg, stderr)
	if err != nil {
		return err
	}
	switch out {
	case "-":
		_, err = stdout.Write(code)
		return err
	case "":
		out = filepath.Join(filepath.Dir(path), goFileName(filepath.Base(path)))
	}
	return writeFile(out, code)
}

// goFileName is the name of the Go file beside a Python file. Endings that mean something to the go command (a test, an
// operating system, an architecture) and beginnings that hide a file from it are broken up.
func goFileName(base string) string {
	stem := strings.TrimSuffix(base, filepath.Ext(base))
	if strings.HasPrefix(stem, "_") || strings.HasPrefix(stem, ".") {
		stem = "py" + strings.Replace(stem, ".", "_", 1)
	}
	if i := strings.LastIndexByte(stem, '_'); i >= 0 && slices.Contains(goFileEndings, stem[i+1:]) {
		stem += "_py"
	}
	return stem + ".go"
}

// goFileEndings are the words that, after an underscore, make the go command leave a file out of some builds.
var goFileEndings = strings.Fields(`test
	aix android darwin dragonfly freebsd hurd illumos ios js linux nacl netbsd openbsd plan9 solaris wasip1 windows zos
	386 amd64 amd64p32 arm armbe arm64 arm64be loong64 mips mipsle mips64 mips64le mips64p32 mips64p32le ppc ppc64 ppc64le
	riscv riscv64 s390 s390x sparc sparc64 wasm`)

// writeFile writes data to path in one step: a reader sees the old file or the new one. What a link leads to is replaced, not
// the link, and what is no regular file (a device, a pipe) is written to.
func writeFile(path string, data []byte) error {
	if target, err := filepath.EvalSymlinks(path); err == nil {
		path = target
	}
	if info, err := os.Stat(path); err == nil && !info.Mode().IsRegular() {
		return os.WriteFile(path, data, 0o644)
	}
	f, err := os.CreateTemp(filepath.Dir(path), filepath.Base(path)+".*.tmp")
	if err != nil {
		return err
	}
	defer os.Remove(f.Name())
	if _, err := f.Write(data); err != nil {
		f.Close()
		return err
	}
	if err := f.Chmod(0o644); err != nil {
		f.Close()
		return err
	}
	if err := f.Close(); err != nil {
		return err
	}
	return os.Rename(f.Name(), path)
}
