package asyncio

import (
	"context"
	"syscall"

	"github.com/gosyncio/gosyncio/rt/py"
)

// refuseTLS raises for an ssl= argument: TLS is not supported.
func refuseTLS(ssl any) {
	if ssl != nil && py.Truth(ssl) {
		panic(py.NotImplementedError.New("gosyncio: TLS connections (ssl=) are not supported"))
	}
}

// factoryOf makes the protocols of a protocol_factory argument.
func factoryOf(factory any) func() protocol {
	return func() protocol { return protocolOf(py.Call(py.Context(), factory)) }
}

const (
	connectSig = "host=None, port=None, *, ssl=None, family=0, proto=0, flags=0, sock=None, local_addr=None, server_hostname=None, " +
		"ssl_handshake_timeout=None, ssl_shutdown_timeout=None, happy_eyeballs_delay=None, interleave=None, all_errors=False"
	serverSig = "host=None, port=None, *, family=0, flags=1, sock=None, backlog=100, ssl=None, reuse_address=None, " +
		"reuse_port=None, keep_alive=None, ssl_handshake_timeout=None, ssl_shutdown_timeout=None, start_serving=True"
	unixServerSig = "path=None, *, sock=None, backlog=100, ssl=None, ssl_handshake_timeout=None, ssl_shutdown_timeout=None, " +
		"start_serving=True, cleanup_socket=True"
	unixConnectSig = "path=None, *, ssl=None, sock=None, server_hostname=None, ssl_handshake_timeout=None, ssl_shutdown_timeout=None"
	spawnSig       = "stdin=None, stdout=None, stderr=None, limit=65536, universal_newlines=False, shell=None, bufsize=0, encoding=None, " +
		"errors=None, text=None, executable=None, preexec_fn=None, close_fds=True, cwd=None, env=None, startupinfo=None, creationflags=0, " +
		"restore_signals=True, start_new_session=False, pass_fds=(), user=None, group=None, extra_groups=None, umask=-1, pipesize=-1, process_group=None"
)

// connectArgs reads the arguments of connectSig.
func connectArgs(a []any) connectOptions {
	refuseTLS(a[2])
	if a[8] != nil {
		panic(py.ValueError.New("server_hostname is only meaningful with ssl"))
	}
	return connectOptions{
		host: a[0], port: a[1], family: intArg(a[3]), proto: intArg(a[4]), flags: intArg(a[5]),
		sock: a[6], localAddr: a[7], allErrors: py.Truth(a[13]),
	}
}

// serverArgs reads the arguments of serverSig.
func serverArgs(a []any) serverOptions {
	refuseTLS(a[6])
	return serverOptions{
		host: a[0], port: a[1], family: intArg(a[2]), flags: intArg(a[3]), sock: a[4], backlog: intArg(a[5]),
		reuseAddress: a[7], reusePort: py.Truth(a[8]), keepAlive: py.Truth(a[9]), start: py.Truth(a[12]),
	}
}

// spawnArgs reads the arguments of spawnSig (without limit at 3).
func spawnArgs(s *Spawn, a []any) *Spawn {
	s.Stdin, s.Stdout, s.Stderr = a[0], a[1], a[2]
	for _, c := range []struct {
		bad  bool
		text string
	}{
		{py.Truth(a[4]), "universal_newlines must be False"},
		{a[5] != nil && py.Truth(a[5]) != s.Shell, "shell must be " + py.Repr(s.Shell)},
		{!py.Eq(a[6], 0), "bufsize must be 0"},
		{a[9] != nil && py.Truth(a[9]), "text must be False"},
		{a[7] != nil, "encoding must be None"},
		{a[8] != nil, "errors must be None"},
	} {
		if c.bad {
			panic(py.ValueError.New(c.text))
		}
	}
	if a[11] != nil || a[20] != nil || a[21] != nil || a[22] != nil || !py.Eq(a[23], -1) {
		panic(py.NotImplementedError.New("gosyncio: preexec_fn, user, group, extra_groups and umask are not supported"))
	}
	if a[10] != nil {
		s.Executable = pathString(a[10])
	}
	if a[13] != nil {
		s.Dir = pathString(a[13])
	}
	if a[14] != nil {
		s.Env = []string{}
		for k := range py.Each(a[14]) {
			s.Env = append(s.Env, pathString(k)+"="+pathString(py.GetItem(a[14], k)))
		}
	}
	s.NewSession = py.Truth(a[18])
	for v := range py.Each(a[19]) {
		s.PassFDs = append(s.PassFDs, intArg(v))
	}
	s.Group = a[25]
	return s
}

