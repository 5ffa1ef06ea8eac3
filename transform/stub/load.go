package stub

import (
	"errors"
	"fmt"
	"io/fs"
	"path"
	"sort"
	"strings"

	"github.com/gosyncio/gosyncio/parser"
	"github.com/gosyncio/gosyncio/parser/pyast"
	"github.com/gosyncio/gosyncio/parser/source"
	"github.com/gosyncio/gosyncio/transform/types"
)

// Load reads every *.pyi of a directory. The file NAME_part.pyi adds to the module NAME where that has a file of its
// own. Every error of every file is reported, as file:line: what is wrong.
func Load(fsys fs.FS, dir string) (*Library, error) {
	names, err := fs.Glob(fsys, path.Join(dir, "*.pyi"))
	if err != nil {
		return nil, err
	}
	sort.Strings(names)
	l := &loader{lib: &Library{Modules: map[string]*Module{}, Standard: map[string]bool{}}}
	standard, err := fs.ReadFile(fsys, path.Join(dir, "stdlib.txt"))
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, err
	}
	for _, name := range strings.Fields(string(standard)) {
		l.lib.Standard[name] = true
	}
	for _, name := range names {
		text, err := fs.ReadFile(fsys, name)
		if err != nil {
			return nil, err
		}
		l.add(path.Base(name), text, names)
	}
	l.load()
	return l.lib, errors.Join(l.errs...)
}

// loader holds all files, since annotations of one refer to classes of another.
type loader struct {
	lib   *Library
	files []*file
	errs  []error
}

// file is one stub file.
type file struct {
	loader  *loader
	name    string
	tree    *pyast.Module
	module  *Module
	goPath  string
	goVar   string
	imports map[string]string // local name -> "module:name", or "module" for a module
	vars    map[string]bool   // T = TypeVar("T")
}

const goComment = "# go:"

func (l *loader) add(name string, text []byte, all []string) {
	src := source.New("stubs/"+name, text)
	tree, errs := parser.Parse(src)
	for _, e := range errs {
		l.errs = append(l.errs, e)
	}
	moduleName := moduleOf(strings.TrimSuffix(name, ".pyi"), all)
	m := l.lib.Modules[moduleName]
	if m == nil {
		m = newModule(moduleName)
		l.lib.Modules[moduleName] = m
	}
	f := &file{loader: l, name: name, tree: tree, module: m, imports: map[string]string{}, vars: map[string]bool{}}
	first := src.LineText(1)
	if rest, ok := strings.CutPrefix(first, goComment); ok {
		f.goPath, f.goVar, _ = strings.Cut(strings.TrimSpace(rest), " ")
	} else {
		l.errs = append(l.errs, fmt.Errorf("stubs/%s:1: the first line must be %q and an import path", name, goComment))
	}
	if f.goVar == "" {
		f.goVar = "Module"
	}
	if m.GoPath == "" {
		m.GoPath, m.GoVar = f.goPath, f.goVar
	}
	l.files = append(l.files, f)
}

func newModule(name string) *Module {
	return &Module{Name: name, Funcs: map[string]*Func{}, Classes: map[string]*Class{}, Vars: map[string]*Var{}, Imports: map[string]string{}}
}

// moduleOf is the module that a file describes: asyncio_io adds to asyncio when asyncio.pyi exists.
func moduleOf(base string, all []string) string {
	if i := strings.LastIndexByte(base, '_'); i > 0 {
		for _, other := range all {
			if path.Base(other) == base[:i]+".pyi" {
				return base[:i]
			}
		}
	}
	return base
}

// errorf reports a mistake at a node.
func (f *file) errorf(n pyast.Node, format string, args ...any) {
	line := f.tree.File.Line(pyast.SpanOf(n).Start)
	f.loader.errs = append(f.loader.errs, fmt.Errorf("stubs/%s:%d: %s", f.name, line, fmt.Sprintf(format, args...)))
}

func (l *loader) load() {
	for _, f := range l.files {
		f.declare()
	}
	l.lib.addExceptions()
	for _, f := range l.files {
		f.bases()
	}
	for _, m := range l.lib.Modules {
		for _, c := range m.Classes {
			c.linearize(map[*Class]bool{})
		}
	}
	for _, f := range l.files {
		f.members()
	}
	for _, m := range l.lib.Modules {
		l.lib.reexport(m)
	}
	for name := range l.lib.Modules {
		if parent, last, ok := cutLast(name); ok && l.lib.Modules[parent] != nil {
			l.lib.Modules[parent].Imports[last] = name
		}
	}
}

