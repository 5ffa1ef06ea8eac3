package main

import (
	"fmt"
	"slices"
	"strings"
)

// class is what the generator knows of a class.
type class struct {
	name    string
	base    *class
	params  []param // of __init__
	fields  []variable
	methods []*function
	static  map[string]bool // callable on the class itself
	props   map[string]bool
	special []string
	done    bool
}

// extends reports whether c is b or below it.
func (c *class) extends(b *class) bool {
	for ; c != nil; c = c.base {
		if c == b {
			return true
		}
	}
	return false
}

// allFields are the attributes, those of the classes above included.
func (c *class) allFields() []variable {
	if c.base == nil {
		return c.fields
	}
	return slices.Concat(c.base.allFields(), c.fields)
}

// has reports whether the class has a special method.
func (c *class) has(name string) bool {
	return c != nil && (slices.Contains(c.special, name) || c.base.has(name))
}

// methodNamed finds a method.
func (c *class) methodNamed(name string) *function {
	for ; c != nil; c = c.base {
		for _, m := range c.methods {
			if m.name == name {
				return m
			}
		}
	}
	return nil
}

// allMethods are the methods that calls find, those that are overridden left out.
func (c *class) allMethods() []*function {
	var found []*function
	for k := c; k != nil; k = k.base {
		for _, m := range k.methods {
			if !slices.ContainsFunc(found, func(f *function) bool { return f.name == m.name }) {
				found = append(found, m)
			}
		}
	}
	return found
}

// family writes a class and, mostly, one or two that extend it.
func (g *generator) family() {
	base := g.class(nil)
	family := []*class{base}
	for range g.r.IntN(3) {
		family = append(family, g.class(pick(g, family...)))
	}
	for _, c := range family {
		c.done = true
	}
	g.classes = append(g.classes, family...)
}

// class writes one class.
func (g *generator) class(base *class) *class {
	c := &class{name: g.name("Class"), base: base, static: map[string]bool{}, props: map[string]bool{}}
	if base == nil {
		g.put("class %s:", c.name)
	} else {
		g.put("class %s(%s):", c.name, base.name)
	}
	g.nested(func() {
		if g.chance(50) {
			v := variable{name: g.name("shared"), typ: g.scalar()}
			g.put("%s = %s", v.name, g.literal(v.typ, 1))
			c.fields = append(c.fields, v)
		}
		if base == nil || g.chance(60) {
			g.initMethod(c)
		} else {
			c.params = base.params
		}
		for i := range 1 + g.r.IntN(4) {
			g.method(c, i)
		}
		g.specials(c)
	})
	return c
}

// initMethod writes __init__.
func (g *generator) initMethod(c *class) {
	c.params = g.params(2)
	g.put("def __init__(%s):", header(c.params, "self"))
	vars := slices.Concat(g.globals, variables(c.params))
	g.inside(&place{vars: vars, times: 1}, func() {
		if c.base != nil {
			g.put("super().__init__%s", g.callText("", &function{params: c.base.params}, 1))
		}
		for range 1 + g.r.IntN(3) {
			f := variable{name: g.name(prefix(tInt) + "f"), typ: g.anyType(1)}
			g.put("self.%s = %s", f.name, g.expr(f.typ, 2))
			c.fields = append(c.fields, f)
		}
	})
}

