package py

import (
	"fmt"
	"strconv"
	"strings"
)

// withDefaults completes a call that gives only positional arguments, enough of them, to a signature of positional
// parameters; false if it is not that simple.
func (s *Signature) withDefaults(a []any) ([]any, bool) {
	if !s.simple || len(a) < s.nreq || len(a) > s.npos {
		return nil, false
	}
	slots := make([]any, s.npos)
	copy(slots, a)
	for i := len(a); i < s.npos; i++ {
		p := &s.Params[i]
		if !p.HasDefault {
			return nil, false
		}
		slots[i] = p.Default
	}
	return slots, true
}

// bind gives the flat slots for a call (the rules of CPython's initialize_locals).
func (f *Function) bind(s *Signature, args []any, kw []Kwarg) []any {
	slots := make([]any, len(s.Params))
	n := min(len(args), s.npos)
	copy(slots, args[:n])
	for i := n; i < len(slots); i++ {
		slots[i] = Unbound
	}
	var extra *Dict[any, any]
	if s.kwargs >= 0 {
		extra = NewDict[any, any]()
		slots[s.kwargs] = extra
	}
	if s.args >= 0 {
		slots[s.args] = NewTuple(append([]any(nil), args[n:]...)...)
	}
	f.bindKeywords(s, slots, kw, extra)
	if len(args) > s.npos && s.args < 0 {
		panic(f.tooMany(s, slots, len(args)))
	}
	f.fillDefaults(s, slots, n)
	return slots
}

func (f *Function) bindKeywords(s *Signature, slots []any, kw []Kwarg, extra *Dict[any, any]) {
	for _, k := range kw {
		i := s.keyword(k.Name)
		switch {
		case i >= 0 && slots[i] != Unbound:
			panic(TypeError.New(f.label() + "() got multiple values for argument '" + k.Name + "'"))
		case i >= 0:
			slots[i] = k.Value
		case extra != nil:
			if _, ok := extra.LookupAny(k.Name); ok {
				panic(TypeError.New(f.label() + "() got multiple values for keyword argument '" + k.Name + "'"))
			}
			extra.StoreAny(k.Name, k.Value)
		default:
			panic(f.unexpected(s, kw, k.Name))
		}
	}
}

// keyword finds the slot a keyword argument goes to, -1 if there is none.
func (s *Signature) keyword(name string) int {
	for i := s.nonly; i < len(s.Params); i++ {
		p := &s.Params[i]
		if p.Name == name && (p.Kind == PositionalOrKeyword || p.Kind == KeywordOnly) {
			return i
		}
	}
	return -1
}

func (f *Function) unexpected(s *Signature, kw []Kwarg, name string) *Exception {
	var posOnly []string
	for _, p := range s.Params[:s.nonly] {
		for _, k := range kw {
			if k.Name == p.Name {
				posOnly = append(posOnly, p.Name)
			}
		}
	}
	if len(posOnly) > 0 {
		return TypeError.New(f.label() + "() got some positional-only arguments passed as keyword arguments: '" +
			strings.Join(posOnly, ", ") + "'")
	}
	var names []string
	for _, p := range s.Params {
		if p.Kind == PositionalOrKeyword || p.Kind == KeywordOnly {
			names = append(names, p.Name)
		}
	}
	msg := f.label() + "() got an unexpected keyword argument '" + name + "'"
	if hint := suggest(name, names); hint != "" {
		msg += ". Did you mean '" + hint + "'?"
	}
	return TypeError.New(msg)
}

func (f *Function) fillDefaults(s *Signature, slots []any, given int) {
	var missing []string
	for i := given; i < s.npos; i++ {
		if slots[i] != Unbound {
			continue
		}
		if p := &s.Params[i]; p.HasDefault {
			slots[i] = p.Default
		} else {
			missing = append(missing, p.Name)
		}
	}
	if missing != nil {
		panic(f.missing("positional", missing))
	}
	if !s.kwonly {
		return
	}
	for i := s.npos; i < len(s.Params); i++ {
		p := &s.Params[i]
		if p.Kind != KeywordOnly || slots[i] != Unbound {
			continue
		}
		if p.HasDefault {
			slots[i] = p.Default
		} else {
			missing = append(missing, p.Name)
		}
	}
	if missing != nil {
		panic(f.missing("keyword-only", missing))
	}
}

