package house

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

const (
	module      = "github.com/gosyncio/gosyncio"
	maxFunction = 80  // lines
	maxFile     = 800 // lines
)

// layers says what the packages below a directory may import of this module; the longest matching directory counts.
// A package may always import its own subpackages and those beside it that its entry names.
var layers = map[string][]string{
	"":                {"parser", "transform", "codegen"},
	"cmd":             {"", "parser", "transform", "codegen", "rt", "cmd"},
	"parser":          {"parser"},
	"parser/source":   {},
	"parser/diag":     {"parser/source"},
	"codegen":         {"transform/ir", "transform/names", "parser/source", "parser/diag"},
	"transform":       {"transform", "parser/source", "parser/diag", "parser/pyast", "rt"},
	"transform/stub":  {"transform", "parser", "rt"}, // a stub is Python and read by the parser
	"transform/ir":    {},
	"transform/names": {"transform/ir"},
	"rt":              {},
	"rt/libm":         {},
	"rt/py":           {"rt/libm", "rt/py"},
	"rt/contextvars":  {"rt/py"},
	"rt/coro":         {"rt/py", "rt/contextvars", "rt/coro"},
	"rt/concurrent":   {"rt/py", "rt/coro", "rt/contextvars"},
	"rt/asyncio":      {"rt/py", "rt/coro", "rt/contextvars", "rt/concurrent", "rt/asyncio"},
	"rt/lib":          {"rt/py", "rt/coro", "rt/contextvars", "rt/concurrent", "rt/asyncio", "rt/libm", "rt/lib"},
	"golden":          {"", "golden", "parser", "transform", "codegen", "rt"},
}

// onlyIn says which directory alone may import a package of someone else.
var onlyIn = map[string]string{
	"github.com/go-python/gpython/ast": "parser/pyast",
	"github.com/dave/jennifer/jen":     "codegen",
}

// source is one parsed file of the module.
type source struct {
	path string // from the root, with slashes
	dir  string
	file *ast.File
	fset *token.FileSet
}

func (s source) test() bool { return strings.HasSuffix(s.path, "_test.go") }

// lines is how many lines the node takes.
func (s source) lines(n ast.Node) int {
	return s.fset.PositionFor(n.End(), false).Line - s.fset.PositionFor(n.Pos(), false).Line + 1
}

// at names a place for a message.
func (s source) at(n ast.Node) string {
	return s.path + ":" + strconv.Itoa(s.fset.PositionFor(n.Pos(), false).Line)
}