// method writes a method m0, m1, ...: it calls only those with smaller numbers, so that overriding makes no circles.
func (g *generator) method(c *class, index int) {
	f := &function{name: fmt.Sprint("m", index), index: index, params: g.params(2), ret: g.result()}
	if old := c.base.methodNamed(f.name); old != nil {
		f.params = old.params
		if g.chance(75) {
			f.ret = old.ret
		}
		if c.base.props[f.name] || c.base.static[f.name] {
			return
		}
	}
	self := variable{name: "self", typ: objectOf(c), locked: true}
	first := "self"
	switch n := g.r.IntN(10); {
	case c.base != nil || n < 7:
	case n == 7:
		f.params, c.props[f.name] = nil, true
		g.put("@property")
	case n == 8:
		c.static[f.name] = true
		g.put("@staticmethod")
		first = ""
	default:
		c.static[f.name] = true
		g.put("@classmethod")
		first = "cls"
	}
	vars := slices.Clone(g.globals)
	if first == "self" {
		vars = append(vars, self)
	}
	g.put("def %s(%s):", f.name, header(f.params, strings.Fields(first)...))
	f.cost = g.inside(&place{vars: append(vars, variables(f.params)...), fn: f, self: c, method: index, times: 1, depth: 1}, func() {
		if old := c.base.methodNamed(f.name); old != nil && g.chance(60) {
			name := g.name("above")
			g.put("%s = super().%s", name, g.callText(f.name, old, 1))
			g.cost += old.cost
			g.vars = append(g.vars, variable{name: name, typ: old.ret})
		}
		g.block(3)
		g.ending()
	})
	c.methods = append(c.methods, f)
}

// specials writes special methods: what they compute stays small, since operators call them everywhere.
func (g *generator) specials(c *class) {
	fields := c.allFields()
	def := func(name, params string, lines ...string) {
		c.special = append(c.special, name)
		g.put("def %s(%s):", name, params)
		g.nested(func() {
			for _, l := range lines {
				g.put("%s", l)
			}
		})
	}
	vars := []variable{{name: "self", typ: objectOf(c), locked: true}}
	value := func(t *typ) (text string) {
		g.inside(&place{vars: vars, times: 1, self: c, method: 0}, func() { text = g.expr(t, 2); g.put("pass") })
		g.lines = g.lines[:len(g.lines)-1]
		return text
	}
	if c.base == nil || g.chance(30) {
		shown := g.list(len(fields), func(i int) string { return "{self." + fields[i].name + "!r}" })
		def("__repr__", "self", fmt.Sprintf("return f'%s(%s)'", c.name, shown))
	}
	n := value(tInt)
	for _, name := range []string{"__str__", "__eq__", "__lt__", "__add__", "__radd__", "__getitem__", "__iter__", "__contains__", "__bool__", "__len__", "__call__", "__enter__", "__iadd__", "__neg__", "__format__", "__getattr__", "__setitem__", "__delitem__", "__mul__", "__int__"} {
		if !g.chance(25) || c.base == nil && name == "__iadd__" {
			continue
		}
		switch name {
		case "__str__":
			def(name, "self", "return "+value(tStr))
		case "__eq__":
			def(name, "self, other", fmt.Sprintf("if isinstance(other, %s):", c.name), "    return "+n+" == other", "return "+pick(g, "NotImplemented", "False", n+" == other"))
			def("__hash__", "self", "return "+pick(g, "7", "hash("+n+")"))
		case "__lt__":
			def(name, "self, other", "print('lt')", "return "+pick(g, n+" < other", "NotImplemented", value(tBool)))
		case "__add__", "__radd__", "__mul__":
			def(name, "self, other", "return "+pick(g, "(self, other)", n+" + other", "other", "NotImplemented"))
		case "__iadd__":
			def(name, "self, other", "print('iadd', other)", "return self")
		case "__getitem__":
			def(name, "self, key", "if isinstance(key, int) and key > 3:", "    raise IndexError(key)", "return "+pick(g, "key", "("+n+", key)", value(tStr)))
		case "__iter__":
			def(name, "self", pick(g, "yield "+n, "return iter("+value(listOf(tInt))+")", "yield from "+value(listOf(tStr))))
		case "__contains__":
			def(name, "self, key", "return "+pick(g, "key == "+n, value(g.scalar())))
		case "__bool__":
			def(name, "self", "return "+value(tBool))
		case "__len__":
			def(name, "self", fmt.Sprintf("return abs(%s) %% 5", n))
		case "__call__":
			def(name, "self, *args", "return ("+n+", args)")
		case "__enter__":
			def(name, "self", "print('enter')", "return "+pick(g, "self", n))
			def("__exit__", "self, kind, e, tb", "print('exit', kind and kind.__name__, e)", "return "+pick(g, "None", "isinstance(e, ValueError)", value(tBool)))
			c.methods = append(c.methods, &function{name: "__enter__", cost: 3, ret: tNone, index: 100})
		case "__neg__":
			def(name, "self", "return "+value(g.scalar()))
		case "__int__":
			def(name, "self", "return "+n)
		case "__format__":
			def(name, "self, spec", "return '<' + spec + '>'")
		case "__getattr__":
			def(name, "self, name", "if name.startswith('x'):", "    return "+value(g.scalar()), "raise AttributeError('no ' + name)")
		case "__setitem__":
			def(name, "self, key, value", "print('set', key, value)")
		case "__delitem__":
			def(name, "self, key", "print('del', key)")
		}
	}
}

