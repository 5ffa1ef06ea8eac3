package py

import "strings"

// window gives the byte range of s[start:end]; ok is false where start lies
// beyond the end, so that not even "" is found.
func window(s string, start, end int) (lo, hi int, ok bool) {
	hi = len(s)
	if start != 0 {
		if lo, ok = strOffset(s, start); !ok && start > 0 {
			return 0, 0, false
		}
	}
	if end != maxInt {
		hi = clampOffset(s, end)
	}
	return lo, hi, lo <= hi
}

// StrFind is s.find(sub, start, end), -1 if absent; maxInt as end means the end.
func StrFind(s, sub string) int { return strIndexAt(s, strings.Index(s, sub)) }

// strIndexAt turns a byte offset (or -1) into a code point index.
func strIndexAt(s string, off int) int {
	if off <= 0 {
		return off
	}
	return StrLen(s[:off])
}

// StrFindIn is s.find(sub, start, end).
func StrFindIn(s, sub string, start, end int) int {
	lo, hi, ok := window(s, start, end)
	if !ok {
		return -1
	}
	i := strings.Index(s[lo:hi], sub)
	if i < 0 {
		return -1
	}
	return strIndexAt(s, lo+i)
}

// StrRFind is s.rfind(sub).
func StrRFind(s, sub string) int { return strIndexAt(s, strings.LastIndex(s, sub)) }

// StrRFindIn is s.rfind(sub, start, end).
func StrRFindIn(s, sub string, start, end int) int {
	lo, hi, ok := window(s, start, end)
	if !ok {
		return -1
	}
	i := strings.LastIndex(s[lo:hi], sub)
	if i < 0 {
		return -1
	}
	return strIndexAt(s, lo+i)
}

// found raises ValueError for an index of -1: s.index, s.rindex.
func found(i int, what string) int {
	if i < 0 {
		panic(ValueError.New(what + " not found"))
	}
	return i
}

// StrIndex is s.index(sub). ValueError if absent.
func StrIndex(s, sub string) int { return found(StrFind(s, sub), "substring") }

// StrCount is s.count(sub).
func StrCount(s, sub string) int {
	if sub == "" {
		return StrLen(s) + 1
	}
	return strings.Count(s, sub)
}

// StrCountIn is s.count(sub, start, end).
func StrCountIn(s, sub string, start, end int) int {
	lo, hi, ok := window(s, start, end)
	if !ok {
		return 0
	}
	return StrCount(s[lo:hi], sub)
}

// StrStartsWith is s.startswith(prefix).
func StrStartsWith(s, prefix string) bool { return strings.HasPrefix(s, prefix) }

// StrEndsWith is s.endswith(suffix).
func StrEndsWith(s, suffix string) bool { return strings.HasSuffix(s, suffix) }

// StrRemovePrefix is s.removeprefix(prefix).
func StrRemovePrefix(s, prefix string) string { return strings.TrimPrefix(s, prefix) }

// StrRemoveSuffix is s.removesuffix(suffix).
func StrRemoveSuffix(s, suffix string) string { return strings.TrimSuffix(s, suffix) }

// StrReplace is s.replace(old, new).
func StrReplace(s, old, repl string) string { return StrReplaceN(s, old, repl, -1) }

// StrReplaceN is s.replace(old, new, count); a negative count replaces all.
func StrReplaceN(s, old, repl string, count int) string {
	if old != "" || isASCII(s) || count == 0 {
		return strings.Replace(s, old, repl, count)
	}
	return replaceEmpty(s, repl, count)
}

// replaceEmpty puts repl before the first characters and at the end
// (strings.Replace would split lone surrogates).
func replaceEmpty(s, repl string, count int) string {
	var b strings.Builder
	for _, r := range runes(s) {
		if count != 0 {
			b.WriteString(repl)
			count--
		}
		b.Write(appendRune(nil, r))
	}
	if count != 0 {
		b.WriteString(repl)
	}
	return b.String()
}

// StrStrip is s.strip().
func StrStrip(s string) string { return strings.TrimFunc(s, isSpace) }

// StrLStrip is s.lstrip().
func StrLStrip(s string) string { return strings.TrimLeftFunc(s, isSpace) }

// StrRStrip is s.rstrip().
func StrRStrip(s string) string { return strings.TrimRightFunc(s, isSpace) }

// StrStripChars is s.strip(chars).
func StrStripChars(s, chars string) string { return StrLStripChars(StrRStripChars(s, chars), chars) }

// StrLStripChars is s.lstrip(chars).
func StrLStripChars(s, chars string) string {
	for s != "" {
		_, n := decodeRune(s)
		if !strings.Contains(chars, s[:n]) {
			break
		}
		s = s[n:]
	}
	return s
}

// StrRStripChars is s.rstrip(chars).
func StrRStripChars(s, chars string) string {
	for s != "" {
		_, n := decodeLastRune(s)
		if !strings.Contains(chars, s[len(s)-n:]) {
			break
		}
		s = s[:len(s)-n]
	}
	return s
}

// justify fills s up to width with fill: left and right shares of the filling.
func justify(s string, width int, fill string, share func(k int) int) string {
	k := width - StrLen(s)
	if k <= 0 {
		return s
	}
	left := share(k)
	return strings.Repeat(fill, left) + s + strings.Repeat(fill, k-left)
}

// StrLJust is s.ljust(width, fill).
func StrLJust(s string, width int, fill string) string {
	return justify(s, width, oneChar(fill), func(int) int { return 0 })
}

// StrRJust is s.rjust(width, fill).
func StrRJust(s string, width int, fill string) string {
	return justify(s, width, oneChar(fill), func(k int) int { return k })
}

// StrCenter is s.center(width, fill): an odd space goes to the left where width
// is odd, else to the right.
func StrCenter(s string, width int, fill string) string {
	return justify(s, width, oneChar(fill), func(k int) int { return k/2 + k&width&1 })
}

// oneChar checks a fill character. TypeError unless it is one character.
func oneChar(fill string) string {
	if len(fill) != 1 && StrLen(fill) != 1 {
		panic(TypeError.New("The fill character must be exactly one character long"))
	}
	return fill
}

// StrZFill is s.zfill(width): zeros between a sign and the rest.
func StrZFill(s string, width int) string {
	k := width - StrLen(s)
	if k <= 0 {
		return s
	}
	if s != "" && (s[0] == '+' || s[0] == '-') {
		return s[:1] + strings.Repeat("0", k) + s[1:]
	}
	return strings.Repeat("0", k) + s
}

// StrExpandTabs is s.expandtabs(size).
func StrExpandTabs(s string, size int) string {
	var b strings.Builder
	col := 0
	for i, r := range runes(s) {
		switch r {
		case '\t':
			if size > 0 {
				k := size - col%size
				col += k
				b.WriteString(strings.Repeat(" ", k))
			}
			continue
		case '\n', '\r':
			col = -1
		}
		col++
		_, n := decodeRune(s[i:])
		b.WriteString(s[i : i+n])
	}
	return b.String()
}
