package py_test

import (
	"os"
	"strings"
	"testing"

	"github.com/gosyncio/gosyncio/rt/py"
	"github.com/gosyncio/gosyncio/transform/stub"
)

// TestStub compares the builtins' stub with the module: what the stub promises is there, and every function and exception of
// the module is in the stub.
func TestStub(t *testing.T) {
	lib, err := stub.Load(os.DirFS("../stubs"), ".")
	if err != nil {
		t.Fatal(err)
	}
	m := lib.Modules["builtins"]
	for _, n := range m.Names {
		if _, ok := py.Builtins.Lookup(n); !ok && !strings.HasPrefix(n, "_") { // "_": a type without a name
			t.Errorf("the module lacks %s", n)
		}
	}
	for _, n := range py.Builtins.Names() {
		v := py.Builtins.Get(n)
		_, isFunc := v.(*py.Function)
		c, isClass := v.(*py.Type)
		if (isFunc || isClass && c.IsSubtype(py.BaseException)) && !m.Has(n) {
			t.Errorf("the stub lacks %s", n)
		}
	}
}
