package program

import (
	"fmt"
	"go/parser"
	"go/token"
	"strconv"
	"strings"
	"sync"

	"github.com/gosyncio/gosyncio"
)

// pins are the versions of the modules beside the standard library that the runtime imports, as lines of go.mod and of
// go.sum. They come from this module's own files, so that a program is built with what the runtime is tested with, and
// so that the go command has nothing to look up.
type pins struct{ require, sum string }

// runtimePins finds the pins by the imports of the runtime's files.
var runtimePins = sync.OnceValues(func() (pins, error) {
	imports := map[string]bool{}
	err := runtimeFiles(func(path string, data []byte) error {
		file, err := parser.ParseFile(token.NewFileSet(), path, data, parser.ImportsOnly)
		if err != nil {
			return err
		}
		for _, spec := range file.Imports {
			name, err := strconv.Unquote(spec.Path.Value)
			if err != nil {
				return err
			}
			if first, _, _ := strings.Cut(name, "/"); strings.Contains(first, ".") && !within(name, modulePath) {
				imports[name] = true
			}
		}
		return nil
	})
	if err != nil {
		return pins{}, err
	}
	return pinsOf(imports)
})

// pinsOf picks the lines for the modules that hold the imports. It fails on an import that no required module holds.
func pinsOf(imports map[string]bool) (pins, error) {
	var p pins
	modules := map[string]bool{}
	err := eachLine("go.mod", func(fields []string) {
		for name := range imports {
			if within(name, fields[0]) {
				modules[fields[0]] = true
				delete(imports, name)
			}
		}
		if modules[fields[0]] {
			p.require += fmt.Sprintf("require %s %s\n", fields[0], fields[1])
		}
	})
	if err != nil {
		return p, err
	}
	for name := range imports {
		return p, fmt.Errorf("internal error: the runtime imports %s, which go.mod does not require", name)
	}
	return p, eachLine("go.sum", func(fields []string) {
		if modules[fields[0]] {
			p.sum += strings.Join(fields, " ") + "\n"
		}
	})
}

// eachLine visits the lines of a module file that name a module and a version.
func eachLine(name string, visit func(fields []string)) error {
	data, err := gosyncio.ModuleFiles.ReadFile(name)
	if err != nil {
		return err
	}
	for line := range strings.Lines(string(data)) {
		fields := strings.Fields(strings.TrimPrefix(strings.TrimSpace(line), "require "))
		if len(fields) >= 2 && strings.HasPrefix(fields[1], "v") {
			visit(fields)
		}
	}
	return nil
}

// within reports whether the package path lies in the module.
func within(path, module string) bool { return path == module || strings.HasPrefix(path, module+"/") }
