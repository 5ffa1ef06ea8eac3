package py

import (
	"errors"
	"fmt"
)

// Exception is an instance of any exception class, the user's too. It is raised by panic and implements error.
type Exception struct {
	Class           *Type
	Args            *Tuple
	Dict            Attrs
	Cause, Context  *Exception
	SuppressContext bool
	// Fields are the extra values of classes that have some (OSError's errno ...): attribute name -> value.
	Fields Attrs
	// Group holds the members of an exception group.
	Group []*Exception
	tb    *traceback
	// carried says what the next recovery does: a bare raise drops the innermost frame, propagation keeps all; both leave
	// __context__ alone.
	carried carry
	// known says that the program may hold the exception: its traceback counts even where a handler drops it.
	known bool
}

type carry uint8

const (
	raisedNew carry = iota
	carriedReraise
	carriedOn
)

// PyClass gives the exception's class.
func (e *Exception) PyClass() *Type { return e.Class }

// Error gives "Class: message", so that a Python exception is a Go error.
func (e *Exception) Error() string {
	s := Str(e)
	if s == "" {
		return e.Class.FullName()
	}
	return e.Class.FullName() + ": " + s
}

// Unwrap gives the explicit cause, for errors.Is and errors.As.
func (e *Exception) Unwrap() error {
	if e.Cause == nil {
		return nil
	}
	return e.Cause
}

// New makes an exception of the class, as calling it does; the class must derive from BaseException.
func (t *Type) New(args ...any) *Exception {
	if !t.user {
		return makeExc(t, args)
	}
	v := Call(current.Ctx, t, args...)
	if e, ok := v.(*Exception); ok && !e.IsA(t) {
		v = Call(current.Ctx, t, e) // "raise C" asks again where __new__ gave an exception of another class
	}
	if e, ok := v.(*Exception); ok {
		e.known = e.known || t.override("__init__") != nil || t.override("__new__") != nil
		return e
	}
	panic(TypeError.Newf("calling %s should have returned an instance of BaseException, not %s", Repr(t), Repr(TypeOf(v))))
}

// newExc makes a plain exception without running user code.
func newExc(t *Type, args ...any) *Exception {
	return &Exception{Class: t, Args: NewTuple(args...)}
}

// Newf makes an exception of this class with a formatted message.
func (t *Type) Newf(format string, args ...any) *Exception {
	return newExc(t, fmt.Sprintf(format, args...))
}

// IsA reports whether the exception is an instance of one of the classes.
func (e *Exception) IsA(classes ...*Type) bool {
	if e == nil {
		return false
	}
	for _, c := range classes {
		if e.Class == c || e.Class.IsSubtype(c) {
			return true
		}
	}
	return false
}

// AsException finds the Python exception in a Go error chain.
func AsException(err error) (*Exception, bool) {
	var e *Exception
	ok := errors.As(err, &e)
	return e, ok
}

// KeepArgs is super().__init__(*args) in a class that extends a builtin class whose __init__ does nothing else.
func (e *Exception) KeepArgs(args ...any) { e.Args = NewTuple(args...) }
