package lower

import "github.com/gosyncio/gosyncio/parser/pyast"

// try lowers try. To do: f.closure for the body (and for handlers and else where a finally follows), then the statements of
// the ABI, section 6. f.resets(exits) goes before the call, f.reissue(exits) after it.
func (f *fn) try(s *pyast.Try) { f.refuse(s, ErrNotYet, "try is not translated yet") }

// tryStar lowers try with except*.
func (f *fn) tryStar(s *pyast.TryStar) { f.refuse(s, ErrNotYet, "except* is not translated yet") }

// raise lowers raise.
func (f *fn) raise(s *pyast.Raise) { f.refuse(s, ErrNotYet, "raise is not translated yet") }
