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

// readyQueue is the FIFO of calls to be made in the next iteration: a ring whose length is a power of two.
type readyQueue struct {
	ring []readyEntry
	head int
	n    int
}

func (q *readyQueue) push(cb callback, fut *FutureCore) {
	if q.n == len(q.ring) {
		q.grow()
	}
	q.ring[(q.head+q.n)&(len(q.ring)-1)] = readyEntry{cb, fut}
	q.n++
}

func (q *readyQueue) pop() readyEntry {
	e := &q.ring[q.head]
	out := *e
	*e = readyEntry{}
	q.head = (q.head + 1) & (len(q.ring) - 1)
	q.n--
	return out
}

func (q *readyQueue) grow() {
	next := make([]readyEntry, max(64, 2*len(q.ring)))
	k := copy(next, q.ring[q.head:])
	copy(next[k:], q.ring[:q.head])
	q.ring, q.head = next, 0
}

func (q *readyQueue) clear() { *q = readyQueue{} }
