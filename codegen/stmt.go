package codegen

import (
	"github.com/dave/jennifer/jen"

	"github.com/gosyncio/gosyncio/transform/ir"
)

func (p *printer) block(g *jen.Group, b *ir.Block) {
	for i, s := range b.List {
		o := s.Meta()
		if o.Blank && i > 0 {
			g.Line()
		}
		comments(g, o.Lead)
		if _, isNote := s.(*ir.Note); isNote {
			continue
		}
		if o.Line > 0 || p.frame == ir.NoFrame {
			g.Comment(mark(markNext, p.frame, o.Line))
		}
		if loop := loopOf(s); loop != nil && loop.Label != "" {
			g.Id(loop.Label).Op(":")
			if o.Line > 0 {
				g.Comment(mark(markNext, p.frame, o.Line))
			}
		}
		code := p.stmt(s)
		if o.Trail != "" {
			code.Comment(comment(o.Trail))
		}
		g.Add(code)
		if holdsFunction(s) {
			p.headMark(g, o.Line)
		}
	}
}

// holdsFunction says that a Python function is written inside a plain statement: a call that ends the statement stands on
// its last line, after the lines of that function.
func holdsFunction(s ir.Stmt) bool {
	found := false
	ir.InsideBlocks(s, func(_ *ir.Block, lit *ir.FuncLit) {
		found = found || lit != nil && lit.Frame >= 0
	})
	return found && len(ir.Blocks(s)) == 0
}

func loopOf(s ir.Stmt) *ir.Loop {
	switch s := s.(type) {
	case *ir.For:
		return s.Loop
	case *ir.Range:
		return s.Loop
	}
	return nil
}

func (p *printer) stmt(s ir.Stmt) *jen.Statement {
	switch s := s.(type) {
	case *ir.ExprStmt:
		return p.expr(s.X)
	case *ir.Assign:
		if lit, ok := s.RHS[0].(*ir.Lit); ok && lit.Kind == ir.LitInt && lit.Int == 1 && (s.Op == "+" || s.Op == "-") {
			return p.expr(s.LHS[0]).Op(s.Op + s.Op)
		}
		op := s.Op + "="
		if s.Define {
			op = ":="
		}
		return jen.List(p.exprs(s.LHS)...).Op(op).List(p.exprs(s.RHS)...)
	case *ir.Declare:
		return p.variable(s.Var, s.Value)
	case *ir.If:
		return p.ifStmt(s)
	case *ir.For:
		if s.Cond == nil {
			return jen.For().BlockFunc(p.body(s.Body))
		}
		return jen.For(p.expr(s.Cond)).BlockFunc(p.body(s.Body))
	case *ir.Range:
		return p.rangeStmt(s)
	case *ir.Switch:
		return p.switchStmt(s)
	case *ir.Return:
		return jen.Return(p.exprs(s.Values)...)
	case *ir.Break:
		return branch(jen.Break(), s.Loop)
	case *ir.Continue:
		return branch(jen.Continue(), s.Loop)
	case *ir.Nested:
		return jen.BlockFunc(p.body(s.Body))
	}
	panic("codegen: unknown statement")
}

func (p *printer) body(b *ir.Block) func(*jen.Group) {
	return func(g *jen.Group) { p.block(g, b) }
}

// branch adds the label of a loop that needs one; label writes it only where some jump can't do without.
func branch(s *jen.Statement, loop *ir.Loop) *jen.Statement {
	if loop.Label != "" {
		s.Id(loop.Label)
	}
	return s
}

func (p *printer) ifStmt(s *ir.If) *jen.Statement {
	out := jen.If(p.expr(s.Cond)).BlockFunc(p.body(s.Then))
	for s.Else != nil {
		next := elseIf(s.Else)
		if next == nil {
			return out.Else().BlockFunc(p.body(s.Else))
		}
		inner := next
		out.Else().If(p.expr(inner.Cond)).BlockFunc(func(g *jen.Group) {
			p.headMark(g, inner.Line)
			comments(g, inner.Lead)
			p.block(g, inner.Then)
		})
		s = inner
	}
	return out
}

func elseIf(b *ir.Block) *ir.If {
	if len(b.List) != 1 {
		return nil
	}
	next, _ := b.List[0].(*ir.If)
	return next
}

// headMark marks the Go line before: the header of the block that g begins.
func (p *printer) headMark(g *jen.Group, line int) {
	if line > 0 {
		g.Comment(mark(markPrev, p.frame, line))
	}
}

func (p *printer) rangeStmt(s *ir.Range) *jen.Statement {
	op := "="
	if s.Define {
		op = ":="
	}
	if s.X == nil {
		return p.countLoop(s, op)
	}
	header := jen.Range().Add(p.expr(s.X))
	switch {
	case s.Key == nil && s.Value == nil:
	case s.Value == nil:
		header = jen.Id(s.Key.Name).Op(op).Add(header)
	case s.Key == nil:
		header = jen.List(jen.Id("_"), jen.Id(s.Value.Name)).Op(op).Add(header)
	default:
		header = jen.List(jen.Id(s.Key.Name), jen.Id(s.Value.Name)).Op(op).Add(header)
	}
	return jen.For(header).BlockFunc(p.body(s.Body))
}

// countLoop prints for i := from; i < to; i += step { ... }.
func (p *printer) countLoop(s *ir.Range, op string) *jen.Statement {
	key := s.Key.Name
	less, post := "<", jen.Id(key).Op("++")
	switch {
	case s.By != nil:
		post = jen.Id(key).Op("+=").Add(p.expr(s.By))
	case s.Step == -1:
		less, post = ">", jen.Id(key).Op("--")
	case s.Step < 0:
		less, post = ">", jen.Id(key).Op("-=").Lit(int(-s.Step))
	case s.Step > 1:
		post = jen.Id(key).Op("+=").Lit(int(s.Step))
	}
	init := jen.Id(key).Op(op).Add(p.expr(s.From))
	return jen.For(init, jen.Id(key).Op(less).Add(p.side(s.To, precedence["<"]+1)), post).BlockFunc(p.body(s.Body))
}

func (p *printer) switchStmt(s *ir.Switch) *jen.Statement {
	out := jen.Switch()
	if s.Tag != nil {
		out.Add(p.expr(s.Tag))
	}
	return out.BlockFunc(func(g *jen.Group) {
		for _, c := range s.Cases {
			comments(g, c.Lead)
			head := jen.Default()
			if len(c.Exprs) > 0 {
				head = jen.Case(p.exprs(c.Exprs)...)
			}
			g.Add(head.BlockFunc(func(g *jen.Group) {
				p.headMark(g, c.Line)
				p.block(g, c.Body)
			}))
		}
	})
}
