package infer

import (
	"slices"
	"strings"

	"github.com/gosyncio/gosyncio/parser/pyast"
	"github.com/gosyncio/gosyncio/transform/scope"
	"github.com/gosyncio/gosyncio/transform/stub"
	"github.com/gosyncio/gosyncio/transform/types"
)

// class is a class of the program with what is known of its instances.
type class struct {
	class    *scope.Class
	fields   map[string]*field
	order    []*field // in the order of discovery
	released bool     // dynamic code sees instances
	exposed  bool     // dynamic code sees the class
	set      string   // an attribute that the class body binds and that something of unknown type is given, "" for none
}

type field struct {
	name string
	cell *types.Cell
}

// forbidden are the names in a class body that make its instances more than plain records with methods.
var forbidden = map[string]bool{
	"__slots__": true, "__getattr__": true, "__getattribute__": true, "__setattr__": true, "__delattr__": true,
	"__new__": true, "__init_subclass__": true, "__class_getitem__": true, "__set_name__": true, "__del__": true,
	"__get__": true, "__set__": true, "__delete__": true, "__class__": true, "__dict__": true, "__prepare__": true,
	"__instancecheck__": true, "__subclasscheck__": true, "__reduce__": true, "__getstate__": true, "__setstate__": true,
	"__match_args__": true, "__dir__": true, "__sizeof__": true, "__copy__": true, "__deepcopy__": true,
}

// prepareClasses decides which classes may be Structs; what is seen later may demote them and start again.
func (a *analyzer) prepareClasses() {
	for _, c := range a.table.Classes {
		if why := a.notPlain(c); why != "" {
			if _, done := a.facts.dynamic[c]; !done {
				a.facts.dynamic[c] = why
			}
		}
	}
	a.relate(a.facts.dynamic)
	for _, c := range a.table.Classes {
		_, dynamic := a.facts.dynamic[c]
		mro := a.facts.ancestors[c]
		if mro == nil {
			for _, k := range a.line(c) {
				mro = append(mro, k)
			}
		}
		c.SetRepr(scope.Repr{Struct: !dynamic, Exception: a.facts.exceptions[c], MRO: mro})
	}
}

// notPlain says what in the class statement itself keeps a class from being a Struct, "" when nothing does.
func (a *analyzer) notPlain(c *scope.Class) string {
	v := a.table.VarOf(c.Def)
	switch {
	case a.facts.allDynamic:
		return "structs are not asked for"
	case c.Parent.Kind != scope.ModuleScope || v.SoleDef() == nil:
		return "it is not defined once, at the top level of a module"
	case len(c.Def.DecoratorList) > 0:
		return "it has decorators"
	case len(c.Def.Keywords) > 0 || len(c.Def.TypeParams) > 0:
		return "it has keywords or type parameters"
	}
	if why := a.basesNotPlain(c); why != "" {
		return why
	}
	if !atTop(c) {
		return "its definition is conditional"
	}
	return a.bodyNotPlain(c)
}

// atTop says whether a class statement stands at the top level of its module.
func atTop(c *scope.Class) bool { return slices.Contains(c.Module.Tree.Body, pyast.Stmt(c.Def)) }

// basesNotPlain says what in the bases keeps a class from being a Struct: anything but object or one class of the same module
// that is defined before.
func (a *analyzer) basesNotPlain(c *scope.Class) string {
	if len(c.Def.Bases) == 0 {
		return ""
	}
	n, ok := c.Def.Bases[0].(*pyast.Name)
	if !ok || len(c.Def.Bases) > 1 {
		return "it extends more than one class of the program"
	}
	v := a.table.Lookup(n)
	if v.Kind == scope.Builtin && n.Id == "object" {
		return ""
	}
	def, ok := v.SoleDef().(*pyast.ClassDef)
	if !ok {
		return "it extends a class that is not the program's"
	}
	base := a.table.ClassOf(def)
	if base.Module != c.Module || !atTop(base) || pyast.SpanOf(def).Start > pyast.SpanOf(c.Def).Start {
		return "it extends a class that is not defined before it in the same module"
	}
	return ""
}

