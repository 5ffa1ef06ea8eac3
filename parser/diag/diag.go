// Package diag collects and renders what the translator has to say about a program: syntax errors, refusals, warnings.
//
// In go a file, a code, a span and a message; out comes text in the style
//
//	jobs.py:3:9: error[SyntaxError]: invalid syntax
//	    print 1
//	          ^
//	note: what to write instead
//
// Lines and columns shown count from 1, columns in characters, as CPython's SyntaxError does.
package diag

import (
	"fmt"
	"io"
	"sort"
	"strings"
	"unicode/utf8"

	"github.com/gosyncio/gosyncio/parser/source"
)

// Severity orders diagnostics by how bad they are.
type Severity uint8

// The severities. Only an Error makes a translation fail.
const (
	Error Severity = iota
	Warning
	Info
)

// String returns the word used in rendered text.
func (s Severity) String() string { return [...]string{"error", "warning", "info"}[s] }

// Diagnostic is one message about one place.
type Diagnostic struct {
	Code     string // "SyntaxError", "IndentationError", or the code of a refusal
	Severity Severity
	File     *source.File
	Span     source.Span
	Message  string
	Notes    []string
}

// Note appends an explanation or advice and returns d, so that calls chain.
func (d *Diagnostic) Note(format string, args ...any) *Diagnostic {
	d.Notes = append(d.Notes, fmt.Sprintf(format, args...))
	return d
}

// Position returns the line (from 1) and column (from 1, in characters) that the diagnostic points to.
func (d *Diagnostic) Position() (line, col int) {
	return d.File.Line(d.Span.Start), d.File.RuneCol(d.Span.Start) + 1
}

// Error renders the diagnostic's first line.
func (d *Diagnostic) Error() string {
	line, col := d.Position()
	return fmt.Sprintf("%s:%d:%d: %s[%s]: %s", d.File.Name, line, col, d.Severity, d.Code, d.Message)
}

// List is a collection of diagnostics in the order they were found.
type List []*Diagnostic

func (l *List) add(sev Severity, f *source.File, code string, at source.Span, format string, args []any) *Diagnostic {
	message := format
	if len(args) > 0 {
		message = fmt.Sprintf(format, args...)
	}
	d := &Diagnostic{Code: code, Severity: sev, File: f, Span: at, Message: message}
	*l = append(*l, d)
	return d
}

// Errorf adds an error and returns it, so that notes can be added. Without args, format is taken literally.
func (l *List) Errorf(f *source.File, code string, at source.Span, format string, args ...any) *Diagnostic {
	return l.add(Error, f, code, at, format, args)
}

// Warnf adds a warning and returns it, so that notes can be added. Without args, format is taken literally.
func (l *List) Warnf(f *source.File, code string, at source.Span, format string, args ...any) *Diagnostic {
	return l.add(Warning, f, code, at, format, args)
}

// HasErrors says whether any diagnostic is an error.
func (l List) HasErrors() bool {
	for _, d := range l {
		if d.Severity == Error {
			return true
		}
	}
	return false
}

// Sort orders the list by file name and position, keeping the order of equals.
func (l List) Sort() {
	sort.SliceStable(l, func(i, j int) bool {
		a, b := l[i], l[j]
		if a.File != b.File && a.File.Name != b.File.Name {
			return a.File.Name < b.File.Name
		}
		return a.Span.Start < b.Span.Start
	})
}

// Render writes every diagnostic with its source line, a caret line and its notes.
func (l List) Render(w io.Writer) error {
	for _, d := range l {
		if _, err := io.WriteString(w, d.text()); err != nil {
			return err
		}
	}
	return nil
}

// String renders the list as Render does.
func (l List) String() string {
	var b strings.Builder
	_ = l.Render(&b)
	return b.String()
}

func (d *Diagnostic) text() string {
	var b strings.Builder
	b.WriteString(d.Error())
	b.WriteByte('\n')
	start := d.File.Position(d.Span.Start)
	if line := d.File.LineText(start.Line); strings.TrimSpace(line) != "" {
		writeExcerpt(&b, line, start.Col, int(d.Span.End-d.Span.Start))
	}
	for _, note := range d.Notes {
		b.WriteString("note: ")
		b.WriteString(note)
		b.WriteByte('\n')
	}
	return b.String()
}

// writeExcerpt writes a source line with carets under width bytes from col on, less its indentation.
func writeExcerpt(b *strings.Builder, line string, col, width int) {
	col = min(col, len(line))
	end := min(max(col+width, col), len(line))
	cut := min(len(line)-len(strings.TrimLeft(line, " \t\f")), col)
	carets := max(utf8.RuneCountInString(line[col:end]), 1)
	pad := strings.Map(func(r rune) rune {
		if r == '\t' {
			return r
		}
		return ' '
	}, line[cut:col])
	fmt.Fprintf(b, "    %s\n    %s%s\n", line[cut:], pad, strings.Repeat("^", carets))
}
