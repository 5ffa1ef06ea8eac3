package lower

import (
	"github.com/gosyncio/gosyncio/parser/pyast"
	"github.com/gosyncio/gosyncio/transform/infer"
	"github.com/gosyncio/gosyncio/transform/ir"
	"github.com/gosyncio/gosyncio/transform/scope"
)

// goFunc lowers a function that the runtime calls with positional arguments of these Go types to a Go function of them with that
// result: the function itself where its types are these, else a literal that converts. finish makes a result of what a call gives.
// It is nil where the function is not known.
func (f *fn) goFunc(e pyast.Expr, params []*ir.Type, result *ir.Type, finish func(ir.Expr, *ir.Type) ir.Expr) ir.Expr {
	wrap := func(call func(args []ir.Expr) ir.Expr) ir.Expr {
		return f.literalFunc(params, result, func(args []ir.Expr) ir.Expr { return finish(call(args), result) })
	}
	switch e := e.(type) {
	case *pyast.Lambda:
		return f.lambdaFunc(e, params, result)
	case *pyast.Name:
		v := f.table.Lookup(e)
		if v == nil {
			return nil
		}
		if v.Kind == scope.Builtin && len(params) == 1 {
			name, call := f.builtinFunc(string(e.Id), params[0])
			switch {
			case call == nil:
				return nil
			case name != nil && ir.Same(call(nil).GoType(), result):
				return name
			}
			return wrap(func(args []ir.Expr) ir.Expr { return call(args[0]) })
		}
		if fun := f.staticFunc(v); fun != nil {
			return f.staticFuncOf(fun, nil, params, result, wrap)
		}
	case *pyast.Attribute:
		if name := f.strMethod(e, params); name != nil {
			if ir.Same(name.T, result) {
				return name
			}
			return wrap(func(args []ir.Expr) ir.Expr { return &ir.Call{Fun: name, Args: args, T: name.T} })
		}
		return f.boundFunc(e, params, result, wrap)
	}
	return nil
}

// literalFunc returns a function literal of these types that returns what value makes of its parameters.
func (f *fn) literalFunc(params []*ir.Type, result *ir.Type, value func(args []ir.Expr) ir.Expr) ir.Expr {
	lit := &ir.FuncLit{Results: []*ir.Type{result}, Frame: ir.NoFrame}
	var args []ir.Expr
	for i, t := range params {
		v := &ir.Var{Kind: ir.Param, Hint: [2]string{"x", "y"}[i], Temp: true, Type: t}
		lit.Params = append(lit.Params, v)
		args = append(args, ir.Use(v))
	}
	lit.Body = f.inBlock(func() { f.emit(&ir.Return{Values: []ir.Expr{value(args)}}) })
	return lit
}

// lambdaFunc lowers a lambda with parameters and result of just these types.
func (f *fn) lambdaFunc(e *pyast.Lambda, params []*ir.Type, result *ir.Type) ir.Expr {
	fun := &function{sf: f.table.FuncOf(e), info: f.info.Func(f.table.FuncOf(e))}
	if fun.info.Kind != infer.Plain || len(fun.sf.Params) != len(params) || f.takesCtx(fun) {
		return nil
	}
	for i, p := range fun.sf.Params {
		if p.Kind > scope.PosOrKw || p.Default != nil || !ir.Same(f.paramType(p), params[i]) {
			return nil
		}
	}
	got := f.goResult(fun.info)
	if got == nil || !ir.Same(got, result) {
		return nil
	}
	body, frame, g := f.functionBody(fun)
	return &ir.FuncLit{Params: g.goParams, Results: []*ir.Type{got}, Body: body, Frame: frame}
}

// staticFuncOf lowers a function of the program, called on recv where that is not nil.
func (f *fn) staticFuncOf(fun *function, recv ir.Expr, params []*ir.Type, result *ir.Type, wrap func(func([]ir.Expr) ir.Expr) ir.Expr) ir.Expr {
	own := fun.sf.Params
	if recv != nil {
		own = own[1:]
	}
	if len(own) < len(params) {
		return nil
	}
	coroutine := fun.info.Kind == infer.Coroutine
	direct := (coroutine || !f.takesCtx(fun)) && len(own) == len(params)
	for i, p := range own {
		switch {
		case p.Kind == scope.VarArgs || p.Kind == scope.KwArgs || i < len(params) && p.Kind > scope.PosOrKw || i >= len(params) && p.Default == nil:
			return nil
		case i < len(params):
			direct = direct && ir.Same(f.paramType(p), params[i])
		}
	}
	got, target, method := f.resultType(fun), fun.goVar, fun.method
	if coroutine {
		got, target, method = f.coroType(fun), fun.coroVar, fun.method+"Coro"
		fun.usesCoro = true
	}
	switch {
	case got == nil || f.takesCtx(fun) && !coroutine && f.ctxVar == nil:
		return nil
	case direct && ir.Same(got, result) && recv == nil:
		return ir.Use(target)
	case direct && ir.Same(got, result):
		return &ir.Selector{X: recv, Name: method, T: ir.FuncOf(params, []*ir.Type{got})}
	}
	return wrap(func(args []ir.Expr) ir.Expr {
		values := []ir.Expr{}
		if recv != nil {
			values = append(values, recv)
		}
		for i, p := range own {
			if i < len(args) {
				values = append(values, f.coerce(args[i], f.paramType(p)))
			} else {
				values = append(values, f.defaultValue(fun, i+len(fun.sf.Params)-len(own)))
			}
		}
		return f.invoke(fun, false, values)
	})
}