// construct writes a new object of a class.
func (g *generator) construct(c *class, d int) string {
	return g.callText(c.name, &function{params: c.params}, d)
}

// objects are forms that make an object.
func (g *generator) objects(t *typ, d int) []production {
	var found []production
	for _, c := range append(slices.Clone(g.classes), t.class) {
		if c.extends(t.class) {
			found = append(found, func() string { return g.construct(c, d) })
		}
	}
	return found
}

// callsOfMethods are the calls of methods that give the type.
func (g *generator) callsOfMethods(t *typ, d int) []production {
	var found []production
	for _, v := range g.vars {
		if !v.typ.is(anObject) || g.noGrow {
			continue
		}
		c := v.typ.class
		for _, m := range c.allMethods() {
			own := v.name == "self" && g.self != nil
			if m.index >= 100 || own && m.index >= g.place.method || !own && !c.done || !t.takes(m.ret) || !g.affordable(m) {
				continue
			}
			found = append(found, func() string {
				g.cost += m.cost * g.times
				if c.hasProperty(m.name) {
					return v.name + "." + m.name
				}
				return g.callText(v.name+"."+m.name, m, d)
			})
		}
	}
	return found
}

func (c *class) hasProperty(name string) bool {
	return c != nil && (c.props[name] || c.base.hasProperty(name))
}

// exercise does to an object what its class answers to, and what it does not.
func (g *generator) exercise(c *class) {
	g.vars = slices.Clone(g.globals)
	g.put("a = %s", g.construct(c, 2))
	b := pick(g, g.classes...)
	if g.chance(60) {
		b = c
	}
	g.put("b = %s", g.construct(b, 2))
	a := variable{name: "a", typ: objectOf(c)}
	g.put("print(a, repr(b), a == b, a != b, bool(a), isinstance(b, %s))", pick(g, g.classes...).name)
	for _, m := range c.allMethods() {
		if m.index < 100 {
			text := g.callText("a."+m.name, m, 2)
			if c.hasProperty(m.name) {
				text = "a." + m.name
			}
			g.put("print(%q, %s)", m.name, g.shown(text, m.ret))
		}
	}
	g.vars = append(g.vars, a, variable{name: "b", typ: objectOf(b)})
	for range 5 {
		x := pick(g, "a + b", "a + 1", "2 + a", "a < b", "a > b", "a[1]", "a[:2]", "len(a)", "list(a)", "3 in a", "a(1, 2)", "-a", "f'{a:>5}'",
			"sorted([b, a])", "a in [b, a]", "{a: 1}.get(b)", "a.xyz", "a.other", "int(a)", "a * 2", "[*a]", "max(a, b)", "hash(a) == hash(b)", "a.__class__.__name__",
			"a if a else b", "not a", "a or b", "{a, b} == {b, a}", "next(iter(a))", "dict(x=a)", "getattr(a, 'm0', None) is None", "hasattr(a, '__len__')", "vars(a)")
		g.put("try:")
		g.nested(func() { g.put("print(%q, %s)", x, x) })
		g.put("except (TypeError, AttributeError, IndexError) as e:")
		g.nested(func() { g.put("print(type(e).__name__, e)") })
	}
	pick(g, func() {}, func() { g.put("a += %s", pick(g, "1", "b")); g.put("print(a)") }, func() { g.put("a[1] = b") }, func() { g.put("del a[0]") },
		func() { g.put("x, y = a") })()
	g.block(3)
}
