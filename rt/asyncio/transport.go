package asyncio

import (
	"errors"
	"syscall"

	"github.com/gosyncio/gosyncio/rt/contextvars"
	"github.com/gosyncio/gosyncio/rt/py"
)

// maxRecv is the largest piece a transport reads at a time.
const maxRecv = 256 * 1024

// lostWritesLogged is how many writes to a lost connection pass silently.
const lostWritesLogged = 5

// SocketTransport is a connected stream socket of a loop (CPython's
// _SelectorSocketTransport): it reads when the poller says so, sends at once
// what the kernel takes and keeps the rest.
type SocketTransport struct {
	flow
	sock      *netSocket
	fd        int
	server    *Server
	buffer    [][]byte
	size      int // bytes in buffer
	connLost  int // connection_lost is due; further writes count up
	vars      *contextvars.Context
	closing   bool
	readPause bool
	eof       bool
	gone      bool // connection_lost was called
}

// SocketTransportClass is the class of socket transports.
var SocketTransportClass = py.NewBuiltinType("asyncio.selector_events", "_SelectorSocketTransport", TransportClass)

// PyClass gives the transport's class.
func (t *SocketTransport) PyClass() *py.Type { return SocketTransportClass }

// newSocketTransport makes the transport of a connected socket: the protocol's
// connection_made, the start of reading and waiter's result are scheduled.
func (l *Loop) newSocketTransport(sock *netSocket, p protocol, waiter *FutureCore, peer any, server *Server) *SocketTransport {
	t := &SocketTransport{sock: sock, fd: sock.fd, server: server, vars: currentVars()}
	t.initFlow(l, t)
	t.protocol = p
	t.extra["socket"] = &TransportSocket{sock: sock}
	t.extra["sockname"] = sock.sockName()
	if peer == nil {
		peer = sock.peerName()
	}
	t.extra["peername"] = peer
	if server != nil {
		server.attach(t)
	}
	sock.noDelay()
	vars := t.vars.Copy()
	l.callSoonIn(vars, madeName(t.protocol.object()), func() { t.protocol.connectionMade(t) })
	l.callSoonGo("_add_reader()", t.startReading)
	if waiter != nil {
		l.callSoonGo("_set_result_unless_cancelled()", func() { waiter.setResultUnlessCancelled(nil) })
	}
	return t
}

func (t *SocketTransport) object() any { return t }

func (t *SocketTransport) isClosing() bool { return t.closing }

func (t *SocketTransport) isReading() bool { return !t.closing && !t.readPause }

func (t *SocketTransport) startReading() {
	if t.isReading() {
		t.loop.addReader(t.fd, t.readReady)
	}
}

func (t *SocketTransport) pauseReading() {
	if t.isReading() {
		t.readPause = true
		t.loop.removeReader(t.fd)
	}
}

func (t *SocketTransport) resumeReading() {
	if !t.closing && t.readPause {
		t.readPause = false
		t.startReading()
	}
}

// readReady reads one piece and gives it to the protocol.
func (t *SocketTransport) readReady() {
	if t.connLost > 0 {
		return
	}
	if b, ok := t.protocol.(bufferedProtocol); ok {
		t.readInto(b)
		return
	}
	buf := t.loop.readBuffer()
	n, err := recv(t.fd, buf)
	switch {
	case err != nil && wouldBlock(err):
	case err != nil:
		t.fatal(osError(err), "Fatal read error on socket transport")
	case n == 0:
		t.readEOF()
	default:
		if exc := tryCall(func() { t.protocol.dataReceived(buf[:n]) }); exc != nil {
			t.fatal(exc, "Fatal error: protocol.data_received() call failed.")
		}
	}
}

// readInto reads into memory of the protocol.
func (t *SocketTransport) readInto(b bufferedProtocol) {
	var buf []byte
	var updated func(int)
	if exc := tryCall(func() { buf, updated = b.readBuffer() }); exc != nil {
		t.fatal(exc, "Fatal error: protocol.get_buffer() call failed.")
		return
	}
	n, err := recv(t.fd, buf)
	switch {
	case err != nil && wouldBlock(err):
	case err != nil:
		t.fatal(osError(err), "Fatal read error on socket transport")
	case n == 0:
		t.readEOF()
	default:
		if exc := tryCall(func() { updated(n) }); exc != nil {
			t.fatal(exc, "Fatal error: protocol.buffer_updated() call failed.")
		}
	}
}

// readEOF tells the protocol; a falsy answer closes the transport.
func (t *SocketTransport) readEOF() {
	open := false
	if exc := tryCall(func() { open = t.protocol.eofReceived() }); exc != nil {
		t.fatal(exc, "Fatal error: protocol.eof_received() call failed.")
		return
	}
	if open {
		t.loop.removeReader(t.fd)
	} else {
		t.close()
	}
}

// write sends data at once as far as the kernel takes it.
func (t *SocketTransport) write(data []byte) {
	if t.eof {
		panic(py.RuntimeError.New("Cannot call write() after write_eof()"))
	}
	if len(data) == 0 {
		return
	}
	if t.connLost > 0 {
		t.writeLost()
		return
	}
	if len(t.buffer) == 0 {
		n, err := send(t.fd, data)
		switch {
		case err == nil:
			if data = data[n:]; len(data) == 0 {
				return
			}
		case !wouldBlock(err):
			t.fatal(osError(err), "Fatal write error on socket transport")
			return
		}
		t.loop.addWriter(t.fd, t.writeReady)
	}
	t.push(data)
	t.maybePause(t.size)
}

