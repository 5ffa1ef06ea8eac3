package py

import (
	"math/big"
	"reflect"
)

// TypeName is type(o).__name__.
func TypeName(o any) string { return TypeOf(o).Name }

// TypeOf is type(o).
func TypeOf(o any) *Type {
	switch x := o.(type) {
	case nil:
		return NoneType
	case bool:
		return BoolType
	case int, *big.Int:
		return IntType
	case string:
		return StrType
	case float64:
		return FloatType
	case *Instance:
		return x.class
	case *Exception:
		return x.Class
	case *Type:
		return x.PyClass()
	case *Function:
		return x.PyClass()
	case *BoundMethod:
		return x.PyClass()
	case complex128:
		return ComplexType
	case Classed:
		return x.PyClass()
	case boxer:
		return TypeOf(x.Box())
	case AnyTuple:
		return TupleType
	case AnyDict:
		return DictType
	}
	return foreignType(o)
}

var foreignTypes = map[reflect.Type]*Type{}

// foreignType makes a class for a Go value that does not say its own.
func foreignType(o any) *Type {
	rt := reflect.TypeOf(o)
	if t, ok := foreignTypes[rt]; ok {
		return t
	}
	t := NewBuiltinType("go", rt.String())
	foreignTypes[rt] = t
	return t
}

// PyClass gives function, builtin_function_or_method or a descriptor class.
func (f *Function) PyClass() *Type {
	switch {
	case !f.builtin():
		return FunctionType
	case f.Owner == nil:
		return BuiltinFunctionType
	case f.wrapper:
		return WrapperDescrType
	}
	return MethodDescriptorType
}

// PyClass gives method, or the class of bound builtins.
func (m *BoundMethod) PyClass() *Type {
	if f, ok := m.Func.(*Function); ok && f.builtin() {
		if f.wrapper {
			return MethodWrapperType
		}
		return BuiltinFunctionType
	}
	return MethodType
}
