package lower

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"github.com/gosyncio/gosyncio/parser/pyast"
	"github.com/gosyncio/gosyncio/transform/infer"
	"github.com/gosyncio/gosyncio/transform/ir"
	"github.com/gosyncio/gosyncio/transform/scope"
	"github.com/gosyncio/gosyncio/transform/types"
)

// A class that extends another embeds its struct. The object itself stands in the field self of the struct at the top, as an
// interface: calls of methods that some class overrides go through it, and it is what a pointer to the embedded struct is
// boxed as.
//
//	class Shape:                       type Shape struct {
//	    def area(self): ...                py.Object
//	    def show(self):                    self ShapeMethods
//	        print(self.area())         }
//	                               ->  type ShapeMethods interface { asShape() *Shape; Area() float64 }
//	class Square(Shape):               func (s *Shape) Show() { py.Print(s.self.Area()) }
//	    def area(self): ...            type Square struct { Shape; Side float64 }
//	                                   func (s *Square) Area() float64 { ... }

// inherit prepares what a struct has because of the classes that it extends and that extend it.
func (m *module) inherit(s *structClass) {
	s.taken = map[string]bool{}
	if s.info.Base != nil {
		s.base = m.structOf(s.info.Base)
		maps.Copy(s.taken, s.base.taken)
	}
	for _, name := range protocolNames {
		s.taken[name] = true
	}
	if len(s.info.Subclasses) > 0 {
		s.typ.Extended = true
		s.methods = &ir.Var{Kind: ir.TypeName, Hint: s.class.Name + "Methods", Temp: true, Public: s.typ.Public}
		s.taken["as"+s.class.Name] = true
		name := strings.Trim(s.class.Name, "_") // of the field where others embed it
		s.taken[name], s.taken[lowerFirst(name)], s.taken[memberName(name, map[string]bool{})] = true, true, true
	}
}

// member returns the Go name of a method of s or of what it extends, "" for none.
func (s *structClass) member(name string) string {
	for ; s != nil; s = s.base {
		if s.members[name] != "" && s.info.Methods[name] != nil {
			return s.members[name]
		}
	}
	return ""
}

// root returns the struct at the top of a hierarchy, which holds the field self; nil for a class that stands alone.
func (s *structClass) root() *structClass {
	if s.base == nil && s.methods == nil {
		return nil
	}
	for s.base != nil {
		s = s.base
	}
	return s
}

// header returns what a struct starts with: the object header, or the struct it extends.
func (s *structClass) header() []ir.Field {
	if s.base != nil {
		return []ir.Field{{Type: ir.DeclaredType(s.base.typ)}}
	}
	header := []ir.Field{{Type: ir.Named(pyPath, "Object")}}
	if s.methods != nil {
		header = append(header, ir.Field{Name: "self", Type: ir.DeclaredType(s.methods)})
	}
	return header
}

// asName is the method that gives the part of an object that a struct is.
func (s *structClass) asName() string { return "as" + s.class.Name }

// methodsInterface declares the interface of the methods that classes which extend s override, for those that s adds.
func (f *fn) methodsInterface(s *structClass) *ir.InterfaceDecl {
	d := &ir.InterfaceDecl{
		Doc:     []string{s.methods.Hint + " is what every object of class " + s.class.Name + " has, also one of a class that extends it."},
		Obj:     s.methods,
		Methods: []ir.Method{{Name: s.asName(), Type: ir.FuncOf(nil, []*ir.Type{s.pointer()})}},
	}
	for _, child := range s.class.Children {
		if child.Func == nil || child.Func.Method != s.class || child.Func.Scope != child {
			continue
		}
		info := s.info.Methods[child.Name]
		if info == nil || info.Func != child.Func || !info.Virtual || info.Overrides != nil {
			continue
		}
		fun := f.function(child.Func)
		d.Methods = append(d.Methods, ir.Method{Name: fun.method, Type: f.withoutSelf(fun, fun.goVar.Type)})
		if fun.coroVar != nil {
			d.Methods = append(d.Methods, ir.Method{Name: fun.method + "Coro", Type: f.withoutSelf(fun, fun.coroVar.Type)})
		}
	}
	return d
}

// withoutSelf returns the type of a method's Go form as an interface has it.
func (f *fn) withoutSelf(fun *function, t *ir.Type) *ir.Type {
	self := len(t.Params) - len(fun.sf.Params) // 1 after ctx
	params := append(t.Params[:self:self], t.Params[self+1:]...)
	return ir.FuncOf(params, t.Results)
}

