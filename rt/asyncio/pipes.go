package asyncio

import (
	"syscall"

	"github.com/gosyncio/gosyncio/rt/py"
)

// pipeEnd is an open file descriptor that a pipe transport owns.
type pipeEnd struct {
	fd     int
	file   any // the object it came from, None for a descriptor of the runtime's own
	closed bool
}

// close closes the descriptor, through the file object if there is one.
func (p *pipeEnd) close() {
	if p.closed {
		return
	}
	p.closed = true
	if p.file != nil {
		py.CallMethod(py.Context(), p.file, "close")
		return
	}
	syscall.Close(p.fd)
}

// kindOf returns the S_IFMT bits of a descriptor.
func kindOf(fd int) uint32 {
	var st syscall.Stat_t
	if err := syscall.Fstat(fd, &st); err != nil {
		panic(osError(err))
	}
	return st.Mode & syscall.S_IFMT
}

// ReadPipeTransport reads from a pipe (CPython's _UnixReadPipeTransport).
type ReadPipeTransport struct {
	flow
	pipe      *pipeEnd
	fd        int
	closing   bool
	readPause bool
}

// ReadPipeTransportClass is the class of transports that read from pipes.
var ReadPipeTransportClass = py.NewBuiltinType("asyncio.unix_events", "_UnixReadPipeTransport", ReadTransportClass)

// PyClass gives the transport's class.
func (t *ReadPipeTransport) PyClass() *py.Type { return ReadPipeTransportClass }

func (l *Loop) newReadPipe(pipe *pipeEnd, p protocol, waiter *FutureCore) *ReadPipeTransport {
	t := &ReadPipeTransport{pipe: pipe, fd: pipe.fd}
	t.initFlow(l, t)
	t.protocol = p
	t.extra["pipe"] = pipe.file
	switch kindOf(pipe.fd) {
	case syscall.S_IFIFO, syscall.S_IFSOCK, syscall.S_IFCHR:
	default:
		panic(py.ValueError.New("Pipe transport is for pipes/sockets only."))
	}
	_ = syscall.SetNonblock(pipe.fd, true)
	l.callSoonIn(currentVars().Copy(), "connection_made()", func() { p.connectionMade(t) })
	l.callSoonGo("_add_reader()", t.startReading)
	if waiter != nil {
		l.callSoonGo("_set_result_unless_cancelled()", func() { waiter.setResultUnlessCancelled(nil) })
	}
	return t
}

func (t *ReadPipeTransport) object() any { return t }

func (t *ReadPipeTransport) isClosing() bool { return t.closing }

func (t *ReadPipeTransport) isReading() bool { return !t.readPause && !t.closing }

func (t *ReadPipeTransport) startReading() {
	if t.isReading() {
		t.loop.addReader(t.fd, t.readReady)
	}
}

func (t *ReadPipeTransport) pauseReading() {
	if t.isReading() {
		t.readPause = true
		t.loop.removeReader(t.fd)
	}
}

func (t *ReadPipeTransport) resumeReading() {
	if !t.closing && t.readPause {
		t.readPause = false
		t.startReading()
	}
}

func (t *ReadPipeTransport) readReady() {
	buf := t.loop.readBuffer()
	n, err := recv(t.fd, buf)
	switch {
	case err != nil && wouldBlock(err):
	case err != nil:
		exc := osError(err)
		if err != syscall.EIO {
			t.reportProtocol("Fatal read error on pipe transport", exc)
		}
		t.end(exc)
	case n > 0:
		if exc := tryCall(func() { t.protocol.dataReceived(buf[:n]) }); exc != nil {
			t.loop.callExceptionHandler(
				"message", "Exception in callback _UnixReadPipeTransport._read_ready()", "exception", exc)
		}
	default:
		t.closing = true
		t.loop.removeReader(t.fd)
		t.loop.callSoonIn(currentVars(), "eof_received()", func() { t.protocol.eofReceived() })
		t.loop.callSoonIn(currentVars(), "_UnixReadPipeTransport._call_connection_lost()", func() { t.lost(nil) })
	}
}

func (t *ReadPipeTransport) close() {
	if !t.closing {
		t.end(nil)
	}
}

func (t *ReadPipeTransport) abort() { t.close() }

func (t *ReadPipeTransport) end(exc *py.Exception) {
	t.closing = true
	t.loop.removeReader(t.fd)
	t.loop.callSoonIn(currentVars(), "_UnixReadPipeTransport._call_connection_lost()", func() { t.lost(exc) })
}

func (t *ReadPipeTransport) lost(exc *py.Exception) {
	defer t.pipe.close()
	t.protocol.connectionLost(exc)
}

func notWritable() { panic(py.NotImplementedError.New()) }

func (t *ReadPipeTransport) write([]byte)        { notWritable() }
func (t *ReadPipeTransport) writeLines([][]byte) { notWritable() }
func (t *ReadPipeTransport) writeEOF()           { notWritable() }
func (t *ReadPipeTransport) canWriteEOF() bool   { return false }

