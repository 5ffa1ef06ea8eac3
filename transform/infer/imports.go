package infer

import (
	"strings"

	"github.com/gosyncio/gosyncio/parser/pyast"
	"github.com/gosyncio/gosyncio/transform/types"
)

// importStmt is one name of "import a.b as c".
func (u *unit) importStmt(alias *pyast.Alias) {
	name := string(alias.Name)
	if alias.AsName == "" {
		name, _, _ = strings.Cut(name, ".")
	}
	if u.lib.Absent(name) {
		u.assign(u.table.VarOf(alias), types.Obj("a module that is not there", alias))
		return
	}
	u.assign(u.table.VarOf(alias), types.ModuleOf(name))
}

// importFrom is "from module import name as other".
func (u *unit) importFrom(s *pyast.ImportFrom) {
	for _, alias := range s.Names {
		if alias.Name == "*" {
			u.importStar(s)
			continue
		}
		if s.Level > 0 {
			u.assign(u.table.VarOf(alias), types.Obj("a relative import", alias))
			continue
		}
		t, _ := u.moduleAttr(string(s.Module), string(alias.Name), alias)
		u.assign(u.table.VarOf(alias), t)
	}
}

func (u *unit) importStar(s *pyast.ImportFrom) {
	for _, name := range u.lib.StarNames(string(s.Module)) {
		if v := u.fn.Scope.Lookup(name); v != nil {
			t, _ := u.moduleAttr(string(s.Module), name, s)
			u.assign(v, t)
		}
	}
}

// annotation reads an annotation of the program as a type, for parameters that no call passes.
func (a *analyzer) annotation(node pyast.Node, e pyast.Expr) types.Type {
	why := types.Obj("no call passes it", node)
	switch e := e.(type) {
	case *pyast.Constant:
		if e.Kind == pyast.ConstNone {
			return tNone
		}
	case *pyast.Name:
		switch e.Id {
		case "str":
			return tStr
		case "int":
			return types.BigInt()
		case "bool":
			return tBool
		case "bytes":
			return tBytes
		}
	case *pyast.Subscript:
		if n, ok := e.Value.(*pyast.Name); ok && (n.Id == "list" || n.Id == "List") {
			c := a.at(e, "annotated")
			a.Into(c, a.annotation(node, e.Slice))
			return types.ListOf(c)
		}
	}
	return why
}
