package asyncio

import (
	"github.com/gosyncio/gosyncio/rt/py"
)

// protocol is what a transport calls: the runtime's own protocols implement it,
// those of the program are wrapped (see userProtocol). What its methods raise
// is handled by the transport.
type protocol interface {
	// object is the protocol as Python sees it.
	object() any
	connectionMade(t transport)
	// dataReceived gets bytes that it must not keep.
	dataReceived(data []byte)
	// eofReceived tells whether the transport stays open for writing.
	eofReceived() bool
	connectionLost(exc *py.Exception)
	pauseWriting()
	resumeWriting()
}

// bufferedProtocol is a protocol that provides the memory to read into.
type bufferedProtocol interface {
	// readBuffer is get_buffer: memory to read into and how to tell that so many
	// bytes were written to it.
	readBuffer() (buf []byte, updated func(n int))
}

// The protocol classes; a program subclasses them.
var (
	// BaseProtocolClass is asyncio.BaseProtocol.
	BaseProtocolClass = py.NewBuiltinType("asyncio.protocols", "BaseProtocol")
	// ProtocolClass is asyncio.Protocol.
	ProtocolClass = py.NewBuiltinType("asyncio.protocols", "Protocol", BaseProtocolClass)
	// BufferedProtocolClass is asyncio.BufferedProtocol.
	BufferedProtocolClass = py.NewBuiltinType("asyncio.protocols", "BufferedProtocol", BaseProtocolClass)
	// DatagramProtocolClass is asyncio.DatagramProtocol.
	DatagramProtocolClass = py.NewBuiltinType("asyncio.protocols", "DatagramProtocol", BaseProtocolClass)
	// SubprocessProtocolClass is asyncio.SubprocessProtocol.
	SubprocessProtocolClass = py.NewBuiltinType("asyncio.protocols", "SubprocessProtocol", BaseProtocolClass)
)

// userProtocol calls the methods of a protocol object of the program.
type userProtocol struct{ obj any }

func (p userProtocol) object() any { return p.obj }

func (p userProtocol) call(method string, args ...any) any {
	return py.CallMethod(py.Context(), p.obj, method, args...)
}

func (p userProtocol) connectionMade(t transport)     { p.call("connection_made", t.object()) }
func (p userProtocol) dataReceived(data []byte)       { p.call("data_received", py.Bytes(data)) }
func (p userProtocol) eofReceived() bool              { return py.Truth(p.call("eof_received")) }
func (p userProtocol) connectionLost(e *py.Exception) { p.call("connection_lost", excOrNone(e)) }
func (p userProtocol) pauseWriting()                  { p.call("pause_writing") }
func (p userProtocol) resumeWriting()                 { p.call("resume_writing") }

// userBuffered is userProtocol for a BufferedProtocol.
type userBuffered struct{ userProtocol }

func (p userBuffered) readBuffer() ([]byte, func(int)) {
	obj := p.call("get_buffer", -1)
	buf, ok := writableBytes(obj)
	if !ok {
		panic(py.TypeError.Newf("a read-write bytes-like object is required, not '%s'", py.TypeOf(obj).Name))
	}
	if len(buf) == 0 {
		panic(py.RuntimeError.New("get_buffer() returned an empty buffer"))
	}
	return buf, func(n int) { p.call("buffer_updated", n) }
}

// writableBytes gives the memory of a bytearray or a writable memoryview.
func writableBytes(v any) ([]byte, bool) {
	if b, ok := v.(interface{ Bytes() []byte }); ok {
		return b.Bytes(), true
	}
	return nil, false
}

// protocolOf finds the protocol behind an object of the program.
func protocolOf(obj any) protocol {
	if p, ok := obj.(protocol); ok {
		return p
	}
	if py.TypeOf(obj).IsSubtype(BufferedProtocolClass) {
		return userBuffered{userProtocol{obj}}
	}
	return userProtocol{obj}
}

// excOrNone boxes an exception; nil becomes None.
func excOrNone(e *py.Exception) any {
	if e == nil {
		return nil
	}
	return e
}

// bytesOf gives the content of a bytes-like object; false for anything else.
func bytesOf(v any) ([]byte, bool) {
	switch v := v.(type) {
	case py.Bytes:
		return []byte(v), true
	case interface{ Bytes() []byte }:
		return v.Bytes(), true
	}
	return nil, false
}
