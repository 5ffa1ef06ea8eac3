package parser_test

import (
	_ "embed"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"testing"

	"github.com/gosyncio/gosyncio/golden/oracle"
	"github.com/gosyncio/gosyncio/parser"
	"github.com/gosyncio/gosyncio/parser/source"
)

// oracleScript answers questions about source text; see testdata/oracle.py.
//
//go:embed testdata/oracle.py
var oracleScript string

// question is what oracle.py is asked; exactly one of the sources is set.
type question struct {
	Do   string `json:"do"` // "dump", "compile", "stdlib", "tests"
	Path string `json:"path,omitempty"`
	Src  string `json:"src,omitempty"`
}

// verdict is what CPython says about a program: the first error, or that there is none.
type verdict struct {
	Code string `json:"code"` // "" if there is no error
	Msg  string `json:"msg"`
	Line int    `json:"line"`
	Col  int    `json:"col"`  // 1-based, in characters
	Hash string `json:"hash"` // "dump": of the tree's text
	Dump string `json:"dump"` // "text": the tree's text
}

// ours is the same of our parser. CPython counts the place before a line as column 0, and what concerns the whole file as
// line 0; both are 1 here.
func ours(src []byte, opts ...parser.Option) (v verdict) {
	_, errs := parser.Parse(source.New("t", src), append(opts, parser.Version(13))...)
	if len(errs) > 0 {
		v.Code, v.Msg = errs[0].Code, errs[0].Message
		v.Line, v.Col = errs[0].Position()
	}
	return v
}

func (v verdict) normal() verdict {
	if v.Code != "" {
		v.Line, v.Col = max(v.Line, 1), max(v.Col, 1)
	}
	v.Hash, v.Dump = "", ""
	return v
}

// inParallel calls f for each item, from as many goroutines as there are processors, each with a CPython of its own.
func inParallel[T any](t *testing.T, items []T, f func(*oracle.Process, T)) {
	t.Helper()
	oracle.Python(t)
	work := make(chan T)
	var wg sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		p := oracle.Start(t, oracleScript)
		wg.Add(1)
		go func() {
			defer wg.Done()
			for item := range work {
				f(p, item)
			}
		}()
	}
	for _, item := range items {
		work <- item
	}
	close(work)
	wg.Wait()
}

// stdlibFiles lists the files of CPython's standard library, its tests included.
func stdlibFiles(t testing.TB) (files []string) {
	t.Helper()
	var root string
	oracle.Start(t, oracleScript).Ask(question{Do: "stdlib"}, &root)
	err := filepath.WalkDir(root, func(path string, d os.DirEntry, err error) error {
		if err == nil && d.IsDir() && d.Name() == "site-packages" {
			return filepath.SkipDir
		}
		if err == nil && !d.IsDir() && strings.HasSuffix(path, ".py") {
			files = append(files, path)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}
