package lexer

import "github.com/gosyncio/gosyncio/parser/token"

// indent is the width of an indentation counted with tab stops every 8 columns, and with tabs as one column. Lines that
// compare differently in the two countings mix tabs and spaces inconsistently.
type indent struct{ col, alt int }

// indentation reads the white space before a line and emits the indents or dedents it means. Blank lines and lines that
// hold only a comment mean none.
func (l *lexer) indentation() bool {
	for {
		in, ok := l.measure()
		if !ok {
			return false
		}
		if l.at(0) == '#' {
			l.readComment(l.i)
		}
		if l.i >= len(l.src) {
			return true
		}
		if c := l.src[l.i]; c != '\n' && c != '\r' {
			return l.indentTo(in)
		}
		l.blankLineEnd()
	}
}

// measure reads white space at the beginning of a line.
func (l *lexer) measure() (in indent, ok bool) {
	contCol := 0 // width before the first backslash continuation, which is what counts
	for {
		switch l.at(0) {
		case ' ':
			in.col++
			in.alt++
		case '\t':
			in.col = (in.col/8 + 1) * 8
			in.alt++
		case '\f':
			in = indent{}
		case '\\':
			if contCol == 0 {
				contCol = in.col
			}
			if !l.continuation() {
				return in, false
			}
			continue
		default:
			if contCol != 0 {
				in = indent{contCol, contCol}
			}
			return in, true
		}
		l.i++
	}
}

// indentTo compares a line's indentation with the enclosing ones.
func (l *lexer) indentTo(in indent) bool {
	top := l.indents[len(l.indents)-1]
	switch {
	case in.col == top.col:
		return in.alt == top.alt || l.tabError()
	case in.col < top.col:
		return l.dedentTo(in)
	case len(l.indents) >= maxIndent:
		l.failAt("IndentationError", l.lineBeg, l.lineEnd(), "too many levels of indentation")
		return l.soften()
	case in.alt <= top.alt:
		return l.tabError()
	}
	l.indents = append(l.indents, in)
	l.emit(token.Indent, l.lineBeg)
	return true
}

// blankLineEnd skips the line end of a line without tokens.
func (l *lexer) blankLineEnd() {
	if l.at(0) == '\r' && l.at(1) == '\n' {
		l.i++
	}
	l.i++
	l.lineBeg = l.i
}

func (l *lexer) dedentTo(in indent) bool {
	n := len(l.indents) - 1
	for in.col < l.indents[n].col {
		n--
	}
	if in.col != l.indents[n].col {
		l.failAt("IndentationError", l.lineEnd(), l.lineEnd(), "unindent does not match any outer indentation level")
		return l.soften()
	}
	for range l.indents[n+1:] {
		l.emit(token.Dedent, l.i)
	}
	l.indents = l.indents[:n+1]
	return in.alt == l.indents[n].alt || l.tabError()
}

func (l *lexer) tabError() bool {
	l.failAt("TabError", l.lineBeg, l.lineEnd(), "inconsistent use of tabs and spaces in indentation")
	return l.soften()
}

// lineEnd returns where the current physical line ends.
func (l *lexer) lineEnd() int {
	i := l.i
	for i < len(l.src) && l.src[i] != '\n' && l.src[i] != '\r' {
		i++
	}
	return i
}
