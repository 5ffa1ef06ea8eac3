package py

import "context"

// Call is f(*args).
func Call(ctx context.Context, f any, args ...any) any {
	switch x := f.(type) {
	case *Function:
		return x.call(ctx, args)
	case *BoundMethod:
		if fn, ok := x.Func.(*Function); ok {
			a := make([]any, len(args)+1)
			a[0] = x.Self
			copy(a[1:], args)
			return fn.call(ctx, a)
		}
		return Call(ctx, x.Func, append([]any{x.Self}, args...)...)
	case *Type:
		return x.call(ctx, args, nil)
	}
	return callOther(ctx, f, args, nil)
}

// CallKw is f(*args, **kw).
func CallKw(ctx context.Context, f any, args []any, kw []Kwarg) any {
	if len(kw) == 0 {
		return Call(ctx, f, args...)
	}
	if len(kw) > 1 {
		checkTwice(f, kw)
	}
	switch x := f.(type) {
	case *Function:
		return x.callKw(ctx, args, kw)
	case *BoundMethod:
		a := make([]any, len(args)+1)
		a[0] = x.Self
		copy(a[1:], args)
		return CallKw(ctx, x.Func, a, kw)
	case *Type:
		return x.call(ctx, args, kw)
	}
	return callOther(ctx, f, args, kw)
}

// Callable is a Go value that can be called (functools.partial and the like).
type Callable interface {
	PyCall(ctx context.Context, args []any, kw []Kwarg) any
}

func callOther(ctx context.Context, f any, args []any, kw []Kwarg) any {
	switch x := f.(type) {
	case *Instance:
		if m, ok := x.class.Lookup("__call__"); ok {
			if fn, ok := m.(*Function); ok {
				return CallKw(ctx, fn, append([]any{f}, args...), kw)
			}
			return callAgain(ctx, bindDescr(m, f, x.class), args, kw)
		}
		if x.Base != nil {
			return CallKw(ctx, x.Base, args, kw)
		}
	case *StaticMethod:
		return CallKw(ctx, x.Func, args, kw)
	case Callable:
		return x.PyCall(ctx, args, kw)
	}
	t := TypeOf(f)
	if c := t.slotCall(); c != nil {
		return c(ctx, f, args, kw)
	}
	if m, ok := t.Lookup("__call__"); ok && f != nil {
		return callAgain(ctx, bindDescr(m, f, t), args, kw)
	}
	panic(newExc(TypeError, "'"+t.ErrName()+"' object is not callable"))
}

// callAgain calls what stands for another object in a call: there may be a circle of such objects.
func callAgain(ctx context.Context, f any, args []any, kw []Kwarg) any {
	EnterCall()
	v := CallKw(ctx, f, args, kw)
	LeaveCall()
	return v
}

// call runs the function on positional arguments; a is taken over.
func (f *Function) call(ctx context.Context, a []any) any {
	s := f.Sig
	if s == nil {
		s = f.sig()
	}
	if f.Native {
		return f.callNative(ctx, s, a)
	}
	if !s.simple || len(a) != s.npos {
		if slots, ok := s.withDefaults(a); ok {
			a = slots
		} else {
			a = f.bind(s, a, nil)
		}
	}
	st := current
	st.enterNative()
	v := f.Code(ctx, a)
	st.native--
	return v
}

// nativeLimit bounds calls made through the dynamic tables, which the translator may not have seen to be recursive.
const nativeLimit = 20000

func (f *Function) callNative(ctx context.Context, s *Signature, a []any) any {
	if !s.simple || len(a) != s.npos {
		if slots, ok := s.withDefaults(a); ok {
			a = slots
		} else {
			f.requireReceiver(a)
			a = f.bindNative(s, a, nil)
		}
	}
	in := f.checkReceiver(a)
	st := current
	st.enterNative()
	v := f.Code(ctx, a)
	st.native--
	return in.whole(v)
}

// checkReceiver makes sure that a builtin method gets an object of its class, and unwraps an instance of a user subclass, which it
// returns.
func (f *Function) checkReceiver(a []any) *Instance {
	if f.Owner == nil || len(a) == 0 || f.Owner == ObjectType {
		return nil
	}
	if in, ok := a[0].(*Instance); ok && in.Base != nil {
		if in.class.IsSubtype(f.Owner) {
			if f.wholeSelf || f.Owner.mixin {
				return nil
			}
			a[0] = in.Base
			return in
		}
	}
	f.requireReceiver(a)
	return nil
}

