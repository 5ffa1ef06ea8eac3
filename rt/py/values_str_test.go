package py

import "testing"

func TestOracleStrMethods(t *testing.T) {
	o := newOracle(t)
	noArgs := []string{
		"upper", "lower", "title", "capitalize", "swapcase", "casefold", "strip", "lstrip", "rstrip", "split", "rsplit", "splitlines",
		"isalpha", "isalnum", "isdigit", "isdecimal", "isnumeric", "isspace", "isupper", "islower", "istitle", "isprintable", "isascii",
		"isidentifier", "expandtabs", "encode",
	}
	for range *oracleSize * 2 {
		s := o.randStr()
		sub := o.randStr()
		if o.r.IntN(2) == 0 && s != "" {
			sub = StrAt(s, o.r.IntN(StrLen(s)))
		}
		i, j := o.r.IntN(16)-8, o.r.IntN(16)-8
		o.add(pySource(s), func() any { return s })
		for _, m := range noArgs {
			o.call(s, m)
		}
		for _, m := range []string{"find", "rfind", "index", "rindex", "count"} {
			o.call(s, m, sub)
			o.call(s, m, sub, i)
			o.call(s, m, sub, i, j)
		}
		for _, m := range []string{"split", "rsplit", "partition", "rpartition", "strip", "lstrip", "rstrip", "removeprefix", "removesuffix", "startswith", "endswith", "join"} {
			o.call(s, m, sub)
		}
		for _, m := range []string{"startswith", "endswith"} {
			o.call(s, m, sub, i, j)
			o.call(s, m, NewTuple("a", sub), i)
		}
		o.call(s, "split", sub, i)
		o.call(s, "split", nil, i)
		o.call(s, "rsplit", sub, i)
		o.call(s, "rsplit", nil, i)
		o.call(s, "splitlines", true)
		o.call(s, "replace", sub, "<>")
		o.call(s, "replace", sub, "<>", i)
		o.call(s, "replace", "", "-", i)
		o.call(s, "center", i+8)
		o.call(s, "center", i+8, "é")
		o.call(s, "ljust", i+8, "*")
		o.call(s, "rjust", i+8)
		o.call(s, "zfill", i+8)
		o.call(s, "expandtabs", i)
		o.fn("len", func(a []any) any { return Len(a[0]) }, s)
		o.fn("ascii", func(a []any) any { return Ascii(a[0]) }, s)
		o.fn("list", func(a []any) any { return NewList(Items(a[0])...) }, s)
		o.op(s, "*", i, Mul)
		o.op(s, "<", sub, func(a, b any) any { return Lt(a, b) })
		o.op(s, "<=", sub, func(a, b any) any { return Le(a, b) })
		o.fn("(lambda s, i: s[i])", func(a []any) any { return GetItem(a[0], a[1]) }, s, i)
		o.fn("(lambda s, i: s[i])", func(a []any) any { return GetItem(a[0], a[1]) }, s, o.randSlice())
	}
	o.check()
}

// randSlice is a random slice object.
func (o *oracle) randSlice() *Slice {
	part := func() any {
		if o.r.IntN(3) == 0 {
			return nil
		}
		return o.r.IntN(24) - 12
	}
	s := &Slice{part(), part(), nil}
	if o.r.IntN(2) == 0 {
		s.Step = o.pick(1, -1, 2, -2, 3, -3, 0, 5, maxInt, -maxInt)
	}
	return s
}

// TestOracleEveryChar runs the per-character methods over all of Unicode.
func TestOracleEveryChar(t *testing.T) {
	o := newOracle(t)
	var rs []rune
	for r := rune(0); r <= 0x10FFFF; r++ {
		if rs = append(rs, r); len(rs) < 0x1000 && r != 0x10FFFF {
			continue
		}
		if all0 := rs[0]; all0 >= 0x30000 && all0 < 0xE0000 || all0 >= 0xE1000 {
			rs = rs[:0]
			continue
		}
		block := runeString(rs)
		lo, hi := int(rs[0]), int(rs[len(rs)-1])
		for _, m := range []string{"upper", "lower", "title", "casefold", "swapcase"} {
			o.add(pySource("")+".join(chr(c)."+m+"() for c in range("+Repr(lo)+", "+Repr(hi+1)+"))", func() any {
				var b []byte
				for _, r := range runes(block) {
					b = append(b, CallMethod(Context(), string(appendRune(nil, r)), m).(string)...)
				}
				return string(b)
			})
		}
		for _, m := range []string{"isalpha", "isalnum", "isdigit", "isdecimal", "isnumeric", "isspace", "isupper", "islower", "istitle", "isprintable", "isidentifier"} {
			o.add("[c for c in range("+Repr(lo)+", "+Repr(hi+1)+") if chr(c)."+m+"()]", func() any {
				l := NewList[any]()
				for _, r := range runes(block) {
					if CallMethod(Context(), string(appendRune(nil, r)), m).(bool) {
						l.Append(int(r))
					}
				}
				return l
			})
		}
		o.add("[c for c in range("+Repr(lo)+", "+Repr(hi+1)+") if ('a'+chr(c)).isidentifier()]", func() any {
			l := NewList[any]()
			for _, r := range runes(block) {
				if StrIsIdentifier("a" + string(appendRune(nil, r))) {
					l.Append(int(r))
				}
			}
			return l
		})
		rs = rs[:0]
	}
	o.check()
}

