package asyncio

import (
	"context"
)

// shielding links the outer future of shield to what it shields.
type shielding struct {
	inner, outer *FutureCore
}

// Shield is asyncio.shield(aw): cancelling the future it returns does not cancel aw.
func Shield[T any](ctx context.Context, aw any) *Future[T] { return typedFuture[T](shield(ctx, aw)) }

func shield(ctx context.Context, aw any) *FutureCore {
	inner := ensureFuture(ctx, aw, nil)
	if inner.done() {
		return inner
	}
	s := &shielding{inner: inner, outer: newFuture(inner.loop)}
	inner.addCallback(s)
	s.outer.addCallback((*shieldingOuter)(s))
	return s.outer
}

// call carries the inner future's end to the outer one.
func (s *shielding) call(inner *FutureCore) {
	switch outer := s.outer; {
	case outer.state == stateCancelled:
		inner.logTraceback = false
	case inner.state == stateCancelled:
		outer.cancel(nil)
	case inner.exc() != nil:
		inner.logTraceback = false
		outer.setException(inner.exc())
	default:
		outer.setResult(inner.result)
	}
}

func (s *shielding) describe() string { return "shield.<locals>._inner_done_callback()" }

// shieldingOuter is the callback on the outer future: it lets go of the inner one.
type shieldingOuter shielding

func (s *shieldingOuter) call(*FutureCore) {
	if !s.inner.done() {
		s.inner.removeCallback((*shielding)(s))
	}
}

func (s *shieldingOuter) describe() string { return "shield.<locals>._outer_done_callback()" }
