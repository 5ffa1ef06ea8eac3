package asyncio

import "github.com/gosyncio/gosyncio/rt/py"

// The classes of asyncio, as Python sees them.
var (
	FutureType           = py.NewBuiltinType("_asyncio", "Future")
	TaskType             = py.NewBuiltinType("_asyncio", "Task", FutureType)
	GatheringFutureType  = py.NewBuiltinType("asyncio.tasks", "_GatheringFuture", FutureType)
	HandleType           = py.NewBuiltinType("asyncio.events", "Handle")
	TimerHandleType      = py.NewBuiltinType("asyncio.events", "TimerHandle", HandleType)
	AbstractLoopType     = py.NewBuiltinType("asyncio.events", "AbstractEventLoop")
	BaseLoopType         = py.NewBuiltinType("asyncio.base_events", "BaseEventLoop", AbstractLoopType)
	LoopType             = py.NewBuiltinType("asyncio.unix_events", "_UnixSelectorEventLoop", BaseLoopType)
	LockType             = py.NewBuiltinType("asyncio.locks", "Lock")
	EventType            = py.NewBuiltinType("asyncio.locks", "Event")
	ConditionType        = py.NewBuiltinType("asyncio.locks", "Condition")
	SemaphoreType        = py.NewBuiltinType("asyncio.locks", "Semaphore")
	BoundedSemaphoreType = py.NewBuiltinType("asyncio.locks", "BoundedSemaphore", SemaphoreType)
	BarrierType          = py.NewBuiltinType("asyncio.locks", "Barrier")
	QueueType            = py.NewBuiltinType("asyncio.queues", "Queue")
	PriorityQueueType    = py.NewBuiltinType("asyncio.queues", "PriorityQueue", QueueType)
	LifoQueueType        = py.NewBuiltinType("asyncio.queues", "LifoQueue", QueueType)
	TimeoutType          = py.NewBuiltinType("asyncio.timeouts", "Timeout")
	TaskGroupType        = py.NewBuiltinType("asyncio.taskgroups", "TaskGroup")
	RunnerType           = py.NewBuiltinType("asyncio.runners", "Runner")
	AsCompletedType      = py.NewBuiltinType("asyncio.tasks", "_AsCompletedIterator")
)

func init() { FutureType.InC, TaskType.InC = true, true }

// PyClass gives the future's class.
func (f *FutureCore) PyClass() *py.Type {
	if f.kind == gatherFuture {
		return GatheringFutureType
	}
	return FutureType
}

// PyClass gives the class Task.
func (t *TaskCore) PyClass() *py.Type { return TaskType }

// PyClass gives gather's class of futures.
func (g *gathering) PyClass() *py.Type { return GatheringFutureType }

// PyClass gives the class Handle.
func (h *Handle) PyClass() *py.Type { return HandleType }

// PyClass gives the class TimerHandle.
func (t *TimerHandle) PyClass() *py.Type { return TimerHandleType }

// PyClass gives the class of event loops.
func (l *Loop) PyClass() *py.Type { return LoopType }

// PyClass gives the class Lock.
func (l *Lock) PyClass() *py.Type { return LockType }

// PyClass gives the class Event.
func (e *Event) PyClass() *py.Type { return EventType }

// PyClass gives the class Condition.
func (c *Condition) PyClass() *py.Type { return ConditionType }

// PyClass gives the class Semaphore or BoundedSemaphore.
func (s *Semaphore) PyClass() *py.Type { return s.class }

// PyClass gives the class Barrier.
func (b *Barrier) PyClass() *py.Type { return BarrierType }

// PyClass gives the class Timeout.
func (t *Timeout) PyClass() *py.Type { return TimeoutType }

// PyClass gives the class TaskGroup.
func (g *TaskGroup) PyClass() *py.Type { return TaskGroupType }

// PyClass gives the class Runner.
func (r *Runner) PyClass() *py.Type { return RunnerType }

// PyClass gives as_completed's class.
func (it *completions) PyClass() *py.Type { return AsCompletedType }

// object is the loop as Python sees it.
// SetInstance tells the loop that it is the builtin part of an instance of a user's subclass.
func (l *Loop) SetInstance(in *py.Instance) { l.inst = in }

func (l *Loop) object() any { return l.Box() }

// Box gives the loop as Python sees it: the instance of a user's subclass, if it is part of one.
func (l *Loop) Box() any {
	if l.inst != nil {
		return l.inst
	}
	return l
}

// FromBox gives the loop that an object is or has as its builtin part (used by py.As).
func (*Loop) FromBox(x any) (any, bool) {
	l, ok := py.Unwrap(x).(*Loop)
	return l, ok
}
