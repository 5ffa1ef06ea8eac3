package py

import (
	"os"
	"slices"
	"strings"
	"testing"
)

// TestStdlibNames holds the list to the translator's, which says which imports can fail.
func TestStdlibNames(t *testing.T) {
	text, err := os.ReadFile("../stubs/stdlib.txt")
	if err != nil {
		t.Fatal(err)
	}
	if names := strings.Fields(string(text)); !slices.Equal(names, stdlibNames) {
		t.Errorf("stubs/stdlib.txt has %d names, stdlibNames %d, or others", len(names), len(stdlibNames))
	}
}
