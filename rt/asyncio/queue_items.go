package asyncio

import "github.com/gosyncio/gosyncio/rt/py"

// fifoItems is Queue's store.
type fifoItems struct {
	ring []any // length a power of two
	head int
	n    int
}

func (q *fifoItems) len() int { return q.n }

func (q *fifoItems) put(v any) {
	if q.n == len(q.ring) {
		next := make([]any, max(8, 2*len(q.ring)))
		k := copy(next, q.ring[q.head:])
		copy(next[k:], q.ring[:q.head])
		q.ring, q.head = next, 0
	}
	q.ring[(q.head+q.n)&(len(q.ring)-1)] = v
	q.n++
}

func (q *fifoItems) get() any {
	v := q.ring[q.head]
	q.ring[q.head] = nil
	q.head = (q.head + 1) & (len(q.ring) - 1)
	q.n--
	return v
}

func (q *fifoItems) list() []any {
	out := make([]any, q.n)
	for i := range out {
		out[i] = q.ring[(q.head+i)&(len(q.ring)-1)]
	}
	return out
}

// lifoItems is LifoQueue's store.
type lifoItems struct{ stack []any }

func (q *lifoItems) len() int { return len(q.stack) }

func (q *lifoItems) put(v any) { q.stack = append(q.stack, v) }

func (q *lifoItems) get() any {
	n := len(q.stack) - 1
	v := q.stack[n]
	q.stack[n] = nil
	q.stack = q.stack[:n]
	return v
}

func (q *lifoItems) list() []any { return append([]any(nil), q.stack...) }

// heapItems is PriorityQueue's store: CPython's heapq over <, so that equal items come out in its order.
type heapItems struct{ heap []any }

func (q *heapItems) len() int { return len(q.heap) }

func (q *heapItems) list() []any { return append([]any(nil), q.heap...) }

func (q *heapItems) put(v any) {
	q.heap = append(q.heap, v)
	q.siftdown(0, len(q.heap)-1)
}

func (q *heapItems) get() any {
	last := q.heap[len(q.heap)-1]
	q.heap[len(q.heap)-1] = nil
	q.heap = q.heap[:len(q.heap)-1]
	if len(q.heap) == 0 {
		return last
	}
	first := q.heap[0]
	q.heap[0] = last
	q.siftup(0)
	return first
}

func (q *heapItems) siftdown(start, pos int) {
	h := q.heap
	item := h[pos]
	for pos > start {
		parent := (pos - 1) >> 1
		if !py.Lt(item, h[parent]) {
			break
		}
		h[pos], h[parent] = h[parent], item
		pos = parent
	}
}

func (q *heapItems) siftup(pos int) {
	h := q.heap
	start, end := pos, len(h)
	child := 2*pos + 1
	for child < end {
		if right := child + 1; right < end && !py.Lt(h[child], h[right]) {
			child = right
		}
		h[pos], h[child] = h[child], h[pos]
		pos = child
		child = 2*pos + 1
	}
	q.siftdown(start, pos)
}
