package py

import (
	"fmt"
	"strconv"
	"strings"
)

func hexAddr(a int) string { return "0x" + fmt.Sprintf("%012x", uint(a)) }

// Repr is repr(o).
func Repr(o any) string {
	switch x := o.(type) {
	case nil:
		return "None"
	case bool:
		if x {
			return "True"
		}
		return "False"
	case int:
		return strconv.Itoa(x)
	case *Type:
		return x.repr()
	case *Function:
		return x.repr()
	case *BoundMethod:
		return x.repr()
	case *Module:
		return x.repr()
	case *singleton:
		return x.name
	}
	o = canonical(o)
	t := TypeOf(o)
	if t.user || t.tableOps {
		if f, where, ok := t.lookupWhere("__repr__"); ok && f != nil && where != ObjectType && (where.user || where.Slots.Repr == nil) {
			return textResult(callSpecial(f, o), "__repr__")
		}
	}
	if s := t.slots(func(s *Slots) bool { return s.Repr != nil }); s != nil {
		text := s.Repr(Unwrap(o))
		if t.user {
			return subclassRepr(t, text)
		}
		return text
	}
	return defaultRepr(o)
}

// subclassRepr names the subclass in the repr of builtins that show their class: set, frozenset, bytearray.
func subclassRepr(t *Type, text string) string {
	switch l := t.layout; l {
	case SetType, FrozenSetType, BytearrayType:
		if rest, ok := strings.CutPrefix(text, l.Name+"("); ok {
			return t.Name + "(" + rest
		}
		return t.Name + "(" + text + ")"
	}
	return text
}

func textResult(r any, method string) string {
	if s, ok := Unwrap(r).(string); ok {
		return s
	}
	panic(TypeError.Newf("%s returned non-string (type %s)", method, TypeOf(r).Name))
}

// defaultRepr is object.__repr__: <module.Class object at 0x...>.
func defaultRepr(o any) string {
	t := TypeOf(o)
	name := t.Qualname
	if t.Module != "builtins" && t.Module != "" {
		name = t.Module + "." + name
	}
	return "<" + name + " object at " + addressText(o) + ">"
}

// Str is str(o).
func Str(o any) string {
	switch x := o.(type) {
	case string:
		return x
	case int:
		return strconv.Itoa(x)
	case *Exception:
		return x.str()
	case nil, bool, *Type, *Function:
		return Repr(o)
	}
	o = canonical(o)
	t := TypeOf(o)
	if t.user || t.tableOps {
		if f, where, ok := t.lookupWhere("__str__"); ok && f != nil && where != ObjectType && (where.user || where.Slots.Str == nil) {
			return textResult(callSpecial(f, o), "__str__")
		}
		// A user __repr__ below the builtin that brings __str__ stands in for it, as object.__str__ would.
		if _, where, ok := t.lookupWhere("__repr__"); ok && where.user {
			if s := t.slots(func(s *Slots) bool { return s.Str != nil }); s == nil {
				r, _ := t.Lookup("__repr__")
				return textResult(callSpecial(r, o), "__str__")
			}
		}
	}
	if s := t.slots(func(s *Slots) bool { return s.Str != nil }); s != nil {
		return s.Str(Unwrap(o))
	}
	return Repr(o)
}

// Ascii is ascii(o): repr with non-ASCII characters escaped.
func Ascii(o any) string {
	s := Repr(o)
	out := make([]byte, 0, len(s))
	for _, r := range s {
		switch {
		case r < 0x80:
			out = append(out, byte(r))
		case r < 0x100:
			out = fmt.Appendf(out, `\x%02x`, r)
		case r < 0x10000:
			out = fmt.Appendf(out, `\u%04x`, r)
		default:
			out = fmt.Appendf(out, `\U%08x`, r)
		}
	}
	return string(out)
}

// Format is format(o, spec).
func Format(o any, spec string) string {
	if s, ok := o.(string); ok && spec == "" {
		return s
	}
	o = canonical(o)
	t := TypeOf(o)
	if t.user || t.tableOps {
		if f, where, ok := t.lookupWhere("__format__"); ok && f != nil && where != ObjectType && (where.user || where.Slots.Format == nil) {
			r := callSpecial(f, o, spec)
			if s, ok := Unwrap(r).(string); ok {
				return s
			}
			panic(TypeError.Newf("__format__ must return a str, not %s", TypeOf(r).Name))
		}
	}
	if s := t.slots(func(s *Slots) bool { return s.Format != nil }); s != nil {
		if spec == "" && t.user {
			return Str(o)
		}
		return s.Format(Unwrap(o), spec)
	}
	if spec == "" {
		return Str(o)
	}
	panic(TypeError.Newf("unsupported format string passed to %s.__format__", t.Name))
}

func (t *Type) repr() string {
	if t.meta != nil {
		if f, where, ok := t.meta.lookupWhere("__repr__"); ok && where != ObjectType && where != TypeType {
			return textResult(callSpecial(f, t), "__repr__")
		}
		if s := t.meta.Slots.Repr; s != nil {
			return s(t)
		}
	}
	return t.Repr()
}

func (f *Function) repr() string {
	switch {
	case !f.builtin():
		return "<function " + f.Qualname + " at " + addressText(f) + ">"
	case f.Owner == nil:
		if f.Self != nil {
			return "<built-in method " + f.Name + " of " + TypeOf(f.Self).Name + " object at " + addressText(f.Self) + ">"
		}
		return "<built-in function " + f.Name + ">"
	case f.wrapper:
		return "<slot wrapper '" + f.Name + "' of '" + f.Owner.Name + "' objects>"
	}
	return "<method '" + f.Name + "' of '" + f.Owner.Name + "' objects>"
}

func (m *BoundMethod) repr() string {
	f, ok := m.Func.(*Function)
	if ok && f.builtin() {
		kind := "built-in method "
		if f.wrapper {
			return "<method-wrapper '" + f.Name + "' of " + TypeOf(m.Self).Name + " object at " + addressText(m.Self) + ">"
		}
		return "<" + kind + f.Name + " of " + TypeOf(m.Self).Name + " object at " + addressText(m.Self) + ">"
	}
	name := "?"
	if ok {
		name = f.Qualname
	} else if n, found := GetAttrOK(m.Func, "__qualname__"); found {
		name = Str(n)
	}
	return "<bound method " + name + " of " + Repr(m.Self) + ">"
}

func (m *Module) repr() string {
	if m.File != "" {
		return "<module '" + m.Name + "' from '" + m.File + "'>"
	}
	return "<module '" + m.Name + "' (built-in)>"
}
