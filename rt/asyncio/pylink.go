package asyncio

import (
	"math/big"
	"runtime"
	"strings"
	"unsafe"

	"github.com/gosyncio/gosyncio/rt/coro"
	"github.com/gosyncio/gosyncio/rt/py"
)

// toFloat is a number of seconds as a float; TypeError for what is no number.
func toFloat(x any) float64 {
	switch v := py.Unwrap(x).(type) {
	case float64:
		return v
	case int:
		return float64(v)
	case bool:
		if v {
			return 1
		}
		return 0
	case *big.Int:
		f, _ := new(big.Float).SetInt(v).Float64()
		return f
	}
	if v, ok := py.Add(0.0, x).(float64); ok {
		return v
	}
	panic(py.TypeError.Newf("must be real number, not %s", py.TypeOf(x).Name))
}

func noAttribute(x any, name string) *py.Exception {
	return py.AttributeError.Newf("'%s' object has no attribute '%s'", py.TypeOf(x).ErrName(), name)
}

func reprOrNone(exc *py.Exception) string {
	if exc == nil {
		return "None"
	}
	return py.Repr(exc)
}

// isCallable is callable(x).
func isCallable(x any) bool {
	switch x.(type) {
	case nil:
		return false
	case *py.Function, *py.BoundMethod, *py.Type, py.Callable, *goCall:
		return true
	}
	_, ok := py.TypeOf(x).Lookup("__call__")
	return ok || py.TypeOf(x).Slots.Call != nil
}

// timerOf gives the timer a handle is the first part of.
func timerOf(h *Handle) *TimerHandle { return (*TimerHandle)(unsafe.Pointer(h)) }

// sourceOf gives where a Python function was defined, seen through partials; CPython gives none for methods.
func sourceOf(x any) (file string, line int, ok bool) {
	switch f := x.(type) {
	case *py.Function:
		if inner, ok := py.GetAttrOK(f, "__wrapped__"); ok { // inspect.unwrap
			return sourceOf(inner)
		}
		return py.FunctionDefinedAt(f)
	case partial:
		return sourceOf(f.PartialFunc())
	}
	return "", 0, false
}

// runningAt gives the line at which the task's coroutine is suspended; before its start that is its def.
func (t *TaskCore) runningAt() (file string, line int, ok bool) {
	if t.fiber.Fresh() {
		if c, ok := t.GetCoro().(coro.Object); ok {
			return c.DefinedAt()
		}
	}
	if t.loop.current == t {
		return t.runningHere()
	}
	fs := py.FramesOf(t.fiber.Stack(t.waitsFor()))
	if len(fs) == 0 {
		return "", 0, false
	}
	return fs[0].File, fs[0].Line, true
}

// runningHere is runningAt for the task that runs now: the outermost frame of its coroutine on the stack.
func (t *TaskCore) runningHere() (file string, line int, ok bool) {
	var pcs [256]uintptr
	name := nameOf(t.GetCoro())
	name = name[strings.LastIndexByte(name, '.')+1:]
	for _, f := range py.FramesOf(pcs[:runtime.Callers(1, pcs[:])]) {
		if f.Name == name {
			return f.File, f.Line, true
		}
	}
	return "", 0, false
}