// boundFunc lowers a method of a variable that holds an instance of a class which no other extends.
func (f *fn) boundFunc(e *pyast.Attribute, params []*ir.Type, result *ir.Type, wrap func(func([]ir.Expr) ir.Expr) ir.Expr) ir.Expr {
	m := f.info.Attr(e)
	n, ok := e.Value.(*pyast.Name)
	if !ok || m.Kind != infer.MethodMember || m.Super || infer.KindOfMethod(m.Func.Decorators) != infer.InstanceMethod {
		return nil
	}
	s := f.structOf(m.Class)
	if s == nil || s.root() != nil || !ir.Same(f.valueType(n), s.pointer()) || !f.quietArg(n) {
		return nil
	}
	recv := f.expr(n)
	if !stable(recv) {
		recv = ir.Use(f.temp(string(n.Id), recv))
	}
	return f.staticFuncOf(f.function(m.Func), recv, params, result, wrap)
}

// strMethod returns the Go function of str.upper and the like, nil for anything else.
func (f *fn) strMethod(e *pyast.Attribute, params []*ir.Type) *ir.Qual {
	m := infer.StrMethod(f.table, f.info.Lib, e)
	if m == nil || len(params) != 1 || !ir.Same(params[0], ir.String) {
		return nil
	}
	for _, sig := range m.Sigs {
		if sig.GoName != "" && len(sig.Params) == 0 && sig.Result != nil {
			if t := f.stubType(sig.Result); t != nil {
				return &ir.Qual{Pkg: sig.GoPkg, Name: sig.GoName, T: t}
			}
		}
	}
	return nil
}

// builtinFunc says how a builtin function of one argument is called with a value of type t; the Go function that does it too, where
// there is one. Both are nil for others.
func (f *fn) builtinFunc(name string, t *ir.Type) (fun ir.Expr, call func(x ir.Expr) ir.Expr) {
	direct := func(pkg, name string, result *ir.Type) (ir.Expr, func(ir.Expr) ir.Expr) {
		return &ir.Qual{Pkg: pkg, Name: name}, func(x ir.Expr) ir.Expr { return ir.CallOf(result, pkg, name, x) }
	}
	switch {
	case name == "str" && ir.Same(t, ir.Int):
		return direct("strconv", "Itoa", ir.String)
	case name == "str" && ir.Same(t, ir.Float64):
		return direct(pyPath, "FloatRepr", ir.String)
	case name == "str" && ir.Same(t, ir.Any):
		return direct(pyPath, "Str", ir.String)
	case name == "repr" && ir.Same(t, ir.Any):
		return direct(pyPath, "Repr", ir.String)
	case name == "float" && ir.Same(t, ir.String):
		return direct(pyPath, "ParseFloat", ir.Float64)
	case name == "int" && ir.Same(t, ir.Float64):
		return direct(pyPath, "FloatToInt", bigType)
	case name == "len" && ir.Same(t, ir.String):
		return direct(pyPath, "StrLen", ir.Int)
	case name == "abs" && ir.Same(t, ir.Int):
		return direct(pyPath, "AbsInt", ir.Int)
	case name == "abs" && ir.Same(t, ir.Float64):
		return direct(pyPath, "AbsFloat", ir.Float64)
	case name == "str":
		return nil, f.textOf
	case name == "repr":
		return nil, func(x ir.Expr) ir.Expr { return ir.CallOf(ir.String, pyPath, "Repr", box(x)) }
	case name == "int" && ir.Same(t, ir.String):
		return nil, func(x ir.Expr) ir.Expr { return ir.CallOf(bigType, pyPath, "ParseInt", x, ir.IntLit(10)) }
	case (name == "int" && isInt(t)) || (name == "float" && isNumber(t)):
		return nil, func(x ir.Expr) ir.Expr {
			if name == "float" {
				return f.coerce(x, ir.Float64)
			}
			return x
		}
	case name == "bool" && !ir.Same(t, ir.Any):
		return nil, f.truth
	case name == "len" && t.Kind == ir.PointerType && (isPy(t, "List") || isPy(t, "Dict") || isPy(t, "Set")):
		return nil, func(x ir.Expr) ir.Expr { return ir.MethodCall(ir.Int, x, "Len") }
	}
	return nil, nil
}
