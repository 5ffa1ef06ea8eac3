package main

import "slices"

// kind is what sort of value an expression is to have.
type kind int

const (
	anInt kind = iota
	aFloat
	aNumber // an int or a float, which of them only the run tells
	aBool
	aStr
	aNone
	anOption // a value of the element's type or None
	aList
	aDict
	aSet
	aTuple
	anObject
	aRange
	aBytes
	aFunction // of an int, with a result of the element's type
)

// typ is the type of an expression as the generator means it; the program does not say it anywhere.
type typ struct {
	kind  kind
	elems []*typ
	class *class
}

var (
	tInt   = &typ{kind: anInt}
	tFloat = &typ{kind: aFloat}
	tNum   = &typ{kind: aNumber}
	tBool  = &typ{kind: aBool}
	tStr   = &typ{kind: aStr}
	tNone  = &typ{kind: aNone}
	tRange = &typ{kind: aRange}
	tBytes = &typ{kind: aBytes}
)

func optionOf(t *typ) *typ    { return &typ{kind: anOption, elems: []*typ{t}} }
func listOf(t *typ) *typ      { return &typ{kind: aList, elems: []*typ{t}} }
func setOf(t *typ) *typ       { return &typ{kind: aSet, elems: []*typ{t}} }
func functionOf(t *typ) *typ  { return &typ{kind: aFunction, elems: []*typ{t}} }
func dictOf(k, v *typ) *typ   { return &typ{kind: aDict, elems: []*typ{k, v}} }
func tupleOf(ts ...*typ) *typ { return &typ{kind: aTuple, elems: ts} }
func objectOf(c *class) *typ  { return &typ{kind: anObject, class: c} }
func (t *typ) elem() *typ     { return t.elems[0] }
func (t *typ) is(k kind) bool { return t.kind == k }
func (t *typ) grows() bool    { return t.is(aList) || t.is(aDict) || t.is(aSet) }

func (t *typ) orderable() bool {
	return t.is(anInt) || t.is(aStr) || t.is(aTuple) && t.all((*typ).orderable)
}

func (t *typ) all(f func(*typ) bool) bool {
	return !slices.ContainsFunc(t.elems, func(e *typ) bool { return !f(e) })
}

// equal reports whether the two are the same type.
func (t *typ) equal(u *typ) bool {
	return t == u || t.kind == u.kind && t.class == u.class && slices.EqualFunc(t.elems, u.elems, (*typ).equal)
}

// shows reports whether a value prints the same text in every run.
func (t *typ) shows() bool { return !t.is(aFunction) && t.all((*typ).shows) }

// takes reports whether a value of type u is one of type t.
func (t *typ) takes(u *typ) bool {
	switch {
	case t.equal(u):
		return true
	case t.is(aNumber):
		return u.is(anInt) || u.is(aFloat)
	case t.is(anOption):
		return u.is(aNone) || t.elem().takes(u)
	case t.is(anObject) && u.is(anObject):
		return u.class.extends(t.class)
	}
	return false
}

// scalar is a random type without parts.
func (g *generator) scalar() *typ {
	return pick(g, tInt, tInt, tInt, tFloat, tNum, tStr, tStr, tBool)
}

// element is a random type for the lists of loops and comprehensions.
func (g *generator) element() *typ { return g.part(aList).elem() }

// part is a random compound type of a kind.
func (g *generator) part(k kind) *typ {
	for {
		if t := pick(g, compound...); t.is(k) {
			return t
		}
	}
}

// compound are the types with parts that programs use. They are few, since the compiler spends nearly all its time on the
// runtime's generic types, each time that a program has another one.
var compound = []*typ{
	listOf(tInt), listOf(tInt), listOf(tStr), listOf(tFloat), listOf(tNum), listOf(listOf(tInt)), listOf(tupleOf(tInt, tStr)),
	listOf(optionOf(tInt)), dictOf(tStr, tInt), dictOf(tStr, tInt), dictOf(tInt, tStr), dictOf(tStr, listOf(tInt)),
	dictOf(tupleOf(tInt, tStr), tInt), setOf(tInt), tupleOf(tInt, tStr), tupleOf(tInt, tInt), tupleOf(listOf(tInt), tStr), tRange, tBytes, functionOf(tInt),
	functionOf(tStr), functionOf(optionOf(tInt)), listOf(functionOf(tInt)), dictOf(tStr, functionOf(tInt)),
}

// anyType is a random type; at depth 0 one without parts.
func (g *generator) anyType(depth int) *typ {
	switch n := g.r.IntN(20); {
	case depth == 0 || n < 8:
		return g.scalar()
	case n < 10:
		return optionOf(pick(g, tInt, tStr, tFloat, listOf(tInt)))
	case n < 13 && len(g.classes) > 0:
		return objectOf(pick(g, g.classes...))
	}
	return pick(g, compound...)
}

// variable is a name that the place being written may use.
type variable struct {
	name   string
	typ    *typ
	locked bool // not to be assigned: a loop counts on it
}
