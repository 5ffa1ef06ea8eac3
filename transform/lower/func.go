package lower

import (
	"strings"

	"github.com/gosyncio/gosyncio/parser/pyast"
	"github.com/gosyncio/gosyncio/transform/infer"
	"github.com/gosyncio/gosyncio/transform/ir"
	"github.com/gosyncio/gosyncio/transform/scope"
	"github.com/gosyncio/gosyncio/transform/types"
)

// function is what a def of the program becomes. A static function (its name means nothing else) is a Go function, called
// directly; where it is used as a value there is a *py.Function beside it. Any other is a *py.Function alone.
type function struct {
	sf       *scope.Func
	info     *infer.FuncInfo
	goVar    *ir.Var   // the Go function
	coroVar  *ir.Var   // of a coroutine function: the Go function that makes the coroutine object
	objVar   *ir.Var   // the *py.Function
	defaults []*ir.Var // saved values of the defaults that are no literals, by parameter
	topLevel bool      // declared, not a closure
	method   string    // Go name of a method of a struct; "" for functions
	usesCoro bool
	usesObj  bool
	coro     *ir.Coroutine // nil for other functions
}

// function returns the function object of a static function, making it at the first mention.
func (f *fn) function(sf *scope.Func) *function {
	if fun := f.funcs[sf]; fun != nil {
		return fun
	}
	fun := &function{sf: sf, info: f.info.Func(sf), topLevel: sf.Parent.Kind == scope.ModuleScope}
	hint := sf.Name
	if s := f.structOf(sf.Method); s != nil {
		fun.topLevel = true
		switch infer.KindOfMethod(sf.Decorators) {
		case infer.StaticMethod, infer.ClassMethod:
			hint = lowerFirst(s.class.Name) + "_" + sf.Name
		default:
			fun.method = s.members[memberKey(sf)]
		}
	}
	kind := ir.Local
	if fun.topLevel {
		kind = ir.FuncName
	}
	named := func(name string, k ir.VarKind) *ir.Var {
		v := &ir.Var{Kind: k, Hint: name, Temp: name != sf.Name, Public: sf.Name[0] != '_'}
		if k == ir.Local {
			v.Shared, v.Home = true, f.ownerOf(sf).home
		}
		return v
	}
	fun.goVar = named(hint, kind)
	fun.goVar.Type = f.funcType(fun, false)
	if fun.info.Kind == infer.Coroutine {
		fun.coroVar = named(hint+"_coro", kind)
		fun.coroVar.Type = f.funcType(fun, true)
		if fun.topLevel {
			fun.coroVar.Temp = true
		}
		fun.coro = &ir.Coroutine{}
	}
	objKind := kind
	if fun.topLevel {
		objKind = ir.Global
	}
	fun.objVar = named(hint+"_func", objKind)
	fun.objVar.Type = pyType("Function")
	fun.defaults = make([]*ir.Var, len(sf.Params))
	f.funcs[sf] = fun
	return fun
}

// ownerOf returns the fn in whose body the def of sf stands.
func (f *fn) ownerOf(sf *scope.Func) *fn {
	for owner := f; owner != nil; owner = owner.outer {
		if owner.sf == sf.Parent.Func {
			return owner
		}
	}
	return f
}

// funcType returns the Go type of a function, or of its coroutine constructor.
func (m *module) funcType(fun *function, coro bool) *ir.Type {
	var params []*ir.Type
	if m.takesCtx(fun) && !coro {
		params = append(params, ir.Context)
	}
	for i, p := range fun.sf.Params {
		params = append(params, m.goParamType(fun, i, p))
	}
	result := m.resultType(fun)
	if coro {
		result = m.coroType(fun)
	}
	if result == nil {
		return ir.FuncOf(params, nil)
	}
	return ir.FuncOf(params, []*ir.Type{result})
}