func (f *Function) missing(kind string, names []string) *Exception {
	quoted := make([]string, len(names))
	for i, n := range names {
		quoted[i] = "'" + n + "'"
	}
	list := quoted[0]
	switch n := len(quoted); {
	case n == 2:
		list = quoted[0] + " and " + quoted[1]
	case n > 2:
		list = strings.Join(quoted[:n-2], ", ") + ", " + quoted[n-2] + ", and " + quoted[n-1]
	}
	plural := "s"
	if len(names) == 1 {
		plural = ""
	}
	return TypeError.New(fmt.Sprintf("%s() missing %d required %s argument%s: %s", f.label(), len(names), kind, plural, list))
}

// tooMany is CPython's too_many_positional.
func (f *Function) tooMany(s *Signature, slots []any, given int) *Exception {
	kwonlyGiven := 0
	for i := s.npos; i < len(s.Params); i++ {
		if s.Params[i].Kind == KeywordOnly && slots[i] != Unbound {
			kwonlyGiven++
		}
	}
	takes, plural := strconv.Itoa(s.npos), s.npos != 1
	if s.nreq < s.npos {
		takes, plural = fmt.Sprintf("from %d to %d", s.nreq, s.npos), true
	}
	was := "were"
	kwtext := ""
	if kwonlyGiven > 0 {
		kwtext = fmt.Sprintf(" positional argument%s (and %d keyword-only argument%s)", pluralS(given), kwonlyGiven, pluralS(kwonlyGiven))
	} else if given == 1 {
		was = "was"
	}
	ps := ""
	if plural {
		ps = "s"
	}
	return TypeError.New(fmt.Sprintf("%s() takes %s positional argument%s but %d%s %s given", f.label(), takes, ps, given, kwtext, was))
}

func pluralS(n int) string {
	if n == 1 {
		return ""
	}
	return "s"
}

// builtin says that the function shows as one of C: in argument errors, in its repr and in its class.
func (f *Function) builtin() bool {
	return f.Native && !f.inPython && (f.Owner == nil || !f.Owner.InPython)
}

// label is the name in argument errors: the qualified name of a Python function, the plain one of a builtin.
func (f *Function) label() string {
	if !f.builtin() {
		return f.Qualname
	}
	if f.Native && f.Owner != nil && f.Owner != ObjectType {
		return f.Owner.Name + "." + f.Name
	}
	if f.Native {
		return f.Name
	}
	return f.Qualname
}

// fullLabel is label with the module of a function that is not a builtin one, as the errors of METH_NOARGS and METH_O
// have it.
func (f *Function) fullLabel() string {
	if f.Native && f.Owner == nil && f.Module != "" && f.Module != "builtins" {
		return f.Module + "." + f.label()
	}
	return f.label()
}

// bindNative binds a builtin's arguments, with the error texts of CPython's argument clinic.
func (f *Function) bindNative(s *Signature, args []any, kw []Kwarg) []any {
	if !f.builtin() {
		return f.bind(s, args, kw)
	}
	slots := make([]any, len(s.Params))
	f.bindNativeInto(slots, s, args, kw)
	return slots
}

func (f *Function) bindNativeInto(slots []any, s *Signature, args []any, kw []Kwarg) {
	n := min(len(args), s.npos)
	copy(slots, args[:n])
	for i := n; i < len(slots); i++ {
		slots[i] = Unbound
	}
	var extra *Dict[any, any]
	if s.kwargs >= 0 {
		extra = NewDict[any, any]()
		slots[s.kwargs] = extra
	}
	if s.args >= 0 {
		slots[s.args] = NewTuple(append([]any(nil), args[n:]...)...)
	}
	if len(args) > s.npos && s.args < 0 {
		panic(f.nativeCount(s, len(args), len(kw)))
	}
	if len(kw) > 0 && s.nonly == len(s.Params) {
		panic(TypeError.New(f.label() + "() takes no keyword arguments"))
	}
	for _, k := range kw {
		i := s.keyword(k.Name)
		switch {
		case i >= 0 && slots[i] != Unbound:
			panic(TypeError.Newf("argument for %s() given by name ('%s') and position (%d)", f.Name, k.Name, i+1-f.receivers()))
		case i >= 0:
			slots[i] = k.Value
		case extra != nil:
			extra.StoreAny(k.Name, k.Value)
		default:
			panic(f.nativeUnexpected(s, k.Name))
		}
	}
	f.nativeDefaults(s, slots, args)
}

