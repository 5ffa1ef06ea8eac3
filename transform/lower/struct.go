package lower

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/gosyncio/gosyncio/parser/pyast"
	"github.com/gosyncio/gosyncio/transform/infer"
	"github.com/gosyncio/gosyncio/transform/ir"
	"github.com/gosyncio/gosyncio/transform/scope"
)

// structClass is a class whose instances are Go structs.
//
//	class Account:                     type Account struct {
//	    def __init__(self, owner):         py.Object
//	        self.owner = owner             Owner string
//	                             ->    }
//	    def name(self): ...            func newAccount(owner string) *Account { a := &Account{}; a.init(owner); return a }
//	                                   func (a *Account) Name() string { ... }
//
// Dynamic code sees the same object: the class object holds adapters of the methods, PyGetField and PySetField reach the
// fields.
type structClass struct {
	class   *scope.Class
	info    *infer.ClassInfo
	typ     *ir.Var           // the Go type
	object  *ir.Var           // the *py.Type
	create  *ir.Var           // the Go function that makes an instance
	base    *structClass      // the struct it embeds, nil for none
	methods *ir.Var           // of a struct that others embed: the interface of its dispatched methods
	members map[string]string // Python name of a field or method of its own -> Go name
	taken   map[string]bool   // Go names of fields and methods, also of the base's
}

// structOf returns what a class becomes when it is a Go struct, nil for dynamic classes.
func (m *module) structOf(c *scope.Class) *structClass {
	if c == nil || m.info.Class(c) == nil || m.info.Class(c).Repr != infer.Struct {
		return nil
	}
	if s := m.structs[c]; s != nil {
		return s
	}
	public := c.Name[0] != '_'
	s := &structClass{
		class: c, info: m.info.Class(c), members: map[string]string{},
		typ:    &ir.Var{Kind: ir.TypeName, Hint: c.Name, Fixed: false, Public: public},
		create: &ir.Var{Kind: ir.FuncName, Hint: "new_" + c.Name, Temp: true, Public: public},
	}
	m.structs[c], m.structTypes[s.typ] = s, s
	m.inherit(s)
	for _, f := range s.info.Fields {
		s.members[f.Name] = memberName(f.Name, s.taken)
	}
	for _, child := range c.Children {
		if child.Func != nil && child.Func.Method == c && child.Func.Scope == child {
			name := memberKey(child.Func)
			if s.members[name] = s.base.member(name); s.members[name] != "" {
				continue
			}
			if property, ok := strings.CutSuffix(name, setterSuffix); ok {
				s.members[name] = memberName("set_"+property, s.taken)
			} else {
				s.members[name] = memberName(name, s.taken)
			}
		}
	}
	return s
}

// setterSuffix tells the setter of a property from its getter.
const setterSuffix = ".setter"

// memberKey is the name by which the Go name of a method is found: the setter of a property has one of its own.
func memberKey(f *scope.Func) string {
	name := scope.Mangle(f.Method, f.Name)
	if infer.KindOfMethod(f.Decorators) == infer.Setter {
		return name + setterSuffix
	}
	return name
}

// protocolNames are the Go names that every struct has: those of its header and of what the runtime asks for.
var protocolNames = []string{
	"Object", "PyClass", "SetClass", "PyOverflow", "PyGetField", "PySetField", "PyFieldNames", "Box", "FromBox", "self", "init",
}

// vetNames are method names for which go vet expects a certain signature.
var vetNames = map[string]bool{"ReadByte": true, "WriteByte": true, "UnreadByte": true, "ReadRune": true, "UnreadRune": true, "WriteTo": true, "ReadFrom": true, "Format": true}

// memberName makes the Go name of a field or method: exported when public in Python, as Go code that uses the type expects.
func memberName(name string, taken map[string]bool) string {
	var b strings.Builder
	for _, word := range strings.FieldsFunc(name, func(r rune) bool { return r == '_' }) {
		r, size := utf8.DecodeRuneInString(word)
		if b.Len() == 0 && name[0] == '_' && !strings.HasSuffix(name, "__") {
			r = unicode.ToLower(r)
		} else {
			r = unicode.ToUpper(r)
		}
		b.WriteString(string(r) + word[size:])
	}
	goName := b.String()
	switch {
	case name == "__init__":
		return "init"
	case goName == "" || !unicode.IsLetter([]rune(goName)[0]):
		goName = "X" + goName
	case vetNames[goName] || goKeywords[goName]:
		goName += "Attr"
	}
	for base, i := goName, 2; taken[goName]; i++ {
		goName = base + strconv.Itoa(i)
	}
	taken[goName] = true
	return goName
}

