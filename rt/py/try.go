package py

import (
	"context"
	"fmt"
	"runtime"
)

// Handled is the mark of an exception being handled: what `except` establishes until its block ends.
type Handled struct {
	exc   *Exception
	outer *Handled
	state *State
}

// Killed is the private signal that discards a coroutine: Try passes it on without running handlers or code after it.
type Killed struct{ Owner any }

// Try runs body and gives the exception it raised, nil if none. It restores the handling state and the call depth.
//
// The emitted form of try/except/finally is straight-line Go:
//
//	if exc := py.Try(func() { body }); exc != nil {
//		switch {
//		case exc.IsA(py.ValueError):
//			h := py.Handle(exc)
//			...
//			h.Done()
//		default:
//			panic(exc.Reraise())
//		}
//	}
//
//go:noinline
func Try(body func()) (exc *Exception) {
	st := current
	handled, depth, native := st.handled, st.depth, st.native
	defer func() {
		if r := recover(); r != nil {
			exc = recovered(r)
			current = st
			st.depth, st.native = depth, native
		}
		st.handled = handled
	}()
	body()
	return nil
}

// TryFor is Try for a statement whose handlers, which take exceptions of these classes, look at nothing of what they take: where it
// came from is not recorded unless the program may look at it elsewhere. (That is most of what raising an exception costs.)
//
//	try:                        exc := py.TryFor(func() { n = f(s) }, py.ValueError)
//	    n = f(s)                switch {
//	except ValueError:    ->    case exc.IsA(py.ValueError):
//	    n = 0                       n = 0
//
//go:noinline
func TryFor(body func(), classes ...*Type) (exc *Exception) {
	st := current
	handled, depth, native := st.handled, st.depth, st.native
	defer func() {
		if r := recover(); r != nil {
			exc = recovered(r, classes...)
			current = st
			st.depth, st.native = depth, native
		}
		st.handled = handled
	}()
	body()
	return nil
}

// TryRun is Try for a body with a context and a result. It makes no closure: the bottom frames of a coroutine's stack are kept
// small with it. (The deferred function stands in both: recovered counts the frames between itself and the panic.)
//
//go:noinline
func TryRun(ctx context.Context, body interface{ Run(ctx context.Context) any }) (v any, exc *Exception) {
	st := current
	handled, depth, native := st.handled, st.depth, st.native
	defer func() {
		if r := recover(); r != nil {
			exc = recovered(r)
			current = st
			st.depth, st.native = depth, native
		}
		st.handled = handled
	}()
	return body.Run(ctx), nil
}

// Unwound is not an exception of the program: it takes a body that runs on another's stack off it, up to its TryRun.
var Unwound = &Exception{}

// recovered turns what a panic carried into a Python exception with the frames of the panic; it is called by the deferred
// function of Try (two frames below the panic). Those of exceptions of the dropped classes that the program can't know of are
// left out.
func recovered(r any, dropped ...*Type) *Exception {
	var e *Exception
	switch x := r.(type) {
	case *Exception:
		if x == Unwound {
			return x
		}
		e = x
	case *Killed:
		panic(x)
	default:
		e = fromGoPanic(r)
	}
	st := current
	if e.carried == raisedNew {
		e.setContext(st.topHandled())
	}
	if len(dropped) == 0 || e.known || !e.IsA(dropped...) {
		e.addFrames(capture(5))
	}
	e.carried = raisedNew
	return e
}

// fromGoPanic converts a Go panic: what generated code can run into has a Python meaning, the rest is an internal error.
func fromGoPanic(r any) *Exception {
	switch x := r.(type) {
	case runtime.Error:
		return newExc(SystemError, "internal error: "+x.Error())
	case error:
		return newExc(SystemError, "internal error: "+x.Error())
	}
	return newExc(SystemError, "internal error: "+fmt.Sprint(r))
}

// topHandled gives the innermost exception being handled on this stack or, if none, on the stacks that resumed it.
func (s *State) topHandled() *Exception {
	for ; s != nil; s = s.back {
		if s.handled != nil && s.handled.exc != nil {
			return s.handled.exc
		}
	}
	return nil
}

// setContext records the exception that was being handled when e was raised, without making a cycle
// (the algorithm of CPython's _PyErr_SetObject).
func (e *Exception) setContext(handled *Exception) {
	if handled == nil || handled == e {
		return
	}
	for o, slow, odd := handled, handled, false; o.Context != nil; odd = !odd {
		if o.Context == e {
			o.Context = nil
			break
		}
		o = o.Context
		if odd {
			slow = slow.Context
		}
		if o == slow {
			break
		}
	}
	e.Context = handled
}