// commandArg is one of the strings of a command.
func commandArg(v any) string {
	switch v := py.Unwrap(v).(type) {
	case string:
		return v
	case py.Bytes:
		return string(v)
	}
	return pathString(v)
}

// programArgs reads program and *args.
func programArgs(program, args any) []string {
	out := []string{commandArg(program)}
	for _, v := range items(args) {
		out = append(out, commandArg(v))
	}
	return out
}

// shellCommand reads the command of a shell.
func shellCommand(v any) string {
	switch v.(type) {
	case string, py.Bytes:
		return commandArg(v)
	}
	panic(py.ValueError.New("cmd must be a string"))
}

// SubprocessModule is the module asyncio.subprocess.
var SubprocessModule = py.NewModule("asyncio.subprocess", py.MethodTable{createExec, createShell})

var createExec = asyncFunc("create_subprocess_exec", "program, *args, "+spawnSig, func(ctx context.Context, a []any) any {
	s := spawnArgs(&Spawn{Args: programArgs(a[0], a[1])}, a[2:])
	return createSubprocess(ctx, s, intArg(a[5]))
})

var createShell = asyncFunc("create_subprocess_shell", "cmd, "+spawnSig, func(ctx context.Context, a []any) any {
	s := spawnArgs(&Spawn{Args: []string{shellCommand(a[0])}, Shell: true}, a[1:])
	return createSubprocess(ctx, s, intArg(a[4]))
})

func init() {
	for name, v := range map[string]any{"PIPE": Pipe, "STDOUT": Stdout, "DEVNULL": DevNull} {
		SubprocessModule.Set(name, v)
	}
	SubprocessModule.SetClasses(ProcessClass, SubprocessStreamProtocolClass)
	Module.Set("subprocess", SubprocessModule)
	Module.Methods(ioFunctions)
	setClasses(StreamReaderClass, StreamWriterClass, StreamReaderProtocolClass, ServerClass, AbstractServerClass,
		BaseProtocolClass, ProtocolClass, BufferedProtocolClass, DatagramProtocolClass, SubprocessProtocolClass,
		BaseTransportClass, ReadTransportClass, WriteTransportClass, TransportClass, DatagramTransportClass, SubprocessTransportClass)
	AbstractLoopType.Methods(loopConnectTable)
	AbstractLoopType.Methods(loopPipeTable)
	AbstractLoopType.Methods(loopThreadTable)
	AbstractLoopType.Methods(loopSignalTable)
}

