package main

import (
	"fmt"
	"slices"
	"strings"
)

// block writes a few statements.
func (g *generator) block(n int) {
	for range 1 + g.r.IntN(n) {
		if g.cost > budget {
			return
		}
		g.statement()
	}
}

// statement writes one statement, with what belongs to it.
func (g *generator) statement() {
	simple := []func(){
		g.assign, g.assign, g.assign, g.reassign, g.reassign, g.augment, g.print, g.print, g.change, g.change, g.unpack,
		g.unpack, g.raise, g.other, g.useMethod, g.kinds,
	}
	if g.fn != nil && g.chance(20) {
		simple = append(simple, g.inner)
	}
	if g.loop && g.chance(50) {
		simple = append(simple, func() {
			g.put("if %s:", g.expr(tBool, 1))
			g.nested(func() { g.put("%s", pick(g, "break", "continue")) })
		})
	}
	if g.yields != nil {
		simple = append(simple, g.yield, g.yield, g.yield)
	}
	if g.depth >= 3 || g.times > 40 {
		pick(g, simple...)()
		return
	}
	if g.chance(60) {
		pick(g, simple...)()
		return
	}
	pick(g, g.ifElse, g.ifElse, g.forLoop, g.forLoop, g.whileLoop, g.tryExcept, g.tryFinally, g.withBlock)()
}

// scoped writes a block whose new names are forgotten after it: they may not be bound there. Now and then they are not
// forgotten, which is how a program comes to an UnboundLocalError.
func (g *generator) scoped(body func()) {
	saved := slices.Clone(g.vars)
	g.depth++
	g.nested(body)
	g.depth--
	if !g.chance(2) {
		g.vars = saved
	}
}

// assign binds a new name.
func (g *generator) assign() {
	t := g.anyType(2)
	name := g.name(prefix(t))
	g.put("%s = %s", name, g.bounded(t, g.expr(t, 3)))
	g.vars = append(g.vars, variable{name: name, typ: t})
}

// prefix is how names of a type begin.
func prefix(t *typ) string {
	switch t.kind {
	case anInt:
		return "n"
	case aFloat:
		return "f"
	case aNumber:
		return "num"
	case aBool:
		return "ok"
	case aStr:
		return "s"
	case anOption:
		return "opt"
	case aList:
		return "xs"
	case aDict:
		return "d"
	case aSet:
		return "set"
	case aTuple:
		return "pair"
	}
	return "obj"
}

// bounded keeps a value that a loop computes again and again from growing with every turn.
func (g *generator) bounded(t *typ, x string) string {
	if g.times == 1 && g.chance(80) {
		return x
	}
	switch {
	case t.is(anInt) && strings.ContainsAny(x, "*<("):
		return "(" + x + ") % 10007"
	case t.is(aStr):
		return "(" + x + ")[:20]"
	case t.is(aList):
		return "(" + x + ")[:6]"
	}
	return x
}

// reassign gives a name or an attribute another value, now and then one of another type.
func (g *generator) reassign() {
	t := g.anyType(1)
	targets := g.targets(t)
	if len(targets) == 0 {
		g.assign()
		return
	}
	target := pick(g, targets...)
	if i := slices.IndexFunc(g.vars, func(v variable) bool { return v.name == target }); i >= 0 && g.chance(8) && g.depth == 0 {
		g.vars[i].typ = g.anyType(1)
		t = g.vars[i].typ
	}
	g.put("%s = %s", target, g.bounded(t, g.expr(t, 3)))
}

// augment changes a name, an attribute or an item in place.
func (g *generator) augment() {
	t := pick(g, tInt, tInt, tStr, tFloat, tNum, listOf(tInt), setOf(tInt))
	targets := g.targets(t)
	if t.is(anInt) {
		for _, l := range g.targets(listOf(tInt)) {
			targets = append(targets, fmt.Sprintf("%s[%s]", l, g.index()))
		}
		for _, m := range g.targets(dictOf(tStr, tInt)) {
			targets = append(targets, fmt.Sprintf("%s[%s]", m, g.expr(tStr, 0)))
		}
	}
	if len(targets) == 0 || t.grows() && g.noGrow {
		g.print()
		return
	}
	target := pick(g, targets...)
	switch t.kind {
	case anInt:
		g.put("%s %s= %s", target, pick(g, "+", "-", "//", "%", "^", "|", ">>", "&"), g.expr(tInt, 2))
	case aStr:
		g.put("%s += %s", target, g.bounded(t, g.expr(tStr, 2)))
	case aFloat, aNumber:
		g.put("%s %s= %s", target, pick(g, "+", "-", "/"), g.expr(pick(g, tInt, tFloat), 2))
	case aList:
		g.put("%s += (%s)[:3]", target, g.expr(pick(g, t, t, tupleOf(tInt, tInt)), 2))
	case aSet:
		g.put("%s %s= %s", target, pick(g, "|", "&", "-", "^"), g.expr(t, 2))
	}
}

// print prints one to three values.
func (g *generator) print() {
	args := g.list(1+g.r.IntN(3), func(int) string {
		t := g.anyType(2)
		return g.shown(g.expr(t, 3), t)
	})
	g.put("print(%s%s)", args, pick(g, "", "", "", ", sep='|'", ", end=';\\n'"))
}

