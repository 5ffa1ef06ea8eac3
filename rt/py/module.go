package py

import (
	"sort"
)

// Module is a Python module.
type Module struct {
	Name string
	Doc  any
	File string // __file__, empty for builtin modules
	attrs
	// Getattr is asked for names the module does not have (computed attributes such as sys.argv's).
	Getattr func(name string) (any, bool)
	// Setattr is asked first when an attribute is set; false means that it is an ordinary one.
	Setattr func(name string, v any) bool
}

// PyClass gives the class module.
func (m *Module) PyClass() *Type { return ModuleType }

// NewModule makes a module with the functions of table and registers it under its dotted name.
func NewModule(name string, table MethodTable) *Module {
	m := &Module{Name: name}
	m.attrs.set("__name__", name)
	m.Methods(table)
	modules[name] = m
	return m
}

// Get gives a module attribute; AttributeError if there is none.
func (m *Module) Get(name string) any {
	if v, ok := m.Lookup(name); ok {
		return v
	}
	panic(attributeError(m, name, "module '"+m.Name+"' has no attribute '"+name+"'"))
}

// Lookup gives a module attribute.
func (m *Module) Lookup(name string) (any, bool) {
	if v, ok := m.attrs.get(name); ok {
		return v, true
	}
	if m.Getattr != nil {
		return m.Getattr(name)
	}
	return nil, false
}

// Methods adds the functions of a table.
func (m *Module) Methods(table MethodTable) {
	m.later(func() {
		for _, d := range table {
			m.attrs.set(d.Name, d.native(nil, m.Name))
		}
	})
}

// InPython notes that CPython has the named functions in Python, in the module home: so their errors and reprs read.
func (m *Module) InPython(home string, names ...string) {
	for _, name := range names {
		f := m.Get(name).(*Function)
		f.Module, f.inPython = home, true
	}
}

// Set stores a module attribute.
func (m *Module) Set(name string, v any) { m.attrs.set(name, v) }

// Later notes what stores attributes at the first look at the module.
func (m *Module) Later(fill func()) { m.later(fill) }

// Del removes a module attribute and reports whether it was there.
func (m *Module) Del(name string) bool { return m.attrs.del(name) }

// Names lists the attributes in insertion order.
func (m *Module) Names() []string { return m.keys() }

// SetClasses stores classes under their names.
func (m *Module) SetClasses(classes ...*Type) {
	m.later(func() {
		for _, c := range classes {
			m.attrs.set(c.Name, c)
		}
	})
}

var modules = map[string]*Module{}

// ImportModule finds a registered module by its dotted name; ModuleNotFoundError if there is none.
func ImportModule(name string) *Module {
	if m, ok := modules[name]; ok {
		return m
	}
	e := makeExc(ModuleNotFoundError, []any{"No module named '" + name + "'"})
	e.Fields.Set("name", name)
	panic(e)
}

// LookupModule is ImportModule without the exception.
func LookupModule(name string) (*Module, bool) {
	m, ok := modules[name]
	return m, ok
}

// ModuleNames lists the registered modules in alphabetical order.
func ModuleNames() []string {
	out := make([]string, 0, len(modules))
	for n := range modules {
		out = append(out, n)
	}
	sort.Strings(out)
	return out
}

// ImportFrom gives module attribute name for `from module import name`; ImportError if there is none.
func ImportFrom(m *Module, name string) any {
	if v, ok := m.Lookup(name); ok {
		return v
	}
	if sub, ok := modules[m.Name+"."+name]; ok {
		return sub
	}
	e := makeExc(ImportError, []any{"cannot import name '" + name + "' from '" + m.Name + "' (unknown location)"})
	e.Fields.Set("name", m.Name)
	e.Fields.Set("name_from", name)
	panic(e)
}
