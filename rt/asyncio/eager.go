package asyncio

import (
	"context"

	"github.com/gosyncio/gosyncio/rt/contextvars"
	"github.com/gosyncio/gosyncio/rt/py"
)

// eagerStart runs a task's first step inside its constructor (Task.__eager_start).
func (t *TaskCore) eagerStart() {
	l := t.loop
	l.tasks.add(t)
	prev := l.current
	t.resume(nil, nil)
	l.current = prev
	if t.done() {
		t.fiber.Forget() // get_coro() is None
	}
}

// taskByFactory is loop.create_task with a task factory set.
func (l *Loop) taskByFactory(ctx context.Context, c, name any, vars *contextvars.Context) *TaskCore {
	var kw []py.Kwarg
	if vars != nil {
		kw = []py.Kwarg{{Name: "context", Value: vars}}
	}
	x := py.CallKw(ctx, l.taskFactory, []any{l.object(), c}, kw)
	t := asTask(x)
	if t == nil {
		panic(py.TypeError.Newf("the task factory returned %s, which is no asyncio.Task", py.Repr(x)))
	}
	t.SetNameOrKeep(name)
	return t
}

// SetNameOrKeep is the set_name that create_task does after a factory: None becomes "None", as in CPython.
func (t *TaskCore) SetNameOrKeep(name any) { t.SetName(py.Str(name)) }

// EagerTaskFactory is asyncio.eager_task_factory(loop, coro, *, name=None, context=None).
func eagerTask(l *Loop, c, name any, vars *contextvars.Context) *TaskCore {
	t := &TaskCore{}
	t.setup(l, c, name, vars)
	if l.running {
		t.eagerStart()
		return t
	}
	l.tasks.add(t)
	l.ready.push(t, nil)
	return t
}

// eagerFactory is asyncio.create_eager_task_factory: a task factory that calls newTask with eager_start=True.
func eagerFactory(newTask any) *py.Function {
	return py.NewFunction(py.Func{
		Name: "factory", Qualname: "create_eager_task_factory.<locals>.factory", Module: "asyncio.tasks",
		Sig: py.Sig("loop, coro, *, name=None, context=None"),
		Code: func(ctx context.Context, a []any) any {
			return py.CallKw(ctx, newTask, []any{a[1]}, []py.Kwarg{
				{Name: "loop", Value: a[0]}, {Name: "name", Value: a[2]}, {Name: "context", Value: a[3]}, {Name: "eager_start", Value: true},
			})
		},
	})
}

func init() {
	Module.Set("eager_task_factory", py.NewFunction(py.Func{
		Name: "eager_task_factory", Qualname: "create_eager_task_factory.<locals>.factory", Module: "asyncio.tasks",
		Sig: py.Sig("loop, coro, *, name=None, context=None"),
		Code: func(_ context.Context, a []any) any {
			return eagerTask(loopArg(a[0]), a[1], a[2], varsArg(a[3])).object()
		},
	}))
	Module.Methods(py.MethodTable{method("create_eager_task_factory", "custom_task_constructor", func(_ context.Context, a []any) any {
		return eagerFactory(a[0])
	})})
}
