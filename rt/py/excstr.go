package py

import (
	"errors"
	"strconv"
	"strings"
	"syscall"
)

// str is str(exception): a user __str__ or the builtin class's text.
func (e *Exception) str() string {
	if e.Class.user {
		if f, where, ok := e.Class.lookupWhere("__str__"); ok && where.user {
			return textResult(callSpecial(f, e), "__str__")
		}
	}
	return e.builtinStr()
}

func (e *Exception) builtinStr() string {
	switch c := e.Class; {
	case c.IsSubtype(OSError):
		return e.osStr()
	case c.IsSubtype(KeyError):
		if e.Args.Len() == 1 {
			return Repr(e.Args.items[0])
		}
	case c.IsSubtype(BaseExceptionGroup):
		return e.groupStr()
	case c.IsSubtype(ImportError):
		if m, _ := e.Fields.Get("msg"); m != nil {
			return Str(m)
		}
	case c.IsSubtype(UnicodeError):
		if s, ok := e.unicodeStr(); ok {
			return s
		}
	case c.IsSubtype(SyntaxError):
		return e.syntaxStr()
	}
	return e.argsStr()
}

func (e *Exception) argsStr() string {
	switch e.Args.Len() {
	case 0:
		return ""
	case 1:
		return Str(e.Args.items[0])
	}
	return Repr(e.Args)
}

func (e *Exception) field(name string) any {
	v, _ := e.Fields.Get(name)
	return v
}

func (e *Exception) osStr() string {
	no, text := e.field("errno"), e.field("strerror")
	if f := e.field("filename"); f != nil {
		if f2 := e.field("filename2"); f2 != nil {
			return "[Errno " + Str(no) + "] " + Str(text) + ": " + Repr(f) + " -> " + Repr(f2)
		}
		return "[Errno " + Str(no) + "] " + Str(text) + ": " + Repr(f)
	}
	if no != nil && text != nil {
		return "[Errno " + Str(no) + "] " + Str(text)
	}
	return e.argsStr()
}

func (e *Exception) syntaxStr() string {
	msg := "None"
	if m := e.field("msg"); m != nil {
		msg = Str(m)
	}
	file, line := e.field("filename"), e.field("lineno")
	f, isStr := file.(string)
	if isStr {
		f = f[strings.LastIndexByte(f, '/')+1:]
	}
	_, isInt := line.(int)
	switch {
	case isStr && isInt:
		return msg + " (" + f + ", line " + Str(line) + ")"
	case isStr:
		return msg + " (" + f + ")"
	case isInt:
		return msg + " (line " + Str(line) + ")"
	}
	return msg
}

// unicodeStr is the text of the three codec errors.
func (e *Exception) unicodeStr() (string, bool) {
	start, ok1 := e.field("start").(int)
	end, ok2 := e.field("end").(int)
	if !ok1 || !ok2 {
		return "", false
	}
	enc, reason := Str(e.field("encoding")), Str(e.field("reason"))
	obj := Unwrap(e.field("object"))
	span := strconv.Itoa(start) + "-" + strconv.Itoa(end-1) + ": " + reason
	one := end == start+1
	switch c := e.Class; {
	case c.IsSubtype(UnicodeDecodeError):
		if b, ok := obj.(Bytes); ok && one && start >= 0 && start < len(b) {
			return "'" + enc + "' codec can't decode byte 0x" + hex2(b[start]) + " in position " + strconv.Itoa(start) + ": " + reason, true
		}
		return "'" + enc + "' codec can't decode bytes in position " + span, true
	case c.IsSubtype(UnicodeEncodeError):
		if ch, ok := charText(obj, start); ok && one {
			return "'" + enc + "' codec can't encode character " + ch + " in position " + strconv.Itoa(start) + ": " + reason, true
		}
		return "'" + enc + "' codec can't encode characters in position " + span, true
	}
	if ch, ok := charText(obj, start); ok && one {
		return "can't translate character " + ch + " in position " + strconv.Itoa(start) + ": " + reason, true
	}
	return "can't translate characters in position " + span, true
}

func hex2(b byte) string {
	const digits = "0123456789abcdef"
	return string([]byte{digits[b>>4], digits[b&15]})
}

// charText is the character at code point index i as an escape: '\xe9', '\u20ac'.
func charText(o any, i int) (string, bool) {
	s, ok := o.(string)
	if !ok || i < 0 || i >= strLen(s) {
		return "", false
	}
	c, ok := GetItem(s, i).(string)
	if !ok {
		return "", false
	}
	n := decodeOne(c)
	h := strconv.FormatInt(int64(n), 16)
	switch {
	case n < 0x100:
		return `'\x` + strings.Repeat("0", 2-len(h)) + h + "'", true
	case n < 0x10000:
		return `'\u` + strings.Repeat("0", 4-len(h)) + h + "'", true
	}
	return `'\U` + strings.Repeat("0", 8-len(h)) + h + "'", true
}

// errnoOf finds the errno in a Go error.
func errnoOf(err error) (syscall.Errno, bool) {
	var no syscall.Errno
	ok := errors.As(err, &no)
	return no, ok
}

// strerror is the C library's text of an errno: Go's with a capital, except for a few that differ.
func strerror(no syscall.Errno) string {
	s := no.Error()
	if s == "" || s[0] < 'a' || s[0] > 'z' {
		return s
	}
	if t, ok := strerrors[s]; ok {
		return t
	}
	return string(s[0]-'a'+'A') + s[1:]
}

// Strerror is os.strerror(n).
func Strerror(n int) string {
	if n == 0 {
		return "Success"
	}
	s := strerror(syscall.Errno(n))
	if strings.HasPrefix(s, "errno ") {
		return "Unknown error " + strconv.Itoa(n)
	}
	return s
}

// strerrors are the texts whose capitals glibc sets elsewhere.
var strerrors = map[string]string{
	"rfs specific error": "RFS specific error",
	"rfs":                "RFS",
}

// repr is repr(exception): Class(args).
func (e *Exception) repr() string {
	var b strings.Builder
	b.WriteString(e.Class.Name)
	b.WriteByte('(')
	for i, a := range e.Args.Items() {
		if i > 0 {
			b.WriteString(", ")
		}
		b.WriteString(Repr(a))
	}
	b.WriteByte(')')
	return b.String()
}
