package asyncio

import (
	"time"

	"github.com/gosyncio/gosyncio/rt/py"
)

// ioState is what a loop has of I/O.
type ioState struct {
	poller     *poller
	recvBuf    []byte
	signals    map[int]*signalWatch
	executor   any // the default executor, None until one is made or set
	noExecutor bool
}

// ioHandle is a callback for a descriptor that is ready: it runs each time
// until it is cancelled.
type ioHandle struct {
	fn        func()
	cancelled bool
}

func (h *ioHandle) call(*FutureCore) {
	if !h.cancelled {
		h.fn()
	}
}

func (h *ioHandle) describe() string { return "_read_ready()" }

// selector returns the loop's poller, made at the first use.
func (l *Loop) selector() *poller {
	l.checkClosed()
	if l.io.poller == nil {
		p, err := newPoller()
		if err != nil {
			panic(osError(err))
		}
		l.io.poller = p
		l.posts.setWakeup(p.wake)
		l.onClose(func() {
			l.posts.setWakeup(nil)
			p.close()
			l.io.poller = nil
		})
	}
	return l.io.poller
}

// pollEvents is the wait of an iteration once descriptors are registered: the
// callbacks of those that are ready join the ready queue, then what other
// goroutines posted is run. d is as in postBox.wait; 0 means not to wait.
func (l *Loop) pollEvents(d time.Duration) {
	add := func(h *ioHandle) {
		if !h.cancelled {
			l.ready.push(h, nil)
		}
	}
	if d == 0 || l.posts.pending() {
		l.io.poller.wait(0, add)
	} else {
		st := py.ReleaseLock()
		n := l.io.poller.epoll(d)
		py.AcquireLock(st)
		l.io.poller.dispatch(n, add)
	}
	l.posts.poll()
}

// addReader calls fn whenever fd is readable, in place of the callback it had.
func (l *Loop) addReader(fd int, fn func()) {
	h := &ioHandle{fn: fn}
	l.update(fd, func(e *fdEntry) {
		if e.reader != nil {
			e.reader.cancelled = true
		}
		e.reader = h
	})
}

// addWriter calls fn whenever fd is writable.
func (l *Loop) addWriter(fd int, fn func()) {
	h := &ioHandle{fn: fn}
	l.update(fd, func(e *fdEntry) {
		if e.writer != nil {
			e.writer.cancelled = true
		}
		e.writer = h
	})
}

func (l *Loop) update(fd int, change func(e *fdEntry)) {
	if err := l.selector().update(fd, change); err != nil {
		panic(osError(err))
	}
}

// removeReader stops the reader callback and tells whether there was one.
func (l *Loop) removeReader(fd int) bool {
	removed := false
	if l.io.poller == nil {
		return false
	}
	_ = l.io.poller.update(fd, func(e *fdEntry) {
		if e.reader != nil {
			e.reader.cancelled, removed = true, true
			e.reader = nil
		}
	})
	return removed
}

// removeWriter stops the writer callback and tells whether there was one.
func (l *Loop) removeWriter(fd int) bool {
	removed := false
	if l.io.poller == nil {
		return false
	}
	_ = l.io.poller.update(fd, func(e *fdEntry) {
		if e.writer != nil {
			e.writer.cancelled, removed = true, true
			e.writer = nil
		}
	})
	return removed
}

// polls tells which events of fd are waited for.
func (l *Loop) polls(fd int) (reads, writes bool) {
	if l.io.poller == nil {
		return false, false
	}
	e := l.io.poller.fds[fd]
	return e != nil && e.reader != nil, e != nil && e.writer != nil
}
