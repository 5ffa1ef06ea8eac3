package py

// makeExc makes an exception of a builtin class from its constructor's positional arguments.
func makeExc(t *Type, args []any) *Exception {
	e := &Exception{Class: t, Args: NewTuple(args...)}
	initExc(e, args, nil, false)
	return e
}

func initExc(e *Exception, args []any, kw []Kwarg, quiet bool) {}

func (e *Exception) str() string {
	switch n := len(e.Args.items); n {
	case 0:
		return ""
	case 1:
		return Str(e.Args.items[0])
	}
	return Repr(e.Args)
}
