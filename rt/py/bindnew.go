package py

// bindNew binds the arguments of a builtin class's constructor to flat slots,
// by a signature as in the method tables.
func bindNew(name, sig string, args []any, kw []Kwarg) []any {
	return bindArgs(name, sig, args, kw)
}

// BindInit binds the arguments of the constructor of a class written in Python: the errors are those of its __init__.
func BindInit(t *Type, sig string, args []any, kw []Kwarg) []any {
	all := append([]any{nil}, args...)
	if sig = "self, " + sig; len(sig) == len("self, ") {
		sig = "self"
	}
	f := &Function{Qualname: t.Qualname + ".__init__", Sig: Sig(sig)}
	return f.bind(f.Sig, all, kw)[1:]
}

// BindNew binds the arguments of a class's constructor to flat slots, by a signature as in the method tables.
func BindNew(name, sig string, args []any, kw []Kwarg) []any { return bindNew(name, sig, args, kw) }
