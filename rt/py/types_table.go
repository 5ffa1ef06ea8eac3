package py

// The builtin classes. Their method tables and Slots are filled in by init functions of the files that implement them, so
// that no initialisation cycle arises.
var (
	ObjectType         = newType("object")
	TypeType           = newType("type", ObjectType)
	NoneType           = newType("NoneType", ObjectType)
	IntType            = newType("int", ObjectType)
	BoolType           = newType("bool", IntType)
	FloatType          = newType("float", ObjectType)
	ComplexType        = newType("complex", ObjectType)
	StrType            = newType("str", ObjectType)
	BytesType          = newType("bytes", ObjectType)
	BytearrayType      = newType("bytearray", ObjectType)
	MemoryviewType     = newType("memoryview", ObjectType)
	ListType           = newType("list", ObjectType)
	DictType           = newType("dict", ObjectType)
	SetType            = newType("set", ObjectType)
	FrozenSetType      = newType("frozenset", ObjectType)
	TupleType          = newType("tuple", ObjectType)
	RangeType          = newType("range", ObjectType)
	SliceType          = newType("slice", ObjectType)
	EllipsisType       = newType("ellipsis", ObjectType)
	NotImplementedType = newType("NotImplementedType", ObjectType)

	FunctionType         = newType("function", ObjectType)
	BuiltinFunctionType  = newType("builtin_function_or_method", ObjectType)
	MethodType           = newType("method", ObjectType)
	MethodDescriptorType = newType("method_descriptor", ObjectType)
	WrapperDescrType     = newType("wrapper_descriptor", ObjectType)
	MethodWrapperType    = newType("method-wrapper", ObjectType)
	GetSetType           = newType("getset_descriptor", ObjectType)
	MemberType           = newType("member_descriptor", ObjectType)
	ModuleType           = newType("module", ObjectType)
	PropertyType         = newType("property", ObjectType)
	ClassMethodType      = newType("classmethod", ObjectType)
	StaticMethodType     = newType("staticmethod", ObjectType)
	SuperType            = newType("super", ObjectType)
	MappingProxyType     = newType("mappingproxy", ObjectType)
	TracebackType        = newType("traceback", ObjectType)
	FrameType            = newType("frame", ObjectType)
	CodeType             = newType("code", ObjectType)

	EnumerateType        = newType("enumerate", ObjectType)
	ZipType              = newType("zip", ObjectType)
	MapType              = newType("map", ObjectType)
	FilterType           = newType("filter", ObjectType)
	ReversedType         = newType("reversed", ObjectType)
	IteratorType         = newType("iterator", ObjectType)
	CallableIteratorType = newType("callable_iterator", ObjectType)
)

func init() {
	for _, t := range []*Type{
		BoolType, NoneType, SliceType, EllipsisType, NotImplementedType, FunctionType,
		BuiltinFunctionType, MethodType, RangeType, MemoryviewType, MappingProxyType, TracebackType, FrameType, CodeType,
	} {
		t.Final = true
	}
	for _, t := range []*Type{IntType, FloatType, ComplexType, StrType, BytesType, TupleType, FrozenSetType} {
		t.Immutable = true
	}
	for _, t := range []*Type{
		NoneType, IntType, BoolType, FloatType, ComplexType, StrType, BytesType, BytearrayType, ListType, DictType,
		SetType, FrozenSetType, TupleType, RangeType,
	} {
		t.plainValue = true
	}
	for _, t := range []*Type{FunctionType, MethodType, ModuleType, MappingProxyType, TracebackType, FrameType, CodeType} {
		t.Module = "builtins"
	}
	ObjectType.Construct = newObject
	ObjectType.layout = nil
}
