package transform

import (
	"github.com/gosyncio/gosyncio/parser/diag"
	"github.com/gosyncio/gosyncio/transform/infer"
	"github.com/gosyncio/gosyncio/transform/ir"
	"github.com/gosyncio/gosyncio/transform/lower"
	"github.com/gosyncio/gosyncio/transform/names"
	"github.com/gosyncio/gosyncio/transform/restart"
	"github.com/gosyncio/gosyncio/transform/scope"
	"github.com/gosyncio/gosyncio/transform/stub"
)

// state is what passes hand on. Each pass fills what the comment of its entry says and changes nothing else.
type state struct {
	modules []*scope.Module
	opts    Options
	lib     *stub.Library
	table   *scope.Table
	info    *infer.Info
	program *ir.Program
	diags   diag.List
}

// pass is one step. With last, a program that was refused so far goes no further.
type pass struct {
	name string
	run  func(*state)
	last bool
}

// passes are all steps in order:
//
//   - scope finds the variables; it needs to know the builtins and what star imports bring, from the stubs.
//   - infer finds types, callees and members; everything after trusts it.
//   - lower builds the Go-shaped tree, with variables that nobody has declared or named yet. It refuses.
//   - prune drops what can't be reached, before declarations are placed by what is used.
//   - restart finds the coroutines that need no stack while they first wait. It can add uses of ctx, which place counts.
//   - place declares variables where Go's scoping allows, and drops those that are never read.
//   - verify checks what codegen relies on; a broken invariant is an internal error.
//   - names comes last of all that add variables: only then is it known what can collide.
var passes = []pass{
	{"scope", func(s *state) { s.table = scope.Analyze(s.modules, env{s.lib}) }, false},
	{"infer", func(s *state) { s.info = infer.Analyze(s.table, s.lib, infer.WithStructs()) }, false},
	{"lower", lowerModules, true},
	{"prune", eachBody(ir.Prune), false},
	{"restart", markRestartable, false},
	{"place", eachBody(ir.Place), false},
	{"names", func(s *state) { names.Assign(s.program) }, false},
	{"verify", verify, false},
}

// verify panics when the finished program breaks an invariant of package ir.
func verify(s *state) {
	if err := ir.Verify(s.program); err != nil {
		panic(err)
	}
}

// lowerModules makes one package of all modules.
func lowerModules(s *state) {
	name := s.opts.Package
	if name == "" {
		name = "main"
	}
	pkg := &ir.Package{Name: name, Exported: name != "main" && s.opts.EntryName == ""}
	for _, m := range s.table.Modules {
		pkg.Files = append(pkg.Files, lower.Module(m, s.table, s.info, s.opts, &s.diags))
	}
	s.diags.Sort()
	s.program = &ir.Program{Packages: []*ir.Package{pkg}}
}

// markRestartable looks at the coroutine functions of each file.
func markRestartable(s *state) {
	for _, pkg := range s.program.Packages {
		for _, f := range pkg.Files {
			restart.Mark(f.Coroutines)
		}
	}
}

// eachBody applies a pass over function bodies to every declared function.
func eachBody(run func(*ir.Block)) func(*state) {
	return func(s *state) {
		for _, pkg := range s.program.Packages {
			for _, f := range pkg.Files {
				for _, d := range f.Decls {
					if fn, ok := d.(*ir.FuncDecl); ok {
						run(fn.Body)
					}
				}
			}
		}
	}
}
