package asyncio

import (
	"context"
	"strconv"

	"github.com/gosyncio/gosyncio/rt/contextvars"
	"github.com/gosyncio/gosyncio/rt/coro"
	"github.com/gosyncio/gosyncio/rt/py"
)

// TaskGroup is asyncio.TaskGroup.
type TaskGroup struct {
	loop      *Loop
	parent    *TaskCore
	tasks     groupTasks
	errors    []*py.Exception
	baseError *py.Exception
	completed *FutureCore // what __aexit__ waits for

	entered, exiting, aborting bool
	parentCancelRequested      bool
}

// NewTaskGroup is asyncio.TaskGroup().
func NewTaskGroup() *TaskGroup { return &TaskGroup{} }

// GroupCreateTask is group.create_task(c). (A function, because Go's methods have no type parameters.)
func GroupCreateTask[T any](ctx context.Context, g *TaskGroup, c *coro.Coroutine[T]) *Task[T] {
	return typedTask[T](asTask(g.createTask(ctx, c, nil, nil).object()))
}

func (g *TaskGroup) createTask(ctx context.Context, c, name any, vars *contextvars.Context) *FutureCore {
	why := ""
	switch {
	case !g.entered:
		why = "has not been entered"
	case g.exiting && g.tasks.n == 0:
		why = "is finished"
	case g.aborting:
		why = "is shutting down"
	}
	if why != "" {
		closeCoroutine(c)
		panic(py.RuntimeError.Newf("TaskGroup %s %s", g.repr(), why))
	}
	f := &g.loop.createTask(ctx, c, name, vars).FutureCore
	if f.done() {
		g.call(f)
	} else {
		g.tasks.add(f)
		f.addCallback(g)
	}
	return f
}

// closeCoroutine is coro.close().
func closeCoroutine(c any) {
	if o, ok := c.(coro.Object); ok {
		o.Abandon()
		return
	}
	py.CallMethod(py.Context(), c, "close")
}

// Enter is __aenter__.
func (g *TaskGroup) Enter(ctx context.Context) {
	if g.entered {
		panic(py.RuntimeError.Newf("TaskGroup %s has already been entered", g.repr()))
	}
	if g.loop == nil {
		g.loop = runningLoop(ctx)
	}
	g.parent = g.loop.current
	if g.parent == nil {
		panic(py.RuntimeError.Newf("TaskGroup %s cannot determine the parent task", g.repr()))
	}
	g.entered = true
}

func isBaseError(exc *py.Exception) bool { return exc.IsA(py.SystemExit, py.KeyboardInterrupt) }

// Exit is __aexit__: it waits for the tasks, and raises their errors as a group. exc is what ended the body.
func (g *TaskGroup) Exit(ctx context.Context, exc *py.Exception) {
	g.exiting = true
	var cancellation *py.Exception
	if exc != nil {
		if isBaseError(exc) && g.baseError == nil {
			g.baseError = exc
		}
		if exc.IsA(CancelledError) {
			cancellation = exc
		}
		if !g.aborting {
			g.abort()
		}
	}
	if c := g.waitForTasks(ctx); c != nil {
		cancellation = c
	}
	if g.baseError != nil {
		panic(g.baseError)
	}
	if g.parentCancelRequested && g.parent.Uncancel() == 0 {
		cancellation = nil
	}
	if cancellation != nil && len(g.errors) == 0 {
		panic(cancellation)
	}
	if exc != nil && !exc.IsA(CancelledError) {
		g.errors = append(g.errors, exc)
	}
	if len(g.errors) > 0 {
		g.raiseErrors()
	}
}

// waitForTasks waits until all tasks are done; a cancellation of the parent meanwhile aborts them and is returned.
func (g *TaskGroup) waitForTasks(ctx context.Context) (cancellation *py.Exception) {
	for g.tasks.n > 0 {
		if g.completed == nil {
			g.completed = newFuture(g.loop)
		}
		exc := py.Try(func() { g.completed.AwaitAny(ctx) })
		if exc != nil {
			if !exc.IsA(CancelledError) {
				panic(exc.Reraise())
			}
			if !g.aborting {
				cancellation = exc
				g.abort()
			}
		}
		g.completed = nil
	}
	return cancellation
}

