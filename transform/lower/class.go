package lower

import (
	"slices"

	"github.com/gosyncio/gosyncio/parser/pyast"
	"github.com/gosyncio/gosyncio/transform/ir"
	"github.com/gosyncio/gosyncio/transform/scope"
	"github.com/gosyncio/gosyncio/transform/stub"
	"github.com/gosyncio/gosyncio/transform/types"
)

// classBody is the class statement whose body is being lowered.
type classBody struct {
	class *scope.Class
	ns    *ir.Var // *py.Namespace
}

// typeObject is *py.Type.
var typeObject = pyType("Type")

// classDef lowers a class statement to the call that makes the class. Its body is a function literal that fills the
// namespace; methods are functions like others.
//
//	class Point(Base):             point = py.NewClass(ctx, py.ClassDef{Name: "Point", Bases: []any{base}, ...}, func(ns *py.Namespace) {
//	    dims = 2              ->       ns.Set("dims", 2)
//	    def norm(self): ...            ns.Set("norm", py.NewFunction(...))
//	                               })
func (f *fn) classDef(s *pyast.ClassDef) {
	if len(s.TypeParams) > 0 {
		f.refuse(s, ErrTypeParams, "type parameters are not supported")
		return
	}
	class := f.table.ClassOf(s)
	f.refuseOverrides(class)
	cell := f.classCell(class)
	decorators := f.keptDecorators(s.DecoratorList)
	header := f.classHeader(s, class)
	if goStruct := f.structOf(class); goStruct != nil {
		goStruct.object = f.variable(f.table.VarOf(s))
		f.declareStruct(goStruct, s)
		defer f.protocol(goStruct)
	}
	made := ir.Expr(ir.CallOf(typeObject, pyPath, "NewClass", f.ctx(), header, f.classLit(s, class)))
	v := f.table.VarOf(s)
	if cell != nil && !(f.ownCell(class, v) && len(decorators) == 0) {
		f.emit(ir.Set(cell, made))
		made = ir.Use(cell)
	}
	for i := len(decorators) - 1; i >= 0; i-- {
		made = ir.CallOf(ir.Any, pyPath, "Call", f.ctx(), decorators[i], box(made))
	}
	f.storeVar(v, made)
}

// refuseOverrides refuses the methods of a class that the runtime would not ask.
func (f *fn) refuseOverrides(class *scope.Class) {
	for _, base := range f.stubBases(class) {
		for _, v := range class.Vars {
			if len(v.Binds) > 0 && base.Final(v.Name) {
				f.refuse(v.Binds[0], ErrOverride, "an override of %s.%s would not be called", base.ClassName(), v.Name)
			}
		}
	}
}

// stubBases returns the classes of libraries that a class extends, directly or through others of the program.
func (f *fn) stubBases(class *scope.Class) []*stub.Class {
	var list []*stub.Class
	for _, e := range class.Def.Bases {
		t := f.typeOf(e)
		if !t.Is(types.ClassObj) {
			continue
		}
		switch base := t.Class().(type) {
		case *stub.Class:
			list = append(list, base)
		case *scope.Class:
			list = append(list, f.stubBases(base)...)
		}
	}
	return list
}

// keptDecorators evaluates decorators in order and keeps their values until what they decorate is made.
func (f *fn) keptDecorators(list []pyast.Expr) []ir.Expr {
	var kept []ir.Expr
	for _, d := range list {
		kept = append(kept, f.spill(f.boxed(d)))
	}
	return kept
}

// classHeader returns the py.ClassDef composite.
func (f *fn) classHeader(s *pyast.ClassDef, class *scope.Class) ir.Expr {
	c := &ir.Composite{T: ir.Named(pyPath, "ClassDef")}
	set := func(key string, value ir.Expr) {
		c.Keys, c.Elts = append(c.Keys, key), append(c.Elts, value)
	}
	set("Name", ir.Str(string(s.Name)))
	if class.QualName != string(s.Name) {
		set("Qualname", ir.Str(class.QualName))
	}
	set("Module", f.moduleAttr("__name__"))
	if doc, ok := docString(s.Body); ok {
		set("Doc", ir.Str(doc))
	}
	if len(s.Bases) > 0 {
		set("Bases", f.baseList(s.Bases))
	}
	if goStruct := f.structOf(class); goStruct != nil {
		alloc := &ir.FuncLit{Results: []*ir.Type{ir.Any}, Frame: ir.NoFrame, Body: f.allocBody(goStruct)}
		set("Alloc", alloc)
	}
	var keywords []*pyast.Keyword
	for _, k := range s.Keywords {
		if k.Arg == "metaclass" {
			if meta := f.metaclass(k.Value); meta != nil {
				set("Meta", meta)
			}
			continue
		}
		keywords = append(keywords, k)
	}
	if len(keywords) > 0 {
		values := f.sequence(f.each(f.boxed, keywordValues(keywords))...)
		set("Keywords", kwargs(keywords, nil, values))
	}
	return c
}

// baseList returns the bases as a slice of any.
func (f *fn) baseList(bases []pyast.Expr) ir.Expr {
	if slices.ContainsFunc(bases, isStarred) {
		return f.spreadArgs(bases)
	}
	return &ir.Composite{T: ir.SliceOf(ir.Any), Elts: f.boxedOperands(bases...)}
}

func keywordValues(list []*pyast.Keyword) []pyast.Expr {
	var values []pyast.Expr
	for _, k := range list {
		values = append(values, k.Value)
	}
	return values
}

