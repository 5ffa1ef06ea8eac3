// Package contextvars is the core of Python's contextvars: contexts, variables and tokens. It stands below coro and asyncio,
// which copy and enter contexts; the module's Python face is package rt/lib/contextvars.
//
// A Context holds an immutable list of bindings, so a copy is one word. The lists are short in practice (a handful of
// variables a program), and are searched linearly.
package contextvars

import "github.com/gosyncio/gosyncio/rt/py"

// The classes of the module, whose methods package rt/lib/contextvars adds.
var (
	ContextType = py.NewBuiltinType("_contextvars", "Context")
	VarType     = py.NewBuiltinType("_contextvars", "ContextVar")
	TokenType   = py.NewBuiltinType("_contextvars", "Token")
)

// PyClass gives the class Context.
func (c *Context) PyClass() *py.Type { return ContextType }

// PyClass gives the class ContextVar.
func (v *Var) PyClass() *py.Type { return VarType }

// PyClass gives the class Token.
func (t *Token) PyClass() *py.Type { return TokenType }

// Var is a context variable.
type Var struct {
	// Name is what the variable was created with.
	Name string
	// Default is what Get gives where nothing is set; HasDefault says that there is one.
	Default    any
	HasDefault bool
}

// binding is one immutable node of a context's content; newer bindings come first and hide older ones of the same variable.
type binding struct {
	v     *Var
	value any
	next  *binding
}

// Context maps variables to values. The zero value is empty.
type Context struct {
	top     *binding
	entered bool
}

// Copy gives a new context with the same bindings.
func (c *Context) Copy() *Context { return &Context{top: c.top} }

// CopyTo makes dst, which nobody uses yet, a copy of c.
func (c *Context) CopyTo(dst *Context) { dst.top = c.top }

// Lookup gives v's value in the context.
func (c *Context) Lookup(v *Var) (any, bool) {
	for b := c.top; b != nil; b = b.next {
		if b.v == v {
			if b.value == unset {
				return nil, false
			}
			return b.value, true
		}
	}
	return nil, false
}

// unset marks a variable that was reset to having no value.
var unset any = new(int)

// set binds v in the context; the older binding of v is dropped from the list.
func (c *Context) set(v *Var, value any) {
	c.top = &binding{v, value, without(c.top, v)}
}

// without gives the list without v's binding, sharing the tail behind it.
func without(b *binding, v *Var) *binding {
	for p := b; p != nil; p = p.next {
		if p.v == v {
			return removeNode(b, p)
		}
	}
	return b
}

func removeNode(b, gone *binding) *binding {
	if b == gone {
		return b.next
	}
	return &binding{b.v, b.value, removeNode(b.next, gone)}
}

// Token undoes one Set.
type Token struct {
	Var     *Var
	Context *Context
	// Old is the value before, if HadOld.
	Old    any
	HadOld bool
	Used   bool
}

// Set binds v and gives the token that undoes it.
func (c *Context) Set(v *Var, value any) *Token {
	old, had := c.Lookup(v)
	c.set(v, value)
	return &Token{Var: v, Context: c, Old: old, HadOld: had}
}

// Reset undoes a Set. The caller has checked that the token is this context's and unused.
func (c *Context) Reset(t *Token) {
	t.Used = true
	if t.HadOld {
		c.set(t.Var, t.Old)
	} else {
		c.set(t.Var, unset)
	}
}

// Vars lists the variables that have a value, oldest first.
func (c *Context) Vars() []*Var {
	var out []*Var
	for b := c.top; b != nil; b = b.next {
		if b.value != unset {
			out = append(out, b.v)
		}
	}
	for i, j := 0, len(out)-1; i < j; i, j = i+1, j-1 {
		out[i], out[j] = out[j], out[i]
	}
	return out
}

// Enter marks the context as current in place of outer; false if it is entered already.
func (c *Context) Enter() bool {
	if c.entered {
		return false
	}
	c.entered = true
	return true
}

// Leave undoes Enter.
func (c *Context) Leave() { c.entered = false }
