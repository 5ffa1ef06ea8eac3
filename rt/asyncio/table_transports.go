package asyncio

import (
	"context"
	"syscall"

	"github.com/gosyncio/gosyncio/rt/coro"
	"github.com/gosyncio/gosyncio/rt/py"
)

// awaitMethod is `await obj.method()`.
func awaitMethod(ctx context.Context, obj any, method string) any {
	return coro.Await(ctx, py.CallMethod(ctx, obj, method))
}

func (t *SocketTransport) repr() string {
	return reprTransport("_SelectorSocketTransport", t.loop, t.fd, t.gone, t.closing, t.size)
}

func (t *SocketDatagramTransport) repr() string {
	return reprTransport("_SelectorDatagramTransport", t.loop, t.fd, t.sock.closed, t.closing, t.size)
}

func (t *ReadPipeTransport) repr() string {
	reads, _ := t.loop.polls(t.fd)
	return reprPipe("_UnixReadPipeTransport", t.loop, t.fd, t.pipe.closed, t.closing, reads, -1)
}

func (t *WritePipeTransport) repr() string {
	_, writes := t.loop.polls(t.fd)
	return reprPipe("_UnixWritePipeTransport", t.loop, t.fd, t.pipe.closed, t.closing, writes, len(t.buffer))
}

// flowing is a transport with write flow control.
type flowing interface {
	flowState() *flow
	bufferSize() int
}

func (f *flow) flowState() *flow { return f }

func (t *SocketTransport) bufferSize() int         { return t.size }
func (t *SocketDatagramTransport) bufferSize() int { return t.size }
func (t *ReadPipeTransport) bufferSize() int       { return 0 }
func (t *WritePipeTransport) bufferSize() int      { return len(t.buffer) }

func init() {
	reprOf[*SocketTransport](SocketTransportClass)
	reprOf[*SocketDatagramTransport](SocketDatagramTransportClass)
	reprOf[*ReadPipeTransport](ReadPipeTransportClass)
	reprOf[*WritePipeTransport](WritePipeTransportClass)
	reprOf[*SubprocessTransport](SubprocessTransportImplClass)
	for _, t := range []*py.Type{SocketTransportClass, SocketDatagramTransportClass, ReadPipeTransportClass, WritePipeTransportClass, SubprocessTransportImplClass} {
		t.Abstract = true
	}
	initAbstractTransports()
	for _, t := range []*py.Type{SocketTransportClass, ReadPipeTransportClass, WritePipeTransportClass} {
		t.Methods(transportTable)
		t.Methods(flowTable)
	}
	SocketDatagramTransportClass.Methods(flowTable)
	SocketDatagramTransportClass.Methods(datagramTable)
	SubprocessTransportImplClass.Methods(childTable)
	initProtocols()
	initTransportSocket()
	initSubmodules() // the last init function of the package that adds to Module: files are initialised in the order of names
}

var transportTable = py.MethodTable{
	on("write", "data", func(_ context.Context, t transport, a []any) any {
		t.write(bytesArg(a[0]))
		return nil
	}),
	on("writelines", "list_of_data", func(_ context.Context, t transport, a []any) any {
		t.writeLines(linesArg(a[0]))
		return nil
	}),
	on("write_eof", "", nothing(transport.writeEOF)),
	on("can_write_eof", "", answer(transport.canWriteEOF)),
	on("close", "", nothing(transport.close)),
	on("abort", "", nothing(transport.abort)),
	on("is_closing", "", answer(transport.isClosing)),
	on("is_reading", "", answer(transport.isReading)),
	on("pause_reading", "", nothing(transport.pauseReading)),
	on("resume_reading", "", nothing(transport.resumeReading)),
}

var flowTable = py.MethodTable{
	on("get_extra_info", "name, default=None", func(_ context.Context, t flowing, a []any) any {
		name, _ := a[0].(string)
		return t.flowState().extraInfo(name, a[1])
	}),
	on("get_write_buffer_size", "", answer(flowing.bufferSize)),
	on("get_write_buffer_limits", "", func(_ context.Context, t flowing, _ []any) any {
		f := t.flowState()
		return py.NewTuple(f.low, f.high)
	}),
	on("set_write_buffer_limits", "high=None, low=None", func(_ context.Context, t flowing, a []any) any {
		f := t.flowState()
		f.setLimits(a[0], a[1])
		f.maybePause(t.bufferSize())
		return nil
	}),
	on("get_protocol", "", func(_ context.Context, t flowing, _ []any) any {
		if s, ok := t.(*SocketTransport); ok && s.gone {
			return nil
		}
		return t.flowState().protocol.object()
	}),
	on("set_protocol", "protocol", func(_ context.Context, t flowing, a []any) any {
		t.flowState().protocol = protocolOf(a[0])
		return nil
	}),
}

