package infer

import (
	"slices"

	"github.com/gosyncio/gosyncio/parser/pyast"
	"github.com/gosyncio/gosyncio/transform/scope"
	"github.com/gosyncio/gosyncio/transform/stub"
	"github.com/gosyncio/gosyncio/transform/types"
)

// Analyze infers the types of a program whose scopes are known.
//
// Every variable, parameter, result and element is a cell that rises in the lattice of package types. Each function is
// run abstractly, again and again while a cell that it has read rises. A class that turns out not to be plain is marked
// and everything starts over, so that what was concluded from its being plain is forgotten.
func Analyze(table *scope.Table, lib *stub.Library, opts ...Option) *Info {
	facts := newProgramFacts(table)
	facts.allDynamic = true
	for _, set := range opts {
		set(facts)
	}
	for {
		a := newAnalyzer(table, lib, facts)
		a.run()
		if !facts.changed {
			return a.info()
		}
		facts.changed = false
	}
}

// Option changes what Analyze may conclude.
type Option func(*programFacts)

// WithStructs lets plain classes be Structs; without it every class is Dynamic.
func WithStructs() Option { return func(p *programFacts) { p.allDynamic = false } }

// programFacts is what survives a restart.
type programFacts struct {
	allDynamic bool // no class is a Struct
	changed    bool
	anyBase    bool                       // the program makes classes whose bases are not known
	anyDict    bool                       // the program mentions __dict__ or vars
	anyClass   bool                       // the program asks a value of unknown type for its class
	wild       map[*scope.Class]bool      // exception classes that something keeps from being plain
	dynamic    map[*scope.Class]string    // classes that are not Structs, with the reason
	patched    map[string]bool            // "module.name" that the program assigns to
	dunders    map[string]bool            // special methods that classes of the program define
	stored     map[string]bool            // attribute names that something in the program stores
	floats     map[*scope.Var]floatChoice // variables that hold int constants and floats
	exceptions map[*scope.Class]bool
	ancestors  map[*scope.Class][]types.Class // of exceptions
	subclasses map[*scope.Class][]*scope.Class
	looks      map[pyast.Node]bool // expressions: see noteLooks
	views      map[pyast.Node]bool // expressions: see noteViews
	called     map[*pyast.Name]bool
	overrides  map[*stub.Class]map[string]bool // of the adopted classes that classes of the program extend: see extendStub
	owned      map[ownedField]bool             // fields found in a class after they were found in one that extends it
}

type ownedField struct {
	class *scope.Class
	name  string
}

func newProgramFacts(table *scope.Table) *programFacts {
	p := &programFacts{
		wild: map[*scope.Class]bool{}, dynamic: map[*scope.Class]string{}, patched: map[string]bool{}, dunders: map[string]bool{}, stored: map[string]bool{},
		floats: map[*scope.Var]floatChoice{}, exceptions: map[*scope.Class]bool{}, ancestors: map[*scope.Class][]types.Class{}, subclasses: map[*scope.Class][]*scope.Class{},
		owned: map[ownedField]bool{}, overrides: map[*stub.Class]map[string]bool{}, looks: map[pyast.Node]bool{},
		views: map[pyast.Node]bool{}, called: map[*pyast.Name]bool{},
	}
	b := &bare{table: table, called: map[*pyast.Attribute]bool{}, why: p.dynamic}
	for _, m := range table.Modules {
		pyast.Inspect(m.Module.Tree, func(n pyast.Node) bool {
			b.note(n)
			if a, ok := n.(*pyast.Attribute); ok && a.Ctx != pyast.Load {
				p.stored[string(a.Attr)] = true
				for _, c := range table.Classes {
					p.stored[scope.Mangle(c, string(a.Attr))] = true
				}
			}
			p.noteDicts(n)
			p.noteLooks(n)
			p.noteViews(n, table)
			return true
		})
	}
	for _, c := range table.Classes {
		for name := range c.Methods {
			p.dunders[name] = true
		}
	}
	return p
}

