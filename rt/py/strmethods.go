package py

import (
	"context"
	"strings"
)

func init() {
	StrType.Methods(MethodTable{
		{"capitalize", "self, /", toStr(StrCapitalize)},
		{"casefold", "self, /", toStr(StrCasefold)},
		{"center", "self, width, fillchar=' ', /", strJustify(StrCenter)},
		{"count", "self, sub, start=None, end=None, /", strSearch("count", StrCountIn)},
		{"encode", "self, /, encoding='utf-8', errors='strict'", func(_ context.Context, a []any) any {
			return Encode(strSelf(a), strArg("encode", "encoding", a[1]), strArg("encode", "errors", a[2]))
		}},
		{"endswith", "self, suffix, start=None, end=None, /", strAffix("endswith", strings.HasSuffix)},
		{"expandtabs", "self, /, tabsize=8", func(_ context.Context, a []any) any { return StrExpandTabs(strSelf(a), IndexInt(a[1])) }},
		{"find", "self, sub, start=None, end=None, /", strSearch("find", StrFindIn)},
		{"format", "self, /, *args, **kwargs", strFormatMethod},
		{"format_map", "self, mapping, /", func(_ context.Context, a []any) any {
			return StrFormat(strSelf(a), nil, func(name string) any { return GetItem(a[1], name) })
		}},
		{"index", "self, sub, start=None, end=None, /", strSearch("index", func(s, sub string, i, j int) int {
			return found(StrFindIn(s, sub, i, j), "substring")
		})},
		{"isalnum", "self, /", toBool(StrIsAlnum)},
		{"isalpha", "self, /", toBool(StrIsAlpha)},
		{"isascii", "self, /", toBool(StrIsASCII)},
		{"isdecimal", "self, /", toBool(StrIsDecimal)},
		{"isdigit", "self, /", toBool(StrIsDigit)},
		{"isidentifier", "self, /", toBool(StrIsIdentifier)},
		{"islower", "self, /", toBool(StrIsLower)},
		{"isnumeric", "self, /", toBool(StrIsNumeric)},
		{"isprintable", "self, /", toBool(StrIsPrintable)},
		{"isspace", "self, /", toBool(StrIsSpace)},
		{"istitle", "self, /", toBool(StrIsTitle)},
		{"isupper", "self, /", toBool(StrIsUpper)},
		{"join", "self, iterable, /", func(_ context.Context, a []any) any { return StrJoinAny(strSelf(a), a[1]) }},
		{"ljust", "self, width, fillchar=' ', /", strJustify(StrLJust)},
		{"lower", "self, /", toStr(StrLower)},
		{"lstrip", "self, chars=None, /", strStrip("lstrip", StrLStrip, StrLStripChars)},
		{"partition", "self, sep, /", func(_ context.Context, a []any) any { return StrPartition(strSelf(a), mustStr(a[1])).Box() }},
		{"removeprefix", "self, prefix, /", func(_ context.Context, a []any) any {
			return StrRemovePrefix(strSelf(a), strArg("removeprefix", "", a[1]))
		}},
		{"removesuffix", "self, suffix, /", func(_ context.Context, a []any) any {
			return StrRemoveSuffix(strSelf(a), strArg("removesuffix", "", a[1]))
		}},
		{"replace", "self, old, new, /, count=-1", func(_ context.Context, a []any) any {
			return StrReplaceN(strSelf(a), strArg("replace", "1", a[1]), strArg("replace", "2", a[2]), IndexInt(a[3]))
		}},
		{"rfind", "self, sub, start=None, end=None, /", strSearch("rfind", StrRFindIn)},
		{"rindex", "self, sub, start=None, end=None, /", strSearch("rindex", func(s, sub string, i, j int) int {
			return found(StrRFindIn(s, sub, i, j), "substring")
		})},
		{"rjust", "self, width, fillchar=' ', /", strJustify(StrRJust)},
		{"rpartition", "self, sep, /", func(_ context.Context, a []any) any { return StrRPartition(strSelf(a), mustStr(a[1])).Box() }},
		{"rsplit", "self, /, sep=None, maxsplit=-1", strSplitMethod(StrRFieldsN, StrRSplitN)},
		{"rstrip", "self, chars=None, /", strStrip("rstrip", StrRStrip, StrRStripChars)},
		{"split", "self, /, sep=None, maxsplit=-1", strSplitMethod(StrFieldsN, StrSplitN)},
		{"splitlines", "self, /, keepends=False", func(_ context.Context, a []any) any {
			return boxedList(StrSplitLines(strSelf(a), Truth(a[1])))
		}},
		{"startswith", "self, prefix, start=None, end=None, /", strAffix("startswith", strings.HasPrefix)},
		{"strip", "self, chars=None, /", strStrip("strip", StrStrip, StrStripChars)},
		{"swapcase", "self, /", toStr(StrSwapcase)},
		{"title", "self, /", toStr(StrTitle)},
		{"translate", "self, table, /", func(_ context.Context, a []any) any { return StrTranslate(strSelf(a), a[1]) }},
		{"upper", "self, /", toStr(StrUpper)},
		{"zfill", "self, width, /", func(_ context.Context, a []any) any { return StrZFill(strSelf(a), IndexInt(a[1])) }},
		{"__getnewargs__", "self, /", func(_ context.Context, a []any) any { return NewTuple(a[0]) }},
		{"__sizeof__", "self, /", func(_ context.Context, a []any) any { return 41 + len(strSelf(a)) }},
	})
	StrType.StaticMethods(MethodTable{
		{"maketrans", "x, y=Unbound, z=Unbound, /", func(_ context.Context, a []any) any { return makeTrans(a[0], a[1], a[2]) }},
	})
}

