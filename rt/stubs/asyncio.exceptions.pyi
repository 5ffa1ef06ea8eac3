# go: github.com/gosyncio/gosyncio/rt/asyncio ExceptionsModule
from asyncio import BrokenBarrierError as BrokenBarrierError, CancelledError as CancelledError, IncompleteReadError as IncompleteReadError, InvalidStateError as InvalidStateError, LimitOverrunError as LimitOverrunError, SendfileNotAvailableError as SendfileNotAvailableError, TimeoutError as TimeoutError
