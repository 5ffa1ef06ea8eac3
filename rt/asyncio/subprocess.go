package asyncio

import (
	"context"
	"fmt"
	"strings"

	"github.com/gosyncio/gosyncio/rt/coro"
	"github.com/gosyncio/gosyncio/rt/py"
)

// childProtocol is what a subprocess transport calls: SubprocessStreamProtocol
// or a SubprocessProtocol of the program.
type childProtocol interface {
	object() any
	processConnected(t *SubprocessTransport)
	pipeDataReceived(fd int, data py.Bytes)
	pipeConnectionLost(fd int, exc *py.Exception)
	processExited()
	processLost(exc *py.Exception)
	pauseWriting()
	resumeWriting()
}

// userChildProtocol calls the methods of a SubprocessProtocol object.
type userChildProtocol struct{ userProtocol }

func (p userChildProtocol) processConnected(t *SubprocessTransport) { p.call("connection_made", t) }
func (p userChildProtocol) pipeDataReceived(fd int, data py.Bytes) {
	p.call("pipe_data_received", fd, data)
}

func (p userChildProtocol) pipeConnectionLost(fd int, exc *py.Exception) {
	p.call("pipe_connection_lost", fd, excOrNone(exc))
}
func (p userChildProtocol) processExited()                { p.call("process_exited") }
func (p userChildProtocol) processLost(exc *py.Exception) { p.call("connection_lost", excOrNone(exc)) }

// SubprocessTransport is a running child process and its pipes (CPython's
// _UnixSubprocessTransport).
type SubprocessTransport struct {
	loop     *Loop
	child    *Child
	protocol childProtocol
	pipes    [3]*childPipe
	pending  []func() // calls of the protocol made before it is connected
	started  bool     // pending is done with
	exited   bool
	code     int
	waiters  []*FutureCore
	closed   bool
	finished bool
	gone     bool // connection_lost was called
}

// SubprocessTransportImplClass is the class of subprocess transports.
var SubprocessTransportImplClass = py.NewBuiltinType("asyncio.unix_events", "_UnixSubprocessTransport", SubprocessTransportClass)

// PyClass gives the transport's class.
func (t *SubprocessTransport) PyClass() *py.Type { return SubprocessTransportImplClass }

// childPipe is the protocol of one of our ends of a child's pipes.
type childPipe struct {
	t            *SubprocessTransport
	fd           int
	pipe         transport
	disconnected bool
}

func (p *childPipe) object() any                { return p }
func (p *childPipe) PyClass() *py.Type          { return ProtocolClass }
func (p *childPipe) connectionMade(t transport) { p.pipe = t }
func (p *childPipe) dataReceived(data []byte) {
	copied := py.Bytes(data)
	p.t.call("pipe_data_received()", func() { p.t.protocol.pipeDataReceived(p.fd, copied) })
}
func (p *childPipe) eofReceived() bool { return false }
func (p *childPipe) connectionLost(exc *py.Exception) {
	p.disconnected = true
	p.t.call("pipe_connection_lost()", func() { p.t.protocol.pipeConnectionLost(p.fd, exc) })
	p.t.tryFinish()
}
func (p *childPipe) pauseWriting()  { p.t.protocol.pauseWriting() }
func (p *childPipe) resumeWriting() { p.t.protocol.resumeWriting() }

// spawn starts a child process and connects its pipes: it returns when the
// protocol is connected.
func (l *Loop) spawn(ctx context.Context, s *Spawn, p childProtocol) *SubprocessTransport {
	waiter := newFuture(l)
	t := &SubprocessTransport{loop: l, protocol: p}
	t.child = s.Start()
	l.createTask(ctx, coro.NewVoid("BaseSubprocessTransport._connect_pipes", func(ctx context.Context) {
		t.connectPipes(ctx, waiter)
	}), nil, nil)
	l.watchChild(t.child, func() { t.processExited(t.child.Returncode()) })
	if exc := tryCall(func() { waiter.AwaitAny(ctx) }); exc != nil {
		t.Close()
		t.Wait(ctx)
		panic(exc.Reraise())
	}
	return t
}