func (a *analyzer) bodyNotPlain(c *scope.Class) string {
	defined := map[string]bool{}
	for _, s := range c.Def.Body {
		name := ""
		switch s := s.(type) {
		case *pyast.Pass:
		case *pyast.ExprStmt:
			if k, ok := s.Value.(*pyast.Constant); !ok || k.Kind != pyast.ConstStr && k.Kind != pyast.ConstEllipsis {
				return "its body runs code"
			}
		case *pyast.FunctionDef:
			name = string(s.Name)
			if len(s.TypeParams) > 0 {
				return "method " + name + " has type parameters"
			}
			if why := a.methodNotPlain(c, a.table.FuncOf(s), defined); why != "" {
				return why
			}
			if KindOfMethod(s.DecoratorList) == Setter {
				continue
			}
		case *pyast.AsyncFunctionDef:
			name = string(s.Name)
			if len(s.TypeParams) > 0 {
				return "method " + name + " has type parameters"
			}
			if why := a.methodNotPlain(c, a.table.FuncOf(s), defined); why != "" {
				return why
			}
		case *pyast.Assign:
			n, ok := s.Targets[0].(*pyast.Name)
			if !ok || len(s.Targets) != 1 {
				return "its body runs code"
			}
			name = string(n.Id)
		case *pyast.AnnAssign:
			n, ok := s.Target.(*pyast.Name)
			if !ok {
				return "its body runs code"
			}
			name = string(n.Id)
		default:
			return "its body runs code"
		}
		if forbidden[name] && !(name == "__slots__" && a.slots(c) != nil) {
			return "it defines " + name
		}
		if defined[name] && name != "" {
			return "it defines " + name + " twice"
		}
		defined[name] = true
	}
	return ""
}

func isConstant(e pyast.Expr) bool {
	if _, ok := e.(*pyast.Constant); ok {
		return true
	}
	return constInt(e) != nil
}

// isStruct says whether a class of the program has a Go struct.
func (a *analyzer) isStruct(c *scope.Class) bool { return c.GoClass().Class != nil }

// classDef runs a class statement.
func (u *unit) classDef(s *pyast.ClassDef) {
	c := u.table.ClassOf(s)
	var bases []types.Type
	for _, b := range s.Bases {
		t := u.expr(b)
		bases = append(bases, t)
		if k, ok := t.Class().(*scope.Class); ok && t.Kind() == types.ClassObj {
			u.facts.addSubclass(k, c)
			if u.isStruct(k) && u.base[c] != k {
				u.facts.demote(k, "a class that is no Struct extends it")
			}
		} else {
			u.Release(t)
			if t.Is(types.Object) {
				u.extendAny()
				u.extendStubs(c)
			}
		}
		if k, ok := t.Class().(*stub.Class); ok && t.Is(types.ClassObj) {
			u.extendStub(k, c)
		}
	}
	for _, k := range s.Keywords {
		u.Release(u.expr(k.Value))
	}
	u.noteException(c, bases)
	u.stmts(s.Body)
	u.methods(c)
	t := u.decorate(s.DecoratorList, types.ClassOf(c), s)
	u.assign(u.table.VarOf(s), t)
}

// extendAny is called where the program makes a class whose base is not known: it may be any that dynamic code has.
func (a *analyzer) extendAny() {
	a.facts.anyBase = true
	for _, c := range a.table.Classes {
		a.extendExposed(c)
	}
}

func (a *analyzer) extendExposed(c *scope.Class) {
	if a.facts.anyBase && a.classes[c].exposed && a.isStruct(c) {
		a.facts.demote(c, "a class may be made that extends it")
	}
}

// noteException records that a class extends an exception class; that starts the analysis again.
func (u *unit) noteException(c *scope.Class, bases []types.Type) {
	mro := []types.Class{c}
	exception := false
	for _, b := range bases {
		if b.Kind() != types.ClassObj {
			continue
		}
		exception = exception || b.Class().IsException()
		mro = append(mro, b.Class().Ancestors()...)
	}
	if exception && len(u.facts.ancestors[c]) != len(mro) {
		u.facts.exceptions[c] = true
		u.facts.ancestors[c] = mro
		u.facts.changed = true
	}
}

// methods gives self its type in a Struct; the methods of other classes are called dynamically.
func (u *unit) methods(c *scope.Class) {
	if u.plainException(c) {
		u.exceptionMethods(c)
		return
	}
	for _, f := range defs(c) {
		if !u.isStruct(c) {
			u.units[f].open()
			continue
		}
		switch KindOfMethod(f.Decorators) {
		case StaticMethod:
			continue
		case ClassMethod:
			u.Into(u.cell(f.Params[0].Var), u.classValue(c))
			continue
		}
		u.Into(u.cell(f.Params[0].Var), types.InstanceOf(c))
		if calledByRuntime(f.Name) {
			u.units[f].escapes = true
			for _, p := range f.Params[1:] {
				u.intoParam(p, types.Obj("the runtime calls "+f.Name, p.Arg))
			}
		}
	}
}

