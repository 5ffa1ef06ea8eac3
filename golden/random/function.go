package main

import (
	"fmt"
	"slices"
	"strings"
)

// function is what the generator knows of a function or method.
type function struct {
	name    string
	params  []param
	ret     *typ
	yields  *typ // of a generator
	sends   bool // of a generator that takes what is sent to it
	manager bool // to be used in a with statement
	cost    int
	index   int  // of a method
	partly  bool // some ways end without a return
}

// param is one parameter.
type param struct {
	name   string
	typ    *typ
	value  string // the default, "" for none
	prefix string // * or **
	named  bool   // keyword only
}

// affordable reports whether a call here keeps within the budget; it counts the cost if so, since callers then may call.
func (g *generator) affordable(f *function) bool {
	return f != nil && g.cost+f.cost*g.times < budget && (!g.noGrow || f.yields != nil)
}

// params makes parameters of random types and kinds.
func (g *generator) params(n int) []param {
	var found []param
	for range g.r.IntN(n + 1) {
		t := g.anyType(1)
		found = append(found, param{name: g.name("p"), typ: t})
	}
	if g.chance(30) {
		t := g.scalar()
		found = append(found, param{name: g.name("p"), typ: t, value: g.literal(t, 1)})
	}
	if g.chance(15) { // one value for all calls, which the body may change
		found = append(found, param{name: g.name("p"), typ: listOf(tInt), value: pick(g, "[]", "[1]")})
	}
	if g.chance(15) {
		found = append(found, param{name: g.name("rest"), typ: tInt, prefix: "*"})
	}
	if g.chance(15) {
		t := g.scalar()
		if !slices.ContainsFunc(found, func(p param) bool { return p.prefix != "" }) {
			found = append(found, param{prefix: "*"})
		}
		found = append(found, param{name: g.name("kw"), typ: t, value: pick(g, "", g.literal(t, 1)), named: true})
	}
	if g.chance(10) {
		found = append(found, param{name: g.name("opts"), typ: tInt, prefix: "**"})
	}
	return found
}

// header writes the parameters.
func header(params []param, first ...string) string {
	for _, p := range params {
		text := p.prefix + p.name
		if p.value != "" {
			text += "=" + p.value
		}
		first = append(first, text)
	}
	return strings.Join(first, ", ")
}

// variables are the parameters as names of the body.
func variables(params []param) []variable {
	var found []variable
	for _, p := range params {
		switch {
		case p.name == "":
		case p.prefix == "*": // a tuple: not a list, which could be changed
			found = append(found, variable{name: p.name, typ: &typ{kind: aTuple}, locked: true})
		case p.prefix == "**":
			found = append(found, variable{name: p.name, typ: dictOf(tStr, p.typ)})
		default:
			found = append(found, variable{name: p.name, typ: p.typ})
		}
	}
	return found
}

// result is a random type of results.
func (g *generator) result() *typ {
	if g.chance(15) {
		return tNone
	}
	return g.anyType(2)
}

// function writes a function.
func (g *generator) function() {
	f := &function{name: g.name("fun"), params: g.params(3), ret: g.result()}
	if f.partly = g.chance(25) && !f.ret.is(tNone.kind); f.partly && !f.ret.is(anOption) {
		f.ret = optionOf(f.ret)
	}
	g.put("def %s(%s):", f.name, header(f.params))
	f.cost = g.inside(&place{vars: slices.Concat(g.globals, variables(f.params)), fn: f, times: 1}, func() {
		if v := pick(g, g.globals...); g.chance(20) {
			g.put("global %s", v.name)
			g.put("%s = %s", v.name, g.bounded(v.typ, g.expr(v.typ, 2)))
		}
		g.block(5)
		g.ending()
	})
	g.funcs = append(g.funcs, f)
}

// ending writes the last return, where there is one.
func (g *generator) ending() {
	switch f := g.fn; {
	case f.partly:
		g.put("if %s:", g.expr(tBool, 2))
		g.nested(g.ret)
	case !f.ret.is(aNone) || g.chance(20):
		g.ret()
	}
}

// ret writes a return.
func (g *generator) ret() {
	if g.fn.ret.is(aNone) {
		g.put("return%s", pick(g, "", " None"))
		return
	}
	g.put("return %s", g.expr(g.fn.ret, 3))
}

// call writes a call of a function.
func (g *generator) call(f *function, d int) string {
	g.cost += f.cost * g.times
	return g.callText(f.name, f, d)
}

