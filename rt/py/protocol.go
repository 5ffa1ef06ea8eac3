package py

import (
	"math/big"
	"reflect"
	"unsafe"
)

func isPointerLike(v any) bool { return reflect.TypeOf(v).Comparable() }

// Truth is bool(x).
func Truth(x any) bool {
	switch v := x.(type) {
	case nil:
		return false
	case bool:
		return v
	case int:
		return v != 0
	case string:
		return v != ""
	case float64:
		return v != 0
	case *Instance:
		return v.truth()
	case *Range:
		return v.length.Truth() // its length may be no int
	case AnySized:
		return v.LenAny() != 0
	case *Function, *BoundMethod, *Module:
		return true
	}
	return truthOther(canonical(x))
}

func truthOther(x any) bool {
	t := TypeOf(x)
	if t.user || t.tableOps {
		return truthUser(x, t)
	}
	if s := t.slots(func(s *Slots) bool { return s.Truth != nil || s.Len != nil }); s != nil {
		if s.Truth != nil {
			return s.Truth(x)
		}
		return s.Len(x) != 0
	}
	return true
}

func (o *Instance) truth() bool { return truthUser(o, o.class) }

func truthUser(o any, t *Type) bool {
	if f, where, ok := t.lookupWhere("__bool__"); ok && where != BoolType {
		if !where.user && where.Slots.Truth != nil {
			return where.Slots.Truth(Unwrap(o))
		}
		r := callSpecial(f, o)
		b, isBool := r.(bool)
		if !isBool {
			panic(TypeError.Newf("__bool__ should return bool, returned %s", TypeOf(r).Name))
		}
		return b
	}
	if _, ok := t.Lookup("__len__"); ok {
		return Len(o) != 0
	}
	if in, ok := o.(*Instance); ok && in.Base != nil {
		return Truth(in.Base)
	}
	return true
}

// Not is not x.
func Not(x any) bool { return !Truth(x) }

// Len is len(o).
func Len(o any) int {
	switch x := o.(type) {
	case string:
		return strLen(x)
	case AnySized:
		return x.LenAny()
	}
	o = canonical(o)
	t := TypeOf(o)
	if t.user || t.tableOps {
		if f, where, ok := t.lookupWhere("__len__"); ok && (where.user || where.Slots.Len == nil) {
			return lenResult(callSpecial(f, o))
		}
	}
	if s := t.slots(func(s *Slots) bool { return s.Len != nil }); s != nil {
		return s.Len(Unwrap(o))
	}
	panic(TypeError.Newf("object of type '%s' has no len()", t.ErrName()))
}

func lenResult(r any) int {
	v, ok := Index(r)
	if !ok {
		panic(TypeError.Newf("'%s' object cannot be interpreted as an integer", TypeOf(r).Name))
	}
	n, fits := v.(int)
	if big, ok := v.(*big.Int); ok && big.Sign() < 0 {
		n, fits = -1, true
	}
	if !fits {
		panic(newExc(OverflowError, "cannot fit 'int' into an index-sized integer"))
	}
	if n < 0 {
		panic(newExc(ValueError, "__len__() should return >= 0"))
	}
	return n
}

// GetItem is o[k].
func GetItem(o, k any) any {
	switch x := o.(type) {
	case *List[any]:
		if i, ok := k.(int); ok {
			return x.Get(i)
		}
	case *Dict[any, any]:
		return x.Get(k)
	case *Type:
		return x.getClassItem(k)
	}
	o = canonical(o)
	t := TypeOf(o)
	if t.user || t.tableOps {
		if f, where, ok := t.lookupWhere("__getitem__"); ok && f != nil && (where.user || where.Slots.GetItem == nil) {
			return callSpecial(f, o, k)
		}
	}
	if s := t.slots(func(s *Slots) bool { return s.GetItem != nil }); s != nil {
		if in, ok := o.(*Instance); ok && t.IsSubtype(DictType) {
			return in.dictGet(s, k)
		}
		return s.GetItem(Unwrap(o), canonical(k))
	}
	panic(TypeError.Newf("'%s' object is not subscriptable", t.ErrName()))
}

// dictGet is subscription of an instance of a dict subclass: __missing__ is asked for absent keys.
func (o *Instance) dictGet(s *Slots, k any) any {
	if m, ok := o.class.Lookup("__missing__"); ok {
		if d, ok := o.Base.(AnyDict); ok {
			if v, found := d.LookupAny(k); found {
				return v
			}
			return callSpecial(m, o, k)
		}
	}
	return s.GetItem(o.Base, k)
}

// getClassItem is Class[k]: __class_getitem__ or, for builtin generics, the class itself wrapped for repr.
func (t *Type) getClassItem(k any) any {
	if m := t.meta; m != nil {
		if s := m.Slots.GetItem; s != nil {
			return s(t, k)
		}
	}
	if f, ok := t.Lookup("__class_getitem__"); ok {
		return Call(current.Ctx, bindOnClass(f, t), k)
	}
	if t.Generic {
		return &GenericAlias{Origin: t, Args: k}
	}
	name := t.FullName()
	if t.user {
		name = t.Name
	}
	panic(TypeError.Newf("type '%s' is not subscriptable", name))
}