// takesCtx says whether the Go function has a ctx parameter. The body of a generator runs later, under whoever drives it.
func (m *module) takesCtx(fun *function) bool {
	switch fun.info.Kind {
	case infer.Coroutine:
		return true
	case infer.Plain:
		return fun.info.NeedsCtx
	}
	return false
}

func (m *module) paramType(p *scope.Param) *ir.Type { return m.storage(p.Var) }

// goParamType returns the type of the i-th parameter in the Go form of a function: a method's receiver is a pointer to the
// struct whatever its body stores in self.
func (m *module) goParamType(fun *function, i int, p *scope.Param) *ir.Type {
	if i == 0 && fun.method != "" {
		return m.structOf(fun.sf.Method).pointer()
	}
	return m.paramType(p)
}

// resultType returns what the Go function returns: for a generator function the generator, nil for nothing.
func (m *module) resultType(fun *function) *ir.Type {
	switch fun.info.Kind {
	case infer.Generator:
		return ir.Pointer(ir.Named(coroPath, "Generator", m.argType(fun.info.Yield)))
	case infer.AsyncGenerator:
		return ir.Pointer(ir.Named(coroPath, "AsyncGenerator", m.argType(fun.info.Yield)))
	}
	return m.goResult(fun.info)
}

// coroType is the type of the coroutine object of a coroutine function.
func (m *module) coroType(fun *function) *ir.Type {
	arg := noneType
	if r := m.goResult(fun.info); r != nil {
		arg = r
	}
	return ir.Pointer(ir.Named(coroPath, "Coroutine", arg))
}

// funcDef lowers def. node is the statement itself, def the same as a *pyast.FunctionDef.
func (f *fn) funcDef(node pyast.Stmt, def *pyast.FunctionDef) {
	sf := f.table.FuncOf(node)
	v := f.table.VarOf(node)
	if s := f.structOf(sf.Method); s != nil {
		f.structMethod(s, sf, def)
		return
	}
	if fun := f.staticFunc(v); fun != nil {
		f.staticDef(fun, def)
		f.annotations(def)
		return
	}
	decorators := f.boxedOperands(def.DecoratorList...)
	for i := range decorators {
		decorators[i] = f.spill(decorators[i])
	}
	value := f.functionValue(sf, def.Args, def.Body)
	if p := infer.Registered(def); p != nil {
		value = ir.MethodCall(value.GoType(), value, "Annotate", ir.Str(string(p.Arg)), f.boxed(p.Annotation))
	}
	if notes := f.capture(func() { f.annotations(def) }); len(notes) > 0 {
		value = f.spill(&ir.Implicit{X: value, T: ir.Any})
		f.append(notes)
	}
	for i := len(decorators) - 1; i >= 0; i-- {
		value = ir.CallOf(ir.Any, pyPath, "Call", f.ctx(), decorators[i], box(value))
	}
	f.storeVar(v, value)
}

// annotations evaluates, at the def, the annotations that do something: those that call. Others are not translated.
func (f *fn) annotations(def *pyast.FunctionDef) {
	f.annotation(def.Returns, func() {
		pyast.Children(def.Args, func(n pyast.Node) {
			if a, ok := n.(*pyast.Arg); ok {
				f.annotation(a.Annotation, nil)
			}
		})
	})
}

// annotation evaluates one annotation that calls something, after what is to come before it.
func (f *fn) annotation(e pyast.Expr, before func()) {
	if before != nil {
		before()
	}
	found := false
	if e != nil {
		pyast.Inspect(e, func(n pyast.Node) bool {
			_, isCall := n.(*pyast.Call)
			found = found || isCall
			return !found
		})
	}
	if found {
		f.effect(e)
	}
}

