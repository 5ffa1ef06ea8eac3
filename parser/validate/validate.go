// Package validate finds what is wrong with a program beyond its grammar: what CPython reports while it builds the symbol
// table and while it generates code ("'return' outside function", "name 'x' is assigned to before global declaration").
//
// In goes a complete tree, out come diagnostics with CPython's words and places, in the order of CPython's phases: the
// first one is the one CPython reports. It does not say what names mean; that is transform/scope's task.
package validate

import (
	"fmt"

	"github.com/gosyncio/gosyncio/parser/diag"
	"github.com/gosyncio/gosyncio/parser/pyast"
	"github.com/gosyncio/gosyncio/parser/source"
)

// Options change what is allowed.
type Options struct {
	TopLevelAwait bool // await, async for and async with outside functions, as in a notebook
}

// checker is what the phases share.
type checker struct {
	mod               *pyast.Module
	opts              Options
	errs              diag.List
	futureAnnotations bool
	futureLine        int // of the last "from __future__" that is in place
	// asyncComprehensions has the first clause of each comprehension that awaits.
	asyncComprehensions map[*pyast.Comprehension]bool
}

// Module checks a tree.
func Module(m *pyast.Module, opts Options) diag.List {
	c := &checker{mod: m, opts: opts, asyncComprehensions: map[*pyast.Comprehension]bool{}}
	c.future()
	newSymbols(c).module()
	newGenerator(c).module()
	return c.errs
}

// fail reports an error at a node.
func (c *checker) fail(n pyast.Node, format string, args ...any) {
	c.failAt(pyast.SpanOf(n), format, args...)
}

func (c *checker) failAt(at source.Span, format string, args ...any) {
	message := fmt.Sprintf(format, args...)
	for _, e := range c.errs {
		if e.Span == at && e.Message == message {
			return
		}
	}
	c.errs.Errorf(c.mod.File, "SyntaxError", at, "%s", message)
}

// features are the names that "from __future__ import" knows.
var features = map[pyast.Identifier]bool{
	"nested_scopes": true, "generators": true, "division": true, "absolute_import": true, "with_statement": true,
	"print_function": true, "unicode_literals": true, "barry_as_FLUFL": true, "generator_stop": true, "annotations": true,
}

// future checks the "from __future__" imports at the beginning of the module: only a docstring may stand before them.
// What follows other statements on the same line is out of place, too; later lines are left to the generator.
func (c *checker) future() {
	done, line := false, 0
	for i, s := range c.mod.Body {
		here := c.mod.Position(s).Line
		if done && here > line {
			return
		}
		line = here
		imp, ok := s.(*pyast.ImportFrom)
		switch {
		case !ok || imp.Module != "__future__" || imp.Level != 0:
			done = done || i > 0 || !isDocstring(s)
		case done:
			c.fail(s, "from __future__ imports must occur at the beginning of the file")
		default:
			for _, a := range imp.Names {
				c.feature(s, a.Name)
			}
			c.futureLine = line
		}
	}
}

func isDocstring(s pyast.Stmt) bool {
	e, ok := s.(*pyast.ExprStmt)
	if !ok {
		return false
	}
	k, ok := e.Value.(*pyast.Constant)
	return ok && k.Kind == pyast.ConstStr
}

func (c *checker) feature(s pyast.Stmt, name pyast.Identifier) {
	switch {
	case name == "braces":
		c.fail(s, "not a chance")
	case !features[name]:
		c.fail(s, "future feature %s is not defined", name)
	case name == "annotations":
		c.futureAnnotations = true
	}
}
