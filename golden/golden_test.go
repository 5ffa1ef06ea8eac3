package golden

import (
	"os"
	"sync"
	"testing"

	"github.com/gosyncio/gosyncio/golden/harness"
	"github.com/gosyncio/gosyncio/golden/oracle"
)

// updating reports whether the goldens are to be recorded anew.
func updating() bool { return os.Getenv("GOLDEN") == "update" }

func load(t *testing.T) []*harness.Case {
	t.Helper()
	cases, err := harness.Load("testdata")
	if err != nil {
		t.Fatal(err)
	}
	return cases
}

// TestRecord records what CPython prints for every case; without GOLDEN=update it has nothing to do.
func TestRecord(t *testing.T) {
	if !updating() {
		t.Skip("records only under GOLDEN=update")
	}
	python := oracle.Python(t)
	for _, c := range load(t) {
		t.Run(c.Name, func(t *testing.T) {
			t.Parallel()
			if c.HasDiag {
				t.Skip("refused, not run")
			}
			if err := c.Record(python); err != nil {
				t.Fatal(err)
			}
			write.Lock()
			defer write.Unlock()
			if err := c.Write(); err != nil {
				t.Fatal(err)
			}
		})
	}
}

var write sync.Mutex