// staticDef lowers the def of a static function: a declaration at top level, a closure in a variable inside functions.
func (f *fn) staticDef(fun *function, def *pyast.FunctionDef) {
	f.saveDefaults(fun)
	body, frame, g := f.functionBody(fun)
	results := fun.goVar.Type.Results
	if fun.topLevel {
		decl := &ir.FuncDecl{Doc: f.functionDoc(fun.sf.Name, def.Body), Obj: fun.goVar, Params: g.goParams, Results: results, Body: body, Frame: frame}
		f.file.Decls = append(f.file.Decls, decl)
		f.tops = append(f.tops, topFunc{fun, decl})
		f.emit(f.objectStmt(fun))
		return
	}
	f.emit(ir.Set(fun.goVar, &ir.FuncLit{Params: g.goParams, Results: results, Body: body, Frame: frame}))
	if fun.coroVar != nil {
		params, coro := f.coroConstructor(fun)
		f.emit(ir.Set(fun.coroVar, &ir.FuncLit{Params: params, Results: fun.coroVar.Type.Results, Body: coro, Frame: ir.NoFrame}))
	}
	f.emit(ir.Set(fun.objVar, f.adapter(fun)))
}

// objectStmt makes the *py.Function of a top-level function where its def stands. In the end it is kept only for functions
// whose object can't be a variable's initial value: their defaults are evaluated at the def, or Go sees a cycle.
func (f *fn) objectStmt(fun *function) ir.Stmt {
	s := ir.Set(fun.objVar, f.adapter(fun))
	f.objects[s] = fun
	return s
}

// functionObject returns the *py.Function of a static function, as any.
func (f *fn) functionObject(fun *function) ir.Expr {
	fun.usesObj = true
	if fun.coroVar != nil {
		fun.usesCoro = true
	}
	return &ir.Implicit{X: ir.Use(fun.objVar), T: ir.Any}
}

// functionBody lowers the body of a function with typed Go parameters.
func (f *fn) functionBody(fun *function) (*ir.Block, int, *fn) {
	g := newFn(f.module, fun.sf, f)
	frame := f.frameOf(fun.sf)
	if f.takesCtx(fun) {
		g.ctxVar = contextVar()
		g.goParams = append(g.goParams, g.ctxVar)
	}
	for i, p := range fun.sf.Params {
		v := g.newVariable(p.Var, ir.Param)
		v.Persistent = false
		g.vars[p.Var] = v
		if t := f.goParamType(fun, i, p); !ir.Same(t, v.Type) {
			recv := &ir.Var{Kind: ir.Param, Hint: p.Name, Type: t, Temp: true}
			v.Kind = ir.Local
			g.emit(ir.Set(v, f.coerce(ir.Use(recv), v.Type)))
			v = recv
		}
		g.goParams = append(g.goParams, v)
	}
	g.result = f.goResult(fun.info)
	g.lowerBody(fun.info, fun.sf)
	if fun.coro != nil {
		fun.coro.Ctx, fun.coro.Body = g.ctxVar, g.home
		f.file.Coroutines = append(f.file.Coroutines, fun.coro)
	}
	return g.home, frame, g
}

// lowerBody lowers the statements (or the expression, of a lambda) of a function into f.home.
func (f *fn) lowerBody(info *infer.FuncInfo, sf *scope.Func) {
	build := func() {
		if sf.Expr != nil {
			f.countDepth(info)
			f.lambdaBody(sf.Expr)
			return
		}
		body := sf.Body
		if _, ok := docString(body); ok {
			f.text.skipTo(pyast.SpanOf(body[0]).Start)
			f.text.trailing(body[0])
			if body = body[1:]; len(body) == 0 {
				body = []pyast.Stmt{&pyast.Pass{StmtBase: sf.Body[0].(*pyast.ExprStmt).StmtBase}}
			}
		}
		f.countDepth(info)
		f.body(body)
		f.endOfBody(info.Result)
	}
	if info.Kind == infer.Generator || info.Kind == infer.AsyncGenerator {
		f.generatorBody(info, sf, build)
		return
	}
	build()
	if countsDepth(info) {
		leaveCalls(f.home)
		if f.result == nil && !ir.Terminates(f.home) {
			f.emit(ir.Do(ir.CallOf(nil, pyPath, "LeaveCall")))
		}
	}
}

