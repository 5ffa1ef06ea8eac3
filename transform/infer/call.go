package infer

import (
	"slices"

	"github.com/gosyncio/gosyncio/parser/pyast"
	"github.com/gosyncio/gosyncio/transform/scope"
	"github.com/gosyncio/gosyncio/transform/stub"
	"github.com/gosyncio/gosyncio/transform/types"
)

// args are the evaluated arguments of a call.
type args struct {
	node     pyast.Node // the call, or what stands for it
	exprs    []pyast.Expr
	pos      []types.Type // of a *star: the iterable's
	keywords []*pyast.Keyword
	kw       []types.Type
	stars    bool // some argument is *star or **star
}

func (u *unit) evalArgs(e *pyast.Call) *args {
	a := &args{node: e, exprs: e.Args, keywords: e.Keywords}
	for _, x := range e.Args {
		a.pos = append(a.pos, u.expr(x))
		if _, ok := x.(*pyast.Starred); ok {
			a.stars = true
		}
	}
	for _, k := range e.Keywords {
		a.kw = append(a.kw, u.expr(k.Value))
		a.stars = a.stars || k.Arg == ""
	}
	return a
}

// plainArgs are positional arguments without expressions: those that the runtime passes.
func plainArgs(node pyast.Node, list ...types.Type) *args {
	return &args{node: node, pos: list, exprs: make([]pyast.Expr, len(list))}
}

// plain says whether all arguments are positional.
func (a *args) plain() bool { return !a.stars && len(a.kw) == 0 }

func (a *args) star(i int) bool {
	_, ok := a.exprs[i].(*pyast.Starred)
	return ok
}

// call evaluates a call and records what it calls.
func (u *unit) call(e *pyast.Call) types.Type {
	if attr, ok := e.Func.(*pyast.Attribute); ok {
		return u.callAttr(e, attr)
	}
	fn := u.expr(e.Func)
	a := u.evalArgs(e)
	c := u.callValue(fn, a)
	if name, ok := e.Func.(*pyast.Name); ok {
		if v := u.table.Lookup(name); v != nil && v.Kind == scope.Builtin {
			c.Kind, c.Name = Builtin, v.Name
		}
	}
	u.calls[e] = c
	return c.Result
}

// callValue calls a value of type fn.
func (u *unit) callValue(fn types.Type, a *args) Callee {
	if u.pending(fn) {
		return Callee{}
	}
	switch fn.Kind() {
	case types.Func:
		switch f := fn.Fn().(type) {
		case *scope.Func:
			return u.callUser(f, a, nil)
		case *stub.Func:
			return u.callStub(f, types.Type{}, a)
		case BuiltinFunc:
			return u.callBuiltin(string(f), a)
		}
	case types.Method:
		switch f := fn.Fn().(type) {
		case *scope.Func:
			self := fn.Elem(0)
			return u.callUser(f, a, &self)
		case *stub.Func:
			return u.callStub(f, fn.Elem(0), a)
		}
	case types.ClassObj:
		switch c := fn.Class().(type) {
		case *stub.Class:
			return u.construct(c, a)
		case *scope.Class:
			return u.constructUser(c, a)
		}
	case types.Callable:
		return u.callWrapped(fn, a)
	case types.Opt:
		return u.callValue(fn.NonNone(), a)
	}
	u.Release(fn)
	return u.callUnknown(a, "calls "+fn.String())
}

// callUnknown passes the arguments to code that may do anything with them.
func (u *unit) callUnknown(a *args, why string) Callee {
	u.dynamic = true
	u.releaseArgs(a)
	return Callee{Result: types.Obj(why, a.node)}
}

func (u *unit) releaseArgs(a *args) {
	for _, t := range a.pos {
		u.Release(t)
	}
	for _, t := range a.kw {
		u.Release(t)
	}
}

// callUser passes arguments to a function of the program; self is the receiver of a bound method.
func (u *unit) callUser(f *scope.Func, a *args, self *types.Type) Callee {
	callee := u.units[f]
	callee.called = true
	u.callees[f] = true
	c := Callee{Kind: UserFunc, Func: f}
	params := f.Params
	if self != nil {
		if len(params) > 0 && (params[0].Kind == scope.PosOnly || params[0].Kind == scope.PosOrKw) {
			u.Into(u.cell(params[0].Var), *self)
			params = params[1:]
		} else {
			callee.open()
			return u.callUnknown(a, "the method has no self")
		}
	} else {
		u.checkSelf(f, a)
	}
	if list, ok := bind(params, a); ok {
		c.Args = list
		u.passArgs(params, list, a)
	} else {
		callee.escapes = true
		u.dynamic = true
		u.passStars(params, a)
	}
	c.Result = u.resultOf(callee)
	return c
}

