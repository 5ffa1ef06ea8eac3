package harness

import (
	"errors"
	"fmt"
	"hash/fnv"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
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

// A Module is a Go module whose one binary can be any of the cases. The cases are dealt out to a few packages, since most of
// what the compiler does for a generated file is to instantiate the runtime's generic types, once for each package.
//
// The generated text stays as it is but for the package's name and the names it declares, which get the case's name
// appended (see [rename]).
type Module struct {
	Dir    string
	Binary string
	Broken map[string]error // what the compiler says of a case, by name
	Slow   bool             // the binary may be slow: the compiler optimises nothing, which halves its time

	shards uint32 // how many packages there are
}

const (
	moduleName = "golden.test"
	maxShards  = 16 // packages: few, to compile fast all at once, and not too few, to compile fast after a change of one case
	shardSize  = 16 // cases, of which a package more is worth it
	casesVar   = "Cases"
)

// NewModule writes the module of the translations into dir; repo is the root of this repository, whose runtime they use.
// Translations that do not type-check are left out, and noted in Broken.
func NewModule(dir, repo string, translations map[string]Translation) (*Module, error) {
	m := &Module{Dir: dir, Binary: filepath.Join(dir, "cases.bin"), Broken: map[string]error{}}
	m.shards = uint32(min(maxShards, 1+len(translations)/shardSize))
	sum, err := os.ReadFile(filepath.Join(repo, "go.sum"))
	if err != nil {
		return nil, err
	}
	mod := fmt.Sprintf("module %s\n\ngo 1.26\n\nrequire github.com/gosyncio/gosyncio v0.0.0\n\n"+
		"replace github.com/gosyncio/gosyncio => %q\n", moduleName, repo)
	if err := errors.Join(m.put("go.mod", []byte(mod)), m.put("go.sum", sum)); err != nil {
		return nil, err
	}
	check, err := newChecker(m.goCommand("list", exportsOf("github.com/gosyncio/gosyncio/rt/...")...))
	if err != nil {
		return nil, err
	}
	for name, t := range translations {
		if t.Source == nil {
			continue
		}
		source, err := check.rename(t.Source, m.shardOf(name), suffixOf(name))
		if err == nil {
			err = m.put(m.fileOf(name), source)
		}
		if err != nil {
			m.Broken[name] = fmt.Errorf("does not compile:\n%w", err)
		}
	}
	return m, nil
}

// shardOf names the package of a case, suffixOf gives what is appended to the names that it declares, fileOf its file.
func (m *Module) shardOf(name string) string {
	h := fnv.New32a()
	h.Write([]byte(name))
	return fmt.Sprintf("shard%d", h.Sum32()%m.shards)
}

func suffixOf(name string) string { return "_" + strings.ReplaceAll(name, "/", "_") }

// (An ending like _linux.go would have the file left out elsewhere.)
func (m *Module) fileOf(name string) string {
	return m.shardOf(name) + "/" + strings.ReplaceAll(name, "/", ".") + "_case.go"
}

// Build compiles all packages and links them into the one binary. Cases that do not compile are noted in m.Broken; the error is
// for what is wrong with the module as a whole.
func (m *Module) Build(translations map[string]Translation) error {
	for {
		if err := m.putTables(translations); err != nil {
			return err
		}
		said, err := m.goTool("build", "-o", m.Binary, ".")
		if err == nil {
			return nil
		}
		broken := byCase(said)
		if len(broken) == 0 {
			return fmt.Errorf("go build: %w\n%s", err, said)
		}
		for name, text := range broken {
			m.Broken[name] = errors.New("does not compile:\n" + text)
			if err := os.Remove(filepath.Join(m.Dir, m.fileOf(name))); err != nil {
				return err
			}
		}
	}
}

// Vet runs go vet over the packages and returns what it says, by case. The error is for what it says of none.
func (m *Module) Vet() (map[string]string, error) {
	said, err := m.goTool("vet", "./...")
	if err == nil {
		return nil, nil
	}
	found := byCase(said)
	if len(found) == 0 {
		return nil, fmt.Errorf("go vet: %w\n%s", err, said)
	}
	return found, nil
}

// putTables writes, for each package, the table of its cases that compile, and the binary's main function, which finds one there.
func (m *Module) putTables(translations map[string]Translation) error {
	members := map[string][]string{}
	for name, t := range translations {
		if t.Source != nil && m.Broken[name] == nil {
			members[m.shardOf(name)] = append(members[m.shardOf(name)], name)
		}
	}
	var imports, lookups strings.Builder
	for _, shard := range slices.Sorted(maps.Keys(members)) {
		fmt.Fprintf(&imports, "\t%q\n", moduleName+"/"+shard)
		fmt.Fprintf(&lookups, "\t\t%s.%s,\n", shard, casesVar)
		slices.Sort(members[shard])
		table := fmt.Sprintf("package %s\n\nvar %s = map[string]func(){\n", shard, casesVar)
		for _, name := range members[shard] {
			table += fmt.Sprintf("\t%q: main%s,\n", name, suffixOf(name))
		}
		if err := m.put(shard+"/cases.go", []byte(table+"}\n")); err != nil {
			return err
		}
	}
	return m.put("main.go", fmt.Appendf(nil, `package main

import (
	"os"

%s)

func main() {
	for _, cases := range []map[string]func(){
%s	} {
		if f := cases[os.Getenv(%q)]; f != nil {
			f()
		}
	}
}
`, imports.String(), lookups.String(), CaseVariable))
}

// caseFile finds the file of a case in what the go command says.
var caseFile = regexp.MustCompile(`([\w.]+)_case\.go:\d+`)

// byCase splits what the go command says by the cases that it names files of.
func byCase(said string) map[string]string {
	out := map[string]string{}
	name := ""
	for line := range strings.Lines(said) {
		if strings.HasPrefix(line, "#") {
			name = ""
			continue
		}
		if found := caseFile.FindStringSubmatch(line); found != nil {
			name = strings.ReplaceAll(found[1], ".", "/")
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
	said, err := m.goCommand(verb, args...).CombinedOutput()
	return string(said), err
}

// goCommand is a go command to be run in the module. With -trimpath what was compiled is found again by the next run, whose directory
// has another name. Nobody debugs the binary: leaving out what debuggers want saves a sixth of the time.
func (m *Module) goCommand(verb string, args ...string) *exec.Cmd {
	cmd := exec.Command("go", append([]string{verb}, args...)...)
	cmd.Dir = m.Dir
	flags := "-dwarf=false"
	if m.Slow {
		flags += " -N -l"
	}
	cmd.Env = append(os.Environ(), "GOWORK=off",
		"GOFLAGS=-mod=mod -trimpath -ldflags=-w '-gcflags="+moduleName+"/...="+flags+"'", "PWD="+m.Dir)
	return cmd
}
