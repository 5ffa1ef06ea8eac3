// Package py is Python's object model for generated Go: values, operators, classes, functions, exceptions, containers, text
// formatting and the builtin functions.
//
// A Python value of unknown type is an `any` in canonical form (None is nil, an int that fits is a Go int, str is string,
// and so on). Dynamic operations (Add, GetAttr, Call ...) take and return such values and raise by panicking with an
// *Exception, which Try recovers. Typed code uses the Go forms directly.
//
// Dispatch goes: a Go type switch for the plain cases; the methods of user classes (class statements); the Slots of builtin
// classes, which hold their operations in Go form. Method tables (MethodTable) give builtin classes and modules their
// functions, one line each; dunder attributes of builtin classes are derived from their Slots.
//
// The state of the running stack (context, handled exception, depth) is in a package variable that coro switches at every
// resume and the interpreter lock at every hand-over: the package itself starts no goroutines and takes no locks.
package py
