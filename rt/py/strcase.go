package py

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// StrUpper is s.upper().
func StrUpper(s string) string {
	if isASCII(s) {
		return strings.ToUpper(s)
	}
	b := make([]byte, 0, len(s)+8)
	for _, r := range runes(s) {
		b = appendUpper(b, r)
	}
	return string(b)
}

func appendUpper(b []byte, r rune) []byte {
	if r >= utf8.RuneSelf {
		if t, ok := specialUpper()[r]; ok {
			return append(b, t...)
		}
	}
	return appendRune(b, unicode.ToUpper(r))
}

func appendTitle(b []byte, r rune) []byte {
	if r >= utf8.RuneSelf {
		if t, ok := specialTitle()[r]; ok {
			return append(b, t...)
		}
	}
	return appendRune(b, unicode.ToTitle(r))
}

// StrLower is s.lower().
func StrLower(s string) string {
	if isASCII(s) {
		return strings.ToLower(s)
	}
	b := make([]byte, 0, len(s)+8)
	for i, r := range runes(s) {
		b = appendLower(b, r, s, i)
	}
	return string(b)
}

// appendLower appends the lower case of r, which stands at s[i]: a capital
// sigma at the end of a word becomes a final one.
func appendLower(b []byte, r rune, s string, i int) []byte {
	switch r {
	case 'Σ':
		if finalSigma(s, i) {
			return append(b, "ς"...)
		}
	case 'İ':
		return append(b, "i\u0307"...)
	}
	return appendRune(b, unicode.ToLower(r))
}

// finalSigma is Unicode's Final_Sigma condition: a cased letter before, none
// after, case-ignorable characters aside.
func finalSigma(s string, i int) bool {
	before := s[:i]
	for before != "" {
		r, n := decodeLastRune(before)
		if !caseIgnorable(r) {
			break
		}
		before = before[:len(before)-n]
	}
	if before == "" {
		return false
	}
	if r, _ := decodeLastRune(before); !isCased(r) {
		return false
	}
	for _, r := range runes(s[i+len("Σ"):]) {
		if !caseIgnorable(r) {
			return !isCased(r)
		}
	}
	return true
}

func isCased(r rune) bool {
	return isUpperRune(r) || isLowerRune(r) || unicode.Is(unicode.Lt, r)
}

func isUpperRune(r rune) bool {
	return unicode.IsUpper(r) || r >= utf8.RuneSelf && unicode.Is(unicode.Other_Uppercase, r)
}

func isLowerRune(r rune) bool {
	return unicode.IsLower(r) || r >= utf8.RuneSelf && unicode.Is(unicode.Other_Lowercase, r)
}

// caseIgnorable is Unicode's property Case_Ignorable.
func caseIgnorable(r rune) bool {
	return strings.ContainsRune("'.:·\u0387՟״‘’․‧︓﹒﹕＇．：", r) ||
		unicode.In(r, unicode.Mn, unicode.Me, unicode.Cf, unicode.Lm, unicode.Sk)
}

// StrCasefold is s.casefold().
func StrCasefold(s string) string {
	if isASCII(s) {
		return strings.ToLower(s)
	}
	b := make([]byte, 0, len(s)+8)
	for _, r := range runes(s) {
		if t, ok := specialFold()[r]; ok {
			b = append(b, t...)
		} else if r == 'İ' {
			b = append(b, "i\u0307"...)
		} else {
			b = appendRune(b, unicode.ToLower(r))
		}
	}
	return string(b)
}

// StrCapitalize is s.capitalize().
func StrCapitalize(s string) string {
	b := make([]byte, 0, len(s)+8)
	for i, r := range runes(s) {
		if i == 0 {
			b = appendTitle(b, r)
		} else {
			b = appendLower(b, r, s, i)
		}
	}
	return string(b)
}

// StrTitle is s.title().
func StrTitle(s string) string {
	b := make([]byte, 0, len(s)+8)
	cased := false
	for i, r := range runes(s) {
		if cased {
			b = appendLower(b, r, s, i)
		} else {
			b = appendTitle(b, r)
		}
		cased = isCased(r)
	}
	return string(b)
}

// StrSwapcase is s.swapcase().
func StrSwapcase(s string) string {
	b := make([]byte, 0, len(s)+8)
	for i, r := range runes(s) {
		switch {
		case isUpperRune(r):
			b = appendLower(b, r, s, i)
		case isLowerRune(r):
			b = appendUpper(b, r)
		default:
			b = appendRune(b, r)
		}
	}
	return string(b)
}

