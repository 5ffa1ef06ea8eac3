package infer

import (
	"fmt"

	"github.com/gosyncio/gosyncio/parser/pyast"
	"github.com/gosyncio/gosyncio/transform/scope"
	"github.com/gosyncio/gosyncio/transform/stub"
	"github.com/gosyncio/gosyncio/transform/types"
)

// builtinTable lists the builtins that look at their arguments, keep none of them, and give one type.
var builtinTable = map[string]types.Type{
	"print": tNone, "len": types.SmallInt(types.LenBits), "hash": types.BigInt(),
	"id": types.BigInt(), "ord": types.SmallInt(21), "chr": tStr, "repr": tStr, "str": tStr,
	"ascii": tStr, "hex": tStr, "bin": tStr, "oct": tStr, "format": tStr, "input": tStr, "isinstance": tBool,
	"issubclass": tBool, "callable": tBool, "hasattr": tBool, "bool": tBool, "any": tBool, "all": tBool, "float": tFloat,
	"complex": types.Basic(types.Complex), "bytes": tBytes, "bytearray": types.Basic(types.Bytearray),
}

// callBuiltin is the type of calling a builtin function or class.
func (u *unit) callBuiltin(name string, a *args) Callee {
	c := Callee{Kind: Builtin, Name: name}
	if t, ok := builtinTable[name]; ok {
		u.builtinRuns(name, a)
		c.Result = t
		u.builtinForm(&c, a)
		return c
	}
	if h, ok := builtinHandlers[name]; ok {
		if u.anyNever(a) {
			return c
		}
		if t, ok := h(u, a); ok {
			c.Result = t
			u.builtinForm(&c, a)
			return c
		}
	}
	if f := u.lib.Modules["builtins"]; f != nil && f.Funcs[name] != nil {
		r := u.callStub(f.Funcs[name], types.Type{}, a)
		c.Result, c.Sig, c.Args = r.Result, r.Sig, r.Args
		return c
	}
	c.Result = u.callUnknown(a, "what "+name+" gives").Result
	return c
}

// builtinForm finds the static form of a builtin function whose result is known: the first overload that the arguments
// match, if its Go result is that of the call.
func (u *unit) builtinForm(c *Callee, a *args) {
	m := u.lib.Modules["builtins"]
	if m == nil || m.Funcs[c.Name] == nil || !u.final {
		return
	}
	for i, sig := range m.Funcs[c.Name].Sigs {
		list, ok := bindStub(sig, a)
		if !ok {
			continue
		}
		b := u.newBinding(a.node, fmt.Sprintf("%s#form%d.", c.Name, i))
		u.each(sig, list, a, func(p stub.Param, t types.Type, _ pyast.Expr) { bindElements(p.Type, t, b) })
		level := u.fitsAll(sig, list, a, b)
		if level == fitsNot {
			continue
		}
		if level == fitsSure && sig.GoName != "" && sameResult(u.instantiate(sig.Result, b, "result"), c.Result) {
			c.Sig, c.Args, c.TypeArgs = sig, u.stubArgs(sig, list, b), b.typeArgs(u)
		}
		return
	}
}

// sameResult says whether a form that gives one type serves a call known to give another.
func sameResult(form, known types.Type) bool {
	return form.Kind() == known.Kind() && sameGo(form, known)
}

// bindElements makes the type parameters of a container's annotation stand for the elements of an argument.
func bindElements(p *stub.Type, t types.Type, b *binding) {
	if p == nil || p.Kind != stub.Plain || t.Kind() != kindNamed[p.Name] {
		return
	}
	for i, arg := range p.Args {
		if arg != nil && arg.Kind == stub.TypeVar && i < len(t.Cells()) && b.vars[arg.Name] == nil {
			b.vars[arg.Name] = t.Cell(i)
		}
	}
}

// builtinRuns notes what code of the program a builtin may run.
func (u *unit) builtinRuns(name string, a *args) {
	if name == "any" || name == "all" {
		for _, t := range a.pos {
			u.elemOf(t, a.node)
		}
	}
}

// anyNever says whether an argument is not known yet.
func (u *unit) anyNever(a *args) bool {
	if u.final {
		return false
	}
	for _, t := range a.pos {
		if t.Kind() == types.Never {
			return true
		}
	}
	return false
}

