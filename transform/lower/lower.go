package lower

import (
	"path/filepath"
	"strconv"

	"github.com/gosyncio/gosyncio/parser/diag"
	"github.com/gosyncio/gosyncio/parser/pyast"
	"github.com/gosyncio/gosyncio/transform/infer"
	"github.com/gosyncio/gosyncio/transform/ir"
	"github.com/gosyncio/gosyncio/transform/scope"
)

// Import paths of the runtime.
const (
	rtPath   = "github.com/gosyncio/gosyncio/rt"
	pyPath   = rtPath + "/py"
	coroPath = rtPath + "/coro"
)

// Options say what kind of package is made.
type Options struct {
	Package   string // name of the Go package; "" or "main" makes a program
	EntryName string // with a Package: exported function that runs the module's body, as main does in a program
	Filename  string // the Python file as tracebacks show it; "" takes the name the file was read by
}

// module is the state of lowering one module.
type module struct {
	opts    Options
	tree    *pyast.Module
	table   *scope.Table
	info    *infer.Info
	scope   *scope.Scope
	file    *ir.File
	diags   *diag.List
	text    *commentFeed
	globals map[*scope.Var]*ir.Var
	structs map[*scope.Class]*structClass
	// structTypes are the same by their Go types.
	structTypes map[*ir.Var]*structClass
	cells       map[*scope.Class]*ir.Var // see classCell
	funcs       map[*scope.Func]*function
	mutable     map[string]bool                    // attributes that change after construction; see fixedAttr
	stops       int8                               // see saysStop: 0 not known yet, below 0 no
	aliases     map[*pyast.Alias]*pyast.ImportFrom // see fromOf
	tops        []topFunc                          // the top-level functions, for companions
	objects     map[ir.Stmt]*function              // statements that are needed only if the function is used as a value
	constSets   map[string][]pyast.Expr            // see constSet
	eager       map[*pyast.GeneratorExp]bool       // generator expressions that may be lists; see consumed
}

// Module lowers one module to a file of package pkg.
func Module(mod *scope.Scope, table *scope.Table, info *infer.Info, opts Options, diags *diag.List) *ir.File {
	tree := mod.Module.Tree
	path := opts.Filename
	if path == "" {
		path = tree.File.Name
	}
	m := &module{
		opts: opts, tree: tree, table: table, info: info, scope: mod, diags: diags,
		file:    &ir.File{PyName: filepath.Base(path), PyPath: path},
		globals: map[*scope.Var]*ir.Var{}, cells: map[*scope.Class]*ir.Var{}, structs: map[*scope.Class]*structClass{}, structTypes: map[*ir.Var]*structClass{}, funcs: map[*scope.Func]*function{}, objects: map[ir.Stmt]*function{},
		eager: map[*pyast.GeneratorExp]bool{},
	}
	m.text = newCommentFeed(tree)
	m.lowerBody()
	return m.file
}

// program says whether the module becomes a program with func main.
func (m *module) program() bool { return m.opts.Package == "" || m.opts.Package == "main" }

// frame registers a Python function for the line table and returns its index.
func (m *module) frame(name string) int {
	m.file.Frames = append(m.file.Frames, name)
	return len(m.file.Frames) - 1
}

// frameOf is frame for a def, lambda or generator expression: the name carries the line of its first line, which the reprs of
// coroutines and callbacks show (a def begins with its decorators).
func (m *module) frameOf(sf *scope.Func) int {
	first := sf.Node
	switch d := first.(type) {
	case *pyast.FunctionDef:
		if len(d.DecoratorList) > 0 {
			first = d.DecoratorList[0]
		}
	case *pyast.AsyncFunctionDef:
		if len(d.DecoratorList) > 0 {
			first = d.DecoratorList[0]
		}
	}
	return m.frame(sf.Name + "@" + strconv.Itoa(m.tree.Position(first).Line))
}

// lowerBody makes the entry function of the module's statements:
//
//	x = 1          func main() {
//	print(x)           py.Main("f.py", os.Args, func(ctx context.Context) {
//	                       x := 1
//	                       py.Print(x)
//	                   })
//	               }
func (m *module) lowerBody() {
	frame := m.frame("<module>")
	ctx := contextVar()
	f := newFn(m, m.scope.Func, nil)
	f.ctxVar = ctx
	body := m.tree.Body
	if doc, ok := docString(body); ok && len(body) > 0 {
		m.file.Doc = docLines(doc)
		m.text.skipTo(pyast.SpanOf(body[0]).Start)
		m.text.trailing(body[0])
		body = body[1:]
	}
	f.stmts(body)
	lit := &ir.FuncLit{Params: []*ir.Var{ctx}, Body: f.home, Inline: true, Frame: frame}
	f.home.List = append(f.home.List, m.text.rest()...)
	f.companions()
	entry := m.entry(lit)
	decls := m.file.Decls
	m.file.Decls = append(m.globalDecls(), append([]ir.Decl{entry}, decls...)...)
}

// entry returns the function that runs the module's body.
func (m *module) entry(body *ir.FuncLit) *ir.FuncDecl {
	obj := &ir.Var{Kind: ir.FuncName, Hint: "main", Fixed: true}
	name := "Main"
	switch {
	case m.opts.EntryName != "":
		obj.Hint = m.opts.EntryName
	case !m.program():
		obj.Hint, name = "init", "Init"
	}
	call := ir.CallOf(nil, pyPath, name, ir.Str(m.file.PyPath), &ir.Qual{Pkg: "os", Name: "Args"}, body)
	if name == "Init" {
		call = ir.CallOf(nil, pyPath, name, ir.Str(m.file.PyPath), body)
	}
	return &ir.FuncDecl{Obj: obj, Body: ir.NewBlock(ir.Do(call)), Frame: -1}
}

// globalDecls declares the package variables in the order of their first appearance.
func (m *module) globalDecls() []ir.Decl {
	var decls []ir.Decl
	for _, v := range m.scope.Vars {
		if g := m.globals[v]; g != nil && g.Kind == ir.Global {
			decls = append(decls, &ir.VarDecl{Obj: g, Value: g.Init})
		}
	}
	return decls
}

func contextVar() *ir.Var {
	return &ir.Var{Kind: ir.Param, Hint: "ctx", Fixed: true, Type: ir.Context}
}
