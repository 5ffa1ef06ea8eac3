package golden

import (
	"flag"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/gosyncio/gosyncio/golden/harness"
	"github.com/gosyncio/gosyncio/golden/oracle"
)

// updating reports whether the goldens are to be recorded anew.
func updating() bool { return os.Getenv("GOLDEN") == "update" }

// load reads the cases that -run selects for the named test: to build the others would be a waste.
func load(t *testing.T) []*harness.Case {
	t.Helper()
	cases, err := harness.Load("testdata")
	if err != nil {
		t.Fatal(err)
	}
	selected := strings.Split(flag.Lookup("test.run").Value.String(), "/")
	return slices.DeleteFunc(cases, func(c *harness.Case) bool {
		topic, name, _ := strings.Cut(c.Name, "/")
		return !matches(selected, 1, topic) || !matches(selected, 2, name)
	})
}

// matches reports whether the element of a -run pattern selects the word.
func matches(pattern []string, element int, word string) bool {
	if len(pattern) <= element {
		return true
	}
	re, err := regexp.Compile(pattern[element])
	return err != nil || re.MatchString(word)
}

// each runs f for the cases in parallel subtests TOPIC/NAME.
func each(t *testing.T, cases []*harness.Case, f func(*testing.T, *harness.Case)) {
	topics := map[string][]*harness.Case{}
	for _, c := range cases {
		topic, _, _ := strings.Cut(c.Name, "/")
		topics[topic] = append(topics[topic], c)
	}
	for topic, cases := range topics {
		t.Run(topic, func(t *testing.T) {
			for _, c := range cases {
				t.Run(strings.TrimPrefix(c.Name, topic+"/"), func(t *testing.T) {
					t.Parallel()
					f(t, c)
				})
			}
		})
	}
}

// TestRecord records what CPython prints for every case; without GOLDEN=update it has nothing to do.
func TestRecord(t *testing.T) {
	if !updating() {
		t.Skip("records only under GOLDEN=update")
	}
	python := oracle.Python(t)
	each(t, load(t), func(t *testing.T, c *harness.Case) {
		if c.HasDiag {
			t.Skip("refused, not run")
		}
		if err := c.Record(python); err != nil {
			t.Fatal(err)
		}
		if err := c.Write(); err != nil {
			t.Fatal(err)
		}
	})
}

// TestGolden translates every case twice, builds all of them into one binary and runs each. With -short nothing is vetted.
func TestGolden(t *testing.T) {
	cases := load(t)
	accepted, err := harness.Divergences("divergences.txt")
	if err != nil {
		t.Fatal(err)
	}
	translations := harness.TranslateAll(cases)
	module := build(t, translations)
	vet := sync.OnceValues(module.Vet)
	each(t, cases, func(t *testing.T, c *harness.Case) {
		if name := c.Missing(); name != "" {
			t.Skipf("%s does not run here", name)
		}
		problem := check(c, translations[c.Name], module)
		if problem == "" && translations[c.Name].Source != nil && !testing.Short() {
			said, err := vet()
			if err != nil {
				t.Fatal(err)
			}
			problem = said[c.Name]
		}
		reason, known := accepted[c.Name]
		switch {
		case known && problem == "":
			t.Errorf("agrees with CPython now, take it off divergences.txt (%s)", reason)
		case known:
			t.Skipf("accepted: %s", reason)
		case problem != "":
			t.Error(problem)
		}
		if updating() {
			if err := c.Write(); err != nil {
				t.Error(err)
			}
		}
	})
}

// build makes the one binary.
func build(t *testing.T, translations map[string]harness.Translation) *harness.Module {
	t.Helper()
	repo, err := filepath.Abs("..")
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	if keep := os.Getenv("GOLDEN_DIR"); keep != "" {
		dir = keep
	}
	module, err := harness.NewModule(dir, repo, translations)
	if err == nil {
		err = module.Build(translations)
	}
	if err != nil {
		t.Fatal(err)
	}
	return module
}

// check says what is wrong with a case, or nothing.
func check(c *harness.Case, tr harness.Translation, module *harness.Module) string {
	if tr.Err != nil {
		return tr.Err.Error()
	}
	if c.HasDiag {
		return form(c, "want.diag", c.Diag, tr.Diags)
	}
	if tr.Source == nil {
		return "refused:\n" + tr.Diags
	}
	if err := module.Broken[c.Name]; err != nil {
		return err.Error()
	}
	diff, err := outcome(c, module)
	if err == nil && diff != "" { // a busy machine can bring timers of a few milliseconds together
		diff, err = outcome(c, module)
	}
	switch {
	case err != nil:
		return err.Error()
	case diff != "" || !c.HasGo:
		return diff
	}
	return form(c, "want.go", c.Go, string(tr.Source))
}

// outcome runs a case and says in what the program differs from CPython, or nothing.
func outcome(c *harness.Case, module *harness.Module) (string, error) {
	got, err := c.RunBinary(module.Binary)
	if err != nil {
		return "", err
	}
	return c.Compare(got), nil
}

// form compares a text that is ours, not CPython's, with the recorded one, or records it.
func form(c *harness.Case, section, want, got string) string {
	if updating() {
		if err := c.Set(section, got, true); err != nil {
			return err.Error()
		}
		return ""
	}
	if diff := harness.Diff(want, got); diff != "" {
		return section + " differs, " + diff
	}
	return ""
}
