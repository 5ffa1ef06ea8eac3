package lower

import "github.com/gosyncio/gosyncio/parser/pyast"

// with lowers with. To do: f.closure with the value as parameter, f.resets, py.With(ctx, mgr, closure), f.reissue.
func (f *fn) with(s *pyast.With) { f.refuse(s, ErrNotYet, "with is not translated yet") }

// asyncWith lowers async with.
func (f *fn) asyncWith(s *pyast.AsyncWith) {
	f.refuse(s, ErrNotYet, "async with is not translated yet")
}
