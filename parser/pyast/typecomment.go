package pyast

import (
	"regexp"
	"sort"
	"strings"

	"github.com/gosyncio/gosyncio/parser/source"
)

// typeComment is a comment of PEP 484's form "# type: ...", which python -m ast shows.
type typeComment struct {
	at     source.Span
	text   string // after "type:"
	ignore bool   // "type: ignore..."; text is then what follows "ignore"
}

var (
	typePrefix  = regexp.MustCompile(`^#[ \t]*type:[ \t]*`)
	ignoreWords = regexp.MustCompile(`^ignore($|[\x00-\x7f])`)
	alnum       = regexp.MustCompile(`^ignore[0-9A-Za-z]`)
)

// typeComments picks the type comments out of all comments.
func typeComments(comments []Comment) (list []typeComment) {
	for _, c := range comments {
		prefix := typePrefix.FindString(c.Text)
		if prefix == "" {
			continue
		}
		t := typeComment{at: c.Span, text: c.Text[len(prefix):]}
		if ignoreWords.MatchString(t.text) && !alnum.MatchString(t.text) {
			t.ignore, t.text = true, t.text[len("ignore"):]
		}
		list = append(list, t)
	}
	return list
}

// typeIgnores shows the "type: ignore" comments.
func (d *dumper) typeIgnores() (l list) {
	for _, t := range d.types {
		if t.ignore {
			l = append(l, rec("TypeIgnore", field{"lineno", number(d.file.Line(t.at.Start))}, field{"tag", text(Repr(t.text))}))
		}
	}
	return l
}

// typeAfter shows the type comment that follows pos on its line with nothing between but white space and characters of
// skip, nothing if there is none.
func (d *dumper) typeAfter(pos source.Pos, skip string) field {
	none := field{"type_comment", nil}
	i := sort.Search(len(d.types), func(i int) bool { return d.types[i].at.Start >= pos })
	if i == len(d.types) || d.types[i].ignore {
		return none
	}
	between := d.file.Text[pos:d.types[i].at.Start]
	if strings.Trim(between, " \t"+skip) != "" {
		return none
	}
	return field{"type_comment", text(Repr(d.types[i].text))}
}

// headerType shows the type comment of a compound statement whose header's last part ends at pos. That of a function may
// stand on the line below the header, too.
func (d *dumper) headerType(pos source.Pos, function bool) field {
	if len(d.types) == 0 {
		return field{"type_comment", nil}
	}
	src := d.file.Text
	colon := int(pos)
	for colon < len(src) && src[colon] != ':' {
		if src[colon] == '#' {
			colon = endOfLine(src, colon)
		} else {
			colon++
		}
	}
	colon = min(colon+1, len(src))
	if f := d.typeAfter(source.Pos(colon), ""); f.value != nil || !function {
		return f
	}
	for i := colon; i < len(src); {
		switch src[i] {
		case ' ', '\t', '\r', '\n', '\f':
			i++
		case '#':
			if f := d.typeAfter(source.Pos(i), ""); f.value != nil {
				return f
			}
			i = endOfLine(src, i)
		default:
			i = len(src)
		}
	}
	return field{"type_comment", nil}
}

func endOfLine(src string, i int) int {
	if n := strings.IndexByte(src[i:], '\n'); n >= 0 {
		return i + n
	}
	return len(src)
}
