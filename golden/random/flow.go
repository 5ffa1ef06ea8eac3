package main

import (
	"fmt"
	"slices"
)

func (g *generator) ifElse() {
	g.put("if %s:", g.condition())
	g.scoped(func() { g.block(3) })
	for g.chance(25) {
		g.put("elif %s:", g.condition())
		g.scoped(func() { g.block(2) })
	}
	if g.chance(50) {
		g.put("else:")
		g.scoped(func() { g.block(3) })
	}
}

// condition writes what an if or while asks: often a value that is true or not by its kind.
func (g *generator) condition() string {
	if g.chance(25) {
		return g.expr(g.anyType(1), 2)
	}
	return g.expr(tBool, 3)
}

// body writes a loop's body, which runs at most n times, with the loop's names.
func (g *generator) body(n int, vars []variable, write func()) {
	loop, times := g.loop, g.times
	g.loop, g.times = true, g.times*n
	for i := range vars {
		vars[i].locked = g.chance(60)
	}
	g.scoped(func() {
		g.vars = append(g.vars, vars...)
		write()
	})
	g.loop, g.times = loop, times
	if g.chance(15) {
		g.put("else:")
		g.scoped(func() { g.block(2) })
	}
}

func (g *generator) forLoop() {
	t := g.element()
	x, y := g.name(prefix(t)), g.name("k")
	one := []variable{{name: x, typ: t}}
	simple := func() { g.block(3) }
	pick(g,
		func() {
			g.put("for %s in %s:", y, pick(g, "range(3)", "range(1, 6, 2)", "range(3, -1, -1)", "range(len("+g.expr(g.container(), 1)+") % 5)"))
			g.body(4, []variable{{name: y, typ: tInt}}, simple)
		},
		func() {
			g.put("for %s in (%s)[:5]:", x, g.expr(listOf(t), 2))
			g.body(5, one, simple)
		},
		func() {
			saved := g.noGrow
			g.noGrow = true
			g.put("for %s in %s:", x, g.expr(listOf(t), 1))
			g.body(5, one, simple)
			g.noGrow = saved
		},
		func() {
			g.put("for %s, %s in enumerate((%s)[:4]%s):", y, x, g.expr(listOf(t), 2), pick(g, "", ", 1", ", start=5"))
			g.body(4, []variable{{name: y, typ: tInt}, {name: x, typ: t}}, simple)
		},
		func() {
			g.put("for %s, %s in zip((%s)[:4], %s):", y, x, g.expr(listOf(tInt), 2), g.expr(listOf(t), 2))
			g.body(4, []variable{{name: y, typ: tInt}, {name: x, typ: t}}, simple)
		},
		func() {
			m := g.part(aDict)
			g.put("for %s, %s in list(%s.items())[:4]:", y, x, g.expr(m, 2))
			g.body(4, []variable{{name: y, typ: m.elems[0]}, {name: x, typ: m.elems[1]}}, simple)
		},
		func() {
			g.put("for %s in %s:", y, g.expr(dictOf(tStr, tInt), 2))
			g.body(4, []variable{{name: y, typ: tStr}}, simple)
		},
		func() {
			g.put("for %s in %s[:4]:", y, g.operand(tStr, 2))
			g.body(4, []variable{{name: y, typ: tStr}}, simple)
		},
		func() {
			g.put("for %s in reversed((%s)[:4]):", x, g.expr(listOf(t), 2))
			g.body(4, one, simple)
		},
	)()
}

func (g *generator) whileLoop() {
	name := g.name("i")
	g.put("%s = %d", name, g.r.IntN(5))
	g.vars = append(g.vars, variable{name: name, typ: tInt, locked: true})
	g.put("while %s > 0%s:", name, pick(g, "", " and "+g.operand(tBool, 2)))
	g.body(5, nil, func() {
		g.put("%s -= 1", name)
		g.block(3)
	})
}

// handlers writes the except clauses of a try.
func (g *generator) handlers() {
	for range 1 + g.r.IntN(2) {
		what := pick(g, "ZeroDivisionError", "(IndexError, KeyError)", "ValueError", "TypeError", "LookupError", "ArithmeticError")
		if len(g.errors) > 0 && g.chance(40) {
			what = pick(g, g.errors...)
		}
		name := g.name("e")
		g.put("except %s as %s:", what, name)
		g.scoped(func() {
			g.put("print(type(%s).__name__, %s)", name, name)
			g.block(2)
			g.leave()
			if g.chance(20) {
				g.put("raise %s", pick(g, "", g.exception(), g.exception()+" from "+name))
			}
		})
	}
}

func (g *generator) tryExcept() {
	saved := slices.Clone(g.vars)
	g.put("try:")
	g.scoped(func() { g.block(3); g.leave() })
	g.handlers()
	if g.chance(30) {
		g.put("else:")
		g.scoped(func() { g.block(2); g.leave() })
	}
	if g.chance(30) {
		g.put("finally:")
		g.scoped(func() { g.block(2) })
	}
	g.vars = saved
}

func (g *generator) tryFinally() {
	g.put("try:")
	g.scoped(func() { g.block(3); g.leave() })
	g.put("finally:")
	g.scoped(func() {
		g.block(2)
		if g.chance(30) {
			g.leave()
		}
	})
}

// leave writes, now and then, a statement that leaves the block.
func (g *generator) leave() {
	if g.chance(60) {
		return
	}
	switch {
	case g.loop && g.chance(50):
		g.put("%s", pick(g, "break", "continue"))
	case g.fn != nil && g.fn.yields == nil:
		g.ret()
	}
}

func (g *generator) withBlock() {
	var managers []string
	for _, c := range g.classes {
		if c.has("__enter__") && c != g.self && g.affordable(c.methodNamed("__enter__")) {
			managers = append(managers, g.construct(c, 1))
		}
	}
	for _, f := range g.funcs {
		if f.manager && g.affordable(f) {
			managers = append(managers, g.callText(f.name, f, 1))
		}
	}
	managers = append(managers, fmt.Sprintf("suppress(%s)", pick(g, "ValueError", "IndexError, KeyError", "ZeroDivisionError")))
	if g.chance(60) {
		g.put("with %s:", pick(g, managers...))
	} else {
		g.put("with %s as %s:", pick(g, managers...), g.name("m"))
	}
	g.scoped(func() { g.block(3); g.leave() })
}

// useMethod calls a method or a function for what it does.
func (g *generator) useMethod() {
	var calls []string
	for _, f := range g.funcs {
		if g.affordable(f) && f.yields == nil && !f.manager {
			calls = append(calls, g.call(f, 2))
		}
	}
	if len(calls) == 0 || g.noGrow {
		g.print()
		return
	}
	g.put("%s", pick(g, calls[len(calls)-1], "print("+pick(g, calls...)+")"))
}
