package asyncio

import (
	"strings"

	"github.com/gosyncio/gosyncio/rt/py"
)

// The modules that make up asyncio, as programs reach into them (asyncio.exceptions.TimeoutError). They hold what asyncio
// itself exports; the names of CPython's that are nobody's business are not there.
var (
	// BaseEventsModule is the module asyncio.base_events.
	BaseEventsModule = submodule("base_events", "BaseEventLoop Server")
	// CoroutinesModule is the module asyncio.coroutines.
	CoroutinesModule = submodule("coroutines", "iscoroutine iscoroutinefunction")
	// EventsModule is the module asyncio.events.
	EventsModule = submodule("events", "AbstractEventLoop AbstractEventLoopPolicy AbstractServer Handle TimerHandle _get_running_loop _set_running_loop get_event_loop get_event_loop_policy get_running_loop new_event_loop set_event_loop set_event_loop_policy")
	// ExceptionsModule is the module asyncio.exceptions.
	ExceptionsModule = submodule("exceptions", "BrokenBarrierError CancelledError IncompleteReadError InvalidStateError LimitOverrunError SendfileNotAvailableError TimeoutError")
	// FuturesModule is the module asyncio.futures.
	FuturesModule = submodule("futures", "Future isfuture wrap_future")
	// LocksModule is the module asyncio.locks.
	LocksModule = submodule("locks", "Barrier BoundedSemaphore Condition Event Lock Semaphore")
	// ProtocolsModule is the module asyncio.protocols.
	ProtocolsModule = submodule("protocols", "BaseProtocol BufferedProtocol DatagramProtocol Protocol SubprocessProtocol")
	// QueuesModule is the module asyncio.queues.
	QueuesModule = submodule("queues", "LifoQueue PriorityQueue Queue QueueEmpty QueueFull QueueShutDown")
	// RunnersModule is the module asyncio.runners.
	RunnersModule = submodule("runners", "Runner run")
	// StreamsModule is the module asyncio.streams.
	StreamsModule = submodule("streams", "StreamReader StreamReaderProtocol StreamWriter open_connection open_unix_connection start_server start_unix_server")
	// TaskgroupsModule is the module asyncio.taskgroups.
	TaskgroupsModule = submodule("taskgroups", "TaskGroup")
	// TasksModule is the module asyncio.tasks.
	TasksModule = submodule("tasks", "ALL_COMPLETED FIRST_COMPLETED FIRST_EXCEPTION Task all_tasks as_completed create_eager_task_factory create_task current_task eager_task_factory ensure_future gather run_coroutine_threadsafe shield sleep wait wait_for")
	// ThreadsModule is the module asyncio.threads.
	ThreadsModule = submodule("threads", "to_thread")
	// TimeoutsModule is the module asyncio.timeouts.
	TimeoutsModule = submodule("timeouts", "Timeout timeout timeout_at")
	// TransportsModule is the module asyncio.transports.
	TransportsModule = submodule("transports", "BaseTransport DatagramTransport ReadTransport SubprocessTransport Transport WriteTransport")
	// UnixEventsModule is the module asyncio.unix_events.
	UnixEventsModule = submodule("unix_events", "DefaultEventLoopPolicy SelectorEventLoop")
)

// exports says what a submodule takes over from asyncio.
var exports = map[*py.Module]string{}

func submodule(name, names string) *py.Module {
	m := py.NewModule("asyncio."+name, nil)
	exports[m] = names
	return m
}

// inPython are asyncio's functions that CPython has in Python, by their home. The others are in C.
var inPython = map[string]string{
	"base_futures": "isfuture",
	"coroutines":   "iscoroutine iscoroutinefunction",
	"events":       "get_event_loop_policy new_event_loop set_event_loop set_event_loop_policy",
	"futures":      "wrap_future",
	"runners":      "run",
	"streams":      "open_connection open_unix_connection start_server start_unix_server",
	"subprocess":   "create_subprocess_exec create_subprocess_shell",
	"tasks": "all_tasks as_completed create_eager_task_factory create_task ensure_future gather run_coroutine_threadsafe" +
		" shield sleep wait wait_for",
	"threads":  "to_thread",
	"timeouts": "timeout timeout_at",
}

// setClasses puts classes into Module; those of CPython's modules in Python are marked so.
func setClasses(classes ...*py.Type) {
	Module.SetClasses(classes...)
	for _, t := range classes {
		if strings.HasPrefix(t.Module, "asyncio.") {
			t.InPython = true
		}
	}
}

// initSubmodules notes what fills the submodules at the first look. It is called when Module's tables are complete, and so
// cannot be an init function of its own.
func initSubmodules() {
	for _, t := range []*py.Type{
		LoopType, PolicyType, DefaultPolicyType, AsCompletedType, TransportSocketClass, ProcessClass, SocketTransportClass, SocketDatagramTransportClass,
		ReadPipeTransportClass, WritePipeTransportClass, SubprocessTransportImplClass,
	} {
		t.InPython = true
	}
	Module.Later(func() {
		for home, names := range inPython {
			Module.InPython("asyncio."+home, strings.Fields(names)...)
		}
	})
	SubprocessModule.Later(func() {
		SubprocessModule.InPython("asyncio.subprocess", "create_subprocess_exec", "create_subprocess_shell")
	})
	for m, names := range exports {
		m.Later(func() {
			for name := range strings.FieldsSeq(names) {
				m.Set(name, Module.Get(name))
			}
		})
		Module.Set(strings.TrimPrefix(m.Name, "asyncio."), m)
	}
}