// reexport makes what "from asyncio import Queue as Queue" names a member of the module that says so: the same class,
// function or variable.
func (l *Library) reexport(m *Module) {
	for name, from := range m.Imports {
		module, member, ok := strings.Cut(from, ":")
		source := l.Modules[module]
		if !ok || source == nil {
			continue
		}
		switch {
		case source.Classes[member] != nil:
			m.Classes[name] = source.Classes[member]
		case source.Funcs[member] != nil:
			m.Funcs[name] = source.Funcs[member]
		case source.Vars[member] != nil:
			m.Vars[name] = source.Vars[member]
		}
	}
}

func cutLast(dotted string) (parent, last string, ok bool) {
	i := strings.LastIndexByte(dotted, '.')
	if i < 0 {
		return "", "", false
	}
	return dotted[:i], dotted[i+1:], true
}

// declare notes the classes, imports and type variables of a file, so that annotations can be resolved.
func (f *file) declare() {
	for _, s := range f.tree.Body {
		switch s := s.(type) {
		case *pyast.ClassDef:
			c := &Class{Name: string(s.Name), Module: f.module, Methods: map[string]*Func{}, Attrs: map[string]*Var{}}
			if f.module.Classes[c.Name] != nil {
				f.errorf(s, "class %s is declared twice", c.Name)
			}
			f.module.Classes[c.Name] = c
			f.module.Names = append(f.module.Names, c.Name)
			c.TypeVars = typeVars(s.TypeParams)
		case *pyast.Import:
			for _, a := range s.Names {
				f.importModule(a)
			}
		case *pyast.ImportFrom:
			for _, a := range s.Names {
				f.importName(string(s.Module), a)
			}
		case *pyast.Assign:
			f.typeVar(s)
		}
	}
}

func typeVars(params []pyast.TypeParam) []string {
	var names []string
	for _, p := range params {
		switch p := p.(type) {
		case *pyast.TypeVar:
			names = append(names, string(p.Name))
		case *pyast.TypeVarTuple:
			names = append(names, "*"+string(p.Name))
		case *pyast.ParamSpec:
			names = append(names, "**"+string(p.Name))
		}
	}
	return names
}

func (f *file) importModule(a *pyast.Alias) {
	name := string(a.Name)
	if a.AsName != "" {
		f.imports[string(a.AsName)] = name
		f.module.Imports[string(a.AsName)] = name
		f.module.Names = append(f.module.Names, string(a.AsName))
		return
	}
	f.imports[name] = name
}

func (f *file) importName(module string, a *pyast.Alias) {
	local := string(a.Name)
	if a.AsName != "" {
		local = string(a.AsName)
		f.module.Imports[local] = module + ":" + string(a.Name)
		f.module.Names = append(f.module.Names, local)
	}
	f.imports[local] = module + ":" + string(a.Name)
}

// typeVar reads T = TypeVar("T"); other assignments are aliases that members handles.
func (f *file) typeVar(s *pyast.Assign) {
	call, ok := s.Value.(*pyast.Call)
	if !ok {
		return
	}
	if fn, ok := call.Func.(*pyast.Name); ok && (fn.Id == "TypeVar" || fn.Id == "ParamSpec" || fn.Id == "TypeVarTuple") {
		if n, ok := s.Targets[0].(*pyast.Name); ok {
			f.vars[string(n.Id)] = true
		}
	}
}

// bases resolves what classes extend and their Go types.
func (f *file) bases() {
	for _, s := range f.tree.Body {
		def, ok := s.(*pyast.ClassDef)
		if !ok {
			continue
		}
		c := f.module.Classes[string(def.Name)]
		r := &resolver{file: f, vars: c.TypeVars}
		for _, b := range def.Bases {
			if t := r.typ(b); t != nil && t.Kind == Plain {
				c.Bases = append(c.Bases, t)
			}
		}
		for _, d := range def.DecoratorList {
			f.classDecorator(c, d)
		}
		if c.Name == "BaseException" && f.module.Name == "builtins" {
			c.Exception = true
		}
	}
}

