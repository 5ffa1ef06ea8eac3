package py

import (
	"context"
	"slices"
	"strings"
)

// bytesResult wraps the result of a bytes method in the receiver's class.
func bytesResult(self any, s string) any {
	if _, ok := self.(*Bytearray); ok {
		return NewBytearray([]byte(s))
	}
	return Bytes(s)
}

func bytesList(self any, parts []string) any {
	out := make([]any, len(parts))
	for i, p := range parts {
		out[i] = bytesResult(self, p)
	}
	return &List[any]{out}
}

// bytesSelf is the receiver's bytes.
func bytesSelf(a []any) string {
	s, _ := bufferOf(a[0])
	return s
}

func bytesMap(f func(s string) string) CodeFunc {
	return func(_ context.Context, a []any) any { return bytesResult(a[0], f(bytesSelf(a))) }
}

func bytesTest(f func(s string) bool) CodeFunc {
	return func(_ context.Context, a []any) any { return f(bytesSelf(a)) }
}

// bytesAll is a predicate that holds of every byte of a non-empty value.
func bytesAll(f func(c byte) bool) CodeFunc {
	return bytesTest(func(s string) bool {
		for i := 0; i < len(s); i++ {
			if !f(s[i]) {
				return false
			}
		}
		return s != ""
	})
}

func isLowerByte(c byte) bool { return c >= 'a' && c <= 'z' }
func isUpperByte(c byte) bool { return c >= 'A' && c <= 'Z' }
func isAlphaByte(c byte) bool { return isLowerByte(c | 0x20) }
func isSpaceByte(c byte) bool { return c == ' ' || c >= '\t' && c <= '\r' }

// bytesCased is isupper or islower: some letters of one case, none of the other.
func bytesCased(want, not func(c byte) bool) CodeFunc {
	return bytesTest(func(s string) bool {
		some := false
		for i := 0; i < len(s); i++ {
			if not(s[i]) {
				return false
			}
			some = some || want(s[i])
		}
		return some
	})
}

// mapBytes applies f to every byte, telling it the byte before.
func mapBytes(s string, f func(c, prev byte, i int) byte) string {
	b := make([]byte, len(s))
	var prev byte
	for i := range b {
		b[i] = f(s[i], prev, i)
		prev = s[i]
	}
	return string(b)
}

func upperByte(c byte) byte {
	if isLowerByte(c) {
		return c - 32
	}
	return c
}

func lowerByte(c byte) byte {
	if isUpperByte(c) {
		return c + 32
	}
	return c
}

func bytesTitle(s string) string {
	return mapBytes(s, func(c, prev byte, i int) byte {
		if i > 0 && isAlphaByte(prev) {
			return lowerByte(c)
		}
		return upperByte(c)
	})
}

func bytesIsTitle(s string) bool {
	cased, prev := false, false
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case isUpperByte(c):
			if prev {
				return false
			}
			prev, cased = true, true
		case isLowerByte(c):
			if !prev {
				return false
			}
			cased = true
		default:
			prev = false
		}
	}
	return cased
}

// bytesMethodsToI is the table shared by bytes and bytearray, c to i.
func bytesMethodsToI() MethodTable {
	return MethodTable{
		{"capitalize", "self, /", bytesMap(func(s string) string {
			return mapBytes(s, func(c, _ byte, i int) byte {
				if i == 0 {
					return upperByte(c)
				}
				return lowerByte(c)
			})
		})},
		{"center", "self, width, fillchar=b' ', /", bytesJustify("center", func(k, width int) int { return k/2 + k&width&1 })},
		{"count", "self, sub, start=None, end=None, /", bytesSearch(func(s, sub string) int { return bytesCount(s, sub) }, false, "")},
		{"decode", "self, /, encoding='utf-8', errors='strict'", func(_ context.Context, a []any) any {
			return Decode(bytesSelf(a), strArg("decode", "encoding", a[1]), strArg("decode", "errors", a[2]))
		}},
		{"endswith", "self, suffix, start=None, end=None, /", bytesAffix("endswith", strings.HasSuffix)},
		{"expandtabs", "self, /, tabsize=8", func(_ context.Context, a []any) any {
			return bytesResult(a[0], expandTabsBytes(bytesSelf(a), IndexInt(a[1])))
		}},
		{"find", "self, sub, start=None, end=None, /", bytesSearch(strings.Index, true, "")},
		{"hex", "self, sep=Unbound, bytes_per_sep=1", func(_ context.Context, a []any) any { return bytesHex(bytesSelf(a), a[1], a[2]) }},
		{"index", "self, sub, start=None, end=None, /", bytesSearch(strings.Index, true, "subsection")},
		{"isalnum", "self, /", bytesAll(func(c byte) bool { return isAlphaByte(c) || isDigitByte(c) })},
		{"isalpha", "self, /", bytesAll(isAlphaByte)},
		{"isascii", "self, /", bytesTest(isASCII)},
		{"isdigit", "self, /", bytesAll(isDigitByte)},
		{"islower", "self, /", bytesCased(isLowerByte, isUpperByte)},
		{"isspace", "self, /", bytesAll(isSpaceByte)},
		{"istitle", "self, /", bytesTest(bytesIsTitle)},
		{"isupper", "self, /", bytesCased(isUpperByte, isLowerByte)},
	}
}