// instance makes an object in a temporary, as it is before __init__ runs.
func (f *fn) instance(s *structClass) *ir.Var {
	self := f.newTemp("self", s.pointer())
	f.emit(ir.Set(self, f.blank(s)))
	root := s.root()
	if root == nil {
		return self
	}
	set := func(name string, t *ir.Type, value ir.Expr) {
		target := &ir.Selector{X: ir.Use(self), Name: name, T: t}
		f.emit(&ir.Assign{LHS: []ir.Expr{target}, RHS: []ir.Expr{value}})
	}
	t := ir.DeclaredType(root.methods)
	set("self", t, &ir.Implicit{X: ir.Use(self), T: t})
	for k := s.base; k != nil; k = k.base {
		for _, field := range k.info.Fields {
			if value := f.initial(field); value != nil {
				set(k.members[field.Name], f.fieldType(field), value)
			}
		}
	}
	return self
}

// allocBody is the body of the function with which dynamic code makes an object.
func (f *fn) allocBody(s *structClass) *ir.Block {
	if s.root() == nil {
		return ir.NewBlock(&ir.Return{Values: []ir.Expr{f.blank(s)}})
	}
	g := newFn(f.module, f.sf, nil)
	g.home = &ir.Block{}
	g.out = g.home
	self := g.instance(s)
	g.emit(&ir.Return{Values: []ir.Expr{&ir.Implicit{X: ir.Use(self), T: ir.Any}}})
	return g.home
}

// views declares how a struct is boxed that others embed or that None may stand in for, and how the first is found again.
func (f *fn) views(s *structClass, recv func() *ir.Var) {
	if s.methods != nil && s.base == nil || s.info.Nullable {
		f.file.Decls = append(f.file.Decls, f.boxer(s, recv()))
	}
	if s.methods == nil {
		return
	}
	self := recv()
	f.file.Decls = append(f.file.Decls, &ir.FuncDecl{
		Recv: self, Method: s.asName(), Results: []*ir.Type{s.pointer()}, Frame: -1,
		Body: ir.NewBlock(&ir.Return{Values: []ir.Expr{ir.Use(self)}}),
	})
	x := &ir.Var{Kind: ir.Param, Hint: "x", Type: ir.Any}
	as := &ir.Selector{X: &ir.Ref{Var: s.methods}, Name: s.asName()}
	view := &ir.Return{Values: []ir.Expr{ir.CallOf(nil, pyPath, "View", ir.Use(x), as)}}
	f.file.Decls = append(f.file.Decls, &ir.FuncDecl{
		Doc:  []string{"FromBox returns the part of the object x that class " + s.class.Name + " describes."},
		Recv: recv(), Method: "FromBox", Params: []*ir.Var{x}, Results: []*ir.Type{ir.Any, ir.Bool}, Frame: -1, Body: ir.NewBlock(view),
	})
}

// boxer declares Box, which gives the object that a struct is part of, or None for nil.
func (f *fn) boxer(s *structClass, self *ir.Var) *ir.FuncDecl {
	object := ir.Expr(ir.Use(self))
	if s.root() != nil {
		object = &ir.Selector{X: object, Name: "self", T: ir.Any}
	}
	doc := "Box returns the object that the struct is part of."
	body := ir.NewBlock()
	if s.info.Nullable {
		doc = "Box returns the object, None for nil."
		body.List = append(body.List, &ir.If{
			Cond: &ir.Binary{Op: "==", X: ir.Use(self), Y: ir.Nil(), T: ir.Bool},
			Then: ir.NewBlock(&ir.Return{Values: []ir.Expr{ir.Nil()}}),
		})
	}
	body.List = append(body.List, &ir.Return{Values: []ir.Expr{object}})
	return &ir.FuncDecl{Doc: []string{doc}, Recv: self, Method: "Box", Results: []*ir.Type{ir.Any}, Frame: -1, Body: body}
}

// inOrder returns the fields, those of the base included, in the order of __dict__.
func (s *structClass) inOrder() []infer.Field {
	fields := s.info.Fields
	if s.base == nil {
		return fields
	}
	fields = slices.Concat(s.base.inOrder(), fields)
	at := func(f infer.Field) int {
		if i := slices.Index(s.info.Order, f.Name); i >= 0 {
			return i
		}
		return len(s.info.Order)
	}
	slices.SortStableFunc(fields, func(f, g infer.Field) int { return cmp.Compare(at(f), at(g)) })
	return fields
}

