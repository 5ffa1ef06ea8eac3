package types

// Lattice joins types and keeps the invariant that dynamic code can not break what is known: whatever flows into
// Object is released, that is, its own elements become Object too.
type Lattice struct {
	// Escape is called for every function, class, instance or bound method that flows into Object, possibly often.
	Escape func(Type)
}

// Same says whether two types are equal. Reasons do not count; cells are equal when unified.
func Same(a, b Type) bool {
	if a.kind != b.kind || a.bits != b.bits {
		return false
	}
	if a.more == b.more || a.kind == Object {
		return true
	}
	if a.more == nil || b.more == nil || a.more.class != b.more.class || a.more.fn != b.more.fn || a.more.name != b.more.name {
		return false
	}
	if len(a.more.cells) != len(b.more.cells) || len(a.more.values) != len(b.more.values) {
		return false
	}
	for i, c := range a.more.cells {
		if c.Root() != b.more.cells[i].Root() {
			return false
		}
	}
	for i, v := range a.more.values {
		if !Same(v, b.more.values[i]) {
			return false
		}
	}
	return true
}

// Into joins t into a cell and wakes the cell's readers when it rises. It reports whether it rose.
func (l *Lattice) Into(c *Cell, t Type) bool {
	c = c.Root()
	if t.kind == Never {
		return false
	}
	if c.released {
		l.Release(t)
		c = c.Root()
	}
	if reaches(t, c, 0) {
		// A container inside itself has no finite Go type.
		l.releaseElems(t)
		c, t = c.Root(), Obj("a container that may contain itself", nil)
	}
	joined := l.Join(c.typ, t)
	c = c.Root() // joining may have unified c with another
	joined = widen(c.typ, joined)
	if Same(c.typ, joined) {
		return false
	}
	c.typ = joined
	c.wake()
	return true
}

// reaches says whether cell c stands somewhere inside t.
func reaches(t Type, c *Cell, depth int) bool {
	if t.more == nil || depth > maxDepth {
		return depth > maxDepth
	}
	for _, e := range t.more.cells {
		if e.Root() == c || reaches(e.Type(), c, depth+1) {
			return true
		}
	}
	for _, v := range t.more.values {
		if t.kind != Method && reaches(v, c, depth+1) {
			return true
		}
	}
	return false
}

// Steps of int bounds that a cell rises through, so that loops reach a fixed point soon.
// CounterBits bounds what only grows by small constants: 2**53 steps take months.
const (
	CounterBits = 53
	LenBits     = 44 // lengths and indices: 16 TB
)

var bounds = [...]uint8{8, 16, 32, LenBits, CounterBits, SmallBits}

// widen rounds a grown bound up to the next step, in ints and ints inside tuples and Opt.
func widen(old, grown Type) Type {
	switch {
	case old.kind != grown.kind || grown.more == nil && grown.kind != Int:
		return grown
	case grown.kind == Int:
		if grown.bits <= old.bits || grown.Big() {
			return grown
		}
		for _, b := range bounds {
			if grown.bits <= b {
				return SmallInt(int(b))
			}
		}
	case len(grown.more.values) > 0 && len(old.more.values) == len(grown.more.values):
		values := make([]Type, len(grown.more.values))
		for i, v := range grown.more.values {
			values[i] = widen(old.more.values[i], v)
		}
		m := *grown.more
		m.values = values
		return Type{kind: grown.kind, more: &m}
	}
	return grown
}

// Unify makes two cells one.
func (l *Lattice) Unify(a, b *Cell) {
	a, b = a.Root(), b.Root()
	if a == b {
		return
	}
	if reaches(a.typ, b, 0) || reaches(b.typ, a, 0) {
		why := Obj("a container that may contain itself", nil)
		l.Into(a, why)
		l.Into(b, why)
		a, b = a.Root(), b.Root()
		if a == b {
			return
		}
	}
	aType, bType := a.typ, b.typ
	aReaders, bReaders := a.readers, b.readers
	b.parent = a
	a.readers = append(a.readers[:len(a.readers):len(a.readers)], b.readers...)
	b.readers = nil
	if b.released && !a.released {
		a.released = true
		l.Release(aType)
	} else if a.released && !b.released {
		l.Release(bType)
	}
	joined := widen(aType, l.Join(aType, bType))
	a = a.Root()
	a.typ = l.Join(a.typ, joined)
	// Only those who see something new: a cell made afresh at every run may meet a higher one again and again.
	if !Same(aType, a.typ) {
		wakeAll(aReaders)
	}
	if !Same(bType, a.typ) {
		wakeAll(bReaders)
	}
}

