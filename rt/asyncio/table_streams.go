package asyncio

import (
	"context"
	"strconv"

	"github.com/gosyncio/gosyncio/rt/coro"
	"github.com/gosyncio/gosyncio/rt/py"
)

// bytesArg is the data argument of write().
func bytesArg(v any) []byte {
	data, ok := bytesOf(py.Unwrap(v))
	if !ok {
		panic(py.TypeError.Newf("data argument must be a bytes-like object, not %s", py.Repr(py.TypeOf(v).Name)))
	}
	return data
}

func linesArg(v any) [][]byte {
	var parts [][]byte
	for x := range py.Each(v) {
		parts = append(parts, bytesArg(x))
	}
	return parts
}

func intArg(v any) int { return py.IndexInt(v) }

// streamTuple is what open_connection returns.
func streamTuple(r *StreamReader, w *StreamWriter) any { return py.NewTuple(r, w) }

func (r *StreamReader) repr() string {
	text := "<StreamReader"
	if n := len(r.buffered()); n > 0 {
		text += " " + strconv.Itoa(n) + " bytes"
	}
	if r.eof {
		text += " eof"
	}
	if r.limit != defaultLimit {
		text += " limit=" + strconv.Itoa(r.limit)
	}
	if r.waiter != nil {
		text += " waiter=" + py.Repr(r.waiter.object())
	}
	if r.failure != nil {
		text += " exception=" + py.Repr(r.failure)
	}
	if r.transport != nil {
		text += " transport=" + py.Repr(r.transport.object())
	}
	if r.paused {
		text += " paused"
	}
	return text + ">"
}

func (w *StreamWriter) repr() string {
	text := "<StreamWriter transport=" + py.Repr(w.transport.object())
	if w.reader != nil {
		text += " reader=" + py.Repr(w.reader)
	}
	return text + ">"
}

func (s *Server) repr() string { return "<Server sockets=" + py.Repr(s.Sockets()) + ">" }

func (p *Process) repr() string { return "<Process " + strconv.Itoa(p.pid) + ">" }

func init() {
	initReader()
	initWriter()
	initServer()
	initProcess()
}

func initReader() {
	t := StreamReaderClass
	constructor(t, "limit=65536, loop=None", func() *StreamReader {
		r := &StreamReader{limit: defaultLimit}
		r.SetClass(StreamReaderClass)
		return r
	}, func(ctx context.Context, r *StreamReader, a []any) {
		if r.limit = intArg(a[0]); r.limit <= 0 {
			panic(py.ValueError.New("Limit cannot be <= 0"))
		}
		if r.loop = loopOrNil(a[1]); r.loop == nil {
			r.loop = eventLoop(ctx)
		}
	})
	reprOf[*StreamReader](t)
	t.Methods(py.MethodTable{
		async("StreamReader", "read", "n=-1", func(ctx context.Context, r *StreamReader, a []any) any { return r.Read(ctx, intArg(a[0])) }),
		async("StreamReader", "readline", "", func(ctx context.Context, r *StreamReader, _ []any) any { return r.ReadLine(ctx) }),
		async("StreamReader", "readexactly", "n", func(ctx context.Context, r *StreamReader, a []any) any {
			return r.ReadExactly(ctx, intArg(a[0]))
		}),
		async("StreamReader", "readuntil", "separator=b'\\n'", func(ctx context.Context, r *StreamReader, a []any) any {
			return r.readUntil(ctx, separatorsArg(a[0]))
		}),
		on("at_eof", "", answer((*StreamReader).AtEOF)),
		on("feed_eof", "", nothing((*StreamReader).FeedEOF)),
		on("feed_data", "data", func(_ context.Context, r *StreamReader, a []any) any {
			r.feed(bytesArg(a[0]))
			return nil
		}),
		on("exception", "", func(_ context.Context, r *StreamReader, _ []any) any { return excOrNil(r.failure) }),
		on("set_exception", "exc", func(_ context.Context, r *StreamReader, a []any) any {
			r.SetException(py.Raised(a[0]))
			return nil
		}),
		on("set_transport", "transport", func(_ context.Context, r *StreamReader, a []any) any {
			if r.transport != nil {
				panic(py.AssertionError.New("Transport already set"))
			}
			r.transport = transportOf(a[0])
			return nil
		}),
		on("__aiter__", "", func(_ context.Context, r *StreamReader, _ []any) any { return r }),
	})
	t.MethodsOnWhole(py.MethodTable{
		method("__anext__", "self, /", func(_ context.Context, a []any) any {
			return coro.NewCoroutine("StreamReader.__anext__", func(ctx context.Context) any {
				line := coro.Await(ctx, py.CallMethod(ctx, a[0], "readline"))
				if line == py.Bytes("") {
					panic(py.StopAsyncIteration.New())
				}
				return line
			})
		}),
	})
	t.Getters([]py.Getter{
		property("_limit", func(r *StreamReader) any { return r.limit }),
		property("_eof", func(r *StreamReader) any { return r.eof }),
	})
}

