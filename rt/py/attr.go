package py

import "unsafe"

func attrHash(s *shape, name string) uintptr { return nameHash(unsafe.Pointer(s), name) }

// attrKind says where an instance attribute was found last time.
type attrKind uint8

const (
	attrMiss   attrKind = iota
	attrSlot            // instance slot
	attrValue           // class attribute that is not a descriptor
	attrMethod          // Python function of the class: binds to a method
)

type attrEntry struct {
	shape   *shape
	version uint32
	kind    attrKind
	index   int32
	name    string
	value   any
}

var attrCache [1 << lookupBits]attrEntry

// GetAttr is o.name: AttributeError if there is no such attribute.
func GetAttr(o any, name string) any {
	if in, ok := o.(*Instance); ok {
		e := &attrCache[attrHash(in.shape, name)]
		if e.shape == in.shape && e.version == in.class.version && e.name == name {
			switch e.kind {
			case attrSlot:
				return in.slots[e.index]
			case attrValue:
				return e.value
			case attrMethod:
				return &BoundMethod{e.value, o}
			}
		}
		return in.getAttr(name, e)
	}
	v, ok := lookupAttr(o, name)
	if !ok {
		panic(noAttr(o, name))
	}
	return v
}

// getAttr is GetAttr for an instance, filling the cache entry when the access is an ordinary one.
func (o *Instance) getAttr(name string, e *attrEntry) any {
	h := o.class.hooks()
	if h.getattribute != nil || h.getattr != nil || o.Base != nil {
		return o.getAttrHooked(h, name)
	}
	ca, where, found := o.class.lookupWhere(name)
	if found && isDataDescr(ca) && hasGet(ca) {
		return bindDescr(ca, o, o.class)
	}
	if i, ok := o.shape.find(name); ok {
		if where == nil || !found {
			*e = attrEntry{shape: o.shape, version: o.class.version, kind: attrSlot, index: int32(i), name: name}
		}
		return o.slots[i]
	}
	if found {
		if f, ok := ca.(*Function); ok && !f.Native {
			*e = attrEntry{shape: o.shape, version: o.class.version, kind: attrMethod, name: name, value: ca}
			return &BoundMethod{ca, o}
		}
		if !hasGet(ca) {
			*e = attrEntry{shape: o.shape, version: o.class.version, kind: attrValue, name: name, value: ca}
			return ca
		}
		return bindDescr(ca, o, o.class)
	}
	if v, ok := o.special(name); ok {
		return v
	}
	panic(noAttr(o, name))
}

// getAttrHooked runs the class's own __getattribute__ and __getattr__.
func (o *Instance) getAttrHooked(h *customHooks, name string) any {
	if h.getattribute == nil {
		v, ok := o.getAttrQuiet(h, name)
		if ok {
			return v
		}
		if h.getattr == nil {
			panic(noAttr(o, name))
		}
		return callSpecial(h.getattr, o, name)
	}
	if h.getattr == nil {
		return callSpecial(h.getattribute, o, name)
	}
	var v any
	if exc := Try(func() { v = callSpecial(h.getattribute, o, name) }); exc != nil {
		if !exc.IsA(AttributeError) {
			panic(exc.Propagate())
		}
		return callSpecial(h.getattr, o, name)
	}
	return v
}

// getAttrQuiet is ordinary attribute access; where __getattr__ stands behind it, an AttributeError of a descriptor counts as
// a missing attribute.
func (o *Instance) getAttrQuiet(h *customHooks, name string) (v any, ok bool) {
	ca, found := o.class.Lookup(name)
	if _, plain := ca.(*Function); h.getattr == nil || !found || plain || !hasGet(ca) {
		return genericGetAttr(o, name)
	}
	exc := Try(func() { v, ok = genericGetAttr(o, name) })
	if exc == nil {
		return v, ok
	}
	if !exc.IsA(AttributeError) {
		panic(exc.Propagate())
	}
	return nil, false
}

// lookupAttr is attribute access for any object; false where CPython raises AttributeError (one that a property or a
// user hook raises passes as a panic).
func lookupAttr(o any, name string) (any, bool) {
	switch x := o.(type) {
	case *Instance:
		h := x.class.hooks()
		if h.getattribute != nil || h.getattr != nil {
			return x.getAttrHooked(h, name), true
		}
		return genericGetAttr(o, name)
	case *Type:
		return x.getAttr(name)
	case *Module:
		if v, ok := x.Lookup(name); ok {
			return v, true
		}
	case *superObject:
		return x.getAttr(name)
	case *Exception:
		if h := x.Class.hooks(); h.getattribute != nil || h.getattr != nil {
			return excHooked(x, h, name), true
		}
	}
	return genericGetAttr(o, name)
}

