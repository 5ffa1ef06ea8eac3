package py

import "context"

// excMethods are the methods of BaseException.
var excMethods = MethodTable{
	{"__init__", "self, /, *args, **kwargs", func(_ context.Context, a []any) any {
		e := a[0].(*Exception)
		args := a[1].(*Tuple)
		e.Args = args
		initExc(e, args.Items(), kwargsOf(a[2]), false)
		return nil
	}},
	{"__str__", "self, /", func(_ context.Context, a []any) any { return a[0].(*Exception).builtinStr() }},
	{"__repr__", "self, /", func(_ context.Context, a []any) any { return a[0].(*Exception).repr() }},
	{"add_note", "self, note, /", func(_ context.Context, a []any) any {
		a[0].(*Exception).AddNote(a[1])
		return nil
	}},
	{"with_traceback", "self, tb, /", func(_ context.Context, a []any) any {
		e := a[0].(*Exception)
		e.SetTraceback(a[1])
		return e
	}},
	{"__setstate__", "self, state, /", func(context.Context, []any) any { return nil }},
}

// AddNote is e.add_note(note).
func (e *Exception) AddNote(note any) {
	if _, ok := Unwrap(note).(string); !ok {
		panic(TypeError.Newf("note must be a str, not '%s'", TypeOf(note).Name))
	}
	if v, ok := e.Dict.Get("__notes__"); ok {
		l, isList := v.(interface{ AppendAny(v any) })
		if !isList {
			panic(newExc(TypeError, "Cannot add note: __notes__ is not a list"))
		}
		l.AppendAny(note)
		return
	}
	e.Dict.Set("__notes__", NewList[any](note))
}

func excOrNone(e *Exception) any {
	if e == nil {
		return nil
	}
	return e
}

func setLink(v any, what string) *Exception {
	switch x := v.(type) {
	case nil:
		return nil
	case *Exception:
		return x
	}
	panic(newExc(TypeError, "exception "+what+" must be None or derive from BaseException"))
}

var excGetters = []Getter{
	{"args", func(o any) any { return o.(*Exception).Args }, func(o, v any) { o.(*Exception).Args = NewTuple(Items(v)...) }},
	{"__cause__", func(o any) any { return excOrNone(o.(*Exception).Cause) }, func(o, v any) {
		e := o.(*Exception)
		e.Cause, e.SuppressContext = setLink(v, "cause"), true
	}},
	{"__context__", func(o any) any { return excOrNone(o.(*Exception).Context) }, func(o, v any) {
		o.(*Exception).Context = setLink(v, "context")
	}},
	{"__suppress_context__", func(o any) any { return o.(*Exception).SuppressContext }, func(o, v any) {
		o.(*Exception).SuppressContext = Truth(v)
	}},
	{"__traceback__", func(o any) any { return o.(*Exception).Traceback() }, func(o, v any) { o.(*Exception).SetTraceback(v) }},
	{"__dict__", func(o any) any { return attrsDict((*attrs)(&o.(*Exception).Dict)) }, nil},
}

// field makes an attribute that stands in the exception's Fields.
func excField(name string) Getter {
	return Getter{name, func(o any) any { return o.(*Exception).field(name) }, func(o, v any) { o.(*Exception).Fields.Set(name, v) }}
}

func initExceptionMethods() {
	BaseException.Methods(excMethods)
	BaseException.tableOps = false
	BaseException.Getters(excGetters)
	BaseException.Slots.Repr = func(o any) string { return o.(*Exception).repr() }
	BaseException.Slots.Str = func(o any) string { return o.(*Exception).builtinStr() }
	BaseException.derived = true
	for _, t := range exceptionClasses {
		t.Construct = func(_ context.Context, cls *Type, args []any, kw []Kwarg) any {
			return newExcKw(cls, args, kw)
		}
		t.tableOps = false
	}
	for t, names := range map[*Type][]string{
		OSError:               {"errno", "strerror", "filename", "filename2"},
		StopIteration:         {"value"},
		SystemExit:            {"code"},
		ImportError:           {"msg", "name", "path", "name_from"},
		NameError:             {"name"},
		AttributeError:        {"name", "obj"},
		UnicodeDecodeError:    {"encoding", "object", "start", "end", "reason"},
		UnicodeEncodeError:    {"encoding", "object", "start", "end", "reason"},
		UnicodeTranslateError: {"encoding", "object", "start", "end", "reason"},
		SyntaxError:           {"msg", "filename", "lineno", "offset", "text", "end_lineno", "end_offset", "print_file_and_line"},
	} {
		var gs []Getter
		for _, n := range names {
			gs = append(gs, excField(n))
		}
		t.Getters(gs)
	}
	initGroupMethods()
}
