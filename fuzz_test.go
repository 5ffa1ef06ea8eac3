package gosyncio_test

import (
	"sync"
	"testing"

	"github.com/gosyncio/gosyncio"
	"github.com/gosyncio/gosyncio/golden/harness"
)

// checker compiles the runtime once for all inputs.
var checker = sync.OnceValues(func() (*harness.Checker, error) { return harness.NewChecker(".") })

// FuzzTranslate holds that any input gives diagnostics or Go that type-checks, never a panic. Its seeds are the goldens.
func FuzzTranslate(f *testing.F) {
	cases, err := harness.Load("golden/testdata")
	if err != nil {
		f.Fatal(err)
	}
	for _, c := range cases {
		f.Add(c.Input)
	}
	f.Fuzz(func(t *testing.T, program string) {
		source, diags := gosyncio.Translate("input.py", []byte(program), gosyncio.Options{})
		if diags.HasErrors() {
			if source != nil {
				t.Error("refused, and Go came out all the same")
			}
			return
		}
		check, err := checker()
		if err != nil {
			t.Fatal(err)
		}
		if err := check.Check(source); err != nil {
			t.Errorf("the Go does not type-check: %v\n%s", err, source)
		}
	})
}
