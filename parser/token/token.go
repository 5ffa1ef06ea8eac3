// Package token names the kinds of Python's tokens and its keywords.
package token

import "github.com/gosyncio/gosyncio/parser/source"

// Kind is what a token is. Every operator and every keyword has a kind of its own; soft keywords are Names.
type Kind uint8

// Token is a kind and where it stands.
type Token struct {
	Kind       Kind
	Start, End source.Pos
}

// Span returns where the token stands.
func (t Token) Span() source.Span { return source.Span{Start: t.Start, End: t.End} }

// The kinds. The three parts of an f-string ("f'", text, "'") and of a t-string are tokens of their own, as in CPython.
const (
	End   Kind = iota // end of the file
	Error             // what the lexer could not read; always the last token
	Newline
	Indent
	Dedent
	Name
	Number
	String
	FStringStart
	FStringMiddle
	FStringEnd
	TStringStart
	TStringMiddle
	TStringEnd
	Unknown // a character that is no operator: $ ? `

	operatorBegin
	LPar             // (
	RPar             // )
	LSqb             // [
	RSqb             // ]
	LBrace           // {
	RBrace           // }
	Colon            // :
	Comma            // ,
	Semi             // ;
	Dot              // .
	Ellipsis         // ...
	At               // @
	Equal            // =
	ColonEqual       // :=
	Arrow            // ->
	Exclamation      // !
	Tilde            // ~
	Plus             // +
	Minus            // -
	Star             // *
	DoubleStar       // **
	Slash            // /
	DoubleSlash      // //
	Percent          // %
	LeftShift        // <<
	RightShift       // >>
	Amper            // &
	VBar             // |
	Circumflex       // ^
	EqEqual          // ==
	NotEqual         // !=
	Less             // <
	LessEqual        // <=
	Greater          // >
	GreaterEqual     // >=
	augmentedBegin   // the order of the next ones follows their operators
	PlusEqual        // +=
	MinusEqual       // -=
	StarEqual        // *=
	DoubleStarEqual  // **=
	SlashEqual       // /=
	DoubleSlashEqual // //=
	PercentEqual     // %=
	AtEqual          // @=
	LeftShiftEqual   // <<=
	RightShiftEqual  // >>=
	AmperEqual       // &=
	VBarEqual        // |=
	CircumflexEqual  // ^=
	augmentedEnd
	operatorEnd

	keywordBegin
	False
	None
	True
	And
	As
	Assert
	Async
	Await
	Break
	Class
	Continue
	Def
	Del
	Elif
	Else
	Except
	Finally
	For
	From
	Global
	If
	Import
	In
	Is
	Lambda
	Nonlocal
	Not
	Or
	Pass
	Raise
	Return
	Try
	While
	With
	Yield
	keywordEnd
)

var texts = [...]string{
	End: "end of file", Error: "error", Newline: "newline", Indent: "indent", Dedent: "dedent",
	Name: "name", Number: "number", String: "string",
	FStringStart: "f-string start", FStringMiddle: "f-string text", FStringEnd: "f-string end",
	TStringStart: "t-string start", TStringMiddle: "t-string text", TStringEnd: "t-string end", Unknown: "unknown character",
	LPar: "(", RPar: ")", LSqb: "[", RSqb: "]", LBrace: "{", RBrace: "}", Colon: ":", Comma: ",", Semi: ";", Dot: ".",
	Ellipsis: "...", At: "@", Equal: "=", ColonEqual: ":=", Arrow: "->", Exclamation: "!", Tilde: "~",
	Plus: "+", Minus: "-", Star: "*", DoubleStar: "**", Slash: "/", DoubleSlash: "//", Percent: "%",
	LeftShift: "<<", RightShift: ">>", Amper: "&", VBar: "|", Circumflex: "^",
	EqEqual: "==", NotEqual: "!=", Less: "<", LessEqual: "<=", Greater: ">", GreaterEqual: ">=",
	PlusEqual: "+=", MinusEqual: "-=", StarEqual: "*=", DoubleStarEqual: "**=", SlashEqual: "/=",
	DoubleSlashEqual: "//=", PercentEqual: "%=", AtEqual: "@=", LeftShiftEqual: "<<=", RightShiftEqual: ">>=",
	AmperEqual: "&=", VBarEqual: "|=", CircumflexEqual: "^=",
	False: "False", None: "None", True: "True", And: "and", As: "as", Assert: "assert", Async: "async", Await: "await",
	Break: "break", Class: "class", Continue: "continue", Def: "def", Del: "del", Elif: "elif", Else: "else",
	Except: "except", Finally: "finally", For: "for", From: "from", Global: "global", If: "if", Import: "import",
	In: "in", Is: "is", Lambda: "lambda", Nonlocal: "nonlocal", Not: "not", Or: "or", Pass: "pass", Raise: "raise",
	Return: "return", Try: "try", While: "while", With: "with", Yield: "yield", keywordEnd: "",
}

// String returns the operator or keyword itself, or a description of the other kinds.
func (k Kind) String() string { return texts[k] }

// IsKeyword says whether k is a (hard) keyword.
func (k Kind) IsKeyword() bool { return keywordBegin < k && k < keywordEnd }

// IsOperator says whether k is an operator or delimiter.
func (k Kind) IsOperator() bool { return operatorBegin < k && k < operatorEnd }

// IsAugmented says whether k is an augmented assignment such as "+=".
func (k Kind) IsAugmented() bool { return augmentedBegin < k && k < augmentedEnd }

// IsLayout says whether k is a token without visible text: line ends, indentation and the end of the file.
func (k Kind) IsLayout() bool { return k == Newline || k == Indent || k == Dedent || k == End }

// Lookup returns the keyword that text is, or Name.
func Lookup(text string) Kind {
	// A switch, because it takes a third of the time of a map, and every name comes through here.
	switch text {
	case "False":
		return False
	case "None":
		return None
	case "True":
		return True
	case "and":
		return And
	case "as":
		return As
	case "assert":
		return Assert
	case "async":
		return Async
	case "await":
		return Await
	case "break":
		return Break
	case "class":
		return Class
	case "continue":
		return Continue
	case "def":
		return Def
	case "del":
		return Del
	case "elif":
		return Elif
	case "else":
		return Else
	case "except":
		return Except
	case "finally":
		return Finally
	case "for":
		return For
	case "from":
		return From
	case "global":
		return Global
	case "if":
		return If
	case "import":
		return Import
	case "in":
		return In
	case "is":
		return Is
	case "lambda":
		return Lambda
	case "nonlocal":
		return Nonlocal
	case "not":
		return Not
	case "or":
		return Or
	case "pass":
		return Pass
	case "raise":
		return Raise
	case "return":
		return Return
	case "try":
		return Try
	case "while":
		return While
	case "with":
		return With
	case "yield":
		return Yield
	}
	return Name
}

// operators maps the texts of operators and delimiters to their kinds.
var operators = func() map[string]Kind {
	m := make(map[string]Kind)
	for k := operatorBegin + 1; k < operatorEnd; k++ {
		if texts[k] != "" {
			m[texts[k]] = k
		}
	}
	return m
}()

// Operator returns the operator or delimiter that text is, or Error.
func Operator(text string) Kind {
	if k, ok := operators[text]; ok {
		return k
	}
	return Error
}
