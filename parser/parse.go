// Package parser turns Python source text into a syntax tree, or says what is wrong with it in CPython's words.
package parser

import (
	"github.com/gosyncio/gosyncio/parser/diag"
	"github.com/gosyncio/gosyncio/parser/pyast"
	"github.com/gosyncio/gosyncio/parser/source"
)

// Option changes what Parse accepts.
type Option func(*options)

type options struct {
	topLevelAwait bool
}

// TopLevelAwait allows await, async for and async with outside functions, as in a notebook cell.
func TopLevelAwait() Option { return func(o *options) { o.topLevelAwait = true } }

// Parse reads one file. The tree is complete exactly when the list holds no error.
func Parse(f *source.File, opts ...Option) (*pyast.Module, diag.List) {
	var o options
	for _, set := range opts {
		set(&o)
	}
	var errs diag.List
	errs.Errorf(f, "SyntaxError", source.Span{}, "the parser is not there yet")
	return &pyast.Module{File: f}, errs
}
