package names

import (
	"cmp"
	"slices"

	"github.com/gosyncio/gosyncio/transform/ir"
)

// locals names the variables of every function in f.
func (n *namer) locals(f *ir.File) {
	for _, d := range f.Decls {
		u := newUses()
		u.decl(d)
		l := &localNamer{uses: u, outer: map[string][]int{}, byName: map[string][]*ir.Var{}}
		for path, at := range u.packages {
			l.outer[f.Imports[path]] = at
		}
		for v, at := range u.at {
			if v.Kind != ir.Local && v.Kind != ir.Param {
				l.outer[v.Name] = append(l.outer[v.Name], at...)
			}
		}
		l.name()
	}
}

type localNamer struct {
	uses   *uses
	outer  map[string][]int // package-level names and imports: where they are used
	byName map[string][]*ir.Var
}

func (l *localNamer) name() {
	order := slices.Clone(l.uses.order)
	slices.SortStableFunc(order, func(a, b *ir.Var) int { return cmp.Compare(localRank(a), localRank(b)) })
	for _, v := range order {
		name := v.Hint
		if !v.Fixed {
			name = Ident(v.Hint, false)
		}
		if name != "_" && l.clashes(v, name) {
			name = numbered(name, func(s string) bool { return l.clashes(v, s) })
		}
		v.Name = name
		l.byName[name] = append(l.byName[name], v)
	}
}

func localRank(v *ir.Var) int {
	switch {
	case v.Fixed:
		return 0
	case v.Temp:
		return 2
	}
	return 1
}

// clashes says whether v could not be called name: another variable of that name is declared in the same block, or a use
// of one of them would find the other.
func (l *localNamer) clashes(v *ir.Var, name string) bool {
	if _, reserved := replacements[name]; reserved && name != "init" && name != "main" {
		return true
	}
	mine := l.uses.scopes[v]
	for _, pos := range l.outer[name] {
		if mine.holds(pos) {
			return true
		}
	}
	for _, w := range l.byName[name] {
		theirs := l.uses.scopes[w]
		switch {
		case mine == theirs:
			return true
		case mine.inside(theirs) && slices.ContainsFunc(l.uses.at[w], mine.holds):
			return true
		case theirs.inside(mine) && slices.ContainsFunc(l.uses.at[v], theirs.holds):
			return true
		}
	}
	return false
}