// checkSelf is called for a function that is called with all its parameters: a method called on its class takes any self, but
// that of a Struct only an instance of it.
//
//	Class.method(x)
func (u *unit) checkSelf(f *scope.Func, a *args) {
	if !takesSelf(f) || !u.isStruct(f.Method) {
		return
	}
	if len(a.pos) > 0 && !a.star(0) {
		t := a.pos[0]
		k, _ := t.Class().(*scope.Class)
		if u.pending(t) || t.Kind() == types.Instance && slices.Contains(append(u.below(f.Method), f.Method), k) {
			return
		}
	}
	u.facts.demote(f.Method, "method "+f.Name+" is called with a self of another type")
}

// takesSelf says whether f is a def in a class body whose first parameter is an instance.
func takesSelf(f *scope.Func) bool {
	if f.Method == nil {
		return false
	}
	switch KindOfMethod(f.Decorators) {
	case InstanceMethod, Getter, Setter:
		return true
	}
	return false
}

// resultOf is the type of calling a function.
func (u *unit) resultOf(callee *unit) types.Type {
	switch kindOf(callee.fn) {
	case Coroutine:
		callee.result.Read(u)
		return types.Of(types.Coroutine, callee.result)
	case Generator:
		return types.Of(types.Generator, callee.yield)
	case AsyncGenerator:
		return types.Of(types.AsyncGenerator, callee.yield)
	}
	return callee.result.Read(u)
}

// bind maps arguments to parameters as Python does; it fails for stars and for calls that raise TypeError.
func bind(params []*scope.Param, a *args) ([]Arg, bool) {
	if a.stars {
		return nil, false
	}
	list := make([]Arg, len(params))
	filled := make([]bool, len(params))
	next := 0
	for _, x := range a.exprs {
		for next < len(params) && params[next].Kind == scope.KwOnly {
			next++
		}
		if next == len(params) || params[next].Kind == scope.KwArgs {
			return nil, false
		}
		list[next].Exprs = append(list[next].Exprs, x)
		if params[next].Kind != scope.VarArgs {
			filled[next] = true
			next++
		}
	}
	for _, k := range a.keywords {
		i := paramNamed(params, string(k.Arg))
		switch {
		case i < 0:
			return nil, false
		case params[i].Kind == scope.KwArgs:
			list[i].Keywords = append(list[i].Keywords, k)
		case filled[i]:
			return nil, false
		default:
			list[i].Exprs, filled[i] = []pyast.Expr{k.Value}, true
		}
	}
	for i, p := range params {
		if !filled[i] && p.Kind != scope.VarArgs && p.Kind != scope.KwArgs {
			if p.Default == nil {
				return nil, false
			}
			list[i].Default = true
		}
	}
	return list, true
}

// paramNamed finds the parameter that a keyword goes to; -1 when there is none.
func paramNamed(params []*scope.Param, name string) int {
	rest := -1
	for i, p := range params {
		if p.Name == name && (p.Kind == scope.PosOrKw || p.Kind == scope.KwOnly) {
			return i
		}
		if p.Kind == scope.KwArgs {
			rest = i
		}
	}
	return rest
}

// passArgs joins bound arguments into the parameters, in the order that bind gave them.
func (u *unit) passArgs(params []*scope.Param, list []Arg, a *args) {
	next := 0
	for i, p := range params {
		if p.Kind == scope.KwOnly || p.Kind == scope.KwArgs {
			continue
		}
		for range list[i].Exprs {
			if next >= len(a.pos) {
				break // passed by keyword
			}
			u.intoParam(p, a.pos[next])
			next++
		}
	}
	for i, k := range a.keywords {
		if j := paramNamed(params, string(k.Arg)); j >= 0 {
			u.intoParam(params[j], a.kw[i])
		}
	}
}

