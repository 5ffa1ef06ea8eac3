// Package gosyncio is the translator as a library: Python source in, Go source or diagnostics out.
//
// It only puts the stages together: parser (text to tree), transform (tree to typed program), codegen (program to Go).
package gosyncio

import (
	"path/filepath"
	"strings"

	"github.com/gosyncio/gosyncio/codegen"
	"github.com/gosyncio/gosyncio/parser"
	"github.com/gosyncio/gosyncio/parser/diag"
	"github.com/gosyncio/gosyncio/parser/source"
	"github.com/gosyncio/gosyncio/transform"
	"github.com/gosyncio/gosyncio/transform/scope"
)

// Options are the choices of one translation.
type Options struct {
	Package   string // name of the Go package; main if empty
	EntryName string // with a Package: exported function that runs the program, as main does
	Filename  string // the Python file as tracebacks show it; the name the file was read by if empty
}

// moduleName is the __name__ of a module: a package is imported, anything else runs as a program.
func moduleName(file string, opts Options) string {
	if opts.Package == "" || opts.Package == "main" || opts.EntryName != "" {
		return "__main__"
	}
	return strings.TrimSuffix(filepath.Base(file), ".py")
}

// Translate translates the program in text, which came from the file called name: so it stands in tracebacks and
// messages. The Go source is formatted and complete exactly when the list holds no error. The same input gives the same
// output, byte for byte.
func Translate(name string, text []byte, opts Options) ([]byte, diag.List) {
	file := source.New(name, text)
	module, diags := parser.Parse(file)
	if diags.HasErrors() {
		return nil, diags
	}
	modules := []*scope.Module{{Name: moduleName(name, opts), Tree: module}}
	prog, refused := transform.Lower(modules, transform.Options{Package: opts.Package, EntryName: opts.EntryName, Filename: opts.Filename})
	diags = append(diags, refused...)
	if diags.HasErrors() {
		return nil, diags
	}
	pkg := prog.Packages[0]
	code, err := codegen.File(pkg, pkg.Files[0])
	if err != nil {
		panic(err)
	}
	return code, diags
}
