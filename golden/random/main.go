// Command random looks for programs that come out differently: it writes random ones, runs each by CPython and translated,
// and shows those whose output or exit code differ.
//
//	go run ./golden/random [-seed N] [-n M] [-show] [-check] [-keep DIR]
//
// It begins with seed N and writes M programs; the same seed always gives the same program. -show prints the program of the
// seed and runs nothing. -check runs nothing either, and says which programs are refused or do not type-check as Go, in a tenth
// of the time. -keep writes the programs that differ to a directory, and their translations.
//
// The programs are made from a grammar with types ([typ]): a type is chosen and an expression that has it is written. They end,
// since loops are bounded and functions call only what stands above them. They print what they compute, and the types and texts of
// what they raise.
package main

import (
	"errors"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/gosyncio/gosyncio"
	"github.com/gosyncio/gosyncio/golden/harness"
	"github.com/gosyncio/gosyncio/golden/oracle"
)

// batch is how many programs one build holds.
const batch = 50

func main() {
	seed := flag.Uint64("seed", 1, "the first seed")
	n := flag.Int("n", batch, "how many programs")
	show := flag.Bool("show", false, "print the program of the seed and run nothing")
	check := flag.Bool("check", false, "translate and type-check only")
	keep := flag.String("keep", "", "write the programs that differ into this directory")
	flag.Parse()
	if *show {
		fmt.Print(Program(*seed))
		return
	}
	err := error(nil)
	if *check {
		err = accepted(*seed, *n)
	} else {
		err = run(*seed, *n, *keep)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "random:", err)
		os.Exit(1)
	}
}

// run compares n programs.
func run(seed uint64, n int, keep string) error {
	python := oracle.Path()
	if python == "" {
		return fmt.Errorf("no CPython %s found: set ORACLE_PYTHON", oracle.Version)
	}
	differ, total := 0, n
	for n > 0 {
		count := min(n, batch)
		found, err := compare(python, seed, count, keep)
		if err != nil {
			return err
		}
		differ += found
		seed += uint64(count)
		n -= count
	}
	if differ > 0 {
		return fmt.Errorf("%d of %d programs differ", differ, total)
	}
	fmt.Printf("%d programs, no difference\n", total)
	return nil
}

// compare runs the programs of some seeds and returns how many differ.
func compare(python string, seed uint64, count int, keep string) (int, error) {
	work, err := os.MkdirTemp("", "random")
	if err != nil {
		return 0, err
	}
	defer os.RemoveAll(work)
	var cases []*harness.Case
	for i := range count {
		cases = append(cases, caseOf(seed+uint64(i)))
	}
	translations := harness.TranslateAll(cases)
	root, err := filepath.Abs(".")
	if err != nil {
		return 0, err
	}
	module, err := harness.NewModule(work, root, translations)
	if err == nil {
		module.Slow = true
		err = module.Build(translations)
	}
	if err != nil {
		return 0, err
	}
	differ := 0
	for _, c := range cases {
		t := translations[c.Name]
		problem := outcome(c, t, module, python)
		if problem == "" {
			continue
		}
		differ++
		fmt.Printf("%s: %s\n", c.Name, problem)
		if keep != "" {
			base := filepath.Join(keep, strings.ReplaceAll(c.Name, "/", ""))
			err := errors.Join(os.WriteFile(base+".py", []byte(c.Input), 0o644), os.WriteFile(base+".go.txt", t.Source, 0o644))
			if err != nil {
				return differ, err
			}
		}
	}
	return differ, nil
}

// mask takes out what differs from run to run, and what the compiler of CPython warns of.
var mask, _ = harness.ParseMask("0x[0-9a-f]{8,} => ADDRESS\n.*: (Syntax|Runtime)Warning: .*\\n.*\\n => ")

// accepted translates n programs and type-checks what comes out.
func accepted(seed uint64, n int) error {
	checker, err := harness.NewChecker(".")
	if err != nil {
		return err
	}
	var found []error
	for i := range n {
		if err := acceptable(checker, caseOf(seed+uint64(i))); err != nil {
			fmt.Println(err)
			found = append(found, err)
		}
	}
	if len(found) > 0 {
		return fmt.Errorf("%d programs are not accepted", len(found))
	}
	return nil
}

// acceptable says what the translator or the Go type checker has against a program.
func acceptable(checker *harness.Checker, c *harness.Case) error {
	source, diags := gosyncio.Translate("input.py", []byte(c.Input), gosyncio.Options{})
	err := error(nil)
	if len(diags) > 0 {
		err = errors.New(diags.String())
	} else {
		err = checker.Check(source)
	}
	if err != nil {
		return fmt.Errorf("%s: %w", c.Name, err)
	}
	return nil
}

// caseOf is the program of a seed as a case.
func caseOf(seed uint64) *harness.Case {
	return &harness.Case{Name: fmt.Sprint("seed/", seed), Input: Program(seed), Mask: mask}
}

// outcome says how a program differs, or nothing.
func outcome(c *harness.Case, t harness.Translation, module *harness.Module, python string) string {
	switch {
	case t.Err != nil:
		return t.Err.Error()
	case t.Source == nil:
		return "refused:\n" + t.Diags
	case module.Broken[c.Name] != nil:
		return module.Broken[c.Name].Error()
	}
	want, err := c.RunPython(python)
	if err != nil {
		return "CPython: " + err.Error()
	}
	got, err := c.RunBinary(module.Binary)
	if err != nil {
		return err.Error()
	}
	c.Want, c.HasOut, c.HasErr = want, true, want.Exit != 0
	return c.Compare(got)
}
