package py

import (
	"context"
)

// Builtins is the module builtins: every builtin function and class as a value.
var Builtins = NewModule("builtins", nil)

var builtinFunctions = MethodTable{
	{"abs", "x, /", func(_ context.Context, a []any) any { return Abs(a[0]) }},
	{"all", "iterable, /", func(_ context.Context, a []any) any { return All(a[0]) }},
	{"any", "iterable, /", func(_ context.Context, a []any) any { return Any(a[0]) }},
	{"ascii", "obj, /", func(_ context.Context, a []any) any { return Ascii(a[0]) }},
	{"bin", "number, /", func(_ context.Context, a []any) any { return Bin(a[0]) }},
	{"callable", "obj, /", func(_ context.Context, a []any) any { return IsCallable(a[0]) }},
	{"chr", "i, /", func(_ context.Context, a []any) any { return Chr(a[0]) }},
	{"delattr", "obj, name, /", func(_ context.Context, a []any) any { DelAttr(a[0], attrName(a[1])); return nil }},
	{"dir", "object=..., /", func(_ context.Context, a []any) any {
		if a[0] == Unbound {
			panic(newExc(RuntimeError, "dir() without arguments is not supported"))
		}
		return Dir(a[0])
	}},
	{"divmod", "x, y, /", func(_ context.Context, a []any) any { return DivMod(a[0], a[1]) }},
	{"exit", "code=None", func(_ context.Context, a []any) any { panic(makeExc(SystemExit, []any{a[0]})) }},
	{"quit", "code=None", func(_ context.Context, a []any) any { panic(makeExc(SystemExit, []any{a[0]})) }},
	{"format", "value, format_spec='', /", func(_ context.Context, a []any) any {
		return Format(a[0], strArg("format", "2", a[1]))
	}},
	{"getattr", "object, name, default=..., /", func(_ context.Context, a []any) any {
		name := attrName(a[1])
		if a[2] == Unbound {
			return GetAttr(a[0], name)
		}
		return GetAttrDefault(a[0], name, a[2])
	}},
	{"hasattr", "obj, name, /", func(_ context.Context, a []any) any { return HasAttr(a[0], attrName(a[1])) }},
	{"hash", "obj, /", func(_ context.Context, a []any) any { return Hash(a[0]) }},
	{"hex", "number, /", func(_ context.Context, a []any) any { return Hex(a[0]) }},
	{"id", "obj, /", func(_ context.Context, a []any) any { return ID(a[0]) }},
	{"input", "prompt='', /", func(_ context.Context, a []any) any { return Input(a[0]) }},
	{"isinstance", "obj, class_or_tuple, /", func(_ context.Context, a []any) any { return IsInstance(a[0], a[1]) }},
	{"issubclass", "cls, class_or_tuple, /", func(_ context.Context, a []any) any { return IsSubclass(a[0], a[1]) }},
	{"iter", "object, sentinel=..., /", func(_ context.Context, a []any) any {
		if a[1] != Unbound {
			return IterSentinel(a[0], a[1])
		}
		return IterValue(a[0])
	}},
	{"len", "obj, /", func(_ context.Context, a []any) any { return Len(a[0]) }},
	{"max", "*args, key=None, default=...", func(_ context.Context, a []any) any {
		return MaxKey(a[1], a[2], needOne("max", a[0])...)
	}},
	{"min", "*args, key=None, default=...", func(_ context.Context, a []any) any {
		return MinKey(a[1], a[2], needOne("min", a[0])...)
	}},
	{"next", "iterator, default=..., /", func(_ context.Context, a []any) any {
		if a[1] == Unbound {
			return NextOf(a[0])
		}
		return Next(a[0], a[1])
	}},
	{"oct", "number, /", func(_ context.Context, a []any) any { return Oct(a[0]) }},
	{
		"open", "file, mode='r', buffering=-1, encoding=None, errors=None, newline=None, closefd=True, opener=None",
		func(_ context.Context, a []any) any { return openArgs(a) },
	},
	{"ord", "c, /", func(_ context.Context, a []any) any { return Ord(a[0]) }},
	{"pow", "base, exp, mod=None", func(_ context.Context, a []any) any { return PowMod(a[0], a[1], a[2]) }},
	{"print", "*args, sep=' ', end='\\n', file=None, flush=False", func(_ context.Context, a []any) any {
		PrintKw(a[0].(*Tuple).items, a[1], a[2], a[3], Truth(a[4]))
		return nil
	}},
	{"repr", "obj, /", func(_ context.Context, a []any) any { return Repr(a[0]) }},
	{"round", "number, ndigits=None", func(_ context.Context, a []any) any { return Round(a[0], a[1]) }},
	{"setattr", "obj, name, value, /", func(_ context.Context, a []any) any { SetAttr(a[0], attrName(a[1]), a[2]); return nil }},
	{"sorted", "*args, **kwargs", func(_ context.Context, a []any) any {
		args := a[0].(*Tuple).Items()
		if len(args) != 1 {
			panic(TypeError.Newf("sorted expected 1 argument, got %d", len(args)))
		}
		o := bindArgs("sort", "*, key=None, reverse=False", nil, kwargsOf(a[1]))
		return Sorted(args[0], o[0], Truth(o[1]))
	}},
	{"sum", "iterable, /, start=0", func(_ context.Context, a []any) any { return Sum(a[0], a[1]) }},
	{"vars", "object=..., /", func(_ context.Context, a []any) any {
		if a[0] == Unbound {
			panic(newExc(RuntimeError, "vars() without arguments is not supported"))
		}
		return Vars(a[0])
	}},
	{"__import__", "name, globals=None, locals=None, fromlist=(), level=0", func(_ context.Context, a []any) any {
		return ImportModule(Str(a[0]))
	}},
}

func needOne(name string, args any) []any {
	items := args.(*Tuple).items
	if len(items) == 0 {
		panic(TypeError.Newf("%s expected at least 1 argument, got 0", name))
	}
	return items
}

// GetAttrDefault is getattr(o, name, default).
func GetAttrDefault(o any, name string, def any) any {
	if v, ok := GetAttrOK(o, name); ok {
		return v
	}
	return def
}

func initBuiltins() {
	b := Builtins
	b.Methods(builtinFunctions)
	b.SetClasses(ObjectType, TypeType, IntType, BoolType, FloatType, ComplexType, StrType, BytesType, BytearrayType,
		MemoryviewType, ListType, DictType, SetType, FrozenSetType, TupleType, RangeType, SliceType, PropertyType,
		ClassMethodType, StaticMethodType, SuperType, EnumerateType, ZipType, MapType, FilterType, ReversedType)
	b.SetClasses(exceptionClasses...)
	b.Later(func() {
		b.Set("EnvironmentError", OSError)
		b.Set("IOError", OSError)
		b.Set("Ellipsis", Ellipsis)
		b.Set("NotImplemented", NotImplemented)
		b.Set("None", nil)
		b.Set("True", true)
		b.Set("False", false)
		b.Set("__debug__", true)
	})
}

func init() {
	initTypeSlots()
	initIteratorTypes()
	initObjectMethods()
	initExceptionMethods()
	initDescriptorTypes()
	initFileTypes()
	initBuiltins()
}
