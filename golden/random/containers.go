package main

import "fmt"

// lists are forms that make a list.
func (g *generator) lists(t *typ, d int) []production {
	l := func() string { return g.expr(t, d) }
	e := t.elem()
	item := func() string { return g.expr(e, d) }
	found := []production{
		func() string { return "[" + g.list(g.r.IntN(4), func(int) string { return item() }) + "]" },
		func() string { return fmt.Sprintf("%s[%s]", l(), g.slice()) },
		func() string { return fmt.Sprintf("(%s + %s)", l(), l()) },
		func() string { return fmt.Sprintf("(%s * %s)", l(), pick(g, "2", "0", "-1")) },
		func() string { return fmt.Sprintf("[*%s, %s]", l(), item()) },
		func() string { return fmt.Sprintf("list(reversed(%s))", l()) },
		func() string {
			return fmt.Sprintf("[v for v in %s if %s]", l(), g.under(variable{name: "v", typ: e}, tBool, d))
		},
		func() string {
			return fmt.Sprintf("list(filter(lambda v: %s, %s))", g.under(variable{name: "v", typ: e}, tBool, d), l())
		},
		func() string { return fmt.Sprintf("[v for _, v in enumerate(%s)]", l()) },
		func() string { return fmt.Sprintf("%s.copy()", l()) },
		func() string { return g.comprehension("[", "]", e, d) },
		func() string { return g.comprehension("[", "]", e, d) },
		func() string { return g.comprehension("list(", ")", e, d) },
	}
	if e.orderable() {
		found = append(found,
			func() string { return fmt.Sprintf("sorted(%s%s)", l(), pick(g, "", ", reverse=True")) },
			func() string {
				return fmt.Sprintf("sorted(%s, key=lambda v: %s)", l(), g.under(variable{name: "v", typ: e}, pick(g, tInt, tStr), d))
			})
	}
	switch {
	case e.is(anInt):
		found = append(found,
			func() string { return fmt.Sprintf("list(%s)", g.expr(pick(g, tRange, tBytes), d)) },
			func() string {
				return fmt.Sprintf("[h(%s) for h in %s]", g.expr(tInt, d), g.expr(listOf(functionOf(tInt)), d))
			},
			func() string { return fmt.Sprintf("list(map(%s, %s))", g.expr(functionOf(tInt), d), l()) },
			func() string { return fmt.Sprintf("list(%s.values())", g.expr(dictOf(tStr, e), d)) },
			func() string { return fmt.Sprintf("list(range(%s))", pick(g, "3", "5", "1, 8, 3", "6, 0, -2", "4, 2")) },
			func() string { return fmt.Sprintf("sorted(%s)", g.expr(setOf(tInt), d)) },
			func() string {
				return fmt.Sprintf("list(map(lambda v: %s, %s))", g.under(variable{name: "v", typ: tInt}, tInt, d), l())
			})
	case e.is(aStr):
		found = append(found,
			func() string { return fmt.Sprintf("[v for _, v in %s]", g.expr(listOf(tupleOf(tInt, tStr)), d)) },
			func() string {
				return fmt.Sprintf("%s.split(%s)", g.operand(tStr, d), pick(g, "", "','", "'a'", "' ', 1"))
			},
			func() string { return fmt.Sprintf("list(%s)", g.expr(tStr, d)) },
			func() string { return fmt.Sprintf("list(map(str, %s))", g.expr(g.part(aList), d)) })
	case e.equal(tupleOf(tInt, tStr)):
		found = append(found,
			func() string {
				return fmt.Sprintf("list(zip(%s, %s))", g.expr(listOf(tInt), d), g.expr(listOf(tStr), d))
			},
			func() string { return fmt.Sprintf("list(enumerate(%s))", g.expr(listOf(tStr), d)) },
			func() string { return fmt.Sprintf("list(%s.items())", g.expr(dictOf(tInt, tStr), d)) })
	}
	return found
}

// comprehension writes one of elements of type e over one or two loops, with conditions.
func (g *generator) comprehension(open, end string, e *typ, d int) string {
	source := func() (*typ, string) {
		t := pick(g, tInt, tInt, tStr, g.element())
		if t.is(anInt) && g.chance(50) {
			return t, fmt.Sprintf("range(%d)", 1+g.r.IntN(4))
		}
		return t, g.expr(listOf(t), d)
	}
	name := g.name("v")
	t, over := source()
	text := ""
	saved, times := append([]variable{}, g.vars...), g.times
	g.times *= 3
	loop := fmt.Sprintf(" for %s in %s", name, over)
	g.vars = append(g.vars, variable{name: name, typ: t, locked: true})
	if g.chance(40) {
		loop += " if " + g.expr(tBool, d)
	}
	if g.chance(30) {
		name := g.name("v")
		t, over := source()
		loop += fmt.Sprintf(" for %s in %s", name, over)
		g.vars = append(g.vars, variable{name: name, typ: t, locked: true})
		g.times *= 3
	}
	text = open + g.expr(e, d) + loop + end
	g.vars, g.times = saved, times
	return text
}

