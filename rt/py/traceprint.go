package py

import (
	"os"
	"slices"
	"strconv"
	"strings"
	"sync"
)

const (
	causeMessage   = "\nThe above exception was the direct cause of the following exception:\n\n"
	contextMessage = "\nDuring handling of the above exception, another exception occurred:\n\n"
	maxGroupWidth  = 15
	maxGroupDepth  = 10
	recursiveLimit = 3
)

// FormatException gives what CPython prints for an uncaught exception: the traceback with its causes and contexts, notes and
// the members of groups (the layout of Lib/traceback.py).
func FormatException(e *Exception) string {
	p := &excPrinter{seen: map[*Exception]bool{}}
	p.format(e)
	return p.b.String()
}

// FormatExceptionOnly gives the last part: "Class: text" and the notes.
func FormatExceptionOnly(e *Exception) string {
	p := &excPrinter{seen: map[*Exception]bool{}}
	return p.only(e)
}

// excPrinter writes one exception with everything that hangs on it.
type excPrinter struct {
	b         strings.Builder
	depth     int
	needClose bool
	seen      map[*Exception]bool
}

func (p *excPrinter) indent() string { return strings.Repeat(" ", 2*p.depth) }

// emit writes text with the margin of the current group depth.
func (p *excPrinter) emit(text, margin string) {
	prefix := p.indent()
	if p.depth > 0 {
		prefix += margin + " "
	}
	for line := range strings.Lines(text) {
		p.b.WriteString(prefix)
		p.b.WriteString(line)
	}
}

type chained struct {
	msg string
	exc *Exception
}

// chain lists e and the exceptions it hangs on, e first, each with the text that leads on to the one before.
func (p *excPrinter) chain(e *Exception) []chained {
	var out []chained
	for e != nil {
		p.seen[e] = true
		msg, next := "", (*Exception)(nil)
		switch {
		case e.Cause != nil:
			if !p.seen[e.Cause] {
				msg, next = causeMessage, e.Cause
			}
		case e.Context != nil && !e.SuppressContext && !p.seen[e.Context]:
			msg, next = contextMessage, e.Context
		}
		out = append(out, chained{msg, e})
		e = next
	}
	return out
}

func (p *excPrinter) format(e *Exception) {
	list := p.chain(e)
	for i := len(list) - 1; i >= 0; i-- {
		if list[i].msg != "" {
			p.emit(list[i].msg, "|")
		}
		x := list[i].exc
		switch {
		case x.Group == nil:
			if x.tb != nil { // without frames when only the runtime's own code raised it
				p.emit("Traceback (most recent call last):\n", "|")
				p.emit(formatFrames(x.tb.frames()), "|")
			}
			p.emit(p.only(x), "|")
		case p.depth > maxGroupDepth:
			p.emit("... (max_group_depth is "+strconv.Itoa(maxGroupDepth)+")\n", "|")
		default:
			p.group(x)
		}
	}
}

func (p *excPrinter) group(e *Exception) {
	top := p.depth == 0
	margin := "|"
	if top {
		p.depth++
		margin = "+"
	}
	if e.tb != nil {
		p.emit("Exception Group Traceback (most recent call last):\n", margin)
		p.emit(formatFrames(e.tb.frames()), "|")
	}
	p.emit(p.only(e), "|")
	n := min(len(e.Group), maxGroupWidth+1)
	p.needClose = false
	for i := range n {
		last := i == n-1
		if last {
			p.needClose = true
		}
		title, lead := strconv.Itoa(i+1), "  "
		if i >= maxGroupWidth {
			title = "..."
		}
		if i == 0 {
			lead = "+-"
		}
		p.b.WriteString(p.indent() + lead + "+---------------- " + title + " ----------------\n")
		p.depth++
		if i < maxGroupWidth {
			p.format(e.Group[i])
		} else {
			rest := len(e.Group) - maxGroupWidth
			p.emit("and "+strconv.Itoa(rest)+" more exception"+pluralS(rest)+"\n", "|")
		}
		if last && p.needClose {
			p.b.WriteString(p.indent() + "+------------------------------------\n")
			p.needClose = false
		}
		p.depth--
	}
	if top {
		p.depth = 0
	}
}

// only is the exception's own lines: class, text, suggestion, notes.
func (p *excPrinter) only(e *Exception) string {
	name := e.Class.Qualname
	if m := e.Class.Module; m != "builtins" && m != "__main__" && m != "" {
		name = m + "." + name
	}
	text := safeText(func() string { return Str(e) }, "<exception str() failed>") + suggestion(e)
	out := name
	if text != "" {
		out += ": " + text
	}
	out += "\n"
	notes, ok := e.Dict.Get("__notes__")
	if !ok {
		return out
	}
	switch TypeOf(notes) {
	case ListType, TupleType:
		for n := range Each(notes) {
			note := safeText(func() string { return Str(n) }, "<note str() failed>")
			for _, l := range strings.Split(note, "\n") {
				out += l + "\n"
			}
		}
	case NoneType:
	default:
		out += safeText(func() string { return Repr(notes) }, "<__notes__ repr() failed>") + "\n"
	}
	return out
}

func safeText(f func() string, failed string) (s string) {
	if exc := Try(func() { s = f() }); exc != nil {
		return failed
	}
	return s
}

