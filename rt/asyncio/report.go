package asyncio

import (
	"sort"

	"github.com/gosyncio/gosyncio/rt/coro"
	"github.com/gosyncio/gosyncio/rt/py"
)

// errorContext is the context dict of call_exception_handler, before it is one.
type errorContext struct {
	message   string
	exception *py.Exception
	task      *FutureCore
	future    *FutureCore
	handle    *Handle
	asyncgen  any
	// more holds further keys (protocol, transport, socket ...), in CPython's insertion order.
	more []contextItem
}

type contextItem struct {
	key   string
	value any
}

// dict makes the dict a user's handler gets.
func (c errorContext) dict() *py.Dict[any, any] {
	d := py.NewDict[any, any]()
	d.Set("message", c.message)
	if c.exception != nil {
		d.Set("exception", c.exception)
	}
	if c.task != nil {
		d.Set("task", c.task.object())
	}
	if c.future != nil {
		d.Set("future", c.future.object())
	}
	if c.handle != nil {
		d.Set("handle", c.handle.object())
	}
	if c.asyncgen != nil {
		d.Set("asyncgen", c.asyncgen)
	}
	for _, m := range c.more {
		d.Set(m.key, m.value)
	}
	return d
}

// report is loop.call_exception_handler.
func (l *Loop) report(c errorContext) { l.CallExceptionHandler(c.dict()) }

// CallExceptionHandler is loop.call_exception_handler(context).
func (l *Loop) CallExceptionHandler(context *py.Dict[any, any]) {
	if l.exceptionHandler == nil {
		l.DefaultExceptionHandler(context)
		return
	}
	exc := py.Try(func() { l.callHandlerIn(context) })
	if exc == nil {
		return
	}
	if exc.IsA(py.SystemExit, py.KeyboardInterrupt) {
		panic(exc.Propagate())
	}
	d := py.NewDict[any, any]()
	d.Set("message", "Unhandled error in exception handler")
	d.Set("exception", exc)
	d.Set("context", context)
	l.DefaultExceptionHandler(d)
}

// callHandlerIn calls the user's handler in the context of the task or handle it is about.
func (l *Loop) callHandlerIn(context *py.Dict[any, any]) {
	th := coro.From(py.Context()).Thread()
	saved := th.Vars
	for _, key := range []string{"task", "future", "handle"} {
		v, ok := context.LookupAny(key)
		if !ok || v == nil {
			continue
		}
		if t := asTask(v); t != nil {
			th.Vars = t.vars()
		} else if h, ok := v.(*Handle); ok && h.vars != nil {
			th.Vars = h.vars
		}
		break
	}
	defer func() { th.Vars = saved }()
	py.Call(py.Context(), l.exceptionHandler, l.object(), context)
}

// DefaultExceptionHandler is loop.default_exception_handler(context): it logs the message, the other keys in alphabetical
// order and the traceback.
func (l *Loop) DefaultExceptionHandler(context *py.Dict[any, any]) {
	msg, _ := context.LookupAny("message")
	text := "Unhandled exception in event loop"
	if msg != nil && py.Truth(msg) {
		text = py.Str(msg)
	}
	var keys []string
	for k := range py.Each(context) {
		if s, ok := k.(string); ok && s != "message" && s != "exception" {
			keys = append(keys, s)
		}
	}
	sort.Strings(keys)
	for _, k := range keys {
		v, _ := context.LookupAny(k)
		text += "\n" + k + ": " + py.Repr(v)
	}
	exc, _ := context.LookupAny("exception")
	e, _ := exc.(*py.Exception)
	logError(text, e)
}

// LogHandler is asked before a record of the logger "asyncio" goes to stderr; package logging sets it once a program
// configures logging. It reports whether it took the record. level is a number of the logging module.
var LogHandler func(level int, message string, exc *py.Exception) bool

// The levels of the logging module that asyncio uses.
const (
	levelWarning = 30
	levelError   = 40
)

// logError logs on the logger "asyncio"; with logging unconfigured that is logging.lastResort: message and traceback on
// stderr.
func logError(message string, exc *py.Exception) { logRecord(levelError, message, exc) }

func logWarning(message string) { logRecord(levelWarning, message, nil) }

func logRecord(level int, message string, exc *py.Exception) {
	if LogHandler != nil && LogHandler(level, message, exc) {
		return
	}
	text := message + "\n"
	if exc != nil {
		text += py.FormatException(exc)
	}
	py.WriteStderr(text)
}

// noteFailure remembers a future whose exception has not been retrieved.
func (l *Loop) noteFailure(f *FutureCore) {
	if len(l.failed) == cap(l.failed) {
		kept := l.failed[:0]
		for _, x := range l.failed {
			if x.logTraceback {
				kept = append(kept, x)
			}
		}
		clear(l.failed[len(kept):])
		l.failed = kept
	}
	l.failed = append(l.failed, f)
}

// reportLost reports what CPython reports when the objects die: exceptions nobody looked at, tasks left pending.
func (l *Loop) reportLost() {
	failed := l.failed
	l.failed = nil
	for _, f := range failed {
		if !f.logTraceback {
			continue
		}
		f.logTraceback = false
		l.reportFailure(f)
	}
	for _, t := range l.tasks.all() {
		if t.state == statePending && !t.quietDestroy {
			l.report(errorContext{message: "Task was destroyed but it is pending!", task: &t.FutureCore})
		}
	}
	l.tasks = taskList{}
}

// reportFailure reports a future whose exception nobody looked at.
func (l *Loop) reportFailure(f *FutureCore) {
	l.report(errorContext{
		message:   py.TypeOf(f.object()).Name + " exception was never retrieved",
		exception: f.exc(),
		future:    f,
	})
}

func init() { py.AtExit(reportAtExit) }

// withheld are the tasks whose own exception ended a run of their loop, as SystemExit does. Its traceback keeps such a task
// alive: CPython reports it once the program has caught the exception, and never if the exception ends the program. If the
// loop is run again, as asyncio.run() does to close it, stopLoop asks for the exception and there is nothing to report.
var withheld []*FutureCore

// reportAtExit reports what is left when the program ends.
func reportAtExit() {
	for _, f := range withheld {
		if f.exc() != py.Uncaught() {
			f.loop.reportFailure(f)
		}
	}
	for _, l := range append([]*Loop(nil), loops...) {
		if !l.running {
			l.reportLost()
		}
	}
}
