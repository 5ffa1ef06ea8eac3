package parser_test

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"github.com/gosyncio/gosyncio/golden/oracle"
)

var update = flag.Bool("update", false, "record what CPython says in testdata")

// snippet is a program that is wrong, with what CPython says about it. In the files under testdata a snippet is followed
// by a line "=> CODE line:col message", or "=>! ..." if the snippet does not end in a newline.
type snippet struct {
	src  string
	want verdict
}

func (s snippet) String() string {
	mark := "=>"
	src := s.src
	if !strings.HasSuffix(src, "\n") {
		mark, src = "=>!", src+"\n"
	}
	return fmt.Sprintf("%s%s %s %d:%d %s\n", src, mark, s.want.Code, s.want.Line, s.want.Col, s.want.Msg)
}

func readSnippets(t *testing.T, path string) (list []snippet) {
	t.Helper()
	raw, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	var src strings.Builder
	for _, line := range strings.SplitAfter(string(raw), "\n") {
		rest, ok := strings.CutPrefix(line, "=>")
		if !ok {
			src.WriteString(line)
			continue
		}
		s := snippet{src: src.String()}
		if r, ok := strings.CutPrefix(rest, "!"); ok {
			rest, s.src = r, strings.TrimSuffix(s.src, "\n")
		}
		_, _ = fmt.Sscanf(rest, "%s %d:%d", &s.want.Code, &s.want.Line, &s.want.Col)
		if parts := strings.SplitN(strings.TrimSpace(rest), " ", 3); len(parts) == 3 {
			s.want.Msg = parts[2]
		}
		list = append(list, s)
		src.Reset()
	}
	return list
}

// TestErrors compares code, message, line and column of the first error of each recorded snippet with CPython's.
func TestErrors(t *testing.T) {
	files, err := filepath.Glob("testdata/errors_*.txt")
	if err != nil || len(files) == 0 {
		t.Fatal("no testdata", err)
	}
	total := 0
	for _, path := range files {
		list := readSnippets(t, path)
		if *update {
			record(t, path, list)
			continue
		}
		for _, s := range list {
			total++
			if got := ours([]byte(s.src)); got.normal() != s.want.normal() {
				t.Errorf("%s: %q\n got %v\nwant %v", path, s.src, got, s.want)
			}
		}
	}
	t.Logf("%d snippets as CPython", total)
}

func record(t *testing.T, path string, list []snippet) {
	p := oracle.Start(t, oracleScript)
	var b strings.Builder
	for _, s := range list {
		s.want = verdict{}
		p.Ask(question{Do: "compile", Src: s.src}, &s.want)
		b.WriteString(s.String())
	}
	if err := os.WriteFile(path, []byte(b.String()), 0o644); err != nil {
		t.Fatal(err)
	}
}

// exampleModules are the test modules of CPython whose doctests and strings are tried. Most strings of a module about
// syntax are programs, right or wrong.
var exampleModules = []string{
	"test_syntax", "test_fstring", "test_grammar", "test_patma", "test_exceptions", "test_type_params",
	"test_named_expressions", "test_positional_only_arg", "test_eof", "test_generators", "test_coroutines", "test_global",
	"test_scope", "test_type_comments", "test_setcomps", "test_string_literals", "test_tokenize", "test_compile",
	"test_except_star", "test_keywordonlyarg", "test_unparse", "test_symtable", "test_codeop", "test_listcomps",
	"test_future_stmt/test_future", "test_type_aliases", "test_unpack_ex", "test_pep646_syntax", "test_asyncgen",
}

// TestExamples compares accepting and the first error over the snippets in CPython's own tests.
func TestExamples(t *testing.T) {
	var mu sync.Mutex
	var total, wrong, equal int
	differ := divergences(t)
	inParallel(t, exampleModules, func(p *oracle.Process, module string) {
		var sources []string
		p.Ask(question{Do: "tests", Src: module}, &sources)
		for _, src := range sources {
			var want verdict
			p.Ask(question{Do: "compile", Src: src}, &want)
			if !strings.HasSuffix(want.Code, "Error") || want.Code == "ValueError" || want.Code == "RecursionError" {
				if want.Code != "" {
					continue
				}
			}
			got := ours([]byte(src)).normal()
			mu.Lock()
			total++
			if want.Code != "" {
				wrong++
			}
			switch {
			case got == want.normal():
				equal++
				if differ[src] {
					t.Errorf("%s: %q agrees now: remove it from divergences.txt", module, src)
				}
			case !differ[src]:
				t.Errorf("%s: %q\n got %v\nwant %v", module, src, got, want.normal())
			}
			mu.Unlock()
		}
	})
	t.Logf("%d snippets, %d of them wrong: %d judged in CPython's words and place (%.2f%%)", total, wrong, equal, 100*float64(equal)/float64(total))
}

// divergences reads testdata/divergences.txt: Go-quoted snippets, each after a comment with the reason.
func divergences(t *testing.T) map[string]bool {
	t.Helper()
	raw, err := os.ReadFile("testdata/divergences.txt")
	if err != nil {
		t.Fatal(err)
	}
	set := map[string]bool{}
	for _, line := range strings.Split(string(raw), "\n") {
		if line == "" || line[0] == '#' {
			continue
		}
		var src string
		if _, err := fmt.Sscanf(line, "%q", &src); err != nil {
			t.Fatalf("divergences.txt: %s: %v", line, err)
		}
		set[src] = true
	}
	return set
}
