package infer

import (
	"github.com/gosyncio/gosyncio/parser/pyast"
	"github.com/gosyncio/gosyncio/transform/scope"
	"github.com/gosyncio/gosyncio/transform/types"
)

// The fields of a Struct have Go types, which hold as long as the program changes attributes by their names. This file finds
// where it may change them otherwise, and makes the classes concerned dynamic.

// rewrites says of an attribute by which the attributes of an object are changed what it is.
var rewrites = map[string]string{
	"__dict__":    "the program may change the __dict__ of an instance",
	"__setattr__": "the program calls __setattr__",
	"__delattr__": "the program calls __delattr__",
}

// noteRewrites is called where the program reads an attribute of that name.
func (u *unit) noteRewrites(recv types.Type, name string, e *pyast.Attribute) {
	why := rewrites[name]
	switch {
	case why == "" || u.facts.views[e]:
	case isSuper(e.Value) && u.fn.Method != nil:
		u.facts.demote(u.fn.Method, why)
	case name == "__dict__" && recv.Kind() == types.ClassObj:
		// that of a class is read-only
	default:
		u.rewritten(recv, why)
	}
}

// rewritten makes the class of recv dynamic, or every class where recv may be anything.
func (u *unit) rewritten(recv types.Type, why string) {
	switch recv = recv.NonNone(); recv.Kind() {
	case types.Instance:
		if c, ok := recv.Class().(*scope.Class); ok {
			u.facts.demote(c, why)
		}
	case types.Object, types.ClassObj:
		u.demoteAll(why)
	}
}

func (a *analyzer) demoteAll(why string) {
	for _, c := range a.table.Classes {
		a.facts.demote(c, why)
	}
}

// noteRewriter is called where a builtin is a value that is not called at once: who calls it with what is not known.
func (u *unit) noteRewriter(e *pyast.Name, name string) {
	if (name == "setattr" || name == "delattr" || name == "vars") && !u.facts.called[e] {
		u.demoteAll("the program uses " + name + " as a value")
	}
}

func builtinDelattr(u *unit, a *args) (types.Type, bool) {
	if len(a.pos) != 2 || a.exprs[1] == nil {
		return types.Type{}, false
	}
	u.releaseArgs(a)
	if name, ok := constStr(a.exprs[1]); ok {
		u.delUserAttr(a.pos[0], name)
	} else {
		u.rewritten(a.pos[0], "the program calls delattr with a computed name")
	}
	return tNone, true
}

func builtinVars(u *unit, a *args) (types.Type, bool) {
	if len(a.pos) == 1 && !u.facts.views[a.node] {
		u.rewritten(a.pos[0], rewrites["__dict__"])
	}
	return types.Type{}, false
}

// viewers are the builtin functions that keep no argument of theirs, and change none.
var viewers = map[string]bool{
	"print": true, "repr": true, "str": true, "len": true, "sorted": true, "list": true, "tuple": true, "set": true,
	"frozenset": true, "dict": true, "sum": true, "any": true, "all": true, "bool": true, "type": true, "isinstance": true,
}

// viewMethods are the methods of dict that change nothing and give nothing that does.
var viewMethods = map[string]bool{"items": true, "keys": true, "values": true, "get": true, "copy": true}

// noteViews records the expressions directly under n whose value is only looked at: a dict that stands there is not changed.
//
//	print(vars(x)), x.__dict__.items(), "name" in x.__dict__, {**vars(x)}
func (p *programFacts) noteViews(n pyast.Node, table *scope.Table) {
	view := func(list ...pyast.Expr) {
		for _, x := range list {
			p.views[x] = true
		}
	}
	switch n := n.(type) {
	case *pyast.Attribute:
		if viewMethods[string(n.Attr)] {
			view(n.Value)
		}
	case *pyast.Subscript:
		if n.Ctx == pyast.Load {
			view(n.Value)
		}
	case *pyast.Compare:
		view(n.Left)
		view(n.Comparators...)
	case *pyast.BinOp:
		view(n.Left, n.Right)
	case *pyast.For:
		view(n.Iter)
	case *pyast.FormattedValue:
		view(n.Value)
	case *pyast.Starred:
		view(n.Value)
	case *pyast.ExprStmt:
		view(n.Value)
	case *pyast.Dict:
		for i, key := range n.Keys {
			if key == nil {
				view(n.Values[i])
			}
		}
	case *pyast.Call:
		p.noteCallViews(n, table)
	}
}

func (p *programFacts) noteCallViews(n *pyast.Call, table *scope.Table) {
	for _, k := range n.Keywords {
		if k.Arg == "" {
			p.views[k.Value] = true // **mapping
		}
	}
	f, ok := n.Func.(*pyast.Name)
	if !ok {
		return
	}
	p.called[f] = true
	if v := table.Lookup(f); v == nil || v.Kind != scope.Builtin || !viewers[string(f.Id)] {
		return
	}
	for _, x := range n.Args {
		p.views[x] = true
	}
}
