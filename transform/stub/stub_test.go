package stub

import (
	"os"
	"testing"
	"testing/fstest"
)

// TestLoadAll loads every stub of the runtime.
func TestLoadAll(t *testing.T) {
	lib, err := Load(os.DirFS("../../rt"), "stubs")
	if err != nil {
		t.Error(err)
	}
	if len(lib.Modules) < 2 {
		t.Errorf("%d modules only", len(lib.Modules))
	}
}

func TestErrors(t *testing.T) {
	tests := []struct{ name, text, want string }{
		{"no import path", "x: int\n", "stubs/m.pyi:1: the first line must be \"# go:\" and an import path"},
		{"unknown type", "# go: p\nx: Foo\n", "stubs/m.pyi:2: unknown type Foo"},
		{"unknown decorator", "# go: p\n@cache\ndef f() -> int: ...\n", "stubs/m.pyi:2: unknown decorator cache"},
		{"statement", "# go: p\nif x: pass\n", "stubs/m.pyi:2: a stub holds classes, functions, annotated variables and imports only"},
		{"go", "# go: p\n@go('F', async_=1)\ndef f() -> int: ...\n", "stubs/m.pyi:2: @go has no argument async_"},
	}
	for _, tt := range tests {
		_, err := Load(fstest.MapFS{"stubs/m.pyi": {Data: []byte(tt.text)}}, "stubs")
		if err == nil || err.Error() != tt.want {
			t.Errorf("%s: got %v", tt.name, err)
		}
	}
}

func TestLoad(t *testing.T) {
	lib, err := Load(fstest.MapFS{
		"stubs/a.pyi": {Data: []byte(`# go: example.com/a
from typing import Annotated, overload
N: Annotated[int, go("N")]
@go("Queue[T]")
class Queue[T]:
    @go("NewQueue[T]")
    def __init__(self, maxsize: int = 0) -> None: ...
    @go("Get")
    async def get(self) -> T: ...
@go("Sleep", coro="SleepCoro")
async def sleep(delay: float) -> None: ...
`)},
		"stubs/a_more.pyi": {Data: []byte("# go: example.com/more\nimport a\n@go('F')\ndef f(q: a.Queue[int]) -> None: ...\n")},
	}, "stubs")
	if err != nil {
		t.Fatal(err)
	}
	m := lib.Modules["a"]
	if m == nil || len(lib.Modules) != 2 { // and builtins
		t.Fatal(lib.Modules)
	}
	q := m.Classes["Queue"]
	if q.Go.String() != "*a.Queue[T]" || q.Constructor().Sigs[0].GoName != "NewQueue[T]" {
		t.Error(q.Go, q.Constructor().Sigs[0])
	}
	if s := m.Funcs["sleep"].Sigs[0]; !s.IsAsync || s.CoroName != "SleepCoro" || s.GoPkg != "example.com/a" {
		t.Error(s)
	}
	if s := m.Funcs["f"].Sigs[0]; s.GoPkg != "example.com/more" || s.Params[0].Type.Class != q {
		t.Error(s)
	}
	if v := m.Vars["N"]; v.GoName != "N" || v.Type.Name != "int" {
		t.Error(v)
	}
}