// all tells whether s is not empty and pred holds of all its characters.
func all(s string, pred func(r rune) bool) bool {
	for _, r := range runes(s) {
		if !pred(r) {
			return false
		}
	}
	return s != ""
}

func isAlpha(r rune) bool { return unicode.IsLetter(r) || 0x2EBF0 <= r && r <= 0x2EE5D }

func isDigitRune(r rune) bool {
	if r < utf8.RuneSelf {
		return r >= '0' && r <= '9'
	}
	if unicode.Is(unicode.Nd, r) {
		return true
	}
	for _, d := range otherDigits {
		if d[0] <= r && r <= d[1] {
			return true
		}
	}
	return false
}

func isNumericRune(r rune) bool {
	return unicode.IsNumber(r) || r >= 0x3000 && strings.ContainsRune(ideographNumbers, r)
}

// StrIsAlpha is s.isalpha().
func StrIsAlpha(s string) bool { return all(s, isAlpha) }

// StrIsDecimal is s.isdecimal().
func StrIsDecimal(s string) bool {
	return all(s, func(r rune) bool { return unicode.Is(unicode.Nd, r) })
}

// StrIsDigit is s.isdigit().
func StrIsDigit(s string) bool { return all(s, isDigitRune) }

// StrIsNumeric is s.isnumeric().
func StrIsNumeric(s string) bool { return all(s, isNumericRune) }

// StrIsAlnum is s.isalnum().
func StrIsAlnum(s string) bool {
	return all(s, func(r rune) bool { return isAlpha(r) || isNumericRune(r) || isDigitRune(r) })
}

// StrIsSpace is s.isspace().
func StrIsSpace(s string) bool { return all(s, isSpace) }

// StrIsPrintable is s.isprintable().
func StrIsPrintable(s string) bool { return s == "" || all(s, isPrintable) }

// StrIsASCII is s.isascii().
func StrIsASCII(s string) bool { return isASCII(s) }

// StrIsUpper is s.isupper(): some cased characters and all of them upper-case.
func StrIsUpper(s string) bool {
	cased := false
	for _, r := range runes(s) {
		if isLowerRune(r) || unicode.Is(unicode.Lt, r) {
			return false
		}
		cased = cased || isUpperRune(r)
	}
	return cased
}

// StrIsLower is s.islower().
func StrIsLower(s string) bool {
	cased := false
	for _, r := range runes(s) {
		if isUpperRune(r) || unicode.Is(unicode.Lt, r) {
			return false
		}
		cased = cased || isLowerRune(r)
	}
	return cased
}

// StrIsTitle is s.istitle(): upper-case characters only after uncased ones,
// lower-case ones only after cased ones.
func StrIsTitle(s string) bool {
	cased, prev := false, false
	for _, r := range runes(s) {
		switch {
		case isUpperRune(r) || unicode.Is(unicode.Lt, r):
			if prev {
				return false
			}
			prev, cased = true, true
		case isLowerRune(r):
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

// StrIsIdentifier is s.isidentifier() (XID_Start and XID_Continue).
func StrIsIdentifier(s string) bool {
	for i, r := range runes(s) {
		if i == 0 && !identStart(r) || i > 0 && !identContinue(r) {
			return false
		}
	}
	return s != ""
}

func identStart(r rune) bool {
	if r < utf8.RuneSelf {
		return r == '_' || r|0x20 >= 'a' && r|0x20 <= 'z'
	}
	switch r {
	case 0x0E33, 0x0EB3, 0xFF9E, 0xFF9F: // continue only, for NFKC's sake
		return false
	}
	return isAlpha(r) && !notXID(r) || unicode.In(r, unicode.Nl, unicode.Other_ID_Start) && !notXID(r)
}

func identContinue(r rune) bool {
	if r < utf8.RuneSelf {
		return r == '_' || r|0x20 >= 'a' && r|0x20 <= 'z' || r >= '0' && r <= '9'
	}
	switch r {
	case 0x200C, 0x200D, 0x30FB, 0xFF65:
		return true
	}
	return isAlpha(r) && !notXID(r) ||
		unicode.In(r, unicode.Nl, unicode.Other_ID_Start, unicode.Mn, unicode.Mc, unicode.Nd, unicode.Pc, unicode.Other_ID_Continue) && !notXID(r)
}

// notXID are the ID characters that normalisation turns into others.
func notXID(r rune) bool {
	switch r {
	case 0x037A, 0x2E2F, 0x309B, 0x309C, 0xFDFA, 0xFDFB, 0xFE70, 0xFE72, 0xFE74, 0xFE76, 0xFE78, 0xFE7A, 0xFE7C, 0xFE7E:
		return true
	}
	return 0xFC5E <= r && r <= 0xFC63
}
