package py

import (
	"strings"
)

// StrFields is s.split(): at runs of whitespace.
func StrFields(s string) *List[string] { return ListOf(splitSpace(s, -1)) }

// StrSplit is s.split(sep). ValueError "empty separator" for "".
func StrSplit(s, sep string) *List[string] { return StrSplitN(s, sep, -1) }

// StrSplitN is s.split(sep, maxsplit); a negative maxsplit means no limit.
func StrSplitN(s, sep string, maxsplit int) *List[string] {
	if sep == "" {
		panic(ValueError.New("empty separator"))
	}
	if maxsplit >= 0 {
		maxsplit = min(maxsplit, len(s)) + 1
	}
	return ListOf(strings.SplitN(s, sep, maxsplit))
}

// StrFieldsN is s.split(None, maxsplit).
func StrFieldsN(s string, maxsplit int) *List[string] { return ListOf(splitSpace(s, maxsplit)) }

func splitSpace(s string, maxsplit int) []string {
	if maxsplit < 0 {
		return strings.FieldsFunc(s, isSpace)
	}
	var out []string
	s = StrLStrip(s)
	for s != "" {
		i := -1
		if len(out) < maxsplit {
			i = strings.IndexFunc(s, isSpace)
		}
		if i < 0 {
			out = append(out, s)
			break
		}
		out = append(out, s[:i])
		s = StrLStrip(s[i:])
	}
	return out
}

// StrRSplitN is s.rsplit(sep, maxsplit).
func StrRSplitN(s, sep string, maxsplit int) *List[string] {
	if maxsplit < 0 {
		maxsplit = maxInt
	}
	if sep == "" {
		panic(ValueError.New("empty separator"))
	}
	var out []string
	for len(out) < maxsplit {
		i := strings.LastIndex(s, sep)
		if i < 0 {
			break
		}
		out = append(out, s[i+len(sep):])
		s = s[:i]
	}
	out = append(out, s)
	l := ListOf(out)
	l.Reverse()
	return l
}

// StrRFieldsN is s.rsplit(None, maxsplit).
func StrRFieldsN(s string, maxsplit int) *List[string] {
	if maxsplit < 0 {
		return StrFields(s)
	}
	var out []string
	s = StrRStrip(s)
	for s != "" {
		i := -1
		if len(out) < maxsplit {
			i = strings.LastIndexFunc(s, isSpace)
		}
		if i < 0 {
			out = append(out, s)
			break
		}
		_, n := decodeRune(s[i:])
		out = append(out, s[i+n:])
		s = StrRStrip(s[:i])
	}
	l := ListOf(out)
	l.Reverse()
	return l
}

// StrSplitLines is s.splitlines(keepends): at Unicode line boundaries.
func StrSplitLines(s string, keepEnds bool) *List[string] {
	return ListOf(splitLines(s, keepEnds, func(r rune) bool {
		switch r {
		case '\n', '\v', '\f', '\r', 0x1C, 0x1D, 0x1E, 0x85, 0x2028, 0x2029:
			return true
		}
		return false
	}))
}

func splitLines(s string, keepEnds bool, isEnd func(r rune) bool) []string {
	var out []string
	for s != "" {
		i := strings.IndexFunc(s, isEnd)
		if i < 0 {
			return append(out, s)
		}
		_, n := decodeRune(s[i:])
		if s[i] == '\r' && i+1 < len(s) && s[i+1] == '\n' {
			n = 2
		}
		if keepEnds {
			out = append(out, s[:i+n])
		} else {
			out = append(out, s[:i])
		}
		s = s[i+n:]
	}
	return out
}

// StrPartition is s.partition(sep). ValueError for an empty separator.
func StrPartition(s, sep string) Tuple3[string, string, string] {
	if sep == "" {
		panic(ValueError.New("empty separator"))
	}
	before, after, ok := strings.Cut(s, sep)
	if !ok {
		return T3(s, "", "")
	}
	return T3(before, sep, after)
}

// StrRPartition is s.rpartition(sep).
func StrRPartition(s, sep string) Tuple3[string, string, string] {
	if sep == "" {
		panic(ValueError.New("empty separator"))
	}
	i := strings.LastIndex(s, sep)
	if i < 0 {
		return T3("", "", s)
	}
	return T3(s[:i], sep, s[i+len(sep):])
}

// StrJoin is sep.join(xs) of a list of strs.
func StrJoin(sep string, xs *List[string]) string { return strings.Join(xs.items, sep) }

// StrJoinAny is sep.join(iterable). TypeError if it is no iterable of strs.
func StrJoinAny(sep string, iterable any) string {
	if l, ok := iterable.(*List[string]); ok {
		return StrJoin(sep, l)
	}
	items := sequenceOf(iterable, func() *Exception { return TypeError.New("can only join an iterable") })
	parts := make([]string, len(items))
	for i, v := range items {
		s, ok := Unwrap(v).(string)
		if !ok {
			panic(TypeError.Newf("sequence item %d: expected str instance, %s found", i, TypeOf(v).Name))
		}
		parts[i] = s
	}
	return strings.Join(parts, sep)
}