// metaclass returns the metaclass as a *py.Type, nil for type itself; others are refused.
func (f *fn) metaclass(e pyast.Expr) ir.Expr {
	if f.isBuiltin(e, "type") {
		return nil
	}
	switch name := f.tree.Text(e); name {
	case "ABCMeta", "abc.ABCMeta", "EnumMeta", "enum.EnumMeta", "EnumType", "enum.EnumType":
		return f.coerce(f.boxed(e), typeObject)
	}
	f.refuse(e, ErrMetaclass, "this metaclass is not supported")
	return nil
}

// classLit lowers the body of a class to the function literal that fills its namespace.
func (f *fn) classLit(s *pyast.ClassDef, class *scope.Class) ir.Expr {
	ns := &ir.Var{Kind: ir.Param, Hint: "ns", Temp: true, Type: pyType("Namespace")}
	outer, loops, caught, regions := f.class, f.loops, f.caught, f.regions
	f.class, f.loops, f.caught, f.regions = &classBody{class: class, ns: ns}, nil, nil, nil
	lit, _ := f.closure([]*ir.Var{ns}, func() {
		body := s.Body
		if _, ok := docString(body); ok {
			f.text.skipTo(pyast.SpanOf(body[0]).End)
			body = body[1:]
		}
		f.body(body)
	})
	f.class, f.loops, f.caught, f.regions = outer, loops, caught, regions
	lit.Frame = f.frame(string(s.Name))
	return lit
}

// classCell returns the variable that methods of a class read it from for super() and __class__, nil when none does.
// It is the class's own variable where that always holds the class.
func (f *fn) classCell(class *scope.Class) *ir.Var {
	if !f.usesCell(class) {
		return nil
	}
	if cell := f.cells[class]; cell != nil {
		return cell
	}
	v := f.table.VarOf(class.Def)
	var cell *ir.Var
	if f.ownCell(class, v) {
		cell = f.variable(v)
		cell.Shared = true
	} else {
		cell = &ir.Var{Kind: ir.Local, Hint: string(class.Def.Name) + "_class", Type: typeObject, Temp: true, Home: f.home, Shared: true}
		if class.Parent.Kind == scope.ModuleScope {
			cell.Kind, cell.Home = ir.Global, nil
			f.file.Decls = append(f.file.Decls, &ir.VarDecl{Obj: cell})
		}
	}
	f.cells[class] = cell
	return cell
}

// ownCell says whether the variable that a class statement binds can only ever hold that class, so that it is stored as a
// *py.Type.
func (m *module) ownCell(class *scope.Class, v *scope.Var) bool {
	return v != nil && v.Kind != scope.ClassVar && !v.MaybeUnbound && !v.Outside && v.SoleDef() == pyast.Node(class.Def) && len(class.Def.DecoratorList) == 0
}

// boundClass returns the class that v always is, nil for other variables.
func (m *module) boundClass(v *scope.Var) *scope.Class {
	def, ok := v.SoleDef().(*pyast.ClassDef)
	if !ok {
		return nil
	}
	if c := m.table.ClassOf(def); m.ownCell(c, v) {
		return c
	}
	return nil
}

// usesCell says whether code inside a class reads __class__ or calls super().
func (m *module) usesCell(class *scope.Class) bool {
	for _, sf := range m.table.Funcs {
		if sf.UsesClassCell && sf.Class == class {
			return true
		}
	}
	return false
}

// storeClassVar binds a name in the namespace of the class whose body runs.
func (f *fn) storeClassVar(v *scope.Var, value ir.Expr) {
	f.emit(ir.Do(ir.MethodCall(nil, ir.Use(f.class.ns), "Set", ir.Str(f.classVarName(v)), box(value))))
}

func (f *fn) classVarName(v *scope.Var) string { return scope.Mangle(f.class.class, v.Name) }

// deleteClassVar unbinds such a name.
func (f *fn) deleteClassVar(v *scope.Var) {
	f.emit(ir.Do(ir.MethodCall(nil, ir.Use(f.class.ns), "Del", ir.Str(f.classVarName(v)))))
}

// readClassVar reads a name in a class body: the namespace first, then what the name means around the class.
func (f *fn) readClassVar(n *pyast.Name, v *scope.Var) ir.Expr {
	value := ir.MethodCall(ir.Any, ir.Use(f.class.ns), "Lookup", ir.Str(f.classVarName(v)))
	if !v.MaybeUnbound {
		return value
	}
	kept := f.temp("value", value)
	unbound := &ir.Qual{Pkg: pyPath, Name: "Unbound", T: ir.Any}
	if v.Fallback != nil {
		f.emit(&ir.If{
			Cond: &ir.Binary{Op: "==", X: ir.Use(kept), Y: unbound, T: ir.Bool},
			Then: f.inBlock(func() { f.emit(ir.Set(kept, box(f.readVar(n, v.Fallback)))) }),
		})
		return ir.Use(kept)
	}
	return f.checked("CheckGlobal", ir.Use(kept), v.Name)
}

// superObject lowers super() and super(cls, obj).
func (f *fn) superObject(c *pyast.Call) ir.Expr {
	switch {
	case len(c.Args) == 2:
		ops := f.sequence(
			func() ir.Expr { return f.boxed(c.Args[0]) },
			func() ir.Expr { return f.boxed(c.Args[1]) })
		if class := unwrap(ops[0]); ir.Same(class.GoType(), typeObject) {
			return ir.CallOf(ir.Any, pyPath, "Super", class, ops[1])
		}
		return ir.CallOf(ir.Any, pyPath, "SuperOf", ops...)
	case len(c.Args) == 0 && f.sf.Class != nil && f.class == nil && len(f.sf.Params) > 0:
		self := f.variable(f.sf.Params[0].Var)
		return ir.CallOf(ir.Any, pyPath, "Super", ir.Use(f.classCell(f.sf.Class)), box(ir.Use(self)))
	}
	return f.refused(c, ErrClassForm, "super() is not supported here")
}