// countsDepth says whether a function may call itself, directly or through others: then it raises RecursionError at the
// limit. (Go's own stack overflow can't be caught.)
func countsDepth(info *infer.FuncInfo) bool {
	return info.OnCallCycle && (info.Kind == infer.Plain || info.Kind == infer.Coroutine)
}

// countDepth emits what counts the calls of such a function.
func (f *fn) countDepth(info *infer.FuncInfo) {
	if countsDepth(info) {
		f.emit(ir.Do(ir.CallOf(nil, pyPath, "EnterCall")))
	}
}

// leaveCalls makes the returns in b undo what countDepth emits.
func leaveCalls(b *ir.Block) {
	var list []ir.Stmt
	for _, s := range b.List {
		r, ok := s.(*ir.Return)
		switch {
		case !ok:
			for _, inner := range ir.Blocks(s) {
				leaveCalls(inner)
			}
		case len(r.Values) == 0 || isNil(r.Values[0]):
			leave := ir.Do(ir.CallOf(nil, pyPath, "LeaveCall"))
			leave.Meta().Line = r.Meta().Line
			list = append(list, leave)
		default:
			r.Values[0] = ir.CallOf(r.Values[0].GoType(), pyPath, "Leave", r.Values[0])
		}
		list = append(list, s)
	}
	b.List = list
}

// endOfBody returns None at the end of a function whose result is a t, where the end can be reached.
func (f *fn) endOfBody(t types.Type) {
	if f.result == nil || ir.Terminates(f.out) {
		return
	}
	if ir.Same(f.result, ir.Any) || t.Is(types.Opt, types.None) {
		f.emit(&ir.Return{Values: []ir.Expr{f.coerce(anyNil(), f.result)}})
		return
	}
	// Inference knows that the end is not reached; Go does not.
	if last, ok := f.out.List[len(f.out.List)-1].(*ir.If); ok && last.Else == nil && ir.Terminates(last.Then) {
		f.out.List = append(f.out.List[:len(f.out.List)-1], last.Then.List...)
		return
	}
	f.emit(ir.Do(ir.CallOf(nil, "", "panic", ir.Str("unreachable"))))
}

// lambdaBody lowers the expression of a lambda to a return.
func (f *fn) lambdaBody(e pyast.Expr) {
	at := len(f.out.List)
	f.line = f.tree.Position(e).Line
	if f.result == nil {
		f.effect(e)
	} else {
		f.returnValue(f.typed(e, f.result))
	}
	line := f.tree.Position(e).Line
	for _, s := range f.out.List[at:] {
		s.Meta().Line = line
	}
}

// functionValue returns the *py.Function of a def that is no static function, its body in the literal:
//
//	py.NewFunction(py.Func{Name: "f", ..., Code: func(ctx context.Context, args []any) any {
//		x := args[0]
//		...
//	}})
func (f *fn) functionValue(sf *scope.Func, a *pyast.Arguments, body []pyast.Stmt) ir.Expr {
	defaults := f.boxedOperands(defaultExprs(sf)...)
	info := *f.info.Func(sf)
	g := newFn(f.module, sf, f)
	frame := f.frameOf(sf)
	ctx := contextVar()
	if info.Kind == infer.Plain {
		g.ctxVar = ctx
	}
	args := &ir.Var{Kind: ir.Param, Hint: "args", Temp: true, Type: ir.SliceOf(ir.Any)}
	g.result = ir.Any
	for i, p := range sf.Params {
		v := g.newVariable(p.Var, ir.Local)
		v.Persistent = false
		g.vars[p.Var] = v
		g.emit(ir.Set(v, f.slot(args, i, p, v.Type)))
	}
	switch info.Kind {
	case infer.Coroutine:
		g.coroutineBody(&info, sf)
	default:
		g.lowerBody(&info, sf)
	}
	code := &ir.FuncLit{Params: []*ir.Var{ctx, args}, Results: []*ir.Type{ir.Any}, Body: g.home, Frame: frame}
	return f.newFunction(sf, f.signature(sf, defaults), code)
}

