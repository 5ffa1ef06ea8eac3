package ir

import "testing"

func local(name string, t *Type) *Var { return &Var{Kind: Local, Hint: name, Type: t} }

func print(x Expr) Stmt { return Do(CallOf(nil, "fmt", "Println", x)) }

func TestPlaceDefinesAtFirstAssignment(t *testing.T) {
	x := local("x", Int)
	body := NewBlock(Set(x, IntLit(1)), print(Use(x)))
	Place(body)
	if a, ok := body.List[0].(*Assign); !ok || !a.Define {
		t.Errorf("got %T, want x := 1", body.List[0])
	}
}

func TestPlaceDeclaresWhereTypesDiffer(t *testing.T) {
	x := local("x", Any)
	body := NewBlock(Set(x, &Implicit{X: IntLit(1), T: Any}), print(Use(x)))
	Place(body)
	if d, ok := body.List[0].(*Declare); !ok || d.Value == nil {
		t.Errorf("got %T, want var x any = 1", body.List[0])
	}
}

func TestPlaceInnermostBlock(t *testing.T) {
	x := local("x", Int)
	then := NewBlock(Set(x, IntLit(1)), print(Use(x)))
	body := NewBlock(&For{Loop: &Loop{}, Body: NewBlock(&If{Cond: BoolLit(true), Then: then})})
	Place(body)
	if a := then.List[0].(*Assign); !a.Define {
		t.Error("x is not declared in the block that uses it")
	}
}

func TestPlacePersistentOutsideLoops(t *testing.T) {
	x := local("x", Any)
	body := &Block{}
	x.Home, x.Persistent, x.Init = body, true, &Qual{Name: "unbound", T: Any}
	body.List = []Stmt{&For{Loop: &Loop{}, Body: NewBlock(print(Use(x)), Set(x, &Implicit{X: IntLit(1), T: Any}))}}
	Place(body)
	if d, ok := body.List[0].(*Declare); !ok || d.Var != x || d.Value != x.Init {
		t.Errorf("got %T first, want the declaration of x before the loop", body.List[0])
	}
}

func TestPlaceSharedIsOneVariable(t *testing.T) {
	x := local("x", Int)
	body := &Block{}
	x.Home, x.Shared = body, true
	lit := &FuncLit{Body: NewBlock(print(Use(x)))}
	body.List = []Stmt{&For{Loop: &Loop{}, Body: NewBlock(Set(x, IntLit(1)), Do(CallOf(nil, "p", "Keep", lit)))}}
	Place(body)
	if _, ok := body.List[0].(*Declare); !ok {
		t.Errorf("got %T first, want var x before the loop: the closures share it", body.List[0])
	}
}

func TestPlaceDropsUnread(t *testing.T) {
	x, y := local("x", Int), local("y", Int)
	body := NewBlock(Set(x, CallOf(Int, "p", "F")), Set(y, IntLit(2)))
	Place(body)
	if len(body.List) != 1 {
		t.Fatalf("%d statements left, want the call alone", len(body.List))
	}
	if _, ok := body.List[0].(*ExprStmt); !ok {
		t.Errorf("got %T, want the call", body.List[0])
	}
}

func TestSplitLoops(t *testing.T) {
	i := local("i", Int)
	loop := func() *Range {
		return &Range{Loop: &Loop{}, Key: i, X: IntLit(3), Body: NewBlock(print(Use(i)))}
	}
	a, b := loop(), loop()
	Place(NewBlock(a, b))
	if !a.Define || !b.Define || a.Key == b.Key {
		t.Error("each loop should have a variable of its own")
	}
	c, d := loop(), loop()
	body := NewBlock(c, d, print(Use(i)))
	Place(body)
	if c.Key != d.Key || c.Define || d.Define {
		t.Error("a variable read after the loops is one variable")
	}
}

func TestPrune(t *testing.T) {
	loop := &Loop{}
	dead := print(IntLit(1))
	for name, b := range map[string]*Block{
		"return":        NewBlock(&Return{}, dead),
		"both branches": NewBlock(&If{Cond: BoolLit(true), Then: NewBlock(&Return{}), Else: NewBlock(&Break{Loop: loop})}, dead),
		"endless loop":  NewBlock(&For{Loop: loop, Body: NewBlock()}, dead),
		"panic":         NewBlock(Do(CallOf(nil, "", "panic", Nil())), dead),
	} {
		if Prune(b); len(b.List) != 1 {
			t.Errorf("%s: the statement after it stays", name)
		}
	}
	b := NewBlock(&For{Loop: loop, Body: NewBlock(&Break{Loop: loop})}, dead)
	if Prune(b); len(b.List) != 2 {
		t.Error("a loop that is left by break does not end a block")
	}
}