// bytesMethodsFromJ is the table shared by bytes and bytearray, j to z.
func bytesMethodsFromJ() MethodTable {
	return MethodTable{
		{"join", "self, iterable_of_bytes, /", bytesJoin},
		{"ljust", "self, width, fillchar=b' ', /", bytesJustify("ljust", func(k, _ int) int { return 0 })},
		{"lower", "self, /", bytesMap(func(s string) string { return mapBytes(s, func(c, _ byte, _ int) byte { return lowerByte(c) }) })},
		{"lstrip", "self, bytes=None, /", bytesStrip(true, false)},
		{"partition", "self, sep, /", bytesPartition(strings.Index, false)},
		{"removeprefix", "self, prefix, /", func(_ context.Context, a []any) any {
			return bytesResult(a[0], strings.TrimPrefix(bytesSelf(a), BytesLike(a[1])))
		}},
		{"removesuffix", "self, suffix, /", func(_ context.Context, a []any) any {
			return bytesResult(a[0], strings.TrimSuffix(bytesSelf(a), BytesLike(a[1])))
		}},
		{"replace", "self, old, new, count=-1, /", func(_ context.Context, a []any) any {
			return bytesResult(a[0], replaceBytes(bytesSelf(a), BytesLike(a[1]), BytesLike(a[2]), IndexInt(a[3])))
		}},
		{"rfind", "self, sub, start=None, end=None, /", bytesSearch(strings.LastIndex, true, "")},
		{"rindex", "self, sub, start=None, end=None, /", bytesSearch(strings.LastIndex, true, "subsection")},
		{"rjust", "self, width, fillchar=b' ', /", bytesJustify("rjust", func(k, _ int) int { return k })},
		{"rpartition", "self, sep, /", bytesPartition(strings.LastIndex, true)},
		{"rsplit", "self, /, sep=None, maxsplit=-1", bytesSplit(true)},
		{"rstrip", "self, bytes=None, /", bytesStrip(false, true)},
		{"split", "self, /, sep=None, maxsplit=-1", bytesSplit(false)},
		{"splitlines", "self, /, keepends=False", func(_ context.Context, a []any) any {
			return bytesList(a[0], splitLines(bytesSelf(a), Truth(a[1]), func(r rune) bool { return r == '\n' || r == '\r' }))
		}},
		{"startswith", "self, prefix, start=None, end=None, /", bytesAffix("startswith", strings.HasPrefix)},
		{"strip", "self, bytes=None, /", bytesStrip(true, true)},
		{"swapcase", "self, /", bytesMap(func(s string) string {
			return mapBytes(s, func(c, _ byte, _ int) byte {
				if isAlphaByte(c) {
					return c ^ 0x20
				}
				return c
			})
		})},
		{"title", "self, /", bytesMap(bytesTitle)},
		{"translate", "self, table, /, delete=b''", func(_ context.Context, a []any) any {
			return bytesResult(a[0], bytesTranslate(bytesSelf(a), a[1], a[2]))
		}},
		{"upper", "self, /", bytesMap(func(s string) string { return mapBytes(s, func(c, _ byte, _ int) byte { return upperByte(c) }) })},
		{"zfill", "self, width, /", bytesZFill},
	}
}