// WritePipeTransport writes to a pipe (CPython's _UnixWritePipeTransport).
type WritePipeTransport struct {
	flow
	pipe     *pipeEnd
	fd       int
	buffer   []byte
	connLost int
	closing  bool
}

// WritePipeTransportClass is the class of transports that write to pipes.
var WritePipeTransportClass = py.NewBuiltinType("asyncio.unix_events", "_UnixWritePipeTransport", WriteTransportClass)

// PyClass gives the transport's class.
func (t *WritePipeTransport) PyClass() *py.Type { return WritePipeTransportClass }

func (l *Loop) newWritePipe(pipe *pipeEnd, p protocol, waiter *FutureCore) *WritePipeTransport {
	t := &WritePipeTransport{pipe: pipe, fd: pipe.fd}
	t.initFlow(l, t)
	t.protocol = p
	t.extra["pipe"] = pipe.file
	kind := kindOf(pipe.fd)
	switch kind {
	case syscall.S_IFIFO, syscall.S_IFSOCK, syscall.S_IFCHR:
	default:
		panic(py.ValueError.New("Pipe transport is only for pipes, sockets and character devices"))
	}
	_ = syscall.SetNonblock(pipe.fd, true)
	l.callSoonIn(currentVars().Copy(), "connection_made()", func() { p.connectionMade(t) })
	if kind != syscall.S_IFCHR {
		// Readable means here that the other end was closed.
		l.callSoonGo("_add_reader()", func() {
			if !t.pipe.closed {
				l.addReader(t.fd, t.peerClosed)
			}
		})
	}
	if waiter != nil {
		l.callSoonGo("_set_result_unless_cancelled()", func() { waiter.setResultUnlessCancelled(nil) })
	}
	return t
}

func (t *WritePipeTransport) object() any     { return t }
func (t *WritePipeTransport) isClosing() bool { return t.closing }
func (t *WritePipeTransport) isReading() bool { return false }
func (t *WritePipeTransport) pauseReading()   { notWritable() }
func (t *WritePipeTransport) resumeReading()  { notWritable() }

func (t *WritePipeTransport) peerClosed() {
	if len(t.buffer) > 0 {
		t.end(py.BrokenPipeError.New())
	} else {
		t.end(nil)
	}
}

func (t *WritePipeTransport) write(data []byte) {
	if len(data) == 0 {
		return
	}
	if t.connLost > 0 || t.closing {
		if t.connLost >= lostWritesLogged {
			logWarning("pipe closed by peer or os.write(pipe, data) raised exception.")
		}
		t.connLost++
		return
	}
	if len(t.buffer) == 0 {
		n, err := send(t.fd, data)
		if err != nil {
			if !wouldBlock(err) {
				t.connLost++
				t.end(osError(err))
				return
			}
			n = 0
		}
		if data = data[n:]; len(data) == 0 {
			return
		}
		t.loop.addWriter(t.fd, t.writeReady)
	}
	t.buffer = append(t.buffer, data...)
	t.maybePause(len(t.buffer))
}

func (t *WritePipeTransport) writeLines(parts [][]byte) {
	for _, p := range parts {
		t.write(p)
	}
}

func (t *WritePipeTransport) writeReady() {
	n, err := send(t.fd, t.buffer)
	if err != nil {
		if wouldBlock(err) {
			return
		}
		t.buffer = nil
		t.connLost++
		t.loop.removeWriter(t.fd)
		t.end(osError(err))
		return
	}
	t.buffer = t.buffer[n:]
	if len(t.buffer) > 0 {
		return
	}
	t.buffer = nil
	t.loop.removeWriter(t.fd)
	t.maybeResume(0)
	if t.closing {
		t.loop.removeReader(t.fd)
		t.lost(nil)
	}
}

func (t *WritePipeTransport) canWriteEOF() bool { return true }

func (t *WritePipeTransport) writeEOF() {
	if t.closing {
		return
	}
	t.closing = true
	if len(t.buffer) == 0 {
		t.loop.removeReader(t.fd)
		t.loop.callSoonIn(currentVars(), "_UnixWritePipeTransport._call_connection_lost()", func() { t.lost(nil) })
	}
}

func (t *WritePipeTransport) close() { t.writeEOF() }

func (t *WritePipeTransport) abort() { t.end(nil) }

func (t *WritePipeTransport) end(exc *py.Exception) {
	t.closing = true
	if len(t.buffer) > 0 {
		t.loop.removeWriter(t.fd)
	}
	t.buffer = nil
	t.loop.removeReader(t.fd)
	t.loop.callSoonIn(currentVars(), "_UnixWritePipeTransport._call_connection_lost()", func() { t.lost(exc) })
}

func (t *WritePipeTransport) lost(exc *py.Exception) {
	if t.pipe.closed {
		return
	}
	defer t.pipe.close()
	t.protocol.connectionLost(exc)
}
