package py

import "context"

// Memoryview is a memoryview of bytes or a bytearray: one dimension, format
// 'B'. Casts and other formats are not offered.
type Memoryview struct {
	obj      any // Bytes or *Bytearray
	start    int
	step     int
	n        int
	released bool
	readonly bool
}

// NewMemoryview is memoryview(o). TypeError if o is no bytes-like object.
func NewMemoryview(o any) *Memoryview {
	switch x := Unwrap(o).(type) {
	case Bytes:
		return &Memoryview{obj: x, step: 1, n: len(x)}
	case *Bytearray:
		x.exports++
		return &Memoryview{obj: x, step: 1, n: len(x.b)}
	case *Memoryview:
		return x.view(0, 1, x.n)
	}
	panic(TypeError.Newf("memoryview: a bytes-like object is required, not '%s'", TypeOf(o).Name))
}

func (m *Memoryview) view(start, step, n int) *Memoryview {
	m.check()
	if b, ok := m.obj.(*Bytearray); ok {
		b.exports++
	}
	return &Memoryview{obj: m.obj, start: m.start + start*m.step, step: m.step * step, n: n, readonly: m.readonly}
}

func (m *Memoryview) check() {
	if m.released {
		panic(ValueError.New("operation forbidden on released memoryview object"))
	}
}

// PyClass gives memoryview.
func (m *Memoryview) PyClass() *Type { return MemoryviewType }

// LenAny is len(m).
func (m *Memoryview) LenAny() int { m.check(); return m.n }

func (m *Memoryview) at(i int) byte {
	i = m.start + i*m.step
	if b, ok := m.obj.(*Bytearray); ok {
		return b.b[i]
	}
	return m.obj.(Bytes)[i]
}

// bytes copies what the view shows.
func (m *Memoryview) bytes() []byte {
	m.check()
	out := make([]byte, m.n)
	for i := range out {
		out[i] = m.at(i)
	}
	return out
}

// Release is m.release().
func (m *Memoryview) Release() {
	if b, ok := m.obj.(*Bytearray); ok && !m.released {
		b.exports--
	}
	m.released = true
}

func init() {
	MemoryviewType.Slots = Slots{
		Repr: func(o any) string { return "<memory at " + addressText(o) + ">" },
		Hash: func(o any) int {
			m := o.(*Memoryview)
			if _, ok := m.obj.(*Bytearray); ok {
				panic(ValueError.New("cannot hash writable memoryview object"))
			}
			return StrHash(string(m.bytes()))
		},
		Len: func(o any) int { return o.(*Memoryview).LenAny() },
		Iter: func(o any) Iterator {
			m := o.(*Memoryview)
			return upIter(memoryIterType, m.LenAny, func(i int) any { return int(m.at(i)) })
		},
		GetItem: memoryGetItem,
		SetItem: memorySetItem,
		Compare: func(op CmpOp, a, b any) any {
			if op != OpEq && op != OpNe {
				return NotImplemented
			}
			return bytesCompare(op, a, b)
		},
		Enter: func(_ context.Context, o any) any { o.(*Memoryview).check(); return o },
		Exit:  func(_ context.Context, o any, _ *Exception) any { o.(*Memoryview).Release(); return nil },
	}
	MemoryviewType.Construct = func(_ context.Context, cls *Type, args []any, kw []Kwarg) any {
		return NewMemoryview(bindNew("memoryview", "object", args, kw)[0])
	}
}

func memoryGetItem(o, k any) any {
	m := o.(*Memoryview)
	m.check()
	if s, ok := k.(*Slice); ok {
		return m.view(s.Span(m.n))
	}
	return int(m.at(memoryIndex(m, k)))
}

func memoryIndex(m *Memoryview, k any) int {
	if _, ok := Index(k); !ok {
		panic(TypeError.New("memoryview: invalid slice key"))
	}
	return seqIndex(k, m.n, "memoryview", "index out of bounds on dimension 1")
}

func memorySetItem(o, k, v any) {
	m := o.(*Memoryview)
	m.check()
	b, ok := m.obj.(*Bytearray)
	if !ok || m.readonly {
		panic(TypeError.New("cannot modify read-only memory"))
	}
	s, ok := k.(*Slice)
	if !ok {
		i := memoryIndex(m, k)
		x, isInt := Index(v)
		if !isInt {
			panic(TypeError.New("memoryview: invalid type for format 'B'"))
		}
		n, fits := x.(int)
		if !fits || n < 0 || n > 255 {
			panic(ValueError.New("memoryview: invalid value for format 'B'"))
		}
		b.b[m.start+i*m.step] = byte(n)
		return
	}
	src := BytesLike(v)
	start, step, n := s.Span(m.n)
	if len(src) != n {
		panic(ValueError.New("memoryview assignment: lvalue and rvalue have different structures"))
	}
	for i := range n {
		b.b[m.start+(start+i*step)*m.step] = src[i]
	}
}
