package validate

import "github.com/gosyncio/gosyncio/parser/pyast"

// unitKind is what a code object is made of.
type unitKind uint8

const (
	moduleUnit unitKind = iota
	classUnit
	functionUnit
	asyncUnit
	generatorUnit // a generator expression
)

// blockKind is what a break or return has to leave.
type blockKind uint8

const (
	loopBlock  blockKind = iota
	groupBlock           // a handler of except*
	otherBlock
)

// unit is a code object being generated.
type unit struct {
	kind      unitKind
	generator bool // an async function that yields
	blocks    []blockKind
	above     *unit
}

func (u *unit) isFunction() bool { return u.kind >= functionUnit }

// generator walks the tree in the order in which CPython's compiler (Python/compile.c) generates code, which decides what
// is reported first.
type generator struct {
	*checker
	u *unit
}

func newGenerator(c *checker) *generator { return &generator{checker: c, u: &unit{}} }

func (g *generator) module() { g.stmts(g.mod.Body) }

func (g *generator) enter(kind unitKind) { g.u = &unit{kind: kind, above: g.u} }
func (g *generator) leave()              { g.u = g.u.above }

// maxBlocks is how deep CPython nests blocks.
const maxBlocks = 21

// inBlock visits what is inside a block.
func (g *generator) inBlock(kind blockKind, at pyast.Node, visit func()) {
	if len(g.u.blocks) == maxBlocks {
		g.fail(at, "too many statically nested blocks")
	}
	g.u.blocks = append(g.u.blocks, kind)
	visit()
	g.u.blocks = g.u.blocks[:len(g.u.blocks)-1]
}

// leavesTo reports a jump out of a handler of except*. It says whether a loop was found; a return looks for none.
func (g *generator) leavesTo(s pyast.Node, loop bool) bool {
	for i := len(g.u.blocks) - 1; i >= 0; i-- {
		switch b := g.u.blocks[i]; {
		case b == groupBlock:
			g.fail(s, "'break', 'continue' and 'return' cannot appear in an except* block")
			return true
		case b == loopBlock && loop:
			return true
		}
	}
	return false
}

// topLevel says whether await is allowed here as in a notebook.
func (g *generator) topLevel() bool { return g.opts.TopLevelAwait && g.u.kind == moduleUnit }

// assigned reports the one name that may not be bound.
func (g *generator) assigned(name pyast.Identifier, at pyast.Node) {
	if name == "__debug__" {
		g.fail(at, "cannot assign to __debug__")
	}
}

func (g *generator) exprs(list []pyast.Expr) {
	for _, e := range list {
		g.expr(e)
	}
}

func (g *generator) expr(e pyast.Expr) {
	switch e := e.(type) {
	case nil, *pyast.Constant:
	case *pyast.Name:
		if e.Ctx == pyast.Del && e.Id == "__debug__" {
			g.fail(e, "cannot delete __debug__")
		} else if e.Ctx == pyast.Store {
			g.assigned(e.Id, e)
		}
	case *pyast.Attribute:
		g.expr(e.Value)
		if e.Ctx == pyast.Store {
			g.assigned(e.Attr, e)
		}
	case *pyast.Starred:
		if e.Ctx == pyast.Store {
			g.fail(e, "starred assignment target must be in a list or tuple")
		} else {
			g.fail(e, "can't use starred expression here")
		}
	case *pyast.List:
		g.elements(e, e.Elts, e.Ctx)
	case *pyast.Tuple:
		g.elements(e, e.Elts, e.Ctx)
	case *pyast.Set:
		g.elements(e, e.Elts, pyast.Load)
	case *pyast.Call:
		g.keywords(e.Keywords)
		g.expr(e.Func)
		g.arguments(e.Args, e.Keywords)
	case *pyast.NamedExpr:
		g.expr(e.Value)
		g.expr(e.Target)
	case *pyast.Lambda:
		g.lambda(e)
	default:
		g.rarer(e)
	}
}

