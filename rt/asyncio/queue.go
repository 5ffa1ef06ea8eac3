package asyncio

import (
	"context"
	"strconv"
	"unsafe"

	"github.com/gosyncio/gosyncio/rt/py"
)

// Queue is asyncio.Queue of Ts: a typed view of a QueueCore.
type Queue[T any] struct{ QueueCore }

// PriorityQueue is asyncio.PriorityQueue of Ts.
type PriorityQueue[T any] struct{ Queue[T] }

// LifoQueue is asyncio.LifoQueue of Ts.
type LifoQueue[T any] struct{ Queue[T] }

// QueueCore is a queue without its items' type; it is what an `any` holds.
type QueueCore struct {
	loopBound
	object
	class      *py.Type
	maxsize    any // as given; usually an int
	items      itemStore
	getters    waiterQueue
	putters    waiterQueue
	unfinished int
	finished   *Event
	isShutdown bool
}

// itemStore keeps a queue's items in the order of its kind.
type itemStore interface {
	put(v any)
	get() any
	len() int
	// list gives the items as repr shows them.
	list() []any
}

// NewQueue is asyncio.Queue(maxsize).
func NewQueue[T any](maxsize int) *Queue[T] {
	return typedQueue[T](newQueue(QueueType, maxsize, &fifoItems{}))
}

// NewPriorityQueue is asyncio.PriorityQueue(maxsize).
func NewPriorityQueue[T any](maxsize int) *PriorityQueue[T] {
	return (*PriorityQueue[T])(unsafe.Pointer(newQueue(PriorityQueueType, maxsize, &heapItems{})))
}

// NewLifoQueue is asyncio.LifoQueue(maxsize).
func NewLifoQueue[T any](maxsize int) *LifoQueue[T] {
	return (*LifoQueue[T])(unsafe.Pointer(newQueue(LifoQueueType, maxsize, &lifoItems{})))
}

func newQueue(class *py.Type, maxsize any, items itemStore) *QueueCore {
	q := &QueueCore{class: class, maxsize: maxsize, items: items, finished: NewEvent()}
	q.finished.value = true
	return q
}

// typedQueue views a core as a Queue[T]: the two have the same layout.
func typedQueue[T any](q *QueueCore) *Queue[T] { return (*Queue[T])(unsafe.Pointer(q)) }

// asQueue gives the core of a queue object, nil for anything else.
func asQueue(x any) *QueueCore {
	switch o := x.(type) {
	case interface{ queueCore() *QueueCore }:
		return o.queueCore()
	case *py.Instance:
		if q, ok := o.Base.(*QueueCore); ok {
			return q
		}
	}
	return nil
}

func (q *QueueCore) queueCore() *QueueCore { return q }

// Box gives the form of the queue an `any` holds.
func (q *QueueCore) Box() any { return q.this(q) }

// PyClass gives the queue's class.
func (q *QueueCore) PyClass() *py.Type { return q.class }

// FromBox gives the typed view of a boxed queue (used by py.As).
func (*Queue[T]) FromBox(x any) (any, bool) {
	if q := asQueue(x); q != nil {
		return typedQueue[T](q), true
	}
	return nil, false
}

// FromBox gives the typed view of a boxed queue (used by py.As).
func (*PriorityQueue[T]) FromBox(x any) (any, bool) {
	if q := asQueue(x); q != nil {
		return (*PriorityQueue[T])(unsafe.Pointer(q)), true
	}
	return nil, false
}

// FromBox gives the typed view of a boxed queue (used by py.As).
func (*LifoQueue[T]) FromBox(x any) (any, bool) {
	if q := asQueue(x); q != nil {
		return (*LifoQueue[T])(unsafe.Pointer(q)), true
	}
	return nil, false
}

// Qsize is queue.qsize().
func (q *QueueCore) Qsize() int {
	if q.inst != nil {
		return q.qsizeHook()
	}
	return q.items.len()
}

// Empty is queue.empty().
func (q *QueueCore) Empty() bool {
	if q.inst != nil {
		return q.emptyHook()
	}
	return q.items.len() == 0
}

// Full is queue.full(): never true for a maxsize of zero or less.
func (q *QueueCore) Full() bool {
	if q.inst != nil {
		return q.fullHook()
	}
	return q.full()
}

func (q *QueueCore) full() bool {
	if n, ok := q.maxsize.(int); ok {
		return n > 0 && q.Qsize() >= n
	}
	return !py.Le(q.maxsize, 0) && py.Ge(q.Qsize(), q.maxsize)
}

// Maxsize is queue.maxsize.
func (q *QueueCore) Maxsize() int { return py.IndexInt(q.maxsize) }

// wakeNext wakes the first waiter that is not done.
func wakeNext(w *waiterQueue) {
	for w.len() > 0 {
		if f := w.pop(); !f.done() {
			f.setResult(nil)
			return
		}
	}
}

