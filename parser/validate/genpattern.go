package validate

import (
	"fmt"
	"slices"

	"github.com/gosyncio/gosyncio/parser/pyast"
)

// capture is what is known while the pattern of one case is read.
type capture struct {
	names       []pyast.Identifier // bound so far
	irrefutable bool               // a pattern that always matches may stand here
}

func (g *generator) match(s *pyast.Match) {
	g.expr(s.Subject)
	for i, c := range s.Cases {
		g.pattern(c.Pattern, &capture{irrefutable: c.Guard != nil || i == len(s.Cases)-1})
		g.expr(c.Guard)
		g.stmts(c.Body)
	}
}

// sub reads a part of a pattern, which may match anything.
func (g *generator) sub(p pyast.Pattern, c *capture) {
	before := c.irrefutable
	c.irrefutable = true
	g.pattern(p, c)
	c.irrefutable = before
}

func (g *generator) pattern(p pyast.Pattern, c *capture) {
	switch p := p.(type) {
	case *pyast.MatchValue:
		if !isConstant(p.Value) && !isAttribute(p.Value) {
			g.fail(p, "patterns may only match literals and attribute lookups")
		}
	case *pyast.MatchStar:
		g.store(p.Name, p, c)
	case *pyast.MatchAs:
		g.matchAs(p, c)
	case *pyast.MatchSequence:
		stars := 0
		for _, e := range p.Patterns {
			if _, ok := e.(*pyast.MatchStar); ok {
				stars++
			}
		}
		if stars > 1 {
			g.fail(p, "multiple starred names in sequence pattern")
		}
		for _, e := range p.Patterns {
			g.sub(e, c)
		}
	case *pyast.MatchMapping:
		g.mapping(p, c)
	case *pyast.MatchClass:
		g.matchClass(p, c)
	case *pyast.MatchOr:
		g.matchOr(p, c)
	}
}

// store binds a name in a pattern.
func (g *generator) store(name pyast.Identifier, at pyast.Node, c *capture) {
	if name == "" {
		return
	}
	g.assigned(name, at)
	if slices.Contains(c.names, name) {
		g.fail(at, "multiple assignments to name '%s' in pattern", name)
		return
	}
	c.names = append(c.names, name)
}

func (g *generator) matchAs(p *pyast.MatchAs, c *capture) {
	switch {
	case p.Pattern != nil:
		g.pattern(p.Pattern, c)
	case c.irrefutable:
	case p.Name != "":
		g.fail(p, "name capture '%s' makes remaining patterns unreachable", p.Name)
	default:
		g.fail(p, "wildcard makes remaining patterns unreachable")
	}
	g.store(p.Name, p, c)
}

func (g *generator) mapping(p *pyast.MatchMapping, c *capture) {
	seen := map[string]bool{}
	for _, k := range p.Keys {
		if isAttribute(k) {
			continue
		}
		if !isConstant(k) {
			g.fail(p, "mapping pattern keys may only match literals and attribute lookups")
			continue
		}
		key, shown := constantKey(k)
		if seen[key] {
			g.fail(p, "mapping pattern checks duplicate key (%s)", shown)
		}
		seen[key] = true
	}
	for _, e := range p.Patterns {
		g.sub(e, c)
	}
	g.store(p.Rest, p, c)
}

func (g *generator) matchClass(p *pyast.MatchClass, c *capture) {
	for i, name := range p.KwdAttrs {
		g.assigned(name, p.KwdPatterns[i])
		for j := i + 1; j < len(p.KwdAttrs); j++ {
			if p.KwdAttrs[j] == name {
				g.fail(p.KwdPatterns[j], "attribute name repeated in class pattern: %s", name)
			}
		}
	}
	g.expr(p.Cls)
	for _, e := range p.Patterns {
		g.sub(e, c)
	}
	for _, e := range p.KwdPatterns {
		g.sub(e, c)
	}
}

func (g *generator) matchOr(p *pyast.MatchOr, c *capture) {
	var first []pyast.Identifier
	for i, alt := range p.Patterns {
		sub := &capture{irrefutable: i == len(p.Patterns)-1 && c.irrefutable}
		g.pattern(alt, sub)
		slices.Sort(sub.names)
		if i == 0 {
			first = sub.names
		} else if !slices.Equal(first, sub.names) {
			g.fail(p, "alternative patterns bind different names")
			return
		}
	}
	for _, name := range first {
		g.store(name, p, c)
	}
}

func isAttribute(e pyast.Expr) bool {
	_, ok := e.(*pyast.Attribute)
	return ok
}

// isConstant says whether CPython has folded a pattern's value into a constant.
func isConstant(e pyast.Expr) bool {
	switch e := e.(type) {
	case *pyast.Constant:
		return true
	case *pyast.UnaryOp:
		return isConstant(e.Operand)
	case *pyast.BinOp:
		return isConstant(e.Left) && isConstant(e.Right)
	}
	return false
}

// constantKey returns a text that is the same for equal constants (1, 1.0 and True are equal), and CPython's repr.
func constantKey(e pyast.Expr) (key, shown string) {
	re, im, kind := number(e)
	re, im = re+0, im+0 // no negative zeros
	switch k, _ := e.(*pyast.Constant); {
	case k != nil && k.Kind == pyast.ConstInt && k.Big != nil:
		return k.Repr(), k.Repr()
	case kind == 0:
		return k.Repr(), k.Repr()
	case k != nil:
		shown = k.Repr()
	case kind == pyast.ConstInt:
		shown = fmt.Sprint(int64(re))
	case kind == pyast.ConstFloat:
		shown = (&pyast.Constant{Kind: pyast.ConstFloat, Float: re}).Repr()
	default:
		shown = complexRepr(re, im)
	}
	return fmt.Sprint(re, "+", im), shown
}

// complexRepr is repr of a complex number.
func complexRepr(re, im float64) string {
	imag := (&pyast.Constant{Kind: pyast.ConstComplex, Float: im}).Repr()
	if re == 0 {
		return imag
	}
	sign := "+"
	if im < 0 {
		sign = ""
	}
	real := (&pyast.Constant{Kind: pyast.ConstComplex, Float: re}).Repr()
	return "(" + real[:len(real)-1] + sign + imag + ")"
}

// number returns the value of a folded number and its kind, 0 if it is none.
func number(e pyast.Expr) (re, im float64, kind pyast.ConstKind) {
	switch e := e.(type) {
	case *pyast.Constant:
		switch e.Kind {
		case pyast.ConstInt:
			return float64(e.Int), 0, pyast.ConstInt
		case pyast.ConstTrue:
			return 1, 0, pyast.ConstInt
		case pyast.ConstFalse:
			return 0, 0, pyast.ConstInt
		case pyast.ConstFloat:
			return e.Float, 0, pyast.ConstFloat
		case pyast.ConstComplex:
			return 0, e.Float, pyast.ConstComplex
		}
	case *pyast.UnaryOp:
		re, im, kind = number(e.Operand)
		return -re, -im, kind
	case *pyast.BinOp:
		a, _, _ := number(e.Left)
		_, b, _ := number(e.Right)
		if e.Op == pyast.Sub {
			b = -b
		}
		return a, b, pyast.ConstComplex
	}
	return 0, 0, 0
}
