package infer

import (
	"fmt"
	"sort"
	"strings"

	"github.com/gosyncio/gosyncio/transform/scope"
	"github.com/gosyncio/gosyncio/transform/types"
)

// Dump prints what was found, for tests and debugging: a line for every function with its marks, below it one for every
// variable of its frame, and a line for every class with its fields. A variable's reason follows where it is object.
func (in *Info) Dump() string {
	var b strings.Builder
	for _, f := range in.Table.Funcs {
		in.dumpFunc(&b, f)
	}
	for _, c := range in.Table.Classes {
		in.dumpClass(&b, c)
	}
	return b.String()
}

func (in *Info) dumpFunc(b *strings.Builder, f *scope.Func) {
	info := in.Func(f)
	var marks []string
	for _, m := range []struct {
		on   bool
		name string
	}{{info.NeedsCtx, "ctx"}, {info.Escapes, "escapes"}, {info.OnCallCycle, "cycle"}, {info.NoReturn, "noreturn"}} {
		if m.on {
			marks = append(marks, m.name)
		}
	}
	kind := [...]string{"func", "coroutine", "generator", "async generator"}[info.Kind]
	fmt.Fprintf(b, "%s %s -> %s", kind, f.QualName, info.Result)
	if info.Kind == Generator || info.Kind == AsyncGenerator {
		fmt.Fprintf(b, " yields %s", info.Yield)
	}
	if len(marks) > 0 {
		fmt.Fprintf(b, " (%s)", strings.Join(marks, ", "))
	}
	b.WriteByte('\n')
	for _, v := range frameVars(f.Scope) {
		t, known := in.vars[v]
		if !known || v.Owner.Kind == scope.ModuleScope && len(v.Binds) == 0 {
			continue
		}
		fmt.Fprintf(b, "    %s: %s%s\n", v.Name, t, why(t))
	}
}

// frameVars are the variables of a frame: those of the function and of the comprehensions inside.
func frameVars(s *scope.Scope) []*scope.Var {
	vars := append([]*scope.Var(nil), s.Vars...)
	for _, c := range s.Children {
		if c.Kind == scope.ComprehensionScope {
			vars = append(vars, frameVars(c)...)
		}
	}
	return vars
}

func why(t types.Type) string {
	if r := t.Why(); t.Kind() == types.Object && r != nil && r.Text != "" {
		return "  # " + r.Text
	}
	return ""
}

func (in *Info) dumpClass(b *strings.Builder, c *scope.Class) {
	info := in.Class(c)
	if info.Repr == Dynamic {
		fmt.Fprintf(b, "class %s dynamic: %s\n", c.QualName, info.Why)
		return
	}
	fmt.Fprintf(b, "class %s struct\n", c.QualName)
	for _, f := range info.Fields {
		mark := ""
		if f.MaybeUnset {
			mark = "?"
		}
		fmt.Fprintf(b, "    %s%s: %s%s\n", f.Name, mark, f.Type, why(f.Type))
	}
	var names []string
	for name := range info.Methods {
		names = append(names, name)
	}
	sort.Strings(names)
	if len(names) > 0 {
		fmt.Fprintf(b, "    methods %s\n", strings.Join(names, " "))
	}
}
