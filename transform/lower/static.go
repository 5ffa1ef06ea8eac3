package lower

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/gosyncio/gosyncio/parser/pyast"
	"github.com/gosyncio/gosyncio/transform/infer"
	"github.com/gosyncio/gosyncio/transform/ir"
	"github.com/gosyncio/gosyncio/transform/scope"
)

// literal says whether a default can be written out at every call: evaluating it again gives an equal, immutable value.
func literal(e pyast.Expr) bool {
	switch e := e.(type) {
	case *pyast.Constant:
		return true
	case *pyast.UnaryOp:
		k, ok := e.Operand.(*pyast.Constant)
		return ok && e.Op == pyast.USub && (k.Kind == pyast.ConstInt || k.Kind == pyast.ConstFloat)
	}
	return false
}

func (f *fn) literalDefaults(fun *function) bool {
	for _, p := range fun.sf.Params {
		if p.Default != nil && !literal(p.Default) {
			return false
		}
	}
	return true
}

// saveDefaults evaluates the defaults that are no literals, at the def, into variables.
func (f *fn) saveDefaults(fun *function) {
	for i, p := range fun.sf.Params {
		if p.Default == nil || literal(p.Default) {
			continue
		}
		v := &ir.Var{Kind: ir.Local, Hint: fun.sf.Name + "_" + p.Name, Type: f.paramType(p), Temp: true, Shared: true, Home: f.home}
		if fun.topLevel {
			v.Kind = ir.Global
		}
		fun.defaults[i] = v
		f.emit(ir.Set(v, f.typed(p.Default, v.Type)))
	}
}

// defaultValue returns the default of a parameter of a static function.
func (f *fn) defaultValue(fun *function, i int) ir.Expr {
	if v := fun.defaults[i]; v != nil {
		return ir.Use(v)
	}
	p := fun.sf.Params[i]
	return f.typed(p.Default, f.paramType(p))
}

// adapter returns the *py.Function of a static function: its code unpacks the arguments and calls the Go function.
func (f *fn) adapter(fun *function) ir.Expr {
	var defaults []ir.Expr
	for i, p := range fun.sf.Params {
		if p.Default != nil {
			defaults = append(defaults, box(f.defaultValue(fun, i)))
		}
	}
	ctx := contextVar()
	args := &ir.Var{Kind: ir.Param, Hint: "args", Temp: true, Type: ir.SliceOf(ir.Any)}
	var values []ir.Expr
	var passed ir.Expr
	if f.takesCtx(fun) && fun.coroVar == nil {
		passed = ir.Use(ctx)
	}
	for i, p := range fun.sf.Params {
		values = append(values, f.slot(args, i, p, f.goParamType(fun, i, p)))
	}
	callee := fun.goVar
	if fun.coroVar != nil {
		callee = fun.coroVar
	}
	call := fun.callOf(callee, passed, values)
	body := &ir.Block{}
	if call.T == nil {
		body.List = []ir.Stmt{ir.Do(call), &ir.Return{Values: []ir.Expr{ir.Nil()}}}
	} else {
		body.List = []ir.Stmt{&ir.Return{Values: []ir.Expr{box(call)}}}
	}
	code := &ir.FuncLit{Params: []*ir.Var{ctx, args}, Results: []*ir.Type{ir.Any}, Body: body, Frame: ir.NoFrame}
	return f.newFunction(fun.sf, f.signature(fun.sf, defaults), code)
}

// slot returns the i-th bound argument as a value of type t.
func (f *fn) slot(args *ir.Var, i int, p *scope.Param, t *ir.Type) ir.Expr {
	arg := &ir.Index{X: ir.Use(args), I: ir.IntLit(int64(i)), T: ir.Any}
	if p.Kind == scope.KwArgs && isPy(t, "Dict") && !(ir.Same(t.Elem.Args[0], ir.Any) && ir.Same(t.Elem.Args[1], ir.Any)) {
		call := ir.CallOf(t, pyPath, "KwargsOf", arg)
		call.Types = t.Elem.Args
		return call
	}
	return f.coerce(arg, t)
}

// coroConstructor returns parameters and body of the Go function that makes the coroutine object of a coroutine function:
//
//	func fCoro(x int) *coro.Coroutine[string] {
//		return coro.NewCoroutine("f", func(ctx context.Context) string { return f(ctx, x) })
//	}
func (f *fn) coroConstructor(fun *function) ([]*ir.Var, *ir.Block) {
	var params []*ir.Var
	args := []ir.Expr{}
	for i, p := range fun.sf.Params {
		v := &ir.Var{Kind: ir.Param, Hint: p.Name, Type: f.goParamType(fun, i, p)}
		params = append(params, v)
		args = append(args, ir.Use(v))
	}
	ctx := contextVar()
	call := fun.callOf(fun.goVar, ir.Use(ctx), args)
	lit := &ir.FuncLit{Params: []*ir.Var{ctx}, Frame: ir.NoFrame}
	constructor := "NewVoid"
	if results := fun.goVar.Type.Results; len(results) == 0 {
		lit.Body = ir.NewBlock(ir.Do(call))
	} else {
		constructor = "NewCoroutine"
		lit.Results = results
		lit.Body = ir.NewBlock(&ir.Return{Values: []ir.Expr{call}})
	}
	t := fun.coroVar.Type.Results[0]
	coro := ir.CallOf(t, coroPath, constructor, ir.Str(fun.sf.QualName), lit)
	fun.coro.Made = append(fun.coro.Made, coro)
	return params, ir.NewBlock(&ir.Return{Values: []ir.Expr{coro}})
}