// dicts are forms that make a dict.
func (g *generator) dicts(t *typ, d int) []production {
	k, v := t.elems[0], t.elems[1]
	m := func() string { return g.expr(t, d) }
	pair := func() string { return g.expr(k, d) + ": " + g.expr(v, d) }
	return []production{
		func() string { return "{" + g.list(g.r.IntN(4), func(int) string { return pair() }) + "}" },
		func() string { return fmt.Sprintf("{**%s, %s}", m(), pair()) },
		func() string { return fmt.Sprintf("(%s | %s)", m(), m()) },
		func() string { return fmt.Sprintf("dict(zip(%s, %s))", g.expr(listOf(k), d), g.expr(listOf(v), d)) },
		func() string { return fmt.Sprintf("dict(%s)", g.expr(listOf(tupleOf(k, v)), d)) },
		func() string {
			return fmt.Sprintf("{k: %s for k in %s}", g.under(variable{name: "k", typ: k}, v, d), g.expr(listOf(k), d))
		},
		func() string {
			return fmt.Sprintf("{k: v for k, v in %s.items() if %s}", m(), g.under(variable{name: "v", typ: v}, tBool, d))
		},
		func() string { return fmt.Sprintf("dict.fromkeys(%s, %s)", g.expr(listOf(k), d), g.expr(v, d)) },
		func() string { return fmt.Sprintf("%s.copy()", m()) },
	}
}

// sets are forms that make a set.
func (g *generator) sets(t *typ, d int) []production {
	s := func() string { return g.expr(t, d) }
	return []production{
		func() string {
			return "{" + g.list(1+g.r.IntN(3), func(int) string { return g.expr(t.elem(), d) }) + "}"
		},
		func() string { return fmt.Sprintf("(%s %s %s)", s(), pick(g, "|", "&", "-", "^"), s()) },
		func() string { return fmt.Sprintf("set(%s)", g.expr(listOf(t.elem()), d)) },
		func() string {
			return fmt.Sprintf("%s.%s(%s)", s(), pick(g, "union", "intersection", "difference"), g.expr(listOf(t.elem()), d))
		},
		func() string { return g.comprehension("{", "}", t.elem(), d) },
	}
}

// tuples are forms that make a tuple.
func (g *generator) tuples(t *typ, d int) []production {
	found := []production{
		func() string {
			return "(" + g.list(len(t.elems), func(i int) string { return g.expr(t.elems[i], d) }) + ",)"
		},
	}
	if t.equal(tupleOf(tInt, tInt)) {
		found = append(found, func() string { return fmt.Sprintf("divmod(%s, %s)", g.expr(tInt, d), pick(g, "3", "-5", "7")) })
	}
	return found
}

// ranges are forms that make a range.
func (g *generator) ranges(d int) []production {
	r := func() string { return g.expr(tRange, d) }
	return []production{
		func() string { return fmt.Sprintf("range(%s)", g.operand(tInt, d)+" % 6") },
		func() string {
			return fmt.Sprintf("range(%s, %s, %s)", g.operand(tInt, d)+" % 9", g.operand(tInt, d)+" % 9", pick(g, "1", "2", "-1", "-3"))
		},
		func() string { return fmt.Sprintf("%s[%s]", r(), g.slice()) },
		func() string { return fmt.Sprintf("range(len(%s))", g.expr(g.part(aList), d)) },
	}
}

// bytes are forms that make bytes.
func (g *generator) bytes(d int) []production {
	b := func() string { return g.operand(tBytes, d) }
	return []production{
		func() string { return fmt.Sprintf("(%s + %s)", b(), b()) },
		func() string { return fmt.Sprintf("%s[%s]", b(), g.slice()) },
		func() string { return fmt.Sprintf("%s.encode()", g.operand(tStr, d)) },
		func() string { return fmt.Sprintf("bytes(v %% 256 for v in %s)", g.expr(listOf(tInt), d)) },
		func() string { return fmt.Sprintf("%s.replace(%s, %s)", b(), g.expr(tBytes, 0), g.expr(tBytes, 0)) },
		func() string { return fmt.Sprintf("%s.join([%s, %s])", b(), b(), b()) },
		func() string { return fmt.Sprintf("(%s * %s)", b(), pick(g, "2", "0")) },
	}
}

// functions are forms that make a function of an int.
func (g *generator) functions(t *typ, d int) []production {
	e := t.elem()
	found := []production{
		func() string { return fmt.Sprintf("(lambda v: %s)", g.under(variable{name: "v", typ: tInt}, e, d)) },
		func() string {
			return fmt.Sprintf("(lambda v, w=%s: %s)", g.expr(tInt, d), g.lambda(e, d))
		},
		func() string { return fmt.Sprintf("(lambda v: %s)", g.under(variable{name: "v", typ: tInt}, e, d)) },
	}
	if e.is(anInt) {
		found = append(found, func() string {
			return pick(g, "abs", "int", "hash", "round", "(5).__add__", "[1, 2].count")
		})
		found = append(found, func() string {
			return fmt.Sprintf("functools.partial(%s, %s)", pick(g, "max", "min", "divmod", "pow"), g.expr(tInt, d))
		})
	}
	if e.is(aStr) {
		found = append(found, func() string { return pick(g, "str", "hex", "chr", "'<{}>'.format", "'a'.__mul__", "'x'.rjust") })
	}
	for _, f := range g.funcs {
		if len(f.params) == 1 && f.params[0].typ.takes(tInt) && f.params[0].prefix == "" && !f.params[0].named && e.takes(f.ret) &&
			f.yields == nil && !f.manager && f.cost < 50 {
			found = append(found, func() string { return f.name })
		}
	}
	return found
}