// separatorsArg is the separator of readuntil: bytes or a tuple of them.
func separatorsArg(v any) [][]byte {
	if t, ok := py.Unwrap(v).(py.AnyTuple); ok {
		var out [][]byte
		for _, x := range t.BoxedItems() {
			out = append(out, bytesArg(x))
		}
		return out
	}
	return [][]byte{bytesArg(v)}
}

// transportOf finds the transport behind an object; those of the program are
// wrapped.
func transportOf(v any) transport {
	if t, ok := v.(transport); ok {
		return t
	}
	if in, ok := v.(*py.Instance); ok {
		if t, ok := in.Base.(transport); ok {
			return t
		}
	}
	return userTransport{v}
}

// userTransport calls the methods of a transport object of the program.
type userTransport struct{ obj any }

func (t userTransport) call(method string, args ...any) any {
	return py.CallMethod(py.Context(), t.obj, method, args...)
}

func (t userTransport) object() any       { return t.obj }
func (t userTransport) write(data []byte) { t.call("write", py.Bytes(data)) }
func (t userTransport) writeLines(parts [][]byte) {
	boxed := make([]any, len(parts))
	for i, p := range parts {
		boxed[i] = py.Bytes(p)
	}
	t.call("writelines", py.NewList(boxed...))
}
func (t userTransport) writeEOF()         { t.call("write_eof") }
func (t userTransport) canWriteEOF() bool { return py.Truth(t.call("can_write_eof")) }
func (t userTransport) close()            { t.call("close") }
func (t userTransport) abort()            { t.call("abort") }
func (t userTransport) isClosing() bool   { return py.Truth(t.call("is_closing")) }
func (t userTransport) isReading() bool   { return py.Truth(t.call("is_reading")) }
func (t userTransport) pauseReading()     { t.call("pause_reading") }
func (t userTransport) resumeReading()    { t.call("resume_reading") }
func (t userTransport) extraInfo(name string, missing any) any {
	return t.call("get_extra_info", name, missing)
}

// userDrainer is the protocol of a StreamWriter that the program made.
type userDrainer struct{ obj any }

func (p userDrainer) drain(ctx context.Context) {
	if d, ok := py.Unwrap(p.obj).(drainer); ok {
		d.drain(ctx)
		return
	}
	awaitMethod(ctx, p.obj, "_drain_helper")
}

func (p userDrainer) closeWaiter(w *StreamWriter) *FutureCore {
	if d, ok := py.Unwrap(p.obj).(drainer); ok {
		return d.closeWaiter(w)
	}
	return asFuture(py.CallMethod(py.Context(), p.obj, "_get_close_waiter", w))
}

