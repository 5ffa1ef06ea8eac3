package asyncio

import (
	"fmt"
	"strconv"
	"strings"
	"syscall"

	"github.com/gosyncio/gosyncio/rt/py"
)

const soReusePort = 15

// TransportSocket is asyncio.TransportSocket: a view of a transport's socket
// without the operations that would disturb it.
type TransportSocket struct{ sock *netSocket }

// TransportSocketClass is its class.
var TransportSocketClass = py.NewBuiltinType("asyncio.trsock", "TransportSocket")

// PyClass gives the class TransportSocket.
func (s *TransportSocket) PyClass() *py.Type { return TransportSocketClass }

func (s *TransportSocket) fileno() int {
	if s.sock.closed {
		return -1
	}
	return s.sock.fd
}

func (s *TransportSocket) repr() string {
	text := fmt.Sprintf("<asyncio.TransportSocket fd=%d, family=%d, type=%d, proto=%d",
		s.fileno(), s.sock.family, s.sock.kind, s.sock.proto)
	if s.fileno() >= 0 {
		if a := s.sock.sockName(); a != nil && py.Truth(a) {
			text += ", laddr=" + py.Str(a)
		}
		if a := s.sock.peerName(); a != nil && py.Truth(a) {
			text += ", raddr=" + py.Str(a)
		}
	}
	return text + ">"
}

// SocketObject is an object of module socket that lends its descriptor.
type SocketObject interface {
	// SocketParts gives the descriptor and the numbers socket() was called with.
	SocketParts() (fd, family, kind, proto int)
}

// socketOf finds the socket of an argument sock=; the object keeps owning it.
func socketOf(v any) *netSocket {
	switch o := py.Unwrap(v).(type) {
	case *TransportSocket:
		return o.sock
	case SocketObject:
		fd, family, kind, proto := o.SocketParts()
		_ = syscall.SetNonblock(fd, true)
		return &netSocket{fd: fd, family: family, kind: kind, proto: proto}
	}
	panic(py.TypeError.Newf("a socket was expected, got %s", py.Repr(v)))
}

func streamSocket(v any) *netSocket {
	s := socketOf(v)
	if s.kind != syscall.SOCK_STREAM {
		panic(py.ValueError.Newf("A Stream Socket was expected, got %s", py.Repr(v)))
	}
	return s
}

func unixStreamSocket(v any) *netSocket {
	s := socketOf(v)
	if s.family != syscall.AF_UNIX || s.kind != syscall.SOCK_STREAM {
		panic(py.ValueError.Newf("A UNIX Domain Stream Socket was expected, got %s", py.Repr(v)))
	}
	return s
}

// reprTransport is the repr of a socket transport.
func reprTransport(name string, l *Loop, fd int, closed, closing bool, bufsize int) string {
	info := []string{name}
	switch {
	case closed:
		info = append(info, "closed")
	case closing:
		info = append(info, "closing")
	}
	info = append(info, "fd="+strconv.Itoa(fd))
	if !closed && !l.closed {
		reads, writes := l.polls(fd)
		state := func(polling bool) string {
			if polling {
				return "polling"
			}
			return "idle"
		}
		info = append(info, "read="+state(reads), fmt.Sprintf("write=<%s, bufsize=%d>", state(writes), bufsize))
	}
	return "<" + strings.Join(info, " ") + ">"
}

// reprPipe is the repr of a pipe transport.
func reprPipe(name string, l *Loop, fd int, closed, closing, polling bool, bufsize int) string {
	info := []string{name}
	switch {
	case closed:
		info = append(info, "closed", "fd="+strconv.Itoa(fd), "closed")
	default:
		if closing {
			info = append(info, "closing")
		}
		info = append(info, "fd="+strconv.Itoa(fd))
		if polling {
			info = append(info, "polling")
		} else {
			info = append(info, "idle")
		}
		if bufsize >= 0 {
			info = append(info, "bufsize="+strconv.Itoa(bufsize))
		}
	}
	return "<" + strings.Join(info, " ") + ">"
}
