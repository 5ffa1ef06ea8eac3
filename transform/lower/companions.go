package lower

import (
	"slices"

	"github.com/gosyncio/gosyncio/transform/ir"
)

// topFunc is a declared function with what may have to follow it.
type topFunc struct {
	fun  *function
	decl *ir.FuncDecl
}

// companions declares, after each top-level function, what the rest of the module turned out to need of it: the variable of
// its *py.Function, saved defaults, the constructor of its coroutines. Statements of body that make objects which are not
// used, or which are the initial values of their variables, are removed.
func (f *fn) companions() {
	after := map[*ir.FuncDecl][]ir.Decl{}
	inits := map[*function]bool{}
	for _, t := range f.tops {
		if t.fun.usesCoro {
			params, body := f.coroConstructor(t.fun)
			after[t.decl] = append(after[t.decl], &ir.FuncDecl{
				Obj: t.fun.coroVar, Params: params, Results: t.fun.coroVar.Type.Results, Body: body, Frame: -1,
			})
		}
		for _, d := range t.fun.defaults {
			if d != nil {
				after[t.decl] = append(after[t.decl], &ir.VarDecl{Obj: d})
			}
		}
	}
	graph := f.references()
	for _, t := range f.tops {
		if !t.fun.usesObj {
			continue
		}
		g := &ir.VarDecl{Obj: t.fun.objVar}
		if f.literalDefaults(t.fun) && !graph.reaches(t.fun.goVar, t.fun.objVar) {
			g.Value = f.adapter(t.fun)
			inits[t.fun] = true
		}
		after[t.decl] = append(after[t.decl], g)
	}
	f.dropObjects(f.home, inits)
	f.file.Decls = follow(f.file.Decls, after)
}

// follow inserts declarations after functions.
func follow(list []ir.Decl, after map[*ir.FuncDecl][]ir.Decl) []ir.Decl {
	var decls []ir.Decl
	for _, d := range list {
		decls = append(decls, d)
		if fd, ok := d.(*ir.FuncDecl); ok {
			decls = append(decls, after[fd]...)
		}
	}
	return decls
}

// dropObjects removes the statements that make functions that are not used as values or are made otherwise.
func (m *module) dropObjects(b *ir.Block, inits map[*function]bool) {
	b.List = slices.DeleteFunc(b.List, func(s ir.Stmt) bool {
		fun := m.objects[s]
		return fun != nil && (!fun.usesObj || inits[fun])
	})
	for _, s := range b.List {
		ir.InsideBlocks(s, func(inner *ir.Block, _ *ir.FuncLit) { m.dropObjects(inner, inits) })
	}
}

// references says which package-level names the body of each declared function mentions. Go orders the initialization of
// package variables by these, and rejects cycles.
type references map[*ir.Var][]*ir.Var

func (m *module) references() references {
	graph := references{}
	methods := map[string]*ir.Var{} // stand-ins for all methods of a name
	var decls []*ir.FuncDecl
	for _, d := range m.file.Decls {
		if fn, ok := d.(*ir.FuncDecl); ok {
			decls = append(decls, fn)
			if fn.Obj == nil && methods[fn.Method] == nil {
				methods[fn.Method] = &ir.Var{Kind: ir.FuncName, Hint: fn.Method}
			}
		}
	}
	for _, fn := range decls {
		obj := fn.Obj
		if obj == nil {
			obj = methods[fn.Method]
		}
		graph[obj] = append(graph[obj], mentioned(fn.Body, methods)...)
	}
	for _, t := range m.tops {
		graph[t.fun.objVar] = append(graph[t.fun.objVar], t.fun.goVar)
		if t.fun.coroVar != nil {
			graph[t.fun.coroVar] = []*ir.Var{t.fun.goVar}
		}
	}
	return graph
}

// mentioned lists the package-level variables and functions that occur in b, and the methods by the names that do.
func mentioned(b *ir.Block, methods map[string]*ir.Var) []*ir.Var {
	var list []*ir.Var
	ir.Statements(b, func(s ir.Stmt) bool {
		for _, e := range ir.Exprs(s) {
			ir.InspectExpr(e, func(x ir.Expr) bool {
				switch x := x.(type) {
				case *ir.Ref:
					if x.Var.Kind == ir.Global || x.Var.Kind == ir.FuncName {
						list = append(list, x.Var)
					}
				case *ir.Selector:
					if v := methods[x.Name]; v != nil {
						list = append(list, v)
					}
				}
				return true
			})
		}
		return true
	})
	return list
}

func (g references) reaches(from, to *ir.Var) bool {
	seen := map[*ir.Var]bool{}
	var visit func(v *ir.Var) bool
	visit = func(v *ir.Var) bool {
		if v == to {
			return true
		}
		if seen[v] {
			return false
		}
		seen[v] = true
		return slices.ContainsFunc(g[v], visit)
	}
	return visit(from)
}
