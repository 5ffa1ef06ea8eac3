package py

import (
	"context"
	"io"
	"os"
)

func openArgs(a []any) any {
	mode := wantStr(a[1], "open() argument 'mode'")
	opt := func(v any, name string) string {
		if v == nil {
			return ""
		}
		s, ok := Unwrap(v).(string)
		if !ok {
			panic(TypeError.Newf("open() argument '%s' must be str or None, not %s", name, TypeOf(v).Name))
		}
		return s
	}
	f := Open(a[0], mode, opt(a[3], "encoding"), opt(a[4], "errors"), a[5])
	switch b := IndexInt(a[2]); {
	case b == 0 && !f.binary:
		f.Close()
		panic(newExc(ValueError, "can't have unbuffered text I/O"))
	case b == 1 && !f.binary:
		f.lineBuf = true
	}
	if !Truth(a[6]) {
		f.borrowed = true
	}
	return f
}

func self(a []any) *File { return a[0].(*File) }

// sizeArg reads the optional size of read and readline; negative means everything.
func sizeArg(v any) int {
	if v == nil {
		return -1
	}
	if _, ok := Index(v); !ok {
		panic(TypeError.Newf("argument should be integer or None, not '%s'", TypeOf(v).Name))
	}
	return IndexInt(v)
}

func (f *File) read(n int) any {
	f.checkRead()
	switch {
	case n < 0:
		return f.value(f.readAll())
	case f.binary:
		return Bytes(f.readBytes(n))
	}
	return f.readChars(n)
}

func (f *File) write(v any) any {
	if f.binary {
		f.checkWrite()
		b := BytesLike(v)
		if _, err := f.w.WriteString(b); err != nil {
			panic(OSErrorFrom(err, nil))
		}
		return len(b)
	}
	s, ok := Unwrap(v).(string)
	if !ok {
		panic(TypeError.Newf("write() argument must be str, not %s", TypeOf(v).Name))
	}
	f.WriteText(s)
	return strLen(s)
}

func (f *File) lines(hint int) any {
	f.checkRead()
	l := NewList[any]()
	for total := 0; hint < 0 || total < max(hint, 1); {
		b := f.readLineBytes(-1)
		if len(b) == 0 {
			break
		}
		total += len(b)
		l.AppendAny(f.value(b))
	}
	return l
}

func (f *File) seek(off, whence int) any {
	f.check()
	if f.w != nil {
		f.Flush()
	}
	if whence == 1 && f.r != nil {
		off -= f.r.Buffered()
	}
	pos, err := f.f.Seek(int64(off), whence)
	if err != nil {
		panic(OSErrorFrom(err, nil))
	}
	if f.r != nil {
		f.r.Reset(f.f)
	}
	return int(pos)
}

func (f *File) tell() any {
	f.check()
	pos, err := f.f.Seek(0, io.SeekCurrent)
	if err != nil {
		panic(OSErrorFrom(err, nil))
	}
	n := int(pos)
	if f.r != nil {
		n -= f.r.Buffered()
	}
	if f.w != nil {
		n += f.w.Buffered()
	}
	return n
}

func (f *File) repr() string {
	if f.binary {
		return "<_io." + f.PyClass().Name + " name=" + Repr(f.name) + ">"
	}
	return "<_io.TextIOWrapper name=" + Repr(f.name) + " mode=" + Repr(f.mode) + " encoding=" + Repr(f.encoding) + ">"
}

