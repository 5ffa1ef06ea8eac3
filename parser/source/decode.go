package source

import "unicode/utf8"

// DecodeError says why the bytes of a file are not Python source text.
type DecodeError struct {
	Message string
	At      Pos // in Text, where decoding stopped
}

// Error returns CPython's message for the problem.
func (e *DecodeError) Error() string { return e.Message }

const bom = "\ufeff"

// Decode turns the bytes of a source file into UTF-8 text without a BOM.
func Decode(raw []byte) (string, *DecodeError) {
	text := string(raw)
	if len(text) >= 3 && text[:3] == bom {
		text = text[3:]
	}
	if utf8.ValidString(text) {
		return text, nil
	}
	at := 0
	for at < len(text) {
		r, n := utf8.DecodeRuneInString(text[at:])
		if r == utf8.RuneError && n == 1 {
			break
		}
		at += n
	}
	return text[:at], &DecodeError{Message: "source is not valid UTF-8", At: Pos(at)}
}