var datagramTable = py.MethodTable{
	on("sendto", "data, addr=None", func(_ context.Context, t *SocketDatagramTransport, a []any) any {
		t.sendTo(bytesArg(a[0]), a[1])
		return nil
	}),
	on("close", "", nothing((*SocketDatagramTransport).close)),
	on("abort", "", nothing((*SocketDatagramTransport).abort)),
	on("is_closing", "", answer((*SocketDatagramTransport).isClosing)),
	on("set_protocol", "protocol", func(_ context.Context, t *SocketDatagramTransport, a []any) any {
		t.handler, t.protocol = a[0], protocolOf(a[0])
		return nil
	}),
}

var childTable = py.MethodTable{
	on("get_pid", "", func(_ context.Context, t *SubprocessTransport, _ []any) any { return t.child.PID }),
	on("get_returncode", "", func(_ context.Context, t *SubprocessTransport, _ []any) any { return t.Returncode() }),
	on("get_pipe_transport", "fd", func(_ context.Context, t *SubprocessTransport, a []any) any {
		if p := t.pipe(intArg(a[0])); p != nil {
			return p.object()
		}
		return nil
	}),
	on("send_signal", "signal", func(_ context.Context, t *SubprocessTransport, a []any) any {
		t.SendSignal(intArg(a[0]))
		return nil
	}),
	on("terminate", "", func(_ context.Context, t *SubprocessTransport, _ []any) any {
		t.SendSignal(sigTerm)
		return nil
	}),
	on("kill", "", func(_ context.Context, t *SubprocessTransport, _ []any) any {
		t.SendSignal(sigKill)
		return nil
	}),
	on("close", "", nothing((*SubprocessTransport).Close)),
	on("is_closing", "", func(_ context.Context, t *SubprocessTransport, _ []any) any { return t.closed }),
	on("get_protocol", "", func(_ context.Context, t *SubprocessTransport, _ []any) any { return t.protocol.object() }),
	on("get_extra_info", "name, default=None", func(_ context.Context, _ *SubprocessTransport, a []any) any { return a[1] }),
}

// initAbstractTransports gives the abstract classes their methods, which raise
// NotImplementedError, and makes them fit to be subclassed.
func initAbstractTransports() {
	extra := py.MethodTable{
		method("__init__", "self, extra=None", func(_ context.Context, a []any) any {
			if a[1] == nil {
				a[1] = py.NewDict[any, any]()
			}
			py.SetAttr(a[0], "_extra", a[1])
			return nil
		}),
		method("get_extra_info", "self, name, default=None", func(_ context.Context, a []any) any {
			if d, ok := py.GetAttrOK(a[0], "_extra"); ok {
				if v := py.CallMethod(py.Context(), d, "get", a[1], a[2]); v != nil {
					return v
				}
			}
			return a[2]
		}),
	}
	BaseTransportClass.Methods(extra)
	abstract := func(t *py.Type, names ...string) {
		for _, n := range names {
			t.Methods(py.MethodTable{method(n, "self, *args, **kw", func(context.Context, []any) any {
				panic(py.NotImplementedError.New())
			})})
		}
	}
	abstract(BaseTransportClass, "is_closing", "close", "set_protocol", "get_protocol")
	abstract(ReadTransportClass, "is_reading", "pause_reading", "resume_reading")
	abstract(WriteTransportClass, "set_write_buffer_limits", "get_write_buffer_size", "get_write_buffer_limits",
		"write", "write_eof", "can_write_eof", "abort")
	WriteTransportClass.Methods(py.MethodTable{
		method("writelines", "self, list_of_data", func(ctx context.Context, a []any) any {
			return py.CallMethod(ctx, a[0], "write", py.CallMethod(ctx, py.Bytes(""), "join", a[1]))
		}),
	})
	abstract(DatagramTransportClass, "sendto", "abort")
	abstract(SubprocessTransportClass, "get_pid", "get_returncode", "get_pipe_transport", "send_signal", "terminate", "kill")
	plain := func(ctx context.Context, cls *py.Type, args []any, kw []py.Kwarg) any {
		in := py.NewInstance(cls)
		init, _ := cls.Lookup("__init__")
		py.CallKw(ctx, init, append([]any{in}, args...), kw)
		return in
	}
	for _, t := range []*py.Type{BaseTransportClass, ReadTransportClass, WriteTransportClass, TransportClass, DatagramTransportClass, SubprocessTransportClass} {
		t.Mixin()
		t.Construct = plain
	}
}

