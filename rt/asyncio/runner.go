package asyncio

import (
	"context"
	"sync/atomic"

	"github.com/gosyncio/gosyncio/rt/contextvars"
	"github.com/gosyncio/gosyncio/rt/coro"
	"github.com/gosyncio/gosyncio/rt/py"
)

// Runner is asyncio.Runner: it owns an event loop, made at the first use.
type Runner struct {
	object
	loop        *Loop
	debug       any // None, True or False
	loopFactory any
	vars        *contextvars.Context
	closed      bool
	setLoop     bool
	interrupts  atomic.Int32
}

// threadJoinTimeout is how long run waits for the executor's threads at the end, in seconds.
const threadJoinTimeout = 300.0

// Run is asyncio.run(c): it runs the coroutine on a new loop and cleans up behind it.
func Run[T any](ctx context.Context, c *coro.Coroutine[T]) T { return py.As[T](run(ctx, c, nil, nil)) }

// run is asyncio.run with its keywords.
func run(ctx context.Context, c, debug, loopFactory any) any {
	if loopOf(ctx) != nil {
		panic(py.RuntimeError.New("asyncio.run() cannot be called from a running event loop"))
	}
	r := &Runner{debug: debug, loopFactory: loopFactory}
	r.init(ctx)
	var v any
	exc := py.Try(func() { v = r.run(ctx, c, nil) })
	if exc == nil {
		r.Close(ctx)
		return v
	}
	h := py.Handle(exc) // what tasks raise while the loop closes has it as its context
	r.Close(ctx)
	h.Done()
	panic(exc.Reraise())
}

// init makes the loop, once.
func (r *Runner) init(ctx context.Context) {
	if r.closed {
		panic(py.RuntimeError.New("Runner is closed"))
	}
	if r.loop != nil {
		return
	}
	if r.loopFactory != nil {
		r.loop = loopArg(py.Call(ctx, r.loopFactory))
	} else {
		r.loop = NewEventLoop()
		SetEventLoop(ctx, r.loop)
		r.setLoop = true
	}
	if r.debug != nil {
		r.loop.SetDebug(py.Truth(r.debug))
	}
	r.vars = currentVars().Copy()
}

// run runs one coroutine as the main task.
func (r *Runner) run(ctx context.Context, c any, vars *contextvars.Context) any {
	if !IsCoroutine(c) {
		panic(py.ValueError.Newf("a coroutine was expected, got %s", py.Repr(c)))
	}
	if loopOf(ctx) != nil {
		panic(py.RuntimeError.New("Runner.run() cannot be called from a running event loop"))
	}
	r.init(ctx)
	if vars == nil {
		vars = r.vars
	}
	task := r.loop.createTask(ctx, c, nil, vars)
	stop := r.watch(ctx, task)
	r.interrupts.Store(0)
	var v any
	exc := py.Try(func() { v = r.loop.RunUntilComplete(ctx, task) })
	stop()
	if exc == nil {
		return v
	}
	if exc.IsA(CancelledError) && r.interrupts.Load() > 0 && task.Uncancel() == 0 {
		py.Handle(exc)
		panic(py.KeyboardInterrupt.New())
	}
	panic(exc.Reraise())
}

// watch cancels the main task on Ctrl-C (a second one raises KeyboardInterrupt at the next chance) and when the Go context
// is cancelled. The function it returns ends that.
func (r *Runner) watch(ctx context.Context, task *TaskCore) (stop func()) {
	cancelMain := func() {
		if !task.done() {
			task.askCancel()
		}
	}
	loop := r.loop
	unwatch := context.AfterFunc(ctx, func() { loop.Post(cancelMain) })
	onInterrupt := func(here bool) bool {
		first := r.interrupts.Add(1) == 1
		switch {
		case first && here:
			return task.askCancel()
		case first:
			loop.Post(cancelMain)
		default:
			loop.Post(func() {})
		}
		return first
	}
	loop.interrupt.Store(&onInterrupt)
	return func() {
		unwatch()
		loop.interrupt.Store(nil)
	}
}

// GetLoop is runner.get_loop().
func (r *Runner) GetLoop(ctx context.Context) *Loop {
	r.init(ctx)
	return r.loop
}

// Close is runner.close(): cancel what is left, close async generators and the executor, close the loop.
func (r *Runner) Close(ctx context.Context) {
	if r.loop == nil || r.closed {
		return
	}
	l := r.loop
	exc := py.Try(func() {
		cancelAllTasks(ctx, l)
		l.RunUntilComplete(ctx, coro.NewVoid("BaseEventLoop.shutdown_asyncgens", l.ShutdownAsyncgens))
		l.RunUntilComplete(ctx, coro.NewVoid("BaseEventLoop.shutdown_default_executor", func(ctx context.Context) {
			l.ShutdownDefaultExecutor(ctx, threadJoinTimeout)
		}))
	})
	if r.setLoop {
		SetEventLoop(ctx, nil)
	}
	l.Close()
	r.loop, r.closed = nil, true
	if exc != nil {
		panic(exc.Reraise())
	}
}

// cancelAllTasks cancels the tasks that are left and waits for them; what they fail with goes to the exception handler.
func cancelAllTasks(ctx context.Context, l *Loop) {
	tasks := l.tasks.all()
	if len(tasks) == 0 {
		return
	}
	aws := make([]any, len(tasks))
	for i, t := range tasks {
		t.askCancel()
		aws[i] = t
	}
	l.RunUntilComplete(ctx, gather(ctx, aws, true, func([]any) any { return nil }))
	for _, t := range tasks {
		if t.state == stateCancelled {
			continue
		}
		t.logTraceback = false
		if t.exc() != nil {
			l.report(errorContext{
				message:   "unhandled exception during asyncio.run() shutdown",
				exception: t.exc(),
				task:      &t.FutureCore,
			})
		}
	}
}

// loopArg is a loop passed from Python code.
func loopArg(x any) *Loop {
	if l, ok := py.Unwrap(x).(*Loop); ok {
		return l
	}
	panic(py.TypeError.Newf("loop must be an instance of AbstractEventLoop or None, not '%s'", py.TypeOf(x).Name))
}
