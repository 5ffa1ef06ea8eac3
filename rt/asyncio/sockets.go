package asyncio

import (
	"errors"
	"net"
	"net/netip"
	"strings"
	"syscall"

	"github.com/gosyncio/gosyncio/rt/py"
)

// SocketError classes of module socket.
var (
	// GAIError is socket.gaierror.
	GAIError = py.NewBuiltinType("socket", "gaierror", py.OSError)
	// HError is socket.herror.
	HError = py.NewBuiltinType("socket", "herror", py.OSError)
)

// addrInfo is one answer of getaddrinfo.
type addrInfo struct {
	family, kind, proto int
	canon               string
	addr                any // the Python form: (host, port), (host, port, flow, scope) or a path
}

// netSocket is an open non-blocking socket.
type netSocket struct {
	fd, family, kind, proto int
	closed                  bool
}

// newSocket makes a non-blocking socket.
func newSocket(family, kind, proto int) (*netSocket, error) {
	fd, err := syscall.Socket(family, kind|syscall.SOCK_NONBLOCK|syscall.SOCK_CLOEXEC, proto)
	if err != nil {
		return nil, err
	}
	return &netSocket{fd: fd, family: family, kind: kind, proto: proto}, nil
}

func (s *netSocket) close() {
	if !s.closed {
		s.closed = true
		syscall.Close(s.fd)
	}
}

func (s *netSocket) setInt(level, option, value int) {
	_ = syscall.SetsockoptInt(s.fd, level, option, value)
}

// noDelay switches Nagle's algorithm off for TCP.
func (s *netSocket) noDelay() {
	if s.family != syscall.AF_UNIX && s.kind == syscall.SOCK_STREAM {
		s.setInt(syscall.IPPROTO_TCP, syscall.TCP_NODELAY, 1)
	}
}

func (s *netSocket) bind(addr any) error {
	sa, err := sockaddr(s.family, addr)
	if err != nil {
		return err
	}
	return syscall.Bind(s.fd, sa)
}

// accept takes a waiting connection.
func (s *netSocket) accept() (*netSocket, any, error) {
	for {
		fd, sa, err := syscall.Accept4(s.fd, syscall.SOCK_NONBLOCK|syscall.SOCK_CLOEXEC)
		if errors.Is(err, syscall.EINTR) {
			continue
		}
		if err != nil {
			return nil, nil, err
		}
		return &netSocket{fd: fd, family: s.family, kind: s.kind, proto: s.proto}, addrOf(sa), nil
	}
}

// sockName returns the socket's own address, None if it has none.
func (s *netSocket) sockName() any {
	sa, err := syscall.Getsockname(s.fd)
	if err != nil {
		return nil
	}
	return addrOf(sa)
}

// peerName returns the other end's address, None if not connected.
func (s *netSocket) peerName() any {
	sa, err := syscall.Getpeername(s.fd)
	if err != nil {
		return nil
	}
	return addrOf(sa)
}

// pendingError takes SO_ERROR.
func (s *netSocket) pendingError() error {
	n, err := syscall.GetsockoptInt(s.fd, syscall.SOL_SOCKET, syscall.SO_ERROR)
	if err != nil {
		return err
	}
	if n != 0 {
		return syscall.Errno(n)
	}
	return nil
}

// addrOf makes the Python form of a socket address.
func addrOf(sa syscall.Sockaddr) any {
	switch sa := sa.(type) {
	case *syscall.SockaddrInet4:
		return py.NewTuple(netip.AddrFrom4(sa.Addr).String(), sa.Port)
	case *syscall.SockaddrInet6:
		host := netip.AddrFrom16(sa.Addr)
		text := host.String()
		if sa.ZoneId != 0 {
			if ifi, err := net.InterfaceByIndex(int(sa.ZoneId)); err == nil {
				text += "%" + ifi.Name
			}
		}
		return py.NewTuple(text, sa.Port, 0, int(sa.ZoneId))
	case *syscall.SockaddrUnix:
		if sa.Name == "@" { // an unnamed socket: Go shows the zero byte that ends the name
			return ""
		}
		if strings.HasPrefix(sa.Name, "@") {
			return py.Bytes("\x00" + sa.Name[1:])
		}
		return sa.Name
	}
	return nil
}

// sockaddr makes the system's form of a Python address, whose host is numeric.
func sockaddr(family int, addr any) (syscall.Sockaddr, error) {
	if family == syscall.AF_UNIX {
		path := pathString(addr)
		if strings.HasPrefix(path, "\x00") {
			path = "@" + path[1:]
		}
		if len(path) >= 108 {
			panic(py.OSError.New("AF_UNIX path too long"))
		}
		return &syscall.SockaddrUnix{Name: path}, nil
	}
	t, ok := addr.(py.AnyTuple)
	if !ok {
		panic(py.TypeError.Newf("AF_INET address must be tuple, not %s", py.TypeOf(addr).Name))
	}
	host, _ := t.GetAny(0).(string)
	port, ok := t.GetAny(1).(int)
	if !ok {
		panic(py.TypeError.Newf("'%s' object cannot be interpreted as an integer", py.TypeOf(t.GetAny(1)).Name))
	}
	if port < 0 || port > 65535 {
		panic(py.OverflowError.New("bind(): port must be 0-65535."))
	}
	ip, zone, _ := strings.Cut(host, "%")
	a, err := netip.ParseAddr(ip)
	if err != nil {
		return nil, syscall.EINVAL
	}
	if family == syscall.AF_INET6 {
		sa := &syscall.SockaddrInet6{Port: port, Addr: a.As16()}
		if t.LenAny() > 3 {
			scope, _ := t.GetAny(3).(int)
			sa.ZoneId = uint32(scope)
		}
		if ifi, err := net.InterfaceByName(zone); zone != "" && err == nil {
			sa.ZoneId = uint32(ifi.Index)
		}
		return sa, nil
	}
	if !a.Is4() {
		return nil, syscall.EINVAL
	}
	return &syscall.SockaddrInet4{Port: port, Addr: a.As4()}, nil
}

// pathString gives the path of a str, bytes or os.PathLike.
func pathString(v any) string {
	switch v := v.(type) {
	case string:
		return v
	case py.Bytes:
		return string(v)
	}
	if _, ok := py.TypeOf(v).Lookup("__fspath__"); ok {
		return pathString(py.CallMethod(py.Context(), v, "__fspath__"))
	}
	panic(py.TypeError.Newf("expected str, bytes or os.PathLike object, not %s", py.TypeOf(v).Name))
}

// wouldBlock tells errors that mean "try again later".
func wouldBlock(err error) bool {
	return errors.Is(err, syscall.EAGAIN) || errors.Is(err, syscall.EINTR) || errors.Is(err, syscall.EINPROGRESS)
}

// osError makes the OSError of a system error, of the subclass its number
// calls for.
func osError(err error) *py.Exception {
	var errno syscall.Errno
	if errors.As(err, &errno) {
		return osErrorText(errno, strerror(errno))
	}
	return py.OSError.New(err.Error())
}

func osErrorText(errno syscall.Errno, text string) *py.Exception {
	return py.OSError.New(int(errno), text)
}

// strerror is the C library's text of an error number: Go's begins in lower
// case.
func strerror(errno syscall.Errno) string {
	text := errno.Error()
	return strings.ToUpper(text[:1]) + text[1:]
}
