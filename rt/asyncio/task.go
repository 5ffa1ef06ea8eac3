package asyncio

import (
	"context"
	"strconv"
	"unsafe"

	"github.com/gosyncio/gosyncio/rt/contextvars"
	"github.com/gosyncio/gosyncio/rt/coro"
	"github.com/gosyncio/gosyncio/rt/py"
)

// Task is asyncio.Task whose coroutine gives a T: a typed view of a TaskCore.
type Task[T any] struct{ TaskCore }

// TaskCore is a task without its result's type; it is what an `any` holds.
//
// While it is not done it is in one of three states: it waits for a future (waiter set, and its wakeup among the future's
// callbacks); its step is scheduled; or it is running.
type TaskCore struct {
	FutureCore
	fiber coro.Fiber // its body is the coroutine
	// waiter is the future the task waits for.
	waiter *FutureCore
	// own is the context the coroutine runs in, unless the task was given one.
	own contextvars.Context
	// prev and next link the tasks of the loop that are not done.
	prev, next *TaskCore
	number     int32 // Task-N; 0 if the task has a name (in ext)
	cancels    int32 // cancelling()
}

var taskCounter int

// typedTask views a core as a Task[T].
func typedTask[T any](t *TaskCore) *Task[T] { return (*Task[T])(unsafe.Pointer(t)) }

// newTask makes a task for a coroutine object and schedules its first step. vars nil means a copy of the current context.
// TypeError if c is not a coroutine.
func newTask(l *Loop, c any, name any, vars *contextvars.Context) *TaskCore {
	t := &TaskCore{}
	t.setup(l, c, name, vars)
	l.tasks.add(t)
	l.ready.push(t, nil)
	return t
}

func (t *TaskCore) setup(l *Loop, c any, name any, vars *contextvars.Context) {
	body, ok := c.(coro.Body)
	if !ok {
		body = coroutineBody(c)
	}
	t.loop, t.kind = l, taskFuture
	t.setName(name)
	if vars == nil {
		currentVars().CopyTo(&t.own)
	} else {
		t.extra().vars = vars
	}
	t.fiber.Init(nil, body)
	t.fiber.AllowPark()
}

// vars is the context the coroutine runs in.
func (t *TaskCore) vars() *contextvars.Context {
	if t.ext != nil && t.ext.vars != nil {
		return t.ext.vars
	}
	return &t.own
}

// coroutineBody makes a body of an object that is a coroutine by its methods; TypeError if it is none.
func coroutineBody(c any) coro.Body {
	if !IsCoroutine(c) {
		panic(py.TypeError.Newf("a coroutine was expected, got %s", py.Repr(c)))
	}
	return foreignCoroutine{c}
}

// foreignCoroutine runs a coroutine-like object (send, throw, close) of a user class.
type foreignCoroutine struct{ obj any }

func (f foreignCoroutine) Run(ctx context.Context) any { return coro.Drive(ctx, f.obj) }

func (f foreignCoroutine) Abandon() { py.CallMethod(py.Context(), f.obj, "close") }

func (t *TaskCore) setName(name any) {
	if name == nil {
		taskCounter++
		t.number = int32(taskCounter)
		return
	}
	t.SetName(name)
}

// GetName is task.get_name().
func (t *TaskCore) GetName() string {
	if t.number > 0 {
		return "Task-" + strconv.Itoa(int(t.number))
	}
	return t.ext.name
}

// SetName is task.set_name(value).
func (t *TaskCore) SetName(name any) {
	t.number = 0
	t.extra().name = py.Str(name)
}

// GetCoro is task.get_coro().
func (t *TaskCore) GetCoro() any {
	if f, ok := t.fiber.Body().(foreignCoroutine); ok {
		return f.obj
	}
	if b := t.fiber.Body(); b != nil {
		return b
	}
	return nil
}

// Cancelling is task.cancelling(): the number of cancellation requests not taken back.
func (t *TaskCore) Cancelling() int { return int(t.cancels) }

// Uncancel is task.uncancel(): takes one cancellation request back and gives how many remain.
func (t *TaskCore) Uncancel() int {
	if t.cancels > 0 {
		t.cancels--
		if t.cancels == 0 {
			t.mustCancel = false
		}
	}
	return int(t.cancels)
}

