package harness

import (
	"bytes"
	"errors"
	"fmt"
	"go/ast"
	"go/importer"
	"go/parser"
	"go/token"
	"go/types"
	"io"
	"os"
	"os/exec"
	"strings"
	"sync"
)

// A Checker type-checks generated Go against the compiled runtime, without building anything else. That takes
// milliseconds where a build takes seconds, and finds all that the compiler would refuse but the rarest errors.
type Checker struct {
	mu      sync.Mutex // an importer is for one goroutine
	fset    *token.FileSet
	imports types.Importer
}

// NewChecker compiles the runtime of the repository, or finds it compiled. It fails when that does.
func NewChecker(repo string) (*Checker, error) {
	cmd := exec.Command("go", append([]string{"list"}, exportsOf("./rt/...")...)...)
	cmd.Dir = repo
	return newChecker(cmd)
}

// exportsOf are the arguments of go list that have it compile packages and tell where the results are.
func exportsOf(pattern string) []string {
	return []string{"-export", "-deps", "-f", "{{.ImportPath}} {{.Export}}", pattern}
}

// newChecker makes a checker of what the go list command says.
func newChecker(list *exec.Cmd) (*Checker, error) {
	var stderr bytes.Buffer
	list.Stderr = &stderr
	out, err := list.Output()
	if err != nil {
		return nil, fmt.Errorf("go list: %w\n%s", err, stderr.Bytes())
	}
	exports := map[string]string{}
	for line := range strings.Lines(string(out)) {
		if path, file, ok := strings.Cut(strings.TrimSpace(line), " "); ok {
			exports[path] = file
		}
	}
	c := &Checker{fset: token.NewFileSet()}
	c.imports = importer.ForCompiler(c.fset, "gc", func(path string) (io.ReadCloser, error) {
		file, ok := exports[path]
		if !ok {
			return nil, fmt.Errorf("no package %s among the runtime and what it imports", path)
		}
		return os.Open(file)
	})
	return c, nil
}

// Check reports what is wrong with the Go source of one program: at most ten errors.
func (c *Checker) Check(source []byte) error {
	_, err := c.check(source, nil)
	return err
}

// check parses the source and type-checks it into info.
func (c *Checker) check(source []byte, info *types.Info) (*ast.File, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	file, err := parser.ParseFile(c.fset, "input.go", source, parser.SkipObjectResolution)
	if err != nil {
		return nil, err
	}
	var found []error
	config := types.Config{
		GoVersion: "go1.26",
		Importer:  c.imports,
		Error: func(err error) {
			if len(found) < 10 {
				found = append(found, err)
			}
		},
	}
	_, _ = config.Check("main", c.fset, []*ast.File{file}, info) // the errors are in found
	return file, errors.Join(found...)
}