// noteLooks records the expressions under n whose value, if it is a class, is only asked for its name or compared:
// type(x).__name__, type(x) is type(y), isinstance(x, type(y)).
func (p *programFacts) noteLooks(n pyast.Node) {
	switch n := n.(type) {
	case *pyast.Attribute:
		if n.Attr == "__name__" || n.Attr == "__qualname__" || n.Attr == "__module__" {
			p.looks[n.Value] = true
		}
	case *pyast.Compare:
		p.looks[n.Left] = true
		for _, x := range n.Comparators {
			p.looks[x] = true
		}
	case *pyast.Call:
		if f, ok := n.Func.(*pyast.Name); ok && f.Id == "isinstance" && len(n.Args) == 2 {
			p.looks[n.Args[1]] = true
		}
	}
}

func (p *programFacts) addSubclass(base, c *scope.Class) {
	if !slices.Contains(p.subclasses[base], c) {
		p.subclasses[base] = append(p.subclasses[base], c)
	}
}

// demote makes a class dynamic from the next start on.
func (p *programFacts) demote(c *scope.Class, why string) {
	if p.exceptions[c] && !p.wild[c] {
		p.wild[c], p.changed = true, true
	}
	if _, done := p.dynamic[c]; !done {
		p.dynamic[c] = why
		p.changed = true
	}
}

// analyzer is one attempt at a fixed point.
type analyzer struct {
	*types.Lattice
	*hierarchy
	table       *scope.Table
	lib         *stub.Library
	facts       *programFacts
	vars        map[*scope.Var]*types.Cell
	units       map[*scope.Func]*unit
	classes     map[*scope.Class]*class
	cells       map[cellKey]*types.Cell
	derivations map[derivedKey]*types.Cell
	exprs       map[pyast.Expr]types.Type
	calls       map[*pyast.Call]Callee
	attrs       map[*pyast.Attribute]Member
	augs        map[*pyast.AugAssign]types.Type
	items       map[pyast.Expr]types.Type
	numbers     *numbers
	slotNames   map[*scope.Class][]string // see slots
	plainRoots  map[*scope.Class]bool     // see plainException
	queue       []*unit
	final       bool // Never stands for "nothing ever comes here" instead of "not known yet"
}

// cellKey names a cell that belongs to a node: the elements of a display, a type parameter at a call.
type cellKey struct {
	node pyast.Node
	name string
}

func newAnalyzer(table *scope.Table, lib *stub.Library, facts *programFacts) *analyzer {
	a := &analyzer{
		Lattice:     &types.Lattice{},
		table:       table,
		lib:         lib,
		facts:       facts,
		vars:        map[*scope.Var]*types.Cell{},
		units:       map[*scope.Func]*unit{},
		classes:     map[*scope.Class]*class{},
		cells:       map[cellKey]*types.Cell{},
		derivations: map[derivedKey]*types.Cell{},
		exprs:       map[pyast.Expr]types.Type{},
		calls:       map[*pyast.Call]Callee{},
		attrs:       map[*pyast.Attribute]Member{},
		augs:        map[*pyast.AugAssign]types.Type{},
		items:       map[pyast.Expr]types.Type{},
		slotNames:   map[*scope.Class][]string{},
		plainRoots:  map[*scope.Class]bool{},
	}
	a.Escape = a.escape
	a.numbers = &numbers{facts: facts, seen: map[*scope.Var]*numberUse{}, types: a.exprs, lookup: table.Lookup}
	for _, f := range table.Funcs {
		a.units[f] = newUnit(a, f)
	}
	for _, c := range table.Classes {
		a.classes[c] = &class{class: c, fields: map[string]*field{}}
	}
	return a
}

// run reaches the fixed point, then gives what stayed unknown a type and reaches it again.
func (a *analyzer) run() {
	a.prepareClasses()
	a.unifyOverrides()
	for _, f := range a.table.Funcs {
		a.units[f].Wake()
	}
	a.drain()
	a.final = true
	a.again() // what is made of nothing, such as the sum of no elements, is known now
	for range 4 {
		before := len(a.queue)
		a.defaults()
		if len(a.queue) == before {
			break
		}
		a.drain()
	}
	a.again() // so that every recorded type is the last one
	a.numbers.choose()
}

// again runs every unit once more, and then what that wakes.
func (a *analyzer) again() {
	for _, f := range a.table.Funcs {
		a.units[f].Wake()
	}
	a.drain()
}

// drain runs units until none has anything new to read.
func (a *analyzer) drain() {
	for len(a.queue) > 0 {
		u := a.queue[0]
		a.queue = a.queue[1:]
		u.queued = false
		u.run()
	}
}