// Handle makes exc the exception being handled until Done. Without one (a finally clause entered in the normal way) the one
// handled so far stays.
func Handle(exc *Exception) *Handled {
	st := current
	if exc == nil && st.handled != nil {
		exc = st.handled.exc
	}
	if exc != nil {
		exc.known = true
	}
	h := &Handled{exc: exc, outer: st.handled, state: st}
	st.handled = h
	return h
}

// Done ends the handler. It is safe to call it more than once and after the state was restored by an outer Try.
func (h *Handled) Done() {
	for x := h.state.handled; x != nil; x = x.outer {
		if x == h {
			h.state.handled = h.outer
			return
		}
	}
}

// Exc gives the exception being handled.
func (h *Handled) Exc() *Exception { return h.exc }

// Reraise prepares exc to go on as a bare `raise`, the end of `finally` or an unmatched `except` lets it: no new
// traceback entry for the function that does it, no new context.
func (e *Exception) Reraise() *Exception {
	e.carried = carriedReraise
	return e
}

// Propagate prepares exc to go on across a boundary of the runtime (a helper that caught it, a coroutine's stack): frames
// are added, the context stays.
func (e *Exception) Propagate() *Exception {
	e.carried = carriedOn
	return e
}

// ThrownIn prepares exc to be raised where a suspended generator or coroutine stands: what that one is handling there becomes
// the context. What its resumer is handling does not: the exception was raised elsewhere.
func (e *Exception) ThrownIn() *Exception {
	if h := current.handled; h != nil {
		e.setContext(h.exc)
	}
	return e.Propagate()
}

// Here gives e as raising it here would leave it: its context is what is being handled.
func (e *Exception) Here() *Exception {
	e.setContext(current.topHandled())
	return e
}

// Keep says that the program holds the exception, so that its traceback counts wherever it is caught; it gives the exception.
func (e *Exception) Keep() *Exception {
	e.known = true
	return e
}

// Raised is `raise x` for a value not known to be an exception: a class is called; TypeError for anything else.
func Raised(x any) *Exception {
	switch v := x.(type) {
	case *Exception:
		return v.Keep()
	case *Type:
		if v.excLayout {
			return v.New()
		}
	}
	panic(newExc(TypeError, "exceptions must derive from BaseException"))
}

// RaisedFrom is `raise x from cause`.
func RaisedFrom(x, cause any) *Exception {
	e := Raised(x)
	switch c := cause.(type) {
	case nil:
		e.Cause = nil
	case *Exception:
		e.Cause = c
	case *Type:
		if !c.excLayout {
			panic(newExc(TypeError, "exception causes must derive from BaseException"))
		}
		e.Cause = c.New()
	default:
		panic(newExc(TypeError, "exception causes must derive from BaseException"))
	}
	e.SuppressContext = true
	return e
}

// CurrentException gives the exception being handled, for a bare raise outside a lexical handler; RuntimeError if none.
func CurrentException() *Exception {
	if e := current.topHandled(); e != nil {
		return e
	}
	panic(newExc(RuntimeError, "No active exception to reraise"))
}

// HandledException is sys.exception(): the exception being handled or nil.
func HandledException() *Exception { return current.topHandled() }

// Matches is the test of a dynamic `except cls:`; false for no exception, TypeError unless cls is an exception class or a tuple of them.
func Matches(exc *Exception, cls any) bool {
	if exc == nil {
		return false
	}
	switch c := cls.(type) {
	case *Type:
		if c.excLayout {
			return exc.IsA(c)
		}
	case AnyTuple:
		checkClasses(exc, c)
		for i := range c.LenAny() {
			if t, ok := c.GetAny(i).(*Type); ok && exc.IsA(t) {
				return true
			}
		}
		return false
	}
	panic(clauseError(exc, notCatchable))
}

func checkClasses(exc *Exception, c AnyTuple) {
	for i := range c.LenAny() {
		if t, ok := c.GetAny(i).(*Type); !ok || !t.excLayout {
			panic(clauseError(exc, notCatchable))
		}
	}
}

const notCatchable = "catching classes that do not inherit from BaseException is not allowed"

// clauseError is the TypeError of an `except` clause that cannot name what it names. It is raised while exc is already
// the exception being handled.
func clauseError(exc *Exception, msg string) *Exception {
	e := newExc(TypeError, msg)
	e.setContext(exc)
	e.carried = carriedOn
	return e
}
