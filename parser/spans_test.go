package parser_test

import (
	"fmt"
	"os"
	"testing"

	"github.com/gosyncio/gosyncio/parser"
	"github.com/gosyncio/gosyncio/parser/lexer"
	"github.com/gosyncio/gosyncio/parser/pyast"
	"github.com/gosyncio/gosyncio/parser/source"
)

// checkSpans says what is wrong with the spans of a tree: each must lie in its parent's, and children must come in the
// order in which they start. Decorators stand before the definition that they belong to.
func checkSpans(m *pyast.Module) (problem string) {
	var visit func(n pyast.Node)
	visit = func(n pyast.Node) {
		outer := pyast.SpanOf(n)
		if outer.Start > outer.End && problem == "" {
			problem = fmt.Sprintf("%T ends before it starts: %v", n, outer)
		}
		decorators := len(decoratorsOf(n))
		last := source.Pos(-1)
		pyast.Children(n, func(c pyast.Node) {
			inner := pyast.SpanOf(c)
			if problem == "" && decorators <= 0 && !outer.Contains(inner) {
				problem = fmt.Sprintf("%T %v holds %T %v (%q)", n, outer, c, inner, m.Text(c))
			}
			if problem == "" && inner.Start < last-1 { // the text of "{x=}" starts after the brace, the field at it
				problem = fmt.Sprintf("%T in %T at %v comes after one at %d", c, n, inner, last)
			}
			last = inner.Start
			decorators--
			visit(c)
		})
	}
	visit(m)
	return problem
}

func decoratorsOf(n pyast.Node) []pyast.Expr {
	switch n := n.(type) {
	case *pyast.FunctionDef:
		return n.DecoratorList
	case *pyast.AsyncFunctionDef:
		return n.DecoratorList
	case *pyast.ClassDef:
		return n.DecoratorList
	}
	return nil
}

// checkTokens says what is wrong with a token list: tokens must lie in the text, in order, without overlap, and between
// them there may be only white space, comments, and joined lines.
func checkTokens(f *source.File, r lexer.Result) string {
	at := source.Pos(0)
	for i, t := range r.Tokens {
		if i == len(r.Tokens)-1 && r.Err != nil {
			break // where an error is shown, which may be anywhere
		}
		if t.Start > t.End || t.Start < at || int(t.End) > len(f.Text) {
			return fmt.Sprintf("token %d %v: [%d, %d) after %d", i, t.Kind, t.Start, t.End, at)
		}
		for j, c := range []byte(f.Text[at:t.Start]) {
			if c == '#' {
				break
			}
			if c != ' ' && c != '\t' && c != '\f' && c != '\n' && c != '\r' && c != '\\' {
				return fmt.Sprintf("%q before token %d at %d is in no token", c, i, int(at)+j)
			}
		}
		at = max(at, t.End)
	}
	return ""
}

// TestSpans checks the spans of all trees and tokens of the standard library.
func TestSpans(t *testing.T) {
	if testing.Short() {
		t.Skip("takes some seconds")
	}
	for _, path := range stdlibFiles(t) {
		raw, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		f := source.New(path, raw)
		if problem := checkTokens(f, lexer.Lex(f, lexer.Options{})); problem != "" {
			t.Errorf("%s: %s", path, problem)
		}
		m, errs := parser.Parse(f, parser.SyntaxOnly())
		if len(errs) == 0 {
			if problem := checkSpans(m); problem != "" {
				t.Errorf("%s: %s", path, problem)
			}
		}
	}
}

var seeds = []string{
	"x = 1\n", "async def f(a, /, *b: *c, d=1, **e):\n    await x  # c\n", "f'{a!r:>{w}} {b=}' rb'' \"\"\"x\ny\"\"\"\n",
	"match x:\n case {'a': [1, *_], **k} | A(b, c=d) as e if f: pass\n", "with (a as b, c): pass\nelse: x y\n",
	"try: pass\nexcept* A as b: pass\nfinally: pass\n", "type X[T: int = str, *U, **P] = [i async for i in j if k]\n",
	"@a\nclass B(*c, d=e): x: int = lambda: (yield)\n", "if a:\n\tb\n        c\n", "t'{x}' f'{'\n", "(\n[{]", "x\\\n", "\u00e9 = '\\N{BULLET}'",
}

// FuzzLexer checks that tokens cover the input in order.
func FuzzLexer(f *testing.F) {
	for _, s := range seeds {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, src string) {
		file := source.New("f", []byte(src))
		if problem := checkTokens(file, lexer.Lex(file, lexer.Options{TemplateStrings: true})); problem != "" {
			t.Error(problem)
		}
	})
}

// FuzzParse checks that parsing ends without a panic, that trees of right programs have spans that nest, and that errors
// can be shown.
func FuzzParse(f *testing.F) {
	for _, s := range seeds {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, src string) {
		m, errs := parser.Parse(source.New("f", []byte(src)))
		if len(errs) > 0 {
			_ = errs.String()
			return
		}
		if problem := checkSpans(m); problem != "" {
			t.Error(problem)
		}
	})
}
