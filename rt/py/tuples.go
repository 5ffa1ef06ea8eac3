package py

// This file is the fixed tuples of typed code: Tuple2[A, B] ... Tuple6 are Go
// structs passed by value; boxed they become a *Tuple.

// Tuple2 is a tuple of 2 items of known types.
type Tuple2[A, B any] struct {
	V0 A
	V1 B
}

// T2 makes a Tuple2.
func T2[A, B any](v0 A, v1 B) Tuple2[A, B] {
	return Tuple2[A, B]{v0, v1}
}

// Box is the tuple as a boxed value.
func (t Tuple2[A, B]) Box() any { return NewTuple(Box(t.V0), Box(t.V1)) }

// Unpack gives the items.
func (t Tuple2[A, B]) Unpack() (A, B) { return t.V0, t.V1 }

// LenAny is 2.
func (t Tuple2[A, B]) LenAny() int { return 2 }

// GetAny is the boxed item i.
func (t Tuple2[A, B]) GetAny(i int) any {
	switch i {
	case 0:
		return Box(t.V0)
	}
	return Box(t.V1)
}

// BoxedItems is the boxed items.
func (t Tuple2[A, B]) BoxedItems() []any { return []any{Box(t.V0), Box(t.V1)} }

func (t Tuple2[A, B]) isTuple() {}

func (t *Tuple2[A, B]) unbox(x any) bool {
	items, ok := tupleItems(x, 2)
	return ok && unboxTo(items[0], &t.V0) && unboxTo(items[1], &t.V1)
}

// Tuple3 is a tuple of 3 items of known types.
type Tuple3[A, B, C any] struct {
	V0 A
	V1 B
	V2 C
}

// T3 makes a Tuple3.
func T3[A, B, C any](v0 A, v1 B, v2 C) Tuple3[A, B, C] {
	return Tuple3[A, B, C]{v0, v1, v2}
}

// Box is the tuple as a boxed value.
func (t Tuple3[A, B, C]) Box() any { return NewTuple(Box(t.V0), Box(t.V1), Box(t.V2)) }

// Unpack gives the items.
func (t Tuple3[A, B, C]) Unpack() (A, B, C) { return t.V0, t.V1, t.V2 }

// LenAny is 3.
func (t Tuple3[A, B, C]) LenAny() int { return 3 }

// GetAny is the boxed item i.
func (t Tuple3[A, B, C]) GetAny(i int) any {
	switch i {
	case 0:
		return Box(t.V0)
	case 1:
		return Box(t.V1)
	}
	return Box(t.V2)
}

// BoxedItems is the boxed items.
func (t Tuple3[A, B, C]) BoxedItems() []any { return []any{Box(t.V0), Box(t.V1), Box(t.V2)} }

func (t Tuple3[A, B, C]) isTuple() {}

func (t *Tuple3[A, B, C]) unbox(x any) bool {
	items, ok := tupleItems(x, 3)
	return ok && unboxTo(items[0], &t.V0) && unboxTo(items[1], &t.V1) && unboxTo(items[2], &t.V2)
}

// Tuple4 is a tuple of 4 items of known types.
type Tuple4[A, B, C, D any] struct {
	V0 A
	V1 B
	V2 C
	V3 D
}

// T4 makes a Tuple4.
func T4[A, B, C, D any](v0 A, v1 B, v2 C, v3 D) Tuple4[A, B, C, D] {
	return Tuple4[A, B, C, D]{v0, v1, v2, v3}
}

// Box is the tuple as a boxed value.
func (t Tuple4[A, B, C, D]) Box() any { return NewTuple(Box(t.V0), Box(t.V1), Box(t.V2), Box(t.V3)) }

// Unpack gives the items.
func (t Tuple4[A, B, C, D]) Unpack() (A, B, C, D) { return t.V0, t.V1, t.V2, t.V3 }

// LenAny is 4.
func (t Tuple4[A, B, C, D]) LenAny() int { return 4 }

// GetAny is the boxed item i.
func (t Tuple4[A, B, C, D]) GetAny(i int) any {
	switch i {
	case 0:
		return Box(t.V0)
	case 1:
		return Box(t.V1)
	case 2:
		return Box(t.V2)
	}
	return Box(t.V3)
}

// BoxedItems is the boxed items.
func (t Tuple4[A, B, C, D]) BoxedItems() []any {
	return []any{Box(t.V0), Box(t.V1), Box(t.V2), Box(t.V3)}
}

func (t Tuple4[A, B, C, D]) isTuple() {}

