package scope

import (
	"github.com/gosyncio/gosyncio/parser/pyast"
	"github.com/gosyncio/gosyncio/parser/source"
)

// loop notes which loop binds the names of a target.
func (b *builder) loop(n pyast.Stmt, target pyast.Expr) {
	pyast.Inspect(target, func(t pyast.Node) bool {
		if name, ok := t.(*pyast.Name); ok && name.Ctx == pyast.Store {
			b.table.loops[name] = n
		}
		return true
	})
}

// LoopLocal says whether v is nothing but a loop variable whose value never leaves the loop: each use of it stands in
// the target or body of a for loop that binds it, and these loops do not nest. Then each loop may declare it anew.
func (t *Table) LoopLocal(v *Var) bool {
	if v.Kind == Cell || v.Outside || v.Deleted || v.IsParam || v.Star || v.Owner == nil {
		return false
	}
	var inside []source.Span // from the start of the target to the end of the body
	for _, b := range v.Binds {
		name, ok := b.(*pyast.Name)
		if !ok {
			return false
		}
		if loop := t.loops[name]; loop != nil {
			inside = append(inside, bodySpan(loop)...)
		}
	}
	for i, a := range inside {
		for j, b := range inside {
			if i/2 != j/2 && a.Contains(b) {
				return false
			}
		}
	}
	for _, b := range v.Binds {
		if !within(inside, b) {
			return false
		}
	}
	for _, r := range v.Reads {
		if !within(inside, r) || frameOf(t.in[r]) != frameOf(v.Owner) {
			return false
		}
	}
	return len(inside) > 0
}

// bodySpan returns the spans of a loop's target and body.
func bodySpan(loop pyast.Stmt) []source.Span {
	var target pyast.Expr
	var body []pyast.Stmt
	switch n := loop.(type) {
	case *pyast.For:
		target, body = n.Target, n.Body
	case *pyast.AsyncFor:
		target, body = n.Target, n.Body
	}
	last := pyast.SpanOf(body[len(body)-1])
	return []source.Span{pyast.SpanOf(target), {Start: pyast.SpanOf(body[0]).Start, End: last.End}}
}

func within(spans []source.Span, n pyast.Node) bool {
	at := pyast.SpanOf(n)
	for _, s := range spans {
		if s.Contains(at) {
			return true
		}
	}
	return false
}

// RunsAtLeastOnce says whether the body of a for loop surely runs and no continue leaves it early: it counts over a
// range of constants or over a display.
func (t *Table) RunsAtLeastOnce(s *pyast.For) bool {
	if !t.nonEmpty(s.Iter) {
		return false
	}
	early := false
	for _, b := range s.Body {
		pyast.Inspect(b, func(n pyast.Node) bool {
			switch n.(type) {
			case *pyast.Continue:
				early = true
			case *pyast.For, *pyast.AsyncFor, *pyast.While, *pyast.FunctionDef, *pyast.AsyncFunctionDef, *pyast.ClassDef:
				return false
			}
			return !early
		})
	}
	return !early
}

func (t *Table) nonEmpty(e pyast.Expr) bool {
	switch e := e.(type) {
	case *pyast.List:
		return hasElement(e.Elts)
	case *pyast.Tuple:
		return hasElement(e.Elts)
	case *pyast.Constant:
		return e.Kind == pyast.ConstStr && e.S != ""
	case *pyast.Call:
		name, ok := e.Func.(*pyast.Name)
		if !ok || name.Id != "range" || t.vars[name] == nil || t.vars[name].Kind != Builtin || len(e.Keywords) > 0 {
			return false
		}
		var start, stop *pyast.Constant
		switch len(e.Args) {
		case 1:
			stop, _ = e.Args[0].(*pyast.Constant)
			return stop != nil && stop.Kind == pyast.ConstInt && stop.Int > 0
		case 2:
			start, _ = e.Args[0].(*pyast.Constant)
			stop, _ = e.Args[1].(*pyast.Constant)
			return start != nil && stop != nil && start.Kind == pyast.ConstInt && stop.Kind == pyast.ConstInt &&
				start.Big == nil && stop.Big == nil && start.Int < stop.Int
		}
	}
	return false
}

func hasElement(elts []pyast.Expr) bool {
	for _, e := range elts {
		if _, star := e.(*pyast.Starred); !star {
			return true
		}
	}
	return false
}
