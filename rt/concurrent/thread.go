// Package concurrent is the core of Python's threads and of concurrent.futures:
// threads as goroutines under the interpreter lock (rt/py), futures and thread
// pools. Package asyncio stands on it; the modules threading and
// concurrent.futures are its Python face.
//
// Every exported function must be called with the interpreter lock held, as all
// Python code runs; so nothing here needs a lock of its own. What blocks gives
// the interpreter lock up.
package concurrent

import (
	"context"
	"time"

	"github.com/gosyncio/gosyncio/rt/coro"
	"github.com/gosyncio/gosyncio/rt/py"
)

// Thread is a thread of the program that Start made.
type Thread struct {
	// Core is the thread as fibers know it; its Name is the thread's name.
	Core *coro.Thread
	// Ident is threading.get_ident() in the thread.
	Ident int
	// Daemon threads are not waited for at the end of the program.
	Daemon bool
	// Owner is the Python object that stands for the thread, if there is one.
	Owner any
	done  chan struct{}
	ended bool
}

// mainIdent is the identifier of the main thread.
const mainIdent = 1

var (
	mainThread = &Thread{Ident: mainIdent, done: make(chan struct{})}
	threads    = map[*coro.Thread]*Thread{}
	alive      []*Thread
	lastIdent  = mainIdent
	hooked     bool
)

// Start runs f in a new thread. What f raises must be caught by it.
func Start(name string, daemon bool, f func(ctx context.Context)) *Thread {
	if !hooked {
		hooked = true
		py.AtExit(joinAll)
	}
	lastIdent++
	t := &Thread{
		Core: &coro.Thread{Parent: context.Background(), Name: name}, Ident: lastIdent, Daemon: daemon, done: make(chan struct{}),
	}
	threads[t.Core] = t
	alive = append(alive, t)
	root := coro.Root(t.Core)
	py.StartThread(py.NewState(root), func() {
		defer t.end()
		f(root)
	})
	return t
}

func (t *Thread) end() {
	t.ended = true
	delete(threads, t.Core)
	for i, x := range alive {
		if x == t {
			alive = append(alive[:i], alive[i+1:]...)
			break
		}
	}
	close(t.done)
}

// joinAll waits at the end of the program for the threads that are no daemons.
func joinAll() {
	stopPools()
	for {
		var next *Thread
		for _, t := range alive {
			if !t.Daemon {
				next = t
				break
			}
		}
		if next == nil {
			return
		}
		next.Join(-1)
	}
}

// Current is the running thread.
func Current(ctx context.Context) *Thread {
	if t := threads[coro.From(ctx).Thread()]; t != nil {
		return t
	}
	return mainThread
}

// Main is the main thread.
func Main() *Thread { return mainThread }

// Alive lists the threads that run: the main thread first.
func Alive() []*Thread { return append([]*Thread{mainThread}, alive...) }

// IsAlive tells whether the thread runs.
func (t *Thread) IsAlive() bool { return !t.ended }

// Join waits until the thread has ended or d has passed (d < 0: no limit).
func (t *Thread) Join(d time.Duration) { Wait(t.done, d) }

// Wait blocks until ch is closed or has a value, or d has passed (d < 0: no
// limit); it tells whether ch was. In the main thread Ctrl-C raises
// KeyboardInterrupt.
func Wait(ch <-chan struct{}, d time.Duration) bool {
	select {
	case <-ch:
		return true
	default:
	}
	var limit <-chan time.Time
	if d >= 0 {
		timer := time.NewTimer(d)
		defer timer.Stop()
		limit = timer.C
	}
	var interrupts <-chan struct{}
	if Current(py.Context()) == mainThread {
		interrupts = py.Interrupts()
	}
	for {
		st := py.ReleaseLock()
		got, late := false, false
		select {
		case <-ch:
			got = true
		case <-limit:
			late = true
		case <-interrupts:
		}
		py.AcquireLock(st)
		if got || late {
			return got
		}
		py.CheckInterrupt()
	}
}

// Seconds converts a timeout: None is no limit; a negative one is none at all.
func Seconds(timeout any) time.Duration {
	switch t := timeout.(type) {
	case nil:
		return -1
	case int:
		return time.Duration(max(t, 0)) * time.Second
	case float64:
		return time.Duration(max(t, 0) * 1e9)
	}
	f, ok := py.Add(0.0, timeout).(float64)
	if !ok {
		panic(py.TypeError.Newf("'%s' object cannot be interpreted as an integer", py.TypeOf(timeout).Name))
	}
	return time.Duration(max(f, 0) * 1e9)
}
