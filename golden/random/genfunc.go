package main

import (
	"fmt"
	"slices"
)

// generatorFunction writes a generator, which may take what is sent and delegate to an earlier one.
func (g *generator) generatorFunction() {
	f := &function{name: g.name("gen"), params: g.params(2), ret: pick(g, tNone, tInt, tStr), yields: g.anyType(1), sends: g.chance(30)}
	g.put("def %s(%s):", f.name, header(f.params))
	f.cost = g.inside(&place{vars: slices.Concat(g.globals, variables(f.params)), fn: f, times: 1, yields: f.yields}, func() {
		g.yield()
		g.block(4)
		g.yield()
		if !f.ret.is(aNone) {
			g.ret()
		}
	})
	g.funcs = append(g.funcs, f)
}

// yield writes a yield, or has another generator yield.
func (g *generator) yield() {
	for _, f := range g.funcs {
		if f.yields != nil && f.yields.equal(g.yields) && g.chance(50) && g.affordable(f) {
			name := g.name(prefix(f.ret))
			g.put("%s = yield from %s", name, g.call(f, 1))
			g.put("print('delegated', %s)", name)
			return
		}
	}
	switch {
	case g.fn.sends && g.chance(60):
		name := g.name("got")
		g.put("%s = yield %s", name, g.expr(g.yields, 2))
		g.put("print('got', %s)", name)
		g.put("if isinstance(%s, int):", name)
		g.nested(func() { g.put("print(%s + 1)", name) })
	case g.chance(15):
		g.put("yield from %s", g.expr(listOf(g.yields), 2))
	case g.chance(20):
		g.put("try:")
		g.nested(func() { g.put("yield %s", g.expr(g.yields, 2)) })
		g.put("except ValueError as e:")
		g.nested(func() {
			g.put("print('thrown', e)")
			g.put("yield %s", g.expr(g.yields, 1))
		})
		g.put("finally:")
		g.nested(func() { g.put("print('left')") })
	default:
		g.put("yield %s", g.expr(g.yields, 3))
	}
}

// driveGenerator runs a generator to its end, in one of the ways there are.
func (g *generator) driveGenerator(f *function) {
	call := g.callText(f.name, f, 2)
	switch g.r.IntN(4) {
	case 0:
		g.put("for y in %s:", call)
		g.nested(func() { g.put("print(%q, y)", f.name) })
	case 1:
		g.put("print(%s(%s))", pick(g, "list", "tuple"), call)
	default:
		g.put("it = %s", call)
		g.put("try:")
		g.nested(func() {
			g.put("print(next(it))")
			for range 2 + g.r.IntN(4) {
				g.put("print(%s)", pick(g, "it.send(None)", "next(it)", "next(it, 'end')", "it.throw(ValueError('thrown'))",
					fmt.Sprintf("it.send(%s)", g.literal(g.scalar(), 1))))
			}
		})
		g.put("except StopIteration as stop:")
		g.nested(func() { g.put("print('stop', stop.value)") })
		g.put("finally:")
		g.nested(func() { g.put("it.close()") })
	}
}

// contextManager writes a generator for a with statement.
func (g *generator) contextManager() {
	f := &function{name: g.name("manage"), params: g.params(1), ret: tNone, manager: true}
	g.put("@contextmanager")
	g.put("def %s(%s):", f.name, header(f.params))
	f.cost = g.inside(&place{vars: slices.Concat(g.globals, variables(f.params)), fn: f, times: 1, depth: 2}, func() {
		g.block(2)
		g.put("try:")
		g.nested(func() { g.put("yield %s", g.expr(g.anyType(1), 2)) })
		if g.chance(50) {
			g.put("except %s as e:", pick(g, "ValueError", "ZeroDivisionError", "Exception"))
			g.nested(func() {
				g.put("print('managed', type(e).__name__, e)")
				if g.chance(30) {
					g.put("raise %s", pick(g, "", g.exception(), g.exception()+" from e"))
				}
			})
		}
		g.put("finally:")
		g.nested(func() { g.put("print('managed')") })
	})
	g.funcs = append(g.funcs, f)
}
