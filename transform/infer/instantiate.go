package infer

import (
	"github.com/gosyncio/gosyncio/transform/stub"
	"github.com/gosyncio/gosyncio/transform/types"
)

// instantiate turns an annotation of a stub into a type, type parameters replaced. path tells the cells that it makes
// from others of the same node.
func (u *unit) instantiate(p *stub.Type, b *binding, path string) types.Type {
	if p == nil {
		return types.Obj("the stub does not say", b.node)
	}
	switch p.Kind {
	case stub.NoneType:
		return tNone
	case stub.TypeVar:
		return b.cell(u, p.Name).Read(u)
	case stub.Union:
		return u.instantiateUnion(p, b, path)
	case stub.TupleType:
		return u.instantiateTuple(p, b, path)
	case stub.SelfType:
		return b.self
	case stub.Literal:
		return u.instantiate(p.Args[0], b, path)
	case stub.NeverType:
		return types.Type{}
	case stub.CallableType:
		return u.instantiateCallable(p, b, path)
	case stub.ModuleType:
		return types.ModuleOf(p.Name)
	case stub.Plain:
		return u.instantiatePlain(p, b, path)
	}
	return types.Obj("the stub says Any", b.node)
}

func (u *unit) instantiateUnion(p *stub.Type, b *binding, path string) types.Type {
	var some []*stub.Type
	for _, arm := range p.Args {
		if arm != nil && arm.Kind != stub.NoneType {
			some = append(some, arm)
		}
	}
	if len(some) == 1 {
		t := u.instantiate(some[0], b, path)
		if t.Kind() == types.Never && !u.final {
			return t
		}
		return types.OptOf(t)
	}
	return types.Obj("the stub gives several types", b.node)
}

func (u *unit) instantiateTuple(p *stub.Type, b *binding, path string) types.Type {
	if p.Variadic {
		return types.Basic(types.VarTuple)
	}
	elems := make([]types.Type, len(p.Args))
	for i, arg := range p.Args {
		elems[i] = u.instantiate(arg, b, path+string(rune('0'+i)))
		if elems[i].Kind() == types.Never {
			return types.Type{}
		}
	}
	return types.TupleOf(elems...)
}

// instantiateCallable is what a decorator returns: a callable with the parameters of the function that was given.
func (u *unit) instantiateCallable(p *stub.Type, b *binding, path string) types.Type {
	c := u.cellFor(p.Result, b, path+"()")
	if fn, ok := b.wraps[p.Name]; ok && p.Name != "" && fn.Fn() != nil {
		return types.CallableOf(fn.Fn(), c)
	}
	return types.CallableOf(nil, c)
}

// cellFor is a cell that holds what an annotation says; a type parameter's own cell where it is one.
func (u *unit) cellFor(p *stub.Type, b *binding, path string) *types.Cell {
	if p != nil && p.Kind == stub.TypeVar {
		c := b.cell(u, p.Name)
		c.Read(u)
		return c
	}
	t := u.instantiate(p, b, path)
	if b.node == nil && b.self.Kind() == types.Never {
		return types.CellOf(t)
	}
	var c *types.Cell
	if b.node != nil {
		c = u.at(b.node, b.tag+path)
	} else {
		c = u.derived(b.self, p)
	}
	u.Into(c, t)
	return c
}

// derivedKey names a cell for an annotation of a class, seen from one of its instances.
type derivedKey struct {
	cell *types.Cell
	p    *stub.Type
}

// derived returns the cell of annotation p for a receiver: one for all receivers whose arguments are unified.
func (u *unit) derived(self types.Type, p *stub.Type) *types.Cell {
	key := derivedKey{p: p}
	if cells := self.Cells(); len(cells) > 0 {
		key.cell = cells[len(cells)-1].Root()
	}
	c := u.derivations[key]
	if c == nil {
		c = types.NewCell()
		u.derivations[key] = c
	}
	return c
}

func (u *unit) instantiatePlain(p *stub.Type, b *binding, path string) types.Type {
	if p.Class != nil {
		cells := make([]*types.Cell, len(p.Class.TypeVars))
		for i := range cells {
			if i < len(p.Args) {
				cells[i] = u.cellFor(p.Args[i], b, path+"."+p.Class.TypeVars[i])
			} else {
				cells[i] = types.CellOf(types.Obj("the stub does not say", b.node))
			}
		}
		return types.InstanceOf(p.Class, cells...)
	}
	switch p.Name {
	case "int":
		if p.Bits > 0 {
			return types.SmallInt(p.Bits)
		}
		return types.SmallInt(types.SmallBits)
	case "BigInt":
		return types.BigInt()
	case "float":
		return tFloat
	case "range":
		return types.IteratorOf("range", types.CellOf(types.SmallInt(types.CounterBits)))
	case "Coroutine":
		if n := len(p.Args); n > 0 {
			return types.Of(types.Coroutine, u.cellFor(p.Args[n-1], b, path+".result"))
		}
	case "AsyncGenerator", "Generator":
		if len(p.Args) > 0 {
			return types.IteratorOf("", u.cellFor(p.Args[0], b, path+".yield"))
		}
	case "ItemsView":
		if len(p.Args) == 2 {
			return types.IteratorOf("dict_items", u.itemsCell(p, b, path))
		}
	case "KeysView":
		return types.IteratorOf("dict_keys", u.cellFor(p.Args[0], b, path+".key"))
	case "ValuesView":
		return types.IteratorOf("dict_values", u.cellFor(p.Args[0], b, path+".value"))
	case "AsyncIterator", "AsyncIterable", "Iterator", "Iterable":
		if len(p.Args) == 1 {
			return types.IteratorOf("", u.cellFor(p.Args[0], b, path+".elem"))
		}
	}
	return u.instantiateKind(p, b, path)
}

func (u *unit) itemsCell(p *stub.Type, b *binding, path string) *types.Cell {
	pair := &stub.Type{Kind: stub.TupleType, Args: p.Args}
	if b.node != nil {
		return u.cellFor(pair, b, path+".item")
	}
	c := u.derived(b.self, p)
	u.Into(c, u.instantiate(pair, b, path))
	return c
}

func (u *unit) instantiateKind(p *stub.Type, b *binding, path string) types.Type {
	k, ok := kindNamed[p.Name]
	if !ok {
		return types.Obj("the stub says "+p.Name, b.node)
	}
	n := map[types.Kind]int{types.List: 1, types.Set: 1, types.FrozenSet: 1, types.Dict: 2}[k]
	if n == 0 {
		return types.Basic(k)
	}
	cells := make([]*types.Cell, n)
	for i := range cells {
		if i < len(p.Args) {
			cells[i] = u.cellFor(p.Args[i], b, path+"["+string(rune('0'+i)))
		} else {
			cells[i] = types.CellOf(types.Obj("the stub does not say", b.node))
		}
	}
	return types.Of(k, cells...)
}