// whole gives the result of a builtin method called on the Base of o (nil for none) as Python sees it: a method that returns its
// receiver returns o.
func (o *Instance) whole(v any) any {
	if o == nil || TypeOf(o.Base).Immutable || v != o.Base {
		return v
	}
	return o
}

// requireReceiver raises where a builtin method gets an object of another class, before its other arguments are counted.
func (f *Function) requireReceiver(a []any) {
	if f.Owner == nil || len(a) == 0 || f.Owner == ObjectType || f.classMethod {
		return
	}
	if t := TypeOf(a[0]); t != f.Owner && !t.IsSubtype(f.Owner) {
		if f.wrapper {
			panic(TypeError.Newf("descriptor '%s' requires a '%s' object but received a '%s'", f.Name, f.Owner.Name, t.Name))
		}
		panic(TypeError.Newf("descriptor '%s' for '%s' objects doesn't apply to a '%s' object", f.Name, f.Owner.Name, t.Name))
	}
}

func (f *Function) callKw(ctx context.Context, args []any, kw []Kwarg) any {
	s := f.sig()
	if f.Native {
		f.requireReceiver(args)
		a := f.bindNative(s, args, kw)
		in := f.checkReceiver(a)
		return in.whole(f.Code(ctx, a))
	}
	return f.Code(ctx, f.bind(s, args, kw))
}

// CallMethod is o.name(*args), without making a bound method where the class has a plain function.
func CallMethod(ctx context.Context, o any, name string, args ...any) any {
	if f, ok := methodOf(o, name); ok {
		a := make([]any, len(args)+1)
		a[0] = o
		copy(a[1:], args)
		return f.call(ctx, a)
	}
	return Call(ctx, GetAttr(o, name), append([]any(nil), args...)...)
}

// CallMethodKw is o.name(*args, **kw).
func CallMethodKw(ctx context.Context, o any, name string, args []any, kw []Kwarg) any {
	if f, ok := methodOf(o, name); ok {
		a := make([]any, len(args)+1)
		a[0] = o
		copy(a[1:], args)
		return CallKw(ctx, f, a, kw)
	}
	return CallKw(ctx, GetAttr(o, name), args, kw)
}

// methodOf finds the plain function that o.name would bind, if that is what it is.
func methodOf(o any, name string) (*Function, bool) {
	switch x := o.(type) {
	case *Instance:
		return x.method(name)
	case *Type, *Module, *superObject, *Exception, *BoundMethod:
		return nil, false
	}
	t := TypeOf(o)
	v, ok := t.Lookup(name)
	if !ok {
		return nil, false
	}
	f, ok := v.(*Function)
	if !ok || f.Owner == nil && f.Native {
		return nil, false
	}
	if t.plainValue {
		return f, true
	}
	if _, own := ownAttr(o, name); own {
		return nil, false
	}
	return f, true
}

func (o *Instance) method(name string) (*Function, bool) {
	e := &attrCache[attrHash(o.shape, name)]
	if e.shape == o.shape && e.version == o.class.version && e.name == name {
		if e.kind != attrMethod {
			return nil, false
		}
		return e.value.(*Function), true
	}
	h := o.class.hooks()
	if h.getattribute != nil {
		return nil, false
	}
	v, ok := o.class.Lookup(name)
	if !ok {
		return nil, false
	}
	f, ok := v.(*Function)
	if !ok || f.Native && f.Owner == nil {
		return nil, false
	}
	if _, own := o.shape.find(name); own {
		return nil, false
	}
	if o.Base != nil {
		return f, true
	}
	*e = attrEntry{shape: o.shape, version: o.class.version, kind: attrMethod, name: name, value: f}
	return f, true
}

// StarArgs marks a starred positional argument for Spread.
type StarArgs struct{ v any }

// Star marks *xs in a call or display.
func Star(xs any) StarArgs { return StarArgs{xs} }

// StarItems is Star for *xs before operands that can tell when it is taken apart: that happens here.
func StarItems(xs any) StarArgs { return StarArgs{&Tuple{Spread(Star(xs))}} }

// SpreadSet is Spread for a set display, whose TypeError has other words.
func SpreadSet(parts ...any) []any {
	fail := func(v any) *Exception { return TypeError.Newf("'%s' object is not iterable", TypeOf(v).Name) }
	return spread(parts, fail, func(out []any, o any) []any { return appendRest(out, Iter(o)) })
}