// classDecorator reads @go("Queue[T]", value=True) and @sealed.
func (f *file) classDecorator(c *Class, d pyast.Expr) {
	if nameOf(d) == "sealed" {
		c.Sealed = true
		return
	}
	g, ok := f.goDecorator(d)
	if !ok {
		return
	}
	name, params, _ := strings.Cut(g.name, "[")
	pkg, name := f.goName(name)
	if pkg == "" {
		pkg = f.goPath
	}
	c.Adopted = g.adopted
	c.Go = types.Go{Pointer: !g.value, Pkg: pkg, Name: name}
	if isPredeclared(name) {
		c.Go = types.Go{Name: name}
	}
	for _, p := range strings.Split(strings.TrimSuffix(params, "]"), ",") {
		if p = strings.TrimSpace(p); p != "" {
			c.Go.Args = append(c.Go.Args, types.Go{Name: p})
		}
	}
}

func isPredeclared(name string) bool {
	switch name {
	case "any", "bool", "int", "float64", "complex128", "string":
		return true
	}
	return false
}

// goNames maps the package qualifiers that Go names in stubs may have to import paths.
var goNames = map[string]string{
	"py":         types.PyPath,
	"coro":       types.CoroPath,
	"asyncio":    "github.com/gosyncio/gosyncio/rt/asyncio",
	"concurrent": "github.com/gosyncio/gosyncio/rt/concurrent",
}

// goName splits "py.StrUpper" into import path and name; a plain name has no path, one that begins with a dot that of the stub.
func (f *file) goName(name string) (pkg, rest string) {
	if own, ok := strings.CutPrefix(name, "."); ok {
		return f.goPath, own
	}
	if q, rest, ok := strings.Cut(name, "."); ok {
		if p := goNames[q]; p != "" {
			return p, rest
		}
	}
	return "", name
}

// goArgs are the arguments of @go.
type goArgs struct {
	name, coro string
	value, ctx bool
	parks      bool
	recalls    bool
	adopted    bool
}

func (f *file) goDecorator(d pyast.Expr) (g goArgs, ok bool) {
	call, ok := d.(*pyast.Call)
	if !ok || nameOf(call.Func) != "go" {
		return g, false
	}
	if len(call.Args) != 1 {
		f.errorf(call, "@go takes one name")
		return g, false
	}
	g.name = f.text(call.Args[0])
	for _, k := range call.Keywords {
		switch k.Arg {
		case "coro":
			g.coro = f.text(k.Value)
		case "value":
			g.value = isTrue(k.Value)
		case "ctx":
			g.ctx = isTrue(k.Value)
		case "parks":
			g.parks = isTrue(k.Value)
		case "adopted":
			g.adopted = isTrue(k.Value)
		case "recalls":
			g.recalls = isTrue(k.Value)
		default:
			f.errorf(k, "@go has no argument %s", k.Arg)
		}
	}
	return g, true
}

func (f *file) text(e pyast.Expr) string {
	if c, ok := e.(*pyast.Constant); ok && c.Kind == pyast.ConstStr {
		return c.S
	}
	f.errorf(e, "a string is wanted here")
	return ""
}

func isTrue(e pyast.Expr) bool {
	c, ok := e.(*pyast.Constant)
	return ok && c.Kind == pyast.ConstTrue
}

func nameOf(e pyast.Expr) string {
	if n, ok := e.(*pyast.Name); ok {
		return string(n.Id)
	}
	return ""
}

// linearize computes the ancestors depth first, which is the resolution order where no class is inherited twice.
func (c *Class) linearize(busy map[*Class]bool) {
	if c.ancestors != nil || busy[c] {
		return
	}
	busy[c] = true
	list := []types.Class{c}
	for _, b := range c.Bases {
		if b.Class == nil {
			continue
		}
		b.Class.linearize(busy)
		c.Exception = c.Exception || b.Class.Exception
		for _, a := range b.Class.ancestors {
			list = appendLast(list, a)
		}
	}
	c.ancestors = list
}

// appendLast appends a, dropping an earlier occurrence.
func appendLast(list []types.Class, a types.Class) []types.Class {
	for i, b := range list {
		if a == b {
			list = append(list[:i:i], list[i+1:]...)
			break
		}
	}
	return append(list, a)
}
