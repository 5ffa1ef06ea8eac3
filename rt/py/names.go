package py

// CheckLocal gives v; UnboundLocalError if the local variable has no value.
func CheckLocal(v any, name string) any {
	if v == Unbound {
		panic(newExc(UnboundLocalError, "cannot access local variable '"+name+"' where it is not associated with a value"))
	}
	return v
}

// CheckGlobal gives v; NameError if the global variable has no value.
func CheckGlobal(v any, name string) any {
	if v == Unbound {
		panic(nameError(name, "name '"+name+"' is not defined"))
	}
	return v
}

// nearNames is the field of a NameError with the names that a suggestion may be made of. (No attribute has such a name.)
const nearNames = "near names"

// NotDefined raises the NameError of a name that the program binds nowhere. near are names of the frame and of the module that a
// suggestion may be made of; "self.x" is one.
func NotDefined(name string, near ...string) any {
	e := nameError(name, "name '"+name+"' is not defined")
	if len(near) > 0 {
		e.Fields.Set(nearNames, near)
	}
	panic(e)
}

// CheckFree gives v; NameError if the variable of an enclosing function has no value.
func CheckFree(v any, name string) any {
	if v == Unbound {
		panic(nameError(name, "cannot access free variable '"+name+"' where it is not associated with a value in enclosing scope"))
	}
	return v
}

func nameError(name, msg string) *Exception {
	e := newExc(NameError, msg)
	e.Fields.Set("name", name)
	return e
}

// CheckAttr gives v, a field of an instance of class; AttributeError if it was never set.
func CheckAttr(v any, class *Type, name string) any {
	if v == Unbound {
		panic(attributeError(nil, name, "'"+class.Name+"' object has no attribute '"+name+"'"))
	}
	return v
}
