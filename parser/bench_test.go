package parser_test

import (
	"os"
	"testing"

	"github.com/gosyncio/gosyncio/golden/oracle"
	"github.com/gosyncio/gosyncio/parser"
	"github.com/gosyncio/gosyncio/parser/lexer"
	"github.com/gosyncio/gosyncio/parser/source"
)

// BenchmarkParse parses CPython's standard library in one thread and times CPython's ast.parse over the same files:
// MB/s of both and the ratio are reported.
func BenchmarkParse(b *testing.B) {
	texts, total := library(b)
	var python float64 // seconds
	oracle.Start(b, oracleScript).Ask(question{Do: "time"}, &python)
	b.SetBytes(total)
	b.ReportAllocs()
	for b.Loop() {
		for _, f := range texts {
			parser.Parse(f, parser.SyntaxOnly())
		}
	}
	ours := b.Elapsed().Seconds() / float64(b.N)
	b.ReportMetric(float64(total)/1e6/python, "python-MB/s")
	b.ReportMetric(python/ours, "ratio")
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
