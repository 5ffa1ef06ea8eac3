package scope

import "github.com/gosyncio/gosyncio/parser/pyast"

// frameOf returns the function whose frame runs the code of s; a class body runs in that of the code around it.
func frameOf(s *Scope) *Func {
	for s.Func == nil {
		s = s.Parent
	}
	return s.Func
}

// reach says what running a function may read of frames outside its own, directly or through functions it mentions.
type reach struct {
	table    *Table
	reads    map[*Func][]*Var
	mentions map[*Func][]*Func
	closures map[*Func][]*Var
}

func newReach(t *Table) *reach {
	r := &reach{table: t, reads: map[*Func][]*Var{}, mentions: map[*Func][]*Func{}, closures: map[*Func][]*Var{}}
	for _, m := range t.Modules {
		r.scan(m)
	}
	return r
}

func (r *reach) scan(s *Scope) {
	f := frameOf(s)
	for _, u := range s.uses {
		n, isName := u.node.(*pyast.Name)
		if !isName || u.bind {
			continue
		}
		v := r.table.vars[n]
		if v.Owner != nil && frameOf(v.Owner) != f {
			r.reads[f] = append(r.reads[f], v)
		}
		if b := v.Fallback; b != nil && b.Owner != nil && frameOf(b.Owner) != f {
			r.reads[f] = append(r.reads[f], b)
		}
		r.mentions[f] = append(r.mentions[f], r.table.Runs(v)...)
	}
	for _, c := range s.Children {
		if c.Func != nil && c.Func.Scope == c && !r.table.runsLater(c) {
			r.mentions[f] = append(r.mentions[f], c.Func)
		}
		r.scan(c)
	}
}

// Runs returns the functions that code may run which reads v: the function that v alone means, or the methods of the
// class.
func (t *Table) Runs(v *Var) []*Func {
	switch n := v.SoleDef().(type) {
	case *pyast.ClassDef:
		var list []*Func
		collectFuncs(t.classes[n].Scope, &list)
		return list
	case nil:
		return nil
	default:
		return []*Func{t.funcs[n]}
	}
}

func collectFuncs(s *Scope, list *[]*Func) {
	for _, c := range s.Children {
		if c.Func != nil && c.Func.Scope == c {
			*list = append(*list, c.Func)
		} else {
			collectFuncs(c, list)
		}
	}
}

// runsLater says whether a function's code can only run through its name: a plain def that alone binds its variable,
// or a method.
func (t *Table) runsLater(s *Scope) bool {
	if s.Kind != FunctionScope || len(s.Func.Decorators) > 0 {
		return false
	}
	if s.Func.Method != nil {
		return len(s.Func.Method.Def.DecoratorList) == 0 && len(s.Func.Method.Def.Keywords) == 0
	}
	return t.vars[s.Node].SoleDef() == s.Node
}

// closure returns every variable outside their own frames that running f may read.
func (r *reach) closure(f *Func) []*Var {
	if list, ok := r.closures[f]; ok {
		return list
	}
	seen := map[*Func]bool{}
	seenVar := map[*Var]bool{}
	var list []*Var
	var visit func(*Func)
	visit = func(f *Func) {
		if seen[f] {
			return
		}
		seen[f] = true
		for _, v := range r.reads[f] {
			if !seenVar[v] {
				seenVar[v] = true
				list = append(list, v)
			}
		}
		for _, g := range r.mentions[f] {
			visit(g)
		}
	}
	visit(f)
	r.closures[f] = list
	return list
}
