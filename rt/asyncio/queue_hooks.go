package asyncio

import (
	"context"

	"github.com/gosyncio/gosyncio/rt/py"
)

// A user's subclass may override _init, _get, _put, qsize, empty and full; a queue that is the base of an instance asks
// the instance. The builtin class's own methods do what the queue does by itself.

func (q *QueueCore) ask(name string, args ...any) any {
	return py.CallMethod(py.Context(), q.inst, name, args...)
}

func (q *QueueCore) putHook(v any) { q.ask("_put", v) }

func (q *QueueCore) getHook() any { return q.ask("_get") }

func (q *QueueCore) emptyHook() bool { return py.Truth(q.ask("empty")) }

func (q *QueueCore) fullHook() bool { return py.Truth(q.ask("full")) }

func (q *QueueCore) qsizeHook() int { return py.IndexInt(q.ask("qsize")) }

// shown gives the items as repr shows them: a subclass may keep them in an attribute _queue of its own.
func (q *QueueCore) shown() []any {
	if q.inst != nil {
		if v, ok := q.inst.Get("_queue"); ok && py.Truth(v) {
			return py.Items(v)
		}
	}
	return q.items.list()
}

// ownLen is len(self._queue).
func (q *QueueCore) ownLen() int {
	if q.inst != nil {
		if v, ok := q.inst.Get("_queue"); ok {
			return py.Len(v)
		}
	}
	return q.items.len()
}

// initQueue is Queue.__init__ on an existing object.
func (q *QueueCore) initQueue(ctx context.Context, maxsize any) {
	q.maxsize = maxsize
	if q.inst != nil {
		py.CallMethod(ctx, q.inst, "_init", maxsize)
	}
}

// newStore gives the item store of a queue class.
func newStore(class *py.Type) itemStore {
	switch {
	case class.IsSubtype(PriorityQueueType):
		return &heapItems{}
	case class.IsSubtype(LifoQueueType):
		return &lifoItems{}
	}
	return &fifoItems{}
}
