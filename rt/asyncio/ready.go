package asyncio

// callback is something the loop calls: a Handle, a task that is woken, an internal reaction to a future.
// fut is the future that has been completed, nil if the call has another reason.
type callback interface {
	call(fut *FutureCore)
}

// readyEntry is one scheduled call.
type readyEntry struct {
	cb  callback
	fut *FutureCore
}

// readyQueue is the FIFO of calls to be made in the next iterations: a list of chunks, so that a burst of tasks leaves no
// outgrown arrays behind.
type readyQueue struct {
	first, last *readyChunk
	spare       *readyChunk // empty ones kept for the pushes to come
	spares      int
	head, tail  int // the place of the next pop in first and of the next push in last
	n           int
}

// readyChunk is a piece of a readyQueue; its size makes it fill a size class of Go's allocator (3 KiB).
type readyChunk struct {
	entries [127]readyEntry
	next    *readyChunk
}

func (q *readyQueue) push(cb callback, fut *FutureCore) {
	if q.last == nil || q.tail == len(q.last.entries) {
		q.extend()
	}
	q.last.entries[q.tail] = readyEntry{cb, fut}
	q.tail++
	q.n++
}

// pop takes the oldest entry out; there must be one.
func (q *readyQueue) pop() readyEntry {
	if q.head == len(q.first.entries) {
		q.advance()
	}
	e := &q.first.entries[q.head]
	out := *e
	*e = readyEntry{}
	q.head++
	q.n--
	if q.n == 0 {
		q.head, q.tail = 0, 0 // then first is last
	}
	return out
}

// maxSpares bounds the chunks kept: 3 MiB.
const maxSpares = 1024

// advance goes on to the next chunk; the first one is used up.
func (q *readyQueue) advance() {
	c := q.first
	q.first, q.head = c.next, 0
	c.next = nil
	if q.spares < maxSpares {
		c.next, q.spare = q.spare, c
		q.spares++
	}
}

// extend appends an empty chunk.
func (q *readyQueue) extend() {
	c := q.spare
	if c == nil {
		c = &readyChunk{}
	} else {
		q.spare, c.next = c.next, nil
		q.spares--
	}
	if q.last == nil {
		q.first = c
	} else {
		q.last.next = c
	}
	q.last, q.tail = c, 0
}

func (q *readyQueue) clear() { *q = readyQueue{} }
