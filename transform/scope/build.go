package scope

import (
	"slices"
	"strings"

	"github.com/gosyncio/gosyncio/parser/pyast"
)

type declaration uint8

const (
	declaredGlobal declaration = iota + 1
	declaredNonlocal
)

// use is an occurrence of a name in a scope, resolved when all scopes are known.
type use struct {
	node pyast.Node
	name string
	bind bool
}

// Analyze finds the variables of all modules.
func Analyze(modules []*Module, env Env) *Table {
	t := &Table{
		env:      env,
		vars:     map[pyast.Node]*Var{},
		scopes:   map[pyast.Node]*Scope{},
		in:       map[*pyast.Name]*Scope{},
		funcs:    map[pyast.Node]*Func{},
		classes:  map[*pyast.ClassDef]*Class{},
		builtins: map[string]*Var{},
		loops:    map[*pyast.Name]pyast.Stmt{},
	}
	for _, m := range modules {
		b := &builder{table: t, module: m}
		s := b.open(ModuleScope, "<module>", m.Tree)
		b.table.addFunc(&Func{Scope: s, Body: m.Tree.Body})
		t.Modules = append(t.Modules, s)
		for _, name := range moduleNames {
			s.bind(name, nil)
		}
		b.stmts(m.Tree.Body)
		t.resolve(s)
	}
	t.Assign(nil)
	return t
}

// moduleNames are the variables that every module has from the start.
var moduleNames = []string{"__name__", "__file__", "__doc__"}

func (t *Table) addFunc(f *Func) {
	f.Scope.Func = f
	t.funcs[f.Node] = f
	t.Funcs = append(t.Funcs, f)
}

// builder walks one module.
type builder struct {
	table  *Table
	module *Module
	scope  *Scope
}

func (b *builder) open(kind Kind, name string, node pyast.Node) *Scope {
	s := &Scope{Kind: kind, Name: name, Node: node, Parent: b.scope, Module: b.module, names: map[string]*Var{}, decls: map[string]declaration{}}
	s.QualName = qualName(s)
	if p := b.scope; p != nil {
		p.Children = append(p.Children, s)
		s.Class = p.Class
		if kind == ComprehensionScope {
			s.Func = p.Func
		}
	}
	b.table.scopes[node] = s
	b.scope = s
	return s
}

func (b *builder) close() { b.scope = b.scope.Parent }

// qualName gives a scope's __qualname__. Comprehensions but generator expressions are part of the code around them.
func qualName(s *Scope) string {
	p := s.Parent
	if p == nil {
		return s.Name
	}
	for s.Kind != ComprehensionScope && p.Kind == ComprehensionScope {
		p = p.Parent
	}
	if p.decls[s.Name] == declaredGlobal {
		return s.Name
	}
	switch p.Kind {
	case ModuleScope:
		return s.Name
	case ClassScope, GeneratorScope:
		return p.QualName + "." + s.Name
	}
	return p.QualName + ".<locals>." + s.Name
}

// bind makes name a variable of s.
func (s *Scope) bind(name string, node pyast.Node) *Var {
	v := s.names[name]
	if v == nil {
		v = &Var{Name: name, Owner: s}
		switch s.Kind {
		case ModuleScope:
			v.Kind = Global
		case ClassScope:
			v.Kind = ClassVar
		}
		s.names[name] = v
		s.Vars = append(s.Vars, v)
	}
	if node != nil {
		v.Binds = append(v.Binds, node)
	}
	return v
}

func (b *builder) use(node pyast.Node, name string, bind bool) {
	name = Mangle(b.scope.Class, name)
	s := b.scope
	if n, ok := node.(*pyast.Name); ok {
		b.table.in[n] = s
	}
	s.uses = append(s.uses, use{node, name, bind})
}

// bindGlobals makes variables of the module of the names that functions declare global and bind: the module's own uses of
// them, which are settled before those of the functions, may be their only other ones.
func (t *Table) bindGlobals(s *Scope) {
	for _, u := range s.uses {
		if u.bind && s.decls[u.name] == declaredGlobal {
			t.global(s, u.name, true)
		}
	}
	for _, c := range s.Children {
		t.bindGlobals(c)
	}
}

