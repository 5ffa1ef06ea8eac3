package py

import (
	"math/big"
	"reflect"
)

// None is the type argument that stands for Python's None in typed forms
// (*coro.Coroutine[py.None]); boxed it is nil.
type None struct{}

// Box gives None's boxed value.
func (None) Box() any { return nil }

// boxer is a typed-only value that knows its boxed form.
type boxer interface{ Box() any }

// unboxer is a pointer to a typed-only value that can be read from a boxed one.
type unboxer interface{ unbox(x any) bool }

// Viewer is a Go type that is one of several typed views of a boxed object (*asyncio.Task[int]): FromBox, which does not
// look at its receiver, gives the view of x as a value of that type.
type Viewer interface{ FromBox(x any) (v any, ok bool) }

// Box is x as a boxed value: Int, Tuple2 ... Tuple6 and None become what an
// any holds for them, nil pointers None; everything else is itself.
func Box[T any](x T) any {
	var v any = x
	switch b := v.(type) {
	case int, string, bool, float64, nil, *Tuple:
		return v
	case boxer:
		return b.Box()
	}
	return v
}

// NotNone is the object x for use of its attribute attr: AttributeError for None.
func NotNone[T any](x any, attr string) T {
	if x == nil {
		GetAttr(nil, attr)
	}
	return As[T](x)
}

// NotNil is NotNone for a pointer whose nil is None.
func NotNil[T any](x *T, attr string) *T {
	if x == nil {
		GetAttr(nil, attr)
	}
	return x
}

// NotNilTarget is NotNil for an attribute that is stored.
func NotNilTarget[T any](x *T, attr string) *T {
	if x == nil {
		SetAttr(nil, attr, nil)
	}
	return x
}

// As is the boxed value x in typed form. That x has another type is an error
// of the translation, not of the program: SystemError.
func As[T any](x any) T {
	if v, ok := x.(T); ok {
		return v
	}
	var v T
	if p, ok := any(&v).(*Int); ok && p.unbox(x) { // the common one needs nothing on the heap
		return v
	}
	return convert[T](x)
}

// convert is As where the value has another form than T.
func convert[T any](x any) T {
	v, ok := tryAs[T](x)
	if !ok {
		panic(castError(x, any(&v)))
	}
	return v
}

func castError(x, want any) *Exception {
	if _, isBig := x.(*big.Int); isBig {
		if _, isInt := want.(*int); isInt {
			return OverflowError.New("Python int too large to convert to C ssize_t")
		}
	}
	return SystemError.Newf("internal error: value of type %T where %T was inferred", x, want)
}

// tryAs is As that reports failure.
func tryAs[T any](x any) (v T, ok bool) {
	ok = unboxTo(x, &v)
	return v, ok
}

// unboxTo stores the boxed value x into *p, converting as Python's types agree:
// a bool is an int, an int is a float where a float was inferred.
func unboxTo[T any](x any, p *T) bool {
	if v, ok := x.(T); ok {
		*p = v
		return true
	}
	if view, ok := any(*p).(Viewer); ok && x != nil {
		if v, ok := view.FromBox(x); ok {
			*p, ok = v.(T)
			return ok
		}
	}
	switch p := any(p).(type) {
	case *any:
		*p = x
		return true
	case *int:
		switch x := x.(type) {
		case bool:
			*p = boolInt(x)
			return true
		case float64: // a dict lookup d[1.0] in a dict of ints
			if i := int(x); float64(i) == x {
				*p = i
				return true
			}
		case Int:
			i, ok := x.Fits()
			*p = i
			return ok
		}
		return false
	case *Int:
		return p.unbox(x)
	case *float64:
		switch x := x.(type) {
		case int:
			*p = float64(x)
			return true
		case bool:
			*p = float64(boolInt(x))
			return true
		case *big.Int:
			f, ok := bigFloat(x)
			*p = f
			return ok
		}
		return false
	case *None:
		return x == nil
	case unboxer:
		return p.unbox(x)
	}
	if b, ok := x.(boxer); ok {
		return unboxTo(b.Box(), p)
	}
	return x == nil && isNilable(any(p))
}

// isNilable tells whether *p is a pointer, so that None is its nil.
func isNilable(p any) bool { return reflect.TypeOf(p).Elem().Kind() == reflect.Pointer }

func tupleItems(x any, n int) ([]any, bool) {
	t, ok := x.(AnyTuple)
	if !ok || t.LenAny() != n {
		return nil, false
	}
	return t.BoxedItems(), true
}
