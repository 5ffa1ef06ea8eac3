// Command suites runs CPython's own tests as an oracle that nobody here wrote.
//
//	go run ./golden/suites [-v] [NAME...]
//
// NAME is a test file of CPython without test_ and .py (locks, asyncio/locks, contextlib), * for several; without names a list
// of files is run. Each is made a program (convert.py): what needs modules that are not translated is left out, and so is what
// the translator refuses, method by method. The program is run by CPython and translated; every test method prints one line.
// The table says how many there are and in how many the two differ; -v shows which, and what was left out.
//
// It is a command, not a test: CPython's tests hold much that only CPython can do (reference counts, frames, sizes), and some
// measure time.
package main

import (
	"cmp"
	_ "embed"
	"encoding/json"
	"flag"
	"fmt"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"text/tabwriter"

	"github.com/gosyncio/gosyncio"
	"github.com/gosyncio/gosyncio/golden/harness"
	"github.com/gosyncio/gosyncio/golden/oracle"
)

// usual are the files that are run without names.
var usual = []string{
	"asyncio/locks", "asyncio/queues", "asyncio/taskgroups", "asyncio/timeouts", "asyncio/waitfor", "asyncio/tasks",
	"asyncio/futures", "asyncio/streams", "asyncio/eager_task_factory", "asyncio/threads", "asyncgen", "augassign", "baseexception",
	"binop", "bool", "builtin", "bytes", "call", "class", "compare", "contains", "context", "contextlib", "contextlib_async",
	"coroutines", "decorators", "descr", "dict", "dictcomps", "dictviews", "enumerate", "except_star", "exception_group",
	"exception_variations", "exceptions", "float", "funcattrs", "functools", "generators", "grammar", "hash", "index", "int",
	"isinstance", "keywordonlyarg", "listcomps", "long", "math", "named_expressions", "positional_only_arg", "pow", "property",
	"raise", "random", "range", "richcmp", "scope", "set", "slice", "sort", "subclassinit", "super", "time", "types", "unary", "with",
}

//go:embed convert.py
var converter string

//go:embed unittest.txt
var unittest string

func main() {
	verbose := flag.Bool("v", false, "show the tests that differ and what was left out")
	flag.Parse()
	if err := run(flag.Args(), *verbose); err != nil {
		fmt.Fprintln(os.Stderr, "suites:", err)
		os.Exit(1)
	}
}

// suite is one test file as a program.
type suite struct {
	name    string
	left    map[string]string // what was left out, with the reason
	source  []byte            // the translation
	program *harness.Case
}

func run(patterns []string, verbose bool) error {
	python := oracle.Path()
	if python == "" {
		return fmt.Errorf("no CPython %s found: set ORACLE_PYTHON", oracle.Version)
	}
	work, err := os.MkdirTemp("", "suites")
	if err != nil {
		return err
	}
	defer os.RemoveAll(work)
	for name, text := range map[string]string{"convert.py": converter, "unittest.txt": unittest} {
		if err := os.WriteFile(filepath.Join(work, name), []byte(text), 0o644); err != nil {
			return err
		}
	}
	files, err := find(python, patterns)
	if err != nil {
		return err
	}
	var suites []*suite
	translations := map[string]harness.Translation{}
	for _, name := range slices.Sorted(maps.Keys(files)) {
		s, err := assemble(python, filepath.Join(work, "convert.py"), name, files[name])
		if err != nil {
			fmt.Fprintf(os.Stderr, "%s: %v\n", name, err)
			continue
		}
		suites = append(suites, s)
		translations[s.program.Name] = harness.Translation{Source: s.source}
	}
	root, err := filepath.Abs(".")
	if err != nil {
		return err
	}
	module, err := harness.NewModule(filepath.Join(work, "module"), root, translations)
	if err == nil {
		err = module.Build(translations)
	}
	if err != nil {
		return err
	}
	return report(suites, module, verbose)
}

// find gives the test files that the patterns name.
func find(python string, patterns []string) (map[string]string, error) {
	out, err := exec.Command(python, "-c", "import test; print(test.__path__[0])").Output()
	if err != nil {
		return nil, fmt.Errorf("CPython's tests are not installed: %w", err)
	}
	dir := strings.TrimSpace(string(out))
	if len(patterns) == 0 {
		patterns = usual
	}
	files := map[string]string{}
	for _, p := range patterns {
		in, base := filepath.Split(p)
		if in != "" {
			in = "test_" + in
		}
		found, err := filepath.Glob(filepath.Join(dir, in, "test_"+base+".py"))
		if err != nil || len(found) == 0 {
			return nil, cmp.Or(err, fmt.Errorf("no test file %s in %s", p, dir))
		}
		for _, f := range found {
			name := strings.TrimSuffix(strings.TrimPrefix(filepath.Base(f), "test_"), ".py")
			files[strings.TrimPrefix(in, "test_")+name] = f
		}
	}
	return files, nil
}

