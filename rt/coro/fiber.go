package coro

import (
	"context"
	"time"

	"github.com/gosyncio/gosyncio/rt/contextvars"
	"github.com/gosyncio/gosyncio/rt/py"
)

// Thread is what all fibers of one thread of a program share: the outer Go context and the event loop that is running.
type Thread struct {
	// Parent is the context the program or the thread was given.
	Parent context.Context
	// Name is the thread's name; empty for the main thread.
	Name string
	// Loop is the running event loop (asyncio's), nil outside one.
	Loop any
	// Vars is the current context of context variables, nil for a thread that has none yet.
	Vars *contextvars.Context

	restart restart  // goes to or comes from the restartable body that runs
	trial   py.State // the state of a body that runs without a stack
}

// Context gives the thread's current context of context variables.
func (t *Thread) Context() *contextvars.Context {
	if t.Vars == nil {
		t.Vars = &contextvars.Context{}
	}
	return t.Vars
}

// Body is code that runs on a fiber. Run gets the fiber as its context; what it returns is the fiber's result.
// Abandon is called instead when an exception is thrown in before the start.
type Body interface {
	Run(ctx context.Context) any
	Abandon()
}

// state of a fiber.
type state uint8

const (
	created state = iota
	suspended
	running
	finished
)

// Fiber is one resumable execution of a Body. The zero value plus Init is ready to be resumed; it takes a stack at its
// first Resume and gives it back when the body ends. It is the context.Context of the code that runs on it.
type Fiber struct {
	thread *Thread
	stack  *stack
	body   Body
	state  state
	mode   mode
	// inherit says that the code on the fiber keeps the context of whoever resumes it (generators: they cannot suspend
	// anything but themselves).
	inherit bool
}

// Init makes f ready to run body for a thread.
func (f *Fiber) Init(t *Thread, body Body) {
	f.thread, f.body = t, body
}

// Body gives what the fiber runs or has run.
func (f *Fiber) Body() Body { return f.body }

// Forget drops what a finished fiber has run.
func (f *Fiber) Forget() { f.body = nil }

// SetThread says which thread resumes the fiber next.
func (f *Fiber) SetThread(t *Thread) { f.thread = t }

func init() {
	py.ThreadContext = func(ctx context.Context) context.Context { return Root(&Thread{Parent: ctx}) }
}

// Root makes a fiber that stands for a thread's own stack: a context to start from; nothing can suspend it.
func Root(t *Thread) *Fiber { return &Fiber{thread: t, state: running} }

// Thread gives the thread the fiber belongs to.
func (f *Fiber) Thread() *Thread { return f.thread }

// Outcome is what a Resume brought back.
type Outcome struct {
	// Value is what the body yielded, or returned if Done.
	Value any
	// Exc is the exception that ended the body.
	Exc *py.Exception
	// Done says that the body has ended.
	Done bool
	// kind tells an async generator's own yields from its awaits.
	kind yieldKind
}

// EndOf gives the exception a finished body ended with, a StopIteration turned into RuntimeError (PEP 479); what is the
// kind of body ("coroutine").
func EndOf(o Outcome, what string) *py.Exception { return py.EndOfGenerator(o.Exc, what) }

type yieldKind uint8

const (
	awaiting yieldKind = iota
	yielded
	probing // not a suspension: the resumer asks where the fiber stands
)

// Resume runs the fiber until it suspends or ends. in is what the pending suspension returns; a non-nil exc is raised there
// instead. A fiber that has not started ignores in, and ends at once with exc if there is one.
// The fiber must not be running or finished. Each of the stacks that resume each other counts as a call: at the limit,
// RecursionError is raised there.
func (f *Fiber) Resume(in any, exc *py.Exception) Outcome {
	if exc == nil {
		exc = py.DepthError()
	}
	if f.state == created {
		if s, ok := f.body.(*AsyncStep); ok && exc != nil {
			s.thrown, exc = exc, nil // it goes on to the generator
		}
		if exc != nil {
			f.state = finished
			f.body.Abandon()
			return Outcome{Exc: exc, Done: true}
		}
		if f.mode == parkable && !haveIdle() {
			if out, ok := f.try(); ok {
				return out
			}
		}
		f.mode = stacked
	}
	if f.mode == parked {
		f.restart(in, exc)
		in, exc = nil, nil
	}
	if f.stack == nil {
		f.stack = takeStack()
		f.stack.fiber = f
	}
	return f.enter(in, exc)
}