var goKeywords = map[string]bool{
	"break": true, "case": true, "chan": true, "const": true, "continue": true, "default": true, "defer": true, "else": true,
	"fallthrough": true, "for": true, "func": true, "go": true, "goto": true, "if": true, "import": true, "interface": true,
	"map": true, "package": true, "range": true, "return": true, "select": true, "struct": true, "switch": true, "type": true, "var": true,
}

// pointer returns *Account.
func (s *structClass) pointer() *ir.Type { return ir.Pointer(ir.DeclaredType(s.typ)) }

// declareStruct emits the declarations that a struct class starts with: the type and the function that makes instances.
func (f *fn) declareStruct(s *structClass, def *pyast.ClassDef) {
	decl := &ir.StructDecl{Obj: s.typ, Fields: s.header()}
	if doc := f.functionDoc(string(def.Name), def.Body); doc != nil {
		decl.Doc = doc
	}
	for _, field := range s.info.Fields {
		decl.Fields = append(decl.Fields, ir.Field{Name: s.members[field.Name], Type: f.fieldType(field)})
	}
	f.file.Decls = append(f.file.Decls, decl)
	if s.methods != nil {
		f.file.Decls = append(f.file.Decls, f.methodsInterface(s))
	}
	f.file.Decls = append(f.file.Decls, f.creator(s))
}

func (m *module) fieldType(field infer.Field) *ir.Type {
	if field.MaybeUnset {
		return ir.Any
	}
	return m.goType(field.Type)
}

// blank returns &Account{...} with the fields that do not start as Go's zero value.
func (f *fn) blank(s *structClass) ir.Expr {
	c := &ir.Composite{T: ir.DeclaredType(s.typ), Addr: true}
	for _, field := range s.info.Fields {
		if value := f.initial(field); value != nil {
			c.Keys, c.Elts = append(c.Keys, s.members[field.Name]), append(c.Elts, value)
		}
	}
	return c
}

// initial returns what a field holds before __init__ runs, nil for Go's zero value.
func (f *fn) initial(field infer.Field) ir.Expr {
	switch {
	case field.Default != nil:
		return f.typed(field.Default, f.fieldType(field))
	case field.MaybeUnset:
		return &ir.Qual{Pkg: pyPath, Name: "Unbound", T: ir.Any}
	}
	return nil
}

// creator declares the function that makes an instance and runs __init__ on it.
func (f *fn) creator(s *structClass) *ir.FuncDecl {
	d := &ir.FuncDecl{Obj: s.create, Results: []*ir.Type{s.pointer()}, Body: &ir.Block{}, Frame: -1}
	g := newFn(f.module, f.sf, nil)
	g.home, g.out = d.Body, d.Body
	if s.info.Init == nil && s.root() == nil {
		g.emit(&ir.Return{Values: []ir.Expr{f.blank(s)}})
		return d
	}
	self := g.instance(s)
	if s.info.Init == nil {
		g.emit(&ir.Return{Values: []ir.Expr{ir.Use(self)}})
		return d
	}
	fun := f.function(s.info.Init)
	var args []ir.Expr
	if f.takesCtx(fun) {
		ctx := contextVar()
		d.Params, args = append(d.Params, ctx), append(args, ir.Use(ctx))
	}
	for _, p := range fun.sf.Params[1:] {
		v := &ir.Var{Kind: ir.Param, Hint: p.Name, Type: f.paramType(p)}
		d.Params, args = append(d.Params, v), append(args, ir.Use(v))
	}
	g.emit(ir.Do(ir.MethodCall(nil, ir.Use(self), "init", args...)))
	g.emit(&ir.Return{Values: []ir.Expr{ir.Use(self)}})
	return d
}

