package py

import (
	"bufio"
	"errors"
	"io"
	"os"
	"strings"
	"syscall"
	"unicode/utf8"
)

// File is a file object as open() makes it, in text or binary mode; sys.stdin, sys.stdout and sys.stderr are such files too.
type File struct {
	f        *os.File
	r        *bufio.Reader
	w        *bufio.Writer
	name     any
	mode     string
	binary   bool
	encoding string
	errors   string
	// newline is the newline argument: "" with universal set means translate, else lines end as it says.
	newline   string
	universal bool
	lineBuf   bool
	through   bool // nothing is kept back: write_through
	closed    bool
	borrowed  bool // the descriptor is not ours to close
	raw       *File
	extra     Attrs
}

// The classes of file objects.
var (
	TextIOWrapperType    = newIOType("TextIOWrapper")
	BufferedReaderType   = newIOType("BufferedReader")
	BufferedWriterType   = newIOType("BufferedWriter")
	BufferedRandomType   = newIOType("BufferedRandom")
	UnsupportedOperation = newUnsupported()
)

func newIOType(name string) *Type {
	t := newType(name, ObjectType)
	t.Module = "_io"
	return t
}

func newUnsupported() *Type {
	t := newExcType("UnsupportedOperation", OSError, ValueError)
	t.Module = "io"
	return t
}

// PyClass gives the class by the file's mode.
func (f *File) PyClass() *Type {
	switch {
	case !f.binary:
		return TextIOWrapperType
	case f.r != nil && f.w != nil:
		return BufferedRandomType
	case f.w != nil:
		return BufferedWriterType
	}
	return BufferedReaderType
}

// PyOverflow lets programs hang attributes on a file.
func (f *File) PyOverflow() *Attrs { return &f.extra }

const bufferSize = 8192

// Open is open(name, mode, ...): OSError when the system refuses, ValueError for a bad mode.
func Open(name any, mode, encoding, errs string, newline any) *File {
	f := &File{name: name, mode: mode, encoding: encoding, errors: errs, universal: newline == nil}
	flags := parseMode(f, mode)
	if f.binary && encoding != "" {
		panic(newExc(ValueError, "binary mode doesn't take an encoding argument"))
	}
	if f.encoding == "" {
		f.encoding = "UTF-8"
	}
	if s, ok := newline.(string); ok {
		if s != "" && s != "\n" && s != "\r" && s != "\r\n" {
			panic(ValueError.Newf("illegal newline value: %s", Repr(s)))
		}
		f.newline = s
	}
	f.openOS(flags)
	return f
}

func (f *File) openOS(flags int) {
	switch n := Unwrap(f.name).(type) {
	case int:
		f.f = os.NewFile(uintptr(n), "fd")
	case string:
		f.f = f.openPath(n, flags)
	case Bytes:
		f.f = f.openPath(string(n), flags)
	default:
		p, ok := specialMethod(f.name, "__fspath__")
		if !ok {
			panic(TypeError.Newf("expected str, bytes or os.PathLike object, not %s", TypeOf(f.name).Name))
		}
		f.f = f.openPath(Str(callSpecial(p, f.name)), flags)
	}
	if flags&(os.O_WRONLY|os.O_RDWR) != 0 {
		f.w = bufio.NewWriterSize(f.f, bufferSize)
	}
	if flags&os.O_WRONLY == 0 {
		f.r = bufio.NewReaderSize(f.f, bufferSize)
	}
}

func (f *File) openPath(path string, flags int) *os.File {
	if strings.IndexByte(path, 0) >= 0 {
		panic(newExc(ValueError, "embedded null byte"))
	}
	file, err := os.OpenFile(path, flags, 0o666)
	if err == nil {
		if st, serr := file.Stat(); serr == nil && st.IsDir() {
			file.Close()
			err = syscall.EISDIR
		}
	}
	if err != nil {
		panic(OSErrorFrom(err, f.name))
	}
	return file
}

// parseMode reads the mode string; it gives the flags of os.OpenFile.
func parseMode(f *File, mode string) int {
	kinds, plus, text := 0, false, false
	flags := 0
	for i, c := range mode {
		if strings.ContainsRune(mode[:i], c) || !strings.ContainsRune("rwax+bt", c) {
			panic(ValueError.Newf("invalid mode: %s", Repr(mode)))
		}
		switch c {
		case 'r':
			kinds++
		case 'w':
			kinds++
			flags |= os.O_CREATE | os.O_TRUNC | os.O_WRONLY
		case 'a':
			kinds++
			flags |= os.O_CREATE | os.O_APPEND | os.O_WRONLY
		case 'x':
			kinds++
			flags |= os.O_CREATE | os.O_EXCL | os.O_WRONLY
		case '+':
			plus = true
		case 'b':
			f.binary = true
		case 't':
			text = true
		}
	}
	switch {
	case f.binary && text:
		panic(newExc(ValueError, "can't have text and binary mode at once"))
	case kinds > 1:
		panic(newExc(ValueError, "must have exactly one of create/read/write/append mode"))
	case kinds == 0:
		panic(newExc(ValueError, "Must have exactly one of create/read/write/append mode and at most one plus"))
	}
	if plus {
		flags = flags&^os.O_WRONLY | os.O_RDWR
	}
	return flags
}

func (f *File) check() {
	if f.closed {
		panic(newExc(ValueError, "I/O operation on closed file."))
	}
}

func (f *File) checkRead() {
	f.check()
	if f.r == nil {
		panic(makeExc(UnsupportedOperation, []any{"not readable"}))
	}
	if f.w != nil && f.w.Buffered() > 0 {
		f.Flush()
	}
	if f == Stdin {
		FlushStdout()
	}
}

