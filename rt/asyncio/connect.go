package asyncio

import (
	"context"
	"os"
	"strings"
	"syscall"

	"github.com/gosyncio/gosyncio/rt/py"
)

// connectOptions are the arguments of create_connection.
type connectOptions struct {
	host, port           any
	family, proto, flags int
	sock, localAddr      any
	allErrors            bool
}

// sockConnect connects a non-blocking socket; OSError "Connect call failed
// ADDRESS" if that fails later than at once.
func (l *Loop) sockConnect(ctx context.Context, sock *netSocket, addr any) {
	sa, err := sockaddr(sock.family, addr)
	if err != nil {
		panic(osError(err))
	}
	err = syscall.Connect(sock.fd, sa)
	switch {
	case err == nil:
		return
	case !wouldBlock(err):
		panic(osError(err))
	}
	fut := newFuture(l)
	l.addWriter(sock.fd, func() {
		if fut.done() {
			return
		}
		if err := sock.pendingError(); err != nil {
			errno, _ := err.(syscall.Errno)
			fut.setException(osErrorText(errno, "Connect call failed "+py.Str(addr)))
			return
		}
		fut.setResult(nil)
	})
	fut.addCallback(removesWriter{l, sock.fd})
	fut.AwaitAny(ctx)
}

// removesWriter ends the wait of a connect.
type removesWriter struct {
	loop *Loop
	fd   int
}

func (r removesWriter) call(*FutureCore) { r.loop.removeWriter(r.fd) }

func (r removesWriter) describe() string { return "_sock_write_done()" }

// connectSocket makes a connected socket for the first address that answers.
func (l *Loop) connectSocket(ctx context.Context, o connectOptions) *netSocket {
	infos := l.ensureResolved(ctx, o.host, o.port, o.family, syscall.SOCK_STREAM, o.proto, o.flags)
	var local []addrInfo
	if o.localAddr != nil {
		host, port := hostPort(o.localAddr)
		local = l.ensureResolved(ctx, host, port, o.family, syscall.SOCK_STREAM, o.proto, o.flags)
	}
	var failures []*py.Exception
	for _, info := range infos {
		var sock *netSocket
		exc := py.Try(func() { sock = l.connectOne(ctx, info, local) })
		switch {
		case exc == nil:
			return sock
		case !exc.IsA(py.OSError):
			panic(exc.Reraise())
		}
		failures = append(failures, exc)
	}
	panic(connectFailure(failures, o.allErrors))
}

// connectFailure makes one exception of those of all addresses.
func connectFailure(failures []*py.Exception, all bool) *py.Exception {
	if all {
		group := make([]any, len(failures))
		for i, e := range failures {
			group[i] = e
		}
		return py.ExceptionGroup.New("create_connection failed", py.NewList(group...))
	}
	texts := make([]string, len(failures))
	same := true
	for i, e := range failures {
		texts[i] = py.Str(e)
		same = same && texts[i] == texts[0]
	}
	if same {
		return failures[0]
	}
	return py.OSError.New("Multiple exceptions: " + strings.Join(texts, ", "))
}

// connectOne connects to one address.
func (l *Loop) connectOne(ctx context.Context, info addrInfo, local []addrInfo) *netSocket {
	sock, err := newSocket(info.family, info.kind, info.proto)
	if err != nil {
		panic(osError(err))
	}
	ok := false
	defer func() {
		if !ok {
			sock.close()
		}
	}()
	if local != nil {
		bindLocal(sock, info.family, local)
	}
	l.sockConnect(ctx, sock, info.addr)
	ok = true
	return sock
}

func bindLocal(sock *netSocket, family int, local []addrInfo) {
	var failure *py.Exception
	for _, info := range local {
		if info.family != family {
			continue
		}
		err := sock.bind(info.addr)
		if err == nil {
			return
		}
		errno, _ := err.(syscall.Errno)
		failure = osErrorText(errno, "error while attempting to bind on address "+py.Repr(info.addr)+": "+strings.ToLower(py.Str(osError(err))))
	}
	if failure == nil {
		failure = py.OSError.Newf("no matching local address with family=%d found", family)
	}
	panic(failure)
}

