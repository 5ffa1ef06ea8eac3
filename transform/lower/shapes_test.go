package lower_test

import (
	"strings"
	"testing"

	"github.com/gosyncio/gosyncio"
)

// shapes are Python programs and lines that their Go must hold, in this order: the forms that readers meet everywhere.
var shapes = []struct{ name, python, want string }{
	{"define", "x = 1\nprint(x)\n", "x := 1\nPrint(x)"},
	{"counting loop", "for i in range(3):\n    print(i)\n", "for i := range 3 {"},
	{"counting from", "for i in range(1, 7, 2):\n    print(i)\n", "for i := 1; i < 7; i += 2 {"},
	{"loop else", "for i in range(3):\n    if i:\n        break\nelse:\n    print('no')\n", "broke := false\nfor i := range 3 {\nif i != 0 {\nbroke = true\nbreak\nif !broke {"},
	{"endless", "n = 0\nwhile True:\n    n += 1\n    if n > 3:\n        break\n", "for {\nn++\nif n > 3 {"},
	{"product reduced", "def f(n):\n    x = 1\n    for _ in range(n):\n        x = (x * 1103515245 + 12345) % 2147483648\n    return x\nprint(f(9))\n", "x = py.ModInt(x*1103515245+12345, 2147483648)"},
	{"product too large", "def f(n):\n    x = 1\n    for _ in range(n):\n        x = (x * 8589934592 + 12345) % 2147483648\n    return x\nprint(f(9))\n", "x = py.IntOf(x).MulInt(8589934592).AddInt(12345).ModInt(2147483648).Index()"},
	{"chain", "def f(i: int) -> bool:\n    return 0 <= i < 10\nprint(f(1))\n", "return 0 <= i && i < 10"},
	{"swap", "a, b = 1, 2\na, b = b, a\nprint(a, b)\n", "a, b := 1, 2\na, b = b, a"},
	{"names", "max_size = 3\nprint(max_size)\n", "maxSize := 3"},
	{"reserved names", "func = 1\nlen = 2\nprint(func, len)\n", "fn := 1\nlength := 2"},
	{"import shadowed", "py = 1\nfmt = 2\nprint(py, f'{fmt}-{py}')\n", "py2 := 1\nfmt2 := 2"},
	{"function", "def add(a, b=2):\n    '''Adds the numbers.'''\n    return a + b\nprint(add(1), add(1, b=3))\n", "add(1, 2)\nadd(1, 3)\n// add adds the numbers.\nfunc add(a, b int) int {\nreturn a + b"},
	{"comments", "# before\nx = 1  # after\nprint(x)\n", "// before\nx := 1 // after"},
	{"format", "name = 'a'\ni = 3\nprint(f'{name}-{i}: 100%')\n", "fmt.Sprintf(\"%s-%d: 100%%\", name, i)"},
	{"concatenation", "name = 'a'\nprint(f'hello {name}')\n", "\"hello \" + name"},
	{"typed list", "xs = [1, 2]\nxs.append(3)\nprint(xs[0], len(xs))\n", "xs := py.NewList[int](1, 2)\nxs.Append(3)\nxs.Get(0)"},
	{"dict loop", "d = {'a': 1}\nfor k, v in d.items():\n    print(k, v)\n", "d := py.DictOf(py.P(\"a\", 1))\nfor k, v := range d.All() {"},
	{"conditional return", "def f(x: int):\n    return 1 if x else 2\nprint(f(0))\n", "if x != 0 {\nreturn 1\nreturn 2"},
	{"await inline", "import asyncio\nasync def f(x):\n    return x\nasync def main():\n    print(await f(1))\nasyncio.run(main())\n", "asyncio.Run(ctx, mainCoro())\nf(ctx, 1)"},
	{"sleep", "import asyncio\nasync def main():\n    await asyncio.sleep(1.5)\nasyncio.run(main())\n", "asyncio.Sleep(ctx, 1.5)"},
	{"constants are Python's", "print(0.1 + 0.2, 2 ** 70, -0.0)\n", "0.30000000000000004\nmath.Copysign(0, -1)"},
	{"order beside calls", "n = 0\ndef f():\n    global n\n    n += 1\n    return n\nprint(n + f())\n", "v := n\nv + f()"},
	{"shared loop variable", "fs = []\nfor i in range(3):\n    fs.append(lambda: i)\nprint([f() for f in fs])\n", "var i int\nfor i = range 3 {"},
	{"maybe unbound", "def f(c):\n    if c:\n        x = 1\n    return x\nprint(f(1))\n", "var x = py.Unbound\npy.CheckLocal(x, \"x\")"},
	{"field counts", "class C:\n    def __init__(self):\n        self.n = 0\n        self.xs = [1]\n    def go(self):\n        self.n += 1\n        xs = [2]\n        self.xs += xs\nC().go()\n", "c.N++\nc.Xs.Extend(xs)"},
	{"item counts", "xs = [1, 2]\nfor i in range(2):\n    xs[i] += 1\nprint(xs)\n", "xs.Set(i, xs.Get(i)+1)"},
	{"consumed generator", "def f(xs):\n    return any(x > 1 for x in xs)\nprint(f([1, 2]))\n", "return py.GenAny(func(yield func(bool) bool) {\nfor x := range xs.Each() {\nif !yield(x > 1) {"},
	{"zip", "def f(xs, ys):\n    for x, y in zip(xs, ys):\n        print(x, y)\nf([1], ['a'])\n", "for x, y := range py.ZipLists(xs, ys) {"},
	{"pair as one", "for p in {'a': 1}.items():\n    print(p)\n", "for key, value := range\npy.T2(key, value)"},
	{"return out of with", "import asyncio\nasync def f(lock):\n    async with lock:\n        return 1\nasync def main():\n    print(await f(asyncio.Lock()))\nasyncio.run(main())\n", "func f(ctx context.Context, lock *asyncio.Lock) int {\nvar result int\nlock.With(ctx, func() {\nresult = 1\n})\nreturn result"},
	{"comment that opens an except clause", "try:\n    print(1)\nexcept ValueError:\n    # why\n    print(2)\n", "case exc.IsA(py.ValueError):\n\t\t\t// why\n"},
	{"comment that opens an else clause", "def f(n: int):\n    if n:\n        print(1)\n    else:\n        # why\n        print(2)\nf(1)\n", "} else {\n\t\t// why\n"},
	{"comprehension of known size", "def f(n: int):\n    return [i for i in range(n)]\nprint(f(3))\n", "py.NewListSize[int](n)"},
	{"typed keywords", "class C:\n    def __init__(self, **items):\n        self.items = dict(items)\n    def take(self, k, n):\n        self.items[k] -= n\nC(a=3, b=2).take('a', 1)\n", "newC(py.DictOf(py.P(\"a\", 3), py.P(\"b\", 2)))\nItems *py.Dict[string, int]\nc.Items = py.DictFrom(items)\nc.Items.Set(k, c.Items.Get(k)-n)"},
	{"named temporary", "class C:\n    def __init__(self):\n        self.rows = {'a': 1}\n    def go(self):\n        self.rows['a'] += self.f()\n    def f(self):\n        self.rows = {'a': 2}\n        return 1\nC().go()\n", "rows := c.Rows\nrows.Set(\"a\", rows.Get(\"a\")+c.F())"},
	{"count in dict", "def f(words):\n    n = {}\n    for w in words:\n        n[w] = n.get(w, 0) + 1\n    return n\nprint(f(['a']))\n", "n.Set(w, n.GetOr(w, 0)+1)"},
	{"map", "def sq(x):\n    return x * x\nxs = [1, 2]\nfor y in map(sq, xs):\n    print(y)\nprint(sum(map(sq, xs)), ','.join(map(str, xs)))\n", "for y := range py.MapSeq(xs.Each(), sq) {\npy.GenSum(py.MapSeq(xs.Each(), sq))\npy.GenJoin(\",\", py.MapSeq(xs.Each(), strconv.Itoa))"},
	{"filter", "xs = [1, 2]\nprint(list(filter(lambda v: v > 1, xs)))\n", "py.ListCollect(py.FilterSeq(xs.Each(), func(v int) bool {\nreturn v > 1"},
	{"zip of all kinds", "d = {'a': 1}\nfor i, (k, v) in zip(range(3), d.items()):\n    print(i, k, v)\n", "for i, item := range py.ZipSeq(py.RangeEach(0, 3, 1), d.IterItems()) {"},
	{"tuple and dict of generators", "xs = [1]\nprint(tuple(x for x in xs), dict((x, x) for x in xs))\n", "py.NewTuple(py.GenList(\npy.GenDict(func(yield func(py.Tuple2[int, int]) bool) {"},
	{"seeded generator", "import random\nr = random.Random(7)\nxs = [1, 2]\nr.shuffle(xs)\nprint(r.choice(xs), r.sample(xs, 1), r.choices(xs, k=3))\n", "r := random.NewSeeded(7)\nrandom.ShuffleBy(r, xs)\nrandom.ChoiceBy(r, xs), random.SampleBy(r, xs, 1), random.ChoicesBy(r, xs, nil, nil, 3)"},
	{"gather with stars", "import asyncio\nasync def f(x):\n    return x\nasync def main():\n    rest = [f(2), f(3)]\n    print(await asyncio.gather(f(1), *rest), await asyncio.gather(*map(f, [4])))\nasyncio.run(main())\n", "asyncio.Gather[int](ctx, py.Spread(fCoro(1), py.Star(rest))...).Await(ctx)\npy.MapSeq(slices.Values([]int{4}), fCoro)"},
	{"exception attributes", "class E(Exception):\n    def __init__(self, code):\n        super().__init__(code)\n        self.code = code\ntry:\n    raise E(4)\nexcept E as e:\n    print(e.code + 1)\n", "code := args[1].(int)\npy.GetAttr(e, \"code\").(int) + 1"},
	{"slots", "class P:\n    __slots__ = ('x', 'y')\n    def __init__(self, x):\n        self.x = x\n    def double(self):\n        return self.x * 2\nprint(P(1).double())\n", "newP(1).Double()\ntype P struct {\nX int\nreturn p.X * 2"},
	{"star parameter", "def total(*nums):\n    t = 0\n    for n in nums:\n        t += n\n    return t\nprint(total(1, 2))\n", "t := 0\nfor item := range py.Each(nums) {\nn := item.(int)"},
	{"main guard", "if __name__ == '__main__':\n    print('x')\n", "func main() {\nPrint"},
}

