package py

// keyOps is how a container hashes and compares its keys: Python's hash and
// Python's "identical or equal".
type keyOps[K any] struct {
	hash func(K) int
	eq   func(a, b K) bool
	// seek is the hash of what is looked for in a set, where that is not hash.
	seek func(K) int
}

var (
	stringOps = &keyOps[string]{hash: StrHash, eq: func(a, b string) bool { return a == b }}
	intOps    = &keyOps[int]{hash: IntHash, eq: func(a, b int) bool { return a == b }}
	boolOps   = &keyOps[bool]{hash: boolInt, eq: func(a, b bool) bool { return a == b }}
	floatOps  = &keyOps[float64]{hash: FloatHash, eq: func(a, b float64) bool { return a == b || (a != a && b != b) }}
	bytesOps  = &keyOps[Bytes]{hash: func(b Bytes) int { return StrHash(string(b)) }, eq: func(a, b Bytes) bool { return a == b }}
	bigOps    = &keyOps[Int]{hash: func(i Int) int { return i.Hash() }, eq: func(a, b Int) bool { return a.Eq(b) }}
)

// anyOps is set at its first use: an initialiser would depend on itself.
var anyOps *keyOps[any]

func anyKeyOps() *keyOps[any] {
	if anyOps == nil {
		anyOps = &keyOps[any]{hash: Hash, eq: sameOrEqual, seek: setElemHash}
	}
	return anyOps
}

// keyOpsFor finds the operations of K: direct ones for the plain types, through
// the dynamic operators for the rest.
func keyOpsFor[K any]() *keyOps[K] {
	var found any
	switch any((*K)(nil)).(type) {
	case *string:
		found = stringOps
	case *int:
		found = intOps
	case *bool:
		found = boolOps
	case *float64:
		found = floatOps
	case *Bytes:
		found = bytesOps
	case *Int:
		found = bigOps
	case *any:
		found = anyKeyOps()
	case keyMaker:
		found = any((*K)(nil)).(keyMaker).makeKeyOps()
	default:
		return &keyOps[K]{
			hash: func(k K) int { return Hash(Box(k)) },
			eq:   func(a, b K) bool { return sameOrEqual(Box(a), Box(b)) },
			seek: func(k K) int { return setElemHash(Box(k)) },
		}
	}
	return found.(*keyOps[K])
}

// sameOrEqual is Python's test of container membership: x is y or x == y.
func sameOrEqual(a, b any) bool {
	switch x := a.(type) {
	case string:
		if y, ok := b.(string); ok {
			return x == y
		}
	case int:
		if y, ok := b.(int); ok {
			return x == y
		}
	case float64:
		// A NaN equals itself only if it is the same object; boxed floats have no
		// identity here, so equal bits stand for it.
		if y, ok := b.(float64); ok {
			return x == y || (x != x && y != y)
		}
	}
	return Is(a, b) || Eq(a, b)
}

func boolInt(b bool) int {
	if b {
		return 1
	}
	return 0
}