func (g *TaskGroup) raiseErrors() {
	if g.parent.cancels > 0 {
		// Keep the count: a cancel from outside is delivered again behind the group's errors.
		g.parent.Uncancel()
		g.parent.askCancel()
	}
	errs := py.NewList[any]()
	for _, e := range g.errors {
		errs.Append(e)
	}
	g.errors = nil
	group := py.Call(py.Context(), py.BaseExceptionGroup, "unhandled errors in a TaskGroup", errs)
	panic(py.RaisedFrom(group, nil))
}

func (g *TaskGroup) abort() {
	g.aborting = true
	for _, f := range g.tasks.all() {
		if !f.done() {
			f.Cancel()
		}
	}
}

// call takes note of a task that is done (_on_task_done).
func (g *TaskGroup) call(f *FutureCore) {
	g.tasks.remove(f)
	if g.completed != nil && g.tasks.n == 0 && !g.completed.done() {
		g.completed.setResult(true)
	}
	if f.state == stateCancelled {
		return
	}
	f.logTraceback = false
	exc := f.exc()
	if exc == nil {
		return
	}
	g.errors = append(g.errors, exc)
	if isBaseError(exc) && g.baseError == nil {
		g.baseError = exc
	}
	if g.parent.done() {
		g.loop.report(errorContext{
			message: "Task " + py.Repr(f.object()) + " has errored out but its parent task " +
				py.Str(g.parent.object()) + " is already completed",
			exception: exc,
			task:      f,
		})
		return
	}
	if !g.aborting && !g.parentCancelRequested {
		g.abort()
		g.parentCancelRequested = true
		g.parent.askCancel()
	}
}

func (g *TaskGroup) describe() string { return "TaskGroup._on_task_done()" }

// With is `async with group as g: body`.
func (g *TaskGroup) With(ctx context.Context, body func(g *TaskGroup)) {
	g.Enter(ctx)
	exc := py.Try(func() { body(g) })
	if exc == nil {
		g.Exit(ctx, nil)
		return
	}
	h := py.Handle(exc)
	g.Exit(ctx, exc)
	h.Done()
	panic(exc.Reraise())
}

// EnterAny enters for a dynamic `async with`.
func (g *TaskGroup) EnterAny(ctx context.Context) any {
	g.Enter(ctx)
	return g
}

// ExitAny leaves a dynamic `async with`.
func (g *TaskGroup) ExitAny(ctx context.Context, exc *py.Exception) bool {
	g.Exit(ctx, exc)
	return false
}

// repr is TaskGroup.__repr__.
func (g *TaskGroup) repr() string {
	s := "<TaskGroup"
	if n := g.tasks.n; n > 0 {
		s += " tasks=" + strconv.Itoa(n)
	}
	if n := len(g.errors); n > 0 {
		s += " errors=" + strconv.Itoa(n)
	}
	switch {
	case g.aborting:
		s += " cancelling"
	case g.entered:
		s += " entered"
	}
	return s + ">"
}

// groupTasks are a group's tasks that are not done, in creation order; removing one does not move the others.
type groupTasks struct {
	list []*FutureCore // nil where one was removed
	at   map[*FutureCore]int
	n    int
}

func (t *groupTasks) add(f *FutureCore) {
	if t.at == nil {
		t.at = make(map[*FutureCore]int)
	}
	t.at[f] = len(t.list)
	t.list = append(t.list, f)
	t.n++
}

func (t *groupTasks) remove(f *FutureCore) {
	i, ok := t.at[f]
	if !ok {
		return
	}
	delete(t.at, f)
	t.list[i] = nil
	t.n--
	if t.n == 0 {
		t.list = t.list[:0]
	}
}

// all lists the tasks.
func (t *groupTasks) all() []*FutureCore {
	out := make([]*FutureCore, 0, t.n)
	for _, f := range t.list {
		if f != nil {
			out = append(out, f)
		}
	}
	return out
}
