package asyncio

import (
	"context"

	"github.com/gosyncio/gosyncio/rt/py"
)

// A user's subclass may override what Queue's methods are made of: _init, _get, _put, qsize, empty, full, put_nowait and
// get_nowait; a queue that is the base of an instance asks the instance. The builtin class's own methods do what the queue does by itself.

func (q *QueueCore) ask(name string, args ...any) any {
	return py.CallMethod(py.Context(), q.inst, name, args...)
}

func (q *QueueCore) putHook(v any) { q.ask("_put", v) }

func (q *QueueCore) getHook() any { return q.ask("_get") }

func (q *QueueCore) emptyHook() bool { return py.Truth(q.ask("empty")) }

func (q *QueueCore) fullHook() bool { return py.Truth(q.ask("full")) }

func (q *QueueCore) qsizeHook() int { return py.IndexInt(q.ask("qsize")) }

// ownItems is the store of a queue whose attribute _queue a program has set or read: the object that it holds then, on which
// the queue and the methods of a subclass work alike. kind says what put and get do with it.
type ownItems struct {
	obj  any
	kind itemStore
}

func (q *ownItems) len() int { return py.Len(q.obj) }

func (q *ownItems) list() []any { return py.Items(q.obj) }

func (q *ownItems) put(v any) {
	if _, isHeap := q.kind.(*heapItems); isHeap {
		q.withHeap(func(h *heapItems) { h.put(v) })
		return
	}
	py.CallMethod(py.Context(), q.obj, "append", v)
}

func (q *ownItems) get() any {
	var v any
	switch q.kind.(type) {
	case *heapItems:
		q.withHeap(func(h *heapItems) { v = h.get() })
		return v
	case *fifoItems:
		if l, ok := q.obj.(*py.List[any]); ok { // a deque in CPython, where the program has not made it a list
			return l.PopAt(0)
		}
		return py.CallMethod(py.Context(), q.obj, "popleft")
	}
	return py.CallMethod(py.Context(), q.obj, "pop")
}

// withHeap works on the list of a PriorityQueue as heapq does.
func (q *ownItems) withHeap(f func(*heapItems)) {
	l := py.As[*py.List[any]](q.obj)
	h := &heapItems{heap: append([]any(nil), l.Items()...)}
	f(h)
	l.Clear()
	for _, v := range h.heap {
		l.Append(v)
	}
}

// attrQueue is queue._queue. From then on the queue works on the list that it gives away.
func (q *QueueCore) attrQueue() any {
	if own, ok := q.items.(*ownItems); ok {
		return own.obj
	}
	l := py.NewList(q.items.list()...)
	q.items = &ownItems{l, q.items}
	return l
}

// setAttrQueue is queue._queue = v.
func (q *QueueCore) setAttrQueue(v any) {
	if own, ok := q.items.(*ownItems); ok {
		own.obj = v
		return
	}
	q.items = &ownItems{v, q.items}
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
