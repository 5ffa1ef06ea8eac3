package asyncio

import (
	"errors"
	"syscall"

	"github.com/gosyncio/gosyncio/rt/contextvars"
	"github.com/gosyncio/gosyncio/rt/py"
)

// datagram is a message that waits to be sent.
type datagram struct {
	data []byte
	addr any
}

// SocketDatagramTransport is a datagram socket of a loop (CPython's
// _SelectorDatagramTransport).
type SocketDatagramTransport struct {
	flow
	sock     *netSocket
	fd       int
	address  any // the address every message goes to, None if each names its own
	handler  any // the protocol object
	buffer   []datagram
	size     int
	connLost int
	vars     *contextvars.Context
	closing  bool
}

// SocketDatagramTransportClass is the class of datagram transports.
var SocketDatagramTransportClass = py.NewBuiltinType(
	"asyncio.selector_events", "_SelectorDatagramTransport", DatagramTransportClass)

// PyClass gives the transport's class.
func (t *SocketDatagramTransport) PyClass() *py.Type { return SocketDatagramTransportClass }

func (l *Loop) newDatagramTransport(sock *netSocket, handler, address any, waiter *FutureCore) *SocketDatagramTransport {
	t := &SocketDatagramTransport{sock: sock, fd: sock.fd, address: address, handler: handler, vars: currentVars()}
	t.initFlow(l, t)
	t.protocol = protocolOf(handler)
	t.extra["socket"] = &TransportSocket{sock: sock}
	t.extra["sockname"] = sock.sockName()
	t.extra["peername"] = sock.peerName()
	l.callSoonIn(t.vars.Copy(), madeName(handler), func() {
		py.CallMethod(py.Context(), t.handler, "connection_made", t)
	})
	l.callSoonGo("_add_reader()", func() {
		if !t.closing {
			l.addReader(t.fd, t.readReady)
		}
	})
	if waiter != nil {
		l.callSoonGo("_set_result_unless_cancelled()", func() { waiter.setResultUnlessCancelled(nil) })
	}
	return t
}

// readReady reads one message and gives it to the protocol.
func (t *SocketDatagramTransport) readReady() {
	if t.connLost > 0 {
		return
	}
	buf := t.loop.readBuffer()
	n, from, err := syscall.Recvfrom(t.fd, buf, 0)
	switch {
	case err == nil:
		t.protect("datagram_received()", func() {
			py.CallMethod(py.Context(), t.handler, "datagram_received", py.Bytes(buf[:n]), addrOf(from))
		})
	case !wouldBlock(err):
		t.protect("error_received()", func() { t.errorReceived(err) })
	}
}

func (t *SocketDatagramTransport) errorReceived(err error) {
	py.CallMethod(py.Context(), t.handler, "error_received", osError(err))
}

// protect runs code of the program as a callback of the loop: what it raises
// goes to the exception handler.
func (t *SocketDatagramTransport) protect(name string, f func()) {
	if exc := tryCall(f); exc != nil {
		t.loop.callExceptionHandler("message", "Exception in callback "+name, "exception", exc)
	}
}

// sendTo sends one message, or keeps it while the socket is not ready.
func (t *SocketDatagramTransport) sendTo(data []byte, addr any) {
	if t.address != nil {
		if addr != nil && !py.Eq(addr, t.address) {
			panic(py.ValueError.Newf("Invalid address: must be None or %s", py.Str(t.address)))
		}
		addr = t.address
	}
	if t.connLost > 0 && t.address != nil {
		if t.connLost >= lostWritesLogged {
			logWarning("socket.send() raised exception.")
		}
		t.connLost++
		return
	}
	if len(t.buffer) == 0 {
		err := t.send(data, addr)
		switch {
		case err == nil:
			return
		case !wouldBlock(err):
			t.errorReceived(err)
			return
		}
		t.loop.addWriter(t.fd, t.sendReady)
	}
	t.buffer = append(t.buffer, datagram{append([]byte(nil), data...), addr})
	t.size += len(data) + 8
	t.maybePause(t.size)
}

func (t *SocketDatagramTransport) send(data []byte, addr any) error {
	if t.extra["peername"] != nil {
		_, err := send(t.fd, data)
		return err
	}
	if addr == nil {
		return syscall.EDESTADDRREQ
	}
	sa, err := sockaddr(t.sock.family, addr)
	if err != nil {
		return err
	}
	return syscall.Sendto(t.fd, data, 0, sa)
}

// sendReady sends what was kept.
func (t *SocketDatagramTransport) sendReady() {
	for len(t.buffer) > 0 {
		d := t.buffer[0]
		err := t.send(d.data, d.addr)
		if errors.Is(err, syscall.EAGAIN) {
			break
		}
		t.buffer = t.buffer[1:]
		t.size -= len(d.data) + 8
		if err != nil {
			t.protect("error_received()", func() { t.errorReceived(err) })
			return
		}
	}
	t.maybeResume(t.size)
	if len(t.buffer) == 0 {
		t.loop.removeWriter(t.fd)
		if t.closing {
			t.lost(nil)
		}
	}
}

func (t *SocketDatagramTransport) isClosing() bool { return t.closing }

func (t *SocketDatagramTransport) close() {
	if t.closing {
		return
	}
	t.closing = true
	t.loop.removeReader(t.fd)
	if len(t.buffer) == 0 {
		t.connLost++
		t.loop.removeWriter(t.fd)
		t.loop.callSoonIn(t.vars, "_SelectorTransport._call_connection_lost()", func() { t.lost(nil) })
	}
}

func (t *SocketDatagramTransport) abort() {
	if t.connLost > 0 {
		return
	}
	if len(t.buffer) > 0 {
		t.buffer, t.size = nil, 0
		t.loop.removeWriter(t.fd)
	}
	if !t.closing {
		t.closing = true
		t.loop.removeReader(t.fd)
	}
	t.connLost++
	t.loop.callSoonIn(t.vars, "_SelectorTransport._call_connection_lost()", func() { t.lost(nil) })
}

func (t *SocketDatagramTransport) lost(exc *py.Exception) {
	defer t.sock.close()
	py.CallMethod(py.Context(), t.handler, "connection_lost", excOrNone(exc))
}
