package py

import "unsafe"

// StrBuilder is a str variable that a loop appends to: `s += x` costs amortised
// constant time, as CPython's in-place concatenation does, where Go's own +
// would copy s every time. The translator declares a local so when every use in
// the loop is an append:
//
//	s := py.StrBuilderOf("")      // s = ""
//	for _, x := range xs {
//		s.Add(x)              // s += x
//	}
//	return s.String()             // s read
//
// String does not copy: later appends never change the bytes it has given out.
// The zero value is "".
type StrBuilder struct{ b []byte }

// StrBuilderOf makes a builder that starts with s.
func StrBuilderOf(s string) StrBuilder { return StrBuilder{append([]byte(nil), s...)} }

// Add is s += x.
func (s *StrBuilder) Add(x string) { s.b = append(s.b, x...) }

// Set is s = x.
func (s *StrBuilder) Set(x string) { *s = StrBuilderOf(x) }

// String is the value.
func (s *StrBuilder) String() string { return unsafe.String(unsafe.SliceData(s.b), len(s.b)) }

// Len is len(s), in code points.
func (s *StrBuilder) Len() int { return StrLen(s.String()) }
