package scope

import (
	"github.com/gosyncio/gosyncio/parser/pyast"
)

func (b *builder) stmts(list []pyast.Stmt) {
	for _, s := range list {
		b.node(s)
	}
}

func (b *builder) exprs(list []pyast.Expr) {
	for _, e := range list {
		b.expr(e)
	}
}

func (b *builder) expr(e pyast.Expr) {
	if e != nil {
		b.node(e)
	}
}

// node records the names of one node and everything below it.
func (b *builder) node(n pyast.Node) {
	switch n := n.(type) {
	case *pyast.FunctionDef:
		b.def(n, n, false)
	case *pyast.AsyncFunctionDef:
		b.def(n, (*pyast.FunctionDef)(n), true)
	case *pyast.ClassDef:
		b.class(n)
	case *pyast.Lambda:
		b.lambda(n)
	case *pyast.ListComp:
		b.comprehension(n, "<listcomp>", n.Generators, n.Elt)
	case *pyast.SetComp:
		b.comprehension(n, "<setcomp>", n.Generators, n.Elt)
	case *pyast.DictComp:
		b.comprehension(n, "<dictcomp>", n.Generators, n.Key, n.Value)
	case *pyast.GeneratorExp:
		b.generatorExp(n)
	case *pyast.Name:
		b.name(n)
	case *pyast.NamedExpr:
		b.walrus(n)
	case *pyast.Global:
		b.declare(n.Names, declaredGlobal)
	case *pyast.Nonlocal:
		b.declare(n.Names, declaredNonlocal)
	default:
		b.binder(n)
	}
}

// binder handles the nodes that bind a name they hold as a string, and all others.
func (b *builder) binder(n pyast.Node) {
	switch n := n.(type) {
	case *pyast.Import:
		for _, a := range n.Names {
			b.use(a, importedName(a, false), true)
		}
	case *pyast.ImportFrom:
		for _, a := range n.Names {
			if a.Name == "*" {
				b.starImport(n)
			} else {
				b.use(a, importedName(a, true), true)
			}
		}
	case *pyast.AnnAssign:
		b.annAssign(n)
	case *pyast.ExceptHandler:
		b.expr(n.ExprType)
		if n.Name != "" {
			b.use(n, string(n.Name), true)
		}
		b.stmts(n.Body)
	case *pyast.For:
		b.loop(n, n.Target)
		pyast.Children(n, b.node)
	case *pyast.AsyncFor:
		b.loop(n, n.Target)
		pyast.Children(n, b.node)
	case *pyast.Yield, *pyast.YieldFrom:
		if f := b.scope.Func; f != nil {
			f.IsGenerator = true
		}
		pyast.Children(n, b.node)
	default:
		b.pattern(n)
		pyast.Children(n, b.node)
	}
}

func (b *builder) pattern(n pyast.Node) {
	var name pyast.Identifier
	switch n := n.(type) {
	case *pyast.MatchAs:
		name = n.Name
	case *pyast.MatchStar:
		name = n.Name
	case *pyast.MatchMapping:
		name = n.Rest
	}
	if name != "" {
		b.use(n, string(name), true)
	}
}

func (b *builder) name(n *pyast.Name) {
	name := string(n.Id)
	b.use(n, name, n.Ctx != pyast.Load) // del makes the name local, as binding does
	f := b.scope.Func
	if n.Ctx != pyast.Load || f == nil {
		return
	}
	if (name == "super" || name == "__class__") && b.scope.Class != nil {
		f.UsesClassCell = true
	}
	if isLocalsReader(name) {
		f.CallsLocals = true
	}
}

// walrus binds in the function around a comprehension.
func (b *builder) walrus(n *pyast.NamedExpr) {
	b.expr(n.Value)
	inner := b.scope
	for b.scope.Kind == ComprehensionScope || b.scope.Kind == GeneratorScope {
		b.scope = b.scope.Parent
	}
	if inner == b.scope {
		b.name(n.Target)
		return
	}
	// The use belongs to the inner scope, which must not own the variable.
	outer := b.scope
	b.scope = inner
	name := Mangle(inner.Class, string(n.Target.Id))
	for s := inner; s != outer; s = s.Parent {
		if outer.decls[name] == declaredGlobal || outer.Kind == ModuleScope {
			s.decls[name] = declaredGlobal
		} else {
			s.decls[name] = declaredNonlocal
		}
	}
	if outer.decls[name] == 0 {
		outer.bind(name, nil)
	}
	b.name(n.Target)
}

func (b *builder) declare(names []pyast.Identifier, how declaration) {
	for _, name := range names {
		mangled := Mangle(b.scope.Class, string(name))
		if how == declaredGlobal && b.scope.Kind == ModuleScope {
			continue
		}
		b.scope.decls[mangled] = how
	}
}

func (b *builder) annAssign(n *pyast.AnnAssign) {
	if _, isName := n.Target.(*pyast.Name); !isName || b.scope.Kind == ClassScope || b.scope.Kind == ModuleScope {
		b.expr(n.Annotation)
	}
	b.expr(n.Value)
	name, isName := n.Target.(*pyast.Name)
	if isName && n.Value == nil {
		// "x: int" makes x a variable of the scope without binding it.
		mangled := Mangle(b.scope.Class, string(name.Id))
		if n.Simple && b.scope.decls[mangled] == 0 {
			b.scope.bind(mangled, nil)
		}
		return
	}
	b.expr(n.Target)
}

