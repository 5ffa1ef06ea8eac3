package py

import (
	"context"
	"strings"
)

// call makes an instance: type.__call__.
func (t *Type) call(ctx context.Context, args []any, kw []Kwarg) any {
	if t.meta != nil {
		if c := t.meta.slotCall(); c != nil {
			return c(ctx, t, args, kw)
		}
	}
	if !t.user {
		return t.construct(ctx, args, kw)
	}
	return t.instantiate(ctx, args, kw)
}

// construct calls a builtin class.
func (t *Type) construct(ctx context.Context, args []any, kw []Kwarg) any {
	if t.Abstract || t.Construct == nil {
		panic(TypeError.Newf("cannot create '%s' instances", t.FullName()))
	}
	return t.Construct(ctx, t, args, kw)
}

// Instantiate makes an instance of a user class without asking the metaclass: what a metaclass's own call ends with.
func (t *Type) Instantiate(ctx context.Context, args []any, kw []Kwarg) any {
	if !t.user {
		return t.construct(ctx, args, kw)
	}
	return t.instantiate(ctx, args, kw)
}

func (t *Type) instantiate(ctx context.Context, args []any, kw []Kwarg) any {
	if t.abstracts != nil {
		panic(t.abstractError())
	}
	p := t.makePlan()
	var o any
	if p.new == nil {
		o = t.allocate(ctx, p, args, kw)
	} else {
		o = CallKw(ctx, p.new, append([]any{t}, args...), kw)
		if !TypeOf(o).IsSubtype(t) {
			return o
		}
		p = TypeOf(o).makePlan()
	}
	switch {
	case p.initFn != nil:
		a := make([]any, len(args)+1)
		a[0] = o
		copy(a[1:], args)
		var r any
		if len(kw) == 0 {
			r = p.initFn.call(ctx, a)
		} else {
			r = p.initFn.callKw(ctx, a, kw)
		}
		if r != nil {
			panic(TypeError.Newf("__init__() should return None, not '%s'", TypeOf(r).Name))
		}
	case p.init != nil:
		CallKw(ctx, bindDescr(p.init, o, t), args, kw)
	}
	return o
}

// Plan is how instances of a class are made, computed once a class version.
type plan struct {
	version uint32
	new     any       // the user's __new__
	init    any       // a user __init__ that is not a plain function
	initFn  *Function // the user's __init__
}

func (t *Type) makePlan() *plan {
	if t.plan != nil && t.plan.version == t.version {
		return t.plan
	}
	p := &plan{version: t.version}
	if v := t.override("__new__"); v != nil {
		p.new = bindOnClass(v, t)
	}
	if v := t.override("__init__"); v != nil {
		if f, ok := v.(*Function); ok {
			p.initFn = f
		} else {
			p.init = v
		}
	}
	t.plan = p
	return p
}

// allocate makes the object: the builtin part of __new__.
func (t *Type) allocate(ctx context.Context, p *plan, args []any, kw []Kwarg) any {
	hasInit := p.initFn != nil || p.init != nil
	switch l := t.layout; {
	case t.excLayout:
		e := newExc(t, args...)
		if hasInit || !e.initByTable(args, kw) {
			initExc(e, args, kw, hasInit)
		}
		return e
	case l == nil:
		if !hasInit && len(args)+len(kw) > 0 {
			if p.new != nil {
				panic(newExc(TypeError, "object.__new__() takes exactly one argument (the type to instantiate)"))
			}
			panic(TypeError.Newf("%s() takes no arguments", t.Name))
		}
		if t.alloc != nil {
			return t.alloc()
		}
		return NewInstance(t)
	case hasInit && !l.Immutable:
		o := NewInstance(t)
		if l.EmptyBase != nil {
			o.Base = l.EmptyBase()
		} else {
			Try(func() { o.Base = l.Construct(ctx, t, nil, nil) })
		}
		if b, ok := o.Base.(Adopted); ok {
			b.SetInstance(o)
		}
		return o
	case l.EmptyBase != nil && !l.Immutable:
		if b, ok := l.EmptyBase().(Adopted); ok {
			o := NewInstance(t)
			o.Base = b
			b.SetInstance(o)
			init, _ := t.Lookup("__init__")
			CallKw(ctx, init, append([]any{o}, args...), kw)
			return o
		}
		return t.wrap(l.construct2(ctx, t, args, kw))
	case hasInit && (l == FloatType || l == TupleType || l == FrozenSetType):
		// Keywords are the subclass's own affair, though the constructor takes none.
		return t.wrap(l.construct2(ctx, t, args, nil))
	default:
		return t.wrap(l.construct2(ctx, t, args, kw))
	}
}

// Adopted is a builtin object that wants to know the instance of a user subclass whose base it is: its Go code then calls
// the methods that the subclass overrides. Such a class has EmptyBase and an __init__ in its method table.
type Adopted interface{ SetInstance(in *Instance) }

// construct2 calls a builtin class's constructor for a subclass.
func (l *Type) construct2(ctx context.Context, cls *Type, args []any, kw []Kwarg) any {
	if l.Construct == nil {
		panic(TypeError.Newf("cannot create '%s' instances", l.FullName()))
	}
	return l.Construct(ctx, cls, args, kw)
}

// wrap makes an instance of user class t around a builtin value, unless the constructor made one itself.
func (t *Type) wrap(v any) any {
	if TypeOf(v) == t {
		return v
	}
	o := NewInstance(t)
	o.Base = v
	if b, ok := v.(Adopted); ok {
		b.SetInstance(o)
	}
	return o
}

func (t *Type) abstractError() *Exception {
	q := make([]string, len(t.abstracts))
	for i, n := range t.abstracts {
		q[i] = "'" + n + "'"
	}
	return TypeError.Newf("Can't instantiate abstract class %s without an implementation for abstract method%s %s",
		t.Name, pluralS(len(q)), strings.Join(q, ", "))
}

// newObject is object's constructor.
func newObject(_ context.Context, cls *Type, args []any, kw []Kwarg) any {
	if len(args)+len(kw) > 0 {
		if cls == ObjectType {
			panic(newExc(TypeError, "object() takes no arguments"))
		}
		panic(TypeError.Newf("%s() takes no arguments", cls.Name))
	}
	return NewInstance(cls)
}
