package py

// newExcType declares a builtin exception class.
func newExcType(name string, bases ...*Type) *Type {
	t := newType(name, bases...)
	t.excLayout = true
	return t
}

// The builtin exception classes.
var (
	BaseException      = newExcType("BaseException", ObjectType)
	BaseExceptionGroup = newExcType("BaseExceptionGroup", BaseException)
	GeneratorExit      = newExcType("GeneratorExit", BaseException)
	KeyboardInterrupt  = newExcType("KeyboardInterrupt", BaseException)
	SystemExit         = newExcType("SystemExit", BaseException)

	// ExceptionClass is the class Exception (the name Exception is the Go type of all exceptions).
	ExceptionClass = newExcType("Exception", BaseException)
	ExceptionGroup = newExcType("ExceptionGroup", BaseExceptionGroup, ExceptionClass)

	ArithmeticError    = newExcType("ArithmeticError", ExceptionClass)
	FloatingPointError = newExcType("FloatingPointError", ArithmeticError)
	OverflowError      = newExcType("OverflowError", ArithmeticError)
	ZeroDivisionError  = newExcType("ZeroDivisionError", ArithmeticError)

	AssertionError      = newExcType("AssertionError", ExceptionClass)
	AttributeError      = newExcType("AttributeError", ExceptionClass)
	BufferError         = newExcType("BufferError", ExceptionClass)
	EOFError            = newExcType("EOFError", ExceptionClass)
	ImportError         = newExcType("ImportError", ExceptionClass)
	ModuleNotFoundError = newExcType("ModuleNotFoundError", ImportError)
	LookupError         = newExcType("LookupError", ExceptionClass)
	IndexError          = newExcType("IndexError", LookupError)
	KeyError            = newExcType("KeyError", LookupError)
	MemoryError         = newExcType("MemoryError", ExceptionClass)
	NameError           = newExcType("NameError", ExceptionClass)
	UnboundLocalError   = newExcType("UnboundLocalError", NameError)

	OSError                = newExcType("OSError", ExceptionClass)
	BlockingIOError        = newExcType("BlockingIOError", OSError)
	ChildProcessError      = newExcType("ChildProcessError", OSError)
	ConnectionError        = newExcType("ConnectionError", OSError)
	BrokenPipeError        = newExcType("BrokenPipeError", ConnectionError)
	ConnectionAbortedError = newExcType("ConnectionAbortedError", ConnectionError)
	ConnectionRefusedError = newExcType("ConnectionRefusedError", ConnectionError)
	ConnectionResetError   = newExcType("ConnectionResetError", ConnectionError)
	FileExistsError        = newExcType("FileExistsError", OSError)
	FileNotFoundError      = newExcType("FileNotFoundError", OSError)
	InterruptedError       = newExcType("InterruptedError", OSError)
	IsADirectoryError      = newExcType("IsADirectoryError", OSError)
	NotADirectoryError     = newExcType("NotADirectoryError", OSError)
	PermissionError        = newExcType("PermissionError", OSError)
	ProcessLookupError     = newExcType("ProcessLookupError", OSError)
	TimeoutError           = newExcType("TimeoutError", OSError)

	ReferenceError          = newExcType("ReferenceError", ExceptionClass)
	RuntimeError            = newExcType("RuntimeError", ExceptionClass)
	NotImplementedError     = newExcType("NotImplementedError", RuntimeError)
	PythonFinalizationError = newExcType("PythonFinalizationError", RuntimeError)
	RecursionError          = newExcType("RecursionError", RuntimeError)
	StopAsyncIteration      = newExcType("StopAsyncIteration", ExceptionClass)
	StopIteration           = newExcType("StopIteration", ExceptionClass)
	SyntaxError             = newExcType("SyntaxError", ExceptionClass)
	IndentationError        = newExcType("IndentationError", SyntaxError)
	TabError                = newExcType("TabError", IndentationError)
	SystemError             = newExcType("SystemError", ExceptionClass)
	TypeError               = newExcType("TypeError", ExceptionClass)
	ValueError              = newExcType("ValueError", ExceptionClass)
	UnicodeError            = newExcType("UnicodeError", ValueError)
	UnicodeDecodeError      = newExcType("UnicodeDecodeError", UnicodeError)
	UnicodeEncodeError      = newExcType("UnicodeEncodeError", UnicodeError)
	UnicodeTranslateError   = newExcType("UnicodeTranslateError", UnicodeError)

	Warning                   = newExcType("Warning", ExceptionClass)
	BytesWarning              = newExcType("BytesWarning", Warning)
	DeprecationWarning        = newExcType("DeprecationWarning", Warning)
	EncodingWarning           = newExcType("EncodingWarning", Warning)
	FutureWarning             = newExcType("FutureWarning", Warning)
	ImportWarning             = newExcType("ImportWarning", Warning)
	PendingDeprecationWarning = newExcType("PendingDeprecationWarning", Warning)
	ResourceWarning           = newExcType("ResourceWarning", Warning)
	RuntimeWarning            = newExcType("RuntimeWarning", Warning)
	SyntaxWarning             = newExcType("SyntaxWarning", Warning)
	UnicodeWarning            = newExcType("UnicodeWarning", Warning)
	UserWarning               = newExcType("UserWarning", Warning)
)

// exceptionClasses lists the classes for the builtins module.
var exceptionClasses = []*Type{
	BaseException, BaseExceptionGroup, GeneratorExit, KeyboardInterrupt, SystemExit, ExceptionClass, ExceptionGroup,
	ArithmeticError, FloatingPointError, OverflowError, ZeroDivisionError, AssertionError, AttributeError, BufferError,
	EOFError, ImportError, ModuleNotFoundError, LookupError, IndexError, KeyError, MemoryError, NameError,
	UnboundLocalError, OSError, BlockingIOError, ChildProcessError, ConnectionError, BrokenPipeError,
	ConnectionAbortedError, ConnectionRefusedError, ConnectionResetError, FileExistsError, FileNotFoundError,
	InterruptedError, IsADirectoryError, NotADirectoryError, PermissionError, ProcessLookupError, TimeoutError,
	ReferenceError, RuntimeError, NotImplementedError, PythonFinalizationError, RecursionError, StopAsyncIteration,
	StopIteration, SyntaxError, IndentationError, TabError, SystemError, TypeError, ValueError, UnicodeError,
	UnicodeDecodeError, UnicodeEncodeError, UnicodeTranslateError, Warning, BytesWarning, DeprecationWarning,
	EncodingWarning, FutureWarning, ImportWarning, PendingDeprecationWarning, ResourceWarning, RuntimeWarning,
	SyntaxWarning, UnicodeWarning, UserWarning,
}
