package oracle

import (
	"bufio"
	"encoding/json"
	"os/exec"
	"testing"
)

// Process is a running interpreter that answers questions, one JSON line each: one process for thousands of questions is
// much faster than one for each.
type Process struct {
	t   testing.TB
	in  *json.Encoder
	out *json.Decoder
}

// Start runs a script, which must read a JSON value a line and print a JSON value for each, until the test ends. Without
// an interpreter it does what Python does.
func Start(t testing.TB, script string, args ...string) *Process {
	t.Helper()
	cmd := exec.Command(Python(t), append([]string{"-X", "utf8", "-c", script}, args...)...)
	in, err := cmd.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		in.Close()
		_ = cmd.Wait()
	})
	enc := json.NewEncoder(in)
	enc.SetEscapeHTML(false)
	return &Process{t: t, in: enc, out: json.NewDecoder(bufio.NewReaderSize(out, 1<<16))}
}

// Ask sends a question and reads the answer into answer. It may not be called from several goroutines at once.
func (p *Process) Ask(question, answer any) {
	p.t.Helper()
	if err := p.in.Encode(question); err != nil {
		p.t.Fatalf("asking CPython: %v", err)
	}
	if err := p.out.Decode(answer); err != nil {
		p.t.Fatalf("reading CPython's answer: %v", err)
	}
}
