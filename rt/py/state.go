package py

import (
	"context"
	"math"
)

// State is what belongs to one running Python stack (a thread, a coroutine or generator driven by hand): its context, the
// exception being handled and the call depth. coro makes one a stack and switches to it at every resume.
type State struct {
	Ctx     context.Context
	handled *Handled
	back    *State
	depth   int32 // calls on this stack
	limit   int32 // how many there may be: what the stacks that resumed this one leave
	native  int32
}

// NewState makes the state of a new stack.
func NewState(ctx context.Context) *State { return &State{Ctx: ctx, limit: rootLimit()} }

var current = NewState(context.Background())

// Context gives the context of the coroutine or thread that is running now.
func Context() context.Context { return current.Ctx }

// CurrentState gives the state of the running stack.
func CurrentState() *State { return current }

// Switch makes s the running stack's state and returns the one that was; s sees the exceptions the other is handling, as a
// generator sees its caller's. Undo it with Restore.
func Switch(s *State) *State {
	prev := current
	s.back = prev
	s.limit = prev.limit - prev.depth - 1
	current = s
	return prev
}

// Restore makes prev the running stack again, after the stack switched to has suspended or ended.
func Restore(prev *State) { current = prev }

// SwitchRoot makes s the running state with nothing behind it (a thread that takes the interpreter lock).
func SwitchRoot(s *State) *State {
	prev := current
	s.back = nil
	s.limit = rootLimit()
	current = s
	return prev
}

// rootLimit is how many calls a stack may hold that no other has resumed.
func rootLimit() int32 { return int32(min(recursionLimit, math.MaxInt32) - recursionSlack) }

// recursionLimit is sys.getrecursionlimit().
var recursionLimit = 1000

// RecursionLimit gives the limit on the call depth.
func RecursionLimit() int { return recursionLimit }

// SetRecursionLimit changes the limit on the call depth.
func SetRecursionLimit(n int) {
	before := rootLimit()
	recursionLimit = n
	for s := current; s != nil; s = s.back {
		s.limit += rootLimit() - before
	}
}

// DepthError is the RecursionError of resuming a generator or coroutine where the limit is reached, nil where it is not.
func DepthError() *Exception {
	if s := current; s.depth >= s.limit {
		return newExc(RecursionError, "maximum recursion depth exceeded")
	}
	return nil
}

// EnterCall counts a call of a function that may recurse; RecursionError at the limit. It stands at the start of every
// function on a cycle of the call graph, and every return of that function goes through Leave or LeaveCall. An exception
// needs neither: who catches it restores the depth that was. (A deferred call would do the same at three times the cost.)
//
//	func fib(n int) int {
//		py.EnterCall()
//		if n < 2 {
//			return py.Leave(n)
//		}
//		return py.Leave(fib(n-1) + fib(n-2))
//	}
func EnterCall() {
	s := current
	s.depth++
	if s.depth > s.limit {
		s.tooDeep()
	}
}

// recursionSlack stands for the frames that CPython counts and we do not (the module's).
const recursionSlack = 1

func (s *State) tooDeep() {
	s.depth--
	panic(newExc(RecursionError, "maximum recursion depth exceeded"))
}

// LeaveCall undoes EnterCall.
func LeaveCall() { current.depth-- }

// Leave undoes EnterCall and gives v.
func Leave[T any](v T) T {
	current.depth--
	return v
}

// enterNative counts a call made through the dynamic tables; whoever comes back from it counts down native.
func (s *State) enterNative() {
	s.native++
	if s.native > nativeLimit {
		s.native--
		s.tooDeepNative()
	}
}

func (s *State) tooDeepNative() {
	panic(newExc(RecursionError, "maximum recursion depth exceeded"))
}
