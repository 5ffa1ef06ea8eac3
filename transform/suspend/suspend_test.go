package suspend

import "testing"

func TestMark(t *testing.T) {
	sleep := &Node{Async: true}
	helper := &Node{Calls: []*Node{sleep}}
	plain := &Node{}
	even, odd := &Node{}, &Node{}
	even.Calls, odd.Calls = []*Node{odd}, []*Node{even}
	self := &Node{}
	self.Calls = []*Node{self}
	callback := &Node{Escapes: true, Opaque: true}
	Mark([]*Node{sleep, helper, plain, even, odd, self, callback})
	if !sleep.NeedsCtx || !helper.NeedsCtx || plain.NeedsCtx || callback.NeedsCtx {
		t.Error("NeedsCtx")
	}
	if plain.OnCycle || helper.OnCycle || !even.OnCycle || !odd.OnCycle || !self.OnCycle || !callback.OnCycle {
		t.Error("OnCycle")
	}
}
