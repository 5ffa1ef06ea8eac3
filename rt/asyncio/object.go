package asyncio

import "github.com/gosyncio/gosyncio/rt/py"

// object is the part of a class that Python code can subclass and hang attributes on.
type object struct {
	inst *py.Instance // the instance of a user subclass this is the base of, nil for a plain object
}

// SetInstance tells the object that it is the builtin part of an instance of a user subclass.
func (o *object) SetInstance(in *py.Instance) { o.inst = in }

// this is the object as Python sees it; self is the Go object o is part of.
func (o *object) this(self any) any {
	if o.inst != nil {
		return o.inst
	}
	return self
}

// reprOf is the repr of a lock: object's, with the state in brackets.
func (o *object) reprOf(self any, state string, waiters int) string {
	x := o.this(self)
	return "<" + py.TypeOf(x).FullName() + " object at " + py.AddressText(x) + " [" + withWaiters(state, waiters) + "]>"
}

// instanceOf is the object as Python sees it of which x may be the builtin part.
func instanceOf(x any) any {
	if o, ok := x.(interface{ this(self any) any }); ok {
		return o.this(x)
	}
	return x
}
