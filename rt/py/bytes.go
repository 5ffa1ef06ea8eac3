package py

import (
	"context"
	"iter"
	"strings"
)

// Bytes is Python's bytes.
type Bytes string

// Bytearray is Python's bytearray: a mutable sequence of bytes.
type Bytearray struct {
	b       []byte
	exports int // memoryviews that hold it at its size
}

// NewBytearray makes a bytearray that takes over b.
func NewBytearray(b []byte) *Bytearray { return &Bytearray{b: b} }

// Bytes is the Go slice behind the bytearray, valid until it changes its size.
func (b *Bytearray) Bytes() []byte { return b.b }

// Len is len(b).
func (b *Bytearray) Len() int { return len(b.b) }

// LenAny is len(b).
func (b *Bytearray) LenAny() int { return len(b.b) }

// PyClass gives bytearray.
func (b *Bytearray) PyClass() *Type { return BytearrayType }

// Len is len(b).
func (b Bytes) Len() int { return len(b) }

// LenAny is len(b).
func (b Bytes) LenAny() int { return len(b) }

// PyClass gives bytes.
func (b Bytes) PyClass() *Type { return BytesType }

// At is b[i]: an int. IndexError if out of range.
func (b Bytes) At(i int) int {
	if i < 0 {
		i += len(b)
	}
	if uint(i) >= uint(len(b)) {
		panic(IndexError.New("index out of range"))
	}
	return int(b[i])
}

// Slice is b[lo:hi].
func (b Bytes) Slice(lo, hi int) Bytes {
	lo, hi = clampSlice(lo, hi, len(b))
	return b[lo:hi]
}

// Each iterates over the bytes as ints.
func (b Bytes) Each() iter.Seq[int] {
	return func(yield func(int) bool) {
		for i := 0; i < len(b); i++ {
			if !yield(int(b[i])) {
				return
			}
		}
	}
}

// bufferOf reads a bytes-like object.
func bufferOf(o any) (string, bool) {
	switch x := Unwrap(o).(type) {
	case Bytes:
		return string(x), true
	case *Bytearray:
		return string(x.b), true
	case *Memoryview:
		return string(x.bytes()), true
	}
	return "", false
}

// BytesLike reads a bytes-like object; TypeError "a bytes-like object is
// required, not 'int'".
func BytesLike(o any) string {
	s, ok := bufferOf(o)
	if !ok {
		panic(TypeError.Newf("a bytes-like object is required, not '%s'", TypeOf(o).Name))
	}
	return s
}

func init() {
	BytesType.Slots = Slots{
		Repr:     func(o any) string { return BytesRepr(string(o.(Bytes))) },
		Hash:     func(o any) int { return StrHash(string(o.(Bytes))) },
		Len:      func(o any) int { return len(o.(Bytes)) },
		Iter:     func(o any) Iterator { return byteIter(bytesIterType, o) },
		Contains: bytesContains,
		GetItem:  bytesGetItem,
		Compare:  bytesCompare,
		Binary:   bytesBinary, BinOps: []BinOp{OpAdd, OpMul, OpMod}, SequenceOps: true,
	}
	BytesType.Construct = func(_ context.Context, cls *Type, args []any, kw []Kwarg) any {
		return newBytes("bytes", args, kw)
	}
	BytearrayType.Slots = Slots{
		Repr:     func(o any) string { return bytearrayRepr(o.(*Bytearray)) },
		NoHash:   true,
		Len:      func(o any) int { return len(o.(*Bytearray).b) },
		Iter:     func(o any) Iterator { return byteIter(bytearrayIterType, o) },
		Contains: bytesContains,
		GetItem:  bytesGetItem,
		SetItem:  bytearraySetItem,
		DelItem:  bytearrayDelItem,
		Compare:  bytesCompare,
		Binary:   bytesBinary, BinOps: []BinOp{OpAdd, OpMul, OpMod}, SequenceOps: true,
		Inplace: bytearrayInplace, InplaceOps: []BinOp{OpAdd, OpMul},
	}
	BytearrayType.Construct = func(_ context.Context, cls *Type, args []any, kw []Kwarg) any {
		return NewBytearray([]byte(newBytes("bytearray", args, kw)))
	}
	BytearrayType.EmptyBase = func() any { return NewBytearray(nil) }
}

// newBytes is the value of bytes(...) or bytearray(...).
func newBytes(name string, args []any, kw []Kwarg) Bytes {
	a := bindNew(name, "source=Unbound, encoding=Unbound, errors=Unbound", args, kw)
	enc, errs := "", "strict"
	if a[1] != Unbound {
		enc = strArg(name, "encoding", a[1])
	}
	if a[2] != Unbound {
		errs = strArg(name, "errors", a[2])
	}
	if s, ok := Unwrap(a[0]).(string); ok && a[0] != Unbound {
		if a[1] == Unbound {
			panic(TypeError.New("string argument without an encoding"))
		}
		return Encode(s, enc, errs)
	}
	if a[1] != Unbound {
		panic(TypeError.New("encoding without a string argument"))
	}
	if a[2] != Unbound {
		panic(TypeError.New("errors without a string argument"))
	}
	if a[0] == Unbound {
		return ""
	}
	return bytesFrom(name, a[0])
}

