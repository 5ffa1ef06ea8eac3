package py

import (
	"math"
	"math/bits"
)

// This file makes the fixed tuples usable as keys, set members and sort keys
// without boxing them.

// keyed types bring their own keyOps and less: the fixed tuples.
type keyMaker interface {
	makeKeyOps() any // *keyOps[K]
	makeLess() any   // func(a, b K) bool
}

// lanesHash is the tuple hash of its items' hashes (see TupleHash).
func lanesHash(lanes ...int) int {
	const p1, p2, p5 = 11400714785074694791, 14029467366897019727, 2870177450012600261
	acc := uint64(p5)
	for _, h := range lanes {
		acc = bits.RotateLeft64(acc+uint64(h)*p2, 31) * p1
	}
	acc += uint64(len(lanes)) ^ (p5 ^ 3527539)
	if acc == math.MaxUint64 {
		return 1546275796
	}
	return int(acc)
}

func (*Tuple2[A, B]) makeKeyOps() any {
	k0, k1 := keyOpsFor[A](), keyOpsFor[B]()
	return &keyOps[Tuple2[A, B]]{
		hash: func(t Tuple2[A, B]) int { return lanesHash(k0.hash(t.V0), k1.hash(t.V1)) },
		eq: func(a, b Tuple2[A, B]) bool {
			return k0.eq(a.V0, b.V0) && k1.eq(a.V1, b.V1)
		},
	}
}

func (*Tuple2[A, B]) makeLess() any {
	k0 := keyOpsFor[A]()
	l0, l1 := lessFor[A](), lessFor[B]()
	return func(a, b Tuple2[A, B]) bool {
		switch {
		case !k0.eq(a.V0, b.V0):
			return l0(a.V0, b.V0)
		}
		return l1(a.V1, b.V1)
	}
}

func (*Tuple3[A, B, C]) makeKeyOps() any {
	k0, k1, k2 := keyOpsFor[A](), keyOpsFor[B](), keyOpsFor[C]()
	return &keyOps[Tuple3[A, B, C]]{
		hash: func(t Tuple3[A, B, C]) int { return lanesHash(k0.hash(t.V0), k1.hash(t.V1), k2.hash(t.V2)) },
		eq: func(a, b Tuple3[A, B, C]) bool {
			return k0.eq(a.V0, b.V0) && k1.eq(a.V1, b.V1) && k2.eq(a.V2, b.V2)
		},
	}
}

func (*Tuple3[A, B, C]) makeLess() any {
	k0, k1 := keyOpsFor[A](), keyOpsFor[B]()
	l0, l1, l2 := lessFor[A](), lessFor[B](), lessFor[C]()
	return func(a, b Tuple3[A, B, C]) bool {
		switch {
		case !k0.eq(a.V0, b.V0):
			return l0(a.V0, b.V0)
		case !k1.eq(a.V1, b.V1):
			return l1(a.V1, b.V1)
		}
		return l2(a.V2, b.V2)
	}
}

func (*Tuple4[A, B, C, D]) makeKeyOps() any {
	k0, k1, k2, k3 := keyOpsFor[A](), keyOpsFor[B](), keyOpsFor[C](), keyOpsFor[D]()
	return &keyOps[Tuple4[A, B, C, D]]{
		hash: func(t Tuple4[A, B, C, D]) int {
			return lanesHash(k0.hash(t.V0), k1.hash(t.V1), k2.hash(t.V2), k3.hash(t.V3))
		},
		eq: func(a, b Tuple4[A, B, C, D]) bool {
			return k0.eq(a.V0, b.V0) && k1.eq(a.V1, b.V1) && k2.eq(a.V2, b.V2) && k3.eq(a.V3, b.V3)
		},
	}
}

func (*Tuple4[A, B, C, D]) makeLess() any {
	k0, k1, k2 := keyOpsFor[A](), keyOpsFor[B](), keyOpsFor[C]()
	l0, l1, l2, l3 := lessFor[A](), lessFor[B](), lessFor[C](), lessFor[D]()
	return func(a, b Tuple4[A, B, C, D]) bool {
		switch {
		case !k0.eq(a.V0, b.V0):
			return l0(a.V0, b.V0)
		case !k1.eq(a.V1, b.V1):
			return l1(a.V1, b.V1)
		case !k2.eq(a.V2, b.V2):
			return l2(a.V2, b.V2)
		}
		return l3(a.V3, b.V3)
	}
}