// calledByRuntime says whether the runtime calls a special method of instances that are not released, with operands of
// any type.
func calledByRuntime(name string) bool {
	if len(name) < 5 || !strings.HasPrefix(name, "__") || !strings.HasSuffix(name, "__") {
		return false
	}
	switch name {
	case "__init__", "__call__", "__getitem__", "__setitem__", "__delitem__", "__contains__":
		return false
	}
	return !isArithmetic(name)
}

// isArithmetic says whether a special method is that of a binary operator.
func isArithmetic(name string) bool {
	for _, op := range opMethods {
		if name == "__"+op+"__" || name == "__r"+op+"__" || name == "__i"+op+"__" {
			return true
		}
	}
	return false
}

// opMethods are the middles of the special methods of binary operators.
var opMethods = map[pyast.OperatorNumber]string{
	pyast.Add: "add", pyast.Sub: "sub", pyast.Mult: "mul", pyast.Div: "truediv", pyast.FloorDiv: "floordiv",
	pyast.Modulo: "mod", pyast.Pow: "pow", pyast.LShift: "lshift", pyast.RShift: "rshift", pyast.BitOr: "or",
	pyast.BitXor: "xor", pyast.BitAnd: "and", pyast.MatMult: "matmul",
}

// openClass is called when dynamic code sees a class or an instance of it, which may be one of a class that extends it.
func (a *analyzer) openClass(c *scope.Class, isClass bool) {
	if isClass && c.IsException() && !a.classes[c].exposed {
		a.exposeException(c)
	}
	for _, d := range append(a.below(c), c) {
		if k := a.classes[d]; isClass && !k.exposed {
			k.exposed = true
			a.setThroughClass(d)
			a.extendExposed(d)
			if init := a.method(d, "__init__"); init != nil && a.isStruct(d) {
				a.openMethod(init)
			}
		}
	}
	for _, d := range a.related(c) {
		a.openInstance(d)
	}
}

// openInstance is called when dynamic code sees an instance of c.
func (a *analyzer) openInstance(c *scope.Class) {
	k := a.classes[c]
	if k.released || !a.isStruct(c) {
		return
	}
	k.released = true
	for _, f := range k.order {
		a.Release(types.Of(types.Iterator, f.cell))
	}
	for name, f := range c.Methods {
		if strings.HasPrefix(name, "__") && name != "__init__" {
			a.openMethod(f)
		}
	}
}

// openMethod opens a method but for its self.
func (a *analyzer) openMethod(f *scope.Func) {
	a.units[f].escapes = true
	params := f.Params
	if KindOfMethod(f.Decorators) != StaticMethod {
		params = params[1:]
	}
	for _, p := range params {
		a.intoParam(p, types.Obj("dynamic code calls the method", p.Arg))
	}
	u := a.units[f]
	u.releaseCell(u.result)
	u.releaseCell(u.yield)
}

// fieldOf returns the field of that name, of c or of a class it extends; nil when nothing in the program stores an attribute
// so named.
func (a *analyzer) fieldOf(c *scope.Class, name string) *field {
	owner := c
	for _, k := range a.line(c) {
		if f := a.classes[k].fields[name]; f != nil {
			return f
		}
		if a.facts.owned[ownedField{k, name}] {
			owner = k
		}
	}
	if !a.facts.stored[name] || !a.hasSlot(c, name) {
		return nil
	}
	f := &field{name: name, cell: types.NewCell()}
	k := a.classes[owner]
	k.fields[name] = f
	k.order = append(k.order, f)
	for _, d := range a.related(owner) {
		if d != owner && classVar(d, name) != nil {
			a.facts.demote(d, "attribute "+name+" is both the class's and its instances'")
		}
	}
	for _, d := range a.below(owner) {
		if a.classes[d].fields[name] != nil { // the field is the base's, now that it is known to have one
			a.facts.owned[ownedField{owner, name}], a.facts.changed = true, true
		}
	}
	if v := classVar(owner, name); v != nil {
		if x := classDefault(owner, name); x != nil && !isConstant(x) {
			a.facts.demote(owner, "attribute "+name+" is both the class's and its instances'")
		}
		a.Into(f.cell, a.cell(v).Type())
	}
	a.Into(f.cell, a.unknownSets(name).Type())
	if k.released {
		a.Release(types.Of(types.Iterator, f.cell))
	}
	return f
}