var fileMethods = MethodTable{
	{"read", "self, size=-1, /", func(_ context.Context, a []any) any { return self(a).read(sizeArg(a[1])) }},
	{"readline", "self, size=-1, /", func(_ context.Context, a []any) any {
		f := self(a)
		f.checkRead()
		return f.value(f.readLineBytes(sizeArg(a[1])))
	}},
	{"readlines", "self, hint=-1, /", func(_ context.Context, a []any) any { return self(a).lines(sizeArg(a[1])) }},
	{"write", "self, text, /", func(_ context.Context, a []any) any { return self(a).write(a[1]) }},
	{"writelines", "self, lines, /", func(_ context.Context, a []any) any {
		for l := range Each(a[1]) {
			self(a).write(l)
		}
		return nil
	}},
	{"flush", "self, /", func(_ context.Context, a []any) any { self(a).Flush(); return nil }},
	{"close", "self, /", func(_ context.Context, a []any) any { self(a).Close(); return nil }},
	{"seek", "self, cookie, whence=0, /", func(_ context.Context, a []any) any { return self(a).seek(IndexInt(a[1]), IndexInt(a[2])) }},
	{"tell", "self, /", func(_ context.Context, a []any) any { return self(a).tell() }},
	{"truncate", "self, pos=None, /", func(_ context.Context, a []any) any {
		f := self(a)
		f.checkWrite()
		f.Flush()
		pos := a[1]
		if pos == nil {
			pos = f.tell()
		}
		if err := f.f.Truncate(int64(IndexInt(pos))); err != nil {
			panic(OSErrorFrom(err, nil))
		}
		return pos
	}},
	{"fileno", "self, /", func(_ context.Context, a []any) any { self(a).check(); return int(self(a).f.Fd()) }},
	{"isatty", "self, /", func(_ context.Context, a []any) any { self(a).check(); return isTerminal(self(a).f) }},
	{"readable", "self, /", func(_ context.Context, a []any) any { self(a).check(); return self(a).r != nil }},
	{"writable", "self, /", func(_ context.Context, a []any) any { self(a).check(); return self(a).w != nil }},
	{"seekable", "self, /", func(_ context.Context, a []any) any {
		self(a).check()
		_, err := self(a).f.Seek(0, io.SeekCurrent)
		return err == nil
	}},
	{
		"reconfigure", "self, /, *, encoding=None, errors=None, newline=None, line_buffering=None, write_through=None",
		func(_ context.Context, a []any) any {
			f := self(a)
			if a[1] != nil {
				f.encoding = Str(a[1])
			}
			if a[2] != nil {
				f.errors = Str(a[2])
			}
			if a[4] != nil {
				f.lineBuf = Truth(a[4])
			}
			return nil
		},
	},
}

func initFileTypes() {
	for _, t := range []*Type{TextIOWrapperType, BufferedReaderType, BufferedWriterType, BufferedRandomType} {
		t.Slots = Slots{
			Repr:  func(o any) string { return o.(*File).repr() },
			Next:  func(o any) (any, bool) { return o.(*File).Next() },
			Enter: func(_ context.Context, o any) any { o.(*File).check(); return o },
			Exit:  func(_ context.Context, o any, _ *Exception) any { o.(*File).Close(); return nil },
		}
		t.Methods(fileMethods)
		t.Getters([]Getter{
			{"name", func(o any) any { return o.(*File).name }, nil},
			{"mode", func(o any) any { return o.(*File).mode }, nil},
			{"closed", func(o any) any { return o.(*File).closed }, nil},
		})
	}
	TextIOWrapperType.Getters([]Getter{
		{"encoding", func(o any) any { return o.(*File).encoding }, nil},
		{"errors", func(o any) any { return o.(*File).errorsOr() }, nil},
		{"line_buffering", func(o any) any { return o.(*File).lineBuf }, nil},
		{"newlines", func(o any) any { return nil }, nil},
		{"buffer", func(o any) any { return o.(*File).buffer() }, nil},
	})
	UnsupportedOperation.Construct = OSError.Construct
}

// buffer gives the binary file below a text file.
func (f *File) buffer() *File {
	if f.raw == nil {
		f.raw = &File{f: f.f, r: f.r, w: f.w, name: f.name, mode: f.mode + "b", binary: true, borrowed: true}
	}
	return f.raw
}

// isTerminal reports whether the file is a terminal.
func isTerminal(f *os.File) bool {
	st, err := f.Stat()
	return err == nil && st.Mode()&os.ModeCharDevice != 0 && st.Name() != "null"
}
