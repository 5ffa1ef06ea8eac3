package infer

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/gosyncio/gosyncio/parser"
	"github.com/gosyncio/gosyncio/parser/source"
	"github.com/gosyncio/gosyncio/transform/scope"
	"github.com/gosyncio/gosyncio/transform/stub"
)

// library loads the stubs of the runtime.
func library(t testing.TB) *stub.Library {
	t.Helper()
	files := fstest.MapFS{}
	for _, dir := range []string{"testdata", "../../rt/stubs"} {
		names, err := filepath.Glob(dir + "/*.pyi")
		if err != nil {
			t.Fatal(err)
		}
		for _, name := range names {
			text, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			files["stubs/"+filepath.Base(name)] = &fstest.MapFile{Data: text}
		}
	}
	lib, err := stub.Load(files, "stubs")
	if err != nil {
		t.Log(err)
	}
	return lib
}

func inferText(t testing.TB, lib *stub.Library, text string) *Info {
	t.Helper()
	tree, errs := parser.Parse(source.New("t.py", []byte(text)))
	for _, e := range errs {
		t.Fatal(e)
	}
	table := scope.Analyze([]*scope.Module{{Name: "__main__", Tree: tree}}, lib)
	return Analyze(table, lib, WithStructs())
}

// TestDump prints the types of the program named by $DUMP, for debugging.
func TestDump(t *testing.T) {
	name := os.Getenv("DUMP")
	if name == "" {
		t.Skip("no $DUMP")
	}
	text, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	t.Log("\n" + inferText(t, library(t), string(text)).Dump())
}

// varsOf returns "name: type" of the named variables of the function f of a snippet, or of the module.
func varsOf(in *Info, names string) string {
	var list []string
	for _, name := range strings.Fields(names) {
		for _, f := range in.Table.Funcs {
			for _, v := range frameVars(f.Scope) {
				if v.Name == name {
					list = append(list, in.vars[v].String())
				}
			}
		}
	}
	return strings.Join(list, "; ")
}