// converted is what convert.py prints.
type converted struct {
	Program string
	Spans   []span
}

// span is a part of the program: the lines from first to last, and the name that leaves it out.
type span struct {
	first, last int
	name        string
}

func (s *span) UnmarshalJSON(data []byte) error {
	return json.Unmarshal(data, &[]any{&s.first, &s.last, &s.name})
}

// at names the smallest part that holds a line, "" for none.
func (c *converted) at(line int) string {
	best := span{last: 1 << 30}
	for _, s := range c.Spans {
		if s.first <= line && line <= s.last && s.last-s.first < best.last-best.first {
			best = s
		}
	}
	return best.name
}

// attempts bounds how often a file is converted again without what did not work.
const attempts = 60

// assemble makes a program of a test file that is translated and that CPython runs to its end.
func assemble(python, convert, name, file string) (*suite, error) {
	s := &suite{name: name, left: map[string]string{}}
	for range attempts {
		args := append([]string{convert, file}, slices.Sorted(maps.Keys(s.left))...)
		out, err := exec.Command(python, args...).Output()
		if err != nil {
			return nil, fmt.Errorf("convert.py: %w", err)
		}
		var c converted
		if err := json.Unmarshal(out, &c); err != nil {
			return nil, err
		}
		s.program = &harness.Case{Name: "suites/" + strings.ReplaceAll(name, "/", "_"), Input: c.Program}
		before := len(s.left)
		if err := s.try(python, &c); err != nil {
			return nil, err
		}
		if len(s.left) == before {
			return s, nil
		}
	}
	return nil, fmt.Errorf("does not run after %d attempts", attempts)
}

// lineOf finds the lines of the program in CPython's tracebacks.
var lineOf = regexp.MustCompile(`File "[^"]*input\.py", line (\d+)`)

// try translates the program and has CPython run it, and notes what is to be left out.
func (s *suite) try(python string, c *converted) error {
	source, diags := gosyncio.Translate("input.py", []byte(c.Program), gosyncio.Options{})
	if diags.HasErrors() {
		for _, d := range diags {
			if name := c.at(d.File.Line(d.Span.Start)); name != "" {
				s.left[name] = d.Message
			}
		}
		if len(s.left) == 0 {
			return fmt.Errorf("refused:\n%s", diags.String())
		}
		return nil
	}
	s.source = source
	result, err := s.program.RunPython(python)
	if err != nil || result.Exit == 0 {
		s.program.Want = result
		return err
	}
	lines := lineOf.FindAllStringSubmatch(result.Stderr, -1)
	for _, l := range slices.Backward(lines) {
		line, _ := strconv.Atoi(l[1])
		if name := c.at(line); name != "" && s.left[name] == "" {
			s.left[name] = strings.TrimSpace(result.Stderr[strings.LastIndexByte(strings.TrimSpace(result.Stderr), '\n')+1:])
			return nil
		}
	}
	return fmt.Errorf("CPython does not run it:\n%s", result.Stderr)
}

// report runs the translations and prints the table.
func report(suites []*suite, module *harness.Module, verbose bool) error {
	w := tabwriter.NewWriter(os.Stdout, 0, 8, 2, ' ', 0)
	fmt.Fprintln(w, "file\ttests\tdiffer\tleft out")
	var details strings.Builder
	for _, s := range suites {
		got := map[string]string{}
		if err := module.Broken[s.program.Name]; err != nil {
			fmt.Fprintf(&details, "%s: %v\n", s.name, err)
		} else if result, err := s.program.RunBinary(module.Binary); err != nil {
			fmt.Fprintf(&details, "%s: %v\n", s.name, err)
		} else {
			got = outcomes(result.Stdout)
		}
		want := outcomes(s.program.Want.Stdout)
		differ := 0
		for _, test := range slices.Sorted(maps.Keys(want)) {
			if got[test] != want[test] {
				differ++
				fmt.Fprintf(&details, "%s %s: %s, CPython %s\n", s.name, test, cmp.Or(got[test], "nothing"), want[test])
			}
		}
		for _, name := range slices.Sorted(maps.Keys(s.left)) {
			fmt.Fprintf(&details, "%s %s left out: %s\n", s.name, name, s.left[name])
		}
		fmt.Fprintf(w, "%s\t%d\t%d\t%d\n", s.name, len(want), differ, len(s.left))
	}
	err := w.Flush()
	if verbose {
		fmt.Print("\n", details.String())
	}
	return err
}

// outcomes gives what the lines of a run say of each test: ok, or the class of the exception.
func outcomes(stdout string) map[string]string {
	out := map[string]string{}
	for line := range strings.Lines(stdout) {
		if f := strings.Fields(line); len(f) == 3 {
			out[f[0]+"."+f[1]] = f[2]
		}
	}
	return out
}
