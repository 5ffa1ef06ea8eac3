package types

import "slices"

// Cell is a place that holds values: a variable, a field, a parameter, a result, the elements of a container. Cells
// only rise in the lattice. Two cells that must agree (elements of containers that flow together) are unified.
type Cell struct {
	parent   *Cell
	typ      Type
	readers  []Reader
	released bool // what comes in is seen by dynamic code
}

// Reader is something to run again when a cell that it has read rises.
type Reader interface{ Wake() }

// NewCell returns a cell that holds Never.
func NewCell() *Cell { return &Cell{} }

// CellOf returns a cell that holds t.
func CellOf(t Type) *Cell { return &Cell{typ: t} }

// Root returns the cell that stands for all cells unified with c.
func (c *Cell) Root() *Cell {
	for c.parent != nil {
		if c.parent.parent != nil {
			c.parent = c.parent.parent
		}
		c = c.parent
	}
	return c
}

// Type returns what the cell holds.
func (c *Cell) Type() Type { return c.Root().typ }

// Read returns what the cell holds and has r woken when that changes.
func (c *Cell) Read(r Reader) Type {
	c = c.Root()
	if n := len(c.readers); r != nil && (n == 0 || c.readers[n-1] != r) && !slices.Contains(c.readers, r) {
		c.readers = append(c.readers, r)
	}
	return c.typ
}

func (c *Cell) wake() { wakeAll(c.readers) }

func wakeAll(readers []Reader) {
	for _, r := range readers {
		r.Wake()
	}
}