func TestTypes(t *testing.T) {
	lib := library(t)
	tests := []struct{ name, text, vars, want string }{
		{"constants", "a = 1\nb = 1.5\nc = 'x'\nd = None\ne = 10**30", "a b c d e", "int; float; str; None; Int"},
		{"counter", "i = 0\nwhile i < 10:\n  i += 1", "i", "int"},
		{"product", "f = 1\nfor i in range(5):\n  f *= i", "f i", "Int; int"},
		{"sum over a range", "t = 0\nfor i in range(1000000):\n  t += i", "t", "int"},
		{"sum of products", "t = 0\nfor i in range(3000000):\n  for j in range(3000000):\n    t += i * j", "t", "Int"},
		{"sum in an endless loop", "t = 0\ni = 0\nwhile t >= 0:\n  i += 1\n  t += i", "t i", "Int; int"},
		{"doubling", "t = 1\nfor i in range(5):\n  t += t", "t", "Int"},
		{"fibonacci", "a, b = 0, 1\nfor i in range(5):\n  a, b = b, a + b", "a b", "Int; Int"},
		{"sum of an unknown number", "def f(n):\n  t = 0\n  for i in range(n):\n    t += i\n  return t\nf(10**30)", "t", "Int"},
		{"modulo", "x = 1\nfor i in range(1000):\n  x = (x * 31 + i) % 1000003", "x", "int"},
		{"optional", "x = None\nx = 1.5", "x", "float | None"},
		{"mixed", "x = 1\nx = 'a'", "x", "object"},
		{"bool and int", "x = True\nx = 1", "x", "object"},
		{"list", "x = []\nx += [1.5]", "x", "list[float]"},
		{"list of two", "x = [1, 'a']", "x", "list[object]"},
		{"dict", "x = {}\nx['a'] = 1.5\ny = x['b']", "x y", "dict[str, float]; float"},
		{"tuple", "x = (1, 'a')\ny, z = x", "x y z", "tuple[int, str]; int; str"},
		{"unify", "x = []\ny = x\ny += [1.5]", "x", "list[float]"},
		{"call", "def f(a, b=2):\n  return a\nx = f('s')", "a b x", "str; int; str"},
		{"two calls", "def f(a):\n  return a\nx = f('s')\ny = f(1)", "a x", "object; object"},
		{"coroutine", "async def f():\n  return 1.5\nasync def g():\n  x = await f()\n  c = f()", "x c", "float; coroutine[float]"},
		{"closure", "def f():\n  n = 0\n  def g():\n    nonlocal n\n    n += 1\n    return n\n  return g()\nx = f()", "x n", "int; int"},
		{"comprehension", "x = [i / 2 for i in range(3)]", "x i", "list[float]; int"},
		{"generator", "def g():\n  yield 1.5\nx = g()\nfor y in x:\n  pass", "x y", "generator[float]; float"},
		{"generator expression", "x = (c for c in 'abc')\nfor y in x:\n  pass", "x y", "generator[str]; str"},
		{"escape", "def f(a):\n  return a\nx = [f, 1]\nf(2)", "a", "object"},
		{"lambda key", "x = [(1, 'a')]\ny = sorted(x, key=lambda p: p[1])", "y p", "list[tuple[int, str]]; tuple[int, str]"},
		{"exception", "try:\n  x = 1\nexcept (KeyError, IndexError) as e:\n  pass", "e", "LookupError"},
		{"enumerate", "for i, c in enumerate('ab'):\n  pass", "i c", "int; str"},
		{"float sum from 0", "t = 0\nfor i in range(3):\n  t += 1.5\nprint(t)", "t", "float"},
		{"float sum over what may be empty", "def f(n):\n  t = 0\n  for i in range(n):\n    t += 1.5\n  return t\nf(1)", "t", "object"},
		{"average", "t = 0\nfor v in [1.5, 2.5]:\n  t += v\nt /= 2\nprint(t)", "t", "float"},
		{"float sum formatted", "def f(n):\n  t = 0\n  for i in range(n):\n    t += 1.5\n  print(f'{t:.2f}')\nf(1)", "t", "float"},
		{"append", "x = []\nx.append(1.5)", "x", "list[float]"},
		{"extend with others", "x = [1]\ny = ['a']\nx.extend(y)", "x y", "list[object]; list[str]"},
		{"extend with unknown", "x = [1]\ndef f(a): x.extend(a)\nz = [f, 2]", "x", "list[object]"},
		{"update with keywords", "d = {}\nd.update(a=1.5)", "d", "dict[str, float]"},
		{"update with pairs", "d = {}\nd.update([('a', 1.5)])", "d", "dict[str, float]"},
		{"update with unknown", "d = {'a': 1.5}\ndef f(a): d.update(a)\nz = [f, 2]", "d", "dict[object, object]"},
		{"items", "d = {'a': 1.5}\nfor k, v in d.items():\n  pass", "k v", "str; float"},
		{"get", "d = {'a': [1]}\nv = d.get('a')\nw = d.get('a', [])", "v w", "list[int] | None; list[int]"},
		{"split", "a, b = 'x y'.split()\nc = ','.join([a, b])", "a b c", "str; str; str"},
		{"to_thread", "import asyncio\ndef f(a, b=1):\n  return a\nasync def main():\n  x = await asyncio.to_thread(f, 'a')\nasyncio.run(main())", "a x", "str; str"},
		{"call_soon", "import asyncio\ndef f(a):\n  return a\nasync def main():\n  asyncio.get_running_loop().call_soon(f, 1.5)\nasyncio.run(main())", "a", "float"},
		{"contextmanager", "import contextlib\n@contextlib.contextmanager\ndef f(a):\n  yield [a]\nwith f(1.5) as x:\n  pass", "a x", "float; list[float]"},
		{"partial", "import functools\ndef f(a):\n  return a\ng = functools.partial(f, 1)\n", "a", "object"},
		{"self containing", "x = []\nx += [x]", "x", "list[object]"},
		{"empty", "x = []", "x", "list[object]"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			in := inferText(t, lib, tt.text+"\n")
			if got := varsOf(in, tt.vars); got != tt.want {
				t.Errorf("got  %s\nwant %s\n%s", got, tt.want, in.Dump())
			}
		})
	}
}

func TestClasses(t *testing.T) {
	lib := library(t)
	in := inferText(t, lib, `
class Account:
    bank = "b"
    def __init__(self, owner, balance=0):
        self.owner = owner
        self.balance = balance
        self.log = []
    def deposit(self, amount):
        self.balance += amount
        self.log.append(amount)
        return self.balance
a = Account("x")
y = a.deposit(5)
`)
	t.Log(in.Dump())
	if got := varsOf(in, "a y amount"); got != "Account; int; int" {
		t.Error(got)
	}
}
