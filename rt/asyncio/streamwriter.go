package asyncio

import (
	"context"

	"github.com/gosyncio/gosyncio/rt/py"
)

// StreamWriter is asyncio.StreamWriter: the sending side of a stream.
type StreamWriter struct {
	py.Object
	loop      *Loop
	transport transport
	protocol  drainer
	reader    *StreamReader
}

// StreamWriterClass is the class asyncio.StreamWriter.
var StreamWriterClass = py.NewBuiltinType("asyncio.streams", "StreamWriter")

// drainer is what a writer needs of its protocol.
type drainer interface {
	// drain suspends while writing is paused.
	drain(ctx context.Context)
	// closed is a future that is done when the connection is lost, None if the
	// protocol knows of none.
	closeWaiter(w *StreamWriter) *FutureCore
}

func newStreamWriter(t transport, p drainer, r *StreamReader, l *Loop) *StreamWriter {
	w := &StreamWriter{loop: l, transport: t, protocol: p, reader: r}
	w.SetClass(StreamWriterClass)
	return w
}

// Write sends data, or keeps what can't be sent at once.
func (w *StreamWriter) Write(data py.Bytes) { w.transport.write([]byte(data)) }

// WriteLines writes an iterable of bytes.
func (w *StreamWriter) WriteLines(data any) { w.transport.writeLines(linesArg(data)) }

// Drain waits until it is reasonable to write on: while the buffer is above the
// high-water mark. It raises the reader's exception, or ConnectionResetError
// when the connection is lost.
func (w *StreamWriter) Drain(ctx context.Context) {
	if w.reader != nil {
		w.reader.check()
	}
	if w.transport.isClosing() {
		// Yield, so that connection_lost can be called.
		Sleep(ctx, 0)
	}
	w.protocol.drain(ctx)
}

// Close sends what is buffered and ends the connection.
func (w *StreamWriter) Close() { w.transport.close() }

// IsClosing tells whether the connection is closed or being closed.
func (w *StreamWriter) IsClosing() bool { return w.transport.isClosing() }

// WaitClosed waits until the connection is lost, and raises what it was lost
// for.
func (w *StreamWriter) WaitClosed(ctx context.Context) { w.protocol.closeWaiter(w).AwaitAny(ctx) }

// WriteEOF ends the sending direction after the buffered data.
func (w *StreamWriter) WriteEOF() { w.transport.writeEOF() }

// CanWriteEOF tells whether WriteEOF works.
func (w *StreamWriter) CanWriteEOF() bool { return w.transport.canWriteEOF() }

// GetExtraInfo gives optional information on the transport: peername,
// sockname, socket ...; None if there is none of that name.
func (w *StreamWriter) GetExtraInfo(name string) any { return w.transport.extraInfo(name, nil) }
