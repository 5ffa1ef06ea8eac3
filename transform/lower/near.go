package lower

import (
	"slices"

	"github.com/gosyncio/gosyncio/parser/pyast"
	"github.com/gosyncio/gosyncio/transform/ir"
	"github.com/gosyncio/gosyncio/transform/scope"
)

// notDefined is the read of a name that nothing binds. The names that CPython would suggest instead are those of the frame and of
// the module that have a value there, and self's attribute of that name; only what looks alike goes into the program.
//
//	return totla    return py.NotDefined("totla", "total")
func (f *fn) notDefined(n *pyast.Name) ir.Expr {
	args := []ir.Expr{ir.Str(string(n.Id))}
	for _, name := range f.namesNear(n) {
		args = append(args, ir.Str(name))
	}
	return ir.CallOf(ir.Any, pyPath, "NotDefined", args...)
}

func (f *fn) namesNear(n *pyast.Name) []string {
	wrong := string(n.Id)
	if f.sf.Method != nil && f.sf.Lookup("self") != nil && hasAttribute(f.sf.Method, wrong) {
		return []string{"self." + wrong}
	}
	var near []string
	add := func(vars []*scope.Var, inside bool) {
		for _, v := range vars {
			if (!inside || boundBefore(v, n)) && !slices.Contains(near, v.Name) && alike(wrong, v.Name) {
				near = append(near, v.Name)
			}
		}
	}
	if f.class != nil {
		add(f.class.class.Vars, true)
	} else {
		add(f.sf.Vars, true)
	}
	add(f.scope.Vars, f.sf.Parent == nil)
	return near
}

// boundBefore says whether v has a value at n, going by where it is bound.
func boundBefore(v *scope.Var, n *pyast.Name) bool {
	return v.IsParam || slices.ContainsFunc(v.Binds, func(b pyast.Node) bool {
		return pyast.SpanOf(b).Start < pyast.SpanOf(n).Start
	})
}

// hasAttribute says whether the instances of c have an attribute, going by what its methods store.
func hasAttribute(c *scope.Class, name string) bool {
	if c.Lookup(name) != nil && len(c.Lookup(name).Binds) > 0 {
		return true
	}
	found := false
	pyast.Inspect(c.Def, func(n pyast.Node) bool {
		if a, ok := n.(*pyast.Attribute); ok && a.Ctx == pyast.Store && string(a.Attr) == name {
			self, ok := a.Value.(*pyast.Name)
			found = found || ok && self.Id == "self"
		}
		return !found
	})
	return found || slices.ContainsFunc(c.Bases, func(b *scope.Class) bool { return hasAttribute(b, name) })
}

// alike says whether CPython may suggest b for a (traceback._compute_suggestion_error): each letter that only one of them has costs
// two, of which there may be a third of the letters.
func alike(a, b string) bool {
	count := map[byte]int{}
	lower := func(c byte) byte {
		if 'A' <= c && c <= 'Z' {
			c += 'a' - 'A'
		}
		return c
	}
	for i := range len(a) {
		count[lower(a[i])]++
	}
	for i := range len(b) {
		count[lower(b[i])]--
	}
	onlyA, onlyB := 0, 0
	for _, n := range count {
		onlyA += max(n, 0)
		onlyB += max(-n, 0)
	}
	return a != b && 2*max(onlyA, onlyB) <= (len(a)+len(b)+3)*2/6
}
