package harness

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"time"
	"unicode/utf8"

	"github.com/gosyncio/gosyncio/golden/oracle"
)

// Timeout is how long one run of one case may take; the cases are written to take milliseconds.
const Timeout = 30 * time.Second

// RunPython runs the case by the interpreter and returns what it did, normalised and masked.
func (c *Case) RunPython(python string) (Result, error) {
	return c.run(python, append([]string{python, "input.py"}, c.Args...))
}

// CaseVariable is the environment variable that tells the binary of all cases which of them to be. The arguments stay
// what the program would get.
const CaseVariable = "GOLDEN_CASE"

// RunBinary runs the case's translation out of the binary of all cases.
func (c *Case) RunBinary(binary string) (Result, error) {
	return c.run(binary, append([]string{"input.py"}, c.Args...), CaseVariable+"="+c.Name)
}

// run starts path with the given argument vector in a fresh directory, where the program lies (tracebacks quote it), and
// collects what it does.
func (c *Case) run(path string, argv []string, env ...string) (Result, error) {
	dir, err := os.MkdirTemp("", "golden")
	if err != nil {
		return Result{}, err
	}
	defer os.RemoveAll(dir)
	if err := os.WriteFile(filepath.Join(dir, "input.py"), []byte(c.Input), 0o644); err != nil {
		return Result{}, err
	}
	ctx, cancel := context.WithTimeout(context.Background(), Timeout)
	defer cancel()
	cmd := exec.CommandContext(ctx, path)
	cmd.Args, cmd.Dir = argv, dir
	cmd.Env = append(os.Environ(), append(env, "PATH="+searchPath(),
		"PYTHONHASHSEED=0", "PYTHONDONTWRITEBYTECODE=1", "PYTHONUTF8=1", "LC_ALL=C.UTF-8", "TZ=UTC")...)
	cmd.Stdin = strings.NewReader(c.Stdin)
	cmd.WaitDelay = time.Second
	var stdout, stderr strings.Builder
	cmd.Stdout, cmd.Stderr = &stdout, &stderr
	err = cmd.Run()
	if ctx.Err() != nil {
		return Result{}, fmt.Errorf("still running after %v; printed %q %q", Timeout, stdout.String(), stderr.String())
	}
	if exit := (*exec.ExitError)(nil); err != nil && !errors.As(err, &exit) {
		return Result{}, err
	}
	return Result{
		Stdout: section(c.Mask.Apply(stdout.String())),
		Stderr: section(c.Mask.Apply(NormalizeStderr(stderr.String()))),
		Exit:   exitCode(cmd.ProcessState),
	}, nil
}

// searchPath is $PATH with the reference interpreter's directory before it: a program that starts python3 is to get that one.
func searchPath() string {
	path := os.Getenv("PATH")
	if python := oracle.Path(); python != "" {
		path = filepath.Dir(python) + string(os.PathListSeparator) + path
	}
	return path
}

// Missing names a command that the case needs and that does not run here, or "".
func (c *Case) Missing() string {
	for _, name := range c.Needs {
		cmd := exec.Command("/usr/bin/env", name, "--version")
		cmd.Env = append(os.Environ(), "PATH="+searchPath())
		if cmd.Run() != nil {
			return name
		}
	}
	return ""
}

// exitCode is the exit status, or minus the signal that ended the process, as Python's subprocess tells it.
func exitCode(s *os.ProcessState) int {
	if w, ok := s.Sys().(syscall.WaitStatus); ok && w.Signaled() {
		return -int(w.Signal())
	}
	return s.ExitCode()
}

// recordings is how often Record runs a case at most: on a busy machine timers of a few milliseconds come together.
const recordings = 5

// Record runs the case by CPython and keeps what it printed as what is wanted, once two runs agree; the run that was
// recorded before is one of them. It fails when the runs differ (the case needs a mask; of a new case the first two have to
// agree) or the output does not fit into a txtar section.
func (c *Case) Record(python string) error {
	got, err := c.confirmed(python)
	if err != nil {
		return err
	}
	for _, out := range []string{got.Stdout, got.Stderr} {
		if !utf8.ValidString(out) || strings.Contains(out, "\r") {
			return errors.New("output holds what a txtar section cannot: invalid UTF-8 or a carriage return")
		}
	}
	return errors.Join(
		c.Set("want.stdout", got.Stdout, true),
		c.Set("want.stderr", got.Stderr, c.HasErr || got.Exit != 0),
		c.Set("want.exit", fmt.Sprintf("%d\n", got.Exit), got.Exit != 0),
	)
}

// confirmed runs the case by CPython until it prints what was recorded before or the same thing twice in a row.
func (c *Case) confirmed(python string) (Result, error) {
	got, err := c.RunPython(python)
	for range recordings - 1 {
		if err != nil || c.HasOut && c.Compare(got) == "" {
			return got, err
		}
		before := got
		if got, err = c.RunPython(python); err != nil || got == before {
			return got, err
		}
		if !c.HasOut {
			return got, fmt.Errorf("CPython printed two different things:\n%s", Diff(show(before), show(got)))
		}
	}
	return got, fmt.Errorf("CPython prints different things from run to run, the last time:\n%s", c.Compare(got))
}

// Compare says how got differs from what the case wants, or nothing if it does not.
func (c *Case) Compare(got Result) string {
	want, said := c.Want, got.Stderr
	if !c.HasErr {
		want.Stderr, got.Stderr = "", ""
	}
	diff := Diff(show(want), show(got))
	if diff != "" && got.Exit != want.Exit {
		diff += "error output:\n" + tail(said, 12)
	}
	return diff
}

// tail is the last lines of a text.
func tail(text string, lines int) string {
	all := strings.SplitAfter(text, "\n")
	return strings.Join(all[max(0, len(all)-lines-1):], "")
}

// show lays a result out as text to be compared line by line.
func show(r Result) string {
	s := r.Stdout
	if r.Stderr != "" {
		s += "-- stderr --\n" + r.Stderr
	}
	if r.Exit != 0 {
		s += fmt.Sprintf("-- exit %d --\n", r.Exit)
	}
	return s
}
