package lower

import (
	"slices"

	"github.com/gosyncio/gosyncio/transform/ir"
)

// loop is a Python loop around the current place.
type loop struct {
	ir    *ir.Loop
	depth int     // how many function literals are around the loop
	broke *ir.Var // set before leaving by break, where the loop has an else; nil without
}

// closureFrame is a function literal, run at once by a runtime helper, whose body is being lowered. Jumps out of it are
// recorded here: inside the literal a jump sets a flag and returns; after the call the jump is made again from outside.
//
//	for x in xs:                       for x := range py.Each(xs) {
//	    with m:                            broke := false
//	        break             ->           py.With(ctx, m, func(v any) { broke = true; return })
//	                                       if broke { break }
//	                                   }
type closureFrame struct {
	returned *ir.Var // set by return; nil while there is none
	breaks   []jump
	conts    []jump
}

type jump struct {
	loop *loop
	flag *ir.Var
}

// exits are the jumps out of a function literal that must be made again after it.
type exits struct{ frame *closureFrame }

// closure lowers what build emits as the body of a function literal with the given parameters, for a runtime helper that
// runs it at once on this stack. The caller uses the literal in a call and then calls f.reissue(exits).
func (f *fn) closure(params []*ir.Var, build func()) (*ir.FuncLit, exits) {
	frame := &closureFrame{}
	f.inner = append(f.inner, frame)
	body := f.inBlock(build)
	f.inner = f.inner[:len(f.inner)-1]
	return &ir.FuncLit{Params: params, Body: body, Inline: true, Frame: ir.SameFrame}, exits{frame}
}

// resets emits, before the call that runs the literal, the statements that clear its flags. It must be called after
// closure and before the call is emitted.
func (f *fn) resets(x exits) {
	for _, v := range x.flags() {
		f.emit(ir.Set(v, ir.BoolLit(false)))
	}
}

func (x exits) flags() []*ir.Var {
	var list []*ir.Var
	if x.frame.returned != nil {
		list = append(list, x.frame.returned)
	}
	for _, jumps := range [][]jump{x.frame.breaks, x.frame.conts} {
		for _, j := range jumps {
			list = append(list, j.flag)
		}
	}
	return list
}

// only says whether the literal is left by return alone.
func (x exits) only() bool {
	return x.frame.returned != nil && len(x.frame.breaks) == 0 && len(x.frame.conts) == 0
}

// reissue emits, after the call that ran the literal, the jumps that left it.
func (f *fn) reissue(x exits) {
	if v := x.frame.returned; v != nil {
		f.emit(&ir.If{Cond: ir.Use(v), Then: f.inBlock(f.returnAgain)})
	}
	for _, j := range x.frame.breaks {
		f.emit(&ir.If{Cond: ir.Use(j.flag), Then: f.inBlock(func() { f.breakLoop(j.loop) })})
	}
	for _, j := range x.frame.conts {
		f.emit(&ir.If{Cond: ir.Use(j.flag), Then: f.inBlock(func() { f.continueLoop(j.loop) })})
	}
}

// resultVar returns the variable that carries the function's result out of literals.
func (f *fn) resultVar() *ir.Var {
	if f.carried == nil {
		f.carried = &ir.Var{Kind: ir.Local, Hint: "result", Type: f.result, Temp: true, Home: f.home, Persistent: true}
	}
	return f.carried
}

// returnValue emits a return of value (nil: the function has no result) from wherever the current place is.
func (f *fn) returnValue(value ir.Expr) {
	if value != nil && f.inRegion(0) {
		value = f.spill(value)
	}
	if len(f.inner) == 0 {
		f.leaveRegions(0)
		if value == nil {
			f.emit(&ir.Return{})
			return
		}
		f.emit(&ir.Return{Values: []ir.Expr{value}})
		return
	}
	if value != nil {
		f.emit(ir.Set(f.resultVar(), value))
	}
	f.leaveByReturn()
}

// leaveByReturn sets the flag of the innermost literal and leaves it.
func (f *fn) leaveByReturn() {
	frame := f.inner[len(f.inner)-1]
	if frame.returned == nil {
		frame.returned = f.newTemp("returned", ir.Bool)
	}
	f.leaveRegions(0)
	f.emit(ir.Set(frame.returned, ir.BoolLit(true)))
	f.emit(&ir.Return{})
}

// returnAgain makes a return that left a literal again, outside it.
func (f *fn) returnAgain() {
	switch {
	case len(f.inner) > 0:
		f.leaveByReturn()
	case f.result == nil:
		f.leaveRegions(0)
		f.emit(&ir.Return{})
	default:
		f.leaveRegions(0)
		f.emit(&ir.Return{Values: []ir.Expr{ir.Use(f.resultVar())}})
	}
}

// breakLoop emits a break of l from wherever the current place is.
func (f *fn) breakLoop(l *loop) {
	if l.depth == len(f.inner) {
		if l.broke != nil {
			f.emit(ir.Set(l.broke, ir.BoolLit(true)))
		}
		f.leaveRegions(slices.Index(f.loops, l) + 1)
		f.emit(&ir.Break{Loop: l.ir})
		return
	}
	f.leaveRegions(0)
	frame := f.inner[len(f.inner)-1]
	f.emit(ir.Set(f.flag(&frame.breaks, l, "broke"), ir.BoolLit(true)))
	f.emit(&ir.Return{})
}

// continueLoop emits a continue of l from wherever the current place is.
func (f *fn) continueLoop(l *loop) {
	if l.depth == len(f.inner) {
		f.leaveRegions(slices.Index(f.loops, l) + 1)
		f.emit(&ir.Continue{Loop: l.ir})
		return
	}
	f.leaveRegions(0)
	frame := f.inner[len(f.inner)-1]
	f.emit(ir.Set(f.flag(&frame.conts, l, "skipped"), ir.BoolLit(true)))
	f.emit(&ir.Return{})
}

func (f *fn) flag(list *[]jump, l *loop, hint string) *ir.Var {
	for _, j := range *list {
		if j.loop == l {
			return j.flag
		}
	}
	v := f.newTemp(hint, ir.Bool)
	*list = append(*list, jump{l, v})
	return v
}
