package parser_test

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/gosyncio/gosyncio/golden/oracle"
	"github.com/gosyncio/gosyncio/parser"
	"github.com/gosyncio/gosyncio/parser/pyast"
	"github.com/gosyncio/gosyncio/parser/source"
)

// TestTrees compares the trees of the programs in testdata/trees with those recorded from CPython beside them.
func TestTrees(t *testing.T) {
	files, err := filepath.Glob("testdata/trees/*.py")
	if err != nil || len(files) == 0 {
		t.Fatal("no programs", err)
	}
	for _, path := range files {
		raw, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		want := strings.TrimSuffix(path, ".py") + ".tree"
		if *update {
			var v verdict
			oracle.Start(t, oracleScript).Ask(question{Do: "text", Path: path}, &v)
			if v.Code != "" {
				t.Fatalf("%s: %s", path, v.Msg)
			}
			if err := os.WriteFile(want, []byte(v.Dump), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		tree, err := os.ReadFile(want)
		if err != nil {
			t.Fatal(err)
		}
		if got := dumped(t, string(raw), true); got != string(tree) {
			t.Errorf("%s: %s", path, firstDifference(got, string(tree)))
		}
	}
}

func dumped(t *testing.T, src string, attributes bool) string {
	t.Helper()
	m, errs := parser.Parse(source.New("t", []byte(src)), parser.SyntaxOnly())
	if len(errs) > 0 {
		t.Errorf("%s", errs)
	}
	var b bytes.Buffer
	if err := pyast.Dump(&b, m, attributes); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// TestPython314 has what 3.14 added and 3.13 rejects.
func TestPython314(t *testing.T) {
	for src, want := range map[string]string{
		"t'a{b!r:>{c}}{d = }'\n": "TemplateStr(values=[Constant(value='a'), " +
			"Interpolation(value=Name(id='b', ctx=Load()), str='b', conversion=114, format_spec=JoinedStr(values=[Constant(value='>'), " +
			"FormattedValue(value=Name(id='c', ctx=Load()), conversion=-1)])), Constant(value='d = '), " +
			"Interpolation(value=Name(id='d', ctx=Load()), str='d', conversion=114)])",
		"try: pass\nexcept A, B: pass\n":   "ExceptHandler(type=Tuple(elts=[Name(id='A', ctx=Load()), Name(id='B', ctx=Load())], ctx=Load())",
		"try: pass\nexcept* A, B,: pass\n": "TryStar(",
		"T'a' rt'b'\n":                     "TemplateStr(values=[Constant(value='ab')])",
	} {
		if got := oneLine(dumped(t, src, false)); !strings.Contains(got, want) {
			t.Errorf("%q: got %s\nwant %s", src, got, want)
		}
		if _, errs := parser.Parse(source.New("t", []byte(src)), parser.Version(13)); len(errs) == 0 {
			t.Errorf("%q: accepted as 3.13", src)
		}
	}
	for src, want := range map[string]string{
		"t'a' 'b'\n":                          "cannot mix t-string literals with string or bytes literals",
		"try: pass\nexcept A, B as c: pass\n": "multiple exception types must be parenthesized when using 'as'",
		"t'{}'\n":                             "t-string: valid expression required before '}'",
		"t'{a'\n":                             "t-string: expecting '}'",
		"t'{lambda x: 1}'\n":                  "t-string: lambda expressions are not allowed without parentheses",
	} {
		if _, errs := parser.Parse(source.New("t", []byte(src))); len(errs) == 0 || errs[0].Message != want {
			t.Errorf("%q: got %v, want %s", src, errs, want)
		}
	}
}

func oneLine(dump string) string {
	fields := strings.Join(strings.Fields(dump), " ")
	return strings.NewReplacer("( ", "(", "[ ", "[").Replace(fields)
}

// TestSeveralErrors checks that errors that do not depend on each other are all reported.
func TestSeveralErrors(t *testing.T) {
	for src, want := range map[string]string{
		"x y\nz = 1\na b\n": "1:3 3:3",
		"def f(:\n    a b\n    return 1\nclass C:\n    x =\n":                  "1:7",
		"def f():\n    a b\n    return 1\n    c d\nx =\n":                      "2:7 4:7 5:4",
		"if x\n    y\nelse:\n    z w\nf(a b)\n":                                "1:5 4:7 5:3",
		"class A:\n  def f(self):\n    x = = 1\n  def g(self):\n    y = = 2\n": "3:9 5:9",
		"return 1\nbreak\nyield\n":                                             "1:1 2:1 3:1",
		"f(\nx y\n":                                                            "1:2",
	} {
		_, errs := parser.Parse(source.New("t", []byte(src)))
		var got []string
		for _, e := range errs {
			line, col := e.Position()
			got = append(got, fmt.Sprintf("%d:%d", line, col))
		}
		if s := strings.Join(got, " "); s != want {
			t.Errorf("%q: got %s, want %s\n%s", src, s, want, errs)
		}
	}
}

// TestTopLevelAwait checks what notebooks allow.
func TestTopLevelAwait(t *testing.T) {
	src := "await x\nasync for a in b: pass\nasync with c: pass\n[d async for d in e]\n[await f for f in g]\n"
	if _, errs := parser.Parse(source.New("t", []byte(src)), parser.TopLevelAwait()); len(errs) > 0 {
		t.Error(errs)
	}
	if _, errs := parser.Parse(source.New("t", []byte(src))); len(errs) != 5 {
		t.Error(errs)
	}
	inner := "def f(): await x\n"
	if _, errs := parser.Parse(source.New("t", []byte(inner)), parser.TopLevelAwait()); len(errs) != 1 {
		t.Error(errs)
	}
}

// TestComments checks that comments come along with their places.
func TestComments(t *testing.T) {
	m, _ := parser.Parse(source.New("t", []byte("# a\nx = [  # b\n  1]\n")))
	if len(m.Comments) != 2 || m.Comments[0].Text != "# a" || !m.Comments[0].OwnLine || m.Comments[1].OwnLine ||
		m.File.Position(m.Comments[1].Span.Start) != (source.Position{Line: 2, Col: 7}) {
		t.Errorf("%+v", m.Comments)
	}
}