func (f *Function) receivers() int {
	if f.Owner != nil {
		return 1
	}
	return 0
}

func (f *Function) nativeUnexpected(s *Signature, name string) *Exception {
	var names []string
	for _, p := range s.Params {
		if p.Kind == PositionalOrKeyword || p.Kind == KeywordOnly {
			names = append(names, p.Name)
		}
	}
	msg := f.Name + "() got an unexpected keyword argument '" + name + "'"
	if hint := suggest(name, names); hint != "" {
		msg += ". Did you mean '" + hint + "'?"
	}
	return TypeError.New(msg)
}

func (f *Function) nativeDefaults(s *Signature, slots []any, args []any) {
	for i := range s.Params {
		p := &s.Params[i]
		if slots[i] != Unbound || p.Kind == VarPositional || p.Kind == VarKeyword {
			continue
		}
		switch {
		case p.HasDefault:
			slots[i] = p.Default
		case i == 0 && f.Owner != nil:
			panic(TypeError.Newf("unbound method %s() needs an argument", f.label()))
		case p.Kind == KeywordOnly:
			panic(TypeError.Newf("%s() missing required keyword-only argument: '%s'", f.Name, p.Name))
		case p.Kind == PositionalOnly:
			panic(f.nativeCount(s, len(args), 0))
		default:
			panic(TypeError.Newf("%s() missing required argument '%s' (pos %d)", f.Name, p.Name, i+1-f.receivers()))
		}
	}
}

// nativeCount is the wrong-number-of-arguments error: three forms, as the clinic has for METH_NOARGS, METH_O and the rest,
// and that of slot wrappers.
func (f *Function) nativeCount(s *Signature, given, kw int) *Exception {
	r := f.receivers()
	given, lo, hi := given-r, s.nreq-r, s.npos-r
	switch {
	case f.wrapper && hi > 1 && lo == hi:
		return TypeError.Newf(" expected %d arguments, got %d", hi, given) // the name before it is the empty one
	case f.wrapper && lo == hi:
		return TypeError.Newf("expected %d argument%s, got %d", hi, pluralS(hi), given)
	case hi == 0 && !s.kwonly:
		return TypeError.Newf("%s() takes no arguments (%d given)", f.fullLabel(), given)
	case hi == 1 && lo == 1 && s.nonly == s.npos && !s.kwonly:
		return TypeError.Newf("%s() takes exactly one argument (%d given)", f.fullLabel(), given)
	}
	if s.nonly < s.npos || s.kwonly {
		return f.clinicCount(s, given+kw, lo, hi)
	}
	bound, n := "", lo
	if lo < hi {
		bound, n = "at least ", lo
		if given > hi {
			bound, n = "at most ", hi
		}
	}
	return TypeError.Newf("%s expected %s%d argument%s, got %d", f.Name, bound, n, pluralS(n), given)
}

func (f *Function) clinicCount(s *Signature, given, lo, hi int) *Exception {
	bound, n := "exactly", hi
	if lo < hi {
		bound = "at most"
		if given < lo {
			bound, n = "at least", lo
		}
	}
	if hi == 0 {
		return TypeError.Newf("%s() takes no positional arguments", f.Name)
	}
	positional := ""
	if given < lo && s.nonly > 0 || s.kwonly {
		positional = "positional "
	}
	return TypeError.Newf("%s() takes %s %d %sargument%s (%d given)", f.Name, bound, n, positional, pluralS(n), given)
}

// sig gives the signature, parsing a table's text at the first use.
func (f *Function) sig() *Signature {
	if f.Sig == nil {
		f.Sig = Sig(f.lazySig)
	}
	return f.Sig
}