// baseField is what PyGetField returns for a name that is none of the struct's own fields.
func (s *structClass) baseField(self *ir.Var, name ir.Expr) []ir.Expr {
	if s.base == nil || len(s.base.inOrder()) == 0 {
		return []ir.Expr{ir.Nil(), ir.BoolLit(false)}
	}
	return []ir.Expr{ir.MethodCall(nil, s.embedded(ir.Use(self)), "PyGetField", name)}
}

// setBaseField is the same for PySetField.
func (s *structClass) setBaseField(self *ir.Var, name, value ir.Expr) ir.Expr {
	if s.base == nil || len(s.base.inOrder()) == 0 {
		return ir.BoolLit(false)
	}
	return ir.MethodCall(ir.Bool, s.embedded(ir.Use(self)), "PySetField", name, value)
}

// embedded returns the struct that s extends, in an object of s.
func (s *structClass) embedded(obj ir.Expr) ir.Expr {
	return &ir.Selector{X: obj, Embedded: s.base.typ, T: ir.DeclaredType(s.base.typ)}
}

// dispatch returns obj, a pointer to s, as the interface through which a method that is overridden is called.
func (s *structClass) dispatch(obj ir.Expr, method *scope.Func) ir.Expr {
	adds := s
	for k := s; k != nil; k = k.base {
		if k.info.Methods[method.Name] != nil {
			adds = k
		}
	}
	root := s.root()
	self := &ir.Selector{X: obj, Name: "self", Fixed: true, T: ir.DeclaredType(root.methods)}
	if adds == root {
		return self
	}
	return &ir.Assert{X: self, T: ir.DeclaredType(adds.methods)}
}

// superReceiver returns the embedded struct base of self, on which super() calls a method.
func (f *fn) superReceiver(base *structClass) ir.Expr {
	s := f.structOf(f.sf.Method)
	self := f.coerce(ir.Use(f.variable(f.sf.Params[0].Var)), s.pointer())
	return &ir.Selector{X: self, Embedded: base.typ, T: ir.DeclaredType(base.typ)}
}

// extends says whether from points to a struct that embeds what t points to.
func (m *module) extends(from, t *ir.Type) bool {
	if !isObject(from) || from.Nullable || !isExtended(t) {
		return false
	}
	for s := m.structTypes[from.Elem.Obj]; s != nil; s = s.base {
		if s.typ == t.Elem.Obj {
			return true
		}
	}
	return false
}

// alwaysTrue says whether the objects that t points to are true: no class that they may have says otherwise.
func (m *module) alwaysTrue(t *ir.Type) bool {
	top := m.structTypes[t.Elem.Obj]
	if top == nil {
		return false
	}
	for _, c := range m.table.Classes {
		if c.Methods["__bool__"] == nil && c.Methods["__len__"] == nil {
			continue
		}
		s := m.structOf(c)
		if s == nil {
			continue
		}
		if m.extends(s.pointer(), top.pointer()) || s == top || m.extends(top.pointer(), s.pointer()) {
			return false
		}
	}
	return true
}

// classCall lowers Base.method(self, ...), a call of a method by its class, nil for other calls.
func (f *fn) classCall(c *pyast.Call, callee infer.Callee, awaited bool) ir.Expr {
	a, ok := c.Func.(*pyast.Attribute)
	if ok && infer.KindOfMethod(callee.Func.Decorators) == infer.StaticMethod {
		return f.staticCall(a, callee, awaited)
	}
	if !ok || len(callee.Args) == 0 || len(callee.Args[0].Exprs) != 1 {
		return nil
	}
	m := f.info.Attr(a)
	s := f.structOf(callee.Func.Method)
	self := callee.Args[0].Exprs[0]
	if s == nil || infer.KindOfMethod(callee.Func.Decorators) != infer.InstanceMethod {
		return nil
	}
	if m.Kind != infer.MethodMember || !f.typeOf(self).Is(types.Instance) || !f.namesClass(a.Value) {
		return nil
	}
	fun := f.function(callee.Func)
	args := f.userArgs(fun, callee.Args, 0)
	args[0] = f.coerce(args[0], s.pointer())
	if part, ok := args[0].(*ir.Unary); ok { // Go takes the address of what a method is called on
		args[0] = part.X
	}
	return f.invoke(fun, awaited, args)
}

// namesClass says whether an expression is the name of a class that is certainly bound.
func (f *fn) namesClass(e pyast.Expr) bool {
	n, ok := e.(*pyast.Name)
	return ok && f.boundClass(f.table.Lookup(n)) != nil
}