// Spread builds the items of a display or an argument list: plain values as they are, Star(xs) replaced by its items;
// TypeError if a starred value is not iterable, in the words of a display.
func Spread(parts ...any) []any {
	return spread(parts, func(v any) *Exception {
		return TypeError.Newf("Value after * must be an iterable, not %s", TypeOf(v).ErrName())
	}, appendIter)
}

// SpreadCall is Spread for the arguments of a call of f: the TypeError names the function.
func SpreadCall(f any, parts ...any) []any {
	return spread(parts, func(v any) *Exception {
		return TypeError.Newf("%s argument after * must be an iterable, not %s", callName(f), TypeOf(v).ErrName())
	}, appendIter)
}

func spread(parts []any, fail func(v any) *Exception, add func(out []any, o any) []any) []any {
	out := make([]any, 0, len(parts)+4)
	for _, p := range parts {
		s, ok := p.(StarArgs)
		if !ok {
			out = append(out, p)
			continue
		}
		if _, ok := s.v.(Iterator); !ok && !hasIter(s.v) {
			panic(fail(s.v))
		}
		out = add(out, s.v)
	}
	return out
}

// hasIter reports whether iter(o) would find a method to call.
func hasIter(o any) bool {
	switch canonical(o).(type) {
	case AnySized, string:
		return true
	case nil, bool, int, float64:
		return false
	}
	t := TypeOf(canonical(o))
	if t.slots(func(s *Slots) bool { return s.Iter != nil || s.Next != nil }) != nil {
		return true
	}
	if f, ok := t.Lookup("__iter__"); ok {
		return f != nil
	}
	_, ok := t.Lookup("__getitem__")
	return ok
}

// callName is a callable as the errors of argument unpacking name it: module.qualname().
func callName(f any) string {
	name, ok := GetAttrOK(f, "__qualname__")
	if !ok {
		return Str(f)
	}
	if m, ok := GetAttrOK(f, "__module__"); ok && m != nil && m != any("builtins") {
		return Str(m) + "." + Str(name) + "()"
	}
	return Str(name) + "()"
}

// SpreadKw joins the keyword arguments of a call with ** parts. A name that comes twice is the call's TypeError.
func SpreadKw(kws []Kwarg, more ...[]Kwarg) []Kwarg {
	out := append([]Kwarg(nil), kws...)
	for _, m := range more {
		out = append(out, m...)
	}
	return out
}

// checkTwice raises the TypeError of a call that gives a keyword argument twice (which only ** can).
func checkTwice(f any, kw []Kwarg) {
	for i := 1; i < len(kw); i++ {
		for j := range i {
			if kw[i].Name == kw[j].Name {
				panic(TypeError.Newf("%s got multiple values for keyword argument '%s'", callName(f), kw[i].Name))
			}
		}
	}
}

// StarStarCall is StarStar for a call of f: the TypeError names the function.
func StarStarCall(f, d any) []Kwarg {
	if _, ok := Unwrap(d).(AnyDict); !ok && !HasAttr(d, "keys") {
		panic(TypeError.Newf("%s argument after ** must be a mapping, not %s", callName(f), TypeOf(d).ErrName()))
	}
	return StarStar(d)
}

// StarStar gives the keyword arguments of **d.
func StarStar(d any) []Kwarg {
	var out []Kwarg
	add := func(k, v any) {
		name, ok := Unwrap(k).(string)
		if !ok {
			panic(newExc(TypeError, "keywords must be strings"))
		}
		out = append(out, Kwarg{name, v})
	}
	if m, ok := Unwrap(d).(AnyDict); ok {
		for pos := 0; ; {
			k, v, next, ok := m.EntryAny(pos)
			if !ok {
				return out
			}
			add(k, v)
			pos = next
		}
	}
	if !HasAttr(d, "keys") {
		panic(newExc(TypeError, "argument after ** must be a mapping, not "+TypeOf(d).ErrName()))
	}
	for k := range Each(CallMethod(current.Ctx, d, "keys")) {
		add(k, GetItem(d, k))
	}
	return out
}

// Unwrap gives the builtin value of an instance of a user subclass of a builtin; other values are themselves.
func Unwrap(o any) any {
	if in, ok := o.(*Instance); ok && in.Base != nil {
		return in.Base
	}
	return o
}