// sources parses every Go file that is written by hand.
func sources(t *testing.T) []source {
	t.Helper()
	const root = "../.."
	var all []source
	err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() {
			if name := d.Name(); name == "testdata" || strings.HasPrefix(name, ".") && path != root {
				return fs.SkipDir
			}
			return nil
		}
		if !strings.HasSuffix(path, ".go") {
			return nil
		}
		fset := token.NewFileSet()
		file, err := parser.ParseFile(fset, path, nil, parser.ParseComments|parser.SkipObjectResolution)
		if err != nil || ast.IsGenerated(file) {
			return err
		}
		rel, err := filepath.Rel(root, path)
		if err != nil {
			return err
		}
		rel = filepath.ToSlash(rel)
		dir := strings.TrimSuffix(strings.TrimSuffix(rel, filepath.Base(rel)), "/")
		all = append(all, source{rel, dir, file, fset})
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// TestImports holds the direction of imports.
func TestImports(t *testing.T) {
	for _, s := range sources(t) {
		if s.test() {
			continue
		}
		for _, spec := range s.file.Imports {
			path, err := strconv.Unquote(spec.Path.Value)
			if err != nil {
				t.Fatal(err)
			}
			if owner, ok := onlyIn[path]; ok && s.dir != owner {
				t.Errorf("%s imports %s, which only %s may", s.at(spec), path, owner)
			}
			if path != module && !strings.HasPrefix(path, module+"/") {
				continue
			}
			target := strings.TrimPrefix(strings.TrimPrefix(path, module), "/")
			if !allowed(s.dir, target) {
				t.Errorf("%s: %q may not import %q", s.at(spec), s.dir, target)
			}
		}
	}
}

// allowed reports whether the package in dir may import the one in target.
func allowed(dir, target string) bool {
	layer, ok := dir, false
	for {
		if _, ok = layers[layer]; ok {
			break
		}
		layer = layer[:max(0, strings.LastIndexByte(layer, '/'))]
	}
	return slices.ContainsFunc(layers[layer], func(prefix string) bool {
		return target == prefix || prefix != "" && strings.HasPrefix(target, prefix+"/")
	})
}

// TestPull holds that one package alone knows how coroutines are made.
func TestPull(t *testing.T) {
	for _, s := range sources(t) {
		ast.Inspect(s.file, func(n ast.Node) bool {
			sel, ok := n.(*ast.SelectorExpr)
			if !ok || s.test() || s.dir == "rt/coro" || sel.Sel.Name != "Pull" && sel.Sel.Name != "Pull2" {
				return true
			}
			if pkg, ok := sel.X.(*ast.Ident); ok && pkg.Name == "iter" {
				t.Errorf("%s: iter.%s is rt/coro's", s.at(n), sel.Sel.Name)
			}
			return true
		})
	}
}

// TestDocumented holds that every package and every exported name says what it is.
func TestDocumented(t *testing.T) {
	packages := map[string]bool{}
	for _, s := range sources(t) {
		if s.test() {
			continue
		}
		packages[s.dir] = packages[s.dir] || s.file.Doc != nil
		for _, decl := range s.file.Decls {
			switch decl := decl.(type) {
			case *ast.FuncDecl:
				if decl.Doc == nil && decl.Name.IsExported() && exportedReceiver(decl) {
					t.Errorf("%s: %s has no doc comment", s.at(decl), decl.Name.Name)
				}
			case *ast.GenDecl:
				s.documented(t, decl)
			}
		}
	}
	for dir, ok := range packages {
		if !ok {
			t.Errorf("package %s has no doc comment", dir)
		}
	}
}

// documented checks a declaration of types, variables or constants; a comment on the group, on the name or behind it
// will do.
func (s source) documented(t *testing.T, decl *ast.GenDecl) {
	for _, spec := range decl.Specs {
		switch spec := spec.(type) {
		case *ast.TypeSpec:
			if spec.Name.IsExported() && decl.Doc == nil && spec.Doc == nil && spec.Comment == nil {
				t.Errorf("%s: %s has no doc comment", s.at(spec), spec.Name.Name)
			}
		case *ast.ValueSpec:
			for _, name := range spec.Names {
				if name.IsExported() && decl.Doc == nil && spec.Doc == nil && spec.Comment == nil {
					t.Errorf("%s: %s has no doc comment", s.at(spec), name.Name)
				}
			}
		}
	}
}

// exportedReceiver reports whether decl is a function or a method of an exported type.
func exportedReceiver(decl *ast.FuncDecl) bool {
	if decl.Recv == nil {
		return true
	}
	typ := decl.Recv.List[0].Type
	for {
		switch t := typ.(type) {
		case *ast.StarExpr:
			typ = t.X
		case *ast.IndexExpr:
			typ = t.X
		case *ast.IndexListExpr:
			typ = t.X
		case *ast.Ident:
			return t.IsExported()
		default:
			return false
		}
	}
}

// TestSizes holds that functions and files stay short enough to be read.
func TestSizes(t *testing.T) {
	for _, s := range sources(t) {
		if n := s.lines(s.file); n > maxFile {
			t.Errorf("%s has %d lines, more than %d", s.path, n, maxFile)
		}
		for _, decl := range s.file.Decls {
			f, ok := decl.(*ast.FuncDecl)
			if !ok || f.Body == nil || dispatch(f) {
				continue
			}
			if n := s.lines(f); n > maxFunction {
				t.Errorf("%s: %s has %d lines, more than %d", s.at(f), f.Name.Name, n, maxFunction)
			}
		}
	}
}

// dispatch reports whether f is a switch whose cases are one statement each, with little around it: such a function is a
// table and may be as long as what it lists.
func dispatch(f *ast.FuncDecl) bool {
	var body *ast.BlockStmt
	for _, stmt := range f.Body.List {
		switch stmt := stmt.(type) {
		case *ast.SwitchStmt:
			body = stmt.Body
		case *ast.TypeSwitchStmt:
			body = stmt.Body
		}
	}
	if body == nil || len(f.Body.List) > 4 {
		return false
	}
	for _, clause := range body.List {
		if len(clause.(*ast.CaseClause).Body) > 1 {
			return false
		}
	}
	return true
}
