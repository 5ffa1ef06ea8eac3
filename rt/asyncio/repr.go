package asyncio

import (
	"strconv"
	"strings"

	"github.com/gosyncio/gosyncio/rt/coro"
	"github.com/gosyncio/gosyncio/rt/py"
)

// describer is a callback of the runtime that has a name in reprs.
type describer interface{ describe() string }

// callbackSource is format_helpers._format_callback_source: the callback's name and where it was defined.
func callbackSource(fn any, args []any, debug bool) string {
	s := callbackName(fn, args, debug)
	if file, line, ok := sourceOf(fn); ok {
		s += " at " + file + ":" + strconv.Itoa(line)
	}
	return s
}

// partial is functools.partial, seen by its parts.
type partial interface {
	PartialFunc() any
	PartialArgs() []any
	PartialKw() []py.Kwarg
}

// callbackName is format_helpers._format_callback.
func callbackName(fn any, args []any, debug bool) string {
	switch f := fn.(type) {
	case *goCall:
		return f.name
	case describer:
		return f.describe()
	case partial:
		inner := f.PartialFunc()
		return qualifiedName(inner) + formatArgs(f.PartialArgs(), f.PartialKw(), debug) + formatArgs(args, nil, debug)
	}
	return qualifiedName(fn) + formatArgs(args, nil, debug)
}

// qualifiedName is a callable's name, or its repr if it has none.
func qualifiedName(fn any) string {
	if name := nameOf(fn); name != "" {
		return name
	}
	return py.Repr(fn)
}

// formatArgs shows arguments in debug mode only.
func formatArgs(args []any, kw []py.Kwarg, debug bool) string {
	if !debug {
		return "()"
	}
	parts := make([]string, 0, len(args)+len(kw))
	for _, a := range args {
		parts = append(parts, shortRepr(a))
	}
	for _, k := range kw {
		parts = append(parts, k.Name+"="+shortRepr(k.Value))
	}
	return "(" + strings.Join(parts, ", ") + ")"
}

// nameOf is __qualname__, or else __name__.
func nameOf(x any) string {
	for _, attr := range []string{"__qualname__", "__name__"} {
		if v, ok := py.GetAttrOK(x, attr); ok {
			if s, ok := v.(string); ok && s != "" {
				return s
			}
		}
	}
	return ""
}

// repr is Handle.__repr__.
func (h *Handle) repr() string { return "<" + strings.Join(h.info("Handle", ""), " ") + ">" }

func (h *Handle) info(class, when string) []string {
	info := []string{class}
	if h.cancelled {
		info = append(info, "cancelled")
	}
	if when != "" {
		info = append(info, when)
	}
	if h.callback != nil {
		info = append(info, callbackSource(h.callback, h.args, h.loop.debug))
	}
	return info
}

func (t *TimerHandle) repr() string {
	return "<" + strings.Join(t.info("TimerHandle", "when="+py.Repr(t.timer.when)), " ") + ">"
}

// object is the handle as Python sees it: a timer's is the timer.
func (h *Handle) object() any {
	if h.isTimer {
		return timerOf(h)
	}
	return h
}

// reprFuture is base_futures._future_repr: <Class state ...>.
func (f *FutureCore) repr() string {
	x := f.object()
	if !enterRepr(x) {
		return "..."
	}
	defer leaveRepr(x)
	info := f.reprInfo()
	if t, ok := f.self().(*TaskCore); ok {
		info = t.reprInfo(info)
	}
	return "<" + py.TypeOf(x).Name + " " + strings.Join(info, " ") + ">"
}

var stateNames = [...]string{"pending", "cancelled", "finished"}

func (f *FutureCore) reprInfo() []string {
	info := []string{stateNames[f.state]}
	if f.state == stateFinished {
		if f.exc() != nil {
			info = append(info, "exception="+py.Repr(f.exc()))
		} else {
			info = append(info, "result="+shortRepr(f.result))
		}
	}
	if cbs := f.callbacks(); len(cbs) > 0 {
		info = append(info, "cb=["+callbackList(cbs)+"]")
	}
	return info
}

// callbackList shows the first and last callback and counts those between.
func callbackList(cbs []callback) string {
	show := func(c callback) string {
		if d, ok := c.(*doneCallback); ok {
			return callbackSource(d.fn, nil, false)
		}
		return callbackSource(c, nil, false)
	}
	switch n := len(cbs); n {
	case 1:
		return show(cbs[0])
	case 2:
		return show(cbs[0]) + ", " + show(cbs[1])
	default:
		return show(cbs[0]) + ", <" + strconv.Itoa(n-2) + " more>, " + show(cbs[n-1])
	}
}

// reprInfo adds a task's name, coroutine and what it waits for (base_tasks._task_repr_info).
func (t *TaskCore) reprInfo(info []string) []string {
	if t.cancels > 0 && !t.done() {
		info[0] = "cancelling"
	}
	head := []string{info[0], "name=" + py.Repr(t.GetName())}
	if t.GetCoro() != nil {
		head = append(head, "coro=<"+t.coroText()+">")
	}
	if t.waiter != nil {
		head = append(head, "wait_for="+py.Repr(t.waiter.object()))
	}
	return append(head, info[1:]...)
}

// coroText is coroutines._format_coroutine.
func (t *TaskCore) coroText() string {
	name := nameOf(t.GetCoro())
	if name == "" {
		name = "<" + py.TypeOf(t.GetCoro()).Name + " without __name__>"
	}
	name += "()"
	c, ok := t.GetCoro().(coro.Object)
	if !ok {
		return name
	}
	if t.done() {
		if file, line, ok := c.DefinedAt(); ok {
			return name + " done, defined at " + file + ":" + strconv.Itoa(line)
		}
		return name + " done"
	}
	if file, line, ok := t.runningAt(); ok {
		return name + " running at " + file + ":" + strconv.Itoa(line)
	}
	return name + " running"
}

func (t *TaskCore) describe() string { return py.TypeOf(t.object()).Qualname + ".task_wakeup()" }

// The objects whose repr is being made, so that one that contains itself shows as "...".
var inRepr []any

func enterRepr(x any) bool {
	for _, y := range inRepr {
		if y == x {
			return false
		}
	}
	inRepr = append(inRepr, x)
	return true
}

func leaveRepr(any) { inRepr = inRepr[:len(inRepr)-1] }

// repr of a loop: <_UnixSelectorEventLoop running=True closed=False debug=False>.
func (l *Loop) repr() string {
	return "<" + py.TypeOf(l.object()).Name + " running=" + py.Repr(l.running) + " closed=" + py.Repr(l.closed) +
		" debug=" + py.Repr(l.debug) + ">"
}

// describeCall is base_events._format_handle: a task's step shows as the task.
func (l *Loop) describeCall(e readyEntry) string {
	switch c := e.cb.(type) {
	case *TaskCore:
		return c.repr()
	case *raisingStep:
		return c.t.repr()
	case *Handle:
		return py.Repr(c.object())
	}
	return "<Handle " + callbackSource(e.cb, nil, true) + ">"
}
