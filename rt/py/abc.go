package py

import "context"

// ABCMeta is abc.ABCMeta: classes that have it refuse to be instantiated while abstract methods are left, and take virtual
// subclasses.
var ABCMeta = newABCMeta()

// ABC is abc.ABC.
var ABC = newABC()

func newABCMeta() *Type {
	t := newType("ABCMeta", TypeType)
	t.Module = "abc"
	t.enforces = true
	return t
}

func newABC() *Type {
	t := newType("ABC", ObjectType)
	t.Module = "abc"
	t.meta = ABCMeta
	t.mixin = true
	t.layout = nil
	return t
}

// AbstractMethod is abc.abstractmethod: it marks a function (or a property, classmethod, staticmethod around one).
func AbstractMethod(f any) any {
	if fn, ok := f.(*Function); ok && !fn.Native {
		fn.attrs.set("__isabstractmethod__", true)
	}
	return f
}

func init() {
	ABCMeta.Construct = TypeType.Construct
	ABCMeta.Methods(MethodTable{
		{"register", "cls, subclass, /", func(_ context.Context, a []any) any {
			sub, ok := a[1].(*Type)
			if !ok {
				panic(newExc(TypeError, "Can only register classes"))
			}
			a[0].(*Type).Register(sub)
			return sub
		}},
	})
	ABC.Construct = func(ctx context.Context, cls *Type, args []any, kw []Kwarg) any { return newObject(ctx, cls, args, kw) }
}