func (g *generator) rarer(e pyast.Expr) {
	switch e := e.(type) {
	case *pyast.Await:
		g.await(e)
	case *pyast.Yield:
		if !g.u.isFunction() {
			g.fail(e, "'yield' outside function")
		}
		g.expr(e.Value)
	case *pyast.YieldFrom:
		switch {
		case !g.u.isFunction():
			g.fail(e, "'yield from' outside function")
		case g.u.kind == asyncUnit:
			g.fail(e, "'yield from' inside async function")
		}
		g.expr(e.Value)
	case *pyast.ListComp:
		g.comprehension(e, e.Generators, e.Elt)
	case *pyast.SetComp:
		g.comprehension(e, e.Generators, e.Elt)
	case *pyast.DictComp:
		g.comprehension(e, e.Generators, e.Key, e.Value)
	case *pyast.GeneratorExp:
		g.comprehension(e, e.Generators, e.Elt)
	case *pyast.IfExp:
		g.expr(e.Test)
		g.expr(e.Body)
		g.expr(e.Orelse)
	default:
		pyast.Children(e, g.node)
	}
}

// node visits a child where source order is the order.
func (g *generator) node(n pyast.Node) {
	switch n := n.(type) {
	case pyast.Stmt:
		g.stmt(n)
	case pyast.Expr:
		g.expr(n)
	default:
		pyast.Children(n, g.node)
	}
}

func (g *generator) await(e *pyast.Await) {
	switch {
	case g.topLevel(), g.u.kind == asyncUnit, g.u.kind == generatorUnit:
	case !g.u.isFunction():
		g.fail(e, "'await' outside function")
	default:
		g.fail(e, "'await' outside async function")
	}
	g.expr(e.Value)
}

// elements visits the elements of a list, tuple or set, which may be starred.
func (g *generator) elements(at pyast.Node, elts []pyast.Expr, ctx pyast.ExprContext) {
	star := false
	for i, e := range elts {
		if _, ok := e.(*pyast.Starred); ok && ctx == pyast.Store {
			if star {
				g.fail(at, "multiple starred expressions in assignment")
				break
			}
			star = true
			if i >= 256 {
				g.fail(at, "too many expressions in star-unpacking assignment")
				break
			}
		}
	}
	for _, e := range elts {
		g.maybeStarred(e)
	}
}

// maybeStarred visits an expression where a star is allowed.
func (g *generator) maybeStarred(e pyast.Expr) {
	if s, ok := e.(*pyast.Starred); ok {
		e = s.Value
	}
	g.expr(e)
}

func (g *generator) keywords(list []*pyast.Keyword) {
	seen := map[pyast.Identifier]bool{}
	for _, k := range list {
		if k.Arg == "" {
			continue
		}
		g.assigned(k.Arg, k)
		if seen[k.Arg] {
			g.fail(k, "keyword argument repeated: %s", k.Arg)
		}
		seen[k.Arg] = true
	}
}

func (g *generator) arguments(args []pyast.Expr, keywords []*pyast.Keyword) {
	for _, a := range args {
		g.maybeStarred(a)
	}
	for _, k := range keywords {
		g.expr(k.Value)
	}
}

func (g *generator) lambda(e *pyast.Lambda) {
	g.parameters(e.Args)
	g.exprs(e.Args.Defaults)
	g.exprs(e.Args.KwDefaults)
	g.enter(functionUnit)
	g.expr(e.Body)
	g.leave()
}

func (g *generator) parameters(a *pyast.Arguments) {
	for _, list := range [][]*pyast.Arg{a.Posonlyargs, a.Args, {a.Vararg}, a.Kwonlyargs, {a.Kwarg}} {
		for _, p := range list {
			if p != nil {
				g.assigned(p.Arg, p)
			}
		}
	}
}

// comprehension visits a comprehension. Only generator expressions are code objects of their own.
func (g *generator) comprehension(e pyast.Expr, gens []*pyast.Comprehension, results ...pyast.Expr) {
	_, lazy := e.(*pyast.GeneratorExp)
	g.expr(gens[0].Iter)
	if g.asyncComprehensions[gens[0]] && !lazy && g.u.kind != asyncUnit && g.u.kind != generatorUnit && !g.topLevel() {
		g.fail(e, "asynchronous comprehension outside of an asynchronous function")
		return
	}
	if lazy {
		g.enter(generatorUnit)
		defer g.leave()
	}
	for i, c := range gens {
		if i > 0 {
			g.expr(c.Iter)
		}
		g.expr(c.Target)
		g.exprs(c.Ifs)
	}
	g.exprs(results)
}