func (t *Tuple4[A, B, C, D]) unbox(x any) bool {
	items, ok := tupleItems(x, 4)
	return ok && unboxTo(items[0], &t.V0) && unboxTo(items[1], &t.V1) && unboxTo(items[2], &t.V2) && unboxTo(items[3], &t.V3)
}

// Tuple5 is a tuple of 5 items of known types.
type Tuple5[A, B, C, D, E any] struct {
	V0 A
	V1 B
	V2 C
	V3 D
	V4 E
}

// T5 makes a Tuple5.
func T5[A, B, C, D, E any](v0 A, v1 B, v2 C, v3 D, v4 E) Tuple5[A, B, C, D, E] {
	return Tuple5[A, B, C, D, E]{v0, v1, v2, v3, v4}
}

// Box is the tuple as a boxed value.
func (t Tuple5[A, B, C, D, E]) Box() any {
	return NewTuple(Box(t.V0), Box(t.V1), Box(t.V2), Box(t.V3), Box(t.V4))
}

// Unpack gives the items.
func (t Tuple5[A, B, C, D, E]) Unpack() (A, B, C, D, E) { return t.V0, t.V1, t.V2, t.V3, t.V4 }

// LenAny is 5.
func (t Tuple5[A, B, C, D, E]) LenAny() int { return 5 }

// GetAny is the boxed item i.
func (t Tuple5[A, B, C, D, E]) GetAny(i int) any {
	switch i {
	case 0:
		return Box(t.V0)
	case 1:
		return Box(t.V1)
	case 2:
		return Box(t.V2)
	case 3:
		return Box(t.V3)
	}
	return Box(t.V4)
}

// BoxedItems is the boxed items.
func (t Tuple5[A, B, C, D, E]) BoxedItems() []any {
	return []any{Box(t.V0), Box(t.V1), Box(t.V2), Box(t.V3), Box(t.V4)}
}

func (t Tuple5[A, B, C, D, E]) isTuple() {}

func (t *Tuple5[A, B, C, D, E]) unbox(x any) bool {
	items, ok := tupleItems(x, 5)
	return ok && unboxTo(items[0], &t.V0) && unboxTo(items[1], &t.V1) && unboxTo(items[2], &t.V2) && unboxTo(items[3], &t.V3) && unboxTo(items[4], &t.V4)
}

// Tuple6 is a tuple of 6 items of known types.
type Tuple6[A, B, C, D, E, F any] struct {
	V0 A
	V1 B
	V2 C
	V3 D
	V4 E
	V5 F
}

// T6 makes a Tuple6.
func T6[A, B, C, D, E, F any](v0 A, v1 B, v2 C, v3 D, v4 E, v5 F) Tuple6[A, B, C, D, E, F] {
	return Tuple6[A, B, C, D, E, F]{v0, v1, v2, v3, v4, v5}
}

// Box is the tuple as a boxed value.
func (t Tuple6[A, B, C, D, E, F]) Box() any {
	return NewTuple(Box(t.V0), Box(t.V1), Box(t.V2), Box(t.V3), Box(t.V4), Box(t.V5))
}

// Unpack gives the items.
func (t Tuple6[A, B, C, D, E, F]) Unpack() (A, B, C, D, E, F) {
	return t.V0, t.V1, t.V2, t.V3, t.V4, t.V5
}

// LenAny is 6.
func (t Tuple6[A, B, C, D, E, F]) LenAny() int { return 6 }

// GetAny is the boxed item i.
func (t Tuple6[A, B, C, D, E, F]) GetAny(i int) any {
	switch i {
	case 0:
		return Box(t.V0)
	case 1:
		return Box(t.V1)
	case 2:
		return Box(t.V2)
	case 3:
		return Box(t.V3)
	case 4:
		return Box(t.V4)
	}
	return Box(t.V5)
}

// BoxedItems is the boxed items.
func (t Tuple6[A, B, C, D, E, F]) BoxedItems() []any {
	return []any{Box(t.V0), Box(t.V1), Box(t.V2), Box(t.V3), Box(t.V4), Box(t.V5)}
}

func (t Tuple6[A, B, C, D, E, F]) isTuple() {}

func (t *Tuple6[A, B, C, D, E, F]) unbox(x any) bool {
	items, ok := tupleItems(x, 6)
	return ok && unboxTo(items[0], &t.V0) && unboxTo(items[1], &t.V1) && unboxTo(items[2], &t.V2) && unboxTo(items[3], &t.V3) && unboxTo(items[4], &t.V4) && unboxTo(items[5], &t.V5)
}
