package asyncio

import (
	"context"

	"github.com/gosyncio/gosyncio/rt/coro"
	"github.com/gosyncio/gosyncio/rt/py"
)

// gathering is the outer future of gather (_GatheringFuture).
type gathering struct {
	FutureCore
	children         []*FutureCore // in argument order, with repetitions
	waiting, waited  int           // distinct children, and how many are done
	returnExceptions bool
	cancelRequested  bool
	makeList         func(results []any) any
	serial           uint32       // marks the coroutines it was given
	others           map[any]bool // what it was given besides coroutines and pending futures
}

// gatherings counts the calls of gather.
var gatherings uint32

// GatherOption is a keyword of gather.
type GatherOption bool

// ReturnExceptions is gather's return_exceptions=True.
const ReturnExceptions GatherOption = true

// Gather is asyncio.gather(*aws): the future of the list of their results, in argument order. A GatherOption among aws
// is not awaited but sets return_exceptions.
func Gather[T any](ctx context.Context, aws ...any) *Future[*py.List[T]] {
	opts := false
	n := len(aws)
	if n > 0 {
		if o, ok := aws[n-1].(GatherOption); ok {
			opts, aws = bool(o), aws[:n-1]
		}
	}
	return typedFuture[*py.List[T]](gather(ctx, aws, opts, typedList[T]))
}

// typedList makes the result list of a gather whose results are Ts.
func typedList[T any](results []any) any {
	l := py.NewListSize[T](len(results))
	for _, r := range results {
		l.Append(py.As[T](r))
	}
	return l
}

// gather makes the outer future; makeList makes its result of the children's. In a coroutine that is started over it gives the
// future that it made before, and the coroutines among aws, made again as well, end unseen.
func gather(ctx context.Context, aws []any, returnExceptions bool, makeList func([]any) any) *FutureCore {
	if g, ok := coro.Restarted(ctx).(*gathering); ok {
		abandon(aws)
		return &g.FutureCore
	}
	if len(aws) == 0 || !onlyNewTasks(ctx, aws) {
		if coro.Trying(ctx) { // await of what comes out may not wait
			abandon(aws)
			coro.Settle(ctx)
		}
		return gatherHere(ctx, aws, returnExceptions, makeList)
	}
	var f *FutureCore
	coro.Below(ctx, func() { f = gatherHere(ctx, aws, returnExceptions, makeList) })
	return f
}

// abandon ends coroutines that nobody has started.
func abandon(coroutines []any) {
	for _, c := range coroutines {
		c.(coro.Object).Core().Abandon()
	}
}

// onlyNewTasks says whether all that a gather of aws does is to make tasks of coroutines: nothing that it calls can raise.
func onlyNewTasks(ctx context.Context, aws []any) bool {
	if l := loopOf(ctx); l == nil || l.closed || l.taskFactory != nil {
		return false
	}
	for _, aw := range aws {
		if _, ok := aw.(coro.Object); !ok {
			return false
		}
	}
	return true
}

func gatherHere(ctx context.Context, aws []any, returnExceptions bool, makeList func([]any) any) *FutureCore {
	if len(aws) == 0 {
		f := newFuture(eventLoop(ctx))
		f.setResult(makeList(nil))
		return f
	}
	g := &gathering{returnExceptions: returnExceptions, makeList: makeList}
	g.children = make([]*FutureCore, 0, len(aws))
	gatherings++
	g.serial = gatherings
	var done []*FutureCore
	var l *Loop
	for i, aw := range aws {
		f := g.given(aw, aws[:i])
		if f == nil {
			f = ensureFuture(ctx, aw, l)
			if l == nil {
				l = f.loop
			}
			if asFuture(aw) == nil {
				f.quietDestroy = true
			}
			g.waiting++
			if f.done() {
				done = append(done, f)
			} else {
				f.addCallback(g)
			}
		}
		g.children = append(g.children, f)
	}
	g.loop, g.kind, g.others = l, gatherFuture, nil
	for _, f := range done {
		g.call(f)
	}
	return &g.FutureCore
}

// call takes note of a child that is done.
func (g *gathering) call(child *FutureCore) {
	g.waited++
	if g.loop == nil || g.done() { // without a loop: gather raised before it was through with its arguments
		child.logTraceback = false
		return
	}
	if !g.returnExceptions {
		if child.state == stateCancelled {
			g.setException(child.cancelledError())
			return
		}
		child.logTraceback = false
		if child.exc() != nil {
			g.setException(child.exc())
			return
		}
	}
	if g.waited == g.waiting {
		g.complete(child)
	}
}

// complete sets the outer future once all children are done; last is the one that was it.
func (g *gathering) complete(last *FutureCore) {
	results := make([]any, len(g.children))
	for i, f := range g.children {
		switch {
		case f.state == stateCancelled && f.result == nil:
			results[i] = CancelledError.New("")
		case f.state == stateCancelled:
			results[i] = CancelledError.New(f.result)
		case f.exc() != nil:
			f.logTraceback = false
			results[i] = f.exc()
		default:
			results[i] = f.result
		}
	}
	if g.cancelRequested {
		g.setException(last.cancelledErrorOf())
		return
	}
	g.setResult(g.makeList(results))
}

// cancelledErrorOf is _make_cancelled_error of a future in any state.
func (f *FutureCore) cancelledErrorOf() *py.Exception {
	if f.state == stateCancelled {
		return f.cancelledError()
	}
	return CancelledError.New()
}

// cancel cancels the children; the outer future follows when they are done.
func (g *gathering) cancel(msg any) bool {
	if g.done() {
		return false
	}
	asked := false
	for _, f := range g.children {
		if f.askCancel(msg) {
			asked = true
		}
	}
	if asked {
		g.cancelRequested = true
	}
	return asked
}

func (g *gathering) describe() string { return "gather.<locals>._done_callback()" }

// given gives the child made of aw if gather was given it before, nil if not; before is what stands before it. (A map of all
// would cost more than the children of a large gather themselves.)
func (g *gathering) given(aw any, before []any) *FutureCore {
	if f := asFuture(aw); f != nil && !f.done() {
		if f.lastCallback() == callback(g) {
			return f
		}
		return nil
	}
	aw = canonical(aw)
	if c, ok := aw.(coro.Object); ok {
		if c.Core().Mark(g.serial) {
			return nil
		}
	} else if py.Hash(aw); !g.others[aw] { // TypeError for what is unhashable
		if g.others == nil {
			g.others = map[any]bool{}
		}
		g.others[aw] = true
		return nil
	}
	for i, x := range before {
		if canonical(x) == aw {
			return g.children[i]
		}
	}
	return nil
}

// canonical gives one form for all views of an object.
func canonical(x any) any {
	if b, ok := x.(interface{ Box() any }); ok {
		return b.Box()
	}
	return x
}
