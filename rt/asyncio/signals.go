package asyncio

import (
	"context"
	"os"
	"os/signal"
	"syscall"

	"github.com/gosyncio/gosyncio/rt/py"
)

// maxSignal is the largest signal number.
const maxSignal = 64

// signalWatch hands a signal to the loop.
type signalWatch struct {
	handle *Handle
	ch     chan os.Signal
	stop   chan struct{}
	// restore ends the watch for SIGINT, which package py hands out.
	restore func()
}

// signalNumber checks a signal argument.
func signalNumber(v any) int {
	n, ok := py.Index(v)
	number, isInt := n.(int)
	if !ok || !isInt {
		panic(py.TypeError.Newf("sig must be an int, not %s", py.Repr(v)))
	}
	if number < 1 || number > maxSignal || number == 32 || number == 33 {
		panic(py.ValueError.Newf("invalid signal number %d", number))
	}
	return number
}

// addSignalHandler is loop.add_signal_handler: the callback runs in the loop
// when the signal arrives.
func (l *Loop) addSignalHandler(number int, callback any, args []any) {
	l.checkClosed()
	if isCoroutineFunction(callback) || IsCoroutine(callback) {
		panic(py.TypeError.New("coroutines cannot be used with add_signal_handler()"))
	}
	if number == int(syscall.SIGKILL) || number == int(syscall.SIGSTOP) {
		panic(py.RuntimeError.Newf("sig %d cannot be caught", number))
	}
	if l.io.signals == nil {
		l.io.signals = map[int]*signalWatch{}
		l.onClose(func() {
			for n := range l.io.signals {
				l.removeSignalHandler(n)
			}
		})
	}
	l.removeSignalHandler(number)
	w := &signalWatch{handle: l.userHandle(callback, args), ch: make(chan os.Signal, 8), stop: make(chan struct{})}
	l.io.signals[number] = w
	py.OnSignal(number, py.SignalElsewhere, nil)
	if number == int(syscall.SIGINT) {
		restore := py.OnInterrupt(func(bool) bool {
			l.deliver(w)
			return true
		})
		w.restore = restore
		return
	}
	signal.Notify(w.ch, syscall.Signal(number))
	go func() {
		for {
			select {
			case <-w.ch:
				l.deliver(w)
			case <-w.stop:
				return
			}
		}
	}()
}

// deliver schedules the callback of a signal that has arrived.
func (l *Loop) deliver(w *signalWatch) {
	l.Post(func() {
		if !w.handle.cancelled {
			l.ready.push(w.handle, nil)
		}
	})
}

// removeSignalHandler tells whether there was a handler.
func (l *Loop) removeSignalHandler(number int) bool {
	w := l.io.signals[number]
	if w == nil {
		return false
	}
	delete(l.io.signals, number)
	w.handle.Cancel()
	signal.Stop(w.ch)
	if w.restore != nil {
		w.restore()
	}
	close(w.stop)
	if number == int(syscall.SIGINT) {
		l.interrupt.Store(nil) // what the runner wanted is gone: KeyboardInterrupt
		py.OnSignal(number, py.SignalInterrupt, nil)
	} else {
		py.OnSignal(number, py.SignalDefault, nil)
	}
	return true
}

var loopSignalTable = py.MethodTable{
	on("add_signal_handler", "sig, callback, *args", func(_ context.Context, l *Loop, a []any) any {
		l.addSignalHandler(signalNumber(a[0]), a[1], items(a[2]))
		return nil
	}),
	on("remove_signal_handler", "sig", func(_ context.Context, l *Loop, a []any) any {
		return l.removeSignalHandler(signalNumber(a[0]))
	}),
}
