package concurrent

import (
	"context"
	"runtime"
	"strconv"

	"github.com/gosyncio/gosyncio/rt/py"
)

// ThreadPool is concurrent.futures.ThreadPoolExecutor: calls run in at most
// maxWorkers threads, which are started when no idle one is left.
type ThreadPool struct {
	py.Object
	maxWorkers int
	prefix     string
	setup      func(ctx context.Context)
	queue      []*workItem
	idle       []*poolWorker // in the order in which they became idle
	workers    []*Thread
	down       bool
	broken     string
}

type workItem struct {
	future *Future
	call   func(ctx context.Context) any
}

type poolWorker struct {
	wake chan struct{}
	item *workItem
}

var (
	// ExecutorClass is concurrent.futures.Executor.
	ExecutorClass = py.NewBuiltinType("concurrent.futures._base", "Executor")
	// ThreadPoolClass is concurrent.futures.ThreadPoolExecutor.
	ThreadPoolClass = py.NewBuiltinType("concurrent.futures.thread", "ThreadPoolExecutor", ExecutorClass)
)

var (
	poolCounter int
	pools       []*ThreadPool
	exiting     bool
)

// NewThreadPool makes an executor; maxWorkers nil means CPython's default.
// ValueError unless it is positive. setup runs first in each thread.
func NewThreadPool(maxWorkers any, prefix string, setup func(ctx context.Context)) *ThreadPool {
	p := &ThreadPool{prefix: prefix, setup: setup}
	p.SetClass(ThreadPoolClass)
	p.maxWorkers = min(32, runtime.NumCPU()+4)
	if maxWorkers != nil {
		n, ok := maxWorkers.(int)
		if !ok {
			panic(py.TypeError.Newf("'<=' not supported between instances of '%s' and 'int'", py.TypeOf(maxWorkers).Name))
		}
		p.maxWorkers = n
	}
	if p.maxWorkers <= 0 {
		panic(py.ValueError.New("max_workers must be greater than 0"))
	}
	if p.prefix == "" {
		p.prefix = "ThreadPoolExecutor-" + strconv.Itoa(poolCounter)
		poolCounter++
	}
	pools = append(pools, p)
	return p
}

// NewPool is ThreadPoolExecutor().
func NewPool() *ThreadPool { return NewThreadPool(nil, "", nil) }

// NewPoolOf is ThreadPoolExecutor(maxWorkers); ValueError unless it is positive.
func NewPoolOf(maxWorkers int) *ThreadPool { return NewThreadPool(maxWorkers, "", nil) }

// With is `with pool as p: body`: it waits for the calls that were submitted.
func (p *ThreadPool) With(_ context.Context, body func(p *ThreadPool)) {
	exc := py.Try(func() { body(p) })
	if exc == nil {
		p.Shutdown(true, false)
		return
	}
	h := py.Handle(exc) // what a wait raises (Ctrl-C) has the body's exception as context
	p.Shutdown(true, false)
	h.Done()
	panic(exc.Reraise())
}

// SubmitCall is pool.submit(fn, *args).
func (p *ThreadPool) SubmitCall(fn any, args ...any) *Future {
	return p.Submit(func(ctx context.Context) any { return py.Call(ctx, fn, args...) })
}

// Submit schedules a call; RuntimeError after Shutdown.
func (p *ThreadPool) Submit(call func(ctx context.Context) any) *Future {
	switch {
	case p.broken != "":
		panic(BrokenThreadPool.New(p.broken))
	case p.down:
		panic(py.RuntimeError.New("cannot schedule new futures after shutdown"))
	case exiting:
		panic(py.RuntimeError.New("cannot schedule new futures after interpreter shutdown"))
	}
	item := &workItem{&Future{}, call}
	if len(p.idle) > 0 {
		w := p.idle[0]
		p.idle = p.idle[1:]
		w.item = item
		w.wake <- struct{}{}
		return item.future
	}
	p.queue = append(p.queue, item)
	if len(p.workers) < p.maxWorkers {
		name := p.prefix + "_" + strconv.Itoa(len(p.workers))
		p.workers = append(p.workers, nil)
		p.workers[len(p.workers)-1] = Start(name, true, p.work)
	}
	return item.future
}

// work is the body of a worker thread.
func (p *ThreadPool) work(ctx context.Context) {
	if p.setup != nil {
		if exc := py.Try(func() { p.setup(ctx) }); exc != nil {
			LogException("Exception in initializer:", exc)
			p.fail()
			return
		}
	}
	self := &poolWorker{wake: make(chan struct{}, 1)}
	for {
		if len(p.queue) > 0 {
			item := p.queue[0]
			p.queue = p.queue[1:]
			item.run(ctx)
			continue
		}
		if p.down {
			return
		}
		p.idle = append(p.idle, self)
		Wait(self.wake, -1)
		if self.item == nil {
			continue // woken to end
		}
		item := self.item
		self.item = nil
		item.run(ctx)
	}
}

func (w *workItem) run(ctx context.Context) {
	if !w.future.SetRunning() {
		return
	}
	var v any
	if exc := py.Try(func() { v = w.call(ctx) }); exc != nil {
		w.future.SetException(exc)
		return
	}
	w.future.SetResult(v)
}

// fail gives all waiting calls up: a thread's initializer failed.
func (p *ThreadPool) fail() {
	p.broken = "A thread initializer failed, the thread pool is not usable anymore"
	queue := p.queue
	p.queue = nil
	for _, item := range queue {
		item.future.SetException(BrokenThreadPool.New(p.broken))
	}
}

// Shutdown ends the threads once they have nothing to do; wait says whether to
// wait for that, cancelFutures drops the calls that have not begun.
func (p *ThreadPool) Shutdown(wait, cancelFutures bool) {
	p.down = true
	if cancelFutures {
		queue := p.queue
		p.queue = nil
		for _, item := range queue {
			item.future.Cancel()
		}
	}
	idle := p.idle
	p.idle = nil
	for _, w := range idle {
		w.wake <- struct{}{}
	}
	for i, x := range pools {
		if x == p {
			pools = append(pools[:i], pools[i+1:]...)
			break
		}
	}
	if wait {
		for _, t := range p.workers {
			if t != nil {
				t.Join(-1)
			}
		}
	}
}

// Threads lists the worker threads.
func (p *ThreadPool) Threads() []*Thread { return p.workers }

// stopPools ends all pools at the end of the program, their work done.
func stopPools() {
	exiting = true
	for len(pools) > 0 {
		pools[0].Shutdown(true, false)
	}
}

// MaxWorkers is the largest number of threads.
func (p *ThreadPool) MaxWorkers() int { return p.maxWorkers }
