package source

import (
	"fmt"
	"regexp"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding"
)

// DecodeError says why the bytes of a file are not Python source text.
type DecodeError struct {
	Message string
	At      Pos // in Text, where decoding stopped
}

// Error returns CPython's message for the problem.
func (e *DecodeError) Error() string { return e.Message }

const bom = "\ufeff"

// declaration is PEP 263's pattern for a comment that names the encoding.
var declaration = regexp.MustCompile(`^[ \t\f]*#.*?coding[:=][ \t]*([-\w.]+)`)

var blankLine = regexp.MustCompile(`^[ \t\f]*(?:[#\r\n]|$)`)

// Decode turns the bytes of a source file into UTF-8 text without a BOM, as PEP 263 says: the encoding is UTF-8 unless a
// comment in the first two lines declares another.
func Decode(raw []byte) (string, *DecodeError) {
	text := string(raw)
	if at := strings.IndexByte(text, 0); at >= 0 {
		return text[:at], &DecodeError{"source code cannot contain null bytes", Pos(at)}
	}
	marked := strings.HasPrefix(text, bom)
	text = strings.TrimPrefix(text, bom)
	name := declared(text)
	known := normalize(name)
	if marked && known != "utf-8" {
		return "", &DecodeError{Message: fmt.Sprintf("encoding problem: %s with BOM", name)}
	}
	if !isUTF8[known] {
		if codec := codecs[known]; codec != nil {
			return decodeWith(codec, name, text)
		}
		return "", &DecodeError{Message: "unknown encoding: " + name}
	}
	return checkUTF8(text, name != "")
}

// declared returns the encoding that the first two lines declare, or "".
func declared(text string) string {
	for range 2 {
		line := text
		if i := strings.IndexAny(text, "\r\n"); i >= 0 {
			line = text[:i]
			text = strings.TrimPrefix(strings.TrimPrefix(text[i:], "\r"), "\n")
		} else {
			text = ""
		}
		if m := declaration.FindStringSubmatch(line); m != nil {
			return m[1]
		}
		if !blankLine.MatchString(line) {
			break
		}
	}
	return ""
}

// isUTF8 has the names of UTF-8; beside a BOM only the first is allowed.
var isUTF8 = map[string]bool{"utf-8": true, "utf8": true, "u8": true, "utf": true, "utf8-ucs2": true, "utf8-ucs4": true, "cp65001": true}

// normalize folds the spellings of an encoding's name.
func normalize(name string) string {
	n := strings.ReplaceAll(strings.ToLower(name), "_", "-")
	switch {
	case n == "", n == "utf-8", strings.HasPrefix(n, "utf-8-"):
		return "utf-8"
	}
	for _, latin := range []string{"latin-1", "iso-8859-1", "iso-latin-1"} {
		if n == latin || strings.HasPrefix(n, latin+"-") {
			return "latin-1"
		}
	}
	if a, ok := codecAliases[n]; ok {
		return a
	}
	return n
}

func decodeWith(codec encoding.Encoding, name, text string) (string, *DecodeError) {
	out, err := codec.NewDecoder().String(text)
	if err == nil && codec != codecs["ascii"] && !strings.ContainsRune(text, utf8.RuneError) {
		if at := strings.IndexRune(out, utf8.RuneError); at >= 0 {
			return out[:at], &DecodeError{fmt.Sprintf("(unicode error) '%s' codec can't decode byte", name), Pos(at)}
		}
	}
	if err != nil {
		return "", &DecodeError{Message: fmt.Sprintf("(unicode error) '%s' codec can't decode: %v", name, err)}
	}
	return out, nil
}

// checkUTF8 finds the first byte that is not UTF-8.
func checkUTF8(text string, declared bool) (string, *DecodeError) {
	if utf8.ValidString(text) {
		return text, nil
	}
	at := 0
	for {
		r, n := utf8.DecodeRuneInString(text[at:])
		if r == utf8.RuneError && n == 1 {
			break
		}
		at += n
	}
	bad, line := text[at], strings.Count(text[:at], "\n")+1
	e := &DecodeError{At: Pos(at)}
	if declared {
		e.Message = fmt.Sprintf("(unicode error) 'utf-8' codec can't decode byte 0x%02x in position %d: invalid start byte",
			bad, at-strings.LastIndexByte(text[:at], '\n')-1)
	} else {
		e.Message = fmt.Sprintf(`Non-UTF-8 code starting with '\x%02x' on line %d, but no encoding declared; `+
			`see https://peps.python.org/pep-0263/ for details`, bad, line)
	}
	return text[:at], e
}