// structMethod declares a method and binds its adapter in the namespace of the class.
func (f *fn) structMethod(s *structClass, sf *scope.Func, def *pyast.FunctionDef) {
	decorators := f.keptDecorators(def.DecoratorList)
	fun := f.function(sf)
	f.saveDefaults(fun)
	body, frame, g := f.functionBody(fun)
	if fun.method == "" {
		f.file.Decls = append(f.file.Decls, &ir.FuncDecl{
			Doc: f.functionDoc(fun.sf.Name, def.Body), Obj: fun.goVar, Params: g.goParams, Results: fun.goVar.Type.Results, Body: body, Frame: frame,
		})
		f.bindMethod(s, fun, decorators)
		return
	}
	recv, params := splitReceiver(fun, g.goParams)
	nameReceiver(s, recv)
	f.file.Decls = append(f.file.Decls, &ir.FuncDecl{
		Doc: f.functionDoc(fun.method, def.Body), Recv: recv, Method: fun.method, Params: params, Results: fun.goVar.Type.Results, Body: body, Frame: frame,
	})
	if fun.coroVar != nil {
		params, body := f.coroConstructor(fun)
		recv, params := splitReceiver(fun, params)
		nameReceiver(s, recv)
		f.file.Decls = append(f.file.Decls, &ir.FuncDecl{
			Recv: recv, Method: fun.method + "Coro", Params: params, Results: fun.coroVar.Type.Results, Body: body, Frame: -1,
		})
	}
	f.bindMethod(s, fun, decorators)
}

// bindMethod declares the saved defaults of a method and binds its adapter in the namespace of the class.
func (f *fn) bindMethod(s *structClass, fun *function, decorators []ir.Expr) {
	for _, d := range fun.defaults {
		if d != nil {
			f.file.Decls = append(f.file.Decls, &ir.VarDecl{Obj: d})
		}
	}
	if fun.method == "" && fun.coroVar != nil {
		params, body := f.coroConstructor(fun)
		f.file.Decls = append(f.file.Decls, &ir.FuncDecl{
			Obj: fun.coroVar, Params: params, Results: fun.coroVar.Type.Results, Body: body, Frame: -1,
		})
	}
	value := f.adapter(fun)
	for i := len(decorators) - 1; i >= 0; i-- {
		value = ir.CallOf(ir.Any, pyPath, "Call", f.ctx(), decorators[i], box(value))
	}
	f.emit(ir.Do(ir.MethodCall(nil, ir.Use(f.class.ns), "Set", ir.Str(scope.Mangle(s.class, fun.sf.Name)), value)))
}

// nameReceiver calls a receiver by the first letter of its type, as Go programmers do.
func nameReceiver(s *structClass, recv *ir.Var) {
	if recv.Hint != "self" {
		return
	}
	for _, r := range s.class.Name {
		if unicode.IsLetter(r) {
			recv.Hint, recv.Temp = string(unicode.ToLower(r)), true
			return
		}
	}
}

// splitReceiver takes self out of the parameters of a method.
func splitReceiver(fun *function, params []*ir.Var) (recv *ir.Var, rest []*ir.Var) {
	self := 0
	if len(params) > len(fun.sf.Params) {
		self = 1 // after ctx
	}
	rest = append(rest, params[:self]...)
	return params[self], append(rest, params[self+1:]...)
}

// callOf returns the call of a function's Go form with its arguments in the order of the parameters, ctx first where the
// form takes it; a method is called on its first argument.
func (fun *function) callOf(target *ir.Var, ctx ir.Expr, args []ir.Expr) *ir.Call {
	call := &ir.Call{Makes: target == fun.coroVar}
	if results := target.Type.Results; len(results) > 0 {
		call.T = results[0]
	}
	if fun.method != "" {
		name := fun.method
		if target == fun.coroVar {
			name += "Coro"
		}
		call.Fun, args = &ir.Selector{X: args[0], Name: name}, args[1:]
	} else {
		call.Fun = ir.Use(target)
	}
	if ctx != nil {
		call.Args = append(call.Args, ctx)
	}
	call.Args = append(call.Args, args...)
	return call
}

