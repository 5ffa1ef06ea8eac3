package py

import (
	"context"
	"strings"
	"unicode/utf8"
)

func init() {
	StrType.Slots = Slots{
		Repr:     func(o any) string { return StrRepr(o.(string)) },
		Str:      func(o any) string { return o.(string) },
		Format:   func(o any, spec string) string { return FormatStr(o.(string), spec) },
		Hash:     func(o any) int { return StrHash(o.(string)) },
		Len:      func(o any) int { return StrLen(o.(string)) },
		Iter:     strIter,
		Contains: strContains,
		GetItem:  strGetItem,
		Compare:  strCompare,
		Binary:   strBinary, BinOps: []BinOp{OpAdd, OpMul, OpMod}, SequenceOps: true,
	}
	StrType.Construct = newStr
}

func newStr(_ context.Context, cls *Type, args []any, kw []Kwarg) any {
	if n := len(args); n > 3 {
		panic(TypeError.Newf("str expected at most 3 arguments, got %d", n))
	}
	a := bindNew("str", "object='', encoding=Unbound, errors=Unbound", args, kw)
	if a[1] == Unbound && a[2] == Unbound {
		return Str(a[0])
	}
	enc, errs := "utf-8", "strict"
	if a[1] != Unbound {
		enc = constructorStr("encoding", a[1])
	}
	if a[2] != Unbound {
		errs = constructorStr("errors", a[2])
	}
	if _, ok := a[0].(string); ok {
		panic(TypeError.New("decoding str is not supported"))
	}
	b, ok := bufferOf(a[0])
	if !ok {
		panic(TypeError.Newf("decoding to str: need a bytes-like object, %s found", TypeOf(a[0]).Name))
	}
	return Decode(b, enc, errs)
}

// constructorStr is strArg of str(), which names None's type in full.
func constructorStr(name string, v any) string {
	if v == nil {
		panic(TypeError.New("str() argument '" + name + "' must be str, not NoneType"))
	}
	return strArg("str", name, v)
}

func strIter(o any) Iterator {
	s, i := o.(string), 0
	cls := strIterType
	if isASCII(s) {
		cls = strASCIIIterType
	}
	return &valueIter{cls: cls, next: func() (any, bool) {
		if i >= len(s) {
			return nil, false
		}
		n := 1
		if s[i] >= utf8.RuneSelf {
			_, n = decodeRune(s[i:])
		}
		i += n
		return s[i-n : i], true
	}, left: func() int { return StrLen(s[i:]) }}
}

func strContains(o, x any) bool {
	sub, ok := Unwrap(x).(string)
	if !ok {
		panic(TypeError.Newf("'in <string>' requires string as left operand, not %s", TypeOf(x).Name))
	}
	return strings.Contains(o.(string), sub)
}

func strGetItem(o, k any) any {
	s := o.(string)
	switch k := k.(type) {
	case int:
		return StrAt(s, k)
	case *Slice:
		return StrSliceStep(s, k)
	}
	v, ok := Index(k)
	if !ok {
		panic(TypeError.Newf("string indices must be integers, not '%s'", TypeOf(k).Name))
	}
	i, ok := v.(int)
	if !ok {
		panic(IndexError.New("cannot fit 'int' into an index-sized integer"))
	}
	return StrAt(s, i)
}

func strCompare(op CmpOp, a, b any) any {
	x, ok1 := a.(string)
	y, ok2 := b.(string)
	if !ok1 || !ok2 {
		return NotImplemented
	}
	return op.holds(strings.Compare(x, y))
}

func strBinary(op BinOp, a, b any) any {
	s, ok := a.(string)
	if !ok {
		return NotImplemented
	}
	switch op {
	case OpMul:
		return StrRepeat(s, repeatCount(b))
	case OpMod:
		return PercentFormat(s, b)
	}
	if t, ok := b.(string); ok {
		return s + t
	}
	return NotImplemented
}
