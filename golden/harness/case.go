// Package harness holds the golden cases: it reads them, records what CPython prints for them, builds their
// translations into one binary and runs those.
//
// A case is one txtar file. Its comment says in prose what the case proves; its sections are
//
//	input.py      the program
//	args          its arguments, one a line
//	stdin         its standard input
//	needs         commands that the program starts, one a line: where one does not run, the case is skipped
//	mask          what varies from run to run: a regular expression a line, or REGEXP => REPLACEMENT
//	want.stdout   recorded from CPython, only from CPython
//	want.stderr   likewise, normalised by [NormalizeStderr]; kept when the section is there or the exit code is not 0
//	want.exit     likewise, when it is not 0
//	want.diag     what the translator must say when it refuses the program; takes the place of the other wants
//	want.go       the translation, where its form is part of what is promised
//
// The package deliberately knows nothing of testing.T: the tests in golden and the bench program both use it.
package harness

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/tools/txtar"
)

// A Case is one golden case.
type Case struct {
	Name    string // TOPIC/NAME, the file's path below testdata without .txtar
	File    string // the txtar file
	Header  string // prose
	Input   string // the Python program
	Args    []string
	Stdin   string
	Needs   []string
	Mask    Mask
	Want    Result
	HasOut  bool   // recorded
	HasErr  bool   // want.stderr is compared
	Diag    string // want.diag
	Go      string // want.go
	HasDiag bool
	HasGo   bool

	archive *txtar.Archive
}

// A Result is what a program did, normalised and masked.
type Result struct {
	Stdout, Stderr string
	Exit           int
}

// sectionOrder is the order of the sections in a written case.
var sectionOrder = []string{
	"input.py", "args", "stdin", "needs", "mask",
	"want.stdout", "want.stderr", "want.exit", "want.diag", "want.go",
}

// Load reads all cases below dir in the order of their names. It fails on an unreadable or malformed file.
func Load(dir string) ([]*Case, error) {
	var cases []*Case
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !strings.HasSuffix(path, ".txtar") {
			return err
		}
		rel, err := filepath.Rel(dir, path)
		if err != nil {
			return err
		}
		c, err := Read(path, filepath.ToSlash(strings.TrimSuffix(rel, ".txtar")))
		if err == nil {
			cases = append(cases, c)
		}
		return err
	})
	return cases, err
}

// Read reads the case in file and names it. It fails on an unknown section, a missing program, or a mask that does not
// compile.
func Read(file, name string) (*Case, error) {
	data, err := os.ReadFile(file)
	if err != nil {
		return nil, err
	}
	c := &Case{Name: name, File: file, archive: txtar.Parse(data)}
	c.Header = strings.TrimSpace(string(c.archive.Comment))
	for _, f := range c.archive.Files {
		if err := c.section(f.Name, string(f.Data)); err != nil {
			return nil, fmt.Errorf("%s: %w", file, err)
		}
	}
	switch {
	case c.Header == "":
		return nil, fmt.Errorf("%s: no header that says what the case proves", file)
	case c.Input == "":
		return nil, fmt.Errorf("%s: no input.py", file)
	}
	return c, nil
}

// section takes one section of the file over into c.
func (c *Case) section(name, data string) (err error) {
	switch name {
	case "input.py":
		c.Input = data
	case "args":
		c.Args = strings.Split(strings.TrimSuffix(data, "\n"), "\n")
	case "stdin":
		c.Stdin = data
	case "needs":
		c.Needs = strings.Fields(data)
	case "mask":
		c.Mask, err = ParseMask(data)
	case "want.stdout":
		c.Want.Stdout, c.HasOut = data, true
	case "want.stderr":
		c.Want.Stderr, c.HasErr = data, true
	case "want.exit":
		c.Want.Exit, err = strconv.Atoi(strings.TrimSpace(data))
	case "want.diag":
		c.Diag, c.HasDiag = data, true
	case "want.go":
		c.Go, c.HasGo = data, true
	default:
		err = fmt.Errorf("unknown section %q", name)
	}
	return err
}

// Set replaces a section (an empty keep=false removes it) without writing the file.
func (c *Case) Set(name, data string, keep bool) error {
	c.archive.Files = slices.DeleteFunc(c.archive.Files, func(f txtar.File) bool { return f.Name == name })
	if keep {
		c.archive.Files = append(c.archive.Files, txtar.File{Name: name, Data: []byte(data)})
	}
	slices.SortStableFunc(c.archive.Files, func(a, b txtar.File) int {
		return slices.Index(sectionOrder, a.Name) - slices.Index(sectionOrder, b.Name)
	})
	if !keep {
		return nil
	}
	return c.section(name, data)
}

// Write writes the case back to its file if that changes it.
func (c *Case) Write() error {
	data := txtar.Format(c.archive)
	if back := txtar.Format(txtar.Parse(data)); string(back) != string(data) {
		return fmt.Errorf("%s: a section holds a line that txtar takes for a header", c.File)
	}
	if old, err := os.ReadFile(c.File); err == nil && string(old) == string(data) {
		return nil
	}
	return os.WriteFile(c.File, data, 0o644)
}