func init() {
	for _, t := range []*Type{BytesType, BytearrayType} {
		t.Methods(bytesMethodsToI())
		t.Methods(bytesMethodsFromJ())
		t.StaticMethods(MethodTable{{"maketrans", "frm, to, /", func(_ context.Context, a []any) any {
			return bytesMakeTrans(BytesLike(a[0]), BytesLike(a[1]))
		}}})
		t.ClassMethods(MethodTable{{"fromhex", "cls, string, /", func(ctx context.Context, a []any) any {
			b := parseHex(strArg("fromhex", "", a[1]))
			if c := a[0].(*Type); c.user {
				return Call(ctx, c, Bytes(b))
			} else if c == BytearrayType {
				return NewBytearray([]byte(b))
			}
			return Bytes(b)
		}}})
	}
	BytesType.Methods(MethodTable{
		{"__bytes__", "self, /", func(_ context.Context, a []any) any { return a[0] }},
		{"__getnewargs__", "self, /", func(_ context.Context, a []any) any { return NewTuple(a[0]) }},
	})
	initBytearrayMethods()
}

// byteOrSub is the argument of find, count, index: a buffer or one byte.
func byteOrSub(v any) string {
	if s, ok := bufferOf(v); ok {
		return s
	}
	x, ok := Index(v)
	if !ok {
		panic(TypeError.Newf("argument should be integer or bytes-like object, not '%s'", TypeOf(v).Name))
	}
	i, fits := x.(int)
	if !fits || i < 0 || i > 255 {
		panic(ValueError.New("byte must be in range(0, 256)"))
	}
	return string([]byte{byte(i)})
}

// bytesWindow is the range [start:end] of n bytes; ok is false beyond the end.
func bytesWindow(n int, start, end any) (lo, hi int, ok bool) {
	lo, hi = sliceArg(start, 0), sliceArg(end, maxInt)
	hi = clampIndex(hi, n, 0, n)
	if lo < 0 {
		lo = max(lo+n, 0)
	}
	return lo, hi, lo <= hi
}

func bytesCount(s, sub string) int {
	if sub == "" {
		return len(s) + 1
	}
	return strings.Count(s, sub)
}

// bytesSearch makes find, rfind, index, rindex (position: the result is an
// offset) and count; what names what an index error misses.
func bytesSearch(f func(s, sub string) int, position bool, what string) CodeFunc {
	return func(_ context.Context, a []any) any {
		s := bytesSelf(a)
		lo, hi, ok := bytesWindow(len(s), a[2], a[3])
		sub, i := byteOrSub(a[1]), -1
		if ok {
			i = f(s[lo:hi], sub)
		}
		if !position {
			return max(i, 0)
		}
		if i >= 0 {
			i += lo
		}
		if what != "" {
			found(i, what)
		}
		return i
	}
}

func bytesAffix(name string, test func(s, affix string) bool) CodeFunc {
	return func(_ context.Context, a []any) any {
		s := bytesSelf(a)
		lo, hi, ok := bytesWindow(len(s), a[2], a[3])
		if t, isTuple := Unwrap(a[1]).(*Tuple); isTuple {
			for _, v := range t.items {
				if p := BytesLike(v); ok && test(s[lo:hi], p) {
					return true
				}
			}
			return false
		}
		p, isBuf := bufferOf(a[1])
		if !isBuf {
			panic(TypeError.Newf("%s first arg must be bytes or a tuple of bytes, not %s", name, TypeOf(a[1]).Name))
		}
		return ok && test(s[lo:hi], p)
	}
}

func bytesJustify(name string, share func(k, width int) int) CodeFunc {
	return func(_ context.Context, a []any) any {
		s, width := bytesSelf(a), IndexInt(a[1])
		fill, ok := bufferOf(a[2])
		if !ok || len(fill) != 1 {
			panic(TypeError.Newf("%s() argument 2 must be a byte string of length 1, not %s", name, TypeOf(a[2]).Name))
		}
		if k := width - len(s); k > 0 {
			left := share(k, width)
			s = strings.Repeat(fill, left) + s + strings.Repeat(fill, k-left)
		}
		return bytesResult(a[0], s)
	}
}

func bytesStrip(left, right bool) CodeFunc {
	return func(_ context.Context, a []any) any {
		s, set := bytesSelf(a), " \t\n\r\f\v"
		if a[1] != nil {
			set = BytesLike(a[1])
		}
		for left && s != "" && strings.IndexByte(set, s[0]) >= 0 {
			s = s[1:]
		}
		for right && s != "" && strings.IndexByte(set, s[len(s)-1]) >= 0 {
			s = s[:len(s)-1]
		}
		return bytesResult(a[0], s)
	}
}