// userCall lowers a direct call of a function of the program; nil when the arguments do not fit statically. With awaited
// the call of a coroutine function runs it; otherwise it makes the coroutine object.
func (f *fn) userCall(c *pyast.Call, callee infer.Callee, awaited bool) ir.Expr {
	if callee.Kind != infer.UserFunc || callee.Args == nil {
		return nil
	}
	fun := f.calledFunc(c, callee.Func)
	if fun == nil {
		return f.classCall(c, callee, awaited)
	}
	args := f.userArgs(fun, callee.Args, 0)
	if fun.coroVar != nil && !awaited {
		fun.usesCoro = true
	}
	return f.invoke(fun, awaited, args)
}

// calledFunc returns the static function that a call names, nil when it is reached by other means than its name.
func (f *fn) calledFunc(c *pyast.Call, sf *scope.Func) *function {
	n, ok := c.Func.(*pyast.Name)
	if !ok {
		return nil
	}
	v := f.table.Lookup(n)
	if v == nil {
		return nil
	}
	fun := f.staticFunc(v)
	if fun == nil || fun.sf != sf {
		return nil
	}
	return fun
}

// userArgs lowers the arguments of a direct call, in the order in which the source has them, and returns them in the order
// of the parameters. skip parameters (self) are passed otherwise.
func (f *fn) userArgs(fun *function, args []infer.Arg, skip int) []ir.Expr {
	params := fun.sf.Params[skip:]
	type piece struct {
		param int
		pos   int
		lower func() ir.Expr
	}
	var pieces []piece
	for i, a := range args {
		t := f.paramType(params[i])
		switch {
		case params[i].Kind == scope.VarArgs:
			pieces = append(pieces, piece{i, position(a.Exprs), func() ir.Expr {
				items, spread := f.items(a.Exprs, ir.Any)
				call := ir.CallOf(pyType("Tuple"), pyPath, "NewTuple", items...)
				call.Spread = spread
				return f.coerce(call, t)
			}})
		case params[i].Kind == scope.KwArgs:
			pieces = append(pieces, piece{i, 1 << 40, func() ir.Expr { return f.coerce(f.keywordDict(a.Keywords, t), t) }})
		case len(a.Exprs) == 1:
			pieces = append(pieces, piece{i, position(a.Exprs), func() ir.Expr { return f.typed(a.Exprs[0], t) }})
		default:
			pieces = append(pieces, piece{i, 1 << 40, func() ir.Expr { return f.defaultValue(fun, skip+i) }})
		}
	}
	slices.SortStableFunc(pieces, func(a, b piece) int { return cmp.Compare(a.pos, b.pos) })
	lower := make([]func() ir.Expr, len(pieces))
	inOrder := true
	for i, p := range pieces {
		lower[i] = p.lower
		inOrder = inOrder && p.param == i
	}
	values := f.sequence(lower...)
	out := make([]ir.Expr, len(values))
	for i, p := range pieces {
		v := values[i]
		if !inOrder && calls(v) {
			v = f.spill(v)
		}
		out[p.param] = v
	}
	return out
}

// position is where the first of some argument expressions stands; what has none comes last.
func position(list []pyast.Expr) int {
	if len(list) == 0 {
		return 1 << 40
	}
	return int(pyast.SpanOf(list[0]).Start)
}

// keywordDict builds the dict that **kw receives.
func (f *fn) keywordDict(keywords []*pyast.Keyword, t *ir.Type) ir.Expr {
	d := &pyast.Dict{}
	for _, k := range keywords {
		if k.Arg == "" {
			d.Keys = append(d.Keys, nil)
		} else {
			d.Keys = append(d.Keys, &pyast.Constant{ExprBase: pyast.ExprAt(pyast.SpanOf(k).Start, pyast.SpanOf(k).End), Kind: pyast.ConstStr, S: string(k.Arg)})
		}
		d.Values = append(d.Values, k.Value)
	}
	if isPy(t, "Dict") {
		return f.dictOf(d, t.Elem.Args[0], t.Elem.Args[1])
	}
	return f.dictOf(d, ir.Any, ir.Any)
}

// functionDoc makes a Go doc comment of a docstring: it begins with the function's name, as Go's do.
func (f *fn) functionDoc(name string, body []pyast.Stmt) []string {
	doc, ok := docString(body)
	if !ok {
		return nil
	}
	lines := docLines(doc)
	if len(lines) == 0 {
		return nil
	}
	first, size := utf8.DecodeRuneInString(lines[0])
	word, _, _ := strings.Cut(lines[0], " ")
	if verb := strings.TrimRight(word, ".,"); unicode.IsUpper(first) && strings.HasSuffix(verb, "s") && verb[size:] == strings.ToLower(verb[size:]) && !strings.HasSuffix(verb, "ss") {
		lines[0] = name + " " + string(unicode.ToLower(first)) + lines[0][size:]
	} else {
		lines[0] = name + ": " + lines[0]
	}
	return lines
}
