package asyncio

import (
	"os"
	"strings"
	"testing"

	"github.com/gosyncio/gosyncio/transform/stub"
)

// TestStub compares the stub with the module both ways.
func TestStub(t *testing.T) {
	lib, err := stub.Load(os.DirFS("../stubs"), ".")
	if err != nil {
		t.Fatal(err)
	}
	m := lib.Modules["asyncio"]
	for _, n := range m.Names {
		if _, ok := Module.Lookup(n); !ok && n != "_AsCompletedIterator" {
			t.Errorf("the module lacks %s", n)
		}
	}
	for _, n := range Module.Names() {
		if !strings.HasPrefix(n, "__") && !m.Has(n) {
			t.Errorf("the stub lacks %s", n)
		}
	}
}