// change calls a method that changes a container, or assigns to or deletes parts of it.
func (g *generator) change() {
	t := pick(g, g.part(aList), g.part(aList), g.part(aDict), setOf(tInt))
	targets := g.candidates(t)
	if len(targets) == 0 || g.noGrow {
		g.assign()
		return
	}
	x := pick(g, targets...)
	switch t.kind {
	case aList:
		g.changeList(x, t)
	case aDict:
		g.changeDict(x, t)
	case aSet:
		g.put("%s.%s(%s)", x, pick(g, "add", "discard", "add", "remove"), g.expr(tInt, 2))
	}
}

func (g *generator) changeList(x string, t *typ) {
	item := func() string { return g.expr(t.elem(), 2) }
	pick(g,
		func() { g.put("%s.append(%s)", x, item()) },
		func() { g.put("%s.append(%s)", x, item()) },
		func() { g.put("%s.extend(%s)", x, g.bounded(t, g.expr(t, 2))+"[:3]") },
		func() { g.put("%s.insert(%s, %s)", x, g.index(), item()) },
		func() { g.put("print(%s.pop(%s))", x, pick(g, "", "0", "-1", g.index())) },
		func() { g.put("%s[%s] = %s", x, g.index(), item()) },
		func() {
			g.put("%s[%s] = (%s)[:4]", x, pick(g, "1:2", ":1", "1:", "::2", "::-1", ":0", g.slice()), g.expr(t, 2))
		},
		func() { g.put("del %s[%s]", x, pick(g, "0", "-1", "1:", ":1", "::2", g.index())) },
		func() { g.put("%s.reverse()", x) },
		func() { g.put("%s.remove(%s)", x, item()) },
		func() {
			if t.elem().orderable() {
				g.put("%s.sort(%s)", x, pick(g, "", "reverse=True", "key=lambda v: "+g.under(variable{name: "v", typ: t.elem()}, tInt, 1)))
			}
		},
	)()
}

func (g *generator) changeDict(x string, t *typ) {
	k := func() string { return g.expr(t.elems[0], 2) }
	v := func() string { return g.expr(t.elems[1], 2) }
	pick(g,
		func() { g.put("%s[%s] = %s", x, k(), v()) },
		func() { g.put("%s[%s] = %s", x, k(), v()) },
		func() { g.put("print(%s.setdefault(%s, %s))", x, k(), v()) },
		func() { g.put("print(%s.pop(%s, %s))", x, k(), v()) },
		func() { g.put("print(%s.pop(%s))", x, k()) },
		func() { g.put("%s.update(%s)", x, g.expr(t, 2)) },
		func() { g.put("del %s[%s]", x, k()) },
		func() { g.put("print(%s.popitem())", x) },
	)()
}

// unpack assigns to several targets at once.
func (g *generator) unpack() {
	t, u := g.element(), pick(g, tInt, tStr)
	a, b, c := variable{name: g.name(prefix(t)), typ: t}, variable{name: g.name(prefix(u)), typ: u}, variable{}
	pick(g,
		func() { g.put("%s, %s = %s, %s", a.name, b.name, g.expr(t, 2), g.expr(u, 2)) },
		func() { g.put("(%s, %s) = %s", a.name, b.name, g.expr(tupleOf(t, u), 2)) },
		func() {
			b.typ = listOf(t)
			b.name = g.name("xs")
			g.put("%s, *%s = %s", a.name, b.name, g.expr(listOf(t), 2))
		},
		func() {
			b.typ = listOf(t)
			b.name = g.name("xs")
			c = variable{name: g.name(prefix(t)), typ: t}
			g.put("%s, *%s, %s = [%s, %s, *%s]", a.name, b.name, c.name, g.expr(t, 1), g.expr(t, 1), g.expr(listOf(t), 1))
		},
		func() {
			b = variable{name: g.name(prefix(t)), typ: t}
			g.put("%s = %s = %s", a.name, b.name, g.expr(t, 2))
		},
		func() {
			b.typ = t
			b.name = g.name(prefix(t))
			g.put("%s, %s = %s, %s", a.name, b.name, g.expr(t, 1), g.expr(t, 1))
			g.put("%s, %s = %s, %s", a.name, b.name, b.name, a.name)
		},
	)()
	g.vars = append(g.vars, a, b)
	if c.name != "" {
		g.vars = append(g.vars, c)
	}
}

// raise raises under a condition.
func (g *generator) raise() {
	g.put("if %s:", g.expr(tBool, 2))
	g.nested(func() { g.put("raise %s%s", g.exception(), pick(g, "", "", " from None", " from ValueError('cause')")) })
}

// exception writes an exception to be raised.
func (g *generator) exception() string {
	if len(g.errors) > 0 && g.chance(60) {
		return fmt.Sprintf("%s(%s, %s)", pick(g, g.errors...), g.expr(tStr, 1), g.expr(tInt, 1))
	}
	return pick(g, "ValueError", "KeyError", "TypeError", "RuntimeError", "IndexError") + "(" + g.expr(g.scalar(), 1) + ")"
}

// other writes a statement that is seldom written.
func (g *generator) other() {
	pick(g,
		func() { g.put("assert %s, %s", g.expr(tBool, 2), g.expr(g.scalar(), 1)) },
		func() { g.put("pass") },
		func() { g.put("%s", g.expr(g.anyType(1), 2)) },
		func() {
			name := g.name("w")
			g.put("print((%s := %s), %s)", name, g.expr(tInt, 2), name)
			g.vars = append(g.vars, variable{name: name, typ: tInt})
		},
		func() {
			name := g.name("fs")
			g.put("%s = [lambda v=k: v + k for k in range(3)]", name)
			g.put("print([h() for h in %s], [h(%s) for h in %s])", name, g.expr(tInt, 1), name)
		},
	)()
}
