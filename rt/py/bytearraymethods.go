package py

import (
	"bytes"
	"context"
	"slices"
)

func byteArray(a []any) *Bytearray { return a[0].(*Bytearray) }

// initBytearrayMethods fills the table of the methods that change a bytearray.
func initBytearrayMethods() {
	BytearrayType.Methods(MethodTable{
		{"append", "self, item, /", func(_ context.Context, a []any) any {
			byteArray(a).Append(int(byteValue(a[1], "byte")))
			return nil
		}},
		{"clear", "self, /", func(_ context.Context, a []any) any {
			byteArray(a).resizable()
			byteArray(a).b = nil
			return nil
		}},
		{"copy", "self, /", func(_ context.Context, a []any) any { return NewBytearray(bytes.Clone(byteArray(a).b)) }},
		{"extend", "self, iterable_of_ints, /", func(_ context.Context, a []any) any {
			s, ok := bufferOf(a[1])
			if !ok {
				if _, isStr := Unwrap(a[1]).(string); isStr || !isIterable(a[1]) {
					if isStr {
						panic(TypeError.New("expected iterable of integers; got: 'str'"))
					}
					panic(TypeError.Newf("can't extend bytearray with %s", TypeOf(a[1]).Name))
				}
				s = string(bytesFrom("bytearray", a[1]))
			}
			byteArray(a).Extend(Bytes(s))
			return nil
		}},
		{"insert", "self, index, item, /", func(_ context.Context, a []any) any {
			b := byteArray(a)
			i := clampIndex(IndexInt(a[1]), len(b.b), 0, len(b.b))
			v := byteValue(a[2], "byte")
			b.resizable()
			b.b = slices.Insert(b.b, i, v)
			return nil
		}},
		{"pop", "self, index=-1, /", func(_ context.Context, a []any) any { return byteArray(a).pop(IndexInt(a[1])) }},
		{"remove", "self, value, /", func(_ context.Context, a []any) any {
			b := byteArray(a)
			i := bytes.IndexByte(b.b, byteValue(a[1], "byte"))
			if i < 0 {
				panic(ValueError.New("value not found in bytearray"))
			}
			b.resizable()
			b.b = slices.Delete(b.b, i, i+1)
			return nil
		}},
		{"reverse", "self, /", func(_ context.Context, a []any) any { slices.Reverse(byteArray(a).b); return nil }},
	})
	MemoryviewType.Methods(MethodTable{
		{"tobytes", "self, /, order='C'", func(_ context.Context, a []any) any { return Bytes(a[0].(*Memoryview).bytes()) }},
		{"tolist", "self, /", func(_ context.Context, a []any) any {
			return NewList(Items(Bytes(a[0].(*Memoryview).bytes()))...)
		}},
		{"hex", "self, sep=Unbound, bytes_per_sep=1", func(_ context.Context, a []any) any {
			return bytesHex(string(a[0].(*Memoryview).bytes()), a[1], a[2])
		}},
		{"release", "self, /", func(_ context.Context, a []any) any { a[0].(*Memoryview).Release(); return nil }},
		{"toreadonly", "self, /", func(_ context.Context, a []any) any {
			m := *a[0].(*Memoryview)
			m.readonly = true
			return &m
		}},
	})
	MemoryviewType.Getters([]Getter{
		{Name: "obj", Get: func(o any) any { return o.(*Memoryview).obj }},
		{Name: "nbytes", Get: func(o any) any { return o.(*Memoryview).LenAny() }},
		{Name: "itemsize", Get: func(any) any { return 1 }},
		{Name: "format", Get: func(any) any { return "B" }},
		{Name: "ndim", Get: func(any) any { return 1 }},
		{Name: "shape", Get: func(o any) any { return NewTuple(o.(*Memoryview).LenAny()) }},
		{Name: "strides", Get: func(o any) any { return NewTuple(o.(*Memoryview).step) }},
		{Name: "contiguous", Get: func(o any) any { return o.(*Memoryview).step == 1 }},
		{Name: "c_contiguous", Get: func(o any) any { return o.(*Memoryview).step == 1 }},
		{Name: "f_contiguous", Get: func(o any) any { return o.(*Memoryview).step == 1 }},
		{Name: "readonly", Get: func(o any) any { return o.(*Memoryview).isReadonly() }},
	})
}

func (m *Memoryview) isReadonly() bool {
	_, writable := m.obj.(*Bytearray)
	return m.readonly || !writable
}

func (b *Bytearray) pop(i int) any {
	n := len(b.b)
	if n == 0 {
		panic(IndexError.New("pop from empty bytearray"))
	}
	if i < 0 {
		i += n
	}
	if uint(i) >= uint(n) {
		panic(IndexError.New("pop index out of range"))
	}
	b.resizable()
	v := b.b[i]
	b.b = slices.Delete(b.b, i, i+1)
	return int(v)
}