// hostPort takes a (host, port) pair apart.
func hostPort(v any) (host, port any) {
	t, ok := v.(py.AnyTuple)
	if !ok || t.LenAny() < 2 {
		panic(py.TypeError.New("2-tuple is expected"))
	}
	return t.GetAny(0), t.GetAny(1)
}

// createConnection is loop.create_connection.
func (l *Loop) createConnection(ctx context.Context, factory func() protocol, o connectOptions) (*SocketTransport, protocol) {
	var sock *netSocket
	switch {
	case o.host == nil && o.port == nil && o.sock == nil:
		panic(py.ValueError.New("host and port was not specified and no sock specified"))
	case o.host == nil && o.port == nil:
		sock = streamSocket(o.sock)
	case o.sock != nil:
		panic(py.ValueError.New("host/port and sock can not be specified at the same time"))
	default:
		sock = l.connectSocket(ctx, o)
	}
	return l.connectionTransport(ctx, sock, factory)
}

// connectionTransport makes the transport and protocol of a connected socket.
func (l *Loop) connectionTransport(ctx context.Context, sock *netSocket, factory func() protocol) (*SocketTransport, protocol) {
	p := factory()
	waiter := newFuture(l)
	t := l.newSocketTransport(sock, p, waiter, nil, nil)
	if exc := py.Try(func() { waiter.AwaitAny(ctx) }); exc != nil {
		t.close()
		panic(exc.Reraise())
	}
	return t, p
}

// unixSocket makes a unix stream socket.
func unixSocket() *netSocket {
	sock, err := newSocket(syscall.AF_UNIX, syscall.SOCK_STREAM, 0)
	if err != nil {
		panic(osError(err))
	}
	return sock
}

// createUnixConnection is loop.create_unix_connection.
func (l *Loop) createUnixConnection(ctx context.Context, factory func() protocol, path, sockArg any) (*SocketTransport, protocol) {
	var sock *netSocket
	switch {
	case path == nil && sockArg == nil:
		panic(py.ValueError.New("no path and sock were specified"))
	case path == nil:
		sock = unixStreamSocket(sockArg)
	case sockArg != nil:
		panic(py.ValueError.New("path and sock can not be specified at the same time"))
	default:
		sock = unixSocket()
		if exc := py.Try(func() { l.sockConnect(ctx, sock, pathString(path)) }); exc != nil {
			sock.close()
			panic(exc.Reraise())
		}
	}
	return l.connectionTransport(ctx, sock, factory)
}

// createUnixServer is loop.create_unix_server.
func (l *Loop) createUnixServer(ctx context.Context, factory func() protocol, path, sockArg any, backlog int, start, cleanup bool) *Server {
	var sock *netSocket
	switch {
	case path == nil && sockArg == nil:
		panic(py.ValueError.New("path was not specified, and no sock specified"))
	case path == nil:
		sock = unixStreamSocket(sockArg)
	case sockArg != nil:
		panic(py.ValueError.New("path and sock can not be specified at the same time"))
	default:
		sock = bindUnix(pathString(path))
	}
	s := l.newServer([]*netSocket{sock}, factory, backlog)
	if name, ok := sock.sockName().(string); ok && cleanup && name != "" {
		var st syscall.Stat_t
		if syscall.Stat(name, &st) == nil {
			s.cleanup[sock.fd] = st.Ino
		}
	}
	if start {
		s.StartServing(ctx)
	}
	return s
}

// bindUnix makes a unix socket bound to path; a stale socket file is removed.
func bindUnix(path string) *netSocket {
	sock := unixSocket()
	if !strings.HasPrefix(path, "\x00") {
		if st, err := os.Stat(path); err == nil && st.Mode()&os.ModeSocket != 0 {
			_ = os.Remove(path)
		}
	}
	err := sock.bind(path)
	if err == nil {
		return sock
	}
	sock.close()
	if err == syscall.EADDRINUSE {
		panic(osErrorText(syscall.EADDRINUSE, "Address "+py.Repr(path)+" is already in use"))
	}
	panic(osError(err))
}