// unknownSets is the cell of what dynamic code may have stored in attributes so named of instances of Structs.
func (a *analyzer) unknownSets(name string) *types.Cell { return a.at(nil, "attribute "+name) }

// userAttr is an attribute of an instance of a class of the program.
func (u *unit) userAttr(recv types.Type, c *scope.Class, name string, node pyast.Node) (types.Type, Member) {
	if !u.isStruct(c) {
		if t, ok := u.exceptionAttr(c, name); ok {
			return t, Member{}
		}
		return types.Obj("attribute "+name+" of dynamic class "+c.Name, node), Member{}
	}
	if p := u.propertyOf(c, name); p.get != nil {
		return u.getProperty(recv, c, name, p, node)
	}
	if f := u.method(c, name); f != nil {
		return u.methodOf(recv, c, f), Member{Kind: MethodMember, Name: name, Class: c, Func: f}
	}
	if f := u.wrapped(c, name); f != nil {
		u.openMethod(f)
		return types.Obj("a decorated method", node), Member{}
	}
	if name == "__class__" && !u.facts.looks[node] {
		u.Release(types.ClassOf(c))
	}
	if f := u.fieldOf(c, name); f != nil {
		if v := c.Scope.Lookup(name); v != nil {
			u.Into(f.cell, u.cell(v).Read(u))
		}
		t := f.cell.Read(u)
		if t.Kind() != types.Never || !u.final {
			return t, Member{Kind: FieldMember, Name: name, Class: c}
		}
	}
	if t, v := u.classVarOf(c, name); v != nil {
		return bound(t, recv, node), Member{Kind: ClassMember, Name: name, Class: c, Var: v}
	}
	return types.Obj("class "+c.Name+" has no attribute "+name, node), Member{}
}

// bound is the type of a class attribute that is looked up on an instance: a function becomes a method.
//
//	area = lambda self: self.size ** 2
func bound(t, recv types.Type, node pyast.Node) types.Type {
	if t.Kind() != types.Func {
		return t
	}
	switch f := t.Fn().(type) {
	case *scope.Func:
		return types.MethodOf(f, recv)
	case BuiltinFunc:
		return t
	}
	return types.Obj("a function that may be bound", node)
}

// methodOf is the value of a method that is looked up on an instance of c or on c itself.
func (u *unit) methodOf(recv types.Type, c *scope.Class, f *scope.Func) types.Type {
	switch KindOfMethod(f.Decorators) {
	case StaticMethod:
		return types.FuncOf(f)
	case ClassMethod:
		return types.MethodOf(f, u.classValue(c))
	}
	if recv.Kind() == types.ClassObj {
		return types.FuncOf(f)
	}
	return types.MethodOf(f, recv)
}

// classVarOf is the attribute of that name of the classes that an instance of c may have; v is the nearest one above, nil when
// there is none.
func (u *unit) classVarOf(c *scope.Class, name string) (t types.Type, v *scope.Var) {
	for _, k := range u.line(c) {
		if v = classVar(k, name); v != nil {
			break
		}
	}
	if v == nil {
		return t, nil
	}
	t = u.cell(v).Read(u)
	for _, d := range u.below(c) {
		if w := classVar(d, name); w != nil {
			t = u.Join(t, u.cell(w).Read(u))
		}
	}
	return t, v
}

// setUserAttr is "o.name = value" for an instance of a Struct.
func (u *unit) setUserAttr(c *scope.Class, name string, value types.Type, e *pyast.Attribute) (Member, bool) {
	if !u.isStruct(c) {
		return Member{}, u.setExceptionAttr(c, name, value)
	}
	if p := u.propertyOf(c, name); p.get != nil {
		if p.set == nil {
			return Member{}, false // AttributeError when it runs
		}
		return u.setProperty(c, name, p, value, e), true
	}
	if !u.hasSlot(c, name) {
		u.facts.demote(c, "attribute "+name+" is in none of its slots")
		return Member{}, false
	}
	if u.hidesMethod(c, name) || forbidden[name] {
		u.facts.demote(c, "attribute "+name+" of an instance is replaced")
		return Member{}, false
	}
	u.Into(u.fieldOf(c, name).cell, value)
	return Member{Kind: FieldMember, Name: name, Class: c}, true
}

