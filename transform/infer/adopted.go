package infer

import (
	"github.com/gosyncio/gosyncio/transform/scope"
	"github.com/gosyncio/gosyncio/transform/stub"
)

// A Go value of an adopted class (*asyncio.Task[T], *asyncio.Loop) may be the builtin part of an instance of a class of the program:
// a task factory makes such tasks, a loop factory such loops. Where the program has such a class, values are boxed by their method
// Box, which gives the instance, and the methods that it overrides are looked up at run time.

// extendStub records that c extends base, and what it overrides; that starts the analysis again.
func (a *analyzer) extendStub(base *stub.Class, c *scope.Class) {
	for _, k := range base.Ancestors() {
		sc, ok := k.(*stub.Class)
		if !ok || !sc.Adopted {
			continue
		}
		names := a.facts.overrides[sc]
		if names == nil {
			names = map[string]bool{}
			a.facts.overrides[sc] = names
			a.facts.changed = true
		}
		for _, v := range c.Vars {
			if sc.Method(v.Name) != nil && !names[v.Name] {
				names[v.Name] = true
				a.facts.changed = true
			}
		}
	}
}

// extendStubs is called where the program makes a class whose base may be any.
func (a *analyzer) extendStubs(c *scope.Class) {
	for _, m := range a.lib.Modules {
		for _, k := range m.Classes {
			if k.Adopted {
				a.extendStub(k, c)
			}
		}
	}
}

// Extended says whether a class of the program extends the adopted class whose values have the Go type pkg.name.
func (in *Info) Extended(pkg, name string) bool {
	for c := range in.overrides {
		if c.Go.Pkg == pkg && c.Go.Name == name {
			return true
		}
	}
	return false
}