// initProtocols gives the protocol classes their methods, which do nothing.
func initProtocols() {
	nop := func(t *py.Type, lines ...string) {
		for _, l := range lines {
			name, sig := l, "self"
			for i := range l {
				if l[i] == '(' {
					name, sig = l[:i], "self, "+l[i+1:len(l)-1]
					break
				}
			}
			t.Methods(py.MethodTable{method(name, sig, func(context.Context, []any) any { return nil })})
		}
	}
	nop(BaseProtocolClass, "connection_made(transport)", "connection_lost(exc)", "pause_writing", "resume_writing")
	nop(ProtocolClass, "data_received(data)", "eof_received")
	nop(BufferedProtocolClass, "get_buffer(sizehint)", "buffer_updated(nbytes)", "eof_received")
	nop(DatagramProtocolClass, "datagram_received(data, addr)", "error_received(exc)")
	nop(SubprocessProtocolClass, "pipe_data_received(fd, data)", "pipe_connection_lost(fd, exc)", "process_exited")
	for _, t := range []*py.Type{BaseProtocolClass, ProtocolClass, BufferedProtocolClass, DatagramProtocolClass, SubprocessProtocolClass} {
		t.Mixin()
	}
	p := StreamReaderProtocolClass
	constructor(p, "stream_reader, client_connected_cb=None, loop=None", func() *StreamReaderProtocol {
		s := &StreamReaderProtocol{}
		s.SetClass(StreamReaderProtocolClass)
		return s
	}, func(ctx context.Context, s *StreamReaderProtocol, a []any) {
		s.reader, _ = py.Unwrap(a[0]).(*StreamReader)
		s.connected = a[1]
		if s.loop = loopOrNil(a[2]); s.loop == nil {
			s.loop = eventLoop(ctx)
		}
		s.closed = newFuture(s.loop)
		s.closed.quietDestroy = true
	})
	p.Methods(py.MethodTable{
		on("connection_made", "transport", func(_ context.Context, s *StreamReaderProtocol, a []any) any {
			s.connectionMade(transportOf(a[0]))
			return nil
		}),
		on("connection_lost", "exc", func(_ context.Context, s *StreamReaderProtocol, a []any) any {
			e, _ := a[0].(*py.Exception)
			s.connectionLost(e)
			return nil
		}),
		on("data_received", "data", func(_ context.Context, s *StreamReaderProtocol, a []any) any {
			s.dataReceived(bytesArg(a[0]))
			return nil
		}),
		on("eof_received", "", answer((*StreamReaderProtocol).eofReceived)),
		on("pause_writing", "", func(_ context.Context, s *StreamReaderProtocol, _ []any) any {
			s.pauseWriting()
			return nil
		}),
		on("resume_writing", "", func(_ context.Context, s *StreamReaderProtocol, _ []any) any {
			s.resumeWriting()
			return nil
		}),
		async("FlowControlMixin", "_drain_helper", "", func(ctx context.Context, s *StreamReaderProtocol, _ []any) any {
			s.drain(ctx)
			return nil
		}),
		on("_get_close_waiter", "stream", func(_ context.Context, s *StreamReaderProtocol, _ []any) any { return s.closed.object() }),
	})
}

func initTransportSocket() {
	t := TransportSocketClass
	t.Abstract = true
	reprOf[*TransportSocket](t)
	t.Methods(py.MethodTable{
		on("fileno", "", answer((*TransportSocket).fileno)),
		on("getsockname", "", func(_ context.Context, s *TransportSocket, _ []any) any { return s.sock.sockName() }),
		on("getpeername", "", func(_ context.Context, s *TransportSocket, _ []any) any {
			sa, err := syscall.Getpeername(s.sock.fd)
			if err != nil {
				panic(osError(err))
			}
			return addrOf(sa)
		}),
		on("setsockopt", "level, optname, value", func(_ context.Context, s *TransportSocket, a []any) any {
			if err := syscall.SetsockoptInt(s.sock.fd, intArg(a[0]), intArg(a[1]), intArg(a[2])); err != nil {
				panic(osError(err))
			}
			return nil
		}),
		on("getsockopt", "level, optname", func(_ context.Context, s *TransportSocket, a []any) any {
			n, err := syscall.GetsockoptInt(s.sock.fd, intArg(a[0]), intArg(a[1]))
			if err != nil {
				panic(osError(err))
			}
			return n
		}),
		on("shutdown", "how", func(_ context.Context, s *TransportSocket, a []any) any {
			if err := syscall.Shutdown(s.sock.fd, intArg(a[0])); err != nil {
				panic(osError(err))
			}
			return nil
		}),
		on("gettimeout", "", func(context.Context, *TransportSocket, []any) any { return 0 }),
		on("settimeout", "value", func(_ context.Context, _ *TransportSocket, a []any) any {
			if !py.Eq(a[0], 0) {
				panic(py.ValueError.New("settimeout(): only 0 timeout is allowed on transport sockets"))
			}
			return nil
		}),
		on("setblocking", "flag", func(_ context.Context, _ *TransportSocket, a []any) any {
			if py.Truth(a[0]) {
				panic(py.ValueError.New("setblocking(): transport sockets cannot be blocking"))
			}
			return nil
		}),
	})
	t.Getters([]py.Getter{
		property("family", func(s *TransportSocket) any { return s.sock.family }),
		property("type", func(s *TransportSocket) any { return s.sock.kind }),
		property("proto", func(s *TransportSocket) any { return s.sock.proto }),
	})
}
