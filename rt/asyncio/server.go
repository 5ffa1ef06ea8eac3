package asyncio

import (
	"context"
	"errors"
	"os"
	"strings"
	"syscall"

	"github.com/gosyncio/gosyncio/rt/coro"
	"github.com/gosyncio/gosyncio/rt/py"
)

// acceptRetryDelay is how long a server out of descriptors waits, in seconds.
const acceptRetryDelay = 1

// Server is asyncio.Server: listening sockets whose connections get a protocol
// each.
type Server struct {
	py.Object
	loop     *Loop
	sockets  []*netSocket // nil once closed
	clients  []*SocketTransport
	waiters  []*FutureCore
	factory  func() protocol
	backlog  int
	forever  *FutureCore
	serving  bool
	closed   bool
	released bool           // the waiters were woken
	cleanup  map[int]uint64 // inodes of the paths of unix sockets to remove, by descriptor
}

var (
	// AbstractServerClass is asyncio.AbstractServer.
	AbstractServerClass = py.NewBuiltinType("asyncio.events", "AbstractServer")
	// ServerClass is asyncio.Server.
	ServerClass = py.NewBuiltinType("asyncio.base_events", "Server", AbstractServerClass)
)

func (l *Loop) newServer(sockets []*netSocket, factory func() protocol, backlog int) *Server {
	s := &Server{loop: l, sockets: sockets, factory: factory, backlog: backlog, cleanup: map[int]uint64{}}
	s.SetClass(ServerClass)
	return s
}

func (s *Server) attach(t *SocketTransport) { s.clients = append(s.clients, t) }

func (s *Server) detach(t *SocketTransport) {
	for i, c := range s.clients {
		if c == t {
			s.clients = append(s.clients[:i], s.clients[i+1:]...)
			break
		}
	}
	if len(s.clients) == 0 && s.closed {
		s.wake()
	}
}

func (s *Server) wake() {
	if s.released {
		return
	}
	s.released = true
	for _, w := range s.waiters {
		if !w.done() {
			w.setResult(nil)
		}
	}
	s.waiters = nil
}

// start begins to listen and accept.
func (s *Server) start() {
	if s.serving {
		return
	}
	s.serving = true
	for _, sock := range s.sockets {
		if err := syscall.Listen(sock.fd, s.backlog); err != nil {
			panic(osError(err))
		}
		s.accepting(sock)
	}
}

func (s *Server) accepting(sock *netSocket) {
	s.loop.addReader(sock.fd, func() { s.accept(sock) })
}

// accept takes the connections that wait, at most backlog of them.
func (s *Server) accept(sock *netSocket) {
	for range s.backlog {
		conn, addr, err := sock.accept()
		switch {
		case err == nil:
			s.loop.createTask(py.Context(), coro.NewVoid("BaseSelectorEventLoop._accept_connection2", func(ctx context.Context) {
				s.connected(ctx, conn, addr)
			}), nil, nil)
		case wouldBlock(err) || errors.Is(err, syscall.ECONNABORTED):
			return
		case errors.Is(err, syscall.EMFILE) || errors.Is(err, syscall.ENFILE) || errors.Is(err, syscall.ENOBUFS) || errors.Is(err, syscall.ENOMEM):
			s.loop.callExceptionHandler("message", "socket.accept() out of system resource",
				"exception", osError(err), "socket", &TransportSocket{sock: sock})
			s.loop.removeReader(sock.fd)
			s.loop.callLaterGo(acceptRetryDelay, "_start_serving()", func() {
				if s.serving {
					s.accepting(sock)
				}
			})
			return
		default:
			s.loop.callExceptionHandler("message", "Exception in callback BaseSelectorEventLoop._accept_connection()", "exception", osError(err))
			return
		}
	}
}

// connected is the task that sets a connection up.
func (s *Server) connected(ctx context.Context, conn *netSocket, addr any) {
	var t *SocketTransport
	exc := tryCall(func() {
		p := s.factory()
		waiter := newFuture(s.loop)
		t = s.loop.newSocketTransport(conn, p, waiter, addr, s)
		waiter.AwaitAny(ctx)
	})
	if exc == nil {
		return
	}
	if t != nil {
		t.close()
	}
	if s.loop.debug {
		s.loop.callExceptionHandler("message", "Error on transport creation for incoming connection", "exception", exc)
	}
}

// GetLoop is server.get_loop().
func (s *Server) GetLoop() *Loop { return s.loop }

// IsServing is server.is_serving().
func (s *Server) IsServing() bool { return s.serving }

// Close stops listening; connections that exist stay.
func (s *Server) Close() {
	if s.closed {
		return
	}
	s.closed = true
	for _, sock := range s.sockets {
		s.loop.removeReader(sock.fd)
		s.removePath(sock)
		sock.close()
	}
	s.sockets = nil
	s.serving = false
	if s.forever != nil && !s.forever.done() {
		s.forever.Cancel()
		s.forever = nil
	}
	if len(s.clients) == 0 {
		s.wake()
	}
}

// removePath removes the file of a unix socket that is still ours.
func (s *Server) removePath(sock *netSocket) {
	inode, ok := s.cleanup[sock.fd]
	if !ok {
		return
	}
	path, _ := sock.sockName().(string)
	var st syscall.Stat_t
	if syscall.Stat(path, &st) == nil && st.Ino == inode {
		_ = os.Remove(path)
	}
}

// CloseClients closes the connections.
func (s *Server) CloseClients() {
	for _, t := range append([]*SocketTransport(nil), s.clients...) {
		t.close()
	}
}

// AbortClients drops the connections.
func (s *Server) AbortClients() {
	for _, t := range append([]*SocketTransport(nil), s.clients...) {
		t.abort()
	}
}