// enter switches to the fiber's stack.
func (f *Fiber) enter(in any, exc *py.Exception) Outcome {
	s := f.stack
	transfer.value, transfer.exc, transfer.kind, transfer.done = in, exc, awaiting, false
	f.state = running
	if f.inherit {
		s.state.Ctx = py.Context()
	} else {
		s.state.Ctx = f
	}
	prev := py.Switch(&s.state)
	s.next()
	for transfer.call != nil {
		call := transfer.call
		transfer.call = nil
		call()
		s.next()
	}
	py.Restore(prev)
	out := Outcome{Done: transfer.done, kind: transfer.kind}
	out.Value, out.Exc = take()
	if out.Done {
		f.state, f.stack = finished, nil
		putStack(s)
	} else {
		f.state = suspended
	}
	return out
}

// exchange leaves the fiber's stack with v; the next Resume comes back here with a value or an exception.
func (f *Fiber) exchange(v any, kind yieldKind) (any, *py.Exception) {
	if f.leaves() {
		f.leave(v)
	}
	if f.mode == restarting {
		return f.arrive()
	}
	s := f.stack
	if s == nil {
		panic(py.RuntimeError.New("await outside of a coroutine that something drives"))
	}
	transfer.value, transfer.exc, transfer.kind, transfer.done = v, nil, kind, false
	s.yield(struct{}{})
	for transfer.kind == probing {
		s.answer()
		s.yield(struct{}{})
	}
	return take()
}

// Below has whoever resumed the running fiber make a call, on its own stack: a fiber's has little more than a kilobyte until it
// grows, and what it has grown to it keeps for as long as the fiber waits. The call must neither suspend nor raise.
func Below(ctx context.Context, call func()) {
	f := From(ctx)
	if s := f.stack; s != nil && &s.state == py.CurrentState() {
		transfer.call = call
		s.yield(struct{}{})
		return
	}
	call()
}

// suspend is exchange that raises what is thrown in.
func (f *Fiber) suspend(v any, kind yieldKind) any {
	in, exc := f.exchange(v, kind)
	if exc != nil {
		panic(exc.ThrownIn())
	}
	return in
}

// Suspend leaves the fiber that ctx belongs to: whoever resumes it (a task's step) gets v. It returns what is sent in and
// panics with what is thrown in.
func Suspend(ctx context.Context, v any) any {
	return From(ctx).suspend(v, awaiting)
}

// Fresh reports whether the fiber has not been resumed yet.
func (f *Fiber) Fresh() bool { return f.state == created }

// Stack gives the program counters of a suspended fiber, innermost first, for "running at" in reprs and for
// Task.get_stack; nil if the fiber has not started, has ended, or runs. in is what it was parked with, if it is.
func (f *Fiber) Stack(in any) []uintptr {
	if f.state != suspended {
		return nil
	}
	if f.mode == parked {
		return f.locate(in)
	}
	return f.stack.where()
}

type fiberKey struct{}

// From gives the fiber of a context, also of one derived from a fiber by the context package. A foreign context (from a Go
// caller) gets a root fiber of its own.
func From(ctx context.Context) *Fiber {
	if f, ok := ctx.(*Fiber); ok {
		return f
	}
	return fromDerived(ctx)
}

func fromDerived(ctx context.Context) *Fiber {
	if ctx == nil {
		ctx = context.Background()
	}
	if f, ok := ctx.Value(fiberKey{}).(*Fiber); ok {
		return f
	}
	return Root(&Thread{Parent: ctx})
}

// Deadline is the outer context's.
func (f *Fiber) Deadline() (time.Time, bool) { return f.thread.Parent.Deadline() }

// Done is the outer context's.
func (f *Fiber) Done() <-chan struct{} { return f.thread.Parent.Done() }

// Err is the outer context's.
func (f *Fiber) Err() error { return f.thread.Parent.Err() }

// Value finds the fiber itself, then asks the outer context.
func (f *Fiber) Value(key any) any {
	if _, ok := key.(fiberKey); ok {
		return f
	}
	return f.thread.Parent.Value(key)
}
