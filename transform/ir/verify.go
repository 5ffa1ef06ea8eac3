package ir

import "fmt"

// Verify checks the invariants of a finished program: every local variable is declared exactly once and in scope where it is
// used, has a name, and jumps name a loop of their own function. It returns the first broken one, nil when there is none.
func Verify(p *Program) error {
	for _, pkg := range p.Packages {
		for _, f := range pkg.Files {
			for _, d := range f.Decls {
				fn, ok := d.(*FuncDecl)
				if !ok {
					continue
				}
				v := &verifier{known: map[*Var]bool{}}
				v.function(append(append([]*Var{}, fn.Params...), recv(fn)...), fn.Body)
				if v.err != nil {
					return fmt.Errorf("%s: %w", fn.Obj, v.err)
				}
			}
		}
	}
	return nil
}

func recv(fn *FuncDecl) []*Var {
	if fn.Recv == nil {
		return nil
	}
	return []*Var{fn.Recv}
}

type verifier struct {
	known map[*Var]bool // declared in a block around
	loops []*Loop       // around, in this function
	err   error
}

func (v *verifier) fail(format string, args ...any) {
	if v.err == nil {
		v.err = fmt.Errorf("ir: "+format, args...)
	}
}

func (v *verifier) declare(x *Var) {
	if x == nil {
		return
	}
	if v.known[x] {
		v.fail("variable %s is declared twice", x)
	}
	if x.Name == "" {
		v.fail("variable %s has no name", x.Hint)
	}
	v.known[x] = true
}

func (v *verifier) function(params []*Var, body *Block) {
	loops := v.loops
	v.loops = nil
	for _, p := range params {
		v.declare(p)
	}
	v.block(body)
	for _, p := range params {
		delete(v.known, p)
	}
	v.loops = loops
}

func (v *verifier) block(b *Block) {
	var own []*Var
	for _, s := range b.List {
		own = append(own, v.stmt(s)...)
	}
	for _, x := range own {
		delete(v.known, x)
	}
}

// stmt checks one statement and returns the variables that it declares in its block.
func (v *verifier) stmt(s Stmt) []*Var {
	switch s := s.(type) {
	case *Declare:
		v.exprs(Exprs(s))
		v.declare(s.Var)
		return []*Var{s.Var}
	case *Assign:
		return v.assign(s)
	case *Range:
		v.rangeStmt(s)
		return nil
	case *For:
		v.exprs(Exprs(s))
		v.loop(s.Loop, s.Body)
		return nil
	case *Break:
		v.jump(s.Loop)
	case *Continue:
		v.jump(s.Loop)
	}
	v.exprs(Exprs(s))
	for _, b := range Blocks(s) {
		v.block(b)
	}
	return nil
}

func (v *verifier) assign(s *Assign) []*Var {
	v.exprs(s.RHS)
	if !s.Define {
		v.exprs(s.LHS)
		return nil
	}
	var own []*Var
	for _, e := range s.LHS {
		if ref, ok := e.(*Ref); ok {
			v.declare(ref.Var)
			own = append(own, ref.Var)
		}
	}
	return own
}

func (v *verifier) rangeStmt(s *Range) {
	v.exprs(Exprs(s))
	for _, x := range []*Var{s.Key, s.Value} {
		switch {
		case x == nil:
		case s.Define:
			v.declare(x)
			defer delete(v.known, x)
		case !v.known[x] && x.Kind == Local:
			v.fail("loop variable %s is not declared", x)
		}
	}
	v.loop(s.Loop, s.Body)
}

func (v *verifier) loop(l *Loop, body *Block) {
	v.loops = append(v.loops, l)
	v.block(body)
	v.loops = v.loops[:len(v.loops)-1]
}

func (v *verifier) jump(l *Loop) {
	for _, around := range v.loops {
		if around == l {
			return
		}
	}
	v.fail("a jump names a loop that is not around it")
}

func (v *verifier) exprs(list []Expr) {
	for _, e := range list {
		InspectExpr(e, func(x Expr) bool {
			switch x := x.(type) {
			case *Ref:
				if (x.Var.Kind == Local || x.Var.Kind == Param) && !v.known[x.Var] {
					v.fail("variable %s is used where it is not declared", x.Var)
				}
			case *FuncLit:
				v.function(x.Params, x.Body)
			}
			return true
		})
	}
}
