package infer

import (
	"github.com/gosyncio/gosyncio/parser/pyast"
	"github.com/gosyncio/gosyncio/transform/types"
)

// match evaluates a match statement; what patterns capture is dynamic.
func (u *unit) match(s *pyast.Match) {
	t := u.expr(s.Subject)
	start := u.env
	var out env
	fallsThrough := true
	for _, c := range s.Cases {
		u.env = start.clone()
		u.pattern(c.Pattern, t)
		if c.Guard != nil {
			yes, _ := u.cond(c.Guard)
			u.env = yes
		} else if as, ok := c.Pattern.(*pyast.MatchAs); ok && as.Pattern == nil {
			fallsThrough = false
		}
		u.stmts(c.Body)
		out = u.merge(out, u.env)
	}
	u.env = out
	if fallsThrough {
		rest := start.clone()
		u.env = rest
		u.forget(s)
		u.env = u.merge(out, u.env)
	}
}

// pattern binds what a pattern captures of a t.
func (u *unit) pattern(p pyast.Node, t types.Type) {
	switch p := p.(type) {
	case *pyast.MatchAs:
		if p.Pattern != nil {
			u.pattern(p.Pattern, t)
		}
		if p.Name != "" {
			u.assign(u.table.VarOf(p), t)
		}
		return
	case *pyast.MatchOr:
		for _, q := range p.Patterns {
			u.pattern(q, t)
		}
		return
	case *pyast.MatchSingleton:
		return
	case *pyast.MatchValue:
		u.expr(p.Value)
		return
	case *pyast.MatchStar:
		if v := u.table.VarOf(p); v != nil {
			u.assign(v, types.Obj("the rest of a sequence", p))
		}
		return
	case *pyast.MatchMapping:
		if v := u.table.VarOf(p); v != nil {
			u.assign(v, types.Obj("the rest of a mapping", p))
		}
	}
	u.Release(t)
	part := types.Obj("a part of a matched value", p)
	pyast.Children(p, func(n pyast.Node) {
		if e, ok := n.(pyast.Expr); ok {
			u.expr(e)
		} else {
			u.pattern(n, part)
		}
	})
}
