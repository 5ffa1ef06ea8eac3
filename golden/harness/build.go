package harness

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"os/exec"
	"path/filepath"
	"runtime/debug"
	"slices"
	"strings"
	"sync"

	"github.com/gosyncio/gosyncio"
)

// A Translation is what the translator made of one case.
type Translation struct {
	Source []byte // the Go program, nil if it was refused
	Diags  string // what the translator said
	Err    error  // a panic, or two different translations of the same text
}

// Translate translates the case twice.
func (c *Case) Translate() (t Translation) {
	defer func() {
		if p := recover(); p != nil {
			t = Translation{Err: fmt.Errorf("the translator panicked: %v\n%s", p, debug.Stack())}
		}
	}()
	source, diags := gosyncio.Translate("input.py", []byte(c.Input), gosyncio.Options{})
	t.Diags = diags.String()
	if !diags.HasErrors() {
		t.Source = source
	}
	again, diags := gosyncio.Translate("input.py", []byte(c.Input), gosyncio.Options{})
	if diff := Diff(string(source), string(again)); diff != "" || diags.String() != t.Diags {
		t.Err = fmt.Errorf("translated twice with different results: %s", diff)
	}
	return t
}

// TranslateAll translates all cases, a few at a time.
func TranslateAll(cases []*Case) map[string]Translation {
	out := make(map[string]Translation, len(cases))
	var (
		mu   sync.Mutex
		wg   sync.WaitGroup
		slot = make(chan struct{}, 4)
	)
	for _, c := range cases {
		wg.Go(func() {
			slot <- struct{}{}
			t := c.Translate()
			<-slot
			mu.Lock()
			defer mu.Unlock()
			out[c.Name] = t
		})
	}
	wg.Wait()
	return out
}

// A Module is a Go module in which every case is a package and whose one binary can be any of them.
//
// The generated text stays as it is but for two words: `package main` cannot be imported, and `func main` not be called
// from outside.
type Module struct {
	Dir    string
	Binary string
	Broken map[string]error // what the compiler says of a case, by name
}

const (
	moduleName  = "golden.test"
	casePackage = "golden"
	caseEntry   = "GoldenMain"
)

// NewModule writes the module of the translations into dir; repo is the root of this repository, whose runtime they use.
func NewModule(dir, repo string, translations map[string]Translation) (*Module, error) {
	m := &Module{Dir: dir, Binary: filepath.Join(dir, "cases.bin"), Broken: map[string]error{}}
	sum, err := os.ReadFile(filepath.Join(repo, "go.sum"))
	if err != nil {
		return nil, err
	}
	mod := fmt.Sprintf("module %s\n\ngo 1.26\n\nrequire github.com/gosyncio/gosyncio v0.0.0\n\n"+
		"replace github.com/gosyncio/gosyncio => %q\n", moduleName, repo)
	if err := errors.Join(m.put("go.mod", []byte(mod)), m.put("go.sum", sum)); err != nil {
		return nil, err
	}
	for name, t := range translations {
		if t.Source == nil {
			continue
		}
		source, err := importable(t.Source)
		if err != nil {
			m.Broken[name] = err
			continue
		}
		if err := m.put(filepath.Join(name, "input.go"), source); err != nil {
			return nil, err
		}
	}
	return m, nil
}

// importable turns a main package into one that another can import and start.
func importable(source []byte) ([]byte, error) {
	fset := token.NewFileSet()
	file, err := parser.ParseFile(fset, "", source, parser.SkipObjectResolution)
	if err != nil {
		return nil, err
	}
	offset := func(p token.Pos) int { return fset.PositionFor(p, false).Offset }
	at := offset(file.Name.Pos())
	edits := []edit{{at, at + len(file.Name.Name), casePackage}}
	for _, decl := range file.Decls {
		if f, ok := decl.(*ast.FuncDecl); ok && f.Recv == nil && f.Name.Name == "main" {
			at := offset(f.Name.Pos())
			edits = append(edits, edit{at, at + len("main"), caseEntry})
		}
	}
	if len(edits) != 2 {
		return nil, errors.New("the generated file has no func main")
	}
	return apply(source, edits), nil
}

