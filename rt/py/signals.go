package py

import (
	"os"
	"os/signal"
	"slices"
	"sync"
	"sync/atomic"
	"syscall"
)

// SignalAction says what a signal does.
type SignalAction uint8

// What a signal may do: what the system does without us, nothing, raise KeyboardInterrupt (SIGINT only), call a Python
// function in the main thread, or what another package arranges.
const (
	SignalDefault SignalAction = iota
	SignalIgnore
	SignalInterrupt
	SignalCall
	SignalElsewhere
)

// signalSetting is what signal.signal set last.
type signalSetting struct {
	action  SignalAction
	handler any
}

// signals is what signal.signal has set, apart from what SIGINT does by itself.
var signals struct {
	sync.Mutex
	settings  map[int]signalSetting
	watched   map[int]chan os.Signal
	interrupt func() bool // what SIGINT does instead of the handlers of OnInterrupt, nil for those
	calls     []func()    // what waits for the main thread
	wakers    []*func()
}

// signalCalls says that signals.calls is not empty.
var signalCalls atomic.Bool

// SignalSetting says what signal number does; handler is the Python function for SignalCall.
func SignalSetting(number int) (action SignalAction, handler any) {
	signals.Lock()
	defer signals.Unlock()
	if s, ok := signals.settings[number]; ok {
		return s.action, s.handler
	}
	switch syscall.Signal(number) {
	case syscall.SIGINT:
		if interruptSignals != nil {
			return SignalInterrupt, nil
		}
		return SignalIgnore, nil
	case syscall.SIGPIPE, syscall.SIGXFSZ:
		return SignalIgnore, nil
	}
	return SignalDefault, nil
}

// OnSignal sets what signal number does. handler is called with the number and None (for the frame) by the main thread, at
// its next safepoint, for SignalCall.
func OnSignal(number int, action SignalAction, handler any) {
	sig := syscall.Signal(number)
	call := func() { Call(current.Ctx, handler, number, nil) }
	signals.Lock()
	defer signals.Unlock()
	if signals.settings == nil {
		signals.settings, signals.watched = map[int]signalSetting{}, map[int]chan os.Signal{}
	}
	signals.settings[number] = signalSetting{action, handler}
	if number == int(syscall.SIGINT) {
		signals.interrupt = interruptAction(action, call)
		if action == SignalDefault {
			signal.Reset(sig)
		} else if interruptSignals != nil {
			signal.Notify(interruptSignals, sig)
		}
		return
	}
	if ch := signals.watched[number]; ch != nil {
		signal.Stop(ch)
		close(ch)
		delete(signals.watched, number)
	}
	switch action {
	case SignalDefault:
		signal.Reset(sig)
	case SignalIgnore:
		signal.Ignore(sig)
	case SignalCall:
		ch := make(chan os.Signal, 8)
		signals.watched[number] = ch
		signal.Notify(ch, sig)
		go func() {
			for range ch {
				callInMain(call)
			}
		}()
	}
}

// interruptAction is what SIGINT is to do: a handler as OnInterrupt takes, nil to ask those.
func interruptAction(action SignalAction, call func()) func() bool {
	switch action {
	case SignalIgnore:
		return func() bool { return true }
	case SignalCall:
		return func() bool {
			callInMain(call)
			return true
		}
	}
	return nil
}

// callInMain leaves a call to the main thread and wakes it.
func callInMain(f func()) {
	signals.Lock()
	signals.calls = append(signals.calls, f)
	signalCalls.Store(true)
	wakers := slices.Clone(signals.wakers)
	signals.Unlock()
	select {
	case interruptWake <- struct{}{}:
	default:
	}
	for _, w := range wakers {
		(*w)()
	}
}

// WakeOnSignal sets a function that is called, from another goroutine, when a signal's handler waits for the main thread. It
// returns a function that takes it away again.
func WakeOnSignal(wake func()) (restore func()) {
	signals.Lock()
	defer signals.Unlock()
	signals.wakers = append(signals.wakers, &wake)
	return func() {
		signals.Lock()
		defer signals.Unlock()
		signals.wakers = slices.DeleteFunc(signals.wakers, func(w *func()) bool { return w == &wake })
	}
}

// runSignalCalls runs the handlers of the signals that have arrived.
func runSignalCalls() {
	for signalCalls.Load() {
		signals.Lock()
		f := signals.calls[0]
		signals.calls = signals.calls[1:]
		signalCalls.Store(len(signals.calls) > 0)
		signals.Unlock()
		f()
	}
}
