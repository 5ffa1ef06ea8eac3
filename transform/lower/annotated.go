package lower

import (
	"fmt"

	"github.com/gosyncio/gosyncio/transform/ir"
	"github.com/gosyncio/gosyncio/transform/stub"
	"github.com/gosyncio/gosyncio/transform/types"
)

// annotated returns the Go type of the container, or of the future of one, that a runtime function gives, as its stub says:
// that is not what inference says of the call where the program goes on to put other things in, or lets it be any object.
// Nil where the annotation is no container or says too little.
//
//	def split(self) -> list[str]: ...                *py.List[string]
//	def gather[T](*aws) -> Future[list[T]]: ...      *asyncio.Future[*py.List[T]]
func (f *fn) annotated(p *stub.Type, args map[string]types.Type) *ir.Type {
	if p == nil || p.Kind != stub.Plain {
		return nil
	}
	if p.Class != nil {
		return f.annotatedOf(p, args)
	}
	shape, ok := containerShapes[p.Name]
	if !ok || len(p.Args) != shape.params {
		return nil
	}
	elems := make([]*ir.Type, len(p.Args))
	for i, a := range p.Args {
		if elems[i] = f.annotatedElem(a, args); elems[i] == nil {
			return nil
		}
	}
	return pyType(shape.name, elems...)
}

// annotatedOf is annotated of a generic class of the runtime whose one argument is a container.
func (f *fn) annotatedOf(p *stub.Type, args map[string]types.Type) *ir.Type {
	if len(p.Args) != 1 || len(p.Class.TypeVars) != 1 {
		return nil
	}
	elem := f.annotated(p.Args[0], args)
	made := f.goType(types.InstanceOf(p.Class, types.CellOf(types.Obj("", nil))))
	if elem == nil || made.Kind != ir.PointerType || len(made.Elem.Args) != 1 {
		return nil
	}
	return ir.Pointer(ir.Named(made.Elem.Pkg, made.Elem.Name, elem))
}

// containerShapes are the containers of package py by their names in stubs.
var containerShapes = map[string]struct {
	name   string
	params int
}{"list": {"List", 1}, "set": {"Set", 1}, "frozenset": {"FrozenSet", 1}, "dict": {"Dict", 2}}

// annotatedElem is the Go type of an element that an annotation describes, nil where it is not plain.
func (f *fn) annotatedElem(p *stub.Type, args map[string]types.Type) *ir.Type {
	switch {
	case p == nil:
		return nil
	case p.Kind == stub.TypeVar:
		t, ok := args[p.Name]
		if !ok {
			return nil
		}
		return f.argType(t)
	case p.Kind == stub.AnyType:
		return ir.Any
	case p.Kind == stub.NoneType:
		return ir.Named(pyPath, "None")
	case p.Kind == stub.TupleType && !p.Variadic && len(p.Args) >= 2 && len(p.Args) <= 6:
		elems := make([]*ir.Type, len(p.Args))
		for i, a := range p.Args {
			if elems[i] = f.annotatedElem(a, args); elems[i] == nil {
				return nil
			}
		}
		return ir.Named(pyPath, fmt.Sprintf("Tuple%d", len(elems)), elems...)
	}
	if t := f.annotated(p, args); t != nil {
		return t
	}
	if p.Name == "bytes" && p.Kind == stub.Plain {
		return ir.Named(pyPath, "Bytes")
	}
	return f.stubType(p)
}
