package asyncio

import (
	"context"
	"strconv"

	"github.com/gosyncio/gosyncio/rt/coro"
	"github.com/gosyncio/gosyncio/rt/py"
)

// Barrier is asyncio.Barrier.
type Barrier struct {
	object
	cond    *Condition
	parties int
	count   int // tasks inside
	state   barrierState
}

type barrierState uint8

const (
	barrierFilling barrierState = iota
	barrierDraining
	barrierResetting
	barrierBroken
)

var barrierStateNames = [...]string{"filling", "draining", "resetting", "broken"}

// NewBarrier is asyncio.Barrier(parties); ValueError if parties < 1.
func NewBarrier(parties int) *Barrier {
	if parties < 1 {
		panic(py.ValueError.New("parties must be > 0"))
	}
	return &Barrier{cond: NewCondition(nil), parties: parties}
}

// Parties is barrier.parties.
func (b *Barrier) Parties() int { return b.parties }

// NWaiting is barrier.n_waiting.
func (b *Barrier) NWaiting() int {
	if b.state == barrierFilling {
		return b.count
	}
	return 0
}

// Broken is barrier.broken.
func (b *Barrier) Broken() bool { return b.state == barrierBroken }

// Wait is `await barrier.wait()`: the index of the task among those the barrier lets through.
func (b *Barrier) Wait(ctx context.Context) (index int) {
	b.cond.With(ctx, func() {
		b.block(ctx)
		index = b.count
		b.count++
		exc := py.Try(func() {
			if index+1 == b.parties {
				b.state = barrierDraining
				b.cond.NotifyAll()
			} else {
				b.waitFull(ctx)
			}
		})
		b.count--
		b.exit()
		if exc != nil {
			panic(exc.Reraise())
		}
	})
	return index
}

// block waits while the barrier drains or resets.
func (b *Barrier) block(ctx context.Context) {
	for b.state == barrierDraining || b.state == barrierResetting {
		b.cond.Wait(ctx)
	}
	if b.state == barrierBroken {
		panic(BrokenBarrierError.New("Barrier aborted"))
	}
}

// waitFull waits until the barrier is no longer filling.
func (b *Barrier) waitFull(ctx context.Context) {
	for b.state == barrierFilling {
		b.cond.Wait(ctx)
	}
	if b.state == barrierBroken || b.state == barrierResetting {
		panic(BrokenBarrierError.New("Abort or reset of barrier"))
	}
}

// exit lets the tasks go on that wait for the barrier to drain, if this was the last one inside.
func (b *Barrier) exit() {
	if b.count > 0 {
		return
	}
	if b.state == barrierResetting || b.state == barrierDraining {
		b.state = barrierFilling
	}
	b.cond.NotifyAll()
}

// Reset is `await barrier.reset()`.
func (b *Barrier) Reset(ctx context.Context) {
	b.cond.With(ctx, func() {
		if b.count > 0 {
			b.state = barrierResetting
		} else {
			b.state = barrierFilling
		}
		b.cond.NotifyAll()
	})
}

// Abort is `await barrier.abort()`.
func (b *Barrier) Abort(ctx context.Context) {
	b.cond.With(ctx, func() {
		b.state = barrierBroken
		b.cond.NotifyAll()
	})
}

// With is `async with barrier as index: body`.
func (b *Barrier) With(ctx context.Context, body func(index int)) { body(b.Wait(ctx)) }

// EnterAny enters for a dynamic `async with`.
func (b *Barrier) EnterAny(ctx context.Context) any {
	if b.inst != nil { // of a class that may override it
		return coro.Await(ctx, py.CallMethod(ctx, b.inst, "wait"))
	}
	return b.Wait(ctx)
}

// ExitAny leaves a dynamic `async with`.
func (b *Barrier) ExitAny(context.Context, *py.Exception) bool { return false }

func (b *Barrier) repr() string {
	state := barrierStateNames[b.state]
	if b.state != barrierBroken {
		state += ", waiters:" + strconv.Itoa(b.NWaiting()) + "/" + strconv.Itoa(b.parties)
	}
	return b.reprOf(b, state, 0)
}