// suggestion is ". Did you mean: 'x'?" where CPython prints it.
func suggestion(e *Exception) string {
	var names []string
	wrong, _ := e.field("name").(string)
	switch {
	case e.IsA(ImportError):
		wrong, _ = e.field("name_from").(string)
		mod, _ := e.field("name").(string)
		m, ok := modules[mod]
		if wrong == "" || !ok {
			return ""
		}
		names = shownNames(m.Names(), wrong)
	case wrong == "":
		return ""
	case e.IsA(AttributeError):
		obj, ok := e.Fields.Get("obj")
		if !ok {
			return ""
		}
		if exc := Try(func() { names = strs(Dir(obj)) }); exc != nil {
			return ""
		}
		names = shownNames(names, wrong)
	case e.IsA(NameError):
		near, _ := e.field(nearNames).([]string)
		if len(near) > 0 && strings.HasPrefix(near[0], "self.") {
			return ". Did you mean: '" + near[0] + "'?"
		}
		names = slices.Concat(near, Builtins.Names(), otherBuiltins)
	default:
		return ""
	}
	hint := ""
	if s := suggest(wrong, names); s != "" {
		hint = ". Did you mean: '" + s + "'?"
	}
	if e.IsA(NameError) {
		if slices.Contains(stdlibNames, wrong) {
			if hint != "" {
				return hint + " Or did you forget to import '" + wrong + "'?"
			}
			return ". Did you forget to import '" + wrong + "'?"
		}
	}
	return hint
}

// otherBuiltins are builtins that CPython has and may suggest, but translated programs cannot use.
var otherBuiltins = []string{
	"aiter", "anext", "breakpoint", "compile", "copyright", "credits", "eval", "exec", "globals", "help", "license", "locals",
}

func strs(l *List[any]) []string {
	out := make([]string, 0, l.LenAny())
	for _, v := range l.items {
		out = append(out, Str(v))
	}
	return out
}

func shownNames(names []string, wrong string) []string {
	if wrong[0] == '_' {
		return names
	}
	out := names[:0:0]
	for _, n := range names {
		if n != "" && n[0] != '_' {
			out = append(out, n)
		}
	}
	return out
}

// formatFrames gives the traceback's lines; more than three equal frames in a row are counted instead.
func formatFrames(fs []Frame) string {
	var b strings.Builder
	count := 0
	var last Frame
	more := func() {
		if count > recursiveLimit {
			n := count - recursiveLimit
			b.WriteString("  [Previous line repeated " + strconv.Itoa(n) + " more time" + pluralS(n) + "]\n")
		}
	}
	for i, f := range fs {
		if i == 0 || f.File != last.File || f.Line != last.Line || f.Name != last.Name {
			more()
			count = 0
			last = f
		}
		count++
		if count > recursiveLimit {
			continue
		}
		f.write(&b)
	}
	more()
	return b.String()
}

// write gives one frame: where it is, the source line and the marker line.
func (f Frame) write(b *strings.Builder) {
	b.WriteString("  File \"" + f.File + "\", line " + strconv.Itoa(f.Line) + ", in " + f.Name + "\n")
	raw := SourceLine(f.File, f.Line)
	line := strings.TrimSpace(raw)
	if line == "" {
		return
	}
	b.WriteString("    " + line + "\n")
	if f.EndCol <= f.Col {
		return
	}
	runes := []rune(raw)
	lead := 0
	for lead < len(runes) && (runes[lead] == ' ' || runes[lead] == '\t' || runes[lead] == '\f') {
		lead++
	}
	b.WriteString("    ")
	for i := lead; i < f.EndCol && i < len(runes); i++ {
		mark := "^"
		switch {
		case i < f.Col:
			mark = " "
		case f.anchorR > f.anchorL && (i < f.anchorL || i >= f.anchorR):
			mark = "~"
		}
		b.WriteString(mark)
		if isWide(runes[i]) {
			b.WriteString(mark)
		}
	}
	b.WriteString("\n")
}

// isWide reports characters that take two columns (East Asian wide and fullwidth, emoji).
func isWide(r rune) bool {
	return r >= 0x1100 && (r <= 0x115f || r >= 0x2e80 && r <= 0xa4cf || r >= 0xac00 && r <= 0xd7a3 || r >= 0xf900 && r <= 0xfaff ||
		r >= 0xfe30 && r <= 0xfe6f || r >= 0xff00 && r <= 0xff60 || r >= 0xffe0 && r <= 0xffe6 || r >= 0x1f300 && r <= 0x1faff ||
		r >= 0x20000 && r <= 0x3fffd)
}

var sourceCache sync.Map // file -> []string

// SourceLine gives a line of a source file, "" if it cannot be read.
func SourceLine(file string, line int) string {
	v, ok := sourceCache.Load(file)
	if !ok {
		data, err := os.ReadFile(file)
		if err != nil {
			return ""
		}
		v, _ = sourceCache.LoadOrStore(file, strings.Split(strings.ReplaceAll(string(data), "\r\n", "\n"), "\n"))
	}
	lines := v.([]string)
	if line < 1 || line > len(lines) {
		return ""
	}
	return lines[line-1]
}
