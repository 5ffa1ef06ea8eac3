package harness

import (
	"fmt"
	"regexp"
	"strings"
)

// A Mask replaces what varies from run to run of one case: dates, timings, ports.
type Mask []rule

type rule struct {
	re *regexp.Regexp
	to string
}

// ParseMask reads one rule a line: REGEXP => REPLACEMENT, or REGEXP alone to put a star. ^ and $ match at lines.
// It fails on a regular expression that does not compile.
func ParseMask(text string) (Mask, error) {
	var m Mask
	for line := range strings.Lines(text) {
		line = strings.TrimSuffix(line, "\n")
		if line == "" {
			continue
		}
		from, to, ok := strings.Cut(line, " => ")
		if !ok {
			to = "*"
		}
		re, err := regexp.Compile("(?m)" + from)
		if err != nil {
			return nil, fmt.Errorf("mask: %w", err)
		}
		m = append(m, rule{re, to})
	}
	return m, nil
}

// Apply returns text with every rule applied in order.
func (m Mask) Apply(text string) string {
	for _, r := range m {
		text = r.re.ReplaceAllString(text, r.to)
	}
	return text
}

// noNewline stands after output that does not end in a newline: a section of a txtar file always does.
const noNewline = "\\ no newline at the end\n"

// section makes program output fit to be a section of a case.
func section(out string) string {
	if out == "" || strings.HasSuffix(out, "\n") {
		return out
	}
	return out + "\n" + noNewline
}

var (
	address  = regexp.MustCompile(`0x[0-9a-f]{6,}`)
	program  = regexp.MustCompile(`[^\s"'<>(]*input\.py`)
	library  = regexp.MustCompile(`[^\s"'<>(]*/asyncio/(\w+\.py):\d+`)
	carets   = regexp.MustCompile(`^[ |]*[ ]*[~^]+[ ~^]*$`)
	fileLine = regexp.MustCompile(`^([ |]*)  File "([^"]*)", line `)
)

// NormalizeStderr brings the error output of CPython and of a translation to one form: object addresses and the
// directory of the program are cut, as are the lines of carets under the source lines of a traceback and the frames that
// lie in the standard library, whose lines a translation does not have.
func NormalizeStderr(text string) string {
	text = address.ReplaceAllString(text, "0x...")
	text = program.ReplaceAllString(text, "input.py")
	text = library.ReplaceAllString(text, "asyncio/$1")
	var out strings.Builder
	dropping, indent := false, ""
	for line := range strings.Lines(text) {
		bare := strings.TrimSuffix(line, "\n")
		if m := fileLine.FindStringSubmatch(bare); m != nil {
			dropping, indent = m[2] != "input.py", m[1]
		} else if dropping && !strings.HasPrefix(bare, indent+"    ") {
			dropping = false
		}
		if !dropping && !carets.MatchString(bare) {
			out.WriteString(line)
		}
	}
	return out.String()
}