var ioFunctions = py.MethodTable{
	createExec,
	createShell,
	asyncFunc("open_connection", "host=None, port=None, *, limit=65536, "+connectSig[len("host=None, port=None, *, "):], func(ctx context.Context, a []any) any {
		return streamTuple(openConnection(ctx, intArg(a[2]), connectArgs(without(a, 2))))
	}),
	asyncFunc("start_server", "client_connected_cb, host=None, port=None, *, limit=65536, "+serverSig[len("host=None, port=None, *, "):],
		func(ctx context.Context, a []any) any {
			l := runningLoop(ctx)
			return l.createServer(ctx, l.streamFactory(a[0], intArg(a[3])), serverArgs(without(a[1:], 2)))
		}),
	asyncFunc("open_unix_connection", "path=None, *, limit=65536, "+unixConnectSig[len("path=None, *, "):], func(ctx context.Context, a []any) any {
		refuseTLS(a[2])
		return streamTuple(openUnixConnection(ctx, a[0], a[3], intArg(a[1])))
	}),
	asyncFunc("start_unix_server", "client_connected_cb, path=None, *, limit=65536, "+unixServerSig[len("path=None, *, "):],
		func(ctx context.Context, a []any) any {
			l := runningLoop(ctx)
			refuseTLS(a[5])
			return l.createUnixServer(ctx, l.streamFactory(a[0], intArg(a[2])), a[1], a[3], intArg(a[4]), py.Truth(a[8]), py.Truth(a[9]))
		}),
	asyncFunc("to_thread", "func, /, *args, **kwargs", func(ctx context.Context, a []any) any {
		args, kw := items(a[1]), py.StarStar(a[2])
		return toThread(ctx, func(ctx context.Context) any { return py.CallKw(ctx, a[0], args, kw) })
	}),
	method("run_coroutine_threadsafe", "coro, loop", func(_ context.Context, a []any) any {
		return RunCoroutineThreadsafe(a[0], loopArg(a[1]))
	}),
	method("wrap_future", "future, *, loop=None", func(ctx context.Context, a []any) any {
		return wrapFuture(ctx, a[0], loopOrNil(a[1])).object()
	}),
}

// without copies a without item i.
func without(a []any, i int) []any {
	return append(append([]any(nil), a[:i]...), a[i+1:]...)
}

func pair(t, p any) any { return py.NewTuple(t, p) }

var loopConnectTable = py.MethodTable{
	async("BaseEventLoop", "create_connection", "protocol_factory, "+connectSig, func(ctx context.Context, l *Loop, a []any) any {
		t, p := l.createConnection(ctx, factoryOf(a[0]), connectArgs(a[1:]))
		return pair(t, p.object())
	}),
	async("BaseEventLoop", "create_server", "protocol_factory, "+serverSig, func(ctx context.Context, l *Loop, a []any) any {
		return l.createServer(ctx, factoryOf(a[0]), serverArgs(a[1:]))
	}),
	async("_UnixSelectorEventLoop", "create_unix_connection", "protocol_factory, "+unixConnectSig, func(ctx context.Context, l *Loop, a []any) any {
		refuseTLS(a[2])
		t, p := l.createUnixConnection(ctx, factoryOf(a[0]), a[1], a[3])
		return pair(t, p.object())
	}),
	async("_UnixSelectorEventLoop", "create_unix_server", "protocol_factory, "+unixServerSig, func(ctx context.Context, l *Loop, a []any) any {
		refuseTLS(a[4])
		return l.createUnixServer(ctx, factoryOf(a[0]), a[1], a[2], intArg(a[3]), py.Truth(a[7]), py.Truth(a[8]))
	}),
	async("BaseEventLoop", "connect_accepted_socket", "protocol_factory, sock, *, ssl=None, ssl_handshake_timeout=None, ssl_shutdown_timeout=None",
		func(ctx context.Context, l *Loop, a []any) any {
			refuseTLS(a[2])
			t, p := l.connectionTransport(ctx, streamSocket(a[1]), factoryOf(a[0]))
			return pair(t, p.object())
		}),
	async("BaseEventLoop", "create_datagram_endpoint",
		"protocol_factory, local_addr=None, remote_addr=None, *, family=0, proto=0, flags=0, reuse_port=None, allow_broadcast=None, sock=None",
		func(ctx context.Context, l *Loop, a []any) any {
			o := datagramOptions{
				local: a[1], remote: a[2], family: intArg(a[3]), proto: intArg(a[4]), flags: intArg(a[5]),
				reusePort: py.Truth(a[6]), broadcast: py.Truth(a[7]), sock: a[8],
			}
			sock, peer := l.datagramSocket(ctx, o)
			handler := py.Call(ctx, a[0])
			waiter := newFuture(l)
			t := l.newDatagramTransport(sock, handler, peer, waiter)
			if exc := py.Try(func() { waiter.AwaitAny(ctx) }); exc != nil {
				t.close()
				panic(exc.Reraise())
			}
			return pair(t, handler)
		}),
	async("BaseEventLoop", "getaddrinfo", "host, port, *, family=0, type=0, proto=0, flags=0", func(ctx context.Context, l *Loop, a []any) any {
		out := py.NewList[any]()
		for _, info := range l.getaddrinfo(ctx, a[0], a[1], intArg(a[2]), intArg(a[3]), intArg(a[4]), intArg(a[5])) {
			out.Append(info.tuple())
		}
		return out
	}),
}