func (b *builder) def(node pyast.Node, n *pyast.FunctionDef, async bool) {
	b.exprs(n.DecoratorList)
	b.defaults(n.Args)
	b.annotations(n.Args, n.Returns)
	b.use(node, string(n.Name), true)
	var method *Class
	if b.scope.Kind == ClassScope {
		method = b.scope.Class
	}
	f := &Func{Scope: b.open(FunctionScope, string(n.Name), node), Body: n.Body, Decorators: n.DecoratorList, IsAsync: async, Method: method}
	b.table.addFunc(f)
	if method != nil {
		method.Methods[string(n.Name)] = f
	}
	b.typeParams(n.TypeParams)
	b.params(f, n.Args)
	b.stmts(n.Body)
	b.close()
}

func (b *builder) lambda(n *pyast.Lambda) {
	b.defaults(n.Args)
	f := &Func{Scope: b.open(LambdaScope, "<lambda>", n), Expr: n.Body}
	b.table.addFunc(f)
	b.params(f, n.Args)
	b.expr(n.Body)
	b.close()
}

func (b *builder) typeParams(list []pyast.TypeParam) {
	for _, p := range list {
		switch p := p.(type) {
		case *pyast.TypeVar:
			b.use(p, string(p.Name), true)
			b.expr(p.Bound)
			b.expr(p.Default)
		case *pyast.ParamSpec:
			b.use(p, string(p.Name), true)
		case *pyast.TypeVarTuple:
			b.use(p, string(p.Name), true)
		}
	}
}

func (b *builder) defaults(a *pyast.Arguments) {
	b.exprs(a.Defaults)
	b.exprs(a.KwDefaults)
}

func (b *builder) annotations(a *pyast.Arguments, returns pyast.Expr) {
	eachArg(a, func(arg *pyast.Arg, _ ParamKind, _ pyast.Expr) { b.expr(arg.Annotation) })
	b.expr(returns)
}

func (b *builder) params(f *Func, a *pyast.Arguments) {
	eachArg(a, func(arg *pyast.Arg, kind ParamKind, def pyast.Expr) {
		name := Mangle(b.scope.Class, string(arg.Arg))
		v := b.scope.bind(name, arg)
		v.IsParam = true
		b.table.vars[arg] = v
		f.Params = append(f.Params, &Param{Name: name, Kind: kind, Default: def, Arg: arg, Var: v})
	})
}

// eachArg calls f for the parameters in the order of declaration.
func eachArg(a *pyast.Arguments, f func(arg *pyast.Arg, kind ParamKind, def pyast.Expr)) {
	required := len(a.Posonlyargs) + len(a.Args) - len(a.Defaults)
	positional := func(i int, arg *pyast.Arg, kind ParamKind) {
		if i >= required {
			f(arg, kind, a.Defaults[i-required])
		} else {
			f(arg, kind, nil)
		}
	}
	for i, arg := range a.Posonlyargs {
		positional(i, arg, PosOnly)
	}
	for i, arg := range a.Args {
		positional(len(a.Posonlyargs)+i, arg, PosOrKw)
	}
	if a.Vararg != nil {
		f(a.Vararg, VarArgs, nil)
	}
	for i, arg := range a.Kwonlyargs {
		f(arg, KwOnly, a.KwDefaults[i])
	}
	if a.Kwarg != nil {
		f(a.Kwarg, KwArgs, nil)
	}
}

func (b *builder) class(n *pyast.ClassDef) {
	b.exprs(n.DecoratorList)
	b.exprs(n.Bases)
	for _, k := range n.Keywords {
		b.expr(k.Value)
	}
	b.use(n, string(n.Name), true)
	s := b.open(ClassScope, string(n.Name), n)
	c := &Class{Scope: s, Def: n, Methods: map[string]*Func{}}
	s.Class = c
	b.table.classes[n] = c
	b.table.Classes = append(b.table.Classes, c)
	b.typeParams(n.TypeParams)
	b.stmts(n.Body)
	b.close()
}

// comprehension evaluates its first iterable outside and the rest inside its own scope.
func (b *builder) comprehension(n pyast.Node, name string, gens []*pyast.Comprehension, results ...pyast.Expr) {
	b.expr(gens[0].Iter)
	b.open(ComprehensionScope, name, n)
	b.generators(gens)
	b.exprs(results)
	b.close()
}

func (b *builder) generators(gens []*pyast.Comprehension) {
	for i, g := range gens {
		if i > 0 {
			b.expr(g.Iter)
		}
		b.expr(g.Target)
		b.exprs(g.Ifs)
	}
}

func (b *builder) generatorExp(n *pyast.GeneratorExp) {
	b.expr(n.Generators[0].Iter)
	f := &Func{Scope: b.open(GeneratorScope, "<genexpr>", n), IsGenerator: true}
	b.table.addFunc(f)
	f.Params = []*Param{{Name: ".0", Kind: PosOnly}}
	b.generators(n.Generators)
	b.expr(n.Elt)
	f.IsAsync = awaits(n)
	b.close()
}

// awaits says whether a generator expression is asynchronous: it awaits outside its first iterable, or says async for.
func awaits(n *pyast.GeneratorExp) bool {
	found := false
	look := func(n pyast.Node) bool {
		switch n := n.(type) {
		case *pyast.Await:
			found = true
		case *pyast.Comprehension:
			found = found || n.IsAsync
		case *pyast.Lambda, *pyast.GeneratorExp:
			return false
		}
		return !found
	}
	pyast.Inspect(n.Elt, look)
	for i, g := range n.Generators {
		found = found || g.IsAsync
		for _, e := range g.Ifs {
			pyast.Inspect(e, look)
		}
		if i > 0 {
			pyast.Inspect(g.Iter, look)
		}
	}
	return found
}
