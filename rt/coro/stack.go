package coro

import (
	"iter"
	"runtime"
	"slices"
	"sync"

	"github.com/gosyncio/gosyncio/rt/py"
)

// stack is a goroutine on which fibers run one after another. A switch to it and back costs about 0.1 us; making one 1 us.
type stack struct {
	next  func() (struct{}, bool)
	yield func(struct{}) bool
	fiber *Fiber   // nil: the stack shall end
	state py.State // py's view of the stack: context, handled exception, call depth
}

// transfer is what goes over at a switch: into a body what is sent or thrown, out of it its outcome. There is one for all
// stacks, since the interpreter lock is held from before a switch until what went over has been taken.
var transfer struct {
	value any
	exc   *py.Exception
	kind  yieldKind
	done  bool
	call  func() // what Below asks for; nothing else goes over then
	start *stack // the stack that is entered for the first time
}

// take empties the transfer.
func take() (value any, exc *py.Exception) {
	value, exc = transfer.value, transfer.exc
	transfer.value, transfer.exc = nil, nil
	return value, exc
}

// loop is the stack's bottom frame: it runs the fiber it was given, hands back the outcome, and waits for the next one.
// (Small frames here and above matter: a goroutine starts with 2 KiB, which 100,000 sleeping tasks should not outgrow.)
func loop(yield func(struct{}) bool) {
	s := transfer.start
	s.yield = yield
	for s.fiber != nil {
		transfer.value, transfer.exc = py.TryRun(s.fiber, s.fiber.body)
		transfer.done = true
		yield(struct{}{})
	}
}

// newStack makes a stack; its first switch must find it in transfer.start.
func newStack() *stack {
	s := &stack{}
	s.next, _ = iter.Pull(loop)
	transfer.start = s
	return s
}

// maxIdle bounds the idle stacks that are kept.
const maxIdle = 1 << 16

// pool holds the idle stacks. What a burst of tasks leaves there serves the next burst; the stacks that were not needed from one
// garbage collection to the next are ended.
var pool struct {
	sync.Mutex
	idle []*stack
	low  int // the fewest idle ones since the last collection
}

func init() { py.OnCollection(trimPool) }

// haveIdle says whether takeStack would find a stack.
func haveIdle() bool {
	pool.Lock()
	defer pool.Unlock()
	return len(pool.idle) > 0
}

func takeStack() *stack {
	pool.Lock()
	n := len(pool.idle)
	if n == 0 {
		pool.low = 0
		pool.Unlock()
		return newStack()
	}
	s := pool.idle[n-1]
	pool.idle[n-1] = nil
	pool.idle = pool.idle[:n-1]
	pool.low = min(pool.low, n-1)
	pool.Unlock()
	return s
}

// putStack takes back the stack of a finished fiber; beyond maxIdle the stack is ended.
func putStack(s *stack) {
	s.fiber, s.state = nil, py.State{}
	pool.Lock()
	keep := len(pool.idle) < maxIdle
	if keep {
		pool.idle = append(pool.idle, s)
	}
	pool.Unlock()
	if !keep {
		s.end()
	}
}

// trimPool ends the stacks that were idle since it ran last.
func trimPool() {
	pool.Lock()
	surplus := slices.Clone(pool.idle[:pool.low])
	pool.idle = slices.Delete(pool.idle, 0, pool.low)
	pool.low = len(pool.idle)
	pool.Unlock()
	for _, s := range surplus {
		s.end()
	}
}

// end lets the goroutine of an idle stack end.
func (s *stack) end() { s.next() }

// where asks a suspended stack for the program counters of its frames, innermost first.
func (s *stack) where() []uintptr {
	transfer.kind = probing
	s.next()
	pcs, _ := take()
	return pcs.([]uintptr)
}

// answer is the suspended side of where.
func (s *stack) answer() { transfer.value = callers(2) } // without answer, exchange

// callers gives the program counters of the running goroutine's frames, innermost first, without the first skip
// of them.
func callers(skip int) []uintptr {
	buf := make([]uintptr, 64)
	for {
		n := runtime.Callers(skip+2, buf) // Callers and callers come first
		if n < len(buf) {
			return buf[:n]
		}
		buf = make([]uintptr, 2*len(buf))
	}
}
