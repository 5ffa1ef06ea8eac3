package ir

import "slices"

// Place declares every local variable of a function body: with := at its first assignment, by the range clause of its loop,
// or with var before the first statement that uses it, in the innermost block that holds all its uses. A variable is never
// declared inside a loop when one iteration could see what another left in it:
//
//   - Shared and Persistent variables are declared outside all loops of the body that owns them (Home);
//   - of every other variable, lowering promises that each read follows an assignment on every path from the function's entry.
//     If all uses are inside a loop body then so is that assignment, on every path from the start of the body.
//
// Variables that are never read lose their assignments first, since Go rejects them.
func Place(body *Block) {
	split(body)
	for dropUnread(body) {
	}
	c := collect(body)
	p := placer{c: c, declare: map[*Block]map[int][]*Var{}, loops: map[*Range][]*Var{}}
	for _, v := range c.vars {
		p.place(v)
	}
	p.apply(body)
	adoptParams(body)
}

type placer struct {
	c       *collector
	declare map[*Block]map[int][]*Var // variables to declare at a statement
	loops   map[*Range][]*Var         // loops and the variables that could be their own
}

// place decides where v is declared.
func (p *placer) place(v *Var) {
	uses := p.c.uses[v]
	depth := len(uses[0].path)
	for _, u := range uses[1:] {
		depth = min(depth, len(u.path), common(uses[0].path, u.path))
	}
	at := uses[0].path[:depth]
	if v.Shared || v.Persistent {
		at = p.hoist(v, at)
	}
	last := at[len(at)-1]
	if last.index >= 0 {
		index := last.index
		for _, u := range uses {
			index = min(index, u.path[len(at)-1].index)
		}
		last.index = index
	}
	if r, ok := last.block.List[last.index].(*Range); ok && ownedByRange(v, r, uses, len(at)) {
		p.loops[r] = append(p.loops[r], v)
		return
	}
	if p.declare[last.block] == nil {
		p.declare[last.block] = map[int][]*Var{}
	}
	p.declare[last.block][last.index] = append(p.declare[last.block][last.index], v)
}

// common returns how many blocks two paths share.
func common(a, b []step) int {
	n := 0
	for n < len(a) && n < len(b) && a[n].block == b[n].block {
		n++
	}
	return n
}

// hoist shortens the path to the innermost block inside v.Home that is in no loop. A variable that only must not be
// renewed by an iteration can stay in an inner block.
func (p *placer) hoist(v *Var, at []step) []step {
	home := slices.IndexFunc(at, func(s step) bool { return s.block == v.Home })
	if home < 0 {
		return at
	}
	for i := home + 1; i < len(at); i++ {
		if v.Persistent || at[i].loop || at[i].lit != nil && !at[i].lit.Inline {
			return at[:home+1]
		}
	}
	return at
}

// ownedByRange says whether all uses of v are inside the body of r, which binds it. depth is the length of the path to r.
func ownedByRange(v *Var, r *Range, uses []use, depth int) bool {
	if r.Key != v && r.Value != v || v.Shared || v.Persistent {
		return false
	}
	for _, u := range uses {
		if u.ref != nil && (len(u.path) <= depth || u.path[depth].block != r.Body) || u.path[depth-1].block.List[u.path[depth-1].index] != Stmt(r) {
			return false
		}
	}
	return true
}

// apply writes the decisions into b and everything below it.
func (p *placer) apply(b *Block) {
	var list []Stmt
	for i, s := range b.List {
		InsideBlocks(s, func(inner *Block, _ *FuncLit) { p.apply(inner) })
		vars := p.declare[b][i]
		if r, ok := s.(*Range); ok {
			vars = append(vars, p.rangeVars(r)...)
		}
		list = append(list, declared(s, vars)...)
	}
	b.List = list
}

// rangeVars makes both variables of a loop its own, or returns those that must be declared before it.
func (p *placer) rangeVars(r *Range) []*Var {
	bound := 0
	for _, v := range []*Var{r.Key, r.Value} {
		if v != nil {
			bound++
		}
	}
	own := p.loops[r]
	if len(own) == bound {
		r.Define = bound > 0
		return nil
	}
	return own
}