// userClassAttr is an attribute of a class of the program itself.
func (u *unit) userClassAttr(c *scope.Class, name string, node pyast.Node) (types.Type, Member) {
	if u.isStruct(c) {
		if f := u.method(c, name); f != nil && u.propertyOf(c, name).get == nil {
			return u.methodOf(types.ClassOf(c), c, f), Member{Kind: MethodMember, Name: name, Class: c, Func: f}
		}
		if t, v := u.classVarOf(c, name); v != nil {
			return t, Member{Kind: ClassMember, Name: name, Class: c, Var: v}
		}
	}
	if c.IsException() && ownDef(c, name) != nil {
		u.facts.demote(c, "method "+name+" is used as a function")
	}
	return types.Obj("attribute "+name+" of class "+c.Name, node), Member{}
}

// setClassAttr is "Class.name = value".
func (u *unit) setClassAttr(c *scope.Class, name string, value types.Type) {
	v := c.Scope.Lookup(name)
	if !u.isStruct(c) || v == nil || c.Methods[name] != nil || len(v.Binds) == 0 {
		u.Release(value)
		if v != nil {
			u.Into(u.cell(v), types.Obj("the class attribute is set dynamically", nil))
		}
		u.facts.demote(c, "its attribute "+name+" is set from outside")
		return
	}
	for _, k := range u.related(c) {
		if u.classes[k].fields[name] != nil {
			u.facts.demote(c, "attribute "+name+" is both the class's and its instances'")
		}
	}
	u.Into(u.cell(v), value)
}

// delUserAttr is "del o.name".
func (u *unit) delUserAttr(recv types.Type, name string) {
	if c, ok := recv.NonNone().Class().(*scope.Class); ok {
		u.facts.demote(c, "attribute "+name+" is deleted")
		return
	}
	u.setUnknownAttr(recv, name, types.Obj("deleted", nil))
	for _, c := range u.table.Classes {
		if u.classes[c].fields[name] != nil {
			u.facts.demote(c, "attribute "+name+" is deleted")
		}
	}
}

// setThroughClass makes a class whose class attribute may be set through a class object, not an instance, one that is not a
// Struct: the fields of its instances would not see it.
//
//	type(self).count += 1
func (a *analyzer) setThroughClass(c *scope.Class) {
	if k := a.classes[c]; k.set != "" && (k.exposed || a.facts.anyClass) && a.isStruct(c) {
		a.facts.demote(c, "attribute "+k.set+" is its instances' and may be set on the class")
	}
}

// exposeAny is called where the program asks a value of unknown type for its class.
func (a *analyzer) exposeAny() {
	if a.facts.anyClass {
		return
	}
	a.facts.anyClass = true
	for _, c := range a.table.Classes {
		a.setThroughClass(c)
	}
}

// setUnknownAttr sets an attribute of a value of unknown type: of any instance that dynamic code may have.
func (u *unit) setUnknownAttr(recv types.Type, name string, value types.Type) {
	u.Release(recv)
	u.Release(value)
	u.opaque = true
	if forbidden[name] {
		u.demoteAll("attribute " + name + " of an instance may be replaced")
	}
	for _, c := range u.table.Classes {
		if !u.isStruct(c) {
			continue
		}
		if p := u.property(c, name); p.get != nil {
			if p.set != nil {
				u.openMethod(p.set)
			}
		} else if ownDef(c, name) != nil {
			u.facts.demote(c, "method "+name+" may be replaced")
		} else if f := u.classes[c].fields[name]; f != nil {
			u.Into(f.cell, value)
		}
		if classVar(c, name) != nil {
			u.classes[c].set = name
			u.setThroughClass(c)
		}
	}
	u.setAnyException(name, value)
	u.Into(u.unknownSets(name), value) // for fields that are found later; where there is none, the object keeps it beside
}

// constructUser makes an instance of a class of the program.
func (u *unit) constructUser(c *scope.Class, a *args) Callee {
	callee := Callee{Kind: UserClass, Class: c}
	init := u.method(c, "__init__")
	switch {
	case !u.isStruct(c):
		u.releaseArgs(a)
		if u.plainException(c) {
			u.initException(c, a)
		}
		if c.IsException() && !u.hasNew(c) {
			callee.Result = types.InstanceOf(c)
			u.dynamic, u.opaque = u.dynamic || !a.plain(), true // what is made with New needs no ctx
			return callee
		}
		u.dynamic = true
		callee.Result = types.Obj("class "+c.Name+" is dynamic: "+u.facts.dynamic[c], a.node)
		return callee
	case init != nil:
		self := types.InstanceOf(c)
		made := u.callUser(init, a, &self)
		callee.Func, callee.Args = init, made.Args
	case len(a.pos)+len(a.kw) > 0:
		u.releaseArgs(a)
		u.dynamic = true
	}
	callee.Result = types.InstanceOf(c)
	return callee
}