// protocol declares what the runtime asks of a struct: its class and its fields by name.
func (f *fn) protocol(s *structClass) {
	recv := func() *ir.Var {
		v := &ir.Var{Kind: ir.Param, Hint: "self", Temp: true, Type: s.pointer()}
		nameReceiver(s, v)
		return v
	}
	class := &ir.FuncDecl{
		Doc: []string{"PyClass returns the class as dynamic code sees it."}, Recv: recv(), Method: "PyClass", Results: []*ir.Type{typeObject}, Frame: -1,
		Body: ir.NewBlock(&ir.Return{Values: []ir.Expr{f.coerce(ir.Use(s.object), typeObject)}}),
	}
	f.file.Decls = append(f.file.Decls, class)
	if len(s.info.Fields) > 0 {
		f.file.Decls = append(f.file.Decls, f.fieldNames(s, recv()), f.fieldGetter(s, recv()), f.fieldSetter(s, recv()))
	}
	f.views(s, recv)
}

func (f *fn) fieldNames(s *structClass, self *ir.Var) *ir.FuncDecl {
	list := &ir.Composite{T: ir.SliceOf(ir.String)}
	for _, field := range s.inOrder() {
		list.Elts = append(list.Elts, ir.Str(field.Name))
	}
	return &ir.FuncDecl{
		Doc:  []string{"PyFieldNames returns the Python names of the fields."},
		Recv: self, Method: "PyFieldNames", Results: []*ir.Type{ir.SliceOf(ir.String)}, Frame: -1,
		Body: ir.NewBlock(&ir.Return{Values: []ir.Expr{list}}),
	}
}

func (f *fn) fieldGetter(s *structClass, self *ir.Var) *ir.FuncDecl {
	name := &ir.Var{Kind: ir.Param, Hint: "name", Type: ir.String}
	sw := &ir.Switch{Tag: ir.Use(name)}
	for _, field := range s.info.Fields {
		value := &ir.Selector{X: ir.Use(self), Name: s.members[field.Name], T: f.fieldType(field)}
		present := ir.BoolLit(true)
		if field.MaybeUnset {
			present = &ir.Binary{Op: "!=", X: value, Y: &ir.Qual{Pkg: pyPath, Name: "Unbound", T: ir.Any}, T: ir.Bool}
		}
		sw.Cases = append(sw.Cases, &ir.Case{
			Exprs: []ir.Expr{ir.Str(field.Name)}, Body: ir.NewBlock(&ir.Return{Values: []ir.Expr{box(value), present}}),
		})
	}
	return &ir.FuncDecl{
		Doc:  []string{"PyGetField returns a field by its Python name."},
		Recv: self, Method: "PyGetField", Params: []*ir.Var{name}, Results: []*ir.Type{ir.Any, ir.Bool}, Frame: -1,
		Body: ir.NewBlock(sw, &ir.Return{Values: s.baseField(self, ir.Use(name))}),
	}
}

func (f *fn) fieldSetter(s *structClass, self *ir.Var) *ir.FuncDecl {
	name := &ir.Var{Kind: ir.Param, Hint: "name", Type: ir.String}
	value := &ir.Var{Kind: ir.Param, Hint: "value", Type: ir.Any}
	sw := &ir.Switch{Tag: ir.Use(name)}
	for _, field := range s.info.Fields {
		t := f.fieldType(field)
		target := &ir.Selector{X: ir.Use(self), Name: s.members[field.Name], T: t}
		set := &ir.Assign{LHS: []ir.Expr{target}, RHS: []ir.Expr{f.coerce(ir.Use(value), t)}}
		sw.Cases = append(sw.Cases, &ir.Case{Exprs: []ir.Expr{ir.Str(field.Name)}, Body: ir.NewBlock(set)})
	}
	sw.Cases = append(sw.Cases, &ir.Case{Body: ir.NewBlock(&ir.Return{Values: []ir.Expr{s.setBaseField(self, ir.Use(name), ir.Use(value))}})})
	return &ir.FuncDecl{
		Doc:  []string{"PySetField sets a field by its Python name."},
		Recv: self, Method: "PySetField", Params: []*ir.Var{name, value}, Results: []*ir.Type{ir.Bool}, Frame: -1,
		Body: ir.NewBlock(sw, &ir.Return{Values: []ir.Expr{ir.BoolLit(true)}}),
	}
}