// declared returns s with the declarations of vars before it or in it.
func declared(s Stmt, vars []*Var) []Stmt {
	if len(vars) == 0 {
		return []Stmt{s}
	}
	a, ok := s.(*Assign)
	if !ok || a.Op != "" {
		return declareBefore(s, vars)
	}
	var own, others []*Var // assigned by s, used deeper in it
	for _, v := range vars {
		if slices.ContainsFunc(a.LHS, func(e Expr) bool { return isRef(e, v) }) {
			own = append(own, v)
		} else {
			others = append(others, v)
		}
	}
	switch {
	case a.Results() && definesResults(a, own):
		a.Define = true
		return declareBefore(s, others)
	case len(own) == 0 || len(own) != len(a.LHS) || len(own) != len(a.RHS) || !freshRefs(a, own):
		return declareBefore(s, vars)
	case defines(a, own):
		a.Define = true
		return declareBefore(s, others)
	}
	list := declareEach(a)
	return append(declareBefore(list[0], others), list[1:]...)
}

// declareBefore returns var declarations of vars, then s.
func declareBefore(s Stmt, vars []*Var) []Stmt {
	if len(vars) == 0 {
		return []Stmt{s}
	}
	var list []Stmt
	for _, v := range vars {
		list = append(list, &Declare{Origin: Origin{Line: s.Meta().Line}, Var: v, Value: v.Init})
	}
	first := list[0].Meta()
	first.Blank, first.Lead = s.Meta().Blank, s.Meta().Lead
	s.Meta().Blank, s.Meta().Lead = false, nil
	return append(list, s)
}

// defines says whether a := declares exactly vars with their types.
func defines(a *Assign, vars []*Var) bool {
	if len(a.LHS) != len(vars) || len(a.RHS) != len(a.LHS) || !freshRefs(a, vars) {
		return false
	}
	for i, e := range a.LHS {
		if !Same(ShownType(a.RHS[i]), e.GoType()) {
			return false
		}
	}
	return true
}

// definesResults says whether a := declares exactly vars from the results of a call, others being blank.
func definesResults(a *Assign, vars []*Var) bool {
	named := &Assign{RHS: a.RHS}
	for _, e := range a.LHS {
		if e != Expr(Blank) {
			named.LHS = append(named.LHS, e)
		}
	}
	return len(named.LHS) == len(vars) && freshRefs(named, vars)
}

// freshRefs says whether the left side of a is made of distinct members of vars that the right side does not mention.
func freshRefs(a *Assign, vars []*Var) bool {
	seen := map[*Var]bool{}
	for _, e := range a.LHS {
		ref, ok := e.(*Ref)
		if !ok || !slices.Contains(vars, ref.Var) || seen[ref.Var] {
			return false
		}
		seen[ref.Var] = true
		for _, x := range a.RHS {
			if mentions(x, ref.Var) {
				return false
			}
		}
	}
	return true
}

// declareEach splits a parallel assignment to new variables into declarations, with := where the value shows the type.
func declareEach(a *Assign) []Stmt {
	var list []Stmt
	for i, e := range a.LHS {
		v, value := e.(*Ref).Var, a.RHS[i]
		origin := Origin{Line: a.Line}
		if Same(ShownType(value), v.Type) {
			list = append(list, &Assign{Origin: origin, LHS: []Expr{e}, RHS: []Expr{value}, Define: true})
		} else {
			list = append(list, &Declare{Origin: origin, Var: v, Value: value})
		}
	}
	first := list[0].Meta()
	first.Lead, first.Blank = a.Lead, a.Blank
	list[len(list)-1].Meta().Trail = a.Trail
	return list
}

// ShownType is the type that Go gives a variable declared with the value e and no type.
func ShownType(e Expr) *Type {
	switch e := e.(type) {
	case *Implicit:
		if e.T.Kind == PointerType {
			return e.T // Go sees no difference to the type of e.X
		}
		return ShownType(e.X)
	case *Lit:
		if e.Kind == LitNil {
			return Untyped
		}
	}
	return e.GoType()
}

func isRef(e Expr, v *Var) bool {
	ref, ok := e.(*Ref)
	return ok && ref.Var == v
}

// mentions says whether v occurs in e, function literals included.
func mentions(e Expr, v *Var) bool {
	c := &collector{uses: map[*Var][]use{}, counts: map[*Var]bool{}}
	c.expr(e)
	return len(c.uses[v]) > 0
}
