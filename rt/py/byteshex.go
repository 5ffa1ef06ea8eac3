package py

import (
	"encoding/hex"
	"strings"
)

// bytesHex is b.hex(sep, bytes_per_sep): groups are counted from the right, or
// from the left for a negative count.
func bytesHex(s string, sep, per any) string {
	text := hex.EncodeToString([]byte(s))
	n := IndexInt(per)
	if sep == Unbound {
		return text
	}
	sp, ok := Unwrap(sep).(string)
	if !ok {
		if b, isBuf := bufferOf(sep); isBuf {
			sp = b
		} else if Len(sep) != 1 {
			panic(ValueError.New("sep must be length 1."))
		} else {
			panic(TypeError.New("sep must be str or bytes."))
		}
	}
	if StrLen(sp) != 1 {
		panic(ValueError.New("sep must be length 1."))
	}
	if !isASCII(sp) {
		panic(ValueError.New("sep must be ASCII."))
	}
	left := n < 0
	n = max(n, -n)
	if n == 0 || n >= len(s) {
		return text
	}
	var parts []string
	first := len(s) % n
	if left || first == 0 {
		first = n
	}
	for i := 0; i < len(s); {
		parts = append(parts, text[2*i:2*min(i+first, len(s))])
		i += first
		first = n
	}
	return strings.Join(parts, sp)
}

// parseHex is bytes.fromhex: pairs of hex digits, ASCII whitespace between them.
func parseHex(s string) string {
	b := make([]byte, 0, len(s)/2)
	for i := 0; i < len(s); {
		if isSpaceByte(s[i]) {
			i++
			continue
		}
		hi := hexValue(s, i)
		lo := hexValue(s, i+1)
		b = append(b, byte(hi<<4|lo))
		i += 2
	}
	return string(b)
}

func hexValue(s string, i int) int {
	if i < len(s) {
		if d := strings.IndexByte(lowerHex, s[i]|0x20); d >= 0 && (d > 9 || s[i] <= '9') && s[i] >= '0' {
			return d
		}
		i = StrLen(s[:i])
	}
	panic(ValueError.Newf("non-hexadecimal number found in fromhex() arg at position %d", i))
}

// bytesTranslate maps every byte by a table of 256, after deleting some.
func bytesTranslate(s string, table, deleted any) string {
	var t string
	if table != nil {
		if t = BytesLike(table); len(t) != 256 {
			panic(ValueError.New("translation table must be 256 characters long"))
		}
	}
	del := BytesLike(deleted)
	b := make([]byte, 0, len(s))
	for i := 0; i < len(s); i++ {
		c := s[i]
		if strings.IndexByte(del, c) >= 0 {
			continue
		}
		if t != "" {
			c = t[c]
		}
		b = append(b, c)
	}
	return string(b)
}

func bytesMakeTrans(from, to string) any {
	if len(from) != len(to) {
		panic(ValueError.New("maketrans arguments must have same length"))
	}
	b := make([]byte, 256)
	for i := range b {
		b[i] = byte(i)
	}
	for i := range len(from) {
		b[from[i]] = to[i]
	}
	return Bytes(b)
}