// structField returns the Go field that an attribute of an object means, nil when obj is no struct or has no such field.
func (f *fn) structField(a *pyast.Attribute, obj ir.Expr) (value *ir.Selector, field infer.Field, s *structClass) {
	m := f.info.Attr(a)
	if m.Kind != infer.FieldMember {
		return nil, field, nil
	}
	if s = f.structOf(m.Class); s == nil || !ir.Same(obj.GoType(), s.pointer()) {
		return nil, field, nil
	}
	name := f.attrName(a)
	for owner := s; owner != nil; owner = owner.base {
		for _, field := range owner.info.Fields {
			if field.Name == name {
				return &ir.Selector{X: obj, Name: owner.members[name], Fixed: f.fixedAttr(name), T: f.fieldType(field)}, field, s
			}
		}
	}
	return nil, field, nil
}

// structCall lowers a call of a method of a struct, or of the class itself; nil for other calls. With awaited a coroutine
// method runs, otherwise its coroutine object is made.
func (f *fn) structCall(c *pyast.Call, callee infer.Callee, awaited bool) ir.Expr {
	if callee.Args == nil {
		return nil
	}
	switch callee.Kind {
	case infer.UserClass:
		return f.structNew(c, callee)
	case infer.UserMethod:
		return f.structInvoke(callee, awaited)
	}
	return nil
}

func (f *fn) structNew(c *pyast.Call, callee infer.Callee) ir.Expr {
	s := f.structOf(callee.Class)
	n, ok := c.Func.(*pyast.Name)
	if s == nil || !ok || f.boundClass(f.table.Lookup(n)) != callee.Class && !f.isClassParam(n, callee.Class) {
		return nil
	}
	call := &ir.Call{Fun: ir.Use(s.create), T: s.pointer()}
	if s.info.Init != nil {
		fun := f.function(s.info.Init)
		if f.takesCtx(fun) {
			call.Args = append(call.Args, f.ctx())
		}
		call.Args = append(call.Args, f.userArgs(fun, callee.Args, 1)...)
	}
	return call
}

func (f *fn) structInvoke(callee infer.Callee, awaited bool) ir.Expr {
	s := f.structOf(callee.Class)
	if s == nil {
		return nil
	}
	if infer.KindOfMethod(callee.Func.Decorators) == infer.ClassMethod {
		return f.classMethodCall(callee, awaited)
	}
	recv := func() ir.Expr { return f.superReceiver(s) }
	if !callee.Super {
		if callee.Recv == nil {
			return nil
		}
		if t := f.optional(callee.Recv); !ir.Same(f.valueType(callee.Recv), s.pointer()) && (t == nil || !ir.Same(t, s.pointer())) {
			return nil
		}
		recv = func() ir.Expr { return f.present(callee.Recv, f.expr(callee.Recv), callee.Func.Name) }
	}
	fun := f.function(callee.Func)
	var args []ir.Expr
	values := f.sequence(recv,
		func() ir.Expr {
			args = f.userArgs(fun, callee.Args, 1)
			return joined(args)
		})
	if callee.Virtual {
		values[0] = s.dispatch(values[0], callee.Func)
	}
	call := f.invoke(fun, awaited, append(values[:1:1], args...))
	if callee.Virtual {
		call.Runs = nil // an override may run
	}
	return call
}

// invoke calls a function, a method on its first argument; a coroutine that is not awaited there is made.
func (f *fn) invoke(fun *function, awaited bool, args []ir.Expr) *ir.Call {
	if fun.coroVar != nil && !awaited {
		return fun.callOf(fun.coroVar, nil, args)
	}
	var ctx ir.Expr
	if f.takesCtx(fun) {
		ctx = f.ctx()
	}
	call := fun.callOf(fun.goVar, ctx, args)
	if awaited {
		call.Runs = fun.coro
	}
	return call
}

// joined stands for several operands in f.sequence: it runs code when one of them does.
func joined(args []ir.Expr) ir.Expr { return &ir.Composite{T: ir.SliceOf(ir.Any), Elts: args} }
