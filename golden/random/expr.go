package main

import (
	"fmt"
	"strings"
)

// production writes an expression.
type production = func() string

// expr writes an expression of a type; depth bounds how deep it goes.
func (g *generator) expr(t *typ, depth int) string {
	names := g.candidates(t)
	if len(names) > 0 && (depth <= 0 || g.chance(30)) {
		return pick(g, names...)
	}
	if depth <= 0 {
		return g.literal(t, 1)
	}
	productions := append(g.productions(t, depth-1), g.general(t, depth-1)...)
	return pick(g, productions...)()
}

// productions are the forms that have the type by what they compute.
func (g *generator) productions(t *typ, d int) []production {
	switch t.kind {
	case anInt:
		return g.ints(d)
	case aFloat:
		return g.floats(d)
	case aNumber:
		return []production{
			func() string { return g.expr(pick(g, tInt, tFloat), d) },
			func() string {
				return fmt.Sprintf("(%s %s %s)", g.expr(tNum, d), pick(g, "+", "-", "*"), g.expr(tNum, d))
			},
			func() string { return fmt.Sprintf("max(%s, %s)", g.expr(tInt, d), g.expr(tFloat, d)) },
		}
	case aBool:
		return g.bools(d)
	case aStr:
		return g.texts(d)
	case anOption:
		return g.options(t, d)
	case aList:
		return g.lists(t, d)
	case aDict:
		return g.dicts(t, d)
	case aSet:
		return g.sets(t, d)
	case aTuple:
		return g.tuples(t, d)
	case anObject:
		return g.objects(t, d)
	case aRange:
		return g.ranges(d)
	case aBytes:
		return g.bytes(d)
	case aFunction:
		return g.functions(t, d)
	}
	return []production{func() string { return g.literal(t, d) }}
}

// general are the forms that any type has: choices, items of containers, calls.
func (g *generator) general(t *typ, d int) []production {
	found := []production{
		func() string { return g.literal(t, 2) },
		func() string { return fmt.Sprintf("(%s if %s else %s)", g.expr(t, d), g.expr(tBool, d), g.expr(t, d)) },
	}
	add := func(p production) { found = append(found, p) }
	if lists := g.candidates(listOf(t)); len(lists) > 0 {
		add(func() string { return fmt.Sprintf("%s[%s]", pick(g, lists...), g.index()) })
		add(func() string {
			l := pick(g, lists...)
			return fmt.Sprintf("(%s[%s] if %s else %s)", l, pick(g, "0", "-1"), l, g.expr(t, d))
		})
	}
	for _, k := range []*typ{tInt, tStr} {
		if dicts := g.candidates(dictOf(k, t)); len(dicts) > 0 {
			add(func() string { return fmt.Sprintf("%s[%s]", pick(g, dicts...), g.expr(k, 0)) })
			add(func() string { return fmt.Sprintf("%s.get(%s, %s)", pick(g, dicts...), g.expr(k, 0), g.expr(t, d)) })
		}
	}
	if option := g.exactly(optionOf(t)); len(option) > 0 {
		add(func() string {
			o := pick(g, option...)
			return fmt.Sprintf("(%s if %s is None else %s)", g.expr(t, d), o, o)
		})
		add(func() string { return fmt.Sprintf("(%s or %s)", pick(g, option...), g.expr(t, d)) })
	}
	if fs := g.exactly(functionOf(t)); len(fs) > 0 {
		add(func() string { return fmt.Sprintf("%s(%s)", pick(g, fs...), g.expr(tInt, d)) })
	}
	for _, f := range g.funcs {
		if t.takes(f.ret) && f.yields == nil && !f.manager && g.affordable(f) {
			add(func() string { return g.call(f, d) })
		}
	}
	if c := g.callsOfMethods(t, d); c != nil {
		found = append(found, c...)
	}
	return found
}

// index writes an index into a list, mostly a small one.
func (g *generator) index() string {
	return pick(g, "0", "-1", "1", "0", "-1", g.expr(tInt, 0), "5")
}

// literal writes a value of the type without looking at names.
func (g *generator) literal(t *typ, depth int) string {
	size := 0
	if depth > 0 {
		size = g.r.IntN(4)
	}
	item := func(i int) string { return g.literal(t.elems[i], depth-1) }
	switch t.kind {
	case anInt:
		return g.intLiteral()
	case aFloat:
		return pick(g, "0.5", "1.0", "-2.25", "3.75", "1e3", "0.1", "2.5", "-0.0", "100.125")
	case aNumber:
		return g.literal(pick(g, tInt, tFloat), depth)
	case aBool:
		return pick(g, "True", "False")
	case aStr:
		return pick(g, "'a'", "'bc'", "'hello'", "''", "'Xy z'", "'12'", "'k'", "'a,b,c'", "'  pad '", "'été'", "\"it's\"")
	case anOption:
		return pick(g, "None", item(0), item(0))
	case aList:
		return "[" + g.list(size, func(int) string { return item(0) }) + "]"
	case aSet:
		if size == 0 {
			return "set()"
		}
		return "{" + g.list(size, func(int) string { return item(0) }) + "}"
	case aDict:
		return "{" + g.list(size, func(int) string { return item(0) + ": " + item(1) }) + "}"
	case aTuple:
		return "(" + g.list(len(t.elems), item) + ",)"
	case anObject:
		return g.construct(t.class, 0)
	case aRange:
		return pick(g, "range(4)", "range(2, 7)", "range(9, 0, -3)", "range(0)")
	case aBytes:
		return pick(g, "b'ab'", "b''", "b'\\xff\\x00z'", "b'hello'")
	case aFunction:
		return fmt.Sprintf("(lambda v: %s)", g.literal(t.elem(), 1))
	}
	return "None"
}

