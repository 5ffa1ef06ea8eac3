// Package suspend decides which functions take a context: those that may suspend, need the running loop, or call what
// is not known, and all that call one of these. It also finds the functions that may call themselves.
//
// In go the nodes of the call graph; out come two marks on each node. It knows nothing of trees or types.
package suspend

// Node is a function of the call graph.
type Node struct {
	Async    bool    // async def: it suspends
	Loop     bool    // it calls something of the runtime that takes ctx
	Dynamic  bool    // it calls what is not known
	Opaque   bool    // it runs special methods that are not known, which take no ctx from it
	Escapes  bool    // unknown code may call it
	Detached bool    // it runs on a stack of its own: its caller takes ctx only to make it
	Calls    []*Node // direct calls
	Alike    []*Node // functions that take ctx if this one does: methods that override it or that it overrides

	NeedsCtx bool // result: it takes ctx
	OnCycle  bool // result: it may be active twice on one stack

	index, low int
	onStack    bool
}

// Mark computes NeedsCtx and OnCycle of all nodes.
func Mark(nodes []*Node) {
	markContext(nodes)
	unknown := &Node{}
	for _, n := range nodes {
		if n.Escapes {
			unknown.Calls = append(unknown.Calls, n)
		}
	}
	f := &finder{unknown: unknown}
	for _, n := range nodes {
		if n.index == 0 {
			f.visit(n)
		}
	}
}

// markContext spreads NeedsCtx from callees to callers.
func markContext(nodes []*Node) {
	callers := map[*Node][]*Node{}
	var work []*Node
	for _, n := range nodes {
		for _, c := range n.Calls {
			callers[c] = append(callers[c], n)
		}
		if n.Async || n.Loop || n.Dynamic {
			n.NeedsCtx = true
			work = append(work, n)
		}
	}
	for len(work) > 0 {
		n := work[len(work)-1]
		work = work[:len(work)-1]
		for _, list := range [][]*Node{callers[n], n.Alike} {
			for _, c := range list {
				if !c.NeedsCtx {
					c.NeedsCtx = true
					work = append(work, c)
				}
			}
		}
	}
}

// finder finds strongly connected components by Tarjan's algorithm (SIAM Journal on Computing 1(2), 1972).
type finder struct {
	unknown *Node
	counter int
	stack   []*Node
}

func (f *finder) visit(n *Node) {
	f.counter++
	n.index, n.low = f.counter, f.counter
	n.onStack = true
	f.stack = append(f.stack, n)
	for _, c := range f.calls(n) {
		if c == n {
			n.OnCycle = true
		}
		if c.index == 0 {
			f.visit(c)
			n.low = min(n.low, c.low)
		} else if c.onStack {
			n.low = min(n.low, c.index)
		}
	}
	if n.low == n.index {
		f.component(n)
	}
}

func (f *finder) calls(n *Node) []*Node {
	if n.Dynamic || n.Opaque {
		return append(n.Calls[:len(n.Calls):len(n.Calls)], f.unknown)
	}
	return n.Calls
}

// component pops one component, whose members are on a cycle when there are several.
func (f *finder) component(n *Node) {
	start := len(f.stack) - 1
	for f.stack[start] != n {
		start--
	}
	members := f.stack[start:]
	f.stack = f.stack[:start]
	for _, m := range members {
		m.onStack = false
		m.OnCycle = m.OnCycle || len(members) > 1
	}
}