// passStars joins the arguments of a call with stars into every parameter that they may reach. A star of a tuple whose elements
// are known stands for these.
func (u *unit) passStars(params []*scope.Param, a *args) {
	next, known := 0, true // the parameter that the next argument goes to, as long as that is known
	for i, t := range a.pos {
		switch {
		case a.star(i) && known && t.Kind() == types.Tuple:
			for _, e := range t.Elems() {
				u.passAt(params, next, e)
				next++
			}
			continue
		case a.star(i):
			known = false
			t = u.elemOf(t, a.node)
		case known:
			u.passAt(params, next, t)
			next++
			continue
		}
		for j := next; j < len(params); j++ {
			u.passAt(params, j, t)
		}
		u.passAt(params, len(params), t)
	}
	for i, k := range a.keywords {
		t := a.kw[i]
		if k.Arg != "" {
			if j := paramNamed(params, string(k.Arg)); j >= 0 {
				u.intoParam(params[j], t)
			}
			continue
		}
		if t.Kind() == types.Dict {
			t = t.Cell(1).Read(u)
		} else if t.Kind() != types.Never {
			t = types.Obj("the values of a ** argument", k)
		}
		for _, p := range params {
			if p.Kind != scope.PosOnly && p.Kind != scope.VarArgs {
				u.intoParam(p, t)
			}
		}
	}
}

// passAt joins the i-th positional argument into the parameter that it goes to, if there is one.
func (u *unit) passAt(params []*scope.Param, i int, t types.Type) {
	for j, p := range params {
		if j == i && p.Kind <= scope.PosOrKw || p.Kind == scope.VarArgs && i >= j {
			u.intoParam(p, t)
			return
		}
	}
}

// invoke calls a callback with arguments that the runtime passes, through a *py.Function; it returns the result.
func (u *unit) invoke(fn types.Type, node pyast.Node, list ...types.Type) types.Type {
	return u.invokeArgs(fn, plainArgs(node, list...))
}

func (u *unit) invokeArgs(fn types.Type, a *args) types.Type {
	u.adapter(fn)
	return u.callValue(fn, a).Result
}

// adapter notes that fn is called through a *py.Function.
func (u *unit) adapter(fn types.Type) {
	if f, ok := fn.Fn().(*scope.Func); ok {
		u.units[f].escapes = true
	}
}

// callWrapped calls what a decorator of the runtime made of a function.
func (u *unit) callWrapped(fn types.Type, a *args) Callee {
	result := fn.Cell(0).Read(u)
	if f := fn.Fn(); f != nil {
		u.invokeArgs(types.FuncOf(f), a)
	} else {
		u.releaseArgs(a)
	}
	u.dynamic = true
	return Callee{Result: result}
}

// callAttr is a call of o.name(...): of a module's function, a class's method, or whatever the attribute holds.
func (u *unit) callAttr(e *pyast.Call, attr *pyast.Attribute) types.Type {
	if isSuper(attr.Value) {
		u.noteRewrites(types.Type{}, string(attr.Attr), attr)
	}
	if c, ok := u.callSuper(e, attr); ok {
		u.calls[e] = c
		return c.Result
	}
	recv := u.expr(attr.Value)
	u.noteRewrites(recv, string(attr.Attr), attr)
	if c, ok := u.callWrappedMethod(e, attr, recv); ok {
		u.calls[e] = c
		return c.Result
	}
	name := u.attrName(attr)
	t, m := u.getAttr(recv, name, attr)
	u.exprs[attr] = t
	u.attrs[attr] = m
	a := u.evalArgs(e)
	var c Callee
	switch {
	case u.pending(recv) || t.Kind() == types.Never && m.Kind != DynamicMember:
	case t.Kind() == types.Method && (m.Kind == MethodMember || m.Kind == StubMethodMember):
		c = u.callValue(t, a)
		c.Recv = attr.Value
		if c.Kind == UserFunc {
			c.Kind, c.Class = UserMethod, m.Class
			c.Virtual = u.callOverriders(m.Class, c.Func)
		}
	case m.Kind == DynamicMember:
		u.Release(recv)
		u.dynamicRead(name)
		c = u.callUnknown(a, "calls a method of "+recv.String())
	default:
		c = u.callValue(t, a)
	}
	u.calls[e] = c
	return c.Result
}

// callMethod calls a special method that an operator stands for.
func (u *unit) callMethod(recv types.Type, name string, list []types.Type, node pyast.Node) (types.Type, bool) {
	t, m := u.getAttr(recv, name, node)
	if m.Kind == DynamicMember || t.Kind() != types.Method {
		return types.Type{}, false
	}
	if m.Kind == MethodMember {
		u.callOverriders(m.Class, m.Func)
	}
	return u.callValue(t, plainArgs(node, list...)).Result, true
}

// decorate applies decorators, the last one first.
func (u *unit) decorate(list []pyast.Expr, t types.Type, node pyast.Node) types.Type {
	for i := len(list) - 1; i >= 0; i-- {
		d := u.expr(list[i])
		c := u.callValue(d, &args{node: list[i], exprs: []pyast.Expr{nil}, pos: []types.Type{t}})
		u.adapter(t)
		t = c.Result
	}
	_ = node
	return t
}
