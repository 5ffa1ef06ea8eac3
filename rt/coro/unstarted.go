package coro

import (
	"context"

	"github.com/gosyncio/gosyncio/rt/py"
)

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

// Drop is a statement that is nothing but a call of a coroutine function: the object dies there, and nobody has awaited it.
//
//	work()    coro.Drop(workCoro())
func Drop(x any) {
	c, ok := x.(Object)
	if !ok || c.Core().state != created {
		return
	}
	c.Core().Abandon()
	py.Warn(py.RuntimeWarning, "coroutine '"+c.Core().Qualname()+"' was never awaited",
		"RuntimeWarning: Enable tracemalloc to get the object allocation traceback")
}

// DropMethod is a statement that is nothing but a call of a method, which may be a coroutine function.
func DropMethod(ctx context.Context, o any, name string, args ...any) {
	m := py.GetAttr(o, name)
	x := py.Call(ctx, m, args...)
	if b, ok := m.(*py.BoundMethod); ok {
		if f, ok := b.Func.(*py.Function); ok && f.Kind == py.CoroutineFunc {
			Drop(x)
		}
	}
}

// At the end of the program the coroutines that were made and never started are reported as CPython 3.13 reports those that
// are alive then, in creation order.
func init() {
	py.AtExit(func() {
		for _, name := range NeverAwaited() {
			py.WriteStderr("<sys>:0: RuntimeWarning: coroutine '" + name + "' was never awaited\n")
		}
	})
}

// NeverAwaited takes the coroutines that were made and never started off the books, in creation order, and gives their
// qualified names.
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
