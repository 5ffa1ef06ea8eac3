// Package coro runs coroutines, generators and async generators: bodies that can be left in the middle and resumed later.
//
// A body that has to be resumable runs on a stack of its own, a Fiber. A coroutine that is awaited directly needs none: it
// runs on the stack of whoever awaits it, and a suspension anywhere below suspends that fiber as a whole:
//
//	loop --Resume--> fiber of a task: main -> fetch -> asyncio.Sleep -> Suspend --switch--> loop
//
// So an await of a coroutine is a call, and only a task (or a coroutine driven by hand with send) costs a stack. Stacks are
// coroutines of iter.Pull, the only place in the runtime that knows them, and are reused from a pool.
//
// A context.Context is handed down every coroutine function. Inside a fiber it is the Fiber itself, which is how Suspend
// finds the stack to leave and how asyncio finds the running loop, with one type assertion.
//
// Invariants: a fiber is resumed by one goroutine at a time and never from its own stack; whoever resumes it gets back
// control at its next suspension or at its end, with py's state (context, handled exception) as it was.
//
// Not done here: scheduling (package asyncio), and finding out that nobody will ever resume a fiber: a body that is
// dropped half way stays where it is until the program ends.
package coro
