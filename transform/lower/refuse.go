package lower

import (
	"fmt"

	"github.com/gosyncio/gosyncio/parser/pyast"
	"github.com/gosyncio/gosyncio/transform/ir"
)

// Code is the code of a refusal.
type Code string

// The refusals. Notes says what to write instead.
const (
	ErrMatch        Code = "GS1001"
	ErrTypeAlias    Code = "GS1002"
	ErrTemplate     Code = "GS1003"
	ErrTypeParams   Code = "GS1004"
	ErrExecEval     Code = "GS1005"
	ErrStarImport   Code = "GS1006"
	ErrRelative     Code = "GS1007"
	ErrModule       Code = "GS1008"
	ErrModuleName   Code = "GS1009"
	ErrClassForm    Code = "GS1010"
	ErrMetaclass    Code = "GS1011"
	ErrAwaitOutside Code = "GS1012"
	ErrOverride     Code = "GS1013"
	ErrNotYet       Code = "GS1999"
)

// Notes says for each code what to write instead.
var Notes = map[Code]string{
	ErrMatch:        "write the cases as if, elif and isinstance tests",
	ErrTypeAlias:    "leave out the alias: annotations are not evaluated by the translation",
	ErrTemplate:     "use an f-string, or str.format",
	ErrTypeParams:   "leave out the type parameters: types are inferred",
	ErrExecEval:     "the program must be known when it is translated; use a dict of functions or values",
	ErrStarImport:   "import the names that are used: from module import a, b",
	ErrRelative:     "import the module by its full name",
	ErrModule:       "only the modules under rt/stubs can be imported",
	ErrModuleName:   "the module exists, but this name of it is not supported",
	ErrClassForm:    "define the class in a simpler form",
	ErrMetaclass:    "only type, abc.ABCMeta and enum.EnumMeta are supported as metaclasses",
	ErrAwaitOutside: "put the code in an async function and run it with asyncio.run",
	ErrOverride:     "give the method another name and call it where it is meant to run",
	ErrNotYet:       "this construct is not translated yet",
}

// refuse reports that a node is outside what can be translated.
func (m *module) refuse(n pyast.Node, code Code, format string, args ...any) {
	m.diags.Errorf(m.tree.File, string(code), pyast.SpanOf(n), "%s", fmt.Sprintf(format, args...)).Note("%s", Notes[code])
}

// refused reports the refusal of an expression and returns a value to go on with.
func (m *module) refused(n pyast.Node, code Code, format string, args ...any) ir.Expr {
	m.refuse(n, code, format, args...)
	return anyNil()
}

// anyNil is None as a value of type any.
func anyNil() ir.Expr { return &ir.Implicit{X: ir.Nil(), T: ir.Any} }
