package main

import "fmt"

// ints are forms that make an int.
func (g *generator) ints(d int) []production {
	i := func() string { return g.operand(tInt, d) }
	return []production{
		func() string { return fmt.Sprintf("(%s %s %s)", i(), pick(g, "+", "-", "*", "+", "-"), i()) },
		func() string { return fmt.Sprintf("(%s %s %s)", i(), pick(g, "+", "-", "&", "|", "^"), i()) },
		func() string {
			return fmt.Sprintf("(%s %s %s)", i(), pick(g, "//", "%"), pick(g, "3", "7", "-4", "2", i()))
		},
		func() string { return fmt.Sprintf("(%s%s)", pick(g, "-", "~", "+"), i()) },
		func() string { return fmt.Sprintf("%s(%s)", pick(g, "abs", "int", "round", "hash"), i()) },
		func() string { return fmt.Sprintf("(%s %% 50) ** %s", i(), pick(g, "2", "3")) },
		func() string {
			return fmt.Sprintf("(%s %s %s)", i(), pick(g, "<<", ">>"), pick(g, "1", "3", "40", "("+i()+" % 9)"))
		},
		func() string { return fmt.Sprintf("%s(%s, %s)", pick(g, "min", "max"), i(), i()) },
		func() string {
			return fmt.Sprintf("divmod(%s, %s)[%s]", i(), pick(g, "3", "-7", i()), pick(g, "0", "1"))
		},
		func() string { return fmt.Sprintf("pow(%s, %s, 97)", i(), pick(g, "2", "5", "-1")) },
		func() string { return fmt.Sprintf("len(%s)", g.expr(g.container(), d)) },
		func() string { return fmt.Sprintf("sum(%s)", g.expr(listOf(tInt), d)) },
		func() string {
			return fmt.Sprintf("sum(%s for v in %s if %s)", g.under(variable{name: "v", typ: tInt}, tInt, d),
				g.expr(listOf(tInt), d), g.under(variable{name: "v", typ: tInt}, tBool, d))
		},
		func() string { return fmt.Sprintf("%s.count(%s)", g.operand(tStr, d), g.expr(tStr, 0)) },
		func() string {
			return fmt.Sprintf("%s.%s(%s)", g.operand(tStr, d), pick(g, "find", "rfind", "index"), g.expr(tStr, 0))
		},
		func() string { return fmt.Sprintf("ord(%s[%s])", g.operand(tStr, d), g.index()) },
		func() string { return fmt.Sprintf("int(%s)", g.expr(pick(g, tFloat, tBool, tStr), d)) },
		func() string { return fmt.Sprintf("round(%s)", g.expr(tFloat, d)) },
		func() string { return fmt.Sprintf("(%s %s %s)", g.operand(tBool, d), pick(g, "+", "*"), i()) },
		func() string {
			return fmt.Sprintf("%s.%s(%s)", g.expr(listOf(tInt), d), pick(g, "count", "index"), i())
		},
		func() string { return fmt.Sprintf("(%s %s %s)", i(), pick(g, "or", "and"), i()) },
		func() string {
			return fmt.Sprintf("%s(%s, default=%s)", pick(g, "max", "min"), g.expr(listOf(tInt), d), i())
		},
		func() string { return fmt.Sprintf("(lambda v, w=%s: %s)(%s)", i(), g.lambda(tInt, d), i()) },
		func() string {
			return fmt.Sprintf("functools.reduce(lambda v, w: %s, %s, %s)", g.lambda(tInt, d), g.expr(listOf(tInt), d), i())
		},
		func() string { return fmt.Sprintf("(%s).bit_length()", i()) },
		func() string { return fmt.Sprintf("math.%s(%s)", pick(g, "floor", "ceil", "trunc"), g.expr(tFloat, d)) },
		func() string { return fmt.Sprintf("math.gcd(%s, %s)", i(), i()) },
		func() string { return fmt.Sprintf("%s(%s)", g.expr(functionOf(tInt), d), i()) },
		func() string { return fmt.Sprintf("%s[%s]", g.expr(pick(g, tRange, tBytes), d), g.index()) },
		func() string {
			return fmt.Sprintf("int.from_bytes(%s, %s)", g.expr(tBytes, d), pick(g, "'big'", "'little', signed=True"))
		},
		func() string {
			return fmt.Sprintf("%s[%s].get(%s, %s)", "["+g.expr(dictOf(tStr, tInt), d)+"]", "0", g.expr(tStr, 0), i())
		},
	}
}

// operand writes an expression that may stand beside any operator.
func (g *generator) operand(t *typ, d int) string { return parens(g.expr(t, d)) }

// lambda writes the body of a function of the ints v and w.
func (g *generator) lambda(t *typ, d int) (text string) {
	g.with([]variable{{name: "v", typ: tInt, locked: true}, {name: "w", typ: tInt, locked: true}}, func() {
		text = g.under(variable{name: "v", typ: tInt}, t, d)
	})
	return text
}

// container is a random type with a length.
func (g *generator) container() *typ {
	return pick(g, append([]*typ{tStr, tStr}, compound...)...)
}

// floats are forms that make a float.
func (g *generator) floats(d int) []production {
	f := func() string { return g.operand(tFloat, d) }
	i := func() string { return g.operand(tInt, d) }
	return []production{
		func() string { return fmt.Sprintf("(%s %s %s)", f(), pick(g, "+", "-", "*"), f()) },
		func() string { return fmt.Sprintf("(%s %s %s)", f(), pick(g, "+", "-", "*"), i()) },
		func() string { return fmt.Sprintf("(%s / %s)", i(), pick(g, "2", "3", "7", i())) },
		func() string {
			return fmt.Sprintf("(%s %s %s)", f(), pick(g, "/", "//", "%"), pick(g, "2", "0.75", "-3", f()))
		},
		func() string { return fmt.Sprintf("%s(%s)", pick(g, "-", "abs", "float", "+"), f()) },
		func() string { return fmt.Sprintf("round(%s, %s)", f(), pick(g, "1", "2", "-1")) },
		func() string { return fmt.Sprintf("float(%s)", i()) },
		func() string { return fmt.Sprintf("math.sqrt(abs(%s))", g.operand(tNum, d)) },
		func() string { return fmt.Sprintf("%s(%s, %s)", pick(g, "min", "max"), f(), f()) },
		func() string { return fmt.Sprintf("sum(%s, 0.5)", g.expr(listOf(pick(g, tFloat, tInt)), d)) },
		func() string { return fmt.Sprintf("(%s / max(len(%s), 1))", f(), g.expr(g.container(), d)) },
	}
}