func TestShapes(t *testing.T) {
	for _, s := range shapes {
		t.Run(s.name, func(t *testing.T) {
			code, diags := gosyncio.Translate("t.py", []byte(s.python), gosyncio.Options{})
			if diags.HasErrors() {
				t.Fatal(diags)
			}
			rest := string(code)
			for _, line := range strings.Split(s.want, "\n") {
				at := strings.Index(rest, line)
				if at < 0 {
					t.Fatalf("no %q (after what comes before it) in:\n%s", line, code)
				}
				rest = rest[at+len(line):]
			}
		})
	}
}

// refusals are programs outside what can be translated, with the codes of all their refusals.
var refusals = []struct{ python, want string }{
	{"match 1:\n    case 1:\n        pass\n", "GS1001"},
	{"type A = int\n", "GS1002"},
	{"eval('1')\nexec('2')\n", "GS1005 GS1005"},
	{"from . import x\n", "GS1007"},
	{"import no_such_module\nimport neither\n", "GS1008 GS1008"},
	{"import time\ntime.no_such_name()\nfrom math import nothing\n", "GS1009 GS1009"},
}

func TestRefusals(t *testing.T) {
	for _, r := range refusals {
		code, diags := gosyncio.Translate("t.py", []byte(r.python), gosyncio.Options{})
		var codes []string
		for _, d := range diags {
			codes = append(codes, d.Code)
			if len(d.Notes) == 0 {
				t.Errorf("%q: %s has no note", r.python, d.Code)
			}
		}
		if got := strings.Join(codes, " "); got != r.want || code != nil {
			t.Errorf("%q: got %s (and %d bytes of Go), want %s", r.python, got, len(code), r.want)
		}
	}
}
