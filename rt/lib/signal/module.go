// Package signal is the part of Python's module signal that asyncio programs use: the numbers, as members of Signals, for
// loop.add_signal_handler and Process.send_signal, raise_signal, and handlers. Handlers of signal.signal run where the main
// thread waits (in the loop, in time.sleep) and inside raise_signal; CPython runs them between any two statements.
package signal

import (
	"context"
	"syscall"
	"time"

	"github.com/gosyncio/gosyncio/rt/coro"
	"github.com/gosyncio/gosyncio/rt/lib/internal/arg"
	"github.com/gosyncio/gosyncio/rt/py"
)

// Module is the module object.
var Module = newModule()

// SignalsType is signal.Signals.
var SignalsType = py.NewBuiltinType("signal", "Signals", py.IntType)

// names lists the signals by number, as Linux has them.
var names = []string{
	"SIGHUP", "SIGINT", "SIGQUIT", "SIGILL", "SIGTRAP", "SIGABRT", "SIGBUS", "SIGFPE", "SIGKILL", "SIGUSR1", "SIGSEGV", "SIGUSR2",
	"SIGPIPE", "SIGALRM", "SIGTERM", "SIGSTKFLT", "SIGCHLD", "SIGCONT", "SIGSTOP", "SIGTSTP", "SIGTTIN", "SIGTTOU", "SIGURG",
	"SIGXCPU", "SIGXFSZ", "SIGVTALRM", "SIGPROF", "SIGWINCH", "SIGIO", "SIGPWR", "SIGSYS",
}

var members = map[int]*py.Instance{}

func newModule() *py.Module {
	m := py.NewModule("signal", py.MethodTable{
		arg.Fn("raise_signal", "signalnum, /", func(ctx context.Context, a []any) any {
			raise(ctx, number(a[0]))
			return nil
		}),
		arg.Fn("signal", "signalnum, handler, /", func(ctx context.Context, a []any) any { return set(ctx, a[0], a[1]) }),
		arg.Fn("getsignal", "signalnum, /", func(_ context.Context, a []any) any { return setting(number(a[0])) }),
		arg.Fn("default_int_handler", "signalnum, frame, /", func(context.Context, []any) any { panic(py.KeyboardInterrupt.New()) }),
	})
	m.SetClasses(SignalsType, HandlersType)
	initSignals()
	initHandlers(m)
	for i, name := range names {
		s := py.NewInstance(SignalsType)
		s.Base = i + 1
		members[i+1] = s
		m.Set(name, s)
		SignalsType.Set(name, s)
	}
	m.Set("NSIG", 65)
	return m
}

func initSignals() {
	t := SignalsType
	t.Construct = func(_ context.Context, _ *py.Type, args []any, kw []py.Kwarg) any {
		v := py.BindNew("Signals", "value", args, kw)[0]
		if n, ok := py.Unwrap(v).(int); ok && members[n] != nil {
			return members[n]
		}
		panic(py.ValueError.Newf("%s is not a valid Signals", py.Repr(v)))
	}
	t.Slots.Repr = func(o any) string {
		n := number(o)
		return "<Signals." + names[n-1] + ": " + py.Repr(n) + ">"
	}
	t.Slots.Str = func(o any) string { return py.Repr(number(o)) }
	t.Getters([]py.Getter{
		{Name: "name", Get: func(o any) any { return names[number(o)-1] }},
		{Name: "value", Get: func(o any) any { return number(o) }},
	})
}

// number is a signal argument as an int.
func number(v any) int {
	if in, ok := v.(*py.Instance); ok {
		if n, ok := in.Base.(int); ok {
			return n
		}
	}
	n, ok := arg.Index(v).(int)
	if !ok || n < 1 || n > 64 {
		panic(py.ValueError.New("signal number out of range"))
	}
	return n
}

// settle is how long raise waits for the Go runtime to hand a signal to whoever watches it.
const settle = 5 * time.Millisecond

// raise is raise_signal(n): what the signal does has happened when it returns, but for callbacks of the loop.
func raise(ctx context.Context, n int) {
	thread := coro.From(ctx).Thread()
	switch action, handler := py.SignalSetting(n); {
	case action == py.SignalIgnore:
		return
	case thread.Name != "": // the main thread handles it
	case action == py.SignalCall:
		py.Call(ctx, handler, n, nil)
		return
	case action == py.SignalInterrupt:
		py.InterruptHere()
		return
	}
	if err := syscall.Kill(syscall.Getpid(), syscall.Signal(n)); err != nil {
		panic(py.OSErrorFrom(err, nil))
	}
	time.Sleep(settle)
}