// put waits for room and puts the item.
func (q *QueueCore) put(ctx context.Context, v any) {
	for q.Full() {
		if q.isShutdown {
			panic(QueueShutDown.New())
		}
		q.await(ctx, &q.putters, func() bool { return !q.Full() })
	}
	if q.inst != nil {
		q.ask("put_nowait", v)
		return
	}
	q.putNowait(v)
}

// get waits for an item and takes it.
func (q *QueueCore) get(ctx context.Context) any {
	for q.Empty() {
		if q.isShutdown {
			panic(QueueShutDown.New())
		}
		q.await(ctx, &q.getters, func() bool { return !q.Empty() })
	}
	if q.inst != nil {
		return q.ask("get_nowait")
	}
	return q.getNowait()
}

func (q *QueueCore) named() any { return q.this(q) }

// await waits in line; if that fails although the task was woken and could go on, the next in line is woken instead.
func (q *QueueCore) await(ctx context.Context, line *waiterQueue, ready func() bool) {
	f := line.enter(ctx, &q.loopBound, q)
	exc := py.Try(func() { f.AwaitAny(ctx) })
	if exc == nil {
		return
	}
	f.cancel(nil)
	line.remove(f)
	if ready() && f.state != stateCancelled {
		wakeNext(line)
	}
	panic(exc.Reraise())
}

func (q *QueueCore) putNowait(v any) {
	if q.isShutdown {
		panic(QueueShutDown.New())
	}
	if q.Full() {
		panic(QueueFull.New())
	}
	if q.inst != nil {
		q.putHook(v)
	} else {
		q.items.put(v)
	}
	q.unfinished++
	q.finished.Clear()
	wakeNext(&q.getters)
}

func (q *QueueCore) getNowait() any {
	if q.Empty() {
		if q.isShutdown {
			panic(QueueShutDown.New())
		}
		panic(QueueEmpty.New())
	}
	v := q.take()
	wakeNext(&q.putters)
	return v
}

// take removes the next item (_get).
func (q *QueueCore) take() any {
	if q.inst != nil {
		return q.getHook()
	}
	return q.items.get()
}

// TaskDone is queue.task_done(); ValueError if called more often than items were put.
func (q *QueueCore) TaskDone() {
	if q.unfinished <= 0 {
		panic(py.ValueError.New("task_done() called too many times"))
	}
	q.unfinished--
	if q.unfinished == 0 {
		q.finished.Set()
	}
}

// Join is `await queue.join()`.
func (q *QueueCore) Join(ctx context.Context) {
	if q.unfinished > 0 {
		q.finished.Wait(ctx)
	}
}

// Shutdown is queue.shutdown(immediate).
func (q *QueueCore) Shutdown(immediate bool) {
	q.isShutdown = true
	if immediate {
		for !q.Empty() {
			q.take()
			if q.unfinished > 0 {
				q.unfinished--
			}
		}
		if q.unfinished == 0 {
			q.finished.Set()
		}
	}
	wakeAll(&q.getters)
	wakeAll(&q.putters)
}

func wakeAll(w *waiterQueue) {
	for w.len() > 0 {
		if f := w.pop(); !f.done() {
			f.setResult(nil)
		}
	}
}

// Put is `await queue.put(v)`.
func (q *Queue[T]) Put(ctx context.Context, v T) { q.put(ctx, py.Box(v)) }

// PutNowait is queue.put_nowait(v); QueueFull if there is no room.
func (q *Queue[T]) PutNowait(v T) { q.putNowait(py.Box(v)) }

// Get is `await queue.get()`.
func (q *Queue[T]) Get(ctx context.Context) T { return py.As[T](q.get(ctx)) }

// GetNowait is queue.get_nowait(); QueueEmpty if there is no item.
func (q *Queue[T]) GetNowait() T { return py.As[T](q.getNowait()) }

// format is Queue._format.
func (q *QueueCore) format() string {
	s := "maxsize=" + py.Repr(q.maxsize)
	if items := q.items.list(); len(items) > 0 {
		s += " _queue=" + py.Repr(py.NewList(items...))
	}
	if n := q.getters.len(); n > 0 {
		s += " _getters[" + strconv.Itoa(n) + "]"
	}
	if n := q.putters.len(); n > 0 {
		s += " _putters[" + strconv.Itoa(n) + "]"
	}
	if q.unfinished > 0 {
		s += " tasks=" + strconv.Itoa(q.unfinished)
	}
	if q.isShutdown {
		s += " shutdown"
	}
	return s
}

func (q *QueueCore) repr() string {
	x := q.this(q)
	return "<" + py.TypeOf(x).Name + " at " + py.AddressText(x) + " " + q.format() + ">"
}

func (q *QueueCore) str() string { return "<" + py.TypeOf(q.this(q)).Name + " " + q.format() + ">" }
