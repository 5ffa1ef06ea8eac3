package py

// bindNew binds the arguments of a builtin class's constructor to flat slots,
// by a signature as in the method tables.
func bindNew(name, sig string, args []any, kw []Kwarg) []any {
	return bindArgs(name, sig, args, kw)
}

// BindNew binds the arguments of a class's constructor to flat slots, by a signature as in the method tables.
func BindNew(name, sig string, args []any, kw []Kwarg) []any { return bindNew(name, sig, args, kw) }