// connectPipes makes the transports of the pipes, one after another.
func (t *SubprocessTransport) connectPipes(ctx context.Context, waiter *FutureCore) {
	l := t.loop
	for i, fd := range t.child.Pipes {
		if fd >= 0 {
			t.pipes[i] = &childPipe{t: t, fd: i}
		}
	}
	exc := tryCall(func() {
		for i, fd := range t.child.Pipes {
			if fd < 0 {
				continue
			}
			connected := newFuture(l)
			if i == 0 {
				l.newWritePipe(&pipeEnd{fd: fd}, t.pipes[i], connected)
			} else {
				l.newReadPipe(&pipeEnd{fd: fd}, t.pipes[i], connected)
			}
			connected.AwaitAny(ctx)
		}
		l.callSoonIn(currentVars().Copy(), "connection_made()", func() { t.protocol.processConnected(t) })
		for _, f := range t.pending {
			l.callSoonIn(currentVars().Copy(), "callback()", f)
		}
		t.pending, t.started = nil, true
	})
	if waiter.state == stateCancelled {
		return
	}
	if exc != nil {
		waiter.setException(exc)
	} else {
		waiter.setResult(nil)
	}
}

// call schedules a call of the protocol, after its connection_made.
func (t *SubprocessTransport) call(name string, f func()) {
	if !t.started {
		t.pending = append(t.pending, f)
		return
	}
	t.loop.callSoonIn(currentVars().Copy(), name, f)
}

func (t *SubprocessTransport) processExited(code int) {
	t.exited, t.code = true, code
	t.call("process_exited()", t.protocol.processExited)
	t.tryFinish()
}

// tryFinish ends the transport once the child has exited and all pipes are
// closed.
func (t *SubprocessTransport) tryFinish() {
	if !t.exited || t.finished {
		return
	}
	for i, p := range t.pipes {
		if t.child.Pipes[i] >= 0 && (p == nil || !p.disconnected) {
			return
		}
	}
	t.finished = true
	t.call("_call_connection_lost()", func() {
		defer func() {
			t.gone = true
			for _, w := range t.waiters {
				w.setResultUnlessCancelled(t.code)
			}
			t.waiters = nil
		}()
		t.protocol.processLost(nil)
	})
}

// Wait waits for the exit and returns the exit status.
func (t *SubprocessTransport) Wait(ctx context.Context) int {
	if t.exited {
		return t.code
	}
	w := newFuture(t.loop)
	t.waiters = append(t.waiters, w)
	return w.AwaitAny(ctx).(int)
}

// Close closes the pipes and kills a child that still runs.
func (t *SubprocessTransport) Close() {
	if t.closed {
		return
	}
	t.closed = true
	for _, p := range t.pipes {
		if p != nil && p.pipe != nil {
			p.pipe.close()
		}
	}
	if t.child != nil && !t.exited && !t.child.exited {
		t.child.Signal(sigKill)
	}
}

const (
	sigKill = 9
	sigTerm = 15
)

// pipe gives the transport of one of the child's pipes, nil for none.
func (t *SubprocessTransport) pipe(fd int) transport {
	if fd < 0 || fd > 2 || t.pipes[fd] == nil {
		return nil
	}
	return t.pipes[fd].pipe
}

// Returncode is the exit status, None while the child runs.
func (t *SubprocessTransport) Returncode() any {
	if !t.exited {
		return nil
	}
	return t.code
}

// SendSignal signals the child; ProcessLookupError once it is gone.
func (t *SubprocessTransport) SendSignal(number int) {
	if t.gone {
		panic(py.ProcessLookupError.New())
	}
	t.child.Signal(number)
}

func (t *SubprocessTransport) repr() string {
	info := []string{"_UnixSubprocessTransport"}
	if t.closed {
		info = append(info, "closed")
	}
	info = append(info, fmt.Sprintf("pid=%d", t.child.PID))
	if t.exited {
		info = append(info, fmt.Sprintf("returncode=%d", t.code))
	} else {
		info = append(info, "running")
	}
	for i, name := range []string{"stdin", "stdout", "stderr"} {
		if p := t.pipe(i); p != nil {
			info = append(info, name+"="+py.Repr(p.object()))
		}
	}
	return "<" + strings.Join(info, " ") + ">"
}
