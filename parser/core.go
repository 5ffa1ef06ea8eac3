package parser

import (
	"github.com/gosyncio/gosyncio/parser/lexer"
	"github.com/gosyncio/gosyncio/parser/pyast"
	"github.com/gosyncio/gosyncio/parser/source"
	"github.com/gosyncio/gosyncio/parser/token"

	"golang.org/x/text/unicode/norm"
)

// parser is a recursive descent parser over a file's tokens. Its functions are named after the rules of CPython's
// grammar and quote them. It only decides: a program that it does not take is handed to package explain's rules, which
// know the words for what is wrong.
type parser struct {
	file   *source.File
	src    string
	toks   []token.Token
	i      int // the token to read next
	kind   token.Kind
	depth  int // nesting of rules, bounded so that no input exhausts the stack
	opts   *options
	inSpec int // nesting of format specs: fields in those of a t-string are as in an f-string
}

// reject is what a rule panics with when the tokens do not fit it. It never leaves the package.
type reject struct {
	at      int // index of the token that does not fit
	message string
	span    source.Span
	atLast  bool // the place is the last token that was read, wherever that is
	final   bool // no grammar is needed to know why
}

// maxDepth bounds the nesting of expressions and blocks; CPython's parser gives up at a similar depth.
const maxDepth = 3000

func newParser(f *source.File, lexed lexer.Result, o *options) *parser {
	p := &parser{file: f, src: f.Text, toks: lexed.Tokens, opts: o}
	p.seek(0)
	return p
}

// seek makes the token with index i the next one.
func (p *parser) seek(i int) {
	p.i = i
	p.kind = p.toks[i].Kind
}

// next moves past the current token. The last token (End or Error) is never passed.
func (p *parser) next() {
	if p.i+1 < len(p.toks) {
		p.i++
	}
	p.kind = p.toks[p.i].Kind
}

// fail gives up at the current token.
func (p *parser) fail() { panic(reject{at: p.i}) }

// failWith gives up for a reason that the grammar does not express.
func (p *parser) failWith(span source.Span, message string) {
	panic(reject{at: p.i, message: message, span: span})
}

// enter counts one level of nesting; leave ends it.
func (p *parser) enter() {
	p.depth++
	if p.depth > maxDepth {
		panic(reject{at: p.i, span: p.toks[p.i].Span(), message: "too many nested expressions or blocks", final: true})
	}
}

func (p *parser) leave() { p.depth-- }

// accept passes a token of kind k if one stands here.
func (p *parser) accept(k token.Kind) bool {
	if p.kind != k {
		return false
	}
	p.next()
	return true
}

// expect passes a token of kind k or gives up.
func (p *parser) expect(k token.Kind) {
	if p.kind != k {
		p.fail()
	}
	p.next()
}

// peek returns the kind of the token n places on.
func (p *parser) peek(n int) token.Kind {
	if p.i+n < len(p.toks) {
		return p.toks[p.i+n].Kind
	}
	return token.End
}

// start returns where the current token starts.
func (p *parser) start() source.Pos { return p.toks[p.i].Start }

// end returns where the last token that is not layout ends.
func (p *parser) end() source.Pos {
	i := p.i - 1
	for i >= 0 && p.toks[i].Kind.IsLayout() {
		i--
	}
	if i < 0 {
		return 0
	}
	return p.toks[i].End
}

// text returns the source text of token i.
func (p *parser) text(i int) string { return p.src[p.toks[i].Start:p.toks[i].End] }

// at returns the embedded part of an expression that starts at start and ends with the last token passed.
func (p *parser) at(start source.Pos) (b exprBase) {
	b.Lineno, b.ColOffset = int(start), int(p.toks[p.i-1].End)
	return b
}

// stmtAt is at for statements.
func (p *parser) stmtAt(start source.Pos) (b stmtBase) {
	b.Lineno, b.ColOffset = int(start), int(p.end())
	return b
}

// nodeAt is at for nodes that are neither. One without any tokens (no parameters) is empty.
func (p *parser) nodeAt(start source.Pos) (b nodeBase) {
	b.Lineno, b.ColOffset = int(start), int(max(p.end(), start))
	return b
}

type (
	exprBase = pyast.ExprBase
	stmtBase = pyast.StmtBase
	nodeBase = pyast.NodeBase
)

// isSoft says whether the token n places on is the soft keyword word.
func (p *parser) isSoft(n int, word string) bool {
	return p.peek(n) == token.Name && p.text(p.i+n) == word
}

// identifier passes a name and returns it in normal form NFKC.
func (p *parser) identifier() pyast.Identifier {
	if p.kind != token.Name {
		p.fail()
	}
	text := p.text(p.i)
	p.next()
	for i := 0; i < len(text); i++ {
		if text[i] >= 0x80 {
			return pyast.Identifier(norm.NFKC.String(text))
		}
	}
	return pyast.Identifier(text)
}
