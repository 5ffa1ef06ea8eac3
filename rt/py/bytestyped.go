package py

import "strings"

// The methods of bytes that programs call most, on Go values.

// BytesUpper is b.upper().
func BytesUpper(b Bytes) Bytes {
	return Bytes(mapBytes(string(b), func(c, _ byte, _ int) byte { return upperByte(c) }))
}

// BytesLower is b.lower().
func BytesLower(b Bytes) Bytes {
	return Bytes(mapBytes(string(b), func(c, _ byte, _ int) byte { return lowerByte(c) }))
}

// BytesStrip is b.strip().
func BytesStrip(b Bytes) Bytes { return BytesLStrip(BytesRStrip(b)) }

// BytesLStrip is b.lstrip().
func BytesLStrip(b Bytes) Bytes {
	for b != "" && isSpaceByte(b[0]) {
		b = b[1:]
	}
	return b
}

// BytesRStrip is b.rstrip().
func BytesRStrip(b Bytes) Bytes {
	for b != "" && isSpaceByte(b[len(b)-1]) {
		b = b[:len(b)-1]
	}
	return b
}

// BytesSplit is b.split().
func BytesSplit(b Bytes) *List[Bytes] { return listOfBytes(splitSpaceBytes(string(b), -1, false)) }

// BytesSplitAt is b.split(sep); ValueError if sep is empty.
func BytesSplitAt(b, sep Bytes) *List[Bytes] {
	return listOfBytes(StrSplitN(string(b), string(sep), -1).items)
}

func listOfBytes(parts []string) *List[Bytes] {
	l := NewListSize[Bytes](len(parts))
	for _, s := range parts {
		l.items = append(l.items, Bytes(s))
	}
	return l
}

// BytesJoin is sep.join(l).
func BytesJoin(sep Bytes, l *List[Bytes]) Bytes {
	parts := make([]string, len(l.items))
	for i, b := range l.items {
		parts[i] = string(b)
	}
	return Bytes(strings.Join(parts, string(sep)))
}

// BytesStartsWith is b.startswith(prefix).
func BytesStartsWith(b, prefix Bytes) bool { return strings.HasPrefix(string(b), string(prefix)) }

// BytesEndsWith is b.endswith(suffix).
func BytesEndsWith(b, suffix Bytes) bool { return strings.HasSuffix(string(b), string(suffix)) }

// BytesFind is b.find(sub).
func BytesFind(b, sub Bytes) int { return strings.Index(string(b), string(sub)) }

// BytesReplace is b.replace(old, new).
func BytesReplace(b, old, with Bytes) Bytes {
	return Bytes(strings.ReplaceAll(string(b), string(old), string(with)))
}
