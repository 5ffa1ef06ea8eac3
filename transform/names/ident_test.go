package names

import "testing"

func TestIdent(t *testing.T) {
	for _, c := range []struct {
		python   string
		exported bool
		want     string
	}{
		{"fetch_all", false, "fetchAll"},
		{"fetch_all", true, "FetchAll"},
		{"MAX_SIZE", false, "maxSize"},
		{"_private", false, "private"},
		{"__init__", false, "initialize"},
		{"_", false, "underscore"},
		{"_1", false, "v1"},
		{"range", false, "rng"},
		{"type", false, "typ"},
		{"HTTPServer", false, "HTTPServer"},
		{"größe", false, "größe"},
		{"名前", true, "X名前"},
	} {
		if got := Ident(c.python, c.exported); got != c.want {
			t.Errorf("Ident(%q, %v) = %q, want %q", c.python, c.exported, got, c.want)
		}
	}
}
