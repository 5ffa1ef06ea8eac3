package infer

import (
	"strings"

	"github.com/gosyncio/gosyncio/parser/pyast"
	"github.com/gosyncio/gosyncio/transform/scope"
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
	bases := a.namedBases()
	for _, c := range a.table.Classes {
		if why := a.notPlain(c, bases); why != "" {
			if _, done := a.facts.dynamic[c]; !done {
				a.facts.dynamic[c] = why
			}
		}
		_, dynamic := a.facts.dynamic[c]
		mro := a.facts.ancestors[c]
		if mro == nil {
			mro = []types.Class{c}
		}
		c.SetRepr(scope.Repr{Struct: !dynamic, Exception: a.facts.exceptions[c], MRO: mro})
	}
}

// namedBases are the classes that some class statement names as a base.
func (a *analyzer) namedBases() map[*scope.Var]bool {
	bases := map[*scope.Var]bool{}
	for _, c := range a.table.Classes {
		for _, b := range c.Def.Bases {
			if n, ok := b.(*pyast.Name); ok {
				bases[a.table.Lookup(n)] = true
			}
		}
	}
	return bases
}

// notPlain says what in the class statement itself keeps a class from being a Struct, "" when nothing does.
func (a *analyzer) notPlain(c *scope.Class, bases map[*scope.Var]bool) string {
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
	case bases[v]:
		return "other classes extend it"
	}
	for _, b := range c.Def.Bases {
		if n, ok := b.(*pyast.Name); !ok || n.Id != "object" || a.table.Lookup(n).Kind != scope.Builtin {
			return "it extends another class"
		}
	}
	top := false
	for _, s := range c.Module.Tree.Body {
		top = top || s == pyast.Stmt(c.Def)
	}
	if !top {
		return "its definition is conditional"
	}
	return a.bodyNotPlain(c)
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
			if !plainMethod(s) {
				return "method " + name + " has a decorator or no self"
			}
		case *pyast.AsyncFunctionDef:
			name = string(s.Name)
			if !plainMethod((*pyast.FunctionDef)(s)) {
				return "method " + name + " has a decorator or no self"
			}
		case *pyast.Assign:
			n, ok := s.Targets[0].(*pyast.Name)
			if !ok || len(s.Targets) != 1 || !isConstant(s.Value) {
				return "a class attribute is not a constant"
			}
			name = string(n.Id)
		case *pyast.AnnAssign:
			n, ok := s.Target.(*pyast.Name)
			if !ok || s.Value != nil && !isConstant(s.Value) {
				return "a class attribute is not a constant"
			}
			name = string(n.Id)
		default:
			return "its body runs code"
		}
		if forbidden[name] {
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

// plainMethod says whether a def in a class body is an ordinary method.
func plainMethod(s *pyast.FunctionDef) bool {
	return len(s.DecoratorList) == 0 && len(s.Args.Posonlyargs)+len(s.Args.Args) > 0 && len(s.TypeParams) == 0
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
		} else {
			u.Release(t)
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
	for name, f := range c.Methods {
		if !u.isStruct(c) {
			u.units[f].open()
			continue
		}
		self := f.Params[0]
		if self.Kind != scope.PosOnly && self.Kind != scope.PosOrKw {
			u.facts.demote(c, "method "+name+" has no self")
			continue
		}
		u.Into(u.cell(self.Var), types.InstanceOf(c))
		if calledByRuntime(name) {
			u.units[f].escapes = true
			for _, p := range f.Params[1:] {
				u.intoParam(p, types.Obj("the runtime calls "+name, p.Arg))
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

// openClass is called when dynamic code sees a class or an instance of it.
func (a *analyzer) openClass(c *scope.Class, isClass bool) {
	k := a.classes[c]
	if isClass && !k.exposed {
		k.exposed = true
		a.setThroughClass(c)
		if init := c.Methods["__init__"]; init != nil && a.isStruct(c) {
			a.openMethod(init)
		}
	}
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
	for _, p := range f.Params[1:] {
		a.intoParam(p, types.Obj("dynamic code calls the method", p.Arg))
	}
	u := a.units[f]
	u.releaseCell(u.result)
	u.releaseCell(u.yield)
}

// fieldOf returns the field of that name; nil when nothing in the program stores an attribute so named.
func (a *analyzer) fieldOf(c *scope.Class, name string) *field {
	k := a.classes[c]
	f := k.fields[name]
	if f == nil && a.facts.stored[name] {
		f = &field{name: name, cell: types.NewCell()}
		k.fields[name] = f
		k.order = append(k.order, f)
		if v := c.Scope.Lookup(name); v != nil {
			a.Into(f.cell, a.cell(v).Type())
		}
		if k.released {
			a.Release(types.Of(types.Iterator, f.cell))
		}
	}
	return f
}

// userAttr is an attribute of an instance of a class of the program.
func (u *unit) userAttr(recv types.Type, c *scope.Class, name string, node pyast.Node) (types.Type, Member) {
	if !u.isStruct(c) {
		return types.Obj("attribute "+name+" of dynamic class "+c.Name, node), Member{}
	}
	if f := c.Methods[name]; f != nil {
		return types.MethodOf(f, recv), Member{Kind: MethodMember, Name: name, Class: c, Func: f}
	}
	v := c.Scope.Lookup(name)
	if f := u.fieldOf(c, name); f != nil {
		if v != nil {
			u.Into(f.cell, u.cell(v).Read(u))
		}
		t := f.cell.Read(u)
		if t.Kind() != types.Never || !u.final {
			return t, Member{Kind: FieldMember, Name: name, Class: c}
		}
	}
	if v != nil && len(v.Binds) > 0 {
		return u.cell(v).Read(u), Member{Kind: ClassMember, Name: name, Class: c, Var: v}
	}
	return types.Obj("class "+c.Name+" has no attribute "+name, node), Member{}
}

// setUserAttr is "o.name = value" for an instance of a Struct.
func (u *unit) setUserAttr(c *scope.Class, name string, value types.Type, e *pyast.Attribute) (Member, bool) {
	if !u.isStruct(c) {
		return Member{}, false
	}
	if c.Methods[name] != nil || forbidden[name] {
		u.facts.demote(c, "attribute "+name+" of an instance is replaced")
		return Member{}, false
	}
	u.Into(u.fieldOf(c, name).cell, value)
	return Member{Kind: FieldMember, Name: name, Class: c}, true
}

// userClassAttr is an attribute of a class of the program itself.
func (u *unit) userClassAttr(c *scope.Class, name string, node pyast.Node) (types.Type, Member) {
	if u.isStruct(c) {
		if f := c.Methods[name]; f != nil {
			return types.FuncOf(f), Member{Kind: MethodMember, Name: name, Class: c, Func: f}
		}
		if v := c.Scope.Lookup(name); v != nil && len(v.Binds) > 0 {
			return u.cell(v).Read(u), Member{Kind: ClassMember, Name: name, Class: c, Var: v}
		}
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
	if u.classes[c].fields[name] != nil {
		u.facts.demote(c, "attribute "+name+" is both the class's and its instances'")
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
	for _, c := range u.table.Classes {
		if !u.isStruct(c) {
			continue
		}
		if c.Methods[name] != nil {
			u.facts.demote(c, "method "+name+" may be replaced")
		} else if f := u.fieldOf(c, name); f != nil {
			u.Into(f.cell, value)
			if v := c.Scope.Lookup(name); v != nil && len(v.Binds) > 0 {
				u.classes[c].set = name
				u.setThroughClass(c)
			}
		}
	}
}

// constructUser makes an instance of a class of the program.
func (u *unit) constructUser(c *scope.Class, a *args) Callee {
	callee := Callee{Kind: UserClass, Class: c}
	init := c.Methods["__init__"]
	switch {
	case !u.isStruct(c):
		u.releaseArgs(a)
		u.dynamic = true
		callee.Result = types.Obj("class "+c.Name+" is dynamic: "+u.facts.dynamic[c], a.node)
		if c.IsException() {
			callee.Result = types.InstanceOf(c)
		}
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

// userMethodResult is what calling a method without arguments gives.
func (u *unit) userMethodResult(t types.Type, name string) (types.Type, bool) {
	c, ok := t.Class().(*scope.Class)
	if !ok || !u.isStruct(c) || c.Methods[name] == nil {
		return types.Type{}, false
	}
	return u.callUser(c.Methods[name], &args{node: c.Def}, &t).Result, true
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
	t := types.Obj("super()", e)
	u.expr(call.Func)
	for _, x := range call.Args {
		u.expr(x)
	}
	u.exprs[call], u.exprs[attr] = t, t
	u.calls[call] = Callee{Kind: Builtin, Name: "super", Result: t}
	a := u.evalArgs(e)
	return u.callUnknown(a, "calls a method of super()"), true
}
