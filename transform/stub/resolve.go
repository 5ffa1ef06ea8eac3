package stub

import (
	"slices"
	"strings"

	"github.com/gosyncio/gosyncio/parser/pyast"
)

// resolver turns annotations into types. vars are the type parameters in scope.
type resolver struct {
	file *file
	vars []string
	self *Class
}

// plainNames are the types that inference knows without a stub: builtin classes and the protocols of typing and
// collections.abc.
var plainNames = map[string]bool{
	"int": true, "float": true, "complex": true, "bool": true, "str": true, "bytes": true, "bytearray": true,
	"list": true, "dict": true, "set": true, "frozenset": true, "memoryview": true, "slice": true, "range": true,
	"Awaitable": true, "Coroutine": true, "Generator": true, "AsyncGenerator": true, "Iterator": true, "Iterable": true,
	"AsyncIterator": true, "AsyncIterable": true, "Sequence": true, "MutableSequence": true, "Mapping": true,
	"MutableMapping": true, "Collection": true, "Container": true, "Sized": true, "Hashable": true, "Reversible": true,
	"AbstractSet": true, "MutableSet": true, "Buffer": true, "KeysView": true, "ValuesView": true, "ItemsView": true,
	"AsyncContextManager": true, "ContextManager": true, "AbstractContextManager": true,
	"AbstractAsyncContextManager": true, "Protocol": true, "Generic": true, "BigInt": true,
}

// typing are the modules whose names plainNames and special know.
var typing = []string{"typing", "collections.abc", "types", "typing_extensions", "contextlib"}

func (r *resolver) typ(e pyast.Expr) *Type {
	switch e := e.(type) {
	case *pyast.Constant:
		return r.constant(e)
	case *pyast.Name:
		return r.name(e, string(e.Id))
	case *pyast.Attribute:
		return r.attribute(e)
	case *pyast.BinOp:
		if e.Op == pyast.BitOr {
			return union(r.typ(e.Left), r.typ(e.Right))
		}
	case *pyast.Subscript:
		return r.subscript(e)
	case *pyast.Starred:
		if name := nameOf(e.Value); name != "" {
			return &Type{Kind: Unpack, Name: name}
		}
	}
	r.file.errorf(e, "can't read this annotation")
	return nil
}

func (r *resolver) constant(c *pyast.Constant) *Type {
	switch c.Kind {
	case pyast.ConstNone:
		return &Type{Kind: NoneType}
	case pyast.ConstEllipsis:
		return &Type{Kind: AnyType}
	case pyast.ConstStr: // a forward reference; stubs do not need the quotes
		return r.name(c, c.S)
	}
	r.file.errorf(c, "can't read this annotation")
	return nil
}

func union(a, b *Type) *Type {
	u := &Type{Kind: Union}
	for _, t := range []*Type{a, b} {
		switch {
		case t == nil:
		case t.Kind == Union:
			u.Args = append(u.Args, t.Args...)
		default:
			u.Args = append(u.Args, t)
		}
	}
	return u
}

func (r *resolver) name(at pyast.Node, name string) *Type {
	if slices.Contains(r.vars, name) || r.file.vars[name] {
		return &Type{Kind: TypeVar, Name: name}
	}
	if slices.Contains(r.vars, "*"+name) || slices.Contains(r.vars, "**"+name) {
		return &Type{Kind: Unpack, Name: name}
	}
	inBuiltins := r.file.module.Name == "builtins" && (plainNames[name] || special(name) != nil)
	if c := r.file.module.Classes[name]; c != nil && !inBuiltins {
		return &Type{Kind: Plain, Class: c, Name: name}
	}
	if target := r.file.imports[name]; target != "" {
		if module, member, ok := strings.Cut(target, ":"); ok && !slices.Contains(typing, module) {
			return r.member(at, module, member)
		} else if ok {
			name = member
		}
	}
	if t := special(name); t != nil {
		return t
	}
	if plainNames[name] {
		return &Type{Kind: Plain, Name: name}
	}
	if c := r.file.loader.lib.Builtin(name); c != nil {
		return &Type{Kind: Plain, Class: c, Name: name}
	}
	r.file.errorf(at, "unknown type %s", name)
	return nil
}

// special returns the types that are not classes.
func special(name string) *Type {
	switch name {
	case "Any", "TracebackType", "FrameType", "CodeType", "Incomplete":
		return &Type{Kind: AnyType}
	case "object":
		return &Type{Kind: Observed}
	case "None":
		return &Type{Kind: NoneType}
	case "NoReturn", "Never":
		return &Type{Kind: NeverType}
	case "Self":
		return &Type{Kind: SelfType}
	case "Callable":
		return &Type{Kind: CallableType, AnyArgs: true, Result: &Type{Kind: AnyType}}
	case "tuple", "Tuple":
		return &Type{Kind: TupleType, Variadic: true, Args: []*Type{{Kind: AnyType}}}
	case "type", "Type":
		return &Type{Kind: ClassType}
	case "ModuleType":
		return &Type{Kind: ModuleType}
	case "List", "Dict", "Set", "FrozenSet":
		return &Type{Kind: Plain, Name: strings.ToLower(name)}
	case "SupportsIndex", "SupportsInt":
		return &Type{Kind: Plain, Name: "int"}
	case "LiteralString", "AnyStr":
		return &Type{Kind: Plain, Name: "str"}
	}
	return nil
}

