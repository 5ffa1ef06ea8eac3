package golden

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/gosyncio/gosyncio"
	"github.com/gosyncio/gosyncio/golden/harness"
)

// TestExamples holds that the examples and the programs of the bench are translated into Go that type-checks. That they
// print what CPython prints is held by the cases of topic index, which are the same programs with shorter sleeps, and by
// the bench.
func TestExamples(t *testing.T) {
	var programs []string
	for _, pattern := range []string{"examples/*.py", "bench/programs/*.py"} {
		found, err := filepath.Glob(pattern)
		if err != nil || len(found) == 0 {
			t.Fatalf("%s: %v, %v", pattern, found, err)
		}
		programs = append(programs, found...)
	}
	check, err := harness.NewChecker("..")
	if err != nil {
		t.Fatal(err)
	}
	for _, path := range programs {
		t.Run(filepath.Base(path), func(t *testing.T) {
			text, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			source, diags := gosyncio.Translate(path, text, gosyncio.Options{})
			if diags.HasErrors() {
				t.Fatalf("refused:\n%s", diags)
			}
			if err := check.Check(source); err != nil {
				t.Error(err)
			}
		})
	}
}