// bytesFrom converts an int (that many zeros), a buffer, an object with
// __bytes__ or an iterable of ints.
func bytesFrom(name string, o any) Bytes {
	if s, ok := bufferOf(o); ok {
		return Bytes(s)
	}
	if name == "bytes" {
		if m, ok := TypeOf(o).Lookup("__bytes__"); ok && m != nil {
			b, ok := Unwrap(callSpecial(m, o)).(Bytes)
			if !ok {
				panic(TypeError.New("__bytes__ returned non-bytes"))
			}
			return b
		}
	}
	if v, ok := Index(o); ok {
		n, fits := v.(int)
		if !fits {
			panic(OverflowError.New("cannot fit 'int' into an index-sized integer"))
		}
		if n < 0 {
			panic(ValueError.New("negative count"))
		}
		return Bytes(make([]byte, n))
	}
	it := iterFor(o, func() *Exception {
		return TypeError.Newf("cannot convert '%s' object to %s", TypeOf(o).Name, name)
	})
	if name == "bytes" { // a bytearray makes no room before
		askLength(o)
	}
	var b []byte
	for {
		v, ok := it.Next()
		if !ok {
			return Bytes(b)
		}
		b = append(b, byteValue(v, name))
	}
}

// byteValue is an int 0 <= v < 256; name of the type is for the ValueError.
func byteValue(v any, name string) byte {
	x, ok := Index(v)
	if !ok {
		panic(TypeError.Newf("'%s' object cannot be interpreted as an integer", TypeOf(v).Name))
	}
	i, ok := x.(int)
	if !ok || i < 0 || i > 255 {
		if name == "bytearray" {
			name = "byte"
		}
		panic(ValueError.Newf("%s must be in range(0, 256)", name))
	}
	return byte(i)
}

func byteIter(cls *Type, o any) Iterator {
	if b, ok := o.(*Bytearray); ok {
		return upIter(cls, b.LenAny, func(i int) any { return int(b.b[i]) })
	}
	b := o.(Bytes)
	return upIter(cls, b.LenAny, func(i int) any { return int(b[i]) })
}

func bytesContains(o, x any) bool {
	s, _ := bufferOf(o)
	if sub, ok := bufferOf(x); ok {
		return strings.Contains(s, sub)
	}
	if v, ok := Index(x); ok {
		i, fits := v.(int)
		if !fits || i < 0 || i > 255 {
			panic(ValueError.New("byte must be in range(0, 256)"))
		}
		return strings.IndexByte(s, byte(i)) >= 0
	}
	panic(TypeError.Newf("a bytes-like object is required, not '%s'", TypeOf(x).Name))
}

func bytesGetItem(o, k any) any {
	name, s := "byte", ""
	ba, isArray := o.(*Bytearray)
	if isArray {
		name, s = "bytearray", string(ba.b)
	} else {
		s = string(o.(Bytes))
	}
	if x, ok := k.(*Slice); ok {
		out := sliceBytes(s, x)
		if isArray {
			return NewBytearray([]byte(out))
		}
		return Bytes(out)
	}
	what := "index out of range"
	if isArray {
		what = "bytearray index out of range"
	}
	return int(s[seqIndex(k, len(s), name, what)])
}

func sliceBytes(s string, x *Slice) string {
	start, step, n := x.Span(len(s))
	if step == 1 {
		return s[start : start+n]
	}
	b := make([]byte, n)
	for i := range b {
		b[i] = s[start+i*step]
	}
	return string(b)
}

func bytesCompare(op CmpOp, a, b any) any {
	x, ok1 := bufferOf(a)
	y, ok2 := bufferOf(b)
	if !ok1 || !ok2 {
		return NotImplemented
	}
	return op.holds(strings.Compare(x, y))
}

func bytesBinary(op BinOp, a, b any) any {
	var wrap func(s string) any
	switch a.(type) {
	case Bytes:
		wrap = func(s string) any { return Bytes(s) }
	case *Bytearray:
		wrap = func(s string) any { return NewBytearray([]byte(s)) }
	default:
		return NotImplemented
	}
	s, _ := bufferOf(a)
	switch op {
	case OpMul:
		return wrap(StrRepeat(s, repeatCount(b)))
	case OpMod:
		return wrap(PercentFormatBytes(s, b))
	}
	t, ok := bufferOf(b)
	if !ok {
		return NotImplemented
	}
	return wrap(s + t)
}

// bytearrayRepr is repr(b): unlike that of bytes it escapes an apostrophe between quotation marks too.
func bytearrayRepr(b *Bytearray) string {
	text := BytesRepr(string(b.b))
	if text[1] == '"' {
		text = strings.ReplaceAll(text, "'", `\'`)
	}
	return "bytearray(" + text + ")"
}
