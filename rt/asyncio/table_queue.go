package asyncio

import (
	"context"

	"github.com/gosyncio/gosyncio/rt/py"
)

func init() {
	for _, t := range []*py.Type{QueueType, PriorityQueueType, LifoQueueType} {
		constructor(t, "maxsize=0", func() *QueueCore { return newQueue(t, 0, newStore(t)) },
			func(ctx context.Context, q *QueueCore, a []any) { q.initQueue(ctx, a[0]) })
	}
	// What a subclass may override is asked of the instance elsewhere; these are the builtin forms.
	QueueType.Methods(py.MethodTable{
		on("_init", "maxsize", func(context.Context, *QueueCore, []any) any { return nil }),
		on("_get", "", func(_ context.Context, q *QueueCore, _ []any) any { return q.items.get() }),
		on("_put", "item", func(_ context.Context, q *QueueCore, a []any) any {
			q.items.put(a[0])
			return nil
		}),
		on("qsize", "", func(_ context.Context, q *QueueCore, _ []any) any { return q.items.len() }),
		on("empty", "", func(_ context.Context, q *QueueCore, _ []any) any { return q.items.len() == 0 }),
		on("full", "", func(_ context.Context, q *QueueCore, _ []any) any { return q.full() }),
		async("Queue", "put", "item", func(ctx context.Context, q *QueueCore, a []any) any {
			q.put(ctx, a[0])
			return nil
		}),
		on("put_nowait", "item", func(_ context.Context, q *QueueCore, a []any) any {
			q.putNowait(a[0])
			return nil
		}),
		async("Queue", "get", "", func(ctx context.Context, q *QueueCore, _ []any) any { return q.get(ctx) }),
		on("get_nowait", "", func(_ context.Context, q *QueueCore, _ []any) any { return q.getNowait() }),
		on("task_done", "", nothing((*QueueCore).TaskDone)),
		async("Queue", "join", "", func(ctx context.Context, q *QueueCore, _ []any) any {
			q.Join(ctx)
			return nil
		}),
		on("shutdown", "immediate=False", func(_ context.Context, q *QueueCore, a []any) any {
			q.Shutdown(py.Truth(a[0]))
			return nil
		}),
		on("_format", "", answer((*QueueCore).format)),
	})
	QueueType.Getters([]py.Getter{
		property("maxsize", func(q *QueueCore) any { return q.maxsize }),
		property("_maxsize", func(q *QueueCore) any { return q.maxsize }),
		property("_unfinished_tasks", func(q *QueueCore) any { return q.unfinished }),
		{
			Name: "_queue",
			Get:  func(o any) any { return self[*QueueCore](o).attrQueue() },
			Set:  func(o, v any) { self[*QueueCore](o).setAttrQueue(v) },
		},
	})
	QueueType.ClassMethods(genericAlias)
	reprOf[*QueueCore](QueueType)
	QueueType.Slots.Str = func(o any) string { return self[*QueueCore](o).str() }
}
