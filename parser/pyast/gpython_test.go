package pyast_test

import (
	"bytes"
	"io/fs"
	"math/big"
	"os"
	"path/filepath"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/go-python/gpython/ast"
	gparser "github.com/go-python/gpython/parser"
	"github.com/go-python/gpython/py"
	"golang.org/x/text/unicode/norm"

	"github.com/gosyncio/gosyncio/golden/oracle"
	"github.com/gosyncio/gosyncio/parser"
	"github.com/gosyncio/gosyncio/parser/pyast"
	"github.com/gosyncio/gosyncio/parser/source"
)

// TestGpython takes gpython's own parser as a second oracle: where it can read a file of CPython's library (it knows Python
// 3.4, so most need more), both trees must be the same, positions aside.
func TestGpython(t *testing.T) {
	if testing.Short() {
		t.Skip("takes some seconds")
	}
	root := filepath.Join(filepath.Dir(filepath.Dir(oracle.Python(t))), "lib", "python"+oracle.Version)
	equal, read := 0, 0
	err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !strings.HasSuffix(path, ".py") {
			return err
		}
		raw, err := os.ReadFile(path)
		if err != nil || len(raw) > 20_000 { // gpython is slow on large files
			return err
		}
		if gpythonFaults.Match(raw) || !utf8.Valid(raw) || !norm.NFKC.IsNormal(raw) {
			return nil
		}
		theirs := gpythonTree(string(raw))
		if theirs == nil {
			return nil
		}
		read++
		f := source.New(path, raw)
		if f.Err() != nil {
			return nil // gpython takes any bytes
		}
		m, errs := parser.Parse(f, parser.SyntaxOnly())
		if len(errs) > 0 {
			t.Errorf("%s", errs)
			return nil
		}
		m.Comments = nil // gpython drops them, type comments too
		got, want := dump(t, m), dump(t, &pyast.Module{File: m.File, Body: theirs})
		if got != want {
			t.Errorf("%s: trees differ: %s", path, firstDifference(got, want))
			return nil
		}
		equal++
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if read == 0 {
		t.Error("gpython read no file")
	}
	t.Logf("gpython reads %d files; %d trees equal", read, equal)
}

// gpythonFaults finds what gpython reads wrongly: named characters, lone surrogates, prefixes u, encoding declarations.
var gpythonFaults = regexp.MustCompile(`\\N\{|\\u[dD][89a-fA-F]|\bu['"]|coding[:=]`)

