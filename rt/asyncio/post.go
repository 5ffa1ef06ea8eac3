package asyncio

import (
	"sync"
	"time"

	"github.com/gosyncio/gosyncio/rt/py"
)

// postBox takes completions from other goroutines: the loop's selector. What is posted runs in the loop's goroutine, in the
// place where CPython processes I/O events: before the timers of the iteration.
type postBox struct {
	mu    sync.Mutex
	queue []func()
	wake  chan struct{} // one token: something was posted
	timer *time.Timer
	// wakeup interrupts the poller's wait, nil while the loop has none.
	wakeup func()
}

// setWakeup sets how a wait of the poller is interrupted.
func (p *postBox) setWakeup(f func()) {
	p.mu.Lock()
	p.wakeup = f
	p.mu.Unlock()
}

// pending tells whether something was posted.
func (p *postBox) pending() bool { return len(p.wake) > 0 }

func (p *postBox) init() { p.wake = make(chan struct{}, 1) }

// add hands f to the loop.
func (p *postBox) add(f func()) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.queue = append(p.queue, f)
	select {
	case p.wake <- struct{}{}:
		if p.wakeup != nil {
			p.wakeup()
		}
	default:
	}
}

// poll runs what has been posted.
func (p *postBox) poll() {
	select {
	case <-p.wake:
		p.run()
	default:
	}
}

func (p *postBox) run() {
	p.mu.Lock()
	q := p.queue
	p.queue = nil
	p.mu.Unlock()
	for _, f := range q {
		f()
	}
}

// wait waits until something is posted or d has passed (d < 0: no limit), and runs what was posted.
func (p *postBox) wait(d time.Duration) {
	select {
	case <-p.wake:
		p.run()
		return
	default:
	}
	st := py.ReleaseLock()
	posted := p.sleep(d)
	py.AcquireLock(st)
	if posted {
		p.run()
	}
}

// sleep blocks until a post (true) or the time.
func (p *postBox) sleep(d time.Duration) bool {
	if d < 0 {
		<-p.wake
		return true
	}
	if p.timer == nil {
		p.timer = time.NewTimer(d)
	} else {
		p.timer.Reset(d)
	}
	select {
	case <-p.wake:
		p.timer.Stop()
		return true
	case <-p.timer.C:
		return false
	}
}

// Post hands a completion to the loop from any goroutine: f runs in the loop's goroutine before the timers of the next
// iteration, and the loop wakes up for it. f is where an I/O callback would be called: it should only complete futures or
// schedule callbacks.
func (l *Loop) Post(f func()) { l.posts.add(f) }
