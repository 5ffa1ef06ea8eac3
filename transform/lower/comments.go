package lower

import (
	"sort"
	"strings"

	"github.com/gosyncio/gosyncio/parser/pyast"
	"github.com/gosyncio/gosyncio/parser/source"
	"github.com/gosyncio/gosyncio/transform/ir"
)

// commentFeed hands out the comments of a module, each once, in the order in which statements are lowered (source order).
type commentFeed struct {
	file     *source.File
	comments []pyast.Comment
	next     int
	starts   []source.Pos // where statements start
	reached  source.Pos   // start of the last statement whose lowering began
}

func newCommentFeed(m *pyast.Module) *commentFeed {
	c := &commentFeed{file: m.File, comments: m.Comments}
	for _, s := range m.Body {
		pyast.Inspect(s, func(n pyast.Node) bool {
			if st, ok := n.(pyast.Stmt); ok {
				c.starts = append(c.starts, pyast.SpanOf(st).Start)
			}
			return true
		})
	}
	sort.Slice(c.starts, func(i, j int) bool { return c.starts[i] < c.starts[j] })
	if c.next < len(c.comments) && strings.HasPrefix(c.comments[0].Text, "#!") {
		c.next++
	}
	return c
}

// text returns a comment's words.
func text(c pyast.Comment) string {
	return strings.TrimRight(strings.TrimPrefix(strings.TrimLeft(c.Text, "#"), " "), " \t\r")
}

// upTo returns the comments that start before pos.
func (c *commentFeed) upTo(pos source.Pos) []string {
	var lines []string
	for c.next < len(c.comments) && c.comments[c.next].Span.Start < pos {
		if t := text(c.comments[c.next]); t != "" || len(lines) > 0 {
			lines = append(lines, t)
		}
		c.next++
	}
	return lines
}

// skipTo drops the comments before pos, which were used otherwise.
func (c *commentFeed) skipTo(pos source.Pos) { c.upTo(pos) }

// leading returns the comments before a statement and whether an empty line is before them.
func (c *commentFeed) leading(s pyast.Stmt) (lines []string, blank bool) {
	start := startOf(s)
	c.reached = max(c.reached, pyast.SpanOf(s).Start)
	first := start
	if c.next < len(c.comments) && c.comments[c.next].Span.Start < start {
		first = c.comments[c.next].Span.Start
	}
	line := c.file.Line(first)
	blank = line > 1 && strings.TrimSpace(c.file.LineText(line-1)) == ""
	return c.upTo(start), blank
}

// startOf is where a statement begins, decorators included.
func startOf(s pyast.Stmt) source.Pos {
	start := pyast.SpanOf(s).Start
	var decorators []pyast.Expr
	switch s := s.(type) {
	case *pyast.FunctionDef:
		decorators = s.DecoratorList
	case *pyast.AsyncFunctionDef:
		decorators = s.DecoratorList
	case *pyast.ClassDef:
		decorators = s.DecoratorList
	}
	if len(decorators) > 0 {
		start = min(start, pyast.SpanOf(decorators[0]).Start)
	}
	return start
}

// trailing returns the comment after a statement on its last line, "" when there is none.
func (c *commentFeed) trailing(s pyast.Stmt) string {
	end := pyast.SpanOf(s).End
	line := c.file.Line(end)
	var words []string
	for c.next < len(c.comments) {
		k := c.comments[c.next]
		if k.OwnLine && k.Span.Start >= end || k.Span.Start >= end && c.file.Line(k.Span.Start) != line {
			break
		}
		if t := text(k); t != "" {
			words = append(words, t)
		}
		c.next++
	}
	return strings.Join(words, "; ")
}

// tail returns the comments after the last statement of a block that are indented like the block and stand before the next clause
// (else:, except: ...) of the statement around it.
func (c *commentFeed) tail(block []pyast.Stmt) []ir.Stmt {
	col := c.file.Position(startOf(block[0])).Col
	end := pyast.SpanOf(block[len(block)-1]).End
	var lines []string
	for c.next < len(c.comments) {
		k := c.comments[c.next]
		if !k.OwnLine || c.file.Position(k.Span.Start).Col < col || col == 0 || c.statementBefore(k.Span.Start) || c.codeBetween(end, k.Span.Start) {
			break
		}
		lines = append(lines, text(k))
		c.next++
	}
	if len(lines) == 0 {
		return nil
	}
	return []ir.Stmt{&ir.Note{Origin: ir.Origin{Lead: lines}}}
}

// codeBetween says whether a line after that of end and before that of pos holds more than a comment.
func (c *commentFeed) codeBetween(end, pos source.Pos) bool {
	for line := c.file.Line(end) + 1; line < c.file.Line(pos); line++ {
		if text := strings.TrimSpace(c.file.LineText(line)); text != "" && text[0] != '#' {
			return true
		}
	}
	return false
}

// statementBefore says whether a statement that was not lowered yet starts before pos: between the comment handed out last
// and pos no statement may start.
func (c *commentFeed) statementBefore(pos source.Pos) bool {
	i := sort.Search(len(c.starts), func(i int) bool { return c.starts[i] > pos })
	return i > 0 && c.starts[i-1] > c.reached
}

// rest returns the comments that are left at the end of the module.
func (c *commentFeed) rest() []ir.Stmt {
	lines := c.upTo(source.Pos(len(c.file.Text)) + 1)
	if len(lines) == 0 {
		return nil
	}
	return []ir.Stmt{&ir.Note{Origin: ir.Origin{Lead: lines, Blank: true}}}
}

// docString returns the docstring of a body.
func docString(body []pyast.Stmt) (string, bool) {
	if len(body) == 0 {
		return "", false
	}
	s, ok := body[0].(*pyast.ExprStmt)
	if !ok {
		return "", false
	}
	k, ok := s.Value.(*pyast.Constant)
	if !ok || k.Kind != pyast.ConstStr {
		return "", false
	}
	return k.S, true
}

// docLines splits a docstring into lines without their common indentation, as inspect.cleandoc does.
func docLines(doc string) []string {
	lines := strings.Split(strings.ReplaceAll(doc, "\t", "        "), "\n")
	margin := -1
	for _, line := range lines[1:] {
		if trimmed := strings.TrimLeft(line, " "); trimmed != "" && (margin < 0 || len(line)-len(trimmed) < margin) {
			margin = len(line) - len(trimmed)
		}
	}
	out := []string{strings.TrimSpace(lines[0])}
	for _, line := range lines[1:] {
		out = append(out, strings.TrimRight(line[min(max(margin, 0), len(line)):], " \r"))
	}
	for len(out) > 0 && out[len(out)-1] == "" {
		out = out[:len(out)-1]
	}
	for len(out) > 0 && out[0] == "" {
		out = out[1:]
	}
	return out
}
