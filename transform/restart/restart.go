// Package restart finds the coroutine functions whose objects may be started over: up to where they first wait they do nothing
// that could be told from doing it twice. Such a coroutine waits without a stack (rt/coro's restart.go): a hundred thousand tasks
// that sleep need a few hundred bytes each.
//
// In go the coroutine functions of a file; their constructors are marked in place. What a body does before it waits must be
// pure: tests and sums of parameters and locals, no calls but those that the IR says have no effect. Where only one branch waits
// at once, the others begin with coro.Settle, which gives the coroutine its stack:
//
//	async def node(level):                    func node(ctx context.Context, level int) int {
//	    if level == 0:                            if level == 0 {
//	        await asyncio.sleep(0)                    asyncio.Sleep(ctx, 0.0)
//	        return 1                                  return 1
//	    print(level)                              }
//	    ...                                       coro.Settle(ctx)
//	                                              ...
//
// A call of asyncio.gather that waits at once for coroutines made for it alone may be made again as well: it then gives the future
// that it made before.
package restart

import (
	"github.com/gosyncio/gosyncio/transform/ir"
	"github.com/gosyncio/gosyncio/transform/types"
)

// Mark marks the restartable ones among the coroutine functions.
func Mark(list []*ir.Coroutine) {
	m := marker{done: map[*ir.Coroutine]*verdict{}}
	for _, c := range list {
		m.judge(c)
	}
	for c, v := range m.done {
		if !v.ok {
			continue
		}
		v.insertSettles(c)
		for _, call := range c.Made {
			made := *call
			*call = *ir.MethodCall(made.T, &made, "Restartable")
		}
	}
}

// marker judges each function once.
type marker struct {
	done map[*ir.Coroutine]*verdict
}

// verdict is what is known of a function.
type verdict struct {
	ok      bool // it is restartable
	waits   bool // it waits, whatever way it takes
	settles []place
}

// place is a statement before which the coroutine settles.
type place struct {
	block *ir.Block
	stmt  ir.Stmt
}

// judge gives the verdict on c; one on a function that is being judged (it calls itself) is no.
func (m *marker) judge(c *ir.Coroutine) *verdict {
	if v := m.done[c]; v != nil {
		return v
	}
	v := &verdict{}
	m.done[c] = v
	if c.Body == nil {
		return v
	}
	w := &walker{marker: m, verdict: v, body: c.Body}
	v.waits = w.block(c.Body) && !w.dry
	v.ok = !w.failed && w.waited
	return v
}

func (v *verdict) insertSettles(c *ir.Coroutine) {
	for _, p := range v.settles {
		settle := ir.Do(ir.CallOf(nil, types.CoroPath, "Settle", ir.Use(c.Ctx)))
		meta := p.stmt.Meta()
		settle.Meta().Blank, meta.Blank = meta.Blank, false
		var list []ir.Stmt
		for _, s := range p.block.List {
			if s == p.stmt {
				list = append(list, settle)
			}
			list = append(list, s)
		}
		p.block.List = list
	}
}
