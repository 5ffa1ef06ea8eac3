package py

import (
	"bytes"
	"slices"
)

// resizable raises BufferError while a memoryview holds the bytearray.
func (b *Bytearray) resizable() {
	if b.exports > 0 {
		panic(BufferError.New("Existing exports of data: object cannot be re-sized"))
	}
}

// Append is b.append(v). ValueError unless 0 <= v < 256.
func (b *Bytearray) Append(v int) {
	if v < 0 || v > 255 {
		panic(ValueError.New("byte must be in range(0, 256)"))
	}
	b.resizable()
	b.b = append(b.b, byte(v))
}

// Extend is b.extend(s) of bytes.
func (b *Bytearray) Extend(s Bytes) {
	if len(s) > 0 {
		b.resizable()
		b.b = append(b.b, s...)
	}
}

// Get is b[i].
func (b *Bytearray) Get(i int) int {
	return int(b.b[seqIndex(i, len(b.b), "bytearray", "bytearray index out of range")])
}

// Set is b[i] = v.
func (b *Bytearray) Set(i, v int) {
	i = seqIndex(i, len(b.b), "bytearray", "bytearray index out of range")
	b.b[i] = byteValue(v, "byte")
}

// Slice is b[lo:hi].
func (b *Bytearray) Slice(lo, hi int) *Bytearray {
	lo, hi = clampSlice(lo, hi, len(b.b))
	return NewBytearray(bytes.Clone(b.b[lo:hi]))
}

func bytearraySetItem(o, k, v any) {
	b := o.(*Bytearray)
	s, ok := k.(*Slice)
	if !ok {
		i := seqIndex(k, len(b.b), "bytearray", "bytearray index out of range")
		b.b[i] = byteValue(v, "byte")
		return
	}
	var vs []byte
	if src, isBuf := bufferOf(v); isBuf {
		vs = []byte(src)
	} else {
		if _, isInt := Index(v); isInt {
			panic(TypeError.New("can assign only bytes, buffers, or iterables of ints in range(0, 256)"))
		}
		if _, isStr := v.(string); isStr || !isIterable(v) {
			panic(TypeError.New("can assign only bytes, buffers, or iterables of ints in range(0, 256)"))
		}
		vs = []byte(bytesFrom("bytearray", v))
	}
	start, step, n := s.Span(len(b.b))
	if step == 1 {
		if len(vs) != n {
			b.resizable()
		}
		b.b = slices.Replace(b.b, start, start+n, vs...)
		return
	}
	if len(vs) != n {
		panic(ValueError.Newf("attempt to assign bytes of size %d to extended slice of size %d", len(vs), n))
	}
	for i, x := range vs {
		b.b[start+i*step] = x
	}
}

func bytearrayDelItem(o, k any) {
	b := o.(*Bytearray)
	s, ok := k.(*Slice)
	if !ok {
		i := seqIndex(k, len(b.b), "bytearray", "bytearray index out of range")
		b.resizable()
		b.b = slices.Delete(b.b, i, i+1)
		return
	}
	start, step, n := s.Span(len(b.b))
	if n == 0 {
		return
	}
	b.resizable()
	if step < 0 {
		start, step = start+(n-1)*step, -step
	}
	if step == 1 {
		b.b = slices.Delete(b.b, start, start+n)
		return
	}
	out := b.b[:0:0]
	for i, x := range b.b {
		if i >= start && i <= start+(n-1)*step && (i-start)%step == 0 {
			continue
		}
		out = append(out, x)
	}
	b.b = out
}

func bytearrayInplace(op BinOp, a, b any) any {
	x := a.(*Bytearray)
	if op == OpMul {
		n, ok := Index(b)
		if !ok {
			return NotImplemented
		}
		x.resizable()
		x.b = []byte(StrRepeat(string(x.b), repeatCount(n)))
		return a
	}
	s, ok := bufferOf(b)
	if !ok {
		panic(TypeError.Newf("can't concat %s to %s", TypeOf(b).Name, "bytearray"))
	}
	x.Extend(Bytes(s))
	return a
}
