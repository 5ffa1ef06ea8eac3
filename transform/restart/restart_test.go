package restart_test

import (
	"strings"
	"testing"

	"github.com/gosyncio/gosyncio"
)

// bodies are bodies of a coroutine function f(n: int, gate: asyncio.Event, s: S), with whether its objects are restartable and how
// often it settles.
var bodies = []struct {
	name, body string
	restarts   bool
	settles    int
}{
	{"sleep", "await asyncio.sleep(n)", true, 0},
	{"result of sleep", "return await asyncio.sleep(0, n)", true, 0},
	{"event", "await gate.wait()\nprint(n)", true, 0},
	{"sums before", "d = n * 2 + 1\nif d > 5:\n    d = 5\nawait asyncio.sleep(d)", true, 0},
	{"nothing to wait for", "return n", false, 0},
	{"print before", "print(n)\nawait asyncio.sleep(0)", false, 0},
	{"print on one way", "if n:\n    print(n)\nawait asyncio.sleep(0)", false, 0},
	{"base case", "if n == 0:\n    await asyncio.sleep(0)\n    return\nprint(n)\nawait asyncio.sleep(1)", true, 1},
	{"wait on one way", "if n == 0:\n    await asyncio.sleep(0)\nprint(n)", false, 0},
	{"two base cases", "if n == 0:\n    await asyncio.sleep(0)\n    return\nelif n == 1:\n    print(1)\nelse:\n    print(2)\nawait asyncio.sleep(0)", true, 2},
	{"loop", "while True:\n    await asyncio.sleep(1)\n    print(n)", true, 0},
	{"loop that may be empty", "for i in range(n):\n    await asyncio.sleep(1)\nprint(n)", false, 0},
	{"loop without effects", "for i in range(n):\n    await asyncio.sleep(1)\nreturn n", true, 0},
	{"loop before", "for i in range(n):\n    n += i\nawait asyncio.sleep(n)", false, 0},
	{"loop over a list", "for x in [n, n]:\n    await asyncio.sleep(x)", false, 0},
	{"global read", "if level:\n    await asyncio.sleep(1)", false, 0},
	{"attribute set once", "await s.gate.wait()", true, 0},
	{"attribute that changes", "await s.other.wait()", false, 0},
	{"store", "s.n = n\nawait asyncio.sleep(0)", false, 0},
	{"store of what comes", "s.n = await asyncio.sleep(0, n)", true, 0},
	{"try", "try:\n    await gate.wait()\nfinally:\n    print(n)", false, 0},
	{"lock", "async with s.lock:\n    await asyncio.sleep(0)", false, 0},
	{"other coroutine", "await g(n)\nprint(n)", true, 0},
	{"other coroutine that need not wait", "await h(n)\nprint(n)", false, 0},
	{"other coroutine that returns before", "await early(n)\nprint(n)", false, 0},
	{"itself", "await f(n - 1, gate, s)", false, 0},
	{"call", "await asyncio.sleep(pick(n))", false, 0},
	{"gather", "await asyncio.gather(g(n), h(n - 1))\nprint(n)", true, 0},
	{"gather of a comprehension", "r = await asyncio.gather(*[g(i) for i in range(n)])\nprint(r)", true, 0},
	{"gather of a generator expression", "return await asyncio.gather(*(g(i + level) for i in range(n) if i))", true, 0},
	{"gather of a list", "l = []\nfor i in range(level):\n    l.append(s.m(i))\nawait asyncio.gather(*l, return_exceptions=True)", true, 0},
	{"gather after a base case", "if n == 0:\n    await asyncio.sleep(0)\n    return\nawait asyncio.gather(f(n - 1, gate, s))", true, 0},
	{"gather of tasks", "await asyncio.gather(*[asyncio.create_task(g(i)) for i in range(n)])", false, 0},
	{"gather of what a call gives", "await asyncio.gather(g(pick(n)))", false, 0},
	{"gather awaited later", "t = asyncio.gather(g(n), g(n))\nprint(n)\nawait t", false, 0},
	{"list used after gather", "l = [g(i) for i in range(n)]\nawait asyncio.gather(*l)\nprint(len(l))", false, 0},
	{"list made before another wait", "l = [g(i) for i in range(n)]\nawait asyncio.sleep(0)\nawait asyncio.gather(*l)", false, 0},
	{"list made after a wait", "await asyncio.sleep(0)\nl = [g(i) for i in range(n)]\nawait asyncio.gather(*l)\nprint(len(l))", true, 0},
	{"gather of coroutines that hold a new list", "l = [n]\nawait asyncio.gather(take(l), take(l))", false, 0},
	{"gather or nothing", "if n:\n    await asyncio.gather(g(n))\nprint(n)", false, 0},
	{"method", "await s.m(n)\nprint(n)", true, 0},
	{"task", "t = asyncio.create_task(g(n))\nawait t", false, 0},
}

const module = `import asyncio
level = 1
def pick(n):
    print(n)
    return n
async def g(n: int):
    await asyncio.sleep(n)
async def h(n: int):
    if n:
        await asyncio.sleep(n)
async def early(n: int):
    if n == 3:
        await asyncio.sleep(0)
        return
    return
class S:
    def __init__(self):
        self.gate = asyncio.Event()
        self.other = asyncio.Event()
        self.lock = asyncio.Lock()
        self.n = 0
    async def m(self, n: int):
        await asyncio.sleep(n)
async def take(l: list[int]):
    await asyncio.sleep(0)
    l.append(1)
async def f(n: int, gate: asyncio.Event, s: S):
BODY
async def main():
    global level
    level += 1
    s = S()
    s.other = asyncio.Event()
    t = asyncio.create_task(f(1, asyncio.Event(), s))
    await t
    await asyncio.gather(g(1), h(2))
asyncio.run(main())
`

func TestMark(t *testing.T) {
	for _, b := range bodies {
		t.Run(b.name, func(t *testing.T) {
			src := strings.Replace(module, "BODY", "    "+strings.ReplaceAll(b.body, "\n", "\n    "), 1)
			code, diags := gosyncio.Translate("t.py", []byte(src), gosyncio.Options{})
			if diags.HasErrors() {
				t.Fatal(diags)
			}
			_, rest, ok := strings.Cut(string(code), "\nfunc fCoro(")
			if !ok {
				t.Fatalf("no fCoro in:\n%s", code)
			}
			constructor, _, _ := strings.Cut(rest, "\n}\n")
			if got := strings.Contains(constructor, "Restartable()"); got != b.restarts {
				t.Errorf("restartable: %v\n%s", got, code)
			}
			if got := strings.Count(string(code), "coro.Settle(ctx)"); got != b.settles {
				t.Errorf("settles %d times\n%s", got, code)
			}
		})
	}
}