var loopPipeTable = py.MethodTable{
	async("BaseEventLoop", "connect_read_pipe", "protocol_factory, pipe", func(ctx context.Context, l *Loop, a []any) any {
		p := protocolOf(py.Call(ctx, a[0]))
		waiter := newFuture(l)
		t := l.newReadPipe(&pipeEnd{fd: fileNumber(a[1]), file: a[1]}, p, waiter)
		waiter.AwaitAny(ctx)
		return pair(t, p.object())
	}),
	async("BaseEventLoop", "connect_write_pipe", "protocol_factory, pipe", func(ctx context.Context, l *Loop, a []any) any {
		p := protocolOf(py.Call(ctx, a[0]))
		waiter := newFuture(l)
		t := l.newWritePipe(&pipeEnd{fd: fileNumber(a[1]), file: a[1]}, p, waiter)
		waiter.AwaitAny(ctx)
		return pair(t, p.object())
	}),
	async("BaseEventLoop", "subprocess_exec", "protocol_factory, program, *args, "+pipeDefaults, func(ctx context.Context, l *Loop, a []any) any {
		s := spawnArgs(&Spawn{Args: programArgs(a[1], a[2])}, a[3:])
		return l.userSubprocess(ctx, a[0], s)
	}),
	async("BaseEventLoop", "subprocess_shell", "protocol_factory, cmd, *, "+pipeDefaults, func(ctx context.Context, l *Loop, a []any) any {
		s := spawnArgs(&Spawn{Args: []string{shellCommand(a[1])}, Shell: true}, a[2:])
		return l.userSubprocess(ctx, a[0], s)
	}),
	on("add_reader", "fd, callback, *args", func(_ context.Context, l *Loop, a []any) any {
		h := l.userHandle(a[1], items(a[2]))
		l.addReader(selectorFile(a[0]), func() { h.call(nil) })
		return nil
	}),
	on("remove_reader", "fd", func(_ context.Context, l *Loop, a []any) any { return l.removeReader(selectorFile(a[0])) }),
	on("add_writer", "fd, callback, *args", func(_ context.Context, l *Loop, a []any) any {
		h := l.userHandle(a[1], items(a[2]))
		l.addWriter(selectorFile(a[0]), func() { h.call(nil) })
		return nil
	}),
	on("remove_writer", "fd", func(_ context.Context, l *Loop, a []any) any { return l.removeWriter(selectorFile(a[0])) }),
}

// pipeDefaults is spawnSig with the defaults of subprocess_exec.
const pipeDefaults = "stdin=-1, stdout=-1, stderr=-1, " + "limit=65536, universal_newlines=False, shell=None, bufsize=0, encoding=None, " +
	"errors=None, text=None, executable=None, preexec_fn=None, close_fds=True, cwd=None, env=None, startupinfo=None, creationflags=0, " +
	"restore_signals=True, start_new_session=False, pass_fds=(), user=None, group=None, extra_groups=None, umask=-1, pipesize=-1, process_group=None"

// userHandle makes the handle of a callback of the program.
func (l *Loop) userHandle(callback any, args []any) *Handle {
	h := &Handle{loop: l, callback: callback, args: args}
	h.setContext(nil)
	return h
}

