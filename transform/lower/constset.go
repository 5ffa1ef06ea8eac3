package lower

import (
	"fmt"
	"slices"
	"strings"

	"github.com/gosyncio/gosyncio/parser/pyast"
)

// CPython's compiler makes a constant of the members of a set display where these are three constants or more, and keeps one of
// those that are equal, whatever the order in which they are written: the first in the file says in which order all of them
// iterate (Python/compile.c: starunpack_helper, merge_consts_recursive).

// constSet returns the elements of the first display in the file that is the same constant as e, nil where e is none.
func (m *module) constSet(e *pyast.Set) []pyast.Expr {
	if m.constSets == nil {
		m.constSets = map[string][]pyast.Expr{}
		pyast.Inspect(m.tree, func(n pyast.Node) bool {
			if s, ok := n.(*pyast.Set); ok {
				if key := constSetKey(s.Elts); key != "" && m.constSets[key] == nil {
					m.constSets[key] = s.Elts
				}
			}
			return true
		})
	}
	return m.constSets[constSetKey(e.Elts)]
}

// constSetKey tells sets of constants apart, "" for other elements and for sets that are made by adding.
func constSetKey(elts []pyast.Expr) string {
	if len(elts) < 3 {
		return ""
	}
	var keys []string
	for _, e := range elts {
		key := constKey(e)
		if key == "" {
			return ""
		}
		keys = append(keys, key)
	}
	slices.Sort(keys)
	return strings.Join(slices.Compact(keys), ",")
}

// constKey tells constants apart, "" for other expressions.
func constKey(e pyast.Expr) string {
	switch e := e.(type) {
	case *pyast.Constant:
		return fmt.Sprintf("%d %q %d %v %v", e.Kind, e.S, e.Int, e.Float, e.Big)
	case *pyast.UnaryOp:
		c, ok := e.Operand.(*pyast.Constant)
		if ok && e.Op == pyast.USub && (c.Kind == pyast.ConstInt || c.Kind == pyast.ConstFloat) {
			return "-" + constKey(c)
		}
	case *pyast.Tuple:
		key := "("
		for _, x := range e.Elts {
			k := constKey(x)
			if k == "" {
				return ""
			}
			key += k + ","
		}
		return key + ")"
	}
	return ""
}