// cancel is Task.cancel: the request goes to what the task waits for, or is delivered at the next step.
func (t *TaskCore) cancel(msg any) bool {
	t.logTraceback = false
	if t.done() {
		return false
	}
	t.cancels++
	if t.waiter != nil && t.waiter.askCancel(msg) {
		return true
	}
	t.mustCancel = true
	t.result = msg
	return true
}

// call runs a step: the first or next one, or the wakeup after fut.
func (t *TaskCore) call(fut *FutureCore) {
	if fut == nil || (fut.state == stateFinished && fut.exc() == nil) {
		t.step(nil)
		return
	}
	t.step(fut.failure())
}

// stepWith schedules a step that raises exc in the coroutine.
func (t *TaskCore) stepWith(exc *py.Exception) {
	t.loop.ready.push(&raisingStep{t, exc}, nil)
}

type raisingStep struct {
	t   *TaskCore
	exc *py.Exception
}

func (r *raisingStep) call(*FutureCore) { r.t.step(r.exc) }

// step runs the coroutine to its next suspension (Task.__step); a non-nil exc is raised in it.
func (t *TaskCore) step(exc *py.Exception) {
	if t.state != statePending {
		panic(InvalidStateError.Newf("__step(): already done: %s, %s", py.Repr(t.object()), reprOrNone(exc)))
	}
	if t.mustCancel {
		if exc == nil || !exc.IsA(CancelledError) {
			exc = t.pendingCancel()
		}
		t.mustCancel = false
	}
	var in any
	if t.fiber.Parked() {
		in = t.waitsFor()
	}
	t.waiter = nil
	l := t.loop
	if l.current != nil {
		t.cannotEnter(l.current)
	}
	t.resume(in, exc)
}

// waitsFor is the future that the task waits for, nil for none.
func (t *TaskCore) waitsFor() any {
	if t.waiter == nil {
		return nil
	}
	return t.waiter.self()
}

// resume enters the task, runs it and acts on what it suspends with; in is the future that it has waited for.
func (t *TaskCore) resume(in any, exc *py.Exception) {
	l := t.loop
	th := l.thread
	prev, vars := l.current, th.Vars
	l.current, th.Vars = t, t.vars()
	t.fiber.SetThread(th)
	out := t.fiber.Resume(in, exc)
	l.current, th.Vars = prev, vars
	if out.Done {
		t.finish(out)
		return
	}
	t.suspendedWith(out.Value)
}

func (t *TaskCore) pendingCancel() *py.Exception {
	if t.result == nil {
		return CancelledError.New()
	}
	return CancelledError.New(t.result)
}

func (t *TaskCore) cannotEnter(cur *TaskCore) {
	panic(py.RuntimeError.Newf("Cannot enter into task %s while another task %s is being executed.",
		py.Repr(t.object()), py.Repr(cur.object())))
}

// finish records how the coroutine ended.
func (t *TaskCore) finish(out coro.Outcome) {
	t.loop.tasks.remove(t)
	exc := coro.EndOf(out, "coroutine")
	switch {
	case exc == nil && t.mustCancel:
		// Cancelled right before the coroutine returned.
		t.mustCancel = false
		t.FutureCore.cancel(t.result)
	case exc == nil:
		t.result = out.Value
		t.state = stateFinished
		t.schedule()
	case exc.IsA(CancelledError):
		t.extra().exc = exc
		t.FutureCore.cancel(nil)
	case exc.IsA(py.KeyboardInterrupt, py.SystemExit):
		t.setException(exc)
		panic(exc.Propagate())
	default:
		t.setException(exc)
	}
}

