package infer

import (
	"strings"

	"github.com/gosyncio/gosyncio/transform/scope"
	"github.com/gosyncio/gosyncio/transform/suspend"
	"github.com/gosyncio/gosyncio/transform/types"
)

// suspends fills in NeedsCtx and OnCallCycle.
func (a *analyzer) suspends(in *Info) {
	nodes := map[*scope.Func]*suspend.Node{}
	var list []*suspend.Node
	for _, f := range a.table.Funcs {
		u := a.units[f]
		special := f.Method != nil && strings.HasPrefix(f.Name, "__") && f.Name != "__init__"
		n := &suspend.Node{Async: f.IsAsync, Loop: u.needsCtx, Dynamic: u.dynamic, Opaque: u.opaque, Escapes: u.escapes || special}
		nodes[f] = n
		list = append(list, n)
	}
	for _, f := range a.table.Funcs {
		for g := range a.units[f].callees {
			nodes[f].Calls = append(nodes[f].Calls, nodes[g])
		}
	}
	for _, f := range a.table.Funcs {
		if f.Method == nil || !a.isStruct(f.Method) {
			continue
		}
		if g := a.overridden(f); g != nil {
			nodes[f].Alike = append(nodes[f].Alike, nodes[g])
			nodes[g].Alike = append(nodes[g].Alike, nodes[f])
		}
	}
	suspend.Mark(list)
	for f, n := range nodes {
		in.funcs[f].NeedsCtx = n.NeedsCtx
		in.funcs[f].OnCallCycle = n.OnCycle
	}
}

// markNullable finds the Structs whose instances some value may hold beside None.
func (in *Info) markNullable() {
	var note func(t types.Type, depth int)
	note = func(t types.Type, depth int) {
		if depth == 0 {
			return
		}
		if c, ok := t.NonNone().Class().(*scope.Class); ok && t.Is(types.Opt) && in.classes[c] != nil {
			in.classes[c].Nullable = true
		}
		for _, e := range t.Elems() {
			note(e, depth-1)
		}
	}
	const depth = 8
	for _, t := range in.exprs {
		note(t, depth)
	}
	for _, t := range in.vars {
		note(t, depth)
	}
	for _, f := range in.funcs {
		note(f.Result, depth)
		note(f.Yield, depth)
	}
	for _, c := range in.classes {
		for _, f := range c.Fields {
			note(f.Type, depth)
		}
	}
}

// classInfo describes a class.
func (a *analyzer) classInfo(c *scope.Class) *ClassInfo {
	k := a.classes[c]
	in := &ClassInfo{
		IsException: c.IsException(), Init: a.method(c, "__init__"), Base: a.base[c], Escapes: k.exposed || k.released,
		Why: a.facts.dynamic[c], Subclasses: a.facts.subclasses[c], Methods: map[string]*MethodInfo{},
	}
	if !a.isStruct(c) {
		return in
	}
	in.Repr = Struct
	unset := a.unset(c)
	in.Order = a.storeOrder(c)
	for _, f := range a.inStoreOrder(c, k.order) {
		if f.cell.Type().Kind() == types.Never {
			continue
		}
		field := Field{Name: f.name, Type: f.cell.Type(), MaybeUnset: unset[f.name]}
		if v := c.Scope.Lookup(f.name); v != nil && len(v.Binds) > 0 {
			field.Default, field.MaybeUnset = classDefault(c, f.name), false
		}
		in.Fields = append(in.Fields, field)
	}
	for name, f := range c.Methods {
		if p := a.property(c, name); p.get != nil {
			f = p.get
		}
		in.Methods[name] = &MethodInfo{Func: f, Virtual: len(a.overriders(c, f)) > 0, Overrides: a.overridden(f)}
	}
	return in
}
