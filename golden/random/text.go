package main

import (
	"fmt"
	"strings"
)

// texts are forms that make a str.
func (g *generator) texts(d int) []production {
	s := func() string { return g.operand(tStr, d) }
	return []production{
		func() string { return fmt.Sprintf("(%s + %s)", s(), s()) },
		func() string { return fmt.Sprintf("(%s * %s)", s(), pick(g, "2", "3", "0", "-1")) },
		func() string { return fmt.Sprintf("%s[%s]", s(), g.index()) },
		func() string { return fmt.Sprintf("%s[%s]", s(), g.slice()) },
		func() string { return fmt.Sprintf("%s[%s]", s(), g.slice()) },
		func() string {
			return fmt.Sprintf("%s.%s()", s(), pick(g, "upper", "lower", "title", "strip", "lstrip", "capitalize", "swapcase"))
		},
		func() string { return fmt.Sprintf("%s.replace(%s, %s)", s(), g.expr(tStr, 0), g.expr(tStr, 0)) },
		func() string {
			return fmt.Sprintf("%s.%s(%d)", s(), pick(g, "center", "ljust", "rjust", "zfill"), 3+g.r.IntN(6))
		},
		func() string { return fmt.Sprintf("%s(%s)", pick(g, "str", "repr"), g.expr(g.printable(), d)) },
		func() string { return g.fstring(d) },
		func() string { return g.fstring(d) },
		func() string {
			return fmt.Sprintf("'%%s-%%r' %% (%s, %s)", g.expr(g.printable(), d), g.expr(g.scalar(), d))
		},
		func() string {
			return fmt.Sprintf("'%%5d|%%.2f|%%x' %% (%s, %s, abs(%s))", g.expr(tInt, d), g.expr(tNum, d), g.expr(tInt, d))
		},
		func() string {
			return fmt.Sprintf("'{}:{:>4}'.format(%s, %s)", g.expr(g.scalar(), d), g.expr(pick(g, tInt, tStr), d))
		},
		func() string { return fmt.Sprintf("%s.join(%s)", pick(g, "','", "''", "' '"), g.expr(listOf(tStr), d)) },
		func() string {
			return fmt.Sprintf("','.join(str(%s) for v in %s)", g.under(variable{name: "v", typ: tInt}, g.scalar(), d), g.expr(listOf(tInt), d))
		},
		func() string { return fmt.Sprintf("chr(97 + %s %% 26)", g.operand(tInt, d)) },
		func() string { return fmt.Sprintf("type(%s).__name__", g.expr(g.anyType(1), d)) },
		func() string { return fmt.Sprintf("%s(%s)", pick(g, "hex", "bin", "oct"), g.expr(tInt, d)) },
		func() string { return fmt.Sprintf("(%s or %s)", s(), s()) },
		func() string { return fmt.Sprintf("%s(%s)", g.expr(functionOf(tStr), d), g.expr(tInt, d)) },
		func() string { return fmt.Sprintf("%s.decode('latin-1')", g.operand(tBytes, d)) },
		func() string { return fmt.Sprintf("%s.hex()", g.operand(tBytes, d)) },
		func() string { return fmt.Sprintf("max(%s, %s, key=len)", s(), s()) },
		func() string {
			return fmt.Sprintf("%s.partition(%s)[%d]", s(), pick(g, "','", "'l'", "' '"), g.r.IntN(3))
		},
	}
}

// printable is a random type whose text is the same in every run.
func (g *generator) printable() *typ {
	for {
		if t := g.anyType(1); t.shows() {
			return t
		}
	}
}

// slice writes what stands between the brackets of a slice.
func (g *generator) slice() string {
	bound := func() string { return pick(g, "", "", "1", "2", "-1", "-2", "4", g.expr(tInt, 0)) }
	text := bound() + ":" + bound()
	if g.chance(40) {
		text += ":" + pick(g, "", "2", "-1", "3", "-2")
	}
	return text
}

// fstring writes an f-string of a few fields. Expressions with braces, quotes or colons go into parentheses, which hold them
// together.
func (g *generator) fstring(d int) string {
	field := func(t *typ, specs ...string) string {
		x := "(" + g.expr(t, d) + ")"
		return "{" + x + pick(g, specs...) + "}"
	}
	var parts []string
	for range 1 + g.r.IntN(3) {
		parts = append(parts, pick(g,
			func() string {
				return field(tInt, "", ":5", ":<4", ":^7", ":+", ":05", ":,", ":x", "!r:>6", ":08.2f", ":_", ":e")
			},
			func() string {
				return field(tFloat, "", ":.2f", ":8.3f", ":+.1f", ":g", ":.3e", ":.1%", ":<9", ":010.2f")
			},
			func() string { return field(tNum, "", ":.2f", ":>8", ":+", "!r") },
			func() string { return field(tStr, "", ":>6", ":*^9", "!r", ":.2", ":<5") },
			func() string { return field(g.printable(), "", "!r", "!s") },
			func() string { return field(tBool, "", ":>6", ":d", "!s:>6") },
			func() string { return pick(g, "x=", " ", "{{", "}}", "-") },
		)())
	}
	return `f"""` + strings.Join(parts, "|") + ` """`
}
