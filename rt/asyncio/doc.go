// Package asyncio is CPython 3.13's asyncio: event loop, futures, tasks, synchronisation, queues, runners.
//
// The loop (loop.go) is CPython's _run_once literally: a FIFO of ready callbacks, a heapq of timers, completions of I/O
// before timers. Tasks (task.go) run coroutines on fibers of package coro and follow Task.__step. What a program can observe
// of the order of things is CPython's.
//
// Every class has an untyped core (FutureCore, TaskCore, QueueCore ...), which the loop works on and which is what an `any`
// holds; Future[T], Task[T], Queue[T] are typed views of the same object, free to convert, whose methods take and return T.
// The dynamic face (attributes, keyword arguments, reprs, Module) is in the *_table.go files.
//
// The loop itself is not safe for concurrent use, as in Python: other goroutines reach it by post and call_soon_threadsafe.
// Objects do not know when they die, so what CPython reports then (exceptions never retrieved, coroutines never awaited,
// pending tasks) is reported when the loop closes or the program ends, in creation order.
package asyncio
