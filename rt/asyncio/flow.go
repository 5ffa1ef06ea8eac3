package asyncio

import (
	"github.com/gosyncio/gosyncio/rt/py"
)

// transport is the sending side of a connection as protocols and stream
// writers use it.
type transport interface {
	// object is the transport as Python sees it.
	object() any
	write(data []byte)
	writeLines(parts [][]byte)
	writeEOF()
	canWriteEOF() bool
	close()
	abort()
	isClosing() bool
	isReading() bool
	pauseReading()
	resumeReading()
	// extraInfo is get_extra_info; missing stands for an unknown name.
	extraInfo(name string, missing any) any
}

// The transport classes.
var (
	// BaseTransportClass is asyncio.BaseTransport.
	BaseTransportClass = py.NewBuiltinType("asyncio.transports", "BaseTransport")
	// ReadTransportClass is asyncio.ReadTransport.
	ReadTransportClass = py.NewBuiltinType("asyncio.transports", "ReadTransport", BaseTransportClass)
	// WriteTransportClass is asyncio.WriteTransport.
	WriteTransportClass = py.NewBuiltinType("asyncio.transports", "WriteTransport", BaseTransportClass)
	// TransportClass is asyncio.Transport.
	TransportClass = py.NewBuiltinType("asyncio.transports", "Transport", ReadTransportClass, WriteTransportClass)
	// DatagramTransportClass is asyncio.DatagramTransport.
	DatagramTransportClass = py.NewBuiltinType("asyncio.transports", "DatagramTransport", BaseTransportClass)
	// SubprocessTransportClass is asyncio.SubprocessTransport.
	SubprocessTransportClass = py.NewBuiltinType("asyncio.transports", "SubprocessTransport", BaseTransportClass)
)

// flow is the write flow control of a transport (CPython's
// _FlowControlMixin): the protocol is paused above the high-water mark and
// resumed at the low one.
type flow struct {
	loop      *Loop
	self      any // the transport as Python sees it
	protocol  protocol
	high, low int
	paused    bool // the protocol was paused
	extra     map[string]any
}

const defaultHighWater = 64 * 1024

func (f *flow) initFlow(l *Loop, self any) {
	f.loop, f.self = l, self
	f.high, f.low = defaultHighWater, defaultHighWater/4
	f.extra = map[string]any{}
}

func (f *flow) extraInfo(name string, missing any) any {
	if v, ok := f.extra[name]; ok {
		return v
	}
	return missing
}

// setLimits is set_write_buffer_limits without its check of the present size.
func (f *flow) setLimits(high, low any) {
	number := func(v any, missing int) int {
		if v == nil {
			return missing
		}
		n, ok := v.(int)
		if !ok {
			panic(py.TypeError.Newf("'%s' object cannot be interpreted as an integer", py.TypeOf(v).Name))
		}
		return n
	}
	h := defaultHighWater
	if low != nil {
		h = 4 * number(low, 0)
	}
	h = number(high, h)
	lo := number(low, py.FloorDivInt(h, 4))
	if !(h >= lo && lo >= 0) {
		panic(py.ValueError.Newf("high (%d) must be >= low (%d) must be >= 0", h, lo))
	}
	f.high, f.low = h, lo
}

// maybePause pauses the protocol if size exceeds the high-water mark.
func (f *flow) maybePause(size int) {
	if size <= f.high || f.paused {
		return
	}
	f.paused = true
	if exc := tryCall(func() { f.protocol.pauseWriting() }); exc != nil {
		f.reportProtocol("protocol.pause_writing() failed", exc)
	}
}

// maybeResume resumes a paused protocol if size has sunk to the low-water mark.
func (f *flow) maybeResume(size int) {
	if !f.paused || size > f.low {
		return
	}
	f.paused = false
	if exc := tryCall(func() { f.protocol.resumeWriting() }); exc != nil {
		f.reportProtocol("protocol.resume_writing() failed", exc)
	}
}

func (f *flow) reportProtocol(message string, exc *py.Exception) {
	f.loop.callExceptionHandler(
		"message", message, "exception", exc, "transport", f.self, "protocol", f.protocol.object())
}

// tryCall runs f and returns what it raised; SystemExit and KeyboardInterrupt
// go on.
func tryCall(f func()) *py.Exception {
	exc := py.Try(f)
	if exc != nil && exc.IsA(py.SystemExit, py.KeyboardInterrupt) {
		panic(exc.Propagate())
	}
	return exc
}

// callExceptionHandler calls the loop's exception handler with the context of
// these names and values.
func (l *Loop) callExceptionHandler(pairs ...any) {
	d := py.NewDict[any, any]()
	for i := 0; i < len(pairs); i += 2 {
		d.Set(pairs[i], pairs[i+1])
	}
	l.CallExceptionHandler(d)
}
