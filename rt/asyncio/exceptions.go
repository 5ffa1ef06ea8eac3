package asyncio

import "github.com/gosyncio/gosyncio/rt/py"

// The exception classes of asyncio. TimeoutError is the builtin one.
var (
	CancelledError            = py.NewBuiltinType("asyncio.exceptions", "CancelledError", py.BaseException)
	InvalidStateError         = py.NewBuiltinType("asyncio.exceptions", "InvalidStateError", py.ExceptionClass)
	SendfileNotAvailableError = py.NewBuiltinType("asyncio.exceptions", "SendfileNotAvailableError", py.RuntimeError)
	IncompleteReadError       = py.NewBuiltinType("asyncio.exceptions", "IncompleteReadError", py.EOFError)
	LimitOverrunError         = py.NewBuiltinType("asyncio.exceptions", "LimitOverrunError", py.ExceptionClass)
	BrokenBarrierError        = py.NewBuiltinType("asyncio.exceptions", "BrokenBarrierError", py.RuntimeError)
	QueueEmpty                = py.NewBuiltinType("asyncio.queues", "QueueEmpty", py.ExceptionClass)
	QueueFull                 = py.NewBuiltinType("asyncio.queues", "QueueFull", py.ExceptionClass)
	QueueShutDown             = py.NewBuiltinType("asyncio.queues", "QueueShutDown", py.ExceptionClass)
)
