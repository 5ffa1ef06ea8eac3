//go:build unix

package parser_test

import (
	"os"
	"syscall"
	"testing"
	"time"

	"github.com/gosyncio/gosyncio/golden/oracle"
	"github.com/gosyncio/gosyncio/parser"
	"github.com/gosyncio/gosyncio/parser/lexer"
	"github.com/gosyncio/gosyncio/parser/source"
)

// BenchmarkParse parses CPython's standard library in one thread and times CPython's ast.parse over the same files: MB/s of
// both and the ratio are reported. Both are CPU time, so that other work on the machine (and our garbage collector's other
// threads) distort nothing.
func BenchmarkParse(b *testing.B) {
	texts, total := library(b)
	var python float64 // seconds
	oracle.Start(b, oracleScript).Ask(question{Do: "time"}, &python)
	b.SetBytes(total)
	b.ReportAllocs()
	start := cpuTime()
	for b.Loop() {
		for _, f := range texts {
			parser.Parse(f, parser.SyntaxOnly())
		}
	}
	ours := (cpuTime() - start).Seconds() / float64(b.N)
	b.ReportMetric(float64(total)/1e6/ours, "cpu-MB/s")
	b.ReportMetric(float64(total)/1e6/python, "python-MB/s")
	b.ReportMetric(python/ours, "ratio")
}

// cpuTime returns the time that this process has spent on processors.
func cpuTime() time.Duration {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		return 0
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

// BenchmarkLex is the lexer alone.
func BenchmarkLex(b *testing.B) {
	texts, total := library(b)
	b.SetBytes(total)
	b.ReportAllocs()
	for b.Loop() {
		for _, f := range texts {
			lexer.Lex(f, lexer.Options{})
		}
	}
}

func library(b *testing.B) (texts []*source.File, total int64) {
	for _, path := range stdlibFiles(b) {
		raw, err := os.ReadFile(path)
		if err != nil {
			b.Fatal(err)
		}
		f := source.New(path, raw)
		if f.Err() == nil {
			texts = append(texts, f)
			total += int64(len(raw))
		}
	}
	return texts, total
}
