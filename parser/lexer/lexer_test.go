package lexer

import (
	"strings"
	"testing"

	"github.com/gosyncio/gosyncio/parser/source"
	"github.com/gosyncio/gosyncio/parser/token"
)

// show writes tokens as their text; layout and f-string parts as <...>.
func show(src string) string {
	f := source.New("t", []byte(src))
	r := Lex(f, Options{TemplateStrings: true})
	var out []string
	for _, t := range r.Tokens {
		text := f.Slice(t.Span())
		switch {
		case t.Kind == token.Error:
			text = "<error: " + r.Err.Message + ">"
		case t.Kind == token.End:
			continue
		case t.Kind.IsLayout():
			text = "<" + t.Kind.String() + ">"
		case t.Kind == token.FStringMiddle || t.Kind == token.TStringMiddle:
			text = "<text " + text + ">"
		}
		out = append(out, text)
	}
	return strings.Join(out, " ")
}

func TestLex(t *testing.T) {
	for src, want := range map[string]string{
		"":                                       "",
		"a=1":                                    "a = 1 <newline>",
		"a = 1 # c\n":                            "a = 1 <newline>",
		"\n\n# c\n  \n":                          "",
		"a\r\nb\rc\n":                            "a <newline> b <newline> c <newline>",
		"if a:\n  b\n# c\n\n  d\n":               "if a : <newline> <indent> b <newline> d <newline> <dedent>",
		"if a:\n\tb\n\tc":                        "if a : <newline> <indent> b <newline> c <newline> <dedent>",
		"(a,\n  b)\n":                            "( a , b ) <newline>",
		"a + \\\n  b\n":                          "a + b <newline>",
		"a//=b**c>>d":                            "a //= b ** c >> d <newline>",
		"a:=b->c...d.e":                          "a := b -> c ... d . e <newline>",
		"a<>b!=c":                                "a <> b != c <newline>",
		"1_000 0xFF 0b1 0o7 1.5e-3j .5 1. 1if x": "1_000 0xFF 0b1 0o7 1.5e-3j .5 1. 1 if x <newline>",
		"rb'\\'' u\"x\" '''a\nb''' b''":          "rb'\\'' u\"x\" '''a\nb''' b'' <newline>",
		"f'a{b}c'":                               "f' <text a> { b } <text c> ' <newline>",
		"f'{{a}}{b!r:>{c}}'":                     "f' <text {{> <text a}}> { b ! r : <text >> { c } <text > } ' <newline>",
		"f'{a[\"b\"]}' f\"{f'{x}'}\"":            "f' { a [ \"b\" ] } ' f\" { f' { x } ' } \" <newline>",
		"rf'\\{a}\\N'":                           "rf' <text \\> { a } <text \\N> ' <newline>",
		"f'\\N{DASH}{a}'":                        "f' <text \\N{DASH}> { a } ' <newline>",
		"f'''{\na # c\n}'''":                     "f''' { a } ''' <newline>",
		"f'{(a:=1)} {b:=1}'":                     "f' { ( a := 1 ) } <text  > { b : <text =1> } ' <newline>",
		"t'{a}'":                                 "t' { a } ' <newline>",
		"\u00e9t\u00e9 = x\u0301":                "\u00e9t\u00e9 = x\u0301 <newline>",
		"\fa\n":                                  "a <newline>",
		"a $ b":                                  "a $ b <newline>",
		"a)":                                     "a <error: unmatched ')'>",
		"(]":                                     "( <error: closing parenthesis ']' does not match opening parenthesis '('>",
		"(\n]":                                   "( <error: closing parenthesis ']' does not match opening parenthesis '(' on line 1>",
		"(a":                                     "( a <error: '(' was never closed>",
		"'a":                                     "<error: unterminated string literal (detected at line 1)>",
		"'''a\n":                                 "<error: unterminated triple-quoted string literal (detected at line 1)>",
		"f'{a":                                   "f' { a <error: '{' was never closed>",
		"f'a":                                    "f' <error: unterminated f-string literal (detected at line 1)>",
		"0777":                                   "<error: leading zeros in decimal integer literals are not permitted; use an 0o prefix for octal integers>",
		"1_":                                     "<error: invalid decimal literal>",
		"0b12":                                   "<error: invalid digit '2' in binary literal>",
		"0xg":                                    "<error: invalid hexadecimal literal>",
		"\u20ac":                                 "<error: invalid character '\u20ac' (U+20AC)>",
		"a\u200b":                                "<error: invalid non-printable character U+200B>",
		"if a:\n\tb\n        c":                  "if a : <newline> <indent> b <newline> <error: inconsistent use of tabs and spaces in indentation>",
		"if a:\n  b\n c":                         "if a : <newline> <indent> b <newline> <error: unindent does not match any outer indentation level>",
		"a \\ b":                                 "a <error: unexpected character after line continuation character>",
	} {
		if got := show(src); got != want {
			t.Errorf("%q\n got %s\nwant %s", src, got, want)
		}
	}
}

func TestComments(t *testing.T) {
	f := source.New("t", []byte("# a\nx = 1  # b\n  # c\nf(  # d\n)\n"))
	var got []string
	for _, c := range Lex(f, Options{}).Comments {
		text := f.Slice(c.Span)
		if c.OwnLine {
			text += " own"
		}
		got = append(got, text)
	}
	if s := strings.Join(got, "|"); s != "# a own|# b|# c own|# d" {
		t.Error(s)
	}
}