// SetItem is o[k] = v.
func SetItem(o, k, v any) {
	switch x := o.(type) {
	case *List[any]:
		if i, ok := k.(int); ok {
			x.Set(i, v)
			return
		}
	case *Dict[any, any]:
		x.Set(k, v)
		return
	}
	o = canonical(o)
	t := TypeOf(o)
	if t.user || t.tableOps {
		if f, where, ok := t.lookupWhere("__setitem__"); ok && f != nil && (where.user || where.Slots.SetItem == nil) {
			callSpecial(f, o, k, v)
			return
		}
	}
	if s := t.slots(func(s *Slots) bool { return s.SetItem != nil }); s != nil {
		s.SetItem(Unwrap(o), canonical(k), canonical(v))
		return
	}
	t.checkItemSlot("__setitem__", "__delitem__")
	panic(TypeError.Newf("'%s' object does not support item assignment", t.ErrName()))
}

// checkItemSlot raises what CPython raises where a class has only the other one of __setitem__ and __delitem__: both are one
// slot there, which is filled and then does not find the method.
func (t *Type) checkItemSlot(method, other string) {
	if t.user {
		if _, ok := t.Lookup(other); ok {
			panic(AttributeError.New(method))
		}
	}
}

// DelItem is del o[k].
func DelItem(o, k any) {
	o = canonical(o)
	t := TypeOf(o)
	if t.user || t.tableOps {
		if f, where, ok := t.lookupWhere("__delitem__"); ok && f != nil && (where.user || where.Slots.DelItem == nil) {
			callSpecial(f, o, k)
			return
		}
	}
	if s := t.slots(func(s *Slots) bool { return s.DelItem != nil }); s != nil {
		s.DelItem(Unwrap(o), canonical(k))
		return
	}
	t.checkItemSlot("__delitem__", "__setitem__")
	if _, isIndex := Index(k); isIndex && sequenceLike(t) {
		panic(TypeError.Newf("'%s' object doesn't support item deletion", t.ErrName()))
	}
	panic(TypeError.Newf("'%s' object does not support item deletion", t.ErrName()))
}

// sequenceLike says whether CPython gives a class the slots of a sequence: every class of the program has them, and of the
// builtin ones those that have a length.
func sequenceLike(t *Type) bool {
	return t.user || t.slots(func(s *Slots) bool { return s.Len != nil }) != nil
}

// Contains is x in container.
func Contains(container, x any) bool {
	container = canonical(container)
	t := TypeOf(container)
	if t.user || t.tableOps {
		if f, where, ok := t.lookupWhere("__contains__"); ok && (where.user || where.Slots.Contains == nil) {
			if f == nil {
				panic(TypeError.Newf("'%s' object is not a container", t.Name))
			}
			return Truth(callSpecial(f, container, x))
		}
	}
	if s := t.slots(func(s *Slots) bool { return s.Contains != nil }); s != nil {
		return s.Contains(Unwrap(container), canonical(x))
	}
	it := iterFor(container, func() *Exception {
		return TypeError.Newf("argument of type '%s' is not iterable", t.Name)
	})
	for {
		v, ok := it.Next()
		if !ok {
			return false
		}
		if sameOrEqual(v, x) {
			return true
		}
	}
}

// Hash is hash(o): TypeError for an unhashable object.
func Hash(o any) int {
	switch x := o.(type) {
	case int:
		return IntHash(x)
	case string:
		return StrHash(x)
	case nil:
		return hashNone
	case bool:
		return boolInt(x)
	case float64:
		return FloatHash(x)
	case *Function, *Type, *Module:
		return addrHash(o)
	}
	o = canonical(o)
	t := TypeOf(o)
	if t.user || t.tableOps {
		if f, where, ok := t.lookupWhere("__hash__"); ok && where != ObjectType && (where.user || where.Slots.Hash == nil) {
			if f == nil {
				panic(unhashable(t))
			}
			return hashResult(callSpecial(f, o))
		}
	}
	for _, m := range t.MRO {
		if m.Slots.NoHash {
			panic(unhashable(t))
		}
		if m.Slots.Hash != nil {
			return m.Slots.Hash(Unwrap(o))
		}
	}
	return addrHash(o)
}

func unhashable(t *Type) *Exception {
	return TypeError.Newf("unhashable type: '%s'", t.Name)
}

func hashResult(r any) int {
	switch x := Unwrap(r).(type) {
	case int:
		if x == -1 {
			return -2
		}
		return x
	case bool:
		return boolInt(x)
	default:
		if TypeOf(r).IsSubtype(IntType) {
			return Hash(x)
		}
	}
	panic(newExc(TypeError, "__hash__ method should return an integer"))
}

// address gives the memory address that stands for the object's identity.
func address(o any) uintptr {
	type eface struct{ typ, data unsafe.Pointer }
	return uintptr((*eface)(unsafe.Pointer(&o)).data)
}

// addrHash is the hash of an object by its identity.
func addrHash(o any) int {
	a := address(o)
	return int(a>>4 | a<<60)
}

// ID is id(o): the address of an object. Unboxed values get an id made from their value.
func ID(o any) int {
	switch x := o.(type) {
	case nil:
		return 0x955e40
	case bool:
		return 0x955e80 + 32*boolInt(x)
	case int:
		if x >= -5 && x <= 256 {
			return 0xa3d000 + 32*x
		}
		return int(uint(IntHash(x))&0xffffffff)*32 + 0x7e0000000000
	case float64, string:
		return int(uint(Hash(o))&0xffffffff)*16 + 0x7f0000000000
	}
	return int(address(o))
}

// addressText is the address as the default repr prints it.
func addressText(o any) string { return hexAddr(ID(o)) }

// AddressText is the address of an object as the default repr prints it.
func AddressText(o any) string { return addressText(o) }
