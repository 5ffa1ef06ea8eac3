package stub

import (
	"strings"

	"github.com/gosyncio/gosyncio/transform/types"
)

// exceptionBases are CPython 3.13's builtin exception classes with their bases, bases first.
var exceptionBases = strings.Fields(`
BaseException: BaseExceptionGroup:BaseException ExceptionGroup:BaseExceptionGroup,Exception
Exception:BaseException ArithmeticError:Exception FloatingPointError:ArithmeticError
OverflowError:ArithmeticError ZeroDivisionError:ArithmeticError AssertionError:Exception
AttributeError:Exception BufferError:Exception EOFError:Exception ImportError:Exception
ModuleNotFoundError:ImportError LookupError:Exception IndexError:LookupError KeyError:LookupError
MemoryError:Exception NameError:Exception UnboundLocalError:NameError OSError:Exception
BlockingIOError:OSError ChildProcessError:OSError ConnectionError:OSError BrokenPipeError:ConnectionError
ConnectionAbortedError:ConnectionError ConnectionRefusedError:ConnectionError
ConnectionResetError:ConnectionError FileExistsError:OSError FileNotFoundError:OSError
InterruptedError:OSError IsADirectoryError:OSError NotADirectoryError:OSError PermissionError:OSError
ProcessLookupError:OSError TimeoutError:OSError ReferenceError:Exception RuntimeError:Exception
NotImplementedError:RuntimeError PythonFinalizationError:RuntimeError RecursionError:RuntimeError
StopAsyncIteration:Exception StopIteration:Exception SyntaxError:Exception IndentationError:SyntaxError
TabError:IndentationError SystemError:Exception TypeError:Exception ValueError:Exception
UnicodeError:ValueError UnicodeDecodeError:UnicodeError UnicodeEncodeError:UnicodeError
UnicodeTranslateError:UnicodeError Warning:Exception BytesWarning:Warning DeprecationWarning:Warning
EncodingWarning:Warning FutureWarning:Warning ImportWarning:Warning PendingDeprecationWarning:Warning
ResourceWarning:Warning RuntimeWarning:Warning SyntaxWarning:Warning UnicodeWarning:Warning
UserWarning:Warning GeneratorExit:BaseException KeyboardInterrupt:BaseException SystemExit:BaseException
`)

// addExceptions declares the builtin exception classes that no stub describes.
func (l *Library) addExceptions() {
	m := l.Modules["builtins"]
	if m == nil {
		m = newModule("builtins")
		l.Modules["builtins"] = m
	}
	added := map[*Class]string{}
	for _, row := range exceptionBases {
		name, bases, _ := strings.Cut(row, ":")
		if m.Classes[name] == nil {
			c := &Class{Name: name, Module: m, Methods: map[string]*Func{}, Attrs: map[string]*Var{}, Exception: true}
			m.Classes[name] = c
			added[c] = bases
		}
	}
	for c, bases := range added {
		for _, b := range strings.Split(bases, ",") {
			if base := m.Classes[b]; base != nil {
				c.Bases = append(c.Bases, &Type{Kind: Plain, Class: base, Name: b})
			}
		}
	}
	for alias, name := range map[string]string{"IOError": "OSError", "EnvironmentError": "OSError"} {
		if m.Classes[alias] == nil {
			m.Classes[alias] = m.Classes[name]
		}
	}
}

// ExceptionGo is the Go type of every exception.
var ExceptionGo = types.Go{Pointer: true, Pkg: types.PyPath, Name: "Exception"}
