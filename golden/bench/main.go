// Command bench compares translated programs with CPython.
//
//	go run ./golden/bench [-runs N] [-md FILE] [NAME...]
//
// Every program below programs/ prints a figure of the work it did. It is built by the translator and then run, ours and
// CPython's in turn so that both see the same machine, and the figures must agree. The table holds medians.
package main

import (
	"errors"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"text/tabwriter"
	"time"

	"github.com/gosyncio/gosyncio/golden/oracle"
)

// wanted is how many times faster than CPython a program is meant to be.
var wanted = map[string]float64{
	"await_chain": 40, "task_switch": 6, "spawn": 6, "gather_tree": 6, "queue_pipe": 8, "tcp_echo": 4,
	"int_loop": 20, "float_loop": 20,
}

// wantedMemory is how many times CPython's resident size a program may take.
var wantedMemory = map[string]float64{"sleepers": 2}

func main() {
	runs := flag.Int("runs", 5, "runs of each program by each side")
	md := flag.String("md", "", "also write the table to this markdown file")
	flag.Parse()
	if err := bench(*runs, *md, flag.Args()); err != nil {
		fmt.Fprintln(os.Stderr, "bench:", err)
		os.Exit(1)
	}
}

// bench measures the named programs, all if there are none, and prints the table.
func bench(runs int, md string, names []string) error {
	python := oracle.Path()
	if python == "" {
		return fmt.Errorf("no CPython %s found: set ORACLE_PYTHON", oracle.Version)
	}
	root, err := repoRoot()
	if err != nil {
		return err
	}
	programs, err := filepath.Glob(filepath.Join(root, "golden", "bench", "programs", "*.py"))
	if err != nil {
		return err
	}
	work, err := os.MkdirTemp("", "bench")
	if err != nil {
		return err
	}
	defer os.RemoveAll(work)
	translate := filepath.Join(work, "translate")
	if err := command(root, "go", "build", "-o", translate, "./cmd/translate"); err != nil {
		return err
	}
	var rows []row
	for _, program := range programs {
		name := strings.TrimSuffix(filepath.Base(program), ".py")
		if len(names) > 0 && !slices.Contains(names, name) {
			continue
		}
		r := measure(name, program, python, translate, work, runs)
		fmt.Fprintln(os.Stderr, r.progress())
		rows = append(rows, r)
	}
	fmt.Print(table(rows))
	if md != "" {
		return os.WriteFile(md, []byte(markdown(rows)), 0o644)
	}
	return nil
}

// measure builds one program and runs it and CPython in turn.
func measure(name, program, python, translate, work string, runs int) row {
	r := row{name: name}
	binary := filepath.Join(work, name)
	if r.err = command(work, translate, "build", program, "-o", binary); r.err != nil {
		return r
	}
	var ours, theirs []sample
	for range runs {
		a, err := sampleOf(binary)
		b, err2 := sampleOf(python, program)
		if r.err = errors.Join(err, err2); r.err != nil {
			return r
		}
		if a.output != b.output {
			r.err = fmt.Errorf("ours printed %q, CPython %q", a.output, b.output)
			return r
		}
		ours, theirs = append(ours, a), append(theirs, b)
	}
	r.ours, r.theirs = median(ours), median(theirs)
	return r
}

// sample is one run of one program.
type sample struct {
	output string
	wall   time.Duration
	rss    int64 // bytes
}

func sampleOf(argv ...string) (sample, error) {
	cmd := exec.Command(argv[0], argv[1:]...)
	var stderr strings.Builder
	cmd.Stderr = &stderr
	start := time.Now()
	out, err := cmd.Output()
	s := sample{output: string(out), wall: time.Since(start)}
	if err != nil {
		return s, fmt.Errorf("%s: %w\n%s", argv[0], err, stderr.String())
	}
	s.rss = maxRSS(cmd.ProcessState)
	return s, nil
}

// median takes the middle of the times and the largest of the sizes.
func median(samples []sample) sample {
	slices.SortFunc(samples, func(a, b sample) int { return int(a.wall - b.wall) })
	m := samples[len(samples)/2]
	for _, s := range samples {
		m.rss = max(m.rss, s.rss)
	}
	return m
}

// row is a line of the table.
type row struct {
	name         string
	ours, theirs sample
	err          error
}

var header = []string{"program", "translated", "CPython", "times faster", "wanted", "MB", "CPython's MB"}

// cells are the columns of the row.
func (r row) cells() []string {
	if r.err != nil {
		return []string{r.name, "failed", "", "", want(wanted[r.name]), "", ""}
	}
	ratio := r.theirs.wall.Seconds() / r.ours.wall.Seconds()
	memory := float64(r.ours.rss) / float64(r.theirs.rss)
	verdict := want(wanted[r.name])
	if w := wanted[r.name]; w > 0 && ratio < w {
		verdict += " (short)"
	}
	mb := fmt.Sprintf("%.0f", float64(r.ours.rss)/1e6)
	if w := wantedMemory[r.name]; w > 0 {
		mb += fmt.Sprintf(" (%.1fx, wanted %.0fx)", memory, w)
	}
	return []string{
		r.name, seconds(r.ours.wall), seconds(r.theirs.wall), fmt.Sprintf("%.1f", ratio), verdict,
		mb, fmt.Sprintf("%.0f", float64(r.theirs.rss)/1e6),
	}
}

func (r row) progress() string {
	if r.err != nil {
		return fmt.Sprintf("%s: %v", r.name, r.err)
	}
	return strings.Join(r.cells(), "  ")
}

func want(ratio float64) string {
	if ratio == 0 {
		return ""
	}
	return fmt.Sprintf("%.0f", ratio)
}

func seconds(d time.Duration) string { return fmt.Sprintf("%.3f s", d.Seconds()) }

// table lays the rows out for a terminal.
func table(rows []row) string {
	var out strings.Builder
	w := tabwriter.NewWriter(&out, 0, 0, 2, ' ', 0)
	fmt.Fprintln(w, strings.Join(header, "\t"))
	for _, r := range rows {
		fmt.Fprintln(w, strings.Join(r.cells(), "\t"))
	}
	w.Flush()
	return out.String()
}

// markdown lays the rows out as a markdown table.
func markdown(rows []row) string {
	var out strings.Builder
	fmt.Fprintf(&out, "| %s |\n|%s\n", strings.Join(header, " | "), strings.Repeat("---|", len(header)))
	for _, r := range rows {
		fmt.Fprintf(&out, "| %s |\n", strings.Join(r.cells(), " | "))
	}
	return out.String()
}

// command runs a command in dir; its output is part of the error.
func command(dir string, argv ...string) error {
	cmd := exec.Command(argv[0], argv[1:]...)
	cmd.Dir = dir
	if out, err := cmd.CombinedOutput(); err != nil {
		return fmt.Errorf("%s: %w\n%s", strings.Join(argv, " "), err, out)
	}
	return nil
}

// repoRoot is the directory of go.mod above the current one.
func repoRoot() (string, error) {
	out, err := exec.Command("go", "env", "GOMOD").Output()
	if err != nil {
		return "", err
	}
	mod := strings.TrimSpace(string(out))
	if filepath.Base(mod) != "go.mod" {
		return "", errors.New("not inside the module")
	}
	return filepath.Dir(mod), nil
}
