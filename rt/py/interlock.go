package py

import (
	"sync"
	"sync/atomic"
	"time"
)

// The interpreter lock. A program with one thread never has it: every function here returns at once until StartThread is
// called for the first time. From then on a goroutine runs Python code only while it holds the lock; it gives it up around
// calls that block (Block, ReleaseLock) and at safepoints, when another thread has waited for long enough.
//
// The lock belongs to a thread, not to a goroutine: a coroutine's stack that is resumed by the holder runs under it. Handing
// it over switches the package's current State.
//
// Invariant: whoever runs Python code holds the lock, so the package needs no other synchronisation.
var interlock struct {
	mu      sync.Mutex
	held    bool
	waiters []chan struct{} // in order of arrival
	// wanted says that a waiter has waited for switchInterval: safepoints give the lock up.
	wanted atomic.Bool
	// threads tells that StartThread was called.
	threads atomic.Bool
}

// switchInterval is how long a thread waits before it asks the holder to give the lock up.
var switchInterval atomic.Int64

func init() { switchInterval.Store(int64(5 * time.Millisecond)) }

// SwitchInterval is sys.getswitchinterval().
func SwitchInterval() time.Duration { return time.Duration(switchInterval.Load()) }

// SetSwitchInterval is sys.setswitchinterval().
func SetSwitchInterval(d time.Duration) { switchInterval.Store(int64(d)) }

// Threaded tells whether the program has started a thread.
func Threaded() bool { return interlock.threads.Load() }

// ReleaseLock gives the interpreter lock up before a call that blocks. The State returned goes to AcquireLock after it:
//
//	s := py.ReleaseLock()
//	... blocks, no Python code ...
//	py.AcquireLock(s)
func ReleaseLock() *State {
	s := current
	if interlock.threads.Load() {
		release()
	}
	return s
}

// AcquireLock takes the interpreter lock and makes s, which ReleaseLock returned, the running state again.
func AcquireLock(s *State) {
	if !interlock.threads.Load() {
		return
	}
	acquire()
	current = s
}

// Block runs f, which blocks and runs no Python code, without the interpreter lock.
func Block(f func()) {
	if !interlock.threads.Load() {
		f()
		return
	}
	s := ReleaseLock()
	defer AcquireLock(s)
	f()
}

// BlockFor sleeps without the interpreter lock.
func BlockFor(d time.Duration) { Block(func() { time.Sleep(d) }) }

// Safepoint lets another thread run if one has waited for long. The translator puts it at the back-edges of loops in
// programs that start threads.
func Safepoint() {
	if interlock.wanted.Load() {
		AcquireLock(ReleaseLock())
	}
}

// StartThread runs f as a new Python thread on a goroutine of its own, with state s (NewState of its context). f runs
// with the interpreter lock held and has to catch what it raises. The caller must hold the lock (run Python code).
//
// The new thread has the lock first, and the caller goes on when it blocks or has run for switchInterval: so it is in
// CPython, where start() waits for the thread to come up.
func StartThread(s *State, f func()) {
	if !interlock.threads.Load() {
		interlock.held = true
		interlock.threads.Store(true)
	}
	caller := current
	go func() {
		SwitchRoot(s)
		defer release()
		f()
	}()
	acquire()
	current = caller
}

// acquire waits for the lock; after switchInterval the holder is asked to give it up.
func acquire() {
	l := &interlock
	l.mu.Lock()
	if !l.held {
		l.held = true
		l.mu.Unlock()
		return
	}
	turn := make(chan struct{})
	l.waiters = append(l.waiters, turn)
	l.mu.Unlock()
	timer := time.NewTimer(SwitchInterval())
	defer timer.Stop()
	select {
	case <-turn:
		return
	case <-timer.C:
		l.wanted.Store(true)
	}
	<-turn
}

// release hands the lock to the thread that has waited longest.
func release() {
	l := &interlock
	l.mu.Lock()
	defer l.mu.Unlock()
	if len(l.waiters) == 0 {
		l.held = false
		return
	}
	turn := l.waiters[0]
	l.waiters = l.waiters[1:]
	l.wanted.Store(false)
	close(turn)
}