func excHooked(o *Exception, h *customHooks, name string) any {
	if h.getattribute != nil {
		return callSpecial(h.getattribute, o, name)
	}
	if v, ok := genericGetAttr(o, name); ok {
		return v
	}
	return callSpecial(h.getattr, o, name)
}

// genericGetAttr is object.__getattribute__: data descriptors of the class, the object's own attributes, other class
// attributes.
func genericGetAttr(o any, name string) (any, bool) {
	t := TypeOf(o)
	ca, found := t.Lookup(name)
	if found && isDataDescr(ca) && hasGet(ca) {
		return bindDescr(ca, o, t), true
	}
	if v, ok := ownAttr(o, name); ok {
		return v, true
	}
	if found {
		return bindDescr(ca, o, t), true
	}
	return specialAttr(o, t, name)
}

// ownAttr looks in the object's dictionary, whatever form that has.
func ownAttr(o any, name string) (any, bool) {
	switch x := o.(type) {
	case *Instance:
		if v, ok := x.Get(name); ok {
			return v, true
		}
		if x.Base != nil {
			return ownAttr(x.Base, name)
		}
		return nil, false
	case *Exception:
		return x.Dict.Get(name)
	case *Function:
		return x.attrs.get(name)
	case *BoundMethod:
		if name == "__class__" {
			return nil, false // the method's own, not its function's
		}
		return lookupAttr(x.Func, name)
	}
	if f, ok := o.(FieldGetter); ok {
		if v, ok := f.PyGetField(name); ok {
			return v, true
		}
	}
	if f, ok := o.(overflower); ok {
		if v, ok := f.PyOverflow().Get(name); ok {
			return v, true
		}
	}
	if g := TypeOf(o).slotGetAttr(); g != nil {
		return g(o, name)
	}
	return nil, false
}

// specialAttr gives the attributes every object has without a table: __class__, __dict__, derived dunder methods.
func specialAttr(o any, t *Type, name string) (any, bool) {
	switch name {
	case "__class__":
		return t, true
	case "__dict__":
		return dictOf(o)
	case "__doc__":
		return t.docOf(), true
	case "__module__":
		return t.Module, true
	}
	if !isDunder(name) {
		return nil, false
	}
	if w := derivedDunder(t, name); w != nil {
		return bindDescr(w, o, t), true
	}
	return nil, false
}

func (o *Instance) special(name string) (any, bool) { return specialAttr(o, o.class, name) }

// HasAttr is hasattr(o, name): only AttributeError means no.
func HasAttr(o any, name string) bool {
	_, ok := GetAttrOK(o, name)
	return ok
}

// GetAttrOK gives o.name, or false where AttributeError is raised.
func GetAttrOK(o any, name string) (v any, ok bool) {
	if simpleAttrs(o) {
		return lookupAttr(o, name)
	}
	exc := Try(func() { v, ok = lookupAttr(o, name) })
	if exc == nil {
		return v, ok
	}
	if exc.IsA(AttributeError) {
		return nil, false
	}
	panic(exc.Propagate())
}

// simpleAttrs reports whether attribute access of o runs no user code.
func simpleAttrs(o any) bool {
	switch o.(type) {
	case nil, bool, int, float64, string, *Function, *Module:
		return true
	}
	return false
}

// noAttr is the AttributeError of a missing attribute, with name and obj set.
func noAttr(o any, name string) *Exception {
	switch x := o.(type) {
	case *Type:
		return attributeError(o, name, "type object '"+x.Name+"' has no attribute '"+name+"'")
	case *Module:
		return attributeError(o, name, "module '"+x.Name+"' has no attribute '"+name+"'")
	case *superObject:
		return attributeError(o, name, "'super' object has no attribute '"+name+"'")
	case *BoundMethod:
		if fn, ok := x.Func.(*Function); ok && !fn.Native {
			return noAttr(fn, name) // a method asks its function
		}
	}
	return attributeError(o, name, "'"+TypeOf(o).ErrName()+"' object has no attribute '"+name+"'")
}

func attributeError(o any, name, msg string) *Exception {
	e := newExc(AttributeError, msg)
	e.Fields.Set("name", name)
	e.Fields.Set("obj", o)
	return e
}

