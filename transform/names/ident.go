package names

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

// replacements are the usual Go spellings of words that Go reserves or predeclares.
var replacements = map[string]string{
	"break": "brk", "case": "kase", "chan": "channel", "const": "constant", "continue": "cont", "default": "defaultValue",
	"defer": "deferred", "else": "otherwise", "fallthrough": "fallThrough", "for": "loop", "func": "fn", "go": "goValue",
	"goto": "gotoValue", "if": "cond", "import": "imported", "interface": "iface", "map": "mapping", "package": "pkg",
	"range": "rng", "return": "result", "select": "selected", "struct": "structure", "switch": "switched", "type": "typ",
	"var": "variable",
	"any": "anyValue", "bool": "boolean", "byte": "byteValue", "comparable": "comparableValue", "complex64": "complex64Value",
	"complex128": "complex128Value", "error": "err", "float32": "float32Value", "float64": "float64Value", "int": "integer",
	"int8": "int8Value", "int16": "int16Value", "int32": "int32Value", "int64": "int64Value", "rune": "char",
	"string": "str", "uint": "uintValue", "uint8": "uint8Value", "uint16": "uint16Value", "uint32": "uint32Value",
	"uint64": "uint64Value", "uintptr": "uintptrValue", "true": "yes", "false": "no", "iota": "iotaValue", "nil": "null",
	"append": "appendItem", "cap": "capacity", "clear": "clearAll", "close": "closeIt", "complex": "cplx", "copy": "copied",
	"delete": "deleteIt", "imag": "imaginary", "len": "length", "make": "maker", "max": "maximum", "min": "minimum",
	"new": "newValue", "panic": "panicked", "print": "printIt", "println": "printLine", "real": "realPart", "recover": "recovered",
	"init": "initialize", "main": "runMain", "_": "underscore",
}

// Ident makes a Go identifier of a Python name: snake_case becomes camelCase, constants in capitals too, words that Go
// reserves get another spelling. With exported the first letter is a capital. A name of capitalised words keeps its capital.
func Ident(python string, exported bool) string {
	name := camel(python)
	if exported {
		r, size := utf8.DecodeRuneInString(name)
		if up := unicode.ToUpper(r); unicode.IsUpper(up) {
			return string(up) + name[size:]
		}
		return "X" + name
	}
	if other, ok := replacements[name]; ok {
		return other
	}
	return name
}

func camel(python string) string {
	trimmed := strings.Trim(python, "_")
	if trimmed == "" {
		return "_"
	}
	words := strings.FieldsFunc(trimmed, func(r rune) bool { return r == '_' })
	constant := trimmed == strings.ToUpper(trimmed) && strings.ToLower(trimmed) != trimmed
	var b strings.Builder
	for i, word := range words {
		if constant {
			word = strings.ToLower(word)
		}
		r, size := utf8.DecodeRuneInString(word)
		if i > 0 {
			word = string(unicode.ToUpper(r)) + word[size:]
		}
		b.WriteString(word)
	}
	return valid(b.String())
}

// valid replaces what Python allows in identifiers and Go does not.
func valid(name string) string {
	var b strings.Builder
	for i, r := range name {
		switch {
		case i == 0 && unicode.IsDigit(r):
			b.WriteByte('v')
			b.WriteRune(r)
		case r == '_', unicode.IsLetter(r), unicode.IsDigit(r):
			b.WriteRune(r)
		default:
			fmt.Fprintf(&b, "U%04X", r)
		}
	}
	if s := b.String(); unicode.IsLetter(rune(s[0])) || s[0] >= utf8.RuneSelf || s[0] == '_' {
		return s
	}
	return "v" + b.String()
}
