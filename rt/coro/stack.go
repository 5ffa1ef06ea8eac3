package coro

import (
	"iter"
	"runtime"
	"sync"

	"github.com/gosyncio/gosyncio/rt/py"
)

// stack is a goroutine on which fibers run one after another. A switch to it and back costs about 0.1 us; making one 1 us.
type stack struct {
	next  func() (struct{}, bool)
	yield func(struct{}) bool
	fiber *Fiber // nil: the stack shall end
	// value and exc are what goes over at a switch: into the body what is sent or thrown, out of it its outcome.
	value any
	exc   *py.Exception
	probe *[]uintptr // set: the next switch only asks where the fiber stands
	kind  yieldKind
	done  bool
}

// loop is the stack's bottom frame: it runs the fiber it was given, hands back the outcome, and waits for the next one.
// (Small frames here and above matter: a goroutine starts with 2 KiB, which 100,000 sleeping tasks should not outgrow.)
func (s *stack) loop(yield func(struct{}) bool) {
	s.yield = yield
	for s.fiber != nil {
		s.value, s.exc = py.TryRun(s.fiber, s.fiber.body)
		s.done = true
		yield(struct{}{})
	}
}

func newStack() *stack {
	s := &stack{}
	s.next, _ = iter.Pull(s.loop)
	return s
}

// maxIdle bounds the idle stacks that are kept: a burst of tasks should not pin its memory for ever.
const maxIdle = 4096

var pool struct {
	sync.Mutex
	idle []*stack
}

func takeStack() *stack {
	pool.Lock()
	n := len(pool.idle)
	if n == 0 {
		pool.Unlock()
		return newStack()
	}
	s := pool.idle[n-1]
	pool.idle[n-1] = nil
	pool.idle = pool.idle[:n-1]
	pool.Unlock()
	return s
}

// putStack takes back the stack of a finished fiber; beyond maxIdle the stack is ended.
func putStack(s *stack) {
	s.fiber = nil
	pool.Lock()
	keep := len(pool.idle) < maxIdle
	if keep {
		pool.idle = append(pool.idle, s)
	}
	pool.Unlock()
	if !keep {
		s.next()
	}
}

// answer tells where the suspended fiber stands (asked for by Fiber.Stack).
func (s *stack) answer() {
	buf := make([]uintptr, 64)
	for {
		n := runtime.Callers(3, buf) // without Callers, answer, exchange
		if n < len(buf) {
			*s.probe, s.probe = buf[:n], nil
			return
		}
		buf = make([]uintptr, 2*len(buf))
	}
}
