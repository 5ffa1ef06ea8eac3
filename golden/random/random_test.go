package main

import (
	"path/filepath"
	"testing"

	"github.com/gosyncio/gosyncio/golden/harness"
)

// TestAccepted holds that programs are the same for the same seed, that the translator accepts them, and that what it makes of
// them is Go. (Whether they print what CPython prints is what the command is for.)
func TestAccepted(t *testing.T) {
	repo, err := filepath.Abs("../..")
	if err != nil {
		t.Fatal(err)
	}
	checker, err := harness.NewChecker(repo)
	if err != nil {
		t.Fatal(err)
	}
	seen := map[string]bool{}
	for seed := range uint64(30) {
		c := caseOf(seed)
		if c.Input != Program(seed) {
			t.Errorf("seed %d: two different programs", seed)
		}
		if seen[c.Input] {
			t.Errorf("seed %d: the program of another seed", seed)
		}
		seen[c.Input] = true
		if err := acceptable(checker, c); err != nil {
			t.Error(err)
		}
	}
}