// builtinHandlers are the builtins whose result depends on the arguments; false means that nothing is known.
var builtinHandlers map[string]func(u *unit, a *args) (types.Type, bool)

func init() {
	builtinHandlers = map[string]func(u *unit, a *args) (types.Type, bool){
		"range": builtinRange, "abs": builtinAbs, "round": builtinRound, "min": builtinMinMax, "max": builtinMinMax,
		"sum": builtinSum, "sorted": builtinSorted, "reversed": builtinReversed, "enumerate": builtinEnumerate,
		"zip": builtinZip, "map": builtinMap, "filter": builtinFilter, "int": builtinInt, "list": builtinList,
		"set": builtinSet, "frozenset": builtinFrozenSet, "tuple": builtinTuple, "dict": builtinDict,
		"divmod": builtinDivmod, "pow": builtinPow, "next": builtinNext, "iter": builtinIter, "getattr": builtinGetattr,
		"setattr": builtinSetattr, "delattr": builtinDelattr, "vars": builtinVars, "type": builtinType, "exit": builtinExit,
		"quit": builtinExit, "object": builtinObject,
		"staticmethod": builtinWrap, "classmethod": builtinWrap, "property": builtinWrap,
	}
}

func (u *unit) arg(a *args, i int) types.Type {
	if i < len(a.pos) {
		return a.pos[i]
	}
	return tNone
}

func (u *unit) keyword(a *args, name string) (types.Type, bool) {
	for i, k := range a.keywords {
		if string(k.Arg) == name {
			return a.kw[i], true
		}
	}
	return types.Type{}, false
}

// fresh is a cell of the call that holds t.
func (u *unit) fresh(a *args, name string, list ...types.Type) *types.Cell {
	c := u.at(a.node, name)
	for _, t := range list {
		u.Into(c, t)
	}
	c.Read(u)
	return c
}

func builtinRange(u *unit, a *args) (types.Type, bool) {
	if a.stars || len(a.pos) == 0 || len(a.pos) > 3 {
		return types.IteratorOf("range", u.fresh(a, "elem", types.BigInt())), true
	}
	start, stop, step := types.SmallInt(1), a.pos[0], types.SmallInt(1)
	if len(a.pos) > 1 {
		start, stop = a.pos[0], a.pos[1]
	}
	if len(a.pos) == 3 {
		step = a.pos[2]
	}
	elem := types.BigInt()
	switch {
	case start.Small() && step.Small() && stop.Small():
		elem = types.SmallInt(max(start.Bits(), stop.Bits()))
	case start.Kind() == types.Int && start.Bits() <= types.CounterBits && step.Kind() == types.Int && step.Bits() <= 10:
		elem = types.SmallInt(types.CounterBits) // it would take months to count further
	}
	return types.IteratorOf("range", u.fresh(a, "elem", elem)), true
}

func builtinAbs(u *unit, a *args) (types.Type, bool) {
	switch t := u.arg(a, 0); t.Kind() {
	case types.Int, types.Float:
		return t, true
	case types.Bool:
		return types.SmallInt(1), true
	case types.Complex:
		return tFloat, true
	}
	return types.Type{}, false
}

func builtinRound(u *unit, a *args) (types.Type, bool) {
	t := u.arg(a, 0)
	digits := len(a.pos) > 1 || len(a.kw) > 0
	switch {
	case t.Kind() == types.Float && !digits:
		return types.BigInt(), true
	case t.Kind() == types.Float && u.arg(a, 1).Kind() == types.Int:
		return t, true
	case t.Kind() == types.Int && !digits:
		return t, true
	case t.Kind() == types.Int:
		return types.BigInt(), true
	}
	return types.Type{}, false
}

func builtinMinMax(u *unit, a *args) (types.Type, bool) {
	var list []types.Type
	if len(a.pos) == 1 {
		list = append(list, u.elemOf(a.pos[0], a.node))
	} else {
		list = append(list, a.pos...)
	}
	if a.stars && len(a.pos) == 1 {
		return types.Type{}, false
	}
	for i, t := range a.pos {
		if len(a.pos) > 1 && a.star(i) {
			list[i] = u.elemOf(t, a.node)
		}
	}
	if key, ok := u.keyword(a, "key"); ok && key.Kind() != types.None {
		u.invoke(key, a.node, u.fresh(a, "keyed", list...).Type())
	}
	if def, ok := u.keyword(a, "default"); ok {
		list = append(list, def)
	}
	return u.fresh(a, "value", list...).Type(), true
}

