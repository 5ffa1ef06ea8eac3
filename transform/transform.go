// Package transform turns the syntax trees of a program into the Go-shaped tree that codegen prints.
//
// In go parsed modules, out come an ir.Program and diagnostics: what is refused, all of it in one run. The program is
// complete exactly when no diagnostic is an error. The passes and their order stand in passes.go.
package transform

import (
	"sync"

	"github.com/gosyncio/gosyncio/parser/diag"
	"github.com/gosyncio/gosyncio/rt"
	"github.com/gosyncio/gosyncio/transform/ir"
	"github.com/gosyncio/gosyncio/transform/lower"
	"github.com/gosyncio/gosyncio/transform/scope"
	"github.com/gosyncio/gosyncio/transform/stub"
)

// Options say what kind of package is made.
type Options = lower.Options

// library loads the stubs, once: they are part of this binary.
var library = sync.OnceValues(func() (*stub.Library, error) { return stub.Load(rt.Source, "stubs") })

// Lower translates the modules of one program. It panics only for broken invariants of the translator itself.
func Lower(modules []*scope.Module, opts Options) (*ir.Program, diag.List) {
	lib, err := library()
	if err != nil {
		panic("transform: the stubs do not load: " + err.Error())
	}
	s := &state{modules: modules, opts: opts, lib: lib}
	for _, p := range passes {
		p.run(s)
		if s.diags.HasErrors() && p.last {
			return nil, s.diags
		}
	}
	return s.program, s.diags
}