// callText writes a call with arguments for the parameters: by position, by name, or out of a list or dict.
func (g *generator) callText(callee string, f *function, d int) string {
	var args []string
	byName := false
	for _, p := range f.params {
		switch {
		case p.name == "":
		case p.prefix == "*":
			if !byName && g.chance(60) {
				args = append(args, pick(g, "1, 2", "*"+parens(g.expr(listOf(tInt), d)), g.expr(tInt, d)))
			}
		case p.prefix == "**":
			if g.chance(60) {
				args = append(args, pick(g, "a=1, b=2", "**{'a': 3}", "z="+g.expr(tInt, d)))
			}
		case p.value != "" && g.chance(50):
			byName = true
		case byName || p.named || g.chance(10):
			byName = true
			args = append(args, p.name+"="+g.expr(p.typ, d))
		default:
			args = append(args, g.expr(p.typ, d))
		}
	}
	return fmt.Sprintf("%s(%s)", callee, strings.Join(args, ", "))
}

// inner writes a function in a function that changes a variable of it, and calls it.
func (g *generator) inner() {
	if g.times > 4 || g.depth > 1 {
		return
	}
	t := pick(g, tInt, tInt, tStr, tNum, listOf(tInt))
	f := &function{name: g.name("inner"), params: g.params(1), ret: g.scalar()}
	state := g.name(prefix(t))
	g.put("%s = %s", state, g.expr(t, 2))
	g.put("def %s(%s):", f.name, header(f.params))
	vars := slices.Clone(g.vars)
	for i := range vars {
		vars[i].locked = true
	}
	vars = append(append(vars, variable{name: state, typ: t}), variables(f.params)...)
	f.cost = g.inside(&place{vars: vars, fn: f, times: 1, depth: 2}, func() {
		g.put("nonlocal %s", state)
		g.put("%s = %s", state, g.bounded(t, g.expr(t, 2)))
		g.block(2)
		g.ret()
	})
	g.vars = append(g.vars, variable{name: state, typ: t})
	g.put("print(%s, %s, %s)", g.call(f, 2), g.call(f, 1), state)
}

// recursive writes a function that calls itself with a smaller number.
func (g *generator) recursive() {
	f := &function{name: g.name("rec"), params: []param{{name: "n", typ: tInt}}, ret: g.anyType(1)}
	p := param{name: g.name("p"), typ: g.scalar()}
	g.put("def %s(n, %s=%s):", f.name, p.name, g.literal(p.typ, 1))
	vars := append(slices.Clone(g.globals), variable{name: "n", typ: tInt, locked: true}, variable{name: p.name, typ: p.typ})
	cost := g.inside(&place{vars: vars, fn: f, times: 1, depth: 1}, func() {
		g.put("if n <= 0 or n > 4:")
		g.nested(func() { g.put("return %s", g.literal(f.ret, 2)) })
		g.block(2)
		below := g.name("r")
		g.put("%s = %s(n - %d, %s)", below, f.name, 1+g.r.IntN(2), g.expr(p.typ, 1))
		g.vars = append(g.vars, variable{name: below, typ: f.ret})
		g.block(2)
		g.ret()
	})
	f.cost = cost * 5
	g.funcs = append(g.funcs, f)
}

// decorated writes a decorator and a function with it.
func (g *generator) decorated() {
	deco := pick(g, "functools.cache", "functools.lru_cache(maxsize=2)", "")
	if deco == "" {
		deco = g.name("deco")
		g.put("def %s(f):", deco)
		g.nested(func() {
			g.put("calls = []")
			g.put("@functools.wraps(f)")
			g.put("def wrapper(*args, **kwargs):")
			g.nested(func() {
				g.put("calls.append(len(args))")
				g.put("print(f.__name__, args, sorted(kwargs), len(calls))")
				g.put("return %s", pick(g, "f(*args, **kwargs)", "(f(*args, **kwargs), len(calls))[0]"))
			})
			g.put("return wrapper")
		})
	}
	f := &function{name: g.name("dec"), params: []param{{name: "x", typ: pick(g, tInt, tStr, tNum)}}, ret: g.scalar()}
	g.put("@%s", deco)
	g.put("def %s(x, y=%s):", f.name, g.intLiteral())
	vars := append(slices.Clone(g.globals), variables(f.params)...)
	f.cost = g.inside(&place{vars: append(vars, variable{name: "y", typ: tInt}), fn: f, times: 1}, func() {
		g.block(3)
		g.ret()
	})
	g.funcs = append(g.funcs, f)
}

// drive calls a function and prints what it gives, in one of the ways that its kind has.
func (g *generator) drive(f *function) {
	g.vars = slices.Clone(g.globals)
	if f.manager {
		g.put("with %s as x:", g.callText(f.name, f, 2))
		g.nested(func() {
			g.put("print('inside', x)")
			g.block(2)
		})
		return
	}
	if f.yields != nil {
		g.driveGenerator(f)
		return
	}
	name := g.name("r")
	g.put("%s = %s", name, g.callText(f.name, f, 2))
	t := f.ret
	if t.is(anOption) {
		t = t.elem()
	}
	if t.is(aSet) && !t.elem().is(anInt) {
		g.put("print(%q, %s and sorted(%s))", f.name, name, name)
		return
	}
	g.put("print(%q, %s, type(%s).__name__)", f.name, name, name)
}
