package ir

import "slices"

// split gives a part of a function its own variable where the values of a variable never cross its border:
//
//	for i in a: f(i)        for i := range a { f(i) }
//	for i in b: g(i)   ->   for i := range b { g(i) }
//
// In the innermost block that holds all uses of the variable, a statement is such a part when inside it each value is
// assigned before it is read and what follows assigns the variable anew before it reads it.
func split(body *Block) {
	c := collect(body)
	for _, v := range c.vars {
		if !v.Shared && !v.Persistent {
			splitVar(v, c.uses[v])
		}
	}
}

// group is the uses of a variable inside one statement of a block.
type group struct {
	stmt    Stmt
	uses    []use
	isolate bool // values stay inside the statement
	assigns bool // the statement itself assigns the variable without reading it
}

func splitVar(v *Var, uses []use) {
	depth := len(uses[0].path)
	for _, u := range uses[1:] {
		depth = min(depth, common(uses[0].path, u.path))
	}
	groups := groupUses(v, uses, depth-1)
	if len(groups) < 2 {
		return
	}
	// A part stays isolated only when the next one begins anew.
	for i := len(groups) - 2; i >= 0; i-- {
		next := groups[i+1]
		groups[i].isolate = groups[i].isolate && (next.isolate || next.assigns)
	}
	if !groups[0].isolate && !groups[0].assigns {
		return // a value may come round from the end of the block
	}
	kept := false
	for i, g := range groups {
		if !g.isolate || i == len(groups)-1 && !kept {
			kept = kept || !g.isolate
			continue
		}
		twin := *v
		for _, u := range g.uses {
			if u.ref != nil {
				u.ref.Var = &twin
			}
		}
		rebind(g.stmt, v, &twin)
	}
}

// groupUses collects the uses by the statement of the block at depth that they are in, in source order.
func groupUses(v *Var, uses []use, depth int) []group {
	var groups []group
	last := -1
	for _, u := range uses {
		at := u.path[depth]
		if at.index != last {
			groups = append(groups, group{stmt: at.block.List[at.index]})
			last = at.index
		}
		g := &groups[len(groups)-1]
		g.uses = append(g.uses, u)
	}
	for i := range groups {
		groups[i].isolate = isolated(v, groups[i].stmt, groups[i].uses, depth)
		groups[i].assigns = assigns(v, groups[i].stmt)
	}
	return groups
}

// isolated says whether all uses of v in s (their paths reach it at depth) are in an inner block that begins by assigning
// v, or in the body of a loop that binds it.
func isolated(v *Var, s Stmt, uses []use, depth int) bool {
	if r, ok := s.(*Range); ok && (r.Key == v || r.Value == v) {
		return !slices.ContainsFunc(uses, func(u use) bool {
			return u.ref != nil && (len(u.path) <= depth+1 || u.path[depth+1].block != r.Body)
		})
	}
	inner := len(uses[0].path)
	for _, u := range uses[1:] {
		inner = min(inner, common(uses[0].path, u.path))
	}
	if inner-1 <= depth {
		return false
	}
	first := uses[0].path[inner-1]
	stmt := first.block.List[first.index]
	if assigns(v, stmt) {
		return true
	}
	if r, ok := stmt.(*Range); ok && (r.Key == v || r.Value == v) {
		return !slices.ContainsFunc(uses, func(u use) bool { return u.path[inner-1].index != first.index }) && isolated(v, r, uses, inner-1)
	}
	return false
}

// assigns says whether s is v = x, where x does not mention v.
func assigns(v *Var, s Stmt) bool {
	a, ok := s.(*Assign)
	if !ok || a.Op != "" || !slices.ContainsFunc(a.LHS, func(e Expr) bool { return isRef(e, v) }) {
		return false
	}
	for _, x := range a.RHS {
		if mentions(x, v) {
			return false
		}
	}
	for _, e := range a.LHS {
		if !isRef(e, v) && mentions(e, v) {
			return false
		}
	}
	return true
}

// rebind replaces v by twin in the clauses of the loops in s.
func rebind(s Stmt, v, twin *Var) {
	Statements(&Block{List: []Stmt{s}}, func(x Stmt) bool {
		if r, ok := x.(*Range); ok {
			if r.Key == v {
				r.Key = twin
			}
			if r.Value == v {
				r.Value = twin
			}
		}
		return true
	})
}
