package main

import (
	"fmt"
	"slices"
)

// closureMaker writes a function that returns a function with a state of its own, and uses two of those.
func (g *generator) closureMaker() {
	state := pick(g, tInt, tStr, tNum, optionOf(tInt), listOf(tInt))
	maker, step, x := g.name("make"), g.name("step"), g.name(prefix(state))
	pair := g.chance(50)
	p := param{name: g.name("p"), typ: g.scalar()}
	f := &function{name: step, params: []param{{name: "x", typ: tInt}}, ret: g.anyType(1)}
	g.put("def %s(%s):", maker, header([]param{p}))
	g.inside(&place{vars: append(slices.Clone(g.globals), variables([]param{p})...), times: 1}, func() {
		g.put("%s = %s", x, g.expr(state, 2))
		g.put("def %s(x, y=%s):", step, p.name)
		vars := append(slices.Clone(g.vars), variable{name: "x", typ: tInt}, variable{name: "y", typ: p.typ}, variable{name: x, typ: state})
		f.cost = g.inside(&place{vars: vars, fn: f, times: 1, depth: 1}, func() {
			g.put("nonlocal %s", x)
			g.put("%s = %s", x, g.bounded(state, g.expr(state, 2)))
			g.block(3)
			g.ret()
		})
		if pair {
			g.put("return %s, lambda: %s", step, x)
		} else {
			g.put("return %s", step)
		}
	})
	g.vars = slices.Clone(g.globals)
	g.attempt(func() {
		get := ""
		if pair {
			g.put("one, get = %s(%s)", maker, g.expr(p.typ, 1))
			g.put("two, _ = %s(%s)", maker, g.expr(p.typ, 1))
			get = ", get()"
		} else {
			g.put("one, two = %s(%s), %s(%s)", maker, g.expr(p.typ, 1), maker, g.expr(p.typ, 1))
		}
		for range 3 {
			g.put("print(one(%s), two(%s)%s)", g.expr(tInt, 1), g.expr(tInt, 1), get)
		}
	})
}

// higherOrder writes a function that calls what it is given, and gives it functions, lambdas and methods.
func (g *generator) higherOrder() {
	name := g.name("apply")
	g.put("def %s(f, xs, *more):", name)
	g.nested(func() {
		g.put("out = []")
		g.put("for x in xs:")
		g.nested(func() {
			g.put("try:")
			g.nested(func() { g.put("out.append(f(x, *more))") })
			g.put("except (TypeError, ValueError, ArithmeticError, LookupError) as e:")
			g.nested(func() { g.put("out.append(%s)", pick(g, "str(e)", "None", "type(e)", "(x, e.args)")) })
		})
		g.put("return out")
	})
	callables := []string{"str", "len", "int", "abs", "lambda x: x", "lambda x, *a: (x, a)", "'{:>4}'.format", "[1, 2, 3].count", "divmod"}
	for _, f := range g.funcs {
		if f.yields == nil && !f.manager && f.cost < budget/10 {
			callables = append(callables, f.name, f.name)
		}
	}
	g.vars = slices.Clone(g.globals)
	for range 3 {
		g.attempt(func() {
			t := g.element()
			g.put("print(%s(%s, %s%s))", name, pick(g, callables...), g.expr(listOf(t), 2), pick(g, "", "", ", 2", ", 'z'"))
		})
	}
}

// linked writes a class whose objects form a list.
func (g *generator) linked() {
	name, t := g.name("Link"), g.element()
	g.put("class %s:", name)
	g.nested(func() {
		g.put("made = 0")
		g.put("def __init__(self, value, next=None):")
		g.nested(func() {
			g.put("self.value, self.next = value, next")
			g.put("%s.made += 1", pick(g, name, "type(self)", "self"))
		})
		g.put("def __iter__(self):")
		g.nested(func() {
			g.put("at = self")
			g.put("while at%s:", pick(g, "", " is not None"))
			g.nested(func() {
				g.put("yield at.value")
				g.put("at = at.next")
			})
		})
		g.put("def last(self):")
		g.nested(func() { g.put("return self if self.next is None else self.next.last()") })
		g.put("def find(self, x):")
		g.nested(func() {
			g.put("if self.value == x:")
			g.nested(func() { g.put("return self") })
			g.put("if self.next:")
			g.nested(func() { g.put("return self.next.find(x)") })
		})
		if g.chance(40) {
			g.put("def __len__(self):")
			g.nested(func() { g.put("return 1 + (len(self.next) if self.next is not None else 0)") })
		}
	})
	g.vars = slices.Clone(g.globals)
	g.attempt(func() {
		g.put("head = None")
		g.put("for x in %s:", g.expr(listOf(t), 3))
		g.nested(func() { g.put("head = %s(x, head)", name) })
		g.put("print(head and list(head), %s.made)", name)
		g.put("found = head.find(%s)", g.expr(t, 1))
		g.put("print(found is None, found is head, found and found.value)")
		g.put("head.last().next = %s(%s)", name, g.expr(t, 1))
		g.put("print([*head], head.last().value, head.next.next is None, head.made)")
		g.put("head.next.value = %s", g.expr(g.anyType(1), 1))
		g.put("head.extra = %s", g.expr(g.anyType(1), 1))
		g.put("print(head.next.value, head.extra, sorted(vars(head)))")
		g.put("del head.%s", pick(g, "extra", "value", "next", "made"))
		g.put("print(head.%s)", pick(g, "extra", "value", "next", "made"))
	})
}