// edit replaces source[from:to] by text.
type edit struct {
	from, to int
	text     string
}

// apply makes the edits, which do not overlap.
func apply(source []byte, edits []edit) []byte {
	slices.SortFunc(edits, func(a, b edit) int { return cmp.Compare(b.from, a.from) })
	out := slices.Clone(source)
	for _, e := range edits {
		out = slices.Concat(out[:e.from], []byte(e.text), out[e.to:])
	}
	return out
}

// Build compiles all packages and links those that compile into the one binary. Packages that do not compile are noted
// in m.Broken; the error is for what is wrong with the module as a whole.
func (m *Module) Build(translations map[string]Translation) error {
	said, err := m.goTool("build", "./...")
	if err != nil {
		broken := byPackage(said)
		if len(broken) == 0 {
			return fmt.Errorf("go build: %w\n%s", err, said)
		}
		for name, text := range broken {
			m.Broken[name] = errors.New("does not compile:\n" + text)
		}
	}
	if err := m.put("main.go", m.mainFile(translations)); err != nil {
		return err
	}
	if said, err := m.goTool("build", "-o", m.Binary, "."); err != nil {
		return fmt.Errorf("go build: %w\n%s", err, said)
	}
	return nil
}

// Vet runs go vet over the packages and returns what it says, by case.
func (m *Module) Vet() map[string]string {
	said, err := m.goTool("vet", "./...")
	if err == nil {
		return nil
	}
	return byPackage(said)
}

// mainFile is the source of the binary's main function: a table of the cases that compile.
func (m *Module) mainFile(translations map[string]Translation) []byte {
	var names []string
	for name, t := range translations {
		if t.Source != nil && m.Broken[name] == nil {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	var out bytes.Buffer
	out.WriteString("package main\n\nimport (\n\t\"os\"\n\n")
	for i, name := range names {
		fmt.Fprintf(&out, "\tc%d %q\n", i, moduleName+"/"+name)
	}
	fmt.Fprintf(&out, ")\n\nfunc main() {\n\tmap[string]func(){\n")
	for i, name := range names {
		fmt.Fprintf(&out, "\t\t%q: c%d.%s,\n", name, i, caseEntry)
	}
	fmt.Fprintf(&out, "\t}[os.Getenv(%q)]()\n}\n", CaseVariable)
	return out.Bytes()
}

// byPackage splits what the go command says about packages of the module by case.
func byPackage(said string) map[string]string {
	out := map[string]string{}
	name := ""
	for line := range strings.Lines(said) {
		if head, ok := strings.CutPrefix(line, "# "); ok {
			head = strings.Trim(strings.Fields(head)[0], "[]")
			name, _ = strings.CutPrefix(head, moduleName+"/")
			continue
		}
		if name != "" {
			out[name] += line
		}
	}
	return out
}

// put writes one file of the module.
func (m *Module) put(path string, data []byte) error {
	path = filepath.Join(m.Dir, path)
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return err
	}
	return os.WriteFile(path, data, 0o644)
}

// goTool runs the go command in the module and returns all that it says.
func (m *Module) goTool(verb string, args ...string) (string, error) {
	cmd := exec.Command("go", append([]string{verb}, args...)...)
	cmd.Dir = m.Dir
	// Hundreds of packages are compiled to run once: not inlining the runtime into them halves the time. With -trimpath what
	// was compiled is found again by the next run, and with the same flags by go vet.
	cmd.Env = append(os.Environ(), "GOWORK=off", "GOFLAGS=-mod=mod -trimpath -gcflags="+moduleName+"/...=-l", "PWD="+m.Dir)
	said, err := cmd.CombinedOutput()
	return string(said), err
}
