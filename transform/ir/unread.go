package ir

import "slices"

// dropUnread removes the assignments to variables that are never read (x = f() becomes f()) and says whether there were any.
func dropUnread(body *Block) bool {
	c := collect(body)
	unread := map[*Var]bool{}
	for _, v := range c.vars {
		if c.counts[v] {
			continue
		}
		if !slices.ContainsFunc(c.uses[v], func(u use) bool { return !u.write }) {
			unread[v] = true
		}
	}
	if len(unread) == 0 {
		return false
	}
	dropIn(body, unread)
	return true
}

func dropIn(b *Block, unread map[*Var]bool) {
	var list []Stmt
	for _, s := range b.List {
		InsideBlocks(s, func(inner *Block, _ *FuncLit) { dropIn(inner, unread) })
		switch s := s.(type) {
		case *Range:
			if s.Key != nil && unread[s.Key] {
				s.Key = nil
			}
			if s.Value != nil && unread[s.Value] {
				s.Value = nil
			}
		case *Assign:
			list = append(list, withoutUnread(s, unread)...)
			continue
		}
		list = append(list, s)
	}
	b.List = list
}

// withoutUnread returns what is left of an assignment.
func withoutUnread(a *Assign, unread map[*Var]bool) []Stmt {
	all := true
	for i, e := range a.LHS {
		if ref, ok := e.(*Ref); ok && unread[ref.Var] {
			a.LHS[i] = Blank
		} else {
			all = all && e == Expr(Blank)
		}
	}
	if !slices.Contains(a.LHS, Expr(Blank)) {
		return []Stmt{a}
	}
	if !all {
		dropPairs(a)
		return []Stmt{a}
	}
	var list []Stmt
	for _, x := range a.RHS {
		if s := discard(x); s != nil {
			*s.Meta() = a.Origin
			list = append(list, s)
		}
	}
	if len(list) == 0 && len(a.Lead) > 0 {
		return []Stmt{&Note{Origin: Origin{Line: a.Line, Blank: a.Blank, Lead: a.Lead}}}
	}
	return list
}

// dropPairs takes out of an assignment in parallel what goes nowhere and has no effect: _, v = nil, x is v = x, and the nil
// alone would not compile.
func dropPairs(a *Assign) {
	if len(a.LHS) != len(a.RHS) {
		return
	}
	var lhs, rhs []Expr
	for i, e := range a.LHS {
		if e != Expr(Blank) || HasEffects(a.RHS[i]) {
			lhs, rhs = append(lhs, e), append(rhs, a.RHS[i])
		}
	}
	a.LHS, a.RHS = lhs, rhs
}

// Blank is the blank identifier on the left side of an assignment.
var Blank = &Qual{Name: "_"}

// discard returns a statement that evaluates x for its effects, nil when it has none.
func discard(x Expr) Stmt {
	switch x := x.(type) {
	case *Call:
		if !x.Pure && !mustUse(x) {
			return Do(x)
		}
	case *Implicit:
		return discard(x.X)
	}
	if !HasEffects(x) {
		return nil
	}
	return &Assign{LHS: []Expr{Blank}, RHS: []Expr{x}}
}

// Discard returns a statement that evaluates x for its effects, nil when it has none.
func Discard(x Expr) Stmt { return discard(x) }

// mustUse says whether Go (or go vet) wants the result of the call used: builtins, conversions and pure formatting.
func mustUse(c *Call) bool {
	q, ok := c.Fun.(*Qual)
	if !ok {
		return false
	}
	switch q.Pkg {
	case "":
		return q.Name != "panic" && q.Name != "copy" && q.Name != "print"
	case "fmt", "strconv", "strings", "math":
		return true
	}
	return false
}

// HasEffects says whether evaluating e may do anything but yield its value: calls, assertions, receives.
func HasEffects(e Expr) bool {
	found := false
	InspectExpr(e, func(x Expr) bool {
		switch x := x.(type) {
		case *Call:
			found = found || !x.Pure
		case *Assert, *Index:
			found = true
		case *Binary:
			found = found || x.Op == "/" || x.Op == "%"
		case *FuncLit:
			return false
		}
		return !found
	})
	return found
}