func (g *generator) intLiteral() string {
	switch n := g.r.IntN(30); {
	case n == 0:
		return pick(g, "2**63 - 1", "10**20", "-2**63", "2**64", "9223372036854775807", "-(2**31)")
	case n < 6:
		return fmt.Sprint("-", 1+g.r.IntN(9))
	}
	return fmt.Sprint(g.r.IntN(13))
}

// options are values or None.
func (g *generator) options(t *typ, d int) []production {
	found := []production{
		func() string { return "None" },
		func() string { return g.expr(t.elem(), d) },
		func() string { return fmt.Sprintf("(%s if %s else None)", g.expr(t.elem(), d), g.expr(tBool, d)) },
		func() string {
			return fmt.Sprintf("next((v for v in %s if %s), None)", g.expr(listOf(t.elem()), d),
				g.under(variable{name: "v", typ: t.elem()}, tBool, d))
		},
	}
	switch {
	case t.elem().is(anInt):
		found = append(found, func() string { return fmt.Sprintf("%s.get(%s)", g.expr(dictOf(tStr, tInt), d), g.expr(tStr, 1)) })
	case t.elem().is(aStr):
		found = append(found, func() string { return fmt.Sprintf("%s.get(%s)", g.expr(dictOf(tInt, tStr), d), g.expr(tInt, 1)) })
	}
	return found
}

// under writes an expression that may use one more name.
func (g *generator) under(v variable, t *typ, depth int) (text string) {
	v.locked = true
	times := g.times
	g.times *= 3
	g.with([]variable{v}, func() { text = g.expr(t, depth) })
	g.times = times
	return text
}

// bools are conditions.
func (g *generator) bools(d int) []production {
	t := pick(g, tInt, tStr, tInt, tNum)
	compare := func() string { return pick(g, "<", "<=", ">", ">=", "==", "!=") }
	found := []production{
		func() string { return fmt.Sprintf("%s %s %s", g.expr(t, d), compare(), g.expr(t, d)) },
		func() string {
			return fmt.Sprintf("(%s %s %s %s %s)", g.expr(t, d), compare(), g.expr(t, d), compare(), g.expr(t, d))
		},
		func() string { return fmt.Sprintf("(not %s)", g.expr(g.anyType(1), d)) },
		func() string {
			return fmt.Sprintf("(%s %s %s)", g.expr(tBool, d), pick(g, "and", "or"), g.expr(tBool, d))
		},
		func() string {
			return fmt.Sprintf("(%s %s %s)", g.expr(tInt, d), pick(g, "in", "not in"), g.expr(pick(g, listOf(tInt), setOf(tInt)), d))
		},
		func() string {
			return fmt.Sprintf("(%s in %s)", g.expr(tStr, d), g.expr(pick(g, tStr, dictOf(tStr, tInt)), d))
		},
		func() string {
			u := optionOf(pick(g, tInt, tStr))
			return fmt.Sprintf("(%s %s None)", g.expr(u, d), pick(g, "is", "is not", "=="))
		},
		func() string {
			return fmt.Sprintf("isinstance(%s, %s)", g.expr(tNum, d), pick(g, "int", "float", "(int, str)"))
		},
		func() string {
			return fmt.Sprintf("%s(%s for v in %s)", pick(g, "all", "any"), g.under(variable{name: "v", typ: tInt}, tBool, d),
				g.expr(listOf(tInt), d))
		},
		func() string {
			return fmt.Sprintf("%s.%s(%s)", g.expr(tStr, d), pick(g, "startswith", "endswith"), g.expr(tStr, 0))
		},
		func() string {
			return fmt.Sprintf("%s.%s()", g.expr(tStr, d), pick(g, "isdigit", "isalpha", "islower", "isspace"))
		},
		func() string {
			u := g.anyType(1)
			return fmt.Sprintf("(%s %s %s)", g.expr(u, d), pick(g, "==", "!="), g.expr(u, d))
		},
		func() string {
			u := pick(g, tInt, tStr)
			return fmt.Sprintf("(%s %s %s)", g.expr(listOf(u), d), pick(g, "<", ">="), g.expr(listOf(u), d))
		},
		func() string {
			return fmt.Sprintf("%s %s %s", g.expr(setOf(tInt), d), pick(g, "<=", "<", ">", "=="), g.expr(setOf(tInt), d))
		},
	}
	return found
}

// parens puts an expression in parentheses unless it is a name, a call or the like.
func parens(x string) string {
	if strings.ContainsAny(x, " ") && !strings.HasPrefix(x, "(") {
		return "(" + x + ")"
	}
	return x
}