// Join returns the least type known to hold the values of both, unifying cells where containers meet.
func (l *Lattice) Join(a, b Type) Type {
	switch {
	case a.kind == Never:
		return b
	case b.kind == Never || Same(a, b):
		return a
	case a.kind == Object:
		l.Release(b)
		return a
	case b.kind == Object:
		l.Release(a)
		return b
	case a.kind == None:
		return OptOf(b)
	case b.kind == None:
		return OptOf(a)
	case a.kind == Opt || b.kind == Opt:
		return OptOf(l.Join(a.NonNone(), b.NonNone()))
	case a.kind != b.kind:
		return l.clash(a, b)
	}
	return l.joinKind(a, b)
}

func (l *Lattice) joinKind(a, b Type) Type {
	switch a.kind {
	case Int:
		return Type{kind: Int, bits: max(a.bits, b.bits)}
	case List, Dict, Set, FrozenSet, Generator, AsyncGenerator, Coroutine:
		l.unifyAll(a, b)
		return a
	case Iterator, Callable:
		if a.more.name == b.more.name && a.more.fn == b.more.fn {
			l.unifyAll(a, b)
			return a
		}
	case Tuple:
		return l.joinTuples(a, b)
	case Instance:
		return l.joinInstances(a, b)
	case Method:
		if a.more.fn == b.more.fn {
			return MethodOf(a.more.fn, l.Join(a.Elem(0), b.Elem(0)))
		}
	}
	return l.clash(a, b)
}

func (l *Lattice) unifyAll(a, b Type) {
	for i, c := range a.more.cells {
		l.Unify(c, b.more.cells[i])
	}
}

func (l *Lattice) joinTuples(a, b Type) Type {
	if len(a.more.values) != len(b.more.values) || tupleDepth(a) > 4 {
		l.Release(a)
		l.Release(b)
		return Basic(VarTuple)
	}
	elems := make([]Type, len(a.more.values))
	for i, v := range a.more.values {
		elems[i] = l.Join(v, b.more.values[i])
	}
	return TupleOf(elems...)
}

// tupleDepth says how deep tuples nest; a tuple that wraps its own former value must not grow for ever.
func tupleDepth(t Type) int {
	depth := 0
	if t.kind == Tuple || t.kind == Opt {
		for _, v := range t.more.values {
			depth = max(depth, 1+tupleDepth(v))
		}
	}
	return depth
}

func (l *Lattice) joinInstances(a, b Type) Type {
	if a.more.class == b.more.class {
		l.unifyAll(a, b)
		return a
	}
	for _, c := range a.more.class.Ancestors() {
		for _, d := range b.more.class.Ancestors() {
			if c == d && (c.IsException() || sharesGoType(c)) {
				return InstanceOf(c)
			}
		}
	}
	return l.clash(a, b)
}

// sharesGoType says whether a Go value of class c can stand for instances of its subclasses.
func sharesGoType(c Class) bool {
	g := c.GoClass()
	return g.Class == c
}

func (l *Lattice) clash(a, b Type) Type {
	l.Release(a)
	l.Release(b)
	return Obj("holds "+a.String()+" and "+b.String(), nil)
}

// Release records that dynamic code sees values of t: it may put anything into containers, call functions with
// anything, set attributes.
func (l *Lattice) Release(t Type) {
	switch t.kind {
	case Func, ClassObj:
		l.escape(t)
	case Instance, Method, Callable:
		l.escape(t)
		l.releaseElems(t)
	default:
		l.releaseElems(t)
	}
}

func (l *Lattice) escape(t Type) {
	if l.Escape != nil {
		l.Escape(t)
	}
}

func (l *Lattice) releaseElems(t Type) {
	if t.more == nil {
		return
	}
	for _, c := range t.more.cells {
		if t.readOnly() {
			l.releaseCell(c)
		} else {
			l.Into(c, Obj("its container is seen by dynamic code", nil))
		}
	}
	for _, v := range t.more.values {
		l.Release(v)
	}
}

// readOnly says whether dynamic code can take values out of a t but not put other ones in.
func (t Type) readOnly() bool {
	return t.Is(Generator, AsyncGenerator, Coroutine, Iterator, Callable, FrozenSet)
}

func (l *Lattice) releaseCell(c *Cell) {
	c = c.Root()
	if c.released {
		return
	}
	c.released = true
	l.Release(c.typ)
}
