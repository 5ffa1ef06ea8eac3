package coro

// coroutineList is a doubly linked list of coroutines in creation order.
type coroutineList struct{ head CoroutineCore }

// unstarted holds the coroutines nobody has started yet: what CPython warns about when they die. (Coroutines are made under
// the interpreter lock, so the list needs none.)
var unstarted coroutineList

func (l *coroutineList) add(c *CoroutineCore) {
	h := &l.head
	if h.prev == nil {
		h.prev, h.next = h, h
	}
	c.prev, c.next = h.prev, h
	h.prev.next = c
	h.prev = c
}

func (l *coroutineList) remove(c *CoroutineCore) {
	if c.prev == nil {
		return
	}
	c.prev.next, c.next.prev = c.next, c.prev
	c.prev, c.next = nil, nil
}

// NeverAwaited takes the coroutines that were made and never started off the books, in creation order, and gives their
// qualified names; asyncio reports them when the program ends.
func NeverAwaited() []string {
	var names []string
	h := &unstarted.head
	for h.next != nil && h.next != h {
		c := h.next
		names = append(names, c.Qualname())
		unstarted.remove(c)
		c.state = finished
	}
	return names
}