// StartServing is `await server.start_serving()`.
func (s *Server) StartServing(ctx context.Context) {
	s.start()
	Sleep(ctx, 0)
}

// ServeForever is `await server.serve_forever()`: it ends by cancellation only,
// which closes the server.
func (s *Server) ServeForever(ctx context.Context) {
	if s.forever != nil {
		panic(py.RuntimeError.Newf("server %s is already being awaited on serve_forever()", py.Repr(s)))
	}
	if s.closed {
		panic(py.RuntimeError.Newf("server %s is closed", py.Repr(s)))
	}
	s.start()
	s.forever = newFuture(s.loop)
	exc := py.Try(func() { s.forever.AwaitAny(ctx) })
	if exc != nil && exc.IsA(CancelledError) {
		py.Try(func() {
			s.Close()
			s.WaitClosed(ctx)
		})
	}
	s.forever = nil
	if exc != nil {
		panic(exc.Reraise())
	}
}

// WaitClosed is `await server.wait_closed()`: until the server is closed and
// all its connections are gone.
func (s *Server) WaitClosed(ctx context.Context) {
	if s.released {
		return
	}
	w := newFuture(s.loop)
	s.waiters = append(s.waiters, w)
	w.AwaitAny(ctx)
}

// Sockets is server.sockets: a tuple of the listening sockets.
func (s *Server) Sockets() *py.Tuple {
	out := make([]any, len(s.sockets))
	for i, sock := range s.sockets {
		out[i] = &TransportSocket{sock: sock}
	}
	return py.NewTuple(out...)
}

// With is `async with server as s: body`.
func (s *Server) With(ctx context.Context, body func(s *Server)) {
	within(func() { body(s) }, func() {
		s.Close()
		s.WaitClosed(ctx)
	})
}

// serverOptions are the arguments of create_server.
type serverOptions struct {
	host, port             any
	family, flags, backlog int
	sock                   any
	reuseAddress           any
	reusePort, keepAlive   bool
	start                  bool
}

// createServer is loop.create_server.
func (l *Loop) createServer(ctx context.Context, factory func() protocol, o serverOptions) *Server {
	var sockets []*netSocket
	switch {
	case o.host == nil && o.port == nil && o.sock == nil:
		panic(py.ValueError.New("Neither host/port nor sock were specified"))
	case o.host == nil && o.port == nil:
		sock := streamSocket(o.sock)
		sockets = []*netSocket{sock}
	case o.sock != nil:
		panic(py.ValueError.New("host/port and sock can not be specified at the same time"))
	default:
		sockets = o.bind(l.serverAddrs(ctx, o))
	}
	s := l.newServer(sockets, factory, o.backlog)
	if o.start {
		s.StartServing(ctx)
	}
	return s
}

// serverAddrs resolves the hosts of a server, each in a task.
func (l *Loop) serverAddrs(ctx context.Context, o serverOptions) []addrInfo {
	var hosts []any
	switch h := o.host.(type) {
	case nil:
		hosts = []any{nil}
	case string:
		hosts = []any{h}
		if h == "" {
			hosts = []any{nil}
		}
	default:
		hosts = py.Items(h)
	}
	found := make([][]addrInfo, len(hosts))
	aws := make([]any, len(hosts))
	for i, host := range hosts {
		aws[i] = coro.NewVoid("BaseEventLoop._create_server_getaddrinfo", func(ctx context.Context) {
			found[i] = l.ensureResolved(ctx, host, o.port, o.family, syscall.SOCK_STREAM, 0, o.flags)
		})
	}
	gather(ctx, aws, false, anyList).AwaitAny(ctx)
	var out []addrInfo
	for _, infos := range found {
		for _, info := range infos {
			seen := false
			for _, other := range out {
				seen = seen || other.family == info.family && py.Eq(other.addr, info.addr)
			}
			if !seen {
				out = append(out, info)
			}
		}
	}
	return out
}

// bind makes the sockets of a server.
func (o serverOptions) bind(infos []addrInfo) []*netSocket {
	var sockets []*netSocket
	done := false
	defer func() {
		if !done {
			for _, s := range sockets {
				s.close()
			}
		}
	}()
	for _, info := range infos {
		sock, err := newSocket(info.family, info.kind, info.proto)
		if err != nil {
			continue
		}
		sockets = append(sockets, sock)
		if o.reuseAddress == nil || py.Truth(o.reuseAddress) {
			sock.setInt(syscall.SOL_SOCKET, syscall.SO_REUSEADDR, 1)
		}
		if o.reusePort {
			sock.setInt(syscall.SOL_SOCKET, soReusePort, 1)
		}
		if o.keepAlive {
			sock.setInt(syscall.SOL_SOCKET, syscall.SO_KEEPALIVE, 1)
		}
		if info.family == syscall.AF_INET6 {
			sock.setInt(syscall.IPPROTO_IPV6, syscall.IPV6_V6ONLY, 1)
		}
		err = sock.bind(info.addr)
		switch {
		case errors.Is(err, syscall.EADDRNOTAVAIL):
			sockets = sockets[:len(sockets)-1]
			sock.close()
		case err != nil:
			var errno syscall.Errno
			errors.As(err, &errno)
			text := strings.ToLower(py.Str(osError(err)))
			panic(osErrorText(errno, "error while attempting to bind on address "+py.Repr(info.addr)+": "+text))
		}
	}
	if len(sockets) == 0 {
		var addrs []any
		for _, info := range infos {
			addrs = append(addrs, info.addr)
		}
		panic(py.OSError.Newf("could not bind on any address out of %s", py.Repr(py.NewList(addrs...))))
	}
	done = true
	return sockets
}