func mustStr(v any) string {
	s, ok := Unwrap(v).(string)
	if !ok {
		panic(TypeError.Newf("must be str, not %s", TypeOf(v).Name))
	}
	return s
}

func strJustify(f func(s string, width int, fill string) string) CodeFunc {
	return func(_ context.Context, a []any) any {
		width := IndexInt(a[1])
		fill, ok := Unwrap(a[2]).(string)
		if !ok {
			panic(TypeError.Newf("The fill character must be a unicode character, not %s", TypeOf(a[2]).Name))
		}
		oneChar(fill)
		return f(strSelf(a), width, fill)
	}
}

func strSearch(name string, f func(s, sub string, start, end int) int) CodeFunc {
	return func(_ context.Context, a []any) any {
		sub := strArg(name, "1", a[1])
		return f(strSelf(a), sub, sliceArg(a[2], 0), sliceArg(a[3], maxInt))
	}
}

func strAffix(name string, test func(s, affix string) bool) CodeFunc {
	return func(_ context.Context, a []any) any {
		s := strSelf(a)
		lo, hi, ok := window(s, sliceArg(a[2], 0), sliceArg(a[3], maxInt))
		switch x := Unwrap(a[1]).(type) {
		case string:
			return ok && test(s[lo:hi], x)
		case *Tuple:
			for _, v := range x.items {
				p, isStr := Unwrap(v).(string)
				if !isStr {
					panic(TypeError.Newf("tuple for %s must only contain str, not %s", name, TypeOf(v).Name))
				}
				if ok && test(s[lo:hi], p) {
					return true
				}
			}
			return false
		}
		panic(TypeError.Newf("%s first arg must be str or a tuple of str, not %s", name, TypeOf(a[1]).Name))
	}
}

func strStrip(name string, space func(s string) string, chars func(s, chars string) string) CodeFunc {
	return func(_ context.Context, a []any) any {
		switch x := Unwrap(a[1]).(type) {
		case nil:
			return space(strSelf(a))
		case string:
			return chars(strSelf(a), x)
		}
		panic(TypeError.Newf("%s arg must be None or str", name))
	}
}

func strSplitMethod(space func(s string, n int) *List[string], sep func(s, sep string, n int) *List[string]) CodeFunc {
	return func(_ context.Context, a []any) any {
		n := IndexInt(a[2])
		switch x := Unwrap(a[1]).(type) {
		case nil:
			return boxedList(space(strSelf(a), n))
		case string:
			return boxedList(sep(strSelf(a), x, n))
		}
		panic(TypeError.Newf("must be str or None, not %s", TypeOf(a[1]).Name))
	}
}

func strFormatMethod(_ context.Context, a []any) any {
	args := a[1].(*Tuple).items
	if args == nil {
		args = []any{}
	}
	kw := a[2].(*Dict[any, any])
	return StrFormat(strSelf(a), args, func(name string) any { return kw.Get(name) })
}

// StrTranslate is s.translate(table): table is asked for every code point.
func StrTranslate(s string, table any) string {
	b := make([]byte, 0, len(s))
	for i, r := range runes(s) {
		v, ok := lookupTrans(table, int(r))
		if !ok {
			_, n := decodeRune(s[i:])
			b = append(b, s[i:i+n]...)
			continue
		}
		switch x := Unwrap(v).(type) {
		case nil:
		case string:
			b = append(b, x...)
		case int:
			if x < 0 || x > 0x10FFFF {
				panic(ValueError.New("character mapping must be in range(0x110000)"))
			}
			b = appendRune(b, rune(x))
		default:
			panic(TypeError.New("character mapping must return integer, None or str"))
		}
	}
	return string(b)
}

// lookupTrans is table[r]; a LookupError means "not mapped".
func lookupTrans(table any, r int) (v any, ok bool) {
	if d, isDict := table.(AnyDict); isDict {
		return d.LookupAny(r)
	}
	if exc := Try(func() { v = GetItem(table, r) }); exc != nil {
		if exc.IsA(LookupError) {
			return nil, false
		}
		panic(exc.Propagate())
	}
	return v, true
}

// makeTrans is str.maketrans.
func makeTrans(x, y, z any) any {
	d := NewDict[any, any]()
	if y == Unbound {
		src, ok := Unwrap(x).(AnyDict)
		if !ok {
			panic(TypeError.New("if you give only one argument to maketrans it must be a dict"))
		}
		dictEntries(src, func(k, v any) bool {
			switch key := Unwrap(k).(type) {
			case int:
				d.Set(key, v)
			case string:
				if StrLen(key) != 1 {
					panic(ValueError.New("string keys in translate table must be of length 1"))
				}
				d.Set(ord(key), v)
			default:
				panic(TypeError.New("keys in translate table must be strings or integers"))
			}
			return true
		})
		return d
	}
	from, to := Unwrap(x), strArg("maketrans", "2", y)
	f, ok := from.(string)
	if !ok {
		panic(TypeError.New("first maketrans argument must be a string if there is a second argument"))
	}
	fr, tr := runeSlice(f), runeSlice(to)
	if len(fr) != len(tr) {
		panic(ValueError.New("the first two maketrans arguments must have equal length"))
	}
	for i, r := range fr {
		d.Set(int(r), int(tr[i]))
	}
	if z != Unbound {
		for _, r := range runes(strArg("maketrans", "3", z)) {
			d.Set(int(r), nil)
		}
	}
	return d
}

func ord(s string) int {
	r, _ := decodeRune(s)
	return int(r)
}
