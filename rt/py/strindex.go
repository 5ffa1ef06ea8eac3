package py

import (
	"sync/atomic"
	"unsafe"
)

// Indexing a long string in a loop would scan it every time. The last few long
// strings indexed are remembered: whether they are ASCII and, if not, where
// every 64th code point starts. An entry keeps its string alive, so an equal
// data pointer means the same string.

const (
	longStr     = 256
	indexStride = 64
	indexSlots  = 16
)

type strIndex struct {
	s     string
	n     int     // code points
	marks []int32 // offset of code point i*indexStride; nil for ASCII
}

var strIndexes [indexSlots]atomic.Pointer[strIndex]

// strIndexOf gives the index of a long string; nil where it is too long for one.
func strIndexOf(s string) *strIndex {
	p := uintptr(unsafe.Pointer(unsafe.StringData(s)))
	slot := &strIndexes[(p>>4^p>>12)%indexSlots]
	if x := slot.Load(); x != nil && len(x.s) == len(s) && unsafe.StringData(x.s) == unsafe.StringData(s) {
		return x
	}
	if len(s) > 1<<31-1 {
		return nil
	}
	x := &strIndex{s: s, n: len(s)}
	if !isASCII(s) {
		x.n = 0
		for i := 0; i < len(s); i++ {
			if s[i]&0xC0 == 0x80 {
				continue
			}
			if x.n%indexStride == 0 {
				x.marks = append(x.marks, int32(i))
			}
			x.n++
		}
	}
	slot.Store(x)
	return x
}

func (x *strIndex) offset(s string, i int) (off int, ok bool) {
	if i < 0 {
		i += x.n
		if i < 0 {
			return 0, false
		}
	}
	if i >= x.n {
		return len(s), i == x.n
	}
	if x.marks == nil {
		return i, true
	}
	off = int(x.marks[i/indexStride])
	rest, ok := byteOffset(s[off:], i%indexStride)
	return off + rest, ok
}