// kinds writes a name that holds values of different types on different ways, and uses it.
func (g *generator) kinds() {
	name, t, u := g.name("var"), g.anyType(1), g.anyType(1)
	switch g.r.IntN(4) {
	case 0:
		g.put("if %s:", g.condition())
		g.scoped(func() { g.put("%s = %s", name, g.expr(t, 2)) })
		g.put("else:")
		g.scoped(func() { g.put("%s = %s", name, g.expr(u, 2)) })
	case 1:
		g.put("%s = %s", name, g.expr(t, 2))
		g.put("while True:")
		g.scoped(func() {
			g.put("print(%s)", g.shown(name, t))
			g.put("%s = %s", name, g.expr(t, 2))
			g.put("break")
		})
		g.put("%s = %s", name, g.expr(u, 2))
	case 2:
		g.put("for %s in (%s, %s, %s):", name, g.expr(t, 1), g.expr(u, 1), g.expr(g.scalar(), 1))
		g.scoped(func() { g.put("print(%s)", name) })
	case 3:
		g.put("%s = %s", name, g.expr(t, 2))
		g.put("try:")
		g.scoped(func() {
			g.put("%s = %s", name, g.expr(u, 3))
			g.block(2)
		})
		g.put("except (ArithmeticError, LookupError, ValueError):")
		g.scoped(func() { g.put("print('kept', %s)", name) })
	}
	g.put("print(%s, type(%s).__name__%s)", name, name, pick(g, "", ", "+name+" == "+g.expr(t, 1), ", not "+name, fmt.Sprintf(", [%s] * 2", name),
		fmt.Sprintf(", isinstance(%s, (int, str))", name)))
	pick(g, func() {}, func() {}, func() { g.put("print(%s + %s)", name, g.expr(pick(g, t, u), 1)) },
		func() { g.put("print(len(%s))", name) }, func() { g.put("del %s", name) },
		func() {
			g.put("if isinstance(%s, int):", name)
			g.nested(func() { g.put("print(%s + 1, -%s)", name, name) })
			g.put("elif isinstance(%s, str):", name)
			g.nested(func() { g.put("print(%s.upper() + '!')", name) })
		})()
}

// coroutines writes coroutine functions that await each other, and runs them at once.
func (g *generator) coroutines() {
	if !slices.Contains(g.lines, "import asyncio") {
		g.put("import asyncio")
	}
	var names []*function
	for range 2 + g.r.IntN(2) {
		f := &function{name: g.name("co"), params: g.params(2), ret: g.result()}
		g.put("async def %s(%s):", f.name, header(f.params))
		f.cost = g.inside(&place{vars: slices.Concat(g.globals, variables(f.params)), fn: f, times: 1, depth: 1}, func() {
			g.block(2)
			g.put("await asyncio.sleep(0)")
			for _, other := range names {
				if g.chance(50) && g.affordable(other) {
					x := g.name(prefix(other.ret))
					g.put("%s = await %s", x, g.call(other, 1))
					g.vars = append(g.vars, variable{name: x, typ: other.ret})
				}
			}
			g.block(3)
			g.ending()
		})
		names = append(names, f)
	}
	main := g.name("main")
	g.put("async def %s():", main)
	g.inside(&place{vars: slices.Clone(g.globals), fn: names[0], times: 1, depth: 1}, func() {
		call := func(int) string { f := pick(g, names...); return g.callText(f.name, f, 1) }
		g.put("print(await asyncio.gather(%s, return_exceptions=True))", g.list(3, call))
		g.put("tasks = [asyncio.create_task(c) for c in (%s,)]", g.list(2, call))
		g.put("for t in tasks:")
		g.nested(func() {
			g.put("try:")
			g.nested(func() { g.put("print(await t)") })
			g.put("except Exception as e:")
			g.nested(func() { g.put("print(type(e).__name__, e)") })
		})
		g.put("async with asyncio.TaskGroup() as group:")
		g.nested(func() { g.put("group.create_task(%s)", call(0)); g.put("group.create_task(%s)", call(0)) })
	})
	g.put("try:")
	g.nested(func() { g.put("asyncio.run(%s())", main) })
	g.put("except* Exception as e:")
	g.nested(func() { g.put("print(e, e.exceptions)") })
}
