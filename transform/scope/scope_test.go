package scope

import (
	"fmt"
	"strings"
	"testing"

	"github.com/gosyncio/gosyncio/parser"
	"github.com/gosyncio/gosyncio/parser/source"
)

type testEnv struct{}

func (testEnv) IsBuiltin(name string) bool {
	return strings.Contains(" print len range super locals Exception ", " "+name+" ")
}
func (testEnv) StarNames(string) []string { return []string{"sleep", "run"} }

func analyze(t *testing.T, text string) *Table {
	t.Helper()
	tree, errs := parser.Parse(source.New("t.py", []byte(text)))
	for _, e := range errs {
		t.Fatal(e)
	}
	return Analyze([]*Module{{Name: "__main__", Tree: tree}}, testEnv{})
}

// describe lists the variables of all scopes as "scope.name kind[?]"; a question mark stands for MaybeUnbound.
func describe(table *Table) string {
	var lines []string
	var visit func(s *Scope)
	visit = func(s *Scope) {
		for _, v := range s.Vars {
			if strings.HasPrefix(v.Name, "__") && s.Kind == ModuleScope {
				continue
			}
			kind := [...]string{"local", "cell", "global", "class", "builtin", "undefined"}[v.Kind]
			mark := ""
			if v.MaybeUnbound {
				mark = "?"
			}
			lines = append(lines, fmt.Sprintf("%s.%s %s%s", s.QualName, v.Name, kind, mark))
		}
		for _, c := range s.Children {
			visit(c)
		}
	}
	for _, m := range table.Modules {
		visit(m)
	}
	return strings.Join(lines, "; ")
}

func TestVariables(t *testing.T) {
	tests := []struct{ name, text, want string }{
		{
			"locals and globals", "x = 1\ndef f(a):\n  b = a + x\n  return b\n",
			"<module>.x global; <module>.f global; f.a local; f.b local",
		},
		{
			"closures", "def f():\n  n = 0\n  def g():\n    nonlocal n\n    n += 1\n    return n\n  return g\n",
			"<module>.f global; f.n cell; f.g local",
		},
		{
			"global declared inside", "def f():\n  global n\n  n = 1\n",
			"<module>.f global; <module>.n global",
		},
		{
			"comprehension owns its target", "def f(xs):\n  return [x for x in xs]\n",
			"<module>.f global; f.xs local; f.<locals>.<listcomp>.x local",
		},
		{
			"walrus leaves the comprehension", "def f(xs):\n  r = [y for x in xs if (y := x)]\n  return y\n",
			"<module>.f global; f.xs local; f.y local?; f.r local; f.<locals>.<listcomp>.x local",
		},
		{
			"comprehension is not a function", "def f(xs):\n  k = 1\n  return [k for x in xs]\n",
			"<module>.f global; f.xs local; f.k local; f.<locals>.<listcomp>.x local",
		},
		{
			"generator expression is", "def f(xs):\n  k = 1\n  return (k for x in xs)\n",
			"<module>.f global; f.xs local; f.k cell; f.<locals>.<genexpr>.x local",
		},
		{
			"class variables are hidden from methods", "n = 1\nclass C:\n  n = 2\n  def f(self):\n    return n\n",
			"<module>.n global; <module>.C global; C.n class; C.f class; C.f.self local",
		},
		{
			"mangling", "class C:\n  def f(self):\n    __x = 1\n    return __x\n",
			"<module>.C global; C.f class; C.f.self local; C.f._C__x local",
		},
		{
			"star import", "from asyncio import *\nrun(sleep(1))\n",
			"<module>.sleep global; <module>.run global",
		},
		{"del makes local", "def f():\n  x = 1\n  del x\n  print(x)\n", "<module>.f global; f.x local?"},
		{"lambda", "def f():\n  k = 2\n  return lambda x: x * k\n", "<module>.f global; f.k cell; f.<locals>.<lambda>.x local"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := describe(analyze(t, tt.text)); got != tt.want {
				t.Errorf("got  %s\nwant %s", got, tt.want)
			}
		})
	}
}

