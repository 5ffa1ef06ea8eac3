// Package rt holds the source of the runtime that translated programs are built with: the packages below this directory.
//
// The translator carries it inside its binary, so that a program can be built where no checkout is. The packages
// themselves (py, coro, asyncio, lib/...) are ordinary Go packages and need nothing but the standard library.
package rt

import "embed"

// Source is this directory: the Go files of the runtime with their tests, and the stubs that say what the translator
// knows of them.
//
//go:embed *
var Source embed.FS