func (f *File) checkWrite() {
	f.check()
	if f.w == nil {
		panic(makeExc(UnsupportedOperation, []any{"not writable"}))
	}
	if f.r != nil && f.r.Buffered() > 0 {
		f.f.Seek(-int64(f.r.Buffered()), io.SeekCurrent)
		f.r.Reset(f.f)
	}
}

// WriteText writes a str in text mode, encoding it.
func (f *File) WriteText(s string) {
	f.checkWrite()
	if f.newline == "\r\n" || f.newline == "\r" {
		s = strings.ReplaceAll(s, "\n", f.newline)
	}
	if !isUTF8(f.encoding) {
		s = string(CallMethod(current.Ctx, s, "encode", f.encoding, f.errorsOr()).(Bytes))
	} else if hasSurrogate(s) {
		s = string(CallMethod(current.Ctx, s, "encode", "utf-8", f.errorsOr()).(Bytes))
	}
	if f.raw != nil && f.raw.w != f.w {
		f.raw.Flush()
	}
	if _, err := f.w.WriteString(s); err != nil {
		panic(OSErrorFrom(err, nil))
	}
	if f.through || f.lineBuf && strings.IndexByte(s, '\n') >= 0 {
		f.Flush()
	}
}

func (f *File) errorsOr() string {
	if f.errors == "" {
		return "strict"
	}
	return f.errors
}

func isUTF8(enc string) bool {
	switch enc {
	case "utf-8", "utf8", "UTF-8", "UTF8", "utf_8":
		return true
	}
	return false
}

// hasSurrogate finds a lone surrogate kept in WTF-8 form.
func hasSurrogate(s string) bool {
	for {
		i := strings.IndexByte(s, 0xed)
		if i < 0 || i+1 >= len(s) {
			return false
		}
		if s[i+1] >= 0xa0 {
			return true
		}
		s = s[i+1:]
	}
}

// Flush writes out what is buffered; OSError if that fails.
func (f *File) Flush() {
	f.check()
	if f.w == nil {
		return
	}
	if err := f.w.Flush(); err != nil {
		f.w.Reset(f.f)
		panic(OSErrorFrom(err, nil))
	}
}

// Close flushes and closes; closing twice is harmless.
func (f *File) Close() {
	if f.closed {
		return
	}
	exc := Try(f.Flush)
	f.closed = true
	if !f.borrowed {
		f.f.Close()
	}
	if exc != nil {
		panic(exc.Propagate())
	}
}

// readAll reads the rest of the file as bytes.
func (f *File) readAll() []byte {
	data, err := io.ReadAll(f.r)
	if err != nil {
		panic(OSErrorFrom(err, nil))
	}
	return data
}

// decode turns bytes read in text mode into a str.
func (f *File) decode(data []byte) string {
	var s string
	if isUTF8(f.encoding) && utf8.Valid(data) {
		s = string(data)
	} else {
		s = Str(CallMethod(current.Ctx, Bytes(data), "decode", f.encoding, f.errorsOr()))
	}
	if f.universal && strings.IndexByte(s, '\r') >= 0 {
		s = strings.ReplaceAll(strings.ReplaceAll(s, "\r\n", "\n"), "\r", "\n")
	}
	return s
}

// ReadLine gives the next line with its end, "" at the end of the file; text mode.
func (f *File) ReadLine() string { return f.decode(f.readLineBytes(-1)) }

// readLineBytes reads up to and including a line end (of the text mode's newline setting), at most limit bytes if limit >= 0.
func (f *File) readLineBytes(limit int) []byte {
	var out []byte
	for limit < 0 || len(out) < limit {
		c, err := f.r.ReadByte()
		if err != nil {
			if errors.Is(err, io.EOF) {
				return out
			}
			panic(OSErrorFrom(err, nil))
		}
		out = append(out, c)
		if c == '\n' && f.newline != "\r" {
			if f.binary || f.newline != "\r\n" || strings.HasSuffix(string(out), "\r\n") {
				return out
			}
		}
		if c == '\r' && !f.binary && (f.newline == "\r" || f.universal || f.newline == "" && !f.universal) {
			if f.newline == "\r" {
				return out
			}
			if next, err := f.r.Peek(1); err == nil && next[0] == '\n' {
				continue
			}
			return out
		}
	}
	return out
}

// readChars reads n characters in text mode.
func (f *File) readChars(n int) string {
	var out []byte
	for got := 0; got < n; {
		r, size, err := f.r.ReadRune()
		if err != nil {
			break
		}
		if r == '�' && size == 1 {
			f.r.UnreadRune()
			c, _ := f.r.ReadByte()
			out = append(out, c)
			got++
			continue
		}
		if r == '\r' && f.universal {
			if next, err := f.r.Peek(1); err == nil && next[0] == '\n' {
				f.r.ReadByte()
			}
			r = '\n'
		}
		out = append(out, string(r)...)
		got++
	}
	return f.decode(out)
}

// readBytes reads n bytes in binary mode, fewer at the end.
func (f *File) readBytes(n int) []byte {
	buf := make([]byte, n)
	got, err := io.ReadFull(f.r, buf)
	if err != nil && !errors.Is(err, io.EOF) && !errors.Is(err, io.ErrUnexpectedEOF) {
		panic(OSErrorFrom(err, nil))
	}
	return buf[:got]
}

// Next gives the next line, in text or bytes.
func (f *File) Next() (any, bool) {
	f.checkRead()
	b := f.readLineBytes(-1)
	if len(b) == 0 {
		return nil, false
	}
	return f.value(b), true
}

func (f *File) value(b []byte) any {
	if f.binary {
		return Bytes(b)
	}
	return f.decode(b)
}