func (*Tuple5[A, B, C, D, E]) makeKeyOps() any {
	k0, k1, k2, k3, k4 := keyOpsFor[A](), keyOpsFor[B](), keyOpsFor[C](), keyOpsFor[D](), keyOpsFor[E]()
	return &keyOps[Tuple5[A, B, C, D, E]]{
		hash: func(t Tuple5[A, B, C, D, E]) int {
			return lanesHash(k0.hash(t.V0), k1.hash(t.V1), k2.hash(t.V2), k3.hash(t.V3), k4.hash(t.V4))
		},
		eq: func(a, b Tuple5[A, B, C, D, E]) bool {
			return k0.eq(a.V0, b.V0) && k1.eq(a.V1, b.V1) && k2.eq(a.V2, b.V2) && k3.eq(a.V3, b.V3) && k4.eq(a.V4, b.V4)
		},
	}
}

func (*Tuple5[A, B, C, D, E]) makeLess() any {
	k0, k1, k2, k3 := keyOpsFor[A](), keyOpsFor[B](), keyOpsFor[C](), keyOpsFor[D]()
	l0, l1, l2, l3, l4 := lessFor[A](), lessFor[B](), lessFor[C](), lessFor[D](), lessFor[E]()
	return func(a, b Tuple5[A, B, C, D, E]) bool {
		switch {
		case !k0.eq(a.V0, b.V0):
			return l0(a.V0, b.V0)
		case !k1.eq(a.V1, b.V1):
			return l1(a.V1, b.V1)
		case !k2.eq(a.V2, b.V2):
			return l2(a.V2, b.V2)
		case !k3.eq(a.V3, b.V3):
			return l3(a.V3, b.V3)
		}
		return l4(a.V4, b.V4)
	}
}

func (*Tuple6[A, B, C, D, E, F]) makeKeyOps() any {
	k0, k1, k2, k3, k4, k5 := keyOpsFor[A](), keyOpsFor[B](), keyOpsFor[C](), keyOpsFor[D](), keyOpsFor[E](), keyOpsFor[F]()
	return &keyOps[Tuple6[A, B, C, D, E, F]]{
		hash: func(t Tuple6[A, B, C, D, E, F]) int {
			return lanesHash(k0.hash(t.V0), k1.hash(t.V1), k2.hash(t.V2), k3.hash(t.V3), k4.hash(t.V4), k5.hash(t.V5))
		},
		eq: func(a, b Tuple6[A, B, C, D, E, F]) bool {
			return k0.eq(a.V0, b.V0) && k1.eq(a.V1, b.V1) && k2.eq(a.V2, b.V2) && k3.eq(a.V3, b.V3) && k4.eq(a.V4, b.V4) && k5.eq(a.V5, b.V5)
		},
	}
}

func (*Tuple6[A, B, C, D, E, F]) makeLess() any {
	k0, k1, k2, k3, k4 := keyOpsFor[A](), keyOpsFor[B](), keyOpsFor[C](), keyOpsFor[D](), keyOpsFor[E]()
	l0, l1, l2, l3, l4, l5 := lessFor[A](), lessFor[B](), lessFor[C](), lessFor[D](), lessFor[E](), lessFor[F]()
	return func(a, b Tuple6[A, B, C, D, E, F]) bool {
		switch {
		case !k0.eq(a.V0, b.V0):
			return l0(a.V0, b.V0)
		case !k1.eq(a.V1, b.V1):
			return l1(a.V1, b.V1)
		case !k2.eq(a.V2, b.V2):
			return l2(a.V2, b.V2)
		case !k3.eq(a.V3, b.V3):
			return l3(a.V3, b.V3)
		case !k4.eq(a.V4, b.V4):
			return l4(a.V4, b.V4)
		}
		return l5(a.V5, b.V5)
	}
}
