package py

import (
	bin "encoding/binary"
	"iter"
	"math/bits"
	"strings"
	"unicode/utf8"
	"unsafe"
)

// A Python str is a Go string of UTF-8; a lone surrogate is kept as the three
// bytes that UTF-8's scheme gives it (WTF-8). Positions and lengths are code
// points: where they matter, ASCII strings take a direct path.

// isASCII tells whether every byte is below 0x80.
func isASCII(s string) bool {
	p := unsafe.Slice(unsafe.StringData(s), len(s))
	for len(p) >= 8 {
		if bin.LittleEndian.Uint64(p)&0x8080808080808080 != 0 {
			return false
		}
		p = p[8:]
	}
	for _, c := range p {
		if c >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// StrLen is len(s): the number of code points, which is that of the bytes that
// do not continue one.
func StrLen(s string) int {
	n := len(s)
	p := unsafe.Slice(unsafe.StringData(s), n)
	for len(p) >= 8 {
		w := bin.LittleEndian.Uint64(p)
		if w&0x8080808080808080 != 0 {
			n -= bits.OnesCount64(w >> 7 & (^w >> 6) & 0x0101010101010101)
		}
		p = p[8:]
	}
	for _, c := range p {
		if c&0xC0 == 0x80 {
			n--
		}
	}
	return n
}

func strLen(s string) int { return StrLen(s) }

// decodeRune decodes the first code point of s, surrogates too.
func decodeRune(s string) (r rune, size int) {
	if s[0] < utf8.RuneSelf {
		return rune(s[0]), 1
	}
	r, size = utf8.DecodeRuneInString(s)
	if r == utf8.RuneError && size == 1 && len(s) >= 3 && s[0] == 0xED && s[1]&0xC0 == 0x80 && s[2]&0xC0 == 0x80 {
		return 0xD000 | rune(s[1]&0x3F)<<6 | rune(s[2]&0x3F), 3
	}
	return r, size
}

// DecodeRune decodes the first code point of a non-empty str, lone surrogates too.
func DecodeRune(s string) (r rune, size int) { return decodeRune(s) }

// decodeLastRune decodes the last code point of s, surrogates too.
func decodeLastRune(s string) (r rune, size int) {
	i := len(s) - 1
	for i > 0 && s[i]&0xC0 == 0x80 {
		i--
	}
	return decodeRune(s[i:])
}

// appendRune appends the encoding of r, surrogates too.
func appendRune(b []byte, r rune) []byte {
	if 0xD800 <= r && r <= 0xDFFF {
		return append(b, 0xED, byte(r>>6)&0x3F|0x80, byte(r)&0x3F|0x80)
	}
	return utf8.AppendRune(b, r)
}

// runes iterates over the code points of s.
func runes(s string) iter.Seq2[int, rune] {
	return func(yield func(int, rune) bool) {
		for i := 0; i < len(s); {
			r, n := decodeRune(s[i:])
			if !yield(i, r) {
				return
			}
			i += n
		}
	}
}

// runeSlice is the code points of s.
func runeSlice(s string) []rune {
	out := make([]rune, 0, len(s))
	for i := 0; i < len(s); {
		r, n := decodeRune(s[i:])
		out = append(out, r)
		i += n
	}
	return out
}

// runeString is the str of code points.
func runeString(rs []rune) string {
	b := make([]byte, 0, len(rs))
	for _, r := range rs {
		b = appendRune(b, r)
	}
	return string(b)
}

// StrChars iterates over the characters of s as strings: `for c in s`.
func StrChars(s string) iter.Seq[string] {
	return func(yield func(string) bool) {
		for i := 0; i < len(s); {
			n := 1
			if s[i] >= utf8.RuneSelf {
				_, n = decodeRune(s[i:])
			}
			if !yield(s[i : i+n]) {
				return
			}
			i += n
		}
	}
}

// byteOffset is the offset of code point i >= 0; ok is false past the end
// (i == len(s) is the end and ok).
func byteOffset(s string, i int) (off int, ok bool) {
	if i > len(s) {
		return len(s), false
	}
	for ; i >= 8 && off+8 <= len(s); i -= 8 {
		if (s[off]|s[off+1]|s[off+2]|s[off+3]|s[off+4]|s[off+5]|s[off+6]|s[off+7])&0x80 != 0 {
			break
		}
		off += 8
	}
	for ; i > 0 && off < len(s); i-- {
		off++
		for off < len(s) && s[off]&0xC0 == 0x80 {
			off++
		}
	}
	return off, i == 0
}

// backOffset is the offset of the code point n before the end; ok is false
// before the start.
func backOffset(s string, n int) (off int, ok bool) {
	off = len(s)
	if n > off {
		return 0, false
	}
	for ; n > 0 && off > 0; n-- {
		off--
		for off > 0 && s[off]&0xC0 == 0x80 {
			off--
		}
	}
	return off, n == 0
}

// StrAt is s[i]. IndexError if out of range.
func StrAt(s string, i int) string {
	if off, ok := strOffset(s, i); ok && off < len(s) {
		if s[off] < utf8.RuneSelf {
			return s[off : off+1]
		}
		_, n := decodeRune(s[off:])
		return s[off : off+n]
	}
	panic(IndexError.New("string index out of range"))
}

// strOffset is the byte offset of index i, which may be negative.
func strOffset(s string, i int) (off int, ok bool) {
	if len(s) >= longStr {
		if x := strIndexOf(s); x != nil {
			return x.offset(s, i)
		}
	}
	if i >= 0 {
		return byteOffset(s, i)
	}
	return backOffset(s, -max(i, -maxInt)) // the smallest int has no negative
}

// clampOffset is strOffset clamped to the string, for slices.
func clampOffset(s string, i int) int {
	off, _ := strOffset(s, i)
	return off
}

// StrSlice is s[lo:hi]; maxInt as hi stands for the end.
func StrSlice(s string, lo, hi int) string {
	a, b := clampOffset(s, lo), len(s)
	if hi < maxInt {
		b = clampOffset(s, hi)
	}
	if a >= b {
		return ""
	}
	return s[a:b]
}

// StrFrom is s[lo:].
func StrFrom(s string, lo int) string { return s[clampOffset(s, lo):] }

// StrTo is s[:hi].
func StrTo(s string, hi int) string { return s[:clampOffset(s, hi)] }

// StrSliceStep is s[x] for any slice.
func StrSliceStep(s string, x *Slice) string {
	if x.Step == nil || x.Step == 1 {
		lo, hi := 0, maxInt
		if x.Start != nil {
			lo = sliceIndex(x.Start)
		}
		if x.Stop != nil {
			hi = sliceIndex(x.Stop)
		}
		return StrSlice(s, lo, hi)
	}
	if isASCII(s) {
		start, step, n := x.Span(len(s))
		b := make([]byte, n)
		for i := range b {
			b[i] = s[start+i*step]
		}
		return string(b)
	}
	rs := runeSlice(s)
	start, step, n := x.Span(len(rs))
	out := make([]rune, n)
	for i := range out {
		out[i] = rs[start+i*step]
	}
	return runeString(out)
}

// StrRepeat is s * n.
func StrRepeat(s string, n int) string {
	if n <= 0 {
		return ""
	}
	checkRepeat(len(s), n)
	return strings.Repeat(s, n)
}

// StrHas is sub in s.
func StrHas(s, sub string) bool { return strings.Contains(s, sub) }

// StrLess compares as Python does: by code points, which is the order of the
// encoded bytes.
func StrLess(a, b string) bool { return a < b }
