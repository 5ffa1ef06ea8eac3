package lower

import (
	"unicode"
	"unicode/utf8"

	"github.com/gosyncio/gosyncio/parser/pyast"
	"github.com/gosyncio/gosyncio/transform/infer"
	"github.com/gosyncio/gosyncio/transform/ir"
	"github.com/gosyncio/gosyncio/transform/scope"
	"github.com/gosyncio/gosyncio/transform/types"
)

// The methods of a Struct that a builtin decorator makes something else of:
//
//	@property                       func (c *Circle) Area() float64 { ... }             c.Area()
//	def area(self): ...
//	@area.setter                    func (c *Circle) SetArea(v float64) { ... }         c.SetArea(2.0)
//	def area(self, v): ...
//	@staticmethod                   func circleOf(x float64) *Circle { ... }            circleOf(1.0)
//	def of(x): ...
//	@classmethod                    func circleUnit(cls any) *Circle { ... }            circleUnit(CircleClass)
//	def unit(cls): ...

// lowerFirst returns a name with its first letter small.
func lowerFirst(name string) string {
	r, size := utf8.DecodeRuneInString(name)
	return string(unicode.ToLower(r)) + name[size:]
}

// readProperty lowers reading a property of obj, nil when obj is not known to be the struct.
func (f *fn) readProperty(m infer.Member, obj ir.Expr) ir.Expr {
	s := f.structOf(m.Class)
	if s == nil || !ir.Same(obj.GoType(), s.pointer()) {
		return nil
	}
	if m.Virtual {
		obj = s.dispatch(obj, m.Func)
	}
	return f.valueOf(f.invoke(f.function(m.Func), false, []ir.Expr{obj}))
}

// writeProperty lowers storing to a property of obj; false when obj is not known to be the struct.
func (f *fn) writeProperty(m infer.Member, obj, value ir.Expr) bool {
	s := f.structOf(m.Class)
	if s == nil || !ir.Same(obj.GoType(), s.pointer()) {
		return false
	}
	set := f.function(m.Setter)
	f.emit(ir.Do(f.invoke(set, true, []ir.Expr{obj, f.coerce(value, f.goParamType(set, 1, set.sf.Params[1]))})))
	return true
}

// staticCall lowers the call of a static method, nil where what it is looked up on has to be evaluated.
func (f *fn) staticCall(a *pyast.Attribute, callee infer.Callee, awaited bool) ir.Expr {
	if f.structOf(callee.Func.Method) == nil || !f.quietArg(a.Value) || f.typeOf(a.Value).Is(types.Opt) {
		return nil
	}
	fun := f.function(callee.Func)
	return f.invoke(fun, awaited, f.userArgs(fun, callee.Args, 0))
}

// classMethodCall lowers the call of a class method, nil where the class is not known.
func (f *fn) classMethodCall(callee infer.Callee, awaited bool) ir.Expr {
	if callee.Recv == nil || !f.quietArg(callee.Recv) || callee.Super {
		return nil
	}
	var cls ir.Expr
	switch t := f.typeOf(callee.Recv); {
	case t.Is(types.ClassObj):
		cls = f.boxed(callee.Recv)
	case t.Is(types.Instance):
		cls = ir.CallOf(typeObject, pyPath, "TypeOf", f.boxed(callee.Recv))
	default:
		return nil
	}
	fun := f.function(callee.Func)
	args := f.userArgs(fun, callee.Args, 1)
	return f.invoke(fun, awaited, append([]ir.Expr{f.coerce(cls, f.paramType(fun.sf.Params[0]))}, args...))
}

// isClassParam says whether a name is the parameter cls of a class method and always holds class c.
func (f *fn) isClassParam(n *pyast.Name, c *scope.Class) bool {
	v := f.table.Lookup(n)
	return f.sf != nil && f.sf.Method == c && infer.KindOfMethod(f.sf.Decorators) == infer.ClassMethod &&
		v == f.sf.Params[0].Var && f.info.Var(v).Is(types.ClassObj)
}