// suspendedWith acts on what the coroutine has yielded: nearly always a future to wait for, or nothing.
func (t *TaskCore) suspendedWith(v any) {
	if v == nil {
		t.loop.ready.push(t, nil)
		return
	}
	fut := asFuture(v)
	if fut == nil {
		t.stepWith(t.badYield(v))
		return
	}
	switch {
	case fut.loop != t.loop:
		t.stepWith(py.RuntimeError.Newf("Task %s got Future %s attached to a different loop",
			py.Repr(t.object()), py.Repr(v)))
	case !fut.blocking:
		t.stepWith(py.RuntimeError.Newf("yield was used instead of yield from in task %s with %s",
			py.Repr(t.object()), py.Repr(v)))
	case fut == &t.FutureCore:
		t.stepWith(py.RuntimeError.Newf("Task cannot await on itself: %s", py.Repr(t.object())))
	default:
		fut.blocking = false
		fut.addCallback(t)
		t.waiter = fut
		if t.mustCancel && fut.askCancel(t.result) {
			t.mustCancel = false
		}
	}
}

func (t *TaskCore) badYield(v any) *py.Exception {
	if _, ok := v.(coro.GeneratorObject); ok {
		return py.RuntimeError.Newf("yield was used instead of yield from for generator in task %s with %s",
			py.Repr(t.object()), py.Repr(v))
	}
	return py.RuntimeError.Newf("Task got bad yield: %s", py.Repr(v))
}

// Await is `await task`: the result, or the exception raised.
func (t *Task[T]) Await(ctx context.Context) T {
	t.wait(ctx)
	return py.As[T](t.takeResult())
}

// Result is task.result().
func (t *Task[T]) Result() T { return py.As[T](t.takeResult()) }

// FromBox gives the typed view of a boxed task (used by py.As).
func (*Task[T]) FromBox(x any) (any, bool) {
	if c := asTask(x); c != nil {
		return typedTask[T](c), true
	}
	return nil, false
}

// asTask gives the core of a task, nil for anything else.
func asTask(x any) *TaskCore {
	if f := asFuture(x); f != nil {
		if f.kind == taskFuture {
			return (*TaskCore)(unsafe.Pointer(f))
		}
	}
	return nil
}

// CreateTask is asyncio.create_task(c): the coroutine starts in the next iteration of the running loop.
func CreateTask[T any](ctx context.Context, c *coro.Coroutine[T]) *Task[T] {
	return typedTask[T](runningLoop(ctx).createTask(ctx, c, nil, nil))
}

// CreateTaskNamed is asyncio.create_task(c, name=name).
func CreateTaskNamed[T any](ctx context.Context, c *coro.Coroutine[T], name any) *Task[T] {
	return typedTask[T](runningLoop(ctx).createTask(ctx, c, name, nil))
}

// createTask is loop.create_task.
func (l *Loop) createTask(ctx context.Context, c any, name any, vars *contextvars.Context) *TaskCore {
	l.checkClosed()
	if l.taskFactory != nil {
		return l.taskByFactory(ctx, c, name, vars)
	}
	return newTask(l, c, name, vars)
}

// CurrentTask is asyncio.current_task(): nil outside a task, RuntimeError outside a loop.
func CurrentTask(ctx context.Context) *Task[any] {
	t := runningLoop(ctx).current
	if t == nil {
		return nil
	}
	return typedTask[any](t)
}

// runningLoop is get_running_loop().
func runningLoop(ctx context.Context) *Loop {
	if l := loopOf(ctx); l != nil {
		return l
	}
	panic(py.RuntimeError.New("no running event loop"))
}

// GetRunningLoop is asyncio.get_running_loop(); RuntimeError if no loop runs in this thread.
func GetRunningLoop(ctx context.Context) *Loop { return runningLoop(ctx) }

// taskList links the tasks of a loop that are not done, in creation order.
type taskList struct{ first, last *TaskCore }

func (l *taskList) add(t *TaskCore) {
	t.prev = l.last
	if l.last == nil {
		l.first = t
	} else {
		l.last.next = t
	}
	l.last = t
}

func (l *taskList) remove(t *TaskCore) {
	if t.prev == nil && l.first != t {
		return // never added (an eager task that ended at once)
	}
	if t.prev == nil {
		l.first = t.next
	} else {
		t.prev.next = t.next
	}
	if t.next == nil {
		l.last = t.prev
	} else {
		t.next.prev = t.prev
	}
	t.prev, t.next = nil, nil
}

func (l *taskList) all() []*TaskCore {
	var out []*TaskCore
	for t := l.first; t != nil; t = t.next {
		out = append(out, t)
	}
	return out
}
