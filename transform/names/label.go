package names

import (
	"strconv"

	"github.com/gosyncio/gosyncio/transform/ir"
)

// label gives a label to every loop that a break or continue could not name without one: across another loop or a switch.
func label(f *ir.File) {
	for _, d := range f.Decls {
		if fn, ok := d.(*ir.FuncDecl); ok {
			l := &labeler{}
			l.block(fn.Body)
		}
	}
}

type labeler struct {
	count  int
	breaks []*ir.Loop // what an unlabelled break leaves, innermost last; nil for a switch
	conts  []*ir.Loop // what an unlabelled continue continues
}

func (l *labeler) block(b *ir.Block) {
	for _, s := range b.List {
		l.stmt(s)
	}
}

func (l *labeler) stmt(s ir.Stmt) {
	switch s := s.(type) {
	case *ir.Break:
		if l.breaks[len(l.breaks)-1] != s.Loop {
			l.need(s.Loop)
		}
	case *ir.Continue:
		if l.conts[len(l.conts)-1] != s.Loop {
			l.need(s.Loop)
		}
	}
	for _, e := range ir.Exprs(s) {
		ir.InspectExpr(e, func(x ir.Expr) bool {
			if lit, ok := x.(*ir.FuncLit); ok {
				inner := &labeler{}
				inner.block(lit.Body)
			}
			return true
		})
	}
	breaks, conts := len(l.breaks), len(l.conts)
	switch s := s.(type) {
	case *ir.For:
		l.breaks, l.conts = append(l.breaks, s.Loop), append(l.conts, s.Loop)
	case *ir.Range:
		l.breaks, l.conts = append(l.breaks, s.Loop), append(l.conts, s.Loop)
	case *ir.Switch:
		l.breaks = append(l.breaks, nil)
	}
	for _, b := range ir.Blocks(s) {
		l.block(b)
	}
	l.breaks, l.conts = l.breaks[:breaks], l.conts[:conts]
}

// need labels a loop. Labels are local to a function literal, so counting within it makes them unique.
func (l *labeler) need(loop *ir.Loop) {
	if loop.Label != "" {
		return
	}
	l.count++
	loop.Label = "loop"
	if l.count > 1 {
		loop.Label += strconv.Itoa(l.count)
	}
}
