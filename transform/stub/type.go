package stub

import "github.com/gosyncio/gosyncio/parser/pyast"

// TypeKind says what an annotation is.
type TypeKind uint8

// The kinds of annotation.
const (
	Plain        TypeKind = iota // a class of this library, Class with Args
	TypeVar                      // the type parameter Name
	NoneType                     //
	AnyType                      // Any: dynamic code may do anything with the value
	Observed                     // object: looked at, not changed
	Union                        // Args, one of which may be NoneType
	CallableType                 // Params (nil for ...) -> Result
	TupleType                    // tuple[A, B]: Args; tuple[A, ...]: Variadic
	ClassType                    // type[T]
	ModuleType                   // a module, Name
	Unpack                       // *Ts: the type parameter Name, which stands for several
	NeverType                    // NoReturn
	SelfType                     // Self
	Literal                      // Literal[...]: the class of the values, in Args[0]
)

// Type is an annotation of a stub.
type Type struct {
	Kind     TypeKind
	Name     string // builtin class names ("int", "list") have Class nil
	Class    *Class
	Args     []*Type
	Params   []*Type
	AnyArgs  bool // Callable[..., R]
	Result   *Type
	Variadic bool
	Value    *pyast.Constant // of a Literal with one constant
	Bits     int             // of an int: its bound when the stub gives one
}