func TestOracleStrFormat(t *testing.T) {
	o := newOracle(t)
	pick := func(xs ...string) string { return xs[o.r.IntN(len(xs))] }
	for range *oracleSize * 6 {
		s := ""
		for range o.r.IntN(3) + 1 {
			s += pick("", "x", "{{", "}}", "{", "}", "é") + "{" + pick("", "", "0", "1", "2", "a", "b", " ", "-1", "0x") + pick("", "", ".real", "[0]", "[k]", "[", ".", "[]", "]", "[0].imag", "[0]x") +
				pick("", "", "!r", "!s", "!a", "!x", "!", "!rr") + pick("", "", ":", ":5", ":>{0}", ":{1}.{0}", ":{", ":{}", ":{{}}", ":{:{}}") + "}"
		}
		d := NewDict[any, any]()
		d.Set("k", 7)
		o.call(s, "format", 3, NewList[any](1, "é"), d)
		o.call(s, "format", "s", 4)
		m := NewDict[any, any]()
		m.Set("a", "é")
		m.Set("b", NewList[any](5))
		o.call(s, "format_map", m)
	}
	o.check()
}

func TestOracleCodecs(t *testing.T) {
	o := newOracle(t)
	encodings := []any{"utf-8", "UTF8", "utf_8_sig", "ascii", "latin-1", "iso-8859-1", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-be", "cp1252", "cp437", "koi8-r", "iso8859-15", "cp1251", "nope", "iso-8859-2"}
	errors := []any{"strict", "ignore", "replace", "backslashreplace", "surrogateescape", "xmlcharrefreplace", "surrogatepass", "nope"}
	for range *oracleSize * 4 {
		enc, errs := o.pick(encodings...), o.pick(errors...)
		o.call(o.randStr(), "encode", enc, errs)
		n := o.r.IntN(8)
		b := make([]byte, n)
		for i := range b {
			b[i] = []byte{0x41, 0x80, 0xBF, 0xC2, 0xE2, 0xED, 0xA0, 0xF0, 0x9F, 0xFF, 0xD8, 0xDC, 0, 0x81, byte(o.r.IntN(256))}[o.r.IntN(15)]
		}
		if errs != "xmlcharrefreplace" {
			o.call(Bytes(b), "decode", enc, errs)
		}
	}
	o.check()
}

func TestOracleTranslate(t *testing.T) {
	o := newOracle(t)
	for range *oracleSize {
		a, b, c := o.randStr(), o.randStr(), o.randStr()
		o.add("str.maketrans("+pySource(a)+", "+pySource(b)+", "+pySource(c)+")", func() any { return makeTrans(a, b, c) })
		o.add(pySource(c)+".translate(str.maketrans("+pySource(a)+", "+pySource(a)+"[::-1]))", func() any {
			return StrTranslate(c, makeTrans(a, StrSliceStep(a, &Slice{nil, nil, -1}), Unbound))
		})
	}
	o.check()
}

func TestOracleBytesMethods(t *testing.T) {
	o := newOracle(t)
	random := func() any {
		b := make([]byte, o.r.IntN(9))
		for i := range b {
			b[i] = "aAb B\t\n,1_-\xff\x85"[o.r.IntN(13)]
		}
		if o.r.IntN(3) == 0 {
			return NewBytearray(b)
		}
		return Bytes(b)
	}
	for range *oracleSize * 2 {
		s, sub := random(), random()
		i, j := o.r.IntN(16)-8, o.r.IntN(16)-8
		o.add(pySource(s), func() any { return s })
		for _, m := range []string{"upper", "lower", "title", "capitalize", "swapcase", "strip", "lstrip", "rstrip", "split", "rsplit", "splitlines", "isalpha", "isalnum", "isdigit", "isspace", "isupper", "islower", "istitle", "isascii", "hex", "expandtabs"} {
			o.call(s, m)
		}
		for _, m := range []string{"find", "rfind", "index", "rindex", "count", "startswith", "endswith"} {
			o.call(s, m, sub)
			o.call(s, m, sub, i, j)
		}
		for _, m := range []string{"find", "rindex", "count"} {
			o.call(s, m, o.r.IntN(300)-20)
		}
		for _, m := range []string{"split", "rsplit", "partition", "rpartition", "strip", "lstrip", "rstrip", "removeprefix", "removesuffix"} {
			o.call(s, m, sub)
		}
		o.call(s, "split", sub, i)
		o.call(s, "split", nil, i)
		o.call(s, "rsplit", nil, i)
		o.call(s, "rsplit", sub, i)
		o.call(s, "splitlines", true)
		o.call(s, "replace", sub, Bytes("<>"), i)
		o.call(s, "center", i+8, Bytes("*"))
		o.call(s, "ljust", i+8)
		o.call(s, "rjust", i+8)
		o.call(s, "zfill", i+8)
		o.call(s, "hex", ":", i)
		o.call(s, "join", NewList[any](sub, Bytes("x"), s))
		o.call(s, "translate", nil, sub)
		o.op(s, "+", sub, Add)
		o.op(s, "*", i, Mul)
		o.op(s, "<", sub, func(a, b any) any { return Lt(a, b) })
		o.op(s, "==", sub, func(a, b any) any { return Eq(a, b) })
		o.fn("(lambda s, i: s[i])", func(a []any) any { return GetItem(a[0], a[1]) }, s, i)
		o.fn("(lambda s, i: s[i])", func(a []any) any { return GetItem(a[0], a[1]) }, s, o.randSlice())
		o.add("bytes.fromhex('"+bytesHex(bytesSelf([]any{s}), Unbound, 1)+" ')", func() any {
			return Bytes(parseHex(bytesHex(bytesSelf([]any{s}), Unbound, 1) + " "))
		})
	}
	o.check()
}
