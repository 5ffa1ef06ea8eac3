package harness

import (
	"cmp"
	"go/ast"
	"go/types"
	"slices"
)

// rename makes a main package's only file one of many in the package pkg: what it declares at its top level gets the suffix.
// Lines stay where they are; tracebacks count on that. The error is what is wrong with the source.
func (c *Checker) rename(source []byte, pkg, suffix string) ([]byte, error) {
	info := &types.Info{Defs: map[*ast.Ident]types.Object{}, Uses: map[*ast.Ident]types.Object{}}
	file, err := c.check(source, info)
	if err != nil {
		return nil, err
	}
	offset := func(id *ast.Ident) int { return c.fset.PositionFor(id.Pos(), false).Offset }
	edits := []edit{{offset(file.Name), offset(file.Name) + len(file.Name.Name), pkg}}
	for _, found := range []map[*ast.Ident]types.Object{info.Defs, info.Uses} {
		for id, obj := range found {
			if topLevel(obj) {
				end := offset(id) + len(id.Name)
				edits = append(edits, edit{end, end, suffix})
			}
		}
	}
	return apply(source, edits), nil
}

// topLevel says whether an object's name is declared at a program's top level, or is that of a field embedded by such a type.
func topLevel(obj types.Object) bool {
	if field, ok := obj.(*types.Var); ok && field.Embedded() {
		t := field.Type()
		if p, ok := t.(*types.Pointer); ok {
			t = p.Elem()
		}
		named, ok := t.(*types.Named)
		return ok && topLevel(named.Obj())
	}
	return obj != nil && obj.Name() != "init" && obj.Pkg() != nil && obj.Pkg().Name() == "main" && obj.Parent() == obj.Pkg().Scope()
}

// edit replaces source[from:to] by text.
type edit struct {
	from, to int
	text     string
}

// apply makes the edits, which do not overlap; of equal ones it makes one.
func apply(source []byte, edits []edit) []byte {
	slices.SortFunc(edits, func(a, b edit) int { return cmp.Compare(a.from, b.from) })
	var out []byte
	at := 0
	for _, e := range slices.Compact(edits) {
		out = append(append(out, source[at:e.from]...), e.text...)
		at = e.to
	}
	return append(out, source[at:]...)
}
