package codegen

import (
	"math"
	"strconv"
	"strings"

	"github.com/dave/jennifer/jen"

	"github.com/gosyncio/gosyncio/transform/ir"
)

func (p *printer) exprs(list []ir.Expr) []jen.Code {
	out := make([]jen.Code, len(list))
	for i, e := range list {
		out[i] = p.expr(e)
	}
	return out
}

func (p *printer) expr(e ir.Expr) *jen.Statement {
	switch e := e.(type) {
	case *ir.Ref:
		return jen.Id(e.Var.Name)
	case *ir.Qual:
		if e.Pkg == "" {
			return jen.Id(e.Name)
		}
		return jen.Qual(e.Pkg, e.Name)
	case *ir.Lit:
		return literal(e)
	case *ir.Call:
		return p.call(e)
	case *ir.Selector:
		if e.Embedded != nil {
			return p.operand(e.X).Dot(e.Embedded.Name)
		}
		return p.operand(e.X).Dot(e.Name)
	case *ir.Index:
		return p.operand(e.X).Index(p.expr(e.I))
	case *ir.Unary:
		return jen.Op(e.Op).Add(p.unaryOperand(e))
	case *ir.Binary:
		return p.binary(e)
	case *ir.Assert:
		return p.operand(e.X).Assert(p.typ(e.T))
	case *ir.Convert:
		if e.T.Kind != ir.NamedType {
			return jen.Parens(p.typ(e.T)).Call(p.expr(e.X))
		}
		return p.typ(e.T).Call(p.expr(e.X))
	case *ir.Implicit:
		return p.expr(e.X)
	case *ir.Composite:
		return p.composite(e)
	case *ir.FuncLit:
		return p.funcLit(e)
	}
	panic("codegen: unknown expression")
}

func (p *printer) call(e *ir.Call) *jen.Statement {
	s := p.operand(e.Fun)
	if len(e.Types) > 0 {
		s.Types(p.types(e.Types)...)
	}
	args := p.exprs(e.Args)
	if _, qual := e.Fun.(*ir.Qual); qual && len(e.Types) == 0 {
		for i, a := range e.Args {
			if lit, ok := a.(*ir.Lit); ok && lit.Kind == ir.LitNil && lit.T.Nullable { // so that Go can infer type arguments
				args[i] = jen.Parens(p.typ(lit.T)).Call(jen.Nil())
			}
		}
	}
	if e.Spread {
		args[len(args)-1] = jen.Add(args[len(args)-1]).Op("...")
	}
	return s.Call(args...)
}

// operand prints what a selector, call or index applies to.
func (p *printer) operand(e ir.Expr) *jen.Statement {
	switch x := bare(e).(type) {
	case *ir.Unary, *ir.Binary:
		return jen.Parens(p.expr(x))
	case *ir.Lit:
		if x.Kind == ir.LitInt || x.Kind == ir.LitFloat {
			return jen.Parens(p.expr(x))
		}
	case *ir.FuncLit:
		return p.expr(x)
	case *ir.Composite:
		if x.Addr {
			return jen.Parens(p.expr(x))
		}
	}
	return p.expr(e)
}

func bare(e ir.Expr) ir.Expr {
	for {
		i, ok := e.(*ir.Implicit)
		if !ok {
			return e
		}
		e = i.X
	}
}

func (p *printer) unaryOperand(e *ir.Unary) *jen.Statement {
	switch x := bare(e.X).(type) {
	case *ir.Binary:
		return jen.Parens(p.expr(x))
	case *ir.Unary:
		if x.Op == e.Op {
			return jen.Parens(p.expr(x))
		}
	case *ir.Lit:
		if x.Kind == ir.LitInt && x.Int < 0 || x.Kind == ir.LitFloat && x.Float < 0 {
			return jen.Parens(p.expr(x))
		}
	}
	return p.expr(e.X)
}

var precedence = map[string]int{
	"||": 1, "&&": 2, "==": 3, "!=": 3, "<": 3, "<=": 3, ">": 3, ">=": 3,
	"+": 4, "-": 4, "|": 4, "^": 4, "*": 5, "/": 5, "%": 5, "<<": 5, ">>": 5, "&": 5, "&^": 5,
}

func (p *printer) binary(e *ir.Binary) *jen.Statement {
	prec := precedence[e.Op]
	return p.side(e.X, prec).Op(e.Op).Add(p.side(e.Y, prec+1))
}

func (p *printer) side(e ir.Expr, prec int) *jen.Statement {
	if b, ok := bare(e).(*ir.Binary); ok && precedence[b.Op] < prec {
		return jen.Parens(p.expr(b))
	}
	return p.expr(e)
}

func literal(e *ir.Lit) *jen.Statement {
	switch e.Kind {
	case ir.LitNil:
		return jen.Nil()
	case ir.LitBool:
		return jen.Lit(e.Bool)
	case ir.LitInt:
		return jen.Id(strconv.FormatInt(e.Int, 10))
	case ir.LitFloat:
		return jen.Id(floatText(e.Float))
	}
	return jen.Lit(e.Str)
}

// floatText writes a finite float so that Go reads the same value and sees a float.
func floatText(f float64) string {
	if math.IsInf(f, 0) || math.IsNaN(f) {
		panic("codegen: a float literal must be finite")
	}
	s := strconv.FormatFloat(f, 'g', -1, 64)
	if !strings.ContainsAny(s, ".e") {
		s += ".0"
	}
	return s
}

func (p *printer) composite(e *ir.Composite) *jen.Statement {
	s := jen.Add()
	if e.Addr {
		s.Op("&")
	}
	if e.T != nil && !e.Elided {
		s.Add(p.typ(e.T))
	}
	elts := p.exprs(e.Elts)
	for i, key := range e.Keys {
		elts[i] = jen.Id(key).Op(":").Add(elts[i])
	}
	return s.Custom(jen.Options{Open: "{", Close: "}", Separator: ",", Multi: e.Multi}, elts...)
}

func (p *printer) funcLit(e *ir.FuncLit) *jen.Statement {
	s := jen.Func()
	p.signature(s, e.Params, e.Results)
	outer := p.frame
	if e.Frame != ir.SameFrame {
		p.frame = e.Frame
	}
	s.BlockFunc(func(g *jen.Group) {
		if e.Frame >= 0 {
			g.Comment(mark(markPrev, e.Frame, headLine))
		}
		p.block(g, e.Body)
	})
	p.frame = outer
	return s
}