func bytesPartition(index func(s, sep string) int, last bool) CodeFunc {
	return func(_ context.Context, a []any) any {
		s, sep := bytesSelf(a), BytesLike(a[1])
		if sep == "" {
			panic(ValueError.New("empty separator"))
		}
		x, y, z := s, bytesResult(a[0], ""), ""
		if i := index(s, sep); i >= 0 {
			x, y, z = s[:i], a[1], s[i+len(sep):]
			if _, ok := a[0].(*Bytearray); ok {
				y = bytesResult(a[0], sep)
			}
		} else if last {
			x, z = "", s
		}
		return NewTuple(bytesResult(a[0], x), y, bytesResult(a[0], z))
	}
}

func bytesSplit(fromRight bool) CodeFunc {
	return func(_ context.Context, a []any) any {
		s, n := bytesSelf(a), IndexInt(a[2])
		if a[1] == nil {
			return bytesList(a[0], splitSpaceBytes(s, n, fromRight))
		}
		sep := BytesLike(a[1])
		if fromRight {
			return bytesList(a[0], StrRSplitN(s, sep, n).items)
		}
		return bytesList(a[0], StrSplitN(s, sep, n).items)
	}
}

// splitSpaceBytes splits off at most n words at runs of ASCII whitespace; the
// rest keeps its whitespace at the other end.
func splitSpaceBytes(s string, n int, fromRight bool) []string {
	if n < 0 {
		n = maxInt
	}
	if fromRight {
		return rsplitSpaceBytes(s, n)
	}
	var out []string
	for {
		for s != "" && isSpaceByte(s[0]) {
			s = s[1:]
		}
		i := 0
		for i < len(s) && !isSpaceByte(s[i]) {
			i++
		}
		if s == "" {
			return out
		}
		if len(out) >= n {
			return append(out, s)
		}
		out, s = append(out, s[:i]), s[i:]
	}
}

func rsplitSpaceBytes(s string, n int) []string {
	var out []string
	for {
		for s != "" && isSpaceByte(s[len(s)-1]) {
			s = s[:len(s)-1]
		}
		i := len(s)
		for i > 0 && !isSpaceByte(s[i-1]) {
			i--
		}
		if s != "" && len(out) >= n {
			out, s = append(out, s), ""
		}
		if s == "" {
			slices.Reverse(out)
			return out
		}
		out, s = append(out, s[i:]), s[:i]
	}
}

func bytesJoin(_ context.Context, a []any) any {
	items := sequenceOf(a[1], func() *Exception { return TypeError.New("can only join an iterable") })
	parts := make([]string, len(items))
	for i, v := range items {
		s, ok := bufferOf(v)
		if !ok {
			panic(TypeError.Newf("sequence item %d: expected a bytes-like object, %s found", i, TypeOf(v).Name))
		}
		parts[i] = s
	}
	return bytesResult(a[0], strings.Join(parts, bytesSelf(a)))
}

// replaceBytes is strings.Replace that treats s as bytes for an empty old.
func replaceBytes(s, old, repl string, n int) string {
	if old != "" || isASCII(s) {
		return strings.Replace(s, old, repl, n)
	}
	var b strings.Builder
	for i := 0; i <= len(s); i++ {
		if n != 0 {
			b.WriteString(repl)
			n--
		}
		if i < len(s) {
			b.WriteByte(s[i])
		}
	}
	return b.String()
}

func expandTabsBytes(s string, size int) string {
	if isASCII(s) {
		return StrExpandTabs(s, size)
	}
	rs := make([]rune, len(s))
	for i := range rs {
		rs[i] = rune(s[i])
	}
	out := runeSlice(StrExpandTabs(string(rs), size))
	b := make([]byte, len(out))
	for i, r := range out {
		b[i] = byte(r)
	}
	return string(b)
}

func bytesZFill(_ context.Context, a []any) any {
	s, width := bytesSelf(a), IndexInt(a[1])
	k := width - len(s)
	if k <= 0 {
		return bytesResult(a[0], s)
	}
	sign := ""
	if s != "" && (s[0] == '+' || s[0] == '-') {
		sign, s = s[:1], s[1:]
	}
	return bytesResult(a[0], sign+strings.Repeat("0", k)+s)
}