func (t *SocketTransport) push(data []byte) {
	t.buffer = append(t.buffer, append([]byte(nil), data...))
	t.size += len(data)
}

func (t *SocketTransport) writeLost() {
	if t.connLost >= lostWritesLogged {
		logWarning("socket.send() raised exception.")
	}
	t.connLost++
}

func (t *SocketTransport) writeLines(parts [][]byte) {
	if t.eof {
		panic(py.RuntimeError.New("Cannot call writelines() after write_eof()"))
	}
	if len(parts) == 0 {
		return
	}
	for _, p := range parts {
		t.push(p)
	}
	t.writeReady()
	if len(t.buffer) > 0 {
		t.loop.addWriter(t.fd, t.writeReady)
	}
}

// writeReady sends from the buffer.
func (t *SocketTransport) writeReady() {
	if t.connLost > 0 {
		return
	}
	if err := t.flush(); err != nil {
		if wouldBlock(err) {
			return
		}
		t.loop.removeWriter(t.fd)
		t.buffer, t.size = nil, 0
		t.fatal(osError(err), "Fatal write error on socket transport")
		return
	}
	t.maybeResume(t.size)
	if len(t.buffer) > 0 {
		return
	}
	t.loop.removeWriter(t.fd)
	if t.closing {
		t.lost(nil)
	} else if t.eof {
		_ = syscall.Shutdown(t.fd, syscall.SHUT_WR)
	}
}

// flush makes one attempt to send what is buffered.
func (t *SocketTransport) flush() error {
	if len(t.buffer) == 0 {
		return nil
	}
	data := t.buffer[0]
	if len(t.buffer) > 1 {
		data = make([]byte, 0, t.size)
		for _, b := range t.buffer {
			data = append(data, b...)
		}
		t.buffer = [][]byte{data}
	}
	n, err := send(t.fd, data)
	if err != nil {
		return err
	}
	t.size -= n
	if n == len(data) {
		t.buffer = nil
	} else {
		t.buffer[0] = data[n:]
	}
	return nil
}

func (t *SocketTransport) writeEOF() {
	if t.closing || t.eof {
		return
	}
	t.eof = true
	if len(t.buffer) == 0 {
		if err := syscall.Shutdown(t.fd, syscall.SHUT_WR); err != nil {
			panic(osError(err))
		}
	}
}

func (t *SocketTransport) canWriteEOF() bool { return true }

// close sends what is buffered, then ends the connection.
func (t *SocketTransport) close() {
	if t.closing {
		return
	}
	t.closing = true
	t.loop.removeReader(t.fd)
	if len(t.buffer) == 0 {
		t.connLost++
		t.loop.removeWriter(t.fd)
		t.loop.callSoonIn(t.vars, "_SelectorSocketTransport._call_connection_lost()", func() { t.lost(nil) })
	}
}

func (t *SocketTransport) abort() { t.forceClose(nil) }

// fatal reports an error that is not the system's and drops the connection.
func (t *SocketTransport) fatal(exc *py.Exception, message string) {
	if !exc.IsA(py.OSError) {
		t.loop.callExceptionHandler(
			"message", message, "exception", exc, "transport", t, "protocol", t.protocol.object())
	}
	t.forceClose(exc)
}

func (t *SocketTransport) forceClose(exc *py.Exception) {
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
	t.loop.callSoonIn(t.vars, "_SelectorSocketTransport._call_connection_lost()", func() { t.lost(exc) })
}

// lost is the end: connection_lost, then the socket is closed.
func (t *SocketTransport) lost(exc *py.Exception) {
	defer func() {
		t.gone = true
		t.sock.close()
		if t.server != nil {
			t.server.detach(t)
			t.server = nil
		}
	}()
	t.protocol.connectionLost(exc)
}

// recv reads from a socket.
func recv(fd int, buf []byte) (int, error) {
	for {
		n, err := syscall.Read(fd, buf)
		if !errors.Is(err, syscall.EINTR) {
			return n, err
		}
	}
}

// send writes to a socket.
func send(fd int, data []byte) (int, error) {
	for {
		n, err := syscall.Write(fd, data)
		if !errors.Is(err, syscall.EINTR) {
			return n, err
		}
	}
}

// readBuffer is the memory the loop's transports read into, one at a time.
func (l *Loop) readBuffer() []byte {
	if l.io.recvBuf == nil {
		l.io.recvBuf = make([]byte, maxRecv)
	}
	return l.io.recvBuf
}

// callSoonIn schedules a callback of the runtime that runs code of the program
// in the given context of context variables. What it raises goes to the loop's
// exception handler.
func (l *Loop) callSoonIn(vars *contextvars.Context, name string, f func()) {
	var h *Handle
	h = l.callSoonGo(name, func() {
		th := l.thread
		saved := th.Vars
		th.Vars = vars
		exc := tryCall(f)
		th.Vars = saved
		if exc != nil {
			l.callExceptionHandler("message", "Exception in callback "+name, "exception", exc, "handle", h)
		}
	})
}

// madeName is what reprs show for the call of a protocol's connection_made.
func madeName(protocol any) string {
	if m, ok := py.GetAttrOK(protocol, "connection_made"); ok {
		return callbackSource(m, nil, false)
	}
	return "connection_made()"
}
