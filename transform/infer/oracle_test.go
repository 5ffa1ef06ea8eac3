package infer

import (
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/gosyncio/gosyncio/golden/oracle"
)

// funcTypes is what check.py reads of a function.
type funcTypes struct {
	Vars   map[string]string `json:"vars"`
	Result string            `json:"result"`
	Plain  bool              `json:"plain"`
}

// describe gives the types of all variables for check.py, by qualified name and name of the function.
func describe(in *Info) map[string]funcTypes {
	table := map[string]funcTypes{}
	for _, f := range in.Table.Funcs {
		info := in.Func(f)
		ft := funcTypes{Vars: map[string]string{}, Result: info.Result.String(), Plain: info.Kind == Plain && !info.NoReturn}
		count := map[string]int{}
		for _, v := range frameVars(f.Scope) {
			count[v.Name]++
		}
		for _, v := range f.Vars {
			t, ok := in.vars[v]
			if !ok || count[v.Name] > 1 || len(v.Binds) == 0 {
				continue
			}
			ft.Vars[v.Name] = t.String()
			if in.floats[v] {
				ft.Vars[v.Name] = "float~"
			}
		}
		key := f.QualName + ":" + f.Name
		if old, twice := table[key]; twice {
			old.Vars, old.Plain = nil, false
			ft = old
		}
		table[key] = ft
	}
	return table
}

// TestAgainstCPython runs programs under CPython and checks that every variable holds what inference said. $CHECK names
// a directory of programs; without it the golden examples of the documentation are taken.
func TestAgainstCPython(t *testing.T) {
	python := oracle.Python(t)
	files, _ := filepath.Glob("testdata/sound/*.py")
	if dir := os.Getenv("CHECK"); dir != "" {
		files, _ = filepath.Glob(dir + "/*.py")
	}
	lib := library(t)
	for _, name := range files {
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		in := inferText(t, lib, string(text))
		types, err := json.Marshal(describe(in))
		if err != nil {
			t.Fatal(err)
		}
		file := filepath.Join(t.TempDir(), "types.json")
		if err := os.WriteFile(file, types, 0o600); err != nil {
			t.Fatal(err)
		}
		cmd := exec.Command(python, "testdata/check.py", file, name)
		cmd.WaitDelay = time.Second
		var errs strings.Builder
		cmd.Stderr = &errs
		done := time.AfterFunc(20*time.Second, func() { _ = cmd.Process.Kill() })
		_ = cmd.Run()
		done.Stop()
		for _, line := range strings.Split(errs.String(), "\n") {
			if strings.Contains(line, " is ") && strings.Contains(line, ", not ") && !strings.Contains(line, "Warning") {
				t.Errorf("%s: %s", filepath.Base(name), line)
			}
		}
	}
}
