package asyncio

import (
	"os"
	"strings"
	"testing"

	"github.com/gosyncio/gosyncio/transform/stub"
)

// absent are names of the stub that the module does not have: what only Windows has, and a class without a name in CPython's.
var absent = map[string]bool{
	"WindowsSelectorEventLoopPolicy": true, "WindowsProactorEventLoopPolicy": true, "ProactorEventLoop": true, "IocpProactor": true,
	"_AsCompletedIterator": true,
}

// TestStub compares the stub with the module both ways.
func TestStub(t *testing.T) {
	lib, err := stub.Load(os.DirFS("../stubs"), ".")
	if err != nil {
		t.Fatal(err)
	}
	m := lib.Modules["asyncio"]
	for _, n := range m.Names {
		if _, ok := Module.Lookup(n); ok == absent[n] {
			t.Errorf("%s: in the module %v, wanted %v", n, ok, !ok)
		}
	}
	for _, n := range Module.Names() {
		if !strings.HasPrefix(n, "__") && !m.Has(n) {
			t.Errorf("the stub lacks %s", n)
		}
	}
}