// coroutineBody lowers the body of a coroutine function that exists as a *py.Function only: its code makes the coroutine.
func (f *fn) coroutineBody(info *infer.FuncInfo, sf *scope.Func) {
	params := f.home
	ctx := contextVar()
	f.ctxVar = ctx
	f.home = &ir.Block{}
	f.out = f.home
	f.lowerBody(info, sf)
	lit := &ir.FuncLit{Params: []*ir.Var{ctx}, Results: []*ir.Type{ir.Any}, Body: f.home, Frame: ir.SameFrame}
	coro := ir.CallOf(ir.Pointer(ir.Named(coroPath, "Coroutine", ir.Any)), coroPath, "NewCoroutine", ir.Str(sf.QualName), lit)
	params.List = append(params.List, &ir.Return{Values: []ir.Expr{coro}})
	for _, v := range f.vars {
		if v.Home == params {
			v.Home = params
		}
	}
	f.home, f.out = params, params
}

// newFunction returns py.NewFunction(...).
func (f *fn) newFunction(sf *scope.Func, sig ir.Expr, code ir.Expr) ir.Expr {
	lit := &ir.Composite{T: ir.Named(pyPath, "Func")}
	set := func(key string, value ir.Expr) {
		lit.Keys, lit.Elts = append(lit.Keys, key), append(lit.Elts, value)
	}
	set("Name", ir.Str(sf.Name))
	if sf.QualName != sf.Name {
		set("Qualname", ir.Str(sf.QualName))
	}
	if doc, ok := docString(sf.Body); ok {
		set("Doc", ir.Str(doc))
	}
	if name, ok := f.moduleAttr("__name__").(*ir.Lit); ok {
		set("Module", name)
	}
	if sig != nil {
		set("Sig", sig)
	}
	if kind := kindNames[f.info.Func(sf).Kind]; kind != "" {
		set("Kind", &ir.Qual{Pkg: pyPath, Name: kind})
	}
	set("Code", code)
	call := ir.CallOf(pyType("Function"), pyPath, "NewFunction", lit)
	call.Pure = true
	return call
}

var kindNames = map[infer.FuncKind]string{
	infer.Coroutine: "CoroutineFunc", infer.Generator: "GeneratorFunc", infer.AsyncGenerator: "AsyncGeneratorFunc",
}

// signature returns py.Sig("a, b=, *args", defaults...).
func (f *fn) signature(sf *scope.Func, defaults []ir.Expr) ir.Expr {
	var parts []string
	starred := false
	for i, p := range sf.Params {
		text := p.Name
		if p.Default != nil {
			text += "="
		}
		switch p.Kind {
		case scope.VarArgs:
			text, starred = "*"+text, true
		case scope.KwArgs:
			text = "**" + text
		case scope.KwOnly:
			if !starred {
				parts, starred = append(parts, "*"), true
			}
		}
		parts = append(parts, text)
		if p.Kind == scope.PosOnly && (i+1 == len(sf.Params) || sf.Params[i+1].Kind != scope.PosOnly) {
			parts = append(parts, "/")
		}
	}
	call := ir.CallOf(pyType("Signature"), pyPath, "Sig", append([]ir.Expr{ir.Str(strings.Join(parts, ", "))}, defaults...)...)
	call.Pure = true
	return call
}

func defaultExprs(sf *scope.Func) []pyast.Expr {
	var list []pyast.Expr
	for _, p := range sf.Params {
		if p.Default != nil {
			list = append(list, p.Default)
		}
	}
	return list
}

// lambda lowers a lambda to a *py.Function.
func (f *fn) lambda(e *pyast.Lambda) ir.Expr {
	return &ir.Implicit{X: f.functionValue(f.table.FuncOf(e), e.Args, nil), T: ir.Any}
}
