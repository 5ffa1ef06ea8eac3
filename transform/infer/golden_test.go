package infer

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// TestGoldens runs inference over every golden program: it must end, and quickly.
func TestGoldens(t *testing.T) {
	lib := library(t)
	files, err := filepath.Glob("../../golden/testdata/*/*.txtar")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range files {
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		_, input, ok := strings.Cut(string(text), "-- input.py --\n")
		if !ok || strings.Contains(string(text), "-- want.diag --") {
			continue
		}
		input, _, _ = strings.Cut(input, "\n-- ")
		start := time.Now()
		in := inferText(t, lib, input+"\n")
		if d := time.Since(start); os.Getenv("VERBOSE") != "" {
			t.Logf("%s: %d lines, %v, %d objects", filepath.Base(name), strings.Count(input, "\n"), d, strings.Count(in.Dump(), ": object"))
		}
	}
}
