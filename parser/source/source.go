// Package source holds the text of one input file and answers where in it a byte offset lies.
//
// It owns decoding (BOM, PEP 263 declarations) and the line table. A File does not change after New: its Text is
// UTF-8 without a BOM, with the line ends as they stood in the input. Everything above counts in byte offsets of Text
// (Pos) and turns them into lines and columns only to show them.
package source

import (
	"sort"
	"strings"
	"unicode/utf8"
)

// Pos is a byte offset into File.Text.
type Pos int32

// Span is the half-open range [Start, End) of File.Text.
type Span struct{ Start, End Pos }

// Contains says whether inner lies wholly inside s.
func (s Span) Contains(inner Span) bool { return s.Start <= inner.Start && inner.End <= s.End }

// Position is a place as Python reports it: Line counts from 1, Col from 0 in bytes of UTF-8.
type Position struct{ Line, Col int }

// File is one source text with its line table.
type File struct {
	Name string // as shown in messages and //line directives
	Text string // decoded to UTF-8, BOM removed

	err   *DecodeError
	lines []Pos // offset of the first byte of each line
}

// New decodes raw as CPython would (UTF-8 unless a BOM or an encoding declaration says otherwise) and builds the line
// table. It always returns a File; what could not be decoded is reported by Err, and Text then holds the longest
// decodable beginning.
func New(name string, raw []byte) *File {
	text, err := Decode(raw)
	f := &File{Name: name, Text: text, err: err}
	f.lines = lineStarts(text)
	return f
}

// Err returns what was wrong with the encoding of the input, or nil.
func (f *File) Err() *DecodeError { return f.err }

// lineStarts lists where lines begin. A line ends with \n, \r\n or a lone \r.
func lineStarts(text string) []Pos {
	starts := make([]Pos, 1, 1+len(text)/32)
	if strings.IndexByte(text, '\r') < 0 {
		for at := 0; ; {
			n := strings.IndexByte(text[at:], '\n')
			if n < 0 {
				return starts
			}
			at += n + 1
			starts = append(starts, Pos(at))
		}
	}
	for i := 0; i < len(text); i++ {
		if text[i] == '\n' || text[i] == '\r' && (i+1 == len(text) || text[i+1] != '\n') {
			starts = append(starts, Pos(i+1))
		}
	}
	return starts
}

// Position returns the line and column of p. It costs a binary search in the line table.
func (f *File) Position(p Pos) Position {
	line := sort.Search(len(f.lines), func(i int) bool { return f.lines[i] > p })
	return Position{Line: line, Col: int(p - f.lines[line-1])}
}

// Line returns the line number of p, counted from 1.
func (f *File) Line(p Pos) int { return f.Position(p).Line }

// RuneCol returns the column of p counted from 0 in characters instead of bytes, as SyntaxError.offset counts (less 1).
func (f *File) RuneCol(p Pos) int {
	start := f.LineStart(f.Line(p))
	return utf8.RuneCountInString(f.Text[start:p])
}

// LineCount returns the number of lines; a text that ends in a newline has an empty last line.
func (f *File) LineCount() int { return len(f.lines) }

// LineStart returns the offset of the first byte of a line counted from 1; past the end it is the end of the text.
func (f *File) LineStart(line int) Pos {
	if line > len(f.lines) {
		return Pos(len(f.Text))
	}
	return f.lines[max(line, 1)-1]
}

// LineText returns a line, counted from 1, without its line end.
func (f *File) LineText(line int) string {
	if line < 1 || line > len(f.lines) {
		return ""
	}
	return strings.TrimRight(f.Text[f.LineStart(line):f.LineStart(line+1)], "\r\n")
}

// Slice returns the text of a span.
func (f *File) Slice(s Span) string { return f.Text[s.Start:s.End] }
