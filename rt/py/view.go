package py

// View gives the part of the object x that as finds in it, for FromBox of a Go struct that others embed; ok is false where x is
// no I, an object that has such a part.
func View[I, T any](x any, as func(I) T) (v any, ok bool) {
	obj, ok := x.(I)
	if !ok {
		return nil, false
	}
	return as(obj), true
}
