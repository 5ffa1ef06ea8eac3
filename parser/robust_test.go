package parser_test

import (
	"strings"
	"testing"
	"time"

	"github.com/gosyncio/gosyncio/parser"
	"github.com/gosyncio/gosyncio/parser/source"
)

// TestHostile feeds what must give an error, not a crash or a hang.
func TestHostile(t *testing.T) {
	blocks := func(n int) string {
		var b strings.Builder
		for i := range n {
			b.WriteString(strings.Repeat(" ", i) + "if x:\n")
		}
		return b.String() + strings.Repeat(" ", n) + "pass\n"
	}
	cases := map[string]string{
		"parentheses":    strings.Repeat("(", 100_000),
		"balanced":       strings.Repeat("(", 100_000) + strings.Repeat(")", 100_000),
		"brackets":       strings.Repeat("[", 100_000),
		"blocks":         blocks(1000),
		"minus":          strings.Repeat("-", 100_000) + "1",
		"not":            strings.Repeat("not ", 100_000) + "1",
		"lambda":         strings.Repeat("lambda: ", 100_000) + "1",
		"power":          strings.Repeat("a ** ", 100_000) + "1 1",
		"conditional":    strings.Repeat("a if b else ", 100_000) + "1 1",
		"f-strings":      strings.Repeat("f'{", 1000),
		"NUL":            "a = 1\x00",
		"not UTF-8":      "a = '\xff'",
		"unicode":        "\u20ac = 1",
		"backslash":      "\\",
		"lone CR":        "(\r",
		"many errors":    strings.Repeat("x y\n", 10_000),
		"huge statement": strings.Repeat("(a b) + ", 2_000) + "1",
	}
	for name, src := range cases {
		t.Run(name, func(t *testing.T) {
			start := time.Now()
			_, errs := parser.Parse(source.New("t", []byte(src)))
			if !errs.HasErrors() {
				t.Error("no error")
			}
			_ = errs.String()
			if d := time.Since(start); d > 20*time.Second {
				t.Errorf("took %v", d)
			} else {
				t.Logf("%v: %s", d, errs[0].Message)
			}
		})
	}
}

// TestLong parses what is long but right.
func TestLong(t *testing.T) {
	for name, src := range map[string]string{
		"sum":        strings.Repeat("a + ", 50_000) + "1\n",
		"attributes": "a" + strings.Repeat(".b", 50_000) + "\n",
		"calls":      "a" + strings.Repeat("()", 50_000) + "\n",
		"elif":       "if a: pass\n" + strings.Repeat("elif a: pass\n", 20_000),
		"list":       "x = [" + strings.Repeat("1, ", 200_000) + "]\n",
		"strings":    "x = (" + strings.Repeat("'a' ", 100_000) + ")\n",
		"blank":      strings.Repeat("\n", 1_000_000),
		"comments":   strings.Repeat("# c\n", 200_000),
	} {
		t.Run(name, func(t *testing.T) {
			if _, errs := parser.Parse(source.New("t", []byte(src))); errs.HasErrors() {
				t.Error(errs[0])
			}
		})
	}
}
