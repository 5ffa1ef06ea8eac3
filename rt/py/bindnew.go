package py

import "sync"

var newBinders sync.Map // name and signature -> *Function

// bindNew binds the arguments of a builtin class's constructor to flat slots,
// by a signature as in the method tables.
func bindNew(name, sig string, args []any, kw []Kwarg) []any {
	v, ok := newBinders.Load(name + sig)
	if !ok {
		v, _ = newBinders.LoadOrStore(name+sig, &Function{Name: name, Qualname: name, Native: true, Sig: Sig(sig)})
	}
	f := v.(*Function)
	if len(kw) == 0 && f.Sig.simple && len(args) == f.Sig.npos {
		return args
	}
	return f.bind(f.Sig, args, kw)
}

// BindNew binds the arguments of a class's constructor to flat slots, by a signature as in the method tables.
func BindNew(name, sig string, args []any, kw []Kwarg) []any { return bindNew(name, sig, args, kw) }
