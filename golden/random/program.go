package main

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
)

// generator writes one program.
type generator struct {
	r       *rand.Rand
	lines   []string
	indent  int
	counter int
	funcs   []*function // what is defined so far and may be called
	classes []*class
	errors  []string // exception classes of the program
	globals []variable
	*place
}

// place is where the next statement is written.
type place struct {
	vars   []variable
	fn     *function // the function around it, nil in the module
	self   *class    // the class whose method that is
	method int       // the index of the method, of which only smaller ones may be called
	times  int       // how often the loops around run it
	cost   int       // how many statements the body runs at most
	depth  int       // of blocks
	loop   bool      // break and continue may stand here
	noGrow bool      // a container is iterated over that must not grow for ever
	yields *typ      // of a generator
}

// budget bounds how many statements one body runs, those of the functions that it calls included.
const budget = 3000

// Program writes the program of a seed: always the same one.
func Program(seed uint64) string {
	g := &generator{r: rand.New(rand.NewPCG(seed, 0x676f73796e63696f)), place: &place{times: 1}}
	g.put("import functools")
	g.put("import math")
	g.put("from contextlib import contextmanager, suppress")
	g.errorClasses()
	for range 2 + g.r.IntN(3) {
		v := variable{name: g.name("g"), typ: g.anyType(1)}
		g.put("%s = %s", v.name, g.literal(v.typ, 2))
		g.globals = append(g.globals, v)
	}
	for range 2 + g.r.IntN(4) {
		pick(g, g.function, g.function, g.function, g.family, g.family, g.generatorFunction, g.recursive, g.decorated,
			g.contextManager, g.closureMaker, g.higherOrder, g.linked, g.coroutines)()
	}
	for _, f := range g.funcs {
		for range 2 {
			g.attempt(func() { g.drive(f) })
		}
	}
	for _, c := range g.classes {
		g.attempt(func() { g.exercise(c) })
	}
	g.vars = slices.Clone(g.globals)
	for range 3 {
		g.attempt(func() { g.block(4) })
	}
	for _, v := range g.globals {
		g.put("print(%q, %s)", v.name, g.shown(v.name, v.typ))
	}
	g.uncaught()
	return strings.Join(g.lines, "\n") + "\n"
}

// uncaught ends the program with what may end in a traceback, which is compared too.
func (g *generator) uncaught() {
	for range 3 {
		if len(g.funcs) > 0 {
			g.drive(pick(g, g.funcs...))
		}
	}
	g.vars = slices.Clone(g.globals)
	g.block(3)
	if g.chance(50) {
		g.put("raise %s", g.exception())
	}
}

// attempt puts statements into a try that prints what they raise.
func (g *generator) attempt(body func()) {
	saved := *g.place
	g.put("try:")
	g.nested(body)
	*g.place = saved
	g.put("except Exception as e:")
	g.nested(func() {
		g.put("print(type(e).__name__, e, %s)", pick(g, "e.args", "repr(e)", "repr(e.__cause__)", "repr(e.__context__)"))
	})
}

// put writes a line.
func (g *generator) put(format string, args ...any) {
	g.lines = append(g.lines, strings.Repeat("    ", g.indent)+fmt.Sprintf(format, args...))
	g.cost += g.times
}

// nested writes what stands further in; at least a pass.
func (g *generator) nested(body func()) {
	g.indent++
	before := len(g.lines)
	body()
	if len(g.lines) == before {
		g.put("pass")
	}
	g.indent--
}

// inside writes a body in a place of its own and returns what it cost.
func (g *generator) inside(p *place, body func()) int {
	outer := g.place
	g.place = p
	g.nested(body)
	g.place = outer
	return p.cost
}

// name makes a name that the program has not got yet.
func (g *generator) name(prefix string) string {
	g.counter++
	return fmt.Sprintf("%s%d", prefix, g.counter)
}

// pick chooses one.
func pick[T any](g *generator, choices ...T) T { return choices[g.r.IntN(len(choices))] }

// chance is true in n of 100 cases.
func (g *generator) chance(n int) bool { return g.r.IntN(100) < n }

// list writes n parts, separated by commas.
func (g *generator) list(n int, part func(i int) string) string {
	parts := make([]string, n)
	for i := range parts {
		parts[i] = part(i)
	}
	return strings.Join(parts, ", ")
}

// shown is an expression that prints a value the same way in every run: sets of str have no order that could be counted on.
func (g *generator) shown(x string, t *typ) string {
	if t.is(aSet) && !t.elem().is(anInt) {
		return "sorted(" + x + ")"
	}
	if shows := t.shows(); !shows {
		return "bool(" + x + ")" // functions print their addresses
	}
	return x
}

// exactly are the names whose type is t itself.
func (g *generator) exactly(t *typ) []string {
	var found []string
	for _, v := range g.vars {
		if v.typ.equal(t) {
			found = append(found, v.name)
		}
	}
	return found
}

// candidates are the expressions of names that have the type: variables, attributes of objects, items of tuples.
func (g *generator) candidates(t *typ) []string {
	var found []string
	add := func(name string, u *typ) {
		if t.takes(u) {
			found = append(found, name)
		}
	}
	for _, v := range g.vars {
		add(v.name, v.typ)
		switch {
		case v.typ.is(anObject):
			for _, f := range v.typ.class.allFields() {
				add(v.name+"."+f.name, f.typ)
			}
		case v.typ.is(aTuple):
			for i, e := range v.typ.elems {
				add(fmt.Sprintf("%s[%d]", v.name, i), e)
			}
		}
	}
	return found
}

// targets are the names and attributes that may be given a value of the type.
func (g *generator) targets(t *typ) []string {
	var found []string
	for _, v := range g.vars {
		if v.locked {
			continue
		}
		if v.typ.equal(t) && (g.fn == nil || !g.isGlobal(v.name)) {
			found = append(found, v.name)
		}
		if v.typ.is(anObject) {
			for _, f := range v.typ.class.allFields() {
				if f.typ.equal(t) && !f.locked {
					found = append(found, v.name+"."+f.name)
				}
			}
		}
	}
	return found
}

func (g *generator) isGlobal(name string) bool {
	return slices.ContainsFunc(g.globals, func(v variable) bool { return v.name == name })
}

// with writes what may use more names, which are forgotten afterwards.
func (g *generator) with(vars []variable, body func()) {
	saved := slices.Clone(g.vars)
	g.vars = append(g.vars, vars...)
	body()
	g.vars = saved
}
