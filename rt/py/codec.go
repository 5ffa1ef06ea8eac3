package py

import (
	"fmt"
	"strings"
	"sync"
)

// codec is one character encoding: name is what CPython's errors call it.
type codec struct {
	name   string
	encode func(s string, e *encoder)
	decode func(b string, d *decoder)
}

// Encode is s.encode(encoding, errors). LookupError for an unknown encoding or
// error handler, UnicodeEncodeError for a character it does not have.
func Encode(s, encoding, errors string) Bytes {
	if errors == "strict" && (encoding == "utf-8" || encoding == "utf8") && validUTF8(s) {
		return Bytes(s)
	}
	c := findCodec(encoding)
	e := &encoder{codec: c, src: s, errors: errors}
	c.encode(s, e)
	return Bytes(e.out)
}

// StrEncode is s.encode(): UTF-8, strict.
func StrEncode(s string) Bytes { return Encode(s, "utf-8", "strict") }

// Decode is b.decode(encoding, errors). LookupError, UnicodeDecodeError.
func Decode(b, encoding, errors string) string {
	if b == "" || (encoding == "utf-8" || encoding == "utf8") && validUTF8(b) {
		return b
	}
	c := findCodec(encoding)
	d := &decoder{codec: c, src: b, errors: errors}
	c.decode(b, d)
	return string(d.out)
}

// BytesDecode is b.decode(): UTF-8, strict.
func BytesDecode(b Bytes) string { return Decode(string(b), "utf-8", "strict") }

// BytesDecodeAs is b.decode(encoding, errors).
func BytesDecodeAs(b Bytes, encoding, errors string) string {
	return Decode(string(b), encoding, errors)
}

var codecs sync.Map // normalised name -> *codec

// findCodec finds an encoding by any of its names.
func findCodec(name string) *codec {
	key := strings.NewReplacer("_", "-", " ", "-").Replace(strings.ToLower(name))
	if c, ok := codecs.Load(key); ok {
		return c.(*codec)
	}
	c := builtinCodec(key)
	if c == nil {
		c = charmapCodec(key)
	}
	if c == nil {
		panic(LookupError.New("unknown encoding: " + name))
	}
	codecs.Store(key, c)
	return c
}

func builtinCodec(key string) *codec {
	switch strings.ReplaceAll(key, "-", "") {
	case "utf8", "u8", "utf", "cp65001":
		return &codec{"utf-8", encodeUTF8, decodeUTF8}
	case "utf8sig":
		return &codec{"utf-8", encodeUTF8Sig, decodeUTF8Sig}
	case "ascii", "usascii", "646", "ansix3.41968", "ansix341968", "isoir6", "us":
		return &codec{
			"ascii", func(s string, e *encoder) { e.narrow(s, 0x80, "ordinal not in range(128)") },
			func(b string, d *decoder) { d.narrow(b, 0x80, "ordinal not in range(128)") },
		}
	case "latin1", "iso88591", "l1", "latin", "8859", "cp819", "88591", "isoir100":
		return &codec{
			"latin-1", func(s string, e *encoder) { e.narrow(s, 0x100, "ordinal not in range(256)") },
			func(b string, d *decoder) { d.narrow(b, 0x100, "") },
		}
	case "utf16", "u16":
		return wideCodec("utf-16", 2, false, true)
	case "utf16le", "unicodelittleunmarked":
		return wideCodec("utf-16-le", 2, false, false)
	case "utf16be", "unicodebigunmarked":
		return wideCodec("utf-16-be", 2, true, false)
	case "utf32", "u32":
		return wideCodec("utf-32", 4, false, true)
	case "utf32le":
		return wideCodec("utf-32-le", 4, false, false)
	case "utf32be":
		return wideCodec("utf-32-be", 4, true, false)
	case "unicodeescape":
		return escapeCodec
	case "rawunicodeescape":
		return rawEscapeCodec
	}
	return nil
}

// encoder collects the bytes of one encoding run and deals with what cannot be
// encoded.
type encoder struct {
	codec  *codec
	src    string
	errors string
	single bool // bad characters are handled one by one
	unit   int  // bytes an error handler gives must be a multiple of this
	out    []byte
}

// fail handles the characters rs at code point position pos; it returns what
// stands for them: characters to encode instead, or bytes.
func (e *encoder) fail(rs []rune, pos int, reason string) (text string, raw []byte) {
	var b []byte
	switch e.errors {
	case "strict":
	case "ignore":
		return "", nil
	case "replace":
		return strings.Repeat("?", len(rs)), nil
	case "backslashreplace":
		for _, r := range rs {
			b = appendHexEscape(b, r)
		}
		return string(b), nil
	case "xmlcharrefreplace":
		for _, r := range rs {
			b = fmt.Appendf(b, "&#%d;", r)
		}
		return string(b), nil
	case "surrogateescape":
		for i, r := range rs {
			if r < 0xDC80 || r > 0xDCFF {
				panic(e.error(pos+i, pos+len(rs), reason))
			}
			b = append(b, byte(r))
		}
		return "", b
	case "surrogatepass":
		if b, ok := e.surrogates(rs); ok {
			return "", b
		}
	default:
		panic(LookupError.New("unknown error handler name '" + e.errors + "'"))
	}
	panic(e.error(pos, pos+len(rs), reason))
}