// defaults gives a type to parameters that no call passes and to containers that nothing is put in.
func (a *analyzer) defaults() {
	for _, f := range a.table.Funcs {
		u := a.units[f]
		for i, p := range f.Params {
			if p.Var == nil || a.cell(p.Var).Type().Kind() != types.Never {
				continue
			}
			t := types.Obj("no call passes it", p.Arg)
			if p.Arg != nil && p.Arg.Annotation != nil && !u.called {
				t = a.annotation(p.Arg, p.Arg.Annotation)
			}
			a.Into(a.cell(f.Params[i].Var), t)
		}
		if f.IsAsync && !f.IsGenerator && u.result.Type().Kind() == types.Never {
			u.endless = true
			a.Into(u.result, tNone)
		}
		if f.Kind == scope.GeneratorScope && u.source.Type().Kind() == types.Never {
			a.Into(u.source, types.Obj("nothing iterates over it", f.Node))
		}
	}
	for key, c := range a.cells {
		if c.Type().Kind() == types.Never {
			a.Into(c, a.hint(key))
		}
	}
}

// hint is the type of elements that are never there.
func (a *analyzer) hint(key cellKey) types.Type {
	return types.Obj("nothing is ever put in", key.node)
}

// cell returns the cell of a variable.
func (a *analyzer) cell(v *scope.Var) *types.Cell {
	c := a.vars[v]
	if c == nil {
		c = types.NewCell()
		a.vars[v] = c
	}
	return c
}

// at returns the cell of that name which belongs to a node.
func (a *analyzer) at(n pyast.Node, name string) *types.Cell {
	key := cellKey{n, name}
	c := a.cells[key]
	if c == nil {
		c = types.NewCell()
		a.cells[key] = c
	}
	return c
}

// escape is called for functions, methods and classes that dynamic code gets hold of.
func (a *analyzer) escape(t types.Type) {
	switch fn := t.Fn().(type) {
	case *scope.Func:
		a.escapeFunc(t, fn)
	}
	if c, ok := t.Class().(*scope.Class); ok {
		a.openClass(c, t.Kind() == types.ClassObj)
	}
}

// escapeFunc opens a function, and a bound method but for its self. A method taken from its class may be given any self.
func (a *analyzer) escapeFunc(t types.Type, f *scope.Func) {
	switch {
	case !takesSelf(f) || !a.isStruct(f.Method):
		a.units[f].open()
	case t.Kind() == types.Method:
		a.openMethod(f)
	default:
		a.facts.demote(f.Method, "method "+f.Name+" is used as a function")
	}
}

// info gathers the result.
func (a *analyzer) info() *Info {
	in := &Info{
		Table:   a.table,
		Lib:     a.lib,
		exprs:   a.exprs,
		vars:    map[*scope.Var]types.Type{},
		funcs:   map[*scope.Func]*FuncInfo{},
		classes: map[*scope.Class]*ClassInfo{},
		calls:   a.calls,
		attrs:   a.attrs,
		augs:    a.augs,
		items:   a.items,
		floats:  map[*scope.Var]bool{},
		patched: a.facts.patched,

		overrides: a.facts.overrides,
	}
	for v, choice := range a.facts.floats {
		in.floats[v] = choice == floatTried
	}
	for v, c := range a.vars {
		in.vars[v] = c.Type()
	}
	a.table.Assign(&assignFacts{a})
	for _, f := range a.table.Funcs {
		in.funcs[f] = a.units[f].info()
	}
	for _, c := range a.table.Classes {
		in.classes[c] = a.classInfo(c)
	}
	a.suspends(in)
	in.markNullable()
	return in
}

// assignFacts tells definite assignment what types show.
type assignFacts struct{ *analyzer }

// Suppresses implements scope.Facts: managers of the runtime say in their stub whether __exit__ may return true.
func (f *assignFacts) Suppresses(item *pyast.WithItem) bool {
	return f.maySuppress(f.exprs[item.ContextExpr])
}

// NoReturn implements scope.Facts.
func (f *assignFacts) NoReturn(call *pyast.Call) bool {
	return f.calls[call].Result.Kind() == types.Never && f.calls[call].Kind != DynamicCall
}
