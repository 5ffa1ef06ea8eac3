package asyncio

import (
	"context"
	"slices"

	"github.com/gosyncio/gosyncio/rt/py"
)

// drainControl lets writers wait while writing is paused (CPython's
// streams.FlowControlMixin).
type drainControl struct {
	loop    *Loop
	waiters []*FutureCore
	paused  bool
	lost    bool
}

func (d *drainControl) pauseWriting() { d.paused = true }

func (d *drainControl) resumeWriting() {
	d.paused = false
	for _, w := range d.waiters {
		if !w.done() {
			w.setResult(nil)
		}
	}
}

func (d *drainControl) connectionGone(exc *py.Exception) {
	d.lost = true
	if !d.paused {
		return
	}
	for _, w := range d.waiters {
		switch {
		case w.done():
		case exc == nil:
			w.setResult(nil)
		default:
			w.setException(exc)
		}
	}
}

func (d *drainControl) drain(ctx context.Context) {
	if d.lost {
		panic(py.ConnectionResetError.New("Connection lost"))
	}
	if !d.paused {
		return
	}
	w := newFuture(d.loop)
	d.waiters = append(d.waiters, w)
	defer func() { d.waiters = slices.DeleteFunc(d.waiters, func(x *FutureCore) bool { return x == w }) }()
	w.AwaitAny(ctx)
}

// StreamReaderProtocol is asyncio.StreamReaderProtocol: it feeds a reader and,
// in a server, calls back for each connection.
type StreamReaderProtocol struct {
	py.Object
	drainControl
	reader    *StreamReader
	connected any // client_connected_cb, or None
	closed    *FutureCore
	transport transport
}

// StreamReaderProtocolClass is the class asyncio.StreamReaderProtocol.
var StreamReaderProtocolClass = py.NewBuiltinType("asyncio.streams", "StreamReaderProtocol", ProtocolClass)

func newStreamReaderProtocol(r *StreamReader, connected any, l *Loop) *StreamReaderProtocol {
	p := &StreamReaderProtocol{reader: r, connected: connected, closed: newFuture(l)}
	p.loop = l
	p.closed.quietDestroy = true
	p.SetClass(StreamReaderProtocolClass)
	return p
}

func (p *StreamReaderProtocol) object() any { return p }

func (p *StreamReaderProtocol) closeWaiter(*StreamWriter) *FutureCore { return p.closed }

// connectionMade starts the callback of a server's connection; a coroutine
// becomes a task.
func (p *StreamReaderProtocol) connectionMade(t transport) {
	p.transport = t
	if p.reader != nil {
		if p.reader.transport != nil {
			panic(py.AssertionError.New("Transport already set"))
		}
		p.reader.transport = t
	}
	if p.connected == nil {
		return
	}
	w := newStreamWriter(t, p, p.reader, p.loop)
	res := py.Call(py.Context(), p.connected, boxReader(p.reader), w)
	if !IsCoroutine(res) {
		return
	}
	task := p.loop.createTask(py.Context(), res, nil, nil)
	task.addCallback(&clientDone{p.loop, t})
}

func boxReader(r *StreamReader) any {
	if r == nil {
		return nil
	}
	return r
}

// clientDone looks after the end of a client_connected_cb task.
type clientDone struct {
	loop *Loop
	t    transport
}

func (c *clientDone) call(task *FutureCore) {
	if task.Cancelled() {
		c.t.close()
		return
	}
	exc := task.Exception()
	if exc == nil {
		return
	}
	c.loop.callExceptionHandler(
		"message", "Unhandled exception in client_connected_cb", "exception", exc, "transport", c.t.object())
	c.t.close()
}

func (c *clientDone) describe() string {
	return "StreamReaderProtocol.connection_made.<locals>.callback()"
}

func (p *StreamReaderProtocol) dataReceived(data []byte) {
	if p.reader != nil {
		p.reader.feed(data)
	}
}

func (p *StreamReaderProtocol) eofReceived() bool {
	if p.reader != nil {
		p.reader.FeedEOF()
	}
	return true
}

func (p *StreamReaderProtocol) connectionLost(exc *py.Exception) {
	if p.reader != nil {
		if exc == nil {
			p.reader.FeedEOF()
		} else {
			p.reader.SetException(exc)
		}
	}
	if !p.closed.done() {
		if exc == nil {
			p.closed.setResult(nil)
		} else {
			p.closed.setException(exc)
			p.closed.logTraceback = false
		}
	}
	p.connectionGone(exc)
	p.reader, p.transport = nil, nil
}