func TestMaybeUnbound(t *testing.T) {
	tests := []struct{ name, body, want string }{
		{"if without else", "if c:\n  x = 1\nprint(x)", "x"},
		{"if and else", "if c:\n  x = 1\nelse:\n  x = 2\nprint(x)", ""},
		{"if and raise", "if c:\n  x = 1\nelse:\n  raise c\nprint(x)", ""},
		{"for", "for x in c:\n  pass\nprint(x)", "x"},
		{"for over a range of constants", "for i in range(3):\n  x = 1\nprint(x, i)", ""},
		{"for with continue", "for i in range(3):\n  if c:\n    continue\n  x = 1\nprint(x)", "x"},
		{"for else", "for i in c:\n  x = 1\n  break\nelse:\n  x = 2\nprint(x)", ""},
		{"while True", "while True:\n  x = 1\n  if c:\n    break\nprint(x)", ""},
		{"while test", "while c:\n  x = 1\nprint(x)", "x"},
		{"try", "try:\n  x = 1\nexcept Exception:\n  pass\nprint(x)", "x"},
		{"try with a handler that returns", "try:\n  x = 1\nexcept Exception:\n  return\nprint(x)", ""},
		{"try else", "try:\n  c()\nexcept Exception:\n  x = 0\nelse:\n  x = 1\nprint(x)", ""},
		{"finally sees the start", "try:\n  x = 1\nfinally:\n  print(x)", "x"},
		{"after finally", "try:\n  x = 1\nfinally:\n  c()\nprint(x)", ""},
		{"with may swallow", "with c:\n  x = 1\nprint(x)", "x"},
		{"exception name", "try:\n  c()\nexcept Exception as e:\n  print(e)\nprint(e)", "e"},
		{"exception name used inside only", "try:\n  c()\nexcept Exception as e:\n  print(e)", ""},
		{"and", "if c and (x := c()):\n  print(x)", ""},
		{"or", "if c or (x := c()):\n  print(x)", "x"},
		{"not or", "if not (c or not (x := c())):\n  print(x)", ""},
		{"closure before", "def g():\n  return x\ng()\nx = 1", "x"},
		{"closure after", "def g():\n  return x\nx = 1\ng()", ""},
		{"mutual", "def g():\n  return h()\ndef h():\n  return 1\ng()", ""},
		{"mutual too early", "def g():\n  return h()\ng()\ndef h():\n  return 1", "h"},
		{"lambda runs at once", "k = lambda: x\nx = 1\nk()", "x"},
		{"deleted in a loop", "x = 1\nwhile c:\n  print(x)\n  del x", "x"},
		{"walrus in while", "while (x := c()):\n  print(x)\nprint(x)", ""},
		{"match", "match c:\n  case [a]:\n    x = a\n  case _:\n    x = 2\nprint(x)", ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			table := analyze(t, "def f(c):\n  "+strings.ReplaceAll(tt.body, "\n", "\n  ")+"\n")
			var got []string
			for _, v := range table.Funcs[1].Vars {
				if v.MaybeUnbound {
					got = append(got, v.Name)
				}
			}
			if s := strings.Join(got, " "); s != tt.want {
				t.Errorf("got %q, want %q", s, tt.want)
			}
		})
	}
}

func TestGlobalsMaybeUnbound(t *testing.T) {
	table := analyze(t, "def main():\n  print(early, late)\nearly = 1\nif early:\n  main()\nlate = 2\nmain()\n")
	if got := describe(table); got != "<module>.main global; <module>.early global; <module>.late global?" {
		t.Error(got)
	}
}

func TestLoopLocal(t *testing.T) {
	tests := []struct {
		body string
		want bool
	}{
		{"for x in c:\n  print(x)", true},
		{"for x in c:\n  print(x)\nfor x in c:\n  print(x)", true},
		{"for x in c:\n  pass\nprint(x)", false},
		{"for x in c:\n  for x in c:\n    print(x)", false},
		{"for x in c:\n  c(lambda: x)", false},
		{"for x in c:\n  x = x + 1", true},
	}
	for _, tt := range tests {
		table := analyze(t, "def f(c):\n  "+strings.ReplaceAll(tt.body, "\n", "\n  ")+"\n")
		f := table.Funcs[1]
		if got := table.LoopLocal(f.Lookup("x")); got != tt.want {
			t.Errorf("%q: got %v", tt.body, got)
		}
	}
}
