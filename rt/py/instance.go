package py

// Instance is an object of a class made by a class statement. Its attributes stand in slots whose positions the shape
// knows; objects that got the same attributes in the same order share a shape.
type Instance struct {
	class *Type
	shape *shape
	slots []any
	// Base is the builtin value of an instance of a builtin's subclass (class MyList(list)).
	Base any
}

// NewInstance makes an object of cls with no attributes, without calling __init__.
func NewInstance(cls *Type) *Instance {
	return &Instance{class: cls, shape: cls.root}
}

// PyClass gives the object's class.
func (o *Instance) PyClass() *Type { return o.class }

// Get gives an instance attribute (no class lookup).
func (o *Instance) Get(name string) (any, bool) {
	i, ok := o.shape.find(name)
	if !ok {
		return nil, false
	}
	return o.slots[i], true
}

// Set stores an instance attribute (no descriptors).
func (o *Instance) Set(name string, v any) {
	if i, ok := o.shape.find(name); ok {
		o.slots[i] = v
		return
	}
	o.shape = o.shape.with(name)
	if o.slots == nil {
		o.slots = make([]any, 0, o.class.root.hint)
	}
	o.slots = append(o.slots, v)
	if n := len(o.slots); n > o.class.root.hint {
		o.class.root.hint = n
	}
}

// Del removes an instance attribute and reports whether it was there.
func (o *Instance) Del(name string) bool {
	i, ok := o.shape.find(name)
	if !ok {
		return false
	}
	names := o.shape.names
	s := o.class.root
	for j, n := range names {
		if j != i {
			s = s.with(n)
		}
	}
	o.shape = s
	o.slots = append(append(make([]any, 0, len(names)), o.slots[:i]...), o.slots[i+1:]...)
	return true
}

// Names lists the instance attributes in insertion order.
func (o *Instance) Names() []string { return o.shape.names }

// shape is a layout of instance attributes: a node in the tree of "attribute added" transitions below a class's root.
type shape struct {
	class *Type
	names []string
	index map[string]int
	next  map[string]*shape
	hint  int // root only: the largest number of attributes seen
}

func (s *shape) find(name string) (int, bool) {
	if len(s.names) <= 4 {
		for i, n := range s.names {
			if n == name {
				return i, true
			}
		}
		return 0, false
	}
	i, ok := s.index[name]
	return i, ok
}

// with gives the shape that has one more attribute.
func (s *shape) with(name string) *shape {
	if n := s.next[name]; n != nil {
		return n
	}
	n := &shape{class: s.class, names: append(s.names[:len(s.names):len(s.names)], name)}
	n.index = make(map[string]int, len(n.names))
	for i, x := range n.names {
		n.index[x] = i
	}
	if s.next == nil {
		s.next = make(map[string]*shape)
	}
	s.next[name] = n
	return n
}

// Object is the header of struct classes: Go structs that the translator emits for plain classes embed it.
//
//	type Account struct {
//		py.Object
//		Owner string
//	}
//	func (a *Account) PyClass() *py.Type                       { return AccountClass }
//	func (a *Account) PyGetField(name string) (any, bool)       // a switch over the field names
//	func (a *Account) PySetField(name string, v any) bool       // the same; false for an unknown name
//
// Attributes beyond the fields (set dynamically) go to the header's overflow dictionary. PyClass may be left to the
// header (SetClass at construction) when subclasses share the struct.
type Object struct {
	class *Type
	extra attrs
}

// SetClass sets the class an object of a struct class reports.
func (o *Object) SetClass(t *Type) { o.class = t }

// PyClass gives the class set by SetClass (object if none was).
func (o *Object) PyClass() *Type {
	if o.class == nil {
		return ObjectType
	}
	return o.class
}

// PyOverflow gives the dictionary of attributes that are not fields.
func (o *Object) PyOverflow() *Attrs { return (*Attrs)(&o.extra) }

// Attrs is an insertion-ordered dictionary of attributes, as objects of Go classes keep them.
type Attrs attrs

// Get gives an attribute.
func (a *Attrs) Get(name string) (any, bool) { return (*attrs)(a).get(name) }

// Set stores an attribute.
func (a *Attrs) Set(name string, v any) { (*attrs)(a).set(name, v) }

// Del removes an attribute and reports whether it was there.
func (a *Attrs) Del(name string) bool { return (*attrs)(a).del(name) }

// Names lists the attributes in insertion order.
func (a *Attrs) Names() []string { return a.names }

// Classed is all TypeOf needs of an object: asyncio's and the library's Go classes implement it.
type Classed interface{ PyClass() *Type }

// FieldGetter gives attributes that stand in Go struct fields.
type FieldGetter interface{ PyGetField(name string) (any, bool) }

// FieldSetter stores attributes in Go struct fields; false means there is no such field.
type FieldSetter interface{ PySetField(name string, v any) bool }

// FieldNamer lists the fields in definition order, for vars, dir and __dict__.
type FieldNamer interface{ PyFieldNames() []string }

// overflower is what an embedded Object gives.
type overflower interface{ PyOverflow() *Attrs }