// userSubprocess starts a child for a protocol object of the program.
func (l *Loop) userSubprocess(ctx context.Context, factory any, s *Spawn) any {
	obj := py.Call(ctx, factory)
	p, ok := obj.(childProtocol)
	if !ok {
		p = userChildProtocol{userProtocol{obj}}
	}
	return pair(l.spawn(ctx, s, p), obj)
}

// datagramOptions are the arguments of create_datagram_endpoint.
type datagramOptions struct {
	local, remote, sock  any
	family, proto, flags int
	reusePort, broadcast bool
}

// datagramSocket makes the socket of a datagram endpoint and the address all
// its messages go to.
func (l *Loop) datagramSocket(ctx context.Context, o datagramOptions) (*netSocket, any) {
	if o.sock != nil {
		s := socketOf(o.sock)
		if s.kind == syscall.SOCK_STREAM {
			panic(py.ValueError.Newf("A datagram socket was expected, got %s", py.Repr(o.sock)))
		}
		return s, nil
	}
	if o.local == nil && o.remote == nil {
		if o.family == 0 {
			panic(py.ValueError.New("unexpected address family"))
		}
		sock, err := newSocket(o.family, syscall.SOCK_DGRAM, o.proto)
		if err != nil {
			panic(osError(err))
		}
		return sock, nil
	}
	type ends struct {
		info          addrInfo
		local, remote any
	}
	var all []*ends
	for i, addr := range []any{o.local, o.remote} {
		if addr == nil {
			continue
		}
		host, port := hostPort(addr)
		for _, info := range l.ensureResolved(ctx, host, port, o.family, syscall.SOCK_DGRAM, o.proto, o.flags) {
			var e *ends
			for _, x := range all {
				if x.info.family == info.family && x.info.proto == info.proto {
					e = x
				}
			}
			if e == nil {
				e = &ends{info: info}
				all = append(all, e)
			}
			if i == 0 {
				e.local = info.addr
			} else {
				e.remote = info.addr
			}
		}
	}
	var failure *py.Exception
	for _, e := range all {
		if o.local != nil && e.local == nil || o.remote != nil && e.remote == nil {
			continue
		}
		var sock *netSocket
		exc := py.Try(func() { sock = l.bindDatagram(ctx, o, e.info, e.local, e.remote) })
		switch {
		case exc == nil:
			return sock, e.remote
		case !exc.IsA(py.OSError):
			panic(exc.Reraise())
		case failure == nil:
			failure = exc
		}
	}
	if failure == nil {
		failure = py.ValueError.New("can not get address information")
	}
	panic(failure)
}

func (l *Loop) bindDatagram(ctx context.Context, o datagramOptions, info addrInfo, local, remote any) *netSocket {
	sock, err := newSocket(info.family, syscall.SOCK_DGRAM, info.proto)
	if err != nil {
		panic(osError(err))
	}
	ok := false
	defer func() {
		if !ok {
			sock.close()
		}
	}()
	if o.reusePort {
		sock.setInt(syscall.SOL_SOCKET, soReusePort, 1)
	}
	if o.broadcast {
		sock.setInt(syscall.SOL_SOCKET, syscall.SO_BROADCAST, 1)
	}
	if local != nil {
		if err := sock.bind(local); err != nil {
			panic(osError(err))
		}
	}
	if remote != nil && !o.broadcast {
		l.sockConnect(ctx, sock, remote)
	}
	ok = true
	return sock
}

var loopThreadTable = py.MethodTable{
	on("run_in_executor", "executor, func, *args", func(_ context.Context, l *Loop, a []any) any {
		return l.runInExecutor(a[0], a[1], items(a[2])).object()
	}),
	on("set_default_executor", "executor", func(_ context.Context, l *Loop, a []any) any {
		l.SetDefaultExecutor(a[0])
		return nil
	}),
}
