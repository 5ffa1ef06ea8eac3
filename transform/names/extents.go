package names

import "github.com/gosyncio/gosyncio/transform/ir"

// extent is the part of a function, in counted positions, where a variable's declaration could be seen.
type extent struct{ from, to int }

func (e extent) holds(pos int) bool       { return e.from <= pos && pos < e.to }
func (e extent) inside(outer extent) bool { return outer.from <= e.from && e.to <= outer.to }

// uses records where variables and packages occur in a function, in positions counted in source order.
type uses struct {
	pos      int
	at       map[*ir.Var][]int
	packages map[string][]int
	scopes   map[*ir.Var]extent
	order    []*ir.Var // locals and parameters in order of declaration
	open     []*scope
}

// scope is a block that is being walked.
type scope struct {
	from int
	vars []*ir.Var
}

func newUses() *uses {
	return &uses{at: map[*ir.Var][]int{}, packages: map[string][]int{}, scopes: map[*ir.Var]extent{}}
}

func (u *uses) tick() int {
	u.pos++
	return u.pos
}

func (u *uses) push() { u.open = append(u.open, &scope{from: u.tick()}) }

func (u *uses) pop() {
	s := u.open[len(u.open)-1]
	u.open = u.open[:len(u.open)-1]
	to := u.tick()
	for _, v := range s.vars {
		u.scopes[v] = extent{s.from, to}
	}
}

func (u *uses) declare(v *ir.Var) {
	if v == nil {
		return
	}
	u.typ(v.Type)
	s := u.open[len(u.open)-1]
	s.vars = append(s.vars, v)
	u.order = append(u.order, v)
	u.use(v)
}

func (u *uses) use(v *ir.Var) { u.at[v] = append(u.at[v], u.tick()) }

func (u *uses) typ(t *ir.Type) {
	if t == nil {
		return
	}
	if t.Pkg != "" {
		u.packages[t.Pkg] = append(u.packages[t.Pkg], u.tick())
	}
	if t.Obj != nil {
		u.use(t.Obj)
	}
	u.typ(t.Elem)
	for _, list := range [][]*ir.Type{t.Args, t.Params, t.Results} {
		for _, x := range list {
			u.typ(x)
		}
	}
}

func (u *uses) decl(d ir.Decl) {
	switch d := d.(type) {
	case *ir.FuncDecl:
		u.function(d.Recv, d.Params, d.Results, d.Body)
	case *ir.VarDecl:
		u.typ(d.Obj.Type)
		u.expr(d.Value)
	case *ir.StructDecl:
		for _, f := range d.Fields {
			u.typ(f.Type)
		}
	case *ir.InterfaceDecl:
		for _, m := range d.Methods {
			u.typ(m.Type)
		}
	}
}

func (u *uses) function(recv *ir.Var, params []*ir.Var, results []*ir.Type, body *ir.Block) {
	u.push()
	if recv != nil {
		u.declare(recv)
	}
	for _, p := range params {
		u.declare(p)
	}
	for _, t := range results {
		u.typ(t)
	}
	u.list(body.List) // a function's parameters and outermost locals share one block
	u.pop()
}

func (u *uses) block(b *ir.Block) {
	u.push()
	u.list(b.List)
	u.pop()
}

func (u *uses) list(list []ir.Stmt) {
	for _, s := range list {
		u.stmt(s)
	}
}

func (u *uses) stmt(s ir.Stmt) {
	switch s := s.(type) {
	case *ir.Declare:
		u.expr(s.Value)
		u.declare(s.Var)
		return
	case *ir.Assign:
		for _, e := range s.RHS {
			u.expr(e)
		}
		for _, e := range s.LHS {
			if ref, ok := e.(*ir.Ref); ok && s.Define {
				u.declare(ref.Var)
			} else {
				u.expr(e)
			}
		}
		return
	case *ir.Range:
		u.rangeLoop(s)
		return
	}
	for _, e := range ir.Exprs(s) {
		u.expr(e)
	}
	for _, b := range ir.Blocks(s) {
		u.block(b)
	}
}

func (u *uses) rangeLoop(s *ir.Range) {
	for _, e := range ir.Exprs(s) {
		u.expr(e)
	}
	if !s.Define {
		for _, v := range []*ir.Var{s.Key, s.Value} {
			if v != nil {
				u.use(v)
			}
		}
		u.block(s.Body)
		return
	}
	u.push()
	u.declare(s.Key)
	u.declare(s.Value)
	u.block(s.Body)
	u.pop()
}

func (u *uses) expr(e ir.Expr) {
	if e == nil {
		return
	}
	ir.InspectExpr(e, func(x ir.Expr) bool {
		switch x := x.(type) {
		case *ir.Ref:
			u.use(x.Var)
		case *ir.Qual:
			if x.Pkg != "" {
				u.packages[x.Pkg] = append(u.packages[x.Pkg], u.tick())
			}
		case *ir.Call:
			for _, t := range x.Types {
				u.typ(t)
			}
		case *ir.Assert:
			u.typ(x.T)
		case *ir.Convert:
			u.typ(x.T)
		case *ir.Composite:
			u.typ(x.T)
		case *ir.FuncLit:
			u.function(nil, x.Params, x.Results, x.Body)
		}
		return true
	})
}