func (r *resolver) attribute(e *pyast.Attribute) *Type {
	module := dotted(e.Value)
	if slices.Contains(r.vars, "**"+module) { // P.args, P.kwargs
		return &Type{Kind: Unpack, Name: module}
	}
	if target := r.file.imports[module]; target != "" && !strings.Contains(target, ":") {
		module = target
	}
	if slices.Contains(typing, module) {
		return r.name(e, string(e.Attr))
	}
	return r.member(e, module, string(e.Attr))
}

func dotted(e pyast.Expr) string {
	switch e := e.(type) {
	case *pyast.Name:
		return string(e.Id)
	case *pyast.Attribute:
		return dotted(e.Value) + "." + string(e.Attr)
	}
	return ""
}

// member resolves a class of another stub.
func (r *resolver) member(at pyast.Node, module, name string) *Type {
	m := r.file.loader.lib.Modules[module]
	if m == nil {
		r.file.errorf(at, "no stub for module %s", module)
		return nil
	}
	for range 8 { // follow re-exports
		if c := m.Classes[name]; c != nil {
			return &Type{Kind: Plain, Class: c, Name: name}
		}
		next, member, ok := strings.Cut(m.Imports[name], ":")
		if !ok || r.file.loader.lib.Modules[next] == nil {
			break
		}
		m, name = r.file.loader.lib.Modules[next], member
	}
	r.file.errorf(at, "module %s has no class %s", module, name)
	return nil
}

func (r *resolver) subscript(e *pyast.Subscript) *Type {
	args := []pyast.Expr{e.Slice}
	if t, ok := e.Slice.(*pyast.Tuple); ok {
		args = t.Elts
	}
	switch base := lastName(e.Value); base {
	case "Optional":
		return union(r.typ(args[0]), &Type{Kind: NoneType})
	case "Union":
		u := &Type{Kind: Union}
		for _, a := range args {
			u = union(u, r.typ(a))
		}
		return u
	case "Callable":
		return r.callable(args)
	case "Literal":
		t := &Type{Kind: Literal, Args: []*Type{r.literal(args[0])}}
		if c, ok := args[0].(*pyast.Constant); ok && len(args) == 1 {
			t.Value = c
		}
		return t
	case "Annotated":
		return r.annotated(args)
	case "ClassVar", "Final", "Required", "TypeGuard", "TypeIs", "ReadOnly":
		return r.typ(args[0])
	case "tuple", "Tuple":
		return r.tuple(args)
	case "type", "Type":
		return &Type{Kind: ClassType, Args: []*Type{r.typ(args[0])}}
	}
	t := r.typ(e.Value)
	if t == nil {
		return nil
	}
	t = &Type{Kind: t.Kind, Class: t.Class, Name: t.Name}
	for _, a := range args {
		t.Args = append(t.Args, r.typ(a))
	}
	return t
}

func lastName(e pyast.Expr) string {
	if a, ok := e.(*pyast.Attribute); ok {
		return string(a.Attr)
	}
	return nameOf(e)
}

func (r *resolver) literal(e pyast.Expr) *Type {
	if c, ok := e.(*pyast.Constant); ok {
		switch c.Kind {
		case pyast.ConstTrue, pyast.ConstFalse:
			return &Type{Kind: Plain, Name: "bool"}
		case pyast.ConstInt:
			return &Type{Kind: Plain, Name: "int"}
		case pyast.ConstStr:
			return &Type{Kind: Plain, Name: "str"}
		case pyast.ConstBytes:
			return &Type{Kind: Plain, Name: "bytes"}
		case pyast.ConstNone:
			return &Type{Kind: NoneType}
		}
	}
	return &Type{Kind: AnyType}
}

// annotated reads Annotated[int, bits(32)]; other annotations are read where they mean something.
func (r *resolver) annotated(args []pyast.Expr) *Type {
	t := r.typ(args[0])
	for _, a := range args[1:] {
		if call, ok := a.(*pyast.Call); ok && nameOf(call.Func) == "bits" && t != nil && len(call.Args) == 1 {
			if c, ok := call.Args[0].(*pyast.Constant); ok {
				t = &Type{Kind: t.Kind, Name: t.Name, Bits: int(c.Int)}
			}
		}
	}
	return t
}

func (r *resolver) tuple(args []pyast.Expr) *Type {
	t := &Type{Kind: TupleType}
	for _, a := range args {
		if c, ok := a.(*pyast.Constant); ok && c.Kind == pyast.ConstEllipsis {
			t.Variadic = true
			continue
		}
		t.Args = append(t.Args, r.typ(a))
	}
	return t
}

func (r *resolver) callable(args []pyast.Expr) *Type {
	t := &Type{Kind: CallableType}
	if list, ok := args[0].(*pyast.List); ok {
		for _, p := range list.Elts {
			t.Params = append(t.Params, r.typ(p))
		}
	} else {
		t.AnyArgs = true
		if p := nameOf(args[0]); p != "" && slices.Contains(r.vars, "**"+p) {
			t.Name = p // a ParamSpec
		}
	}
	t.Result = &Type{Kind: AnyType}
	if len(args) > 1 {
		t.Result = r.typ(args[1])
	}
	return t
}
