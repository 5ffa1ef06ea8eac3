package py

import "context"

// With is `with mgr as v: body(v)`: __enter__ and __exit__ are looked up on the class before anything runs, __exit__ gets
// the exception, and a true result swallows it. Return, break and continue out of the body are flags set in the closure.
func With(ctx context.Context, mgr any, body func(v any)) {
	m := enter(ctx, mgr)
	exc := Try(func() { body(m.value) })
	if exc == nil {
		m.exit(ctx, nil)
		return
	}
	h := Handle(exc)
	swallow := m.exit(ctx, exc)
	h.Done()
	if !swallow {
		panic(exc.Reraise())
	}
}

// entered is a context manager that has been entered.
type entered struct {
	value any
	exit  func(ctx context.Context, exc *Exception) bool
}

// Manager is a Go context manager: the asyncio and library classes that support `with` implement it.
type Manager interface {
	PyEnter(ctx context.Context) any
	// PyExit gets the exception that left the body, nil if none, and says whether to swallow it.
	PyExit(ctx context.Context, exc *Exception) bool
}

func enter(ctx context.Context, mgr any) *entered {
	if m, ok := mgr.(Manager); ok {
		return &entered{m.PyEnter(ctx), m.PyExit}
	}
	if in, ok := mgr.(*Instance); !ok || in.Base != nil {
		if m := slotManager(ctx, mgr); m != nil {
			return m
		}
	}
	t := TypeOf(mgr)
	en, ok1 := t.Lookup("__enter__")
	ex, ok2 := t.Lookup("__exit__")
	if !ok1 || !ok2 {
		panic(notManager(t, !ok1))
	}
	bound := bindDescr(ex, mgr, t)
	return &entered{
		value: callSpecial(en, mgr),
		exit:  func(ctx context.Context, exc *Exception) bool { return callExit(ctx, bound, exc) },
	}
}

func slotManager(ctx context.Context, mgr any) *entered {
	t := TypeOf(mgr)
	if t.user {
		return nil
	}
	s := t.slots(func(s *Slots) bool { return s.Enter != nil })
	if s == nil {
		return nil
	}
	return &entered{
		value: s.Enter(ctx, mgr),
		exit:  func(ctx context.Context, exc *Exception) bool { return Truth(s.Exit(ctx, mgr, exc)) },
	}
}

func callExit(ctx context.Context, exit any, exc *Exception) bool {
	typ, val, tb := ExcInfo(exc)
	return Truth(Call(ctx, exit, typ, val, tb))
}

// ExcInfo gives the three arguments of __exit__ (and of sys.exc_info): class, exception and traceback, or three Nones.
func ExcInfo(exc *Exception) (typ, val, tb any) {
	if exc == nil {
		return nil, nil, nil
	}
	return exc.Class, exc, exc.Traceback()
}

func notManager(t *Type, noEnter bool) *Exception {
	missing := "__exit__"
	if noEnter {
		missing = "__enter__"
	}
	msg := "'" + t.ErrName() + "' object does not support the context manager protocol"
	if !noEnter {
		msg += " (missed " + missing + " method)"
	}
	return newExc(TypeError, msg)
}