func initWriter() {
	t := StreamWriterClass
	t.Construct = func(ctx context.Context, _ *py.Type, args []any, kw []py.Kwarg) any {
		a := py.BindNew("StreamWriter", "transport, protocol, reader, loop", args, kw)
		r, _ := py.Unwrap(a[2]).(*StreamReader)
		return newStreamWriter(transportOf(a[0]), userDrainer{a[1]}, r, loopArg(a[3]))
	}
	reprOf[*StreamWriter](t)
	t.Methods(py.MethodTable{
		on("write", "data", func(_ context.Context, w *StreamWriter, a []any) any {
			w.transport.write(bytesArg(a[0]))
			return nil
		}),
		on("writelines", "data", func(_ context.Context, w *StreamWriter, a []any) any {
			w.WriteLines(a[0])
			return nil
		}),
		on("write_eof", "", nothing((*StreamWriter).WriteEOF)),
		on("can_write_eof", "", answer((*StreamWriter).CanWriteEOF)),
		on("close", "", nothing((*StreamWriter).Close)),
		on("is_closing", "", answer((*StreamWriter).IsClosing)),
		async("StreamWriter", "wait_closed", "", func(ctx context.Context, w *StreamWriter, _ []any) any {
			w.WaitClosed(ctx)
			return nil
		}),
		async("StreamWriter", "drain", "", func(ctx context.Context, w *StreamWriter, _ []any) any {
			w.Drain(ctx)
			return nil
		}),
		on("get_extra_info", "name, default=None", func(_ context.Context, w *StreamWriter, a []any) any {
			name, _ := a[0].(string)
			return w.transport.extraInfo(name, a[1])
		}),
	})
	t.Getters([]py.Getter{
		property("transport", func(w *StreamWriter) any { return w.transport.object() }),
		property("_transport", func(w *StreamWriter) any { return w.transport.object() }),
	})
}

func initServer() {
	t := ServerClass
	t.Abstract = true
	reprOf[*Server](t)
	t.Methods(py.MethodTable{
		on("close", "", nothing((*Server).Close)),
		on("close_clients", "", nothing((*Server).CloseClients)),
		on("abort_clients", "", nothing((*Server).AbortClients)),
		on("is_serving", "", answer((*Server).IsServing)),
		on("get_loop", "", func(_ context.Context, s *Server, _ []any) any { return loopValue(s.loop) }),
		async("Server", "start_serving", "", func(ctx context.Context, s *Server, _ []any) any {
			s.StartServing(ctx)
			return nil
		}),
		async("Server", "serve_forever", "", func(ctx context.Context, s *Server, _ []any) any {
			s.ServeForever(ctx)
			return nil
		}),
		async("Server", "wait_closed", "", func(ctx context.Context, s *Server, _ []any) any {
			s.WaitClosed(ctx)
			return nil
		}),
		async("AbstractServer", "__aenter__", "", func(_ context.Context, s *Server, _ []any) any { return s }),
		async("AbstractServer", "__aexit__", "*exc", func(ctx context.Context, s *Server, _ []any) any {
			s.Close()
			s.WaitClosed(ctx)
			return nil
		}),
	})
	t.Getters([]py.Getter{property("sockets", func(s *Server) any { return s.Sockets() })})
}

func initProcess() {
	t := ProcessClass
	t.Abstract = true
	reprOf[*Process](t)
	t.Methods(py.MethodTable{
		async("Process", "wait", "", func(ctx context.Context, p *Process, _ []any) any { return p.Wait(ctx) }),
		async("Process", "communicate", "input=None", func(ctx context.Context, p *Process, a []any) any {
			out := p.communicate(ctx, a[0])
			return py.NewTuple(out.V0, out.V1)
		}),
		on("send_signal", "signal", func(_ context.Context, p *Process, a []any) any {
			p.SendSignal(intArg(a[0]))
			return nil
		}),
		on("terminate", "", nothing((*Process).Terminate)),
		on("kill", "", nothing((*Process).Kill)),
	})
	t.Getters([]py.Getter{
		property("pid", func(p *Process) any { return p.pid }),
		property("returncode", func(p *Process) any { return p.Returncode() }),
		property("stdin", (*Process).Stdin),
		property("stdout", (*Process).Stdout),
		property("stderr", (*Process).Stderr),
	})
}