// SetAttr is o.name = v.
func SetAttr(o any, name string, v any) {
	switch x := o.(type) {
	case *Instance:
		x.setAttr(name, v)
		return
	case *Type:
		x.setTypeAttr(name, v)
		return
	case *Module:
		if x.Setattr == nil || !x.Setattr(name, v) {
			x.Set(name, v)
		}
		return
	case *Exception:
		if h := x.Class.hooks(); h.setattr != nil {
			callSpecial(h.setattr, o, name, v)
			return
		}
	}
	genericSetAttr(o, name, v)
}

func (o *Instance) setAttr(name string, v any) {
	e := &attrCache[attrHash(o.shape, name)]
	if e.kind == attrSlot && e.shape == o.shape && e.version == o.class.version && e.name == name && o.class.plainSet() {
		o.slots[e.index] = v
		return
	}
	if h := o.class.hooks(); h.setattr != nil {
		callSpecial(h.setattr, o, name, v)
		return
	}
	genericSetAttr(o, name, v)
}

// plainSet reports that instances take attributes without asking __setattr__.
func (t *Type) plainSet() bool { return t.hooks().setattr == nil }

// genericSetAttr is object.__setattr__.
func genericSetAttr(o any, name string, v any) {
	t := TypeOf(o)
	if ca, ok := t.Lookup(name); ok && setDescr(ca, o, v) {
		return
	}
	if name == "__class__" {
		setClass(o, v)
		return
	}
	if !storeOwn(o, name, v) {
		panic(cannotSet(o, t, name))
	}
}

func cannotSet(o any, t *Type, name string) *Exception {
	if _, ok := t.Lookup(name); ok {
		return newExc(AttributeError, "'"+t.ErrName()+"' object attribute '"+name+"' is read-only")
	}
	text := "'" + t.Name + "' object has no attribute '" + name + "'"
	if t.hooks().setattr == nil {
		text += " and no __dict__ for setting new attributes"
	}
	return attributeError(o, name, text)
}

// storeOwn stores into the object's dictionary; false if it has none.
func storeOwn(o any, name string, v any) bool {
	switch x := o.(type) {
	case *Instance:
		if name == "__dict__" {
			return x.replaceDict(v)
		}
		if x.class.noDict {
			return false
		}
		x.Set(name, v)
		return true
	case *Exception:
		x.Dict.Set(name, v)
		return true
	case *Function:
		if x.Native {
			return false
		}
		x.attrs.set(name, v)
		return true
	}
	if TypeOf(o).noDict {
		return false // slots are descriptors
	}
	if f, ok := o.(FieldSetter); ok && f.PySetField(name, v) {
		return true
	}
	if s := TypeOf(o).slotSetAttr(); s != nil && s(o, name, v) {
		return true
	}
	if f, ok := o.(overflower); ok {
		f.PyOverflow().Set(name, v)
		return true
	}
	return false
}

// DelAttr is del o.name.
func DelAttr(o any, name string) {
	switch x := o.(type) {
	case *Type:
		x.delTypeAttr(name)
		return
	case *Module:
		if !x.Del(name) {
			panic(noAttr(o, name))
		}
		return
	}
	t := TypeOf(o)
	if h := t.hooks(); h.delattr != nil {
		callSpecial(h.delattr, o, name)
		return
	}
	genericDelAttr(o, name)
}

// genericDelAttr is object.__delattr__.
func genericDelAttr(o any, name string) {
	t := TypeOf(o)
	if ca, ok := t.Lookup(name); ok && delDescr(ca, o) {
		return
	}
	gone := false
	switch x := o.(type) {
	case *Instance:
		gone = x.Del(name)
	case *Exception:
		gone = x.Dict.Del(name)
	case *Function:
		gone = x.attrs.del(name)
	default:
		if d := t.slotDelAttr(); d != nil {
			gone = d(o, name)
		}
		if f, ok := o.(overflower); ok && !gone {
			gone = f.PyOverflow().Del(name)
		}
	}
	if !gone {
		panic(cannotDelete(o, t, name))
	}
}

// cannotDelete is the error of del o.name where there is no such attribute: an object without attributes of its own
// says the same as for a store.
func cannotDelete(o any, t *Type, name string) *Exception {
	switch x := o.(type) {
	case *Function:
		if !x.Native {
			return noAttr(o, name)
		}
	case *Instance:
		if !x.class.noDict {
			return noAttr(o, name)
		}
	case *Exception, *Type:
		return noAttr(o, name)
	}
	if _, ok := o.(overflower); ok && !t.noDict || t.slotDelAttr() != nil {
		return noAttr(o, name)
	}
	return cannotSet(o, t, name)
}
