package coro

import (
	"context"
	"testing"

	"github.com/gosyncio/gosyncio/rt/py"
)

func BenchmarkSwitch(b *testing.B) {
	f := &Fiber{}
	f.Init(&Thread{Parent: context.Background()}, &endless{})
	f.Resume(nil, nil)
	for b.Loop() {
		f.Resume(nil, nil)
	}
}

type endless struct{}

func (endless) Run(ctx context.Context) any {
	for {
		Suspend(ctx, nil)
	}
}
func (endless) Abandon() {}

func BenchmarkGenerator(b *testing.B) {
	g := NewGenerator("g", func(y *Yield[int]) any {
		for i := 0; ; i++ {
			y.Yield(i)
		}
	})
	for b.Loop() {
		g.NextValue()
	}
}

func BenchmarkShortFiber(b *testing.B) {
	th := &Thread{Parent: context.Background()}
	for b.Loop() {
		f := &Fiber{}
		f.Init(th, NewCoroutine("f", func(context.Context) any { return nil }))
		f.Resume(nil, nil)
	}
}

func TestGenerator(t *testing.T) {
	g := NewGenerator("g", func(y *Yield[int]) any {
		x := y.Yield(1)
		y.Yield(x.(int) + 1)
		return "end"
	})
	if v := g.Send(nil); v != 1 {
		t.Fatal(v)
	}
	if v := g.Send(41); v != 42 {
		t.Fatal(v)
	}
	exc := py.Try(func() { g.Send(nil) })
	if exc == nil || !exc.IsA(py.StopIteration) || stopValue(exc) != "end" {
		t.Fatal(exc)
	}
}