func dump(t *testing.T, m *pyast.Module) string {
	var b bytes.Buffer
	if err := pyast.Dump(&b, m, false); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func firstDifference(got, want string) string {
	g, w := strings.Split(got, "\n"), strings.Split(want, "\n")
	for i := range min(len(g), len(w)) {
		if g[i] != w[i] {
			return "ours\n" + strings.Join(g[max(i-4, 0):i+1], "\n") + "\ngpython's\n" + strings.Join(w[max(i-4, 0):i+1], "\n")
		}
	}
	return "one is longer"
}

// gpythonTree returns gpython's tree with our nodes in place of those that we replace, or nil if it can't read the text.
func gpythonTree(text string) (body []pyast.Stmt) {
	defer func() {
		if recover() != nil { // it panics on some input
			body = nil
		}
	}()
	mod, err := gparser.Parse(strings.NewReader(text), "t", py.ExecMode)
	if err != nil {
		return nil
	}
	m := mod.(*ast.Module)
	adaptFields(reflect.ValueOf(m).Elem())
	return append(m.Body, []pyast.Stmt{}...)
}

// adaptFields replaces the nodes that the fields of a struct hold.
func adaptFields(v reflect.Value) {
	for i := range v.NumField() {
		adaptValue(v.Field(i))
	}
}

func adaptValue(v reflect.Value) {
	switch v.Kind() {
	case reflect.Slice:
		for i := range v.Len() {
			adaptValue(v.Index(i))
		}
	case reflect.Interface:
		if n, ok := v.Interface().(ast.Ast); ok && !v.IsNil() {
			if n := adapt(n); n != nil {
				v.Set(reflect.ValueOf(n))
			}
		}
	case reflect.Pointer:
		if !v.IsNil() && v.Elem().Kind() == reflect.Struct {
			adaptFields(v.Elem())
		}
	case reflect.Struct:
		if v.Type() == reflect.TypeFor[ast.Comprehension]() {
			adaptFields(v)
		}
	}
}

// adapt returns our node for one of gpython's, its parts adapted.
func adapt(n ast.Ast) ast.Ast {
	if s, ok := n.(*ast.Subscript); ok {
		return &pyast.Subscript{Value: adapt(s.Value).(ast.Expr), Slice: adaptSlice(s.Slice), Ctx: s.Ctx}
	}
	adaptFields(reflect.ValueOf(n).Elem())
	switch n := n.(type) {
	case *ast.Name:
		// gpython reads a dotted decorator as one name.
		parts := strings.Split(string(n.Id), ".")
		var e ast.Expr = &ast.Name{Id: ast.Identifier(parts[0]), Ctx: n.Ctx}
		for _, attr := range parts[1:] {
			e = &ast.Attribute{Value: e, Attr: ast.Identifier(attr), Ctx: ast.Load}
		}
		return e
	case *ast.FunctionDef:
		return &pyast.FunctionDef{
			Name: n.Name, Args: adaptArguments(n.Args), Body: n.Body, DecoratorList: n.DecoratorList, Returns: n.Returns,
		}
	case *ast.Lambda:
		return &pyast.Lambda{Args: adaptArguments(n.Args), Body: n.Body}
	case *ast.ClassDef:
		bases, keywords := adaptStars(n.Bases, n.Keywords, n.Starargs, n.Kwargs)
		return &pyast.ClassDef{Name: n.Name, Bases: bases, Keywords: keywords, Body: n.Body, DecoratorList: n.DecoratorList}
	case *ast.Call:
		args, keywords := adaptStars(n.Args, n.Keywords, n.Starargs, n.Kwargs)
		return &pyast.Call{Func: n.Func, Args: args, Keywords: keywords}
	case *ast.ListComp:
		return &pyast.ListComp{Elt: n.Elt, Generators: adaptGenerators(n.Generators)}
	case *ast.SetComp:
		return &pyast.SetComp{Elt: n.Elt, Generators: adaptGenerators(n.Generators)}
	case *ast.GeneratorExp:
		return &pyast.GeneratorExp{Elt: n.Elt, Generators: adaptGenerators(n.Generators)}
	case *ast.DictComp:
		return &pyast.DictComp{Key: n.Key, Value: n.Value, Generators: adaptGenerators(n.Generators)}
	}
	if c := adaptConstant(n); c != nil {
		return c
	}
	return n
}

func adaptConstant(n ast.Ast) ast.Ast {
	switch n := n.(type) {
	case *ast.Str:
		return &pyast.Constant{Kind: pyast.ConstStr, S: string(n.S)}
	case *ast.Bytes:
		return &pyast.Constant{Kind: pyast.ConstBytes, S: string(n.S)}
	case *ast.Ellipsis:
		return &pyast.Constant{Kind: pyast.ConstEllipsis}
	case *ast.NameConstant:
		switch n.Value {
		case py.True:
			return &pyast.Constant{Kind: pyast.ConstTrue}
		case py.False:
			return &pyast.Constant{Kind: pyast.ConstFalse}
		}
		return &pyast.Constant{Kind: pyast.ConstNone}
	case *ast.Num:
		switch v := n.N.(type) {
		case py.Int:
			return &pyast.Constant{Kind: pyast.ConstInt, Int: int64(v)}
		case *py.BigInt:
			return &pyast.Constant{Kind: pyast.ConstInt, Big: (*big.Int)(v)}
		case py.Float:
			return &pyast.Constant{Kind: pyast.ConstFloat, Float: float64(v)}
		case py.Complex:
			return &pyast.Constant{Kind: pyast.ConstComplex, Float: imag(complex128(v))}
		}
	}
	return nil
}

func adaptSlice(s ast.Slicer) ast.Expr {
	switch s := s.(type) {
	case *ast.Index:
		return adapt(s.Value).(ast.Expr)
	case *ast.Slice:
		adaptFields(reflect.ValueOf(s).Elem())
		return &pyast.Slice{Lower: s.Lower, Upper: s.Upper, Step: s.Step}
	case *ast.ExtSlice:
		t := &pyast.Tuple{Ctx: pyast.Load}
		for _, d := range s.Dims {
			t.Elts = append(t.Elts, adaptSlice(d))
		}
		return t
	}
	return nil
}

func adaptStars(args []ast.Expr, keywords []*ast.Keyword, star, double ast.Expr) ([]ast.Expr, []*ast.Keyword) {
	if star != nil {
		args = append(args, &ast.Starred{Value: star, Ctx: ast.Load})
	}
	if double != nil {
		keywords = append(keywords, &ast.Keyword{Value: double})
	}
	return args, keywords
}

func adaptArguments(a *ast.Arguments) *pyast.Arguments {
	if a == nil {
		return &pyast.Arguments{}
	}
	for len(a.KwDefaults) < len(a.Kwonlyargs) && !slices.ContainsFunc(a.KwDefaults, func(e ast.Expr) bool { return e != nil }) {
		a.KwDefaults = append(a.KwDefaults, nil)
	}
	return &pyast.Arguments{
		Args: a.Args, Vararg: a.Vararg, Kwonlyargs: a.Kwonlyargs, KwDefaults: a.KwDefaults, Kwarg: a.Kwarg, Defaults: a.Defaults,
	}
}

func adaptGenerators(list []ast.Comprehension) (out []*pyast.Comprehension) {
	for _, c := range list {
		out = append(out, &pyast.Comprehension{Target: c.Target, Iter: c.Iter, Ifs: c.Ifs})
	}
	return out
}