// resolve settles the uses of s and of the scopes inside it: what is bound here first, then inner scopes.
func (t *Table) resolve(s *Scope) {
	for _, u := range s.uses {
		if u.bind && s.decls[u.name] == 0 && s.names[u.name] == nil {
			s.bind(u.name, nil)
		}
	}
	if s.Kind == ModuleScope {
		t.bindGlobals(s)
	}
	for _, u := range s.uses {
		v := t.find(s, u.name)
		t.vars[u.node] = v
		n, isName := u.node.(*pyast.Name)
		switch {
		case isName && n.Ctx == pyast.Del:
			v.Deleted = true
			v.Outside = v.Outside || v.Owner != nil && v.Owner.frame() != s.frame()
		case u.bind:
			v.Binds = append(v.Binds, u.node)
			v.Outside = v.Outside || v.Owner.frame() != s.frame()
		case isName:
			v.Reads = append(v.Reads, n)
		}
		if h, isHandler := u.node.(*pyast.ExceptHandler); isHandler && h.Name != "" {
			v.Deleted = true
		}
	}
	for _, c := range s.Children {
		t.resolve(c)
	}
	if s.Kind == ClassScope {
		for _, v := range s.Vars {
			v.Fallback = t.global(s, v.Name, false)
			v.Fallback.Reads = append(v.Fallback.Reads, v.Reads...)
		}
	}
}

// frame is the scope whose frame s runs in: itself but for comprehensions.
func (s *Scope) frame() *Scope {
	for s.Kind == ComprehensionScope {
		s = s.Parent
	}
	return s
}

// find returns what name means in s.
func (t *Table) find(s *Scope, name string) *Var {
	switch s.decls[name] {
	case declaredGlobal:
		return t.global(s, name, true)
	case declaredNonlocal:
		return t.outer(s.Parent, s, name)
	}
	if v := s.names[name]; v != nil {
		return v
	}
	return t.outer(s.Parent, s, name)
}

// outer looks for name in the scopes around from, which class bodies hide their variables from.
func (t *Table) outer(s, from *Scope, name string) *Var {
	for ; s != nil; s = s.Parent {
		if s.Kind == ClassScope {
			if name == "__class__" && s.names[name] == nil {
				v := s.bind(name, s.Node)
				v.Kind = Cell
				return v
			}
			if name != "__class__" {
				continue
			}
		}
		if s.Kind == ModuleScope || s.decls[name] == declaredGlobal {
			return t.global(from, name, false)
		}
		if v := s.names[name]; v != nil && s.decls[name] != declaredNonlocal {
			if s.frame() != from.frame() && v.Kind == Local {
				v.Kind = Cell
			}
			return v
		}
	}
	return t.global(from, name, false)
}

// global returns the module's variable, else the builtin, else an undefined variable of the module.
func (t *Table) global(s *Scope, name string, declared bool) *Var {
	for s.Parent != nil {
		s = s.Parent
	}
	if v := s.names[name]; v != nil {
		return v
	}
	if declared {
		return s.bind(name, nil)
	}
	v := t.builtins[name]
	if v == nil {
		v = &Var{Name: name, Kind: Undefined}
		if t.env.IsBuiltin(name) {
			v.Kind = Builtin
		}
		t.builtins[name] = v
	}
	return v
}

// starImport binds what "from module import *" brings.
func (b *builder) starImport(n *pyast.ImportFrom) {
	for _, name := range b.table.env.StarNames(string(n.Module)) {
		b.scope.bind(name, n).Star = true
	}
}

// importedName is the variable that an import binds: "import a.b" binds a.
func importedName(a *pyast.Alias, from bool) string {
	if a.AsName != "" {
		return string(a.AsName)
	}
	if from {
		return string(a.Name)
	}
	first, _, _ := strings.Cut(string(a.Name), ".")
	return first
}

// isLocalsReader says whether reading the builtin shows variables by name.
func isLocalsReader(name string) bool {
	return slices.Contains([]string{"locals", "vars", "dir", "eval", "exec"}, name)
}
