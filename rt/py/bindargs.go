package py

import "sync"

var argBinders sync.Map // name + signature -> *Function

// bindArgs binds the arguments of a builtin class's constructor or another Go function by a table-style signature.
func bindArgs(name, sig string, args []any, kw []Kwarg) []any {
	key := name + "(" + sig
	f, ok := argBinders.Load(key)
	if !ok {
		f, _ = argBinders.LoadOrStore(key, &Function{Name: name, Qualname: name, Native: true, Sig: Sig(sig)})
	}
	fn := f.(*Function)
	if fn.Sig.simple && len(args) == fn.Sig.npos && len(kw) == 0 {
		return args
	}
	return fn.bindNative(fn.Sig, args, kw)
}

// BindArgs is bindArgs for the other packages of the runtime: it gives one slot for each parameter of sig and raises the
// TypeErrors of a builtin called name.
func BindArgs(name, sig string, args []any, kw []Kwarg) []any { return bindArgs(name, sig, args, kw) }