// builtinSum: an empty sum is the int 0, so a sum of floats is a float only from a float start.
func builtinSum(u *unit, a *args) (types.Type, bool) {
	elem := u.elemOf(u.arg(a, 0), a.node)
	start, given := u.keyword(a, "start")
	if len(a.pos) > 1 {
		start, given = a.pos[1], true
	}
	if !given {
		start = types.SmallInt(1)
	}
	switch {
	case elem.Is(types.Int, types.Bool) && start.Is(types.Int, types.Bool):
		bits := max(boundOf(elem), 1) + types.LenBits
		if boundOf(start) >= bits {
			bits = boundOf(start) + 1
		}
		return types.SmallInt(bits), true
	case elem.Is(types.Int, types.Bool, types.Float) && start.Kind() == types.Float:
		return tFloat, true
	case elem.Kind() == types.Float && nonEmpty(a):
		return tFloat, true
	case elem.Kind() == types.Never && u.final:
		return start, true // of nothing
	case elem.Kind() == types.Never:
		return elem, true
	}
	u.Release(elem)
	u.Release(start)
	return types.Obj("a sum of "+elem.String()+", 0 when there are none", a.node), true
}

// nonEmpty says whether the first argument is a display with elements.
func nonEmpty(a *args) bool {
	if len(a.exprs) == 0 {
		return false
	}
	var elts []pyast.Expr
	switch e := a.exprs[0].(type) {
	case *pyast.List:
		elts = e.Elts
	case *pyast.Tuple:
		elts = e.Elts
	case *pyast.Set:
		elts = e.Elts
	}
	for _, e := range elts {
		if _, star := e.(*pyast.Starred); !star {
			return true
		}
	}
	return false
}

func builtinSorted(u *unit, a *args) (types.Type, bool) {
	c := u.fresh(a, "elem", u.elemOf(u.arg(a, 0), a.node))
	if key, ok := u.keyword(a, "key"); ok && key.Kind() != types.None {
		u.invoke(key, a.node, c.Type())
	}
	return types.ListOf(c), true
}

func builtinReversed(u *unit, a *args) (types.Type, bool) {
	return types.IteratorOf("reversed", u.fresh(a, "elem", u.elemOf(u.arg(a, 0), a.node))), true
}

func builtinEnumerate(u *unit, a *args) (types.Type, bool) {
	count := types.SmallInt(types.LenBits)
	start, given := u.keyword(a, "start")
	if len(a.pos) > 1 {
		start, given = a.pos[1], true
	}
	if given && (start.Kind() != types.Int || start.Bits() > types.LenBits) {
		count = types.BigInt()
	}
	elem := u.elemOf(u.arg(a, 0), a.node)
	if elem.Kind() == types.Never && !u.final {
		return types.IteratorOf("enumerate", u.at(a.node, "elem")), true
	}
	return types.IteratorOf("enumerate", u.fresh(a, "elem", types.TupleOf(count, elem))), true
}

func builtinZip(u *unit, a *args) (types.Type, bool) {
	elems := make([]types.Type, len(a.pos))
	for i, t := range a.pos {
		elems[i] = u.elemOf(t, a.node)
		if elems[i].Kind() == types.Never && !u.final {
			return types.IteratorOf("zip", u.at(a.node, "elem")), true
		}
	}
	pair := types.TupleOf(elems...)
	if a.stars {
		pair = types.Basic(types.VarTuple)
	}
	if pair.Kind() == types.VarTuple {
		u.releaseAll(elems)
	}
	return types.IteratorOf("zip", u.fresh(a, "elem", pair)), true
}

func (u *unit) releaseAll(list []types.Type) {
	for _, t := range list {
		u.Release(t)
	}
}

func builtinMap(u *unit, a *args) (types.Type, bool) {
	if len(a.pos) < 2 || a.stars {
		return types.Type{}, false
	}
	var elems []types.Type
	for _, t := range a.pos[1:] {
		elems = append(elems, u.elemOf(t, a.node))
	}
	if m := StrMethod(u.table, u.lib, a.exprs[0]); m != nil && len(elems) == 1 && elems[0].Kind() == types.Str {
		return types.IteratorOf("map", u.fresh(a, "elem", u.callStub(m, tStr, plainArgs(a.node)).Result)), true
	}
	return types.IteratorOf("map", u.fresh(a, "elem", u.invoke(a.pos[0], a.node, elems...))), true
}

