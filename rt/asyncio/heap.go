package asyncio

// The timer queue is CPython's heapq, step for step: timers with equal deadlines come out in the order its algorithm
// happens to give (8 equal ones as 2,6,5,3,7,0,1,4 after an earlier one), and programs show it.
// Source of the algorithm: Lib/heapq.py.

// timer is an entry of the queue: target is called at the time when. It is part of a TimerHandle or a sleep.
type timer struct {
	when      float64
	target    callback
	cancelled bool
	scheduled bool // is in the queue
}

// cancel makes its loop l forget the timer.
func (t *timer) cancel(l *Loop) {
	if t.cancelled {
		return
	}
	t.cancelled = true
	if t.scheduled {
		l.timerCancelled++
	}
}

// timerHeap is a binary heap of timers ordered by deadline alone.
type timerHeap []*timer

func (h *timerHeap) push(t *timer) {
	*h = append(*h, t)
	h.siftdown(0, len(*h)-1)
}

func (h *timerHeap) pop() *timer {
	s := *h
	last := s[len(s)-1]
	s[len(s)-1] = nil
	s = s[:len(s)-1]
	*h = s
	if len(s) == 0 {
		return last
	}
	first := s[0]
	s[0] = last
	h.siftup(0)
	return first
}

// siftdown moves the item at pos towards the root until its parent is not later.
func (h *timerHeap) siftdown(start, pos int) {
	s := *h
	item := s[pos]
	for pos > start {
		parent := (pos - 1) >> 1
		if !(item.when < s[parent].when) {
			break
		}
		s[pos] = s[parent]
		pos = parent
	}
	s[pos] = item
}

// siftup moves the smaller child up until a leaf is reached, then the item down to its place: heapq's way, which compares
// less than the textbook's and orders equal items differently.
func (h *timerHeap) siftup(pos int) {
	s := *h
	start, end := pos, len(s)
	item := s[pos]
	child := 2*pos + 1
	for child < end {
		if right := child + 1; right < end && !(s[child].when < s[right].when) {
			child = right
		}
		s[pos] = s[child]
		pos = child
		child = 2*pos + 1
	}
	s[pos] = item
	h.siftdown(start, pos)
}

// heapify orders a slice in place.
func (h *timerHeap) heapify() {
	for i := len(*h)/2 - 1; i >= 0; i-- {
		h.siftup(i)
	}
}
