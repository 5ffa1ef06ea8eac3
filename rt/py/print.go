package py

import (
	"bufio"
	"os"
	"strconv"
)

// The standard streams. stdout is block-buffered unless it is a terminal, as CPython's.
var (
	Stdin  = stdFile(os.Stdin, "<stdin>", "r")
	Stdout = stdFile(os.Stdout, "<stdout>", "w")
	Stderr = stdFile(os.Stderr, "<stderr>", "w")
)

// What the names in module sys are bound to now; programs may rebind them.
var sysStdin, sysStdout, sysStderr any = Stdin, Stdout, Stderr

func stdFile(f *os.File, name, mode string) *File {
	x := &File{f: f, name: name, mode: mode, encoding: "utf-8", errors: "strict", universal: true, borrowed: true}
	if mode == "r" {
		x.r = bufio.NewReaderSize(f, bufferSize)
		return x
	}
	x.w = bufio.NewWriterSize(f, bufferSize)
	x.lineBuf = isTerminal(f)
	if name == "<stderr>" {
		x.errors = "backslashreplace"
		x.lineBuf = true
	}
	return x
}

// SysStdout gives what sys.stdout is bound to.
func SysStdout() any { return sysStdout }

// SetSysStdout rebinds sys.stdout.
func SetSysStdout(v any) { sysStdout = v }

// SysStderr gives what sys.stderr is bound to.
func SysStderr() any { return sysStderr }

// SetSysStderr rebinds sys.stderr.
func SetSysStderr(v any) { sysStderr = v }

// SysStdin gives what sys.stdin is bound to.
func SysStdin() any { return sysStdin }

// SetSysStdin rebinds sys.stdin.
func SetSysStdin(v any) { sysStdin = v }

// Print is print(*values).
func Print(values ...any) {
	f, ok := sysStdout.(*File)
	if !ok {
		PrintKw(values, nil, nil, nil, false)
		return
	}
	f.printTo(values, " ", "\n")
}

// PrintStr is print(s) for a str.
func PrintStr(s string) {
	f, ok := sysStdout.(*File)
	if !ok || f.closed {
		PrintKw([]any{s}, nil, nil, nil, false)
		return
	}
	f.WriteText(s)
	f.WriteText("\n")
}

// Println is print() with no values.
func Println() { Print() }

func (f *File) printTo(values []any, sep, end string) {
	for i, v := range values {
		if i > 0 {
			f.WriteText(sep)
		}
		switch x := v.(type) {
		case string:
			f.WriteText(x)
		case int:
			var buf [20]byte
			f.checkWrite()
			f.w.Write(strconv.AppendInt(buf[:0], int64(x), 10))
		default:
			f.WriteText(Str(v))
		}
	}
	if end != "" {
		f.WriteText(end)
	}
}

// PrintKw is print(*values, sep=sep, end=end, file=file, flush=flush); None stands for the default of each.
func PrintKw(values []any, sep, end, file any, flush bool) {
	text := func(v any, name, def string) string {
		if v == nil {
			return def
		}
		s, ok := Unwrap(v).(string)
		if !ok {
			panic(TypeError.Newf("%s must be None or a string, not %s", name, TypeOf(v).Name))
		}
		return s
	}
	if file == nil {
		if file = sysStdout; file == nil {
			return
		}
	}
	s, e := text(sep, "sep", " "), text(end, "end", "\n")
	if f, ok := file.(*File); ok && !f.binary {
		f.printTo(values, s, e)
		if flush {
			f.Flush()
		}
		return
	}
	write := GetAttr(file, "write")
	ctx := current.Ctx
	for i, v := range values {
		if i > 0 {
			Call(ctx, write, s)
		}
		Call(ctx, write, Str(v))
	}
	Call(ctx, write, e)
	if flush {
		CallMethod(ctx, file, "flush")
	}
}

// FlushStdout writes out what sys.stdout has buffered, ignoring errors.
func FlushStdout() {
	if !Stdout.closed {
		Stdout.w.Flush()
	}
}

// flushAll is the flush at the end of the program; a failure is CPython's exit code 120.
func flushAll() error {
	var err error
	if f, ok := sysStdout.(*File); !ok || f != Stdout {
		if sysStdout != nil {
			Try(func() { CallMethod(current.Ctx, sysStdout, "flush") })
		}
	}
	if !Stdout.closed {
		err = Stdout.w.Flush()
	}
	if !Stderr.closed {
		Stderr.w.Flush()
	}
	return err
}

// writeStderr writes to sys.stderr, wherever that is bound.
func writeStderr(s string) {
	f, ok := sysStderr.(*File)
	if !ok {
		if sysStderr != nil {
			Try(func() { CallMethod(current.Ctx, sysStderr, "write", s) })
		}
		return
	}
	if f.closed {
		return
	}
	f.w.WriteString(s)
	f.w.Flush()
}

// WriteStderr writes text to sys.stderr: the runtime's own messages.
func WriteStderr(s string) { writeStderr(s) }

// Input is input(prompt): a line of stdin without its end; EOFError at the end of the file.
func Input(prompt any) string {
	if s := Str(prompt); s != "" {
		PrintKw([]any{prompt}, nil, "", nil, true)
	}
	FlushStdout()
	var line string
	if f, ok := sysStdin.(*File); ok {
		f.checkRead()
		line = f.ReadLine()
	} else {
		line = Str(CallMethod(current.Ctx, sysStdin, "readline"))
	}
	if line == "" {
		panic(newExc(EOFError, "EOF when reading a line"))
	}
	if line[len(line)-1] == '\n' {
		line = line[:len(line)-1]
	}
	return line
}