// StrMethod is the method that str.name means, nil for other expressions.
func StrMethod(table *scope.Table, lib *stub.Library, e pyast.Expr) *stub.Func {
	attr, ok := e.(*pyast.Attribute)
	if !ok {
		return nil
	}
	n, ok := attr.Value.(*pyast.Name)
	if !ok || n.Id != "str" || table.Lookup(n) == nil || table.Lookup(n).Kind != scope.Builtin {
		return nil
	}
	m := lib.Builtin("str").Method(string(attr.Attr))
	if m == nil || m.IsStatic || m.IsClass || m.IsProperty {
		return nil
	}
	return m
}

func builtinFilter(u *unit, a *args) (types.Type, bool) {
	if len(a.pos) != 2 || a.stars {
		return types.Type{}, false
	}
	c := u.fresh(a, "elem", u.elemOf(a.pos[1], a.node))
	if a.pos[0].Kind() != types.None {
		u.invoke(a.pos[0], a.node, c.Type())
	}
	return types.IteratorOf("filter", c), true
}

func builtinInt(u *unit, a *args) (types.Type, bool) {
	if len(a.pos) == 0 {
		return types.SmallInt(1), true
	}
	switch t := a.pos[0]; t.Kind() {
	case types.Int:
		return t, true
	case types.Bool:
		return types.SmallInt(1), true
	}
	return types.BigInt(), true
}

func builtinList(u *unit, a *args) (types.Type, bool) {
	c := u.at(a.node, "elem")
	if len(a.pos) > 0 {
		u.Into(c, u.elemOf(a.pos[0], a.node))
	}
	c.Read(u)
	return types.ListOf(c), true
}

func builtinSet(u *unit, a *args) (types.Type, bool) {
	t, _ := builtinList(u, a)
	return types.Of(types.Set, t.Cell(0)), true
}

func builtinFrozenSet(u *unit, a *args) (types.Type, bool) {
	t, _ := builtinList(u, a)
	return types.Of(types.FrozenSet, t.Cell(0)), true
}

func builtinTuple(u *unit, a *args) (types.Type, bool) {
	if len(a.pos) > 0 {
		if a.pos[0].Kind() == types.Tuple {
			return a.pos[0], true
		}
		u.Release(u.elemOf(a.pos[0], a.node))
	}
	return types.Basic(types.VarTuple), true
}

func builtinDict(u *unit, a *args) (types.Type, bool) {
	key, value := u.at(a.node, "key"), u.at(a.node, "value")
	for i, k := range a.keywords {
		if k.Arg == "" {
			return types.Type{}, false
		}
		u.Into(key, tStr)
		u.Into(value, a.kw[i])
	}
	if len(a.pos) > 0 {
		switch t := a.pos[0]; t.Kind() {
		case types.Dict:
			u.Into(key, t.Cell(0).Read(u))
			u.Into(value, t.Cell(1).Read(u))
		default:
			pair := u.elemOf(t, a.node)
			switch {
			case pair.Kind() == types.Tuple && len(pair.Elems()) == 2:
				u.Into(key, pair.Elem(0))
				u.Into(value, pair.Elem(1))
			case pair.Kind() != types.Never:
				u.Into(key, types.Obj("a key of unknown pairs", a.node))
				u.Into(value, types.Obj("a value of unknown pairs", a.node))
			}
		}
	}
	key.Read(u)
	value.Read(u)
	return types.Of(types.Dict, key, value), true
}

func builtinDivmod(u *unit, a *args) (types.Type, bool) {
	if len(a.pos) != 2 {
		return types.Type{}, false
	}
	q, ok := BinaryType(pyast.FloorDiv, a.pos[0], a.pos[1], nil)
	r, ok2 := BinaryType(pyast.Modulo, a.pos[0], a.pos[1], nil)
	return types.TupleOf(q, r), ok && ok2
}

func builtinPow(u *unit, a *args) (types.Type, bool) {
	switch {
	case len(a.pos) == 2 && len(a.kw) == 0 && a.exprs[1] != nil:
		return BinaryType(pyast.Pow, a.pos[0], a.pos[1], constInt(a.exprs[1]))
	case len(a.pos) == 3 && a.pos[0].Kind() == types.Int && a.pos[1].Kind() == types.Int && a.pos[2].Kind() == types.Int:
		return a.pos[2], true
	}
	return types.Type{}, false
}

