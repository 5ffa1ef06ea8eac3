package types

import (
	"fmt"
	"path"
	"strings"
)

// Import paths of the runtime packages that hold the typed forms of builtin types.
const (
	PyPath   = "github.com/gosyncio/gosyncio/rt/py"
	CoroPath = "github.com/gosyncio/gosyncio/rt/coro"
)

// Go is a Go type as generated code spells it: [*][pkg.]Name[Args...]. The zero Go means "no Go type".
type Go struct {
	Pointer bool
	Pkg     string // import path; "" for predeclared types and for the program's own classes
	Name    string // for one of the program's classes: "" until package names chooses; see Class
	Class   Class  // the program's class that the type stands for, nil otherwise
	Args    []Go
	// Nullable says that the pointer may be nil, which is None.
	Nullable bool
}

// Any is the Go type of everything dynamic.
var Any = Go{Name: "any"}

// IsAny says whether g is the dynamic type.
func (g Go) IsAny() bool { return g.Name == "any" && g.Pkg == "" }

// String spells the type with the last element of import paths, for tests and messages.
func (g Go) String() string {
	var b strings.Builder
	if g.Pointer {
		b.WriteByte('*')
	}
	if g.Nullable {
		b.WriteByte('?')
	}
	if g.Pkg != "" {
		b.WriteString(path.Base(g.Pkg) + ".")
	}
	if g.Name == "" && g.Class != nil {
		b.WriteString(g.Class.ClassName())
	}
	b.WriteString(g.Name)
	for i, a := range g.Args {
		b.WriteString([2]string{"[", ", "}[min(i, 1)] + a.String())
	}
	if len(g.Args) > 0 {
		b.WriteByte(']')
	}
	return b.String()
}

func pyType(name string, args ...Go) Go { return Go{Pkg: PyPath, Name: name, Args: args} }

func pyPointer(name string, args ...Go) Go {
	return Go{Pointer: true, Pkg: PyPath, Name: name, Args: args}
}

func coroPointer(name string, args ...Go) Go {
	return Go{Pointer: true, Pkg: CoroPath, Name: name, Args: args}
}

// GoType returns the Go type of the values of t (ABI, section 2). As a type argument None is py.None; as a result it
// means no result, which callers test for before they come here. Never is any.
func GoType(t Type) Go { return goType(t, 0) }

// maxDepth bounds the nesting of a Go type; deeper ones do not arise but from broken invariants.
const maxDepth = 24

func goType(t Type, depth int) Go {
	if depth > maxDepth {
		return Any
	}
	switch t.kind {
	case None:
		return pyType("None")
	case Bool:
		return Go{Name: "bool"}
	case Int:
		if t.Big() {
			return pyType("Int")
		}
		return Go{Name: "int"}
	case Float:
		return Go{Name: "float64"}
	case Complex:
		return Go{Name: "complex128"}
	case Str:
		return Go{Name: "string"}
	case Bytes:
		return pyType("Bytes")
	case Bytearray:
		return pyPointer("Bytearray")
	case VarTuple:
		return pyPointer("Tuple")
	case Instance:
		return goInstance(t, depth)
	case List, Dict, Set, FrozenSet, Tuple, Generator, AsyncGenerator, Coroutine:
		return goContainer(t, depth)
	case Opt:
		if inner := t.NonNone(); inner.kind == Instance && sharesGoType(inner.more.class) {
			g := goInstance(inner, depth)
			g.Nullable = true
			return g
		}
	}
	return Any
}

func goContainer(t Type, depth int) Go {
	var args []Go
	for _, e := range t.Elems() {
		args = append(args, goType(e, depth+1))
	}
	switch t.kind {
	case List:
		return pyPointer("List", args...)
	case Dict:
		return pyPointer("Dict", args...)
	case Set:
		return pyPointer("Set", args...)
	case FrozenSet:
		return pyPointer("FrozenSet", args...)
	case Tuple:
		return pyType(fmt.Sprintf("Tuple%d", len(args)), args...)
	case Generator:
		return coroPointer("Generator", args...)
	case AsyncGenerator:
		return coroPointer("AsyncGenerator", args...)
	}
	return coroPointer("Coroutine", args...)
}

func goInstance(t Type, depth int) Go {
	class := t.more.class
	if class.IsException() {
		return pyPointer("Exception")
	}
	g := class.GoClass()
	if g.Name == "" && g.Class == nil {
		return Any
	}
	template := g.Args
	g.Args = nil
	for i := range template {
		if i < len(t.more.cells) {
			g.Args = append(g.Args, goType(t.more.cells[i].Type(), depth+1))
		}
	}
	return g
}
