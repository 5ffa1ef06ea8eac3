package gosyncio

import "embed"

// ModuleFiles holds this module's go.mod and go.sum. They pin what the runtime needs where a program is built outside a
// checkout.
//
//go:embed go.mod go.sum
var ModuleFiles embed.FS
