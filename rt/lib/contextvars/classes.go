package contextvars

import (
	"context"

	"github.com/gosyncio/gosyncio/rt/contextvars"
	"github.com/gosyncio/gosyncio/rt/py"
)

// missing is Token.MISSING.
var missing = py.NewInstance(missingType)

var missingType = py.NewBuiltinType("Token", "MISSING")

func init() {
	missingType.Slots.Repr = func(any) string { return "<Token.MISSING>" }
	for _, t := range []*py.Type{contextvars.VarType, contextvars.ContextType, contextvars.TokenType} {
		t.InC, t.Final = true, true
	}
	initVar()
	initToken()
	initContext()
}

func initVar() {
	t := contextvars.VarType
	t.Generic = true
	t.Construct = func(_ context.Context, _ *py.Type, args []any, kw []py.Kwarg) any {
		v := &contextvars.Var{}
		rest := kw[:0:0]
		for _, k := range kw {
			if k.Name == "default" {
				v.Default, v.HasDefault = k.Value, true
			} else {
				rest = append(rest, k)
			}
		}
		name, ok := py.BindNew("ContextVar", "name, /", args, rest)[0].(string)
		if !ok {
			panic(py.TypeError.New("context variable name must be a str"))
		}
		v.Name = name
		return v
	}
	t.Slots.Repr = func(o any) string {
		v := o.(*contextvars.Var)
		s := "<ContextVar name=" + py.Repr(v.Name)
		if v.HasDefault {
			s += " default=" + py.Repr(v.Default)
		}
		return s + " at " + py.AddressText(v) + ">"
	}
	t.Methods(py.MethodTable{
		py.Method("get", "self, /, *default", func(ctx context.Context, a []any) any {
			return get(ctx, a[0].(*contextvars.Var), a[1].(*py.Tuple).Items())
		}),
		py.Method("set", "self, value, /", func(ctx context.Context, a []any) any {
			return vars(ctx).Set(a[0].(*contextvars.Var), a[1])
		}),
		py.Method("reset", "self, token, /", func(ctx context.Context, a []any) any {
			reset(ctx, a[0].(*contextvars.Var), a[1])
			return nil
		}),
	})
	t.Getters([]py.Getter{{Name: "name", Get: func(o any) any { return o.(*contextvars.Var).Name }}})
}

func initToken() {
	t := contextvars.TokenType
	t.Abstract = true
	t.Generic = true
	t.Slots.Repr = func(o any) string {
		tok := o.(*contextvars.Token)
		s := "<Token"
		if tok.Used {
			s += " used"
		}
		return s + " var=" + py.Repr(tok.Var) + " at " + py.AddressText(tok) + ">"
	}
	t.Getters([]py.Getter{
		{Name: "var", Get: func(o any) any { return o.(*contextvars.Token).Var }},
		{Name: "old_value", Get: func(o any) any {
			if tok := o.(*contextvars.Token); tok.HadOld {
				return tok.Old
			}
			return missing
		}},
	})
	t.Set("MISSING", missing)
}

func initContext() {
	t := contextvars.ContextType
	t.Construct = func(_ context.Context, _ *py.Type, args []any, kw []py.Kwarg) any {
		py.BindNew("Context", "", args, kw)
		return &contextvars.Context{}
	}
	self := func(o any) *contextvars.Context { return o.(*contextvars.Context) }
	lookup := func(o, k any) (any, bool) {
		v, ok := k.(*contextvars.Var)
		if !ok {
			panic(py.TypeError.Newf("a ContextVar key was expected, got %s", py.Repr(k)))
		}
		return self(o).Lookup(v)
	}
	t.Slots.Len = func(o any) int { return len(self(o).Vars()) }
	t.Slots.Compare = func(op py.CmpOp, a, b any) any {
		other, ok := b.(*contextvars.Context)
		if !ok || op != py.OpEq && op != py.OpNe {
			return py.NotImplemented
		}
		return sameVars(self(a), other) == (op == py.OpEq)
	}
	t.Slots.NoHash = true
	t.Slots.Iter = func(o any) py.Iterator { return py.Iter(keys(self(o))) }
	t.Slots.Contains = func(o, k any) bool {
		_, ok := lookup(o, k)
		return ok
	}
	t.Slots.GetItem = func(o, k any) any {
		v, ok := lookup(o, k)
		if !ok {
			panic(py.KeyError.New(k))
		}
		return v
	}
	t.Methods(py.MethodTable{
		py.Method("run", "self, callable, /, *args, **kwargs", func(ctx context.Context, a []any) any {
			return runIn(ctx, self(a[0]), a[1], a[2].(*py.Tuple).Items(), py.StarStar(a[3]))
		}),
		py.Method("copy", "self, /", func(_ context.Context, a []any) any { return self(a[0]).Copy() }),
		py.Method("get", "self, key, default=None, /", func(_ context.Context, a []any) any {
			if v, ok := lookup(a[0], a[1]); ok {
				return v
			}
			return a[2]
		}),
		py.Method("keys", "self, /", func(_ context.Context, a []any) any { return keys(self(a[0])) }),
		py.Method("values", "self, /", func(_ context.Context, a []any) any {
			l := py.NewList[any]()
			for _, v := range self(a[0]).Vars() {
				x, _ := self(a[0]).Lookup(v)
				l.Append(x)
			}
			return l
		}),
		py.Method("items", "self, /", func(_ context.Context, a []any) any {
			l := py.NewList[any]()
			for _, v := range self(a[0]).Vars() {
				x, _ := self(a[0]).Lookup(v)
				l.Append(py.NewTuple(v, x))
			}
			return l
		}),
	})
}

// sameVars says whether two contexts hold the same variables with equal values.
func sameVars(a, b *contextvars.Context) bool {
	vars := a.Vars()
	if len(vars) != len(b.Vars()) {
		return false
	}
	for _, v := range vars {
		x, _ := a.Lookup(v)
		y, ok := b.Lookup(v)
		if !ok || !py.Eq(x, y) {
			return false
		}
	}
	return true
}

// keys lists the variables of a context.
func keys(c *contextvars.Context) *py.List[any] {
	l := py.NewList[any]()
	for _, v := range c.Vars() {
		l.Append(v)
	}
	return l
}
