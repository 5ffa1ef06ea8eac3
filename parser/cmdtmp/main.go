package main

import (
	"fmt"
	"os"

	"github.com/gosyncio/gosyncio/parser"
	"github.com/gosyncio/gosyncio/parser/pyast"
	"github.com/gosyncio/gosyncio/parser/source"
)

func main() {
	raw, _ := os.ReadFile(os.Args[1])
	m, errs := parser.Parse(source.New(os.Args[1], raw), parser.Version(13))
	if len(errs) > 0 {
		fmt.Print(errs)
		os.Exit(1)
	}
	pyast.Dump(os.Stdout, m, len(os.Args) > 2)
}
