package signal

import (
	"context"
	"syscall"

	"github.com/gosyncio/gosyncio/rt/coro"
	"github.com/gosyncio/gosyncio/rt/lib/internal/arg"
	"github.com/gosyncio/gosyncio/rt/py"
)

// HandlersType is signal.Handlers, the class of SIG_DFL and SIG_IGN.
var HandlersType = py.NewBuiltinType("signal", "Handlers", py.IntType)

// sigDfl and sigIgn are SIG_DFL and SIG_IGN.
var sigDfl, sigIgn = py.NewInstance(HandlersType), py.NewInstance(HandlersType)

// defaultInt is default_int_handler.
var defaultInt any

// noop stands for the handler of a signal that a loop watches.
var noop = py.NewFunction(py.Func{
	Name: "_sighandler_noop", Module: "asyncio.unix_events", Sig: py.Sig("signum, frame"),
	Code: func(context.Context, []any) any { return nil },
})

func initHandlers(m *py.Module) {
	t := HandlersType
	defaultInt = m.Get("default_int_handler")
	sigDfl.Base, sigIgn.Base = 0, 1
	name := func(o any) string {
		if n, _ := py.Unwrap(o).(int); n == 0 {
			return "SIG_DFL"
		}
		return "SIG_IGN"
	}
	for _, h := range []*py.Instance{sigDfl, sigIgn} {
		m.Set(name(h), h)
		t.Set(name(h), h)
	}
	t.Construct = func(_ context.Context, _ *py.Type, args []any, kw []py.Kwarg) any {
		v := py.BindNew("Handlers", "value", args, kw)[0]
		switch py.Unwrap(v) {
		case 0:
			return sigDfl
		case 1:
			return sigIgn
		}
		panic(py.ValueError.Newf("%s is not a valid Handlers", py.Repr(v)))
	}
	t.Slots.Repr = func(o any) string { return "<Handlers." + name(o) + ": " + py.Repr(py.Unwrap(o)) + ">" }
	t.Slots.Str = func(o any) string { return py.Repr(py.Unwrap(o)) }
	t.Getters([]py.Getter{
		{Name: "name", Get: func(o any) any { return name(o) }},
		{Name: "value", Get: func(o any) any { return py.Unwrap(o) }},
	})
}

// set is signal.signal(signalnum, handler): the handler that was set before.
func set(ctx context.Context, signalnum, handler any) any {
	n, ok := arg.Index(signalnum).(int)
	action := actionOf(handler)
	if coro.From(ctx).Thread().Name != "" {
		panic(py.ValueError.New("signal only works in main thread of the main interpreter"))
	}
	if !ok || n < 1 || n > 64 {
		panic(py.ValueError.New("signal number out of range"))
	}
	if n == int(syscall.SIGKILL) || n == int(syscall.SIGSTOP) {
		panic(py.OSErrorFrom(syscall.EINVAL, nil))
	}
	old := setting(n)
	py.OnSignal(n, action, handler)
	return old
}

// actionOf reads a handler.
func actionOf(handler any) py.SignalAction {
	if handler == defaultInt {
		return py.SignalInterrupt
	}
	if py.IsCallable(handler) {
		return py.SignalCall
	}
	if n, ok := py.Index(handler); ok {
		switch n {
		case 0:
			return py.SignalDefault
		case 1:
			return py.SignalIgnore
		}
	}
	panic(py.TypeError.New("signal handler must be signal.SIG_IGN, signal.SIG_DFL, or a callable object"))
}

// setting is signal.getsignal(n).
func setting(n int) any {
	switch action, handler := py.SignalSetting(n); action {
	case py.SignalIgnore:
		return sigIgn
	case py.SignalInterrupt:
		return defaultInt
	case py.SignalCall:
		return handler
	case py.SignalElsewhere:
		return noop
	}
	return sigDfl
}