// surrogates encodes lone surrogates as if they were characters.
func (e *encoder) surrogates(rs []rune) (b []byte, ok bool) {
	for _, r := range rs {
		if r < 0xD800 || r > 0xDFFF {
			return nil, false
		}
		switch {
		case e.codec.name == "utf-8":
			b = appendRune(b, r)
		case strings.HasPrefix(e.codec.name, "utf-16"):
			b = appendUnit(b, uint32(r), 2, strings.HasSuffix(e.codec.name, "be"))
		case strings.HasPrefix(e.codec.name, "utf-32"):
			b = appendUnit(b, uint32(r), 4, strings.HasSuffix(e.codec.name, "be"))
		default:
			return nil, false
		}
	}
	return b, true
}

func (e *encoder) error(start, end int, reason string) *Exception {
	return UnicodeEncodeError.New(e.codec.name, e.src, start, end, reason)
}

// appendHexEscape appends \xNN, \uNNNN or \UNNNNNNNN.
func appendHexEscape(b []byte, r rune) []byte {
	switch {
	case r < 0x100:
		return fmt.Appendf(b, `\x%02x`, r)
	case r < 0x10000:
		return fmt.Appendf(b, `\u%04x`, r)
	}
	return fmt.Appendf(b, `\U%08x`, r)
}

// each encodes s character by character: put appends one, or reports that it
// cannot. Characters in a row that cannot are handled together, as CPython does.
func (e *encoder) each(s, reason string, put func(r rune) bool) {
	rs := runeSlice(s)
	for i := 0; i < len(rs); i++ {
		if put(rs[i]) {
			continue
		}
		n := len(e.out)
		j := i + 1
		for j < len(rs) && !e.single && !put(rs[j]) {
			j++
		}
		tail := string(e.out[n:]) // what the character after the bad ones gave
		e.out = e.out[:n]
		text, raw := e.fail(rs[i:j], i, reason)
		if e.unit > 1 && len(raw)%e.unit != 0 {
			panic(e.error(i, j, reason))
		}
		e.out = append(e.out, raw...)
		for _, r := range runes(text) {
			if !put(r) {
				panic(e.error(i, j, reason))
			}
		}
		e.out = append(e.out, tail...)
		if i = j; e.single {
			i--
		}
	}
}

// narrow encodes to one byte a character, for code points below limit.
func (e *encoder) narrow(s string, limit rune, reason string) {
	if isASCII(s) {
		e.out = append(e.out, s...)
		return
	}
	e.each(s, reason, func(r rune) bool {
		if r >= limit {
			return false
		}
		e.out = append(e.out, byte(r))
		return true
	})
}

// decoder collects the text of one decoding run and deals with bad bytes.
type decoder struct {
	codec  *codec
	src    string
	errors string
	out    []byte
}

// fail handles the bytes src[start:end]; decoding goes on after the returned offset.
func (d *decoder) fail(start, end int, reason string) int {
	bad := d.src[start:end]
	switch d.errors {
	case "strict":
	case "ignore":
		return end
	case "replace":
		d.out = append(d.out, "\uFFFD"...)
		return end
	case "backslashreplace":
		for i := 0; i < len(bad); i++ {
			d.out = fmt.Appendf(d.out, `\x%02x`, bad[i])
		}
		return end
	case "surrogateescape":
		for i := 0; i < len(bad) && i < 4; i++ {
			if bad[i] < 0x80 {
				if i == 0 {
					panic(d.error(start, end, reason))
				}
				return start + i
			}
			d.out = appendRune(d.out, 0xDC00+rune(bad[i]))
		}
		return end
	case "surrogatepass":
		if d.codec.name == "utf-8" && len(d.src) >= start+3 {
			if r, n := decodeRune(d.src[start:]); n == 3 && r >= 0xD800 && r <= 0xDFFF {
				d.out = appendRune(d.out, r)
				return start + 3
			}
		}
	case "xmlcharrefreplace", "namereplace":
		panic(TypeError.New("don't know how to handle UnicodeDecodeError in error callback"))
	default:
		panic(LookupError.New("unknown error handler name '" + d.errors + "'"))
	}
	panic(d.error(start, end, reason))
}

func (d *decoder) error(start, end int, reason string) *Exception {
	return UnicodeDecodeError.New(d.codec.name, Bytes(d.src), start, end, reason)
}

func (d *decoder) narrow(b string, limit int, reason string) {
	for i := 0; i < len(b); {
		if int(b[i]) >= limit {
			i = d.fail(i, i+1, reason)
			continue
		}
		d.out = appendRune(d.out, rune(b[i]))
		i++
	}
}