// hasNew says whether a class of the program among the ancestors of c may define __new__: calling c may then give anything.
func (u *unit) hasNew(c *scope.Class) bool {
	if u.facts.stored["__new__"] {
		return true
	}
	for _, k := range c.Ancestors() {
		if k, ok := k.(*scope.Class); ok && k.Lookup("__new__") != nil {
			return true
		}
	}
	return false
}

// userMethodResult is what calling a method without arguments gives.
func (u *unit) userMethodResult(t types.Type, name string) (types.Type, bool) {
	c, ok := t.Class().(*scope.Class)
	if !ok || !u.isStruct(c) || u.method(c, name) == nil {
		return types.Type{}, false
	}
	f := u.method(c, name)
	u.callOverriders(c, f)
	return u.callUser(f, &args{node: c.Def}, &t).Result, true
}

// userOp is a binary operator that a Struct defines.
func (u *unit) userOp(node pyast.Node, op pyast.OperatorNumber, left, right types.Type, inPlace bool) (types.Type, bool) {
	if left.Kind() != types.Instance {
		return types.Type{}, false
	}
	if inPlace {
		if t, ok := u.callMethod(left, "__i"+opMethods[op]+"__", []types.Type{right}, node); ok {
			return t, true
		}
	}
	return u.callMethod(left, "__"+opMethods[op]+"__", []types.Type{right}, node)
}

// stubOp is a binary operator that the right operand's class defines.
func (u *unit) stubOp(node pyast.Node, op pyast.OperatorNumber, left, right types.Type) (types.Type, bool) {
	if right.Kind() != types.Instance || left.Is(types.Instance, types.Object, types.Opt) {
		return types.Type{}, false
	}
	return u.callMethod(right, "__r"+opMethods[op]+"__", []types.Type{left}, node)
}

// userCompare is the type of a comparison that may run special methods of the program.
func (u *unit) userCompare(e *pyast.Compare, names [2]string, left, right types.Type) types.Type {
	if left.Kind() == types.Never || right.Kind() == types.Never {
		return tBool
	}
	for _, c := range u.table.Classes {
		for _, name := range names {
			f := c.Methods[name]
			if f == nil {
				continue
			}
			u.callees[f] = true
			if t := u.units[f].result.Read(u); t.Kind() != types.Bool && t.Kind() != types.Never {
				return types.Obj("a class of the program compares to something other than bool", e)
			}
		}
	}
	return tBool
}

// userContains is "item in container" for a container that the program defines.
func (u *unit) userContains(e *pyast.Compare, item, container types.Type) {
	if container.Kind() == types.Instance {
		if _, ok := u.callMethod(container, "__contains__", []types.Type{item}, e); ok {
			return
		}
	}
	if !plainlyCompared(item) {
		u.observe(item)
	}
	if container.Is(types.Object, types.Opt, types.Instance) {
		u.Release(item)
	}
}

// callSuper is super().method(...) in a class of the program.
func (u *unit) callSuper(e *pyast.Call, attr *pyast.Attribute) (Callee, bool) {
	call, ok := attr.Value.(*pyast.Call)
	if !ok {
		return Callee{}, false
	}
	name, ok := call.Func.(*pyast.Name)
	if !ok || name.Id != "super" || u.table.Lookup(name).Kind != scope.Builtin {
		return Callee{}, false
	}
	if base, f := u.superMethod(u.attrName(attr)); f != nil && len(call.Args) == 0 {
		t := types.MethodOf(f, types.InstanceOf(u.fn.Method))
		u.exprs[call], u.exprs[attr] = types.Obj("super()", e), t
		u.calls[call] = Callee{Kind: Builtin, Name: "super"}
		self := t.Elem(0)
		c := u.callUser(f, u.evalArgs(e), &self)
		c.Kind, c.Class, c.Super = UserMethod, base, true
		return c, true
	}
	t := types.Obj("super()", e)
	u.expr(call.Func)
	for _, x := range call.Args {
		u.expr(x)
	}
	u.exprs[call], u.exprs[attr] = t, t
	u.calls[call] = Callee{Kind: Builtin, Name: "super", Result: t}
	a := u.evalArgs(e)
	if u.superException(u.attrName(attr), a) && len(call.Args) == 0 {
		u.releaseArgs(a)
		return Callee{Kind: ExceptionInit, Result: tNone}, true
	}
	return u.callUnknown(a, "calls a method of super()"), true
}
