package py

import (
	"syscall"
)

// makeExc makes an exception of a builtin class from its constructor's positional arguments.
func makeExc(t *Type, args []any) *Exception {
	e := &Exception{Class: t, Args: NewTuple(args...)}
	initExc(e, args, nil, false)
	return e
}

// newExcKw is a builtin exception class's constructor.
func newExcKw(cls *Type, args []any, kw []Kwarg) *Exception {
	e := &Exception{Class: cls, Args: NewTuple(args...)}
	if !e.initByTable(args, kw) {
		initExc(e, args, kw, false)
	}
	return e
}

// initByTable runs the __init__ of a library's exception class (asyncio.IncompleteReadError), false if the class has none.
func (e *Exception) initByTable(args []any, kw []Kwarg) bool {
	v, _ := e.Class.Lookup("__init__")
	f, ok := v.(*Function)
	if !ok || f.Owner == nil || f.Owner == BaseException || f.Owner == ObjectType {
		return false
	}
	CallKw(current.Ctx, f, append([]any{e}, args...), kw)
	return true
}

// initExc is the builtin classes' __new__ and __init__: it sets the fields that some classes have. deferred says that a user
// __init__ follows, so that keyword arguments are its business.
func initExc(e *Exception, args []any, kw []Kwarg, deferred bool) {
	if deferred {
		kw = nil
	}
	if len(kw) > 0 && !takesKeywords(e.Class) {
		panic(TypeError.Newf("%s() takes no keyword arguments", e.Class.Name))
	}
	switch c := e.Class; {
	case c.IsSubtype(OSError):
		initOSError(e, args, deferred)
	case c.IsSubtype(StopIteration):
		e.Fields.Set("value", firstOr(args, nil))
	case c.IsSubtype(SystemExit):
		e.Fields.Set("code", exitCode(args))
	case c.IsSubtype(BaseExceptionGroup):
		initGroup(e, args)
	case c.IsSubtype(ImportError):
		e.Fields.Set("msg", soleArg(args))
		setKwFields(e, kw, "name", "path", "name_from")
	case c.IsSubtype(NameError):
		setKwFields(e, kw, "name")
	case c.IsSubtype(AttributeError):
		setKwFields(e, kw, "name", "obj")
	case c.IsSubtype(UnicodeError):
		initUnicode(e, args, deferred)
	case c.IsSubtype(SyntaxError):
		initSyntax(e, args)
	}
}

func takesKeywords(t *Type) bool {
	return t.IsSubtype(ImportError) || t.IsSubtype(NameError) || t.IsSubtype(AttributeError)
}

func firstOr(args []any, def any) any {
	if len(args) > 0 {
		return args[0]
	}
	return def
}

func soleArg(args []any) any {
	if len(args) == 1 {
		return args[0]
	}
	return nil
}

func exitCode(args []any) any {
	switch len(args) {
	case 0:
		return nil
	case 1:
		return args[0]
	}
	return NewTuple(args...)
}

func setKwFields(e *Exception, kw []Kwarg, names ...string) {
	for _, n := range names {
		if _, ok := e.Fields.Get(n); !ok {
			e.Fields.Set(n, nil)
		}
	}
	for _, k := range kw {
		if _, ok := e.Fields.Get(k.Name); !ok {
			panic(TypeError.Newf("%s() got an unexpected keyword argument '%s'", e.Class.Name, k.Name))
		}
		e.Fields.Set(k.Name, k.Value)
	}
}

// errnoClasses maps errno values to the OSError subclasses (PEP 3151).
var errnoClasses = map[int]*Type{
	int(syscall.EAGAIN): BlockingIOError, int(syscall.EALREADY): BlockingIOError, int(syscall.EINPROGRESS): BlockingIOError,
	int(syscall.ECHILD): ChildProcessError, int(syscall.EPIPE): BrokenPipeError, int(syscall.ESHUTDOWN): BrokenPipeError,
	int(syscall.ECONNABORTED): ConnectionAbortedError, int(syscall.ECONNREFUSED): ConnectionRefusedError,
	int(syscall.ECONNRESET): ConnectionResetError, int(syscall.EEXIST): FileExistsError, int(syscall.ENOENT): FileNotFoundError,
	int(syscall.EINTR): InterruptedError, int(syscall.EISDIR): IsADirectoryError, int(syscall.ENOTDIR): NotADirectoryError,
	int(syscall.EACCES): PermissionError, int(syscall.EPERM): PermissionError, int(syscall.ESRCH): ProcessLookupError,
	int(syscall.ETIMEDOUT): TimeoutError,
}

// initOSError splits the 2- to 5-argument form into errno, strerror and file names and picks the class by errno.
func initOSError(e *Exception, args []any, deferred bool) {
	for _, n := range []string{"errno", "strerror", "filename", "filename2"} {
		e.Fields.Set(n, nil)
	}
	if len(args) < 2 || len(args) > 5 || deferred && len(args) > 0 && e.Class.override("__new__") == nil && len(args) < 2 {
		return
	}
	e.Fields.Set("errno", args[0])
	e.Fields.Set("strerror", args[1])
	if len(args) > 2 && args[2] != nil {
		e.Fields.Set("filename", args[2])
		if len(args) > 4 && args[4] != nil {
			e.Fields.Set("filename2", args[4])
		}
		e.Args = NewTuple(args[0], args[1])
	}
	if n, ok := args[0].(int); ok && e.Class == OSError {
		if c, ok := errnoClasses[n]; ok {
			e.Class = c
		}
	}
}

// OSErrorFrom makes the OSError of a Go system-call error: the errno's class and text, with a file name unless it is nil.
// Errors that are no errno give OSError with the Go text.
func OSErrorFrom(err error, filename any) *Exception {
	no, ok := errnoOf(err)
	if !ok {
		return newExc(OSError, err.Error())
	}
	args := []any{int(no), strerror(no)}
	if filename != nil {
		args = append(args, filename)
	}
	return makeExc(OSError, args)
}

func initUnicode(e *Exception, args []any, deferred bool) {
	var names []string
	switch {
	case e.Class.IsSubtype(UnicodeTranslateError):
		names = []string{"object", "start", "end", "reason"}
	case e.Class.IsSubtype(UnicodeDecodeError), e.Class.IsSubtype(UnicodeEncodeError):
		names = []string{"encoding", "object", "start", "end", "reason"}
	}
	if names == nil || deferred {
		return
	}
	if len(args) != len(names) {
		panic(TypeError.Newf("function takes exactly %d arguments (%d given)", len(names), len(args)))
	}
	for i, n := range names {
		e.Fields.Set(n, args[i])
	}
}

func initSyntax(e *Exception, args []any) {
	for _, n := range []string{"msg", "filename", "lineno", "offset", "text", "end_lineno", "end_offset", "print_file_and_line"} {
		e.Fields.Set(n, nil)
	}
	if len(args) > 0 {
		e.Fields.Set("msg", args[0])
	}
	if len(args) == 2 {
		if t, ok := args[1].(AnyTuple); ok {
			for i, n := range []string{"filename", "lineno", "offset", "text", "end_lineno", "end_offset"} {
				if i < t.LenAny() {
					e.Fields.Set(n, t.GetAny(i))
				}
			}
		}
	}
}
