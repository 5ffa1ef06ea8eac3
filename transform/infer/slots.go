package infer

import (
	"slices"
	"strings"

	"github.com/gosyncio/gosyncio/parser/pyast"
	"github.com/gosyncio/gosyncio/transform/scope"
)

// A class with __slots__ that extends nothing and that nothing extends is a Struct as others are, whose fields are those in the
// slots: the runtime refuses other attributes.

// slots are the names in the __slots__ of a class that may be a Struct, nil where it has none or they keep it from being one.
func (a *analyzer) slots(c *scope.Class) []string {
	names, known := a.slotNames[c]
	if !known {
		names = a.readSlots(c)
		a.slotNames[c] = names
	}
	return names
}

func (a *analyzer) readSlots(c *scope.Class) []string {
	value := classDefault(c, "__slots__")
	if value == nil || a.facts.anyDict || a.extended(c) != nil || len(c.Def.Bases) > 0 {
		return nil
	}
	for _, k := range a.table.Classes {
		if slices.Contains(a.namedBases(k), c) {
			return nil
		}
	}
	list := []pyast.Expr{value}
	switch e := value.(type) {
	case *pyast.Tuple:
		list = e.Elts
	case *pyast.List:
		list = e.Elts
	}
	names := []string{}
	for _, x := range list {
		name, ok := constStr(x)
		if !ok || name == "" || strings.HasPrefix(name, "__") || c.Methods[name] != nil || classVar(c, name) != nil {
			return nil
		}
		names = append(names, name)
	}
	return names
}

// hasSlot says whether instances of a Struct may have an attribute of that name.
func (a *analyzer) hasSlot(c *scope.Class, name string) bool {
	names := a.slots(c)
	return names == nil || slices.Contains(names, name)
}

// noteDicts records that the program looks at the dicts of objects, which those with slots have not.
func (p *programFacts) noteDicts(n pyast.Node) {
	switch n := n.(type) {
	case *pyast.Attribute:
		p.anyDict = p.anyDict || n.Attr == "__dict__"
	case *pyast.Name:
		p.anyDict = p.anyDict || n.Id == "vars"
	}
}
