// Command translate turns Python programs built on asyncio into Go.
//
//	translate FILE.py [-o OUT.go] [-package NAME]   write the Go
//	translate run FILE.py [ARGS]                    translate, build, run
//	translate build FILE.py [-o BIN]                one static binary
//	translate ast FILE.py                           the syntax tree, as python -m ast prints it
package main

import (
	"os"

	"github.com/gosyncio/gosyncio/cmd/translate/internal/cli"
)

func main() { os.Exit(cli.Main(os.Args[1:], os.Stdout, os.Stderr)) }