func builtinNext(u *unit, a *args) (types.Type, bool) {
	t := u.arg(a, 0)
	elem := types.Type{}
	if t.Kind() == types.Instance {
		r, ok := u.methodResult(t, "__next__", a.node)
		if !ok {
			return types.Type{}, false
		}
		elem = r
	} else {
		elem = u.elemOf(t, a.node)
	}
	if len(a.pos) < 2 {
		return elem, true
	}
	return u.fresh(a, "value", elem, a.pos[1]).Type(), true
}

func builtinIter(u *unit, a *args) (types.Type, bool) {
	if len(a.pos) != 1 {
		return types.Type{}, false
	}
	return types.IteratorOf("iterator", u.fresh(a, "elem", u.elemOf(a.pos[0], a.node))), true
}

// constStr returns the text of a string constant.
func constStr(e pyast.Expr) (string, bool) {
	if c, ok := e.(*pyast.Constant); ok && c.Kind == pyast.ConstStr {
		return c.S, true
	}
	return "", false
}

func builtinGetattr(u *unit, a *args) (types.Type, bool) {
	if len(a.pos) < 2 || a.exprs[1] == nil {
		return types.Type{}, false
	}
	u.releaseArgs(a)
	classes := u.table.Classes
	if c, ok := a.pos[0].NonNone().Class().(*scope.Class); ok && a.pos[0].NonNone().Is(types.Instance) && u.isStruct(c) {
		classes = u.related(c) // it has no others' methods
	}
	if name, ok := constStr(a.exprs[1]); ok {
		u.dynamicReadOf(classes, name)
	} else {
		for _, c := range classes {
			for name := range c.Methods {
				u.dynamicReadOf(classes, name)
			}
		}
	}
	return types.Obj("what getattr gives", a.node), true
}

// dynamicRead is reading an attribute of a value of unknown type: a method so named may be called later.
func (u *unit) dynamicRead(name string) { u.dynamicReadOf(u.table.Classes, name) }

// dynamicReadOf is dynamicRead for a value that is an instance of one of these classes, or of none.
func (u *unit) dynamicReadOf(classes []*scope.Class, name string) {
	if name == "__class__" {
		u.exposeAny()
	}
	for _, c := range classes {
		if f := ownDef(c, name); f != nil && u.isStruct(c) {
			u.openMethod(f)
			if p := u.property(c, name); p.get != nil {
				u.openMethod(p.get)
			}
		}
	}
}

func builtinSetattr(u *unit, a *args) (types.Type, bool) {
	if len(a.pos) != 3 || a.exprs[1] == nil {
		return types.Type{}, false
	}
	if name, ok := constStr(a.exprs[1]); ok && u.facts.stored[name] {
		u.setUnknownAttr(a.pos[0], name, a.pos[2])
		return tNone, true
	}
	u.demoteAll("the program calls setattr with a computed name")
	u.releaseArgs(a)
	return tNone, true
}

// builtinType: the class of an instance may be called.
func builtinType(u *unit, a *args) (types.Type, bool) {
	if len(a.pos) == 3 {
		u.extendAny() // type(name, bases, namespace): what is in bases is released with it
	}
	if len(a.pos) != 1 {
		return types.Type{}, false
	}
	if u.facts.looks[a.node] {
		return types.Obj("a class", a.node), true
	}
	if c, ok := a.pos[0].NonNone().Class().(*scope.Class); ok {
		u.Release(types.ClassOf(c))
	} else if a.pos[0].NonNone().Is(types.Object) {
		u.exposeAny()
	}
	return types.Obj("a class", a.node), true
}

func builtinExit(u *unit, a *args) (types.Type, bool) {
	u.releaseArgs(a)
	return types.Type{}, true
}

func builtinObject(_ *unit, a *args) (types.Type, bool) {
	return types.Obj("a bare object", a.node), true
}

// builtinWrap is a descriptor made from a function: dynamic code calls it.
func builtinWrap(u *unit, a *args) (types.Type, bool) {
	u.releaseArgs(a)
	return types.Obj("a descriptor", a.node), true
}
