package asyncio

import (
	"bytes"
	"context"
	"slices"

	"github.com/gosyncio/gosyncio/rt/py"
)

// defaultLimit is the stream buffer limit, 64 KiB.
const defaultLimit = 1 << 16

// StreamReader is asyncio.StreamReader: bytes that arrive, read by coroutines.
type StreamReader struct {
	py.Object
	loop      *Loop
	limit     int
	data      []byte // the buffer's backing; the unread part is data[start:]
	start     int
	waiter    *FutureCore
	failure   *py.Exception
	transport transport
	eof       bool
	paused    bool
}

// StreamReaderClass is the class asyncio.StreamReader.
var StreamReaderClass = py.NewBuiltinType("asyncio.streams", "StreamReader")

// NewStreamReader makes a reader for a loop; ValueError unless limit is
// positive.
func NewStreamReader(limit int, l *Loop) *StreamReader {
	if limit <= 0 {
		panic(py.ValueError.New("Limit cannot be <= 0"))
	}
	r := &StreamReader{loop: l, limit: limit}
	r.SetClass(StreamReaderClass)
	return r
}

func (r *StreamReader) buffered() []byte { return r.data[r.start:] }

// take removes n bytes from the buffer's front.
func (r *StreamReader) take(n int) py.Bytes {
	b := py.Bytes(r.data[r.start : r.start+n])
	r.drop(n)
	return b
}

func (r *StreamReader) drop(n int) {
	r.start += n
	if r.start == len(r.data) {
		r.data, r.start = r.data[:0], 0
	}
}

// Exception is reader.exception(): what set_exception was given, nil for none.
func (r *StreamReader) Exception() *py.Exception { return r.failure }

// SetException makes reads fail.
func (r *StreamReader) SetException(exc *py.Exception) {
	r.failure = exc
	if w := r.waiter; w != nil {
		r.waiter = nil
		if !w.Cancelled() {
			w.setException(exc)
		}
	}
}

func (r *StreamReader) wake() {
	if w := r.waiter; w != nil {
		r.waiter = nil
		w.setResultUnlessCancelled(nil)
	}
}

// FeedEOF marks the end of the stream.
func (r *StreamReader) FeedEOF() {
	r.eof = true
	r.wake()
}

// AtEOF tells whether everything was read and the end was seen.
func (r *StreamReader) AtEOF() bool { return r.eof && len(r.buffered()) == 0 }

// FeedData appends bytes to the buffer; above twice the limit the transport is
// paused.
func (r *StreamReader) FeedData(data py.Bytes) { r.feed([]byte(data)) }

func (r *StreamReader) feed(data []byte) {
	if r.eof {
		panic(py.AssertionError.New("feed_data after feed_eof"))
	}
	if len(data) == 0 {
		return
	}
	if r.start > 0 && len(r.data)+len(data) > cap(r.data) {
		r.data = append(r.data[:0], r.buffered()...)
		r.start = 0
	}
	r.data = append(r.data, data...)
	r.wake()
	if r.transport != nil && !r.paused && len(r.buffered()) > 2*r.limit {
		exc := py.Try(r.transport.pauseReading)
		switch {
		case exc == nil:
			r.paused = true
		case exc.IsA(py.NotImplementedError):
			r.transport = nil
		default:
			panic(exc.Reraise())
		}
	}
}

func (r *StreamReader) maybeResume() {
	if r.paused && len(r.buffered()) <= r.limit {
		r.paused = false
		r.transport.resumeReading()
	}
}

// waitForData suspends until data or the end arrives.
func (r *StreamReader) waitForData(ctx context.Context, caller string) {
	if r.waiter != nil {
		panic(py.RuntimeError.Newf("%s() called while another coroutine is already waiting for incoming data", caller))
	}
	if r.eof {
		panic(py.AssertionError.New("_wait_for_data after EOF"))
	}
	if r.paused {
		r.paused = false
		r.transport.resumeReading()
	}
	w := newFuture(r.loop)
	r.waiter = w
	defer func() { r.waiter = nil }()
	w.AwaitAny(ctx)
}

func (r *StreamReader) check() {
	if r.failure != nil {
		panic(r.failure)
	}
}

// ReadLine reads up to and including the next newline; what there is at the end
// of the stream. ValueError if the line exceeds the limit.
func (r *StreamReader) ReadLine(ctx context.Context) py.Bytes {
	r.check()
	line, short, over := r.until(ctx, [][]byte{{'\n'}})
	switch {
	case short:
		return line
	case over == nil:
		return line
	}
	if b := r.buffered(); over.consumed < len(b) && b[over.consumed] == '\n' {
		r.drop(over.consumed + 1)
	} else {
		r.drop(len(b))
	}
	r.maybeResume()
	panic(py.ValueError.New(over.text))
}

// ReadUntil reads up to and including a separator. IncompleteReadError at the
// end of the stream, LimitOverrunError if the limit is exceeded.
func (r *StreamReader) ReadUntil(ctx context.Context, separator py.Bytes) py.Bytes {
	return r.readUntil(ctx, [][]byte{[]byte(separator)})
}

// readUntil reads up to the separator that ends first.
func (r *StreamReader) readUntil(ctx context.Context, separators [][]byte) py.Bytes {
	if len(separators) == 0 {
		panic(py.ValueError.New("Separator should contain at least one element"))
	}
	slices.SortStableFunc(separators, func(a, b []byte) int { return len(a) - len(b) })
	if len(separators[0]) == 0 {
		panic(py.ValueError.New("Separator should be at least one-byte string"))
	}
	r.check()
	chunk, short, over := r.until(ctx, separators)
	switch {
	case short:
		panic(incompleteRead(chunk, nil))
	case over != nil:
		e := LimitOverrunError.New(over.text)
		e.Dict.Set("consumed", over.consumed)
		panic(e)
	}
	return chunk
}

// overrun says that the limit was exceeded.
type overrun struct {
	text     string
	consumed int
}

// until is the search of readuntil: the bytes up to the separator that ends
// first; short says that the stream ended before, over that the limit was
// exceeded. separators are sorted by length.
func (r *StreamReader) until(ctx context.Context, separators [][]byte) (chunk py.Bytes, short bool, over *overrun) {
	shortest, longest := len(separators[0]), len(separators[len(separators)-1])
	offset, start, end := 0, -1, -1
	for {
		b := r.buffered()
		if len(b)-offset >= shortest {
			for _, sep := range separators {
				if i := bytes.Index(b[offset:], sep); i >= 0 {
					i += offset
					if end < 0 || i+len(sep) < end {
						start, end = i, i+len(sep)
					}
				}
			}
			if end >= 0 {
				break
			}
			if offset = max(0, len(b)+1-longest); offset > r.limit {
				return "", false, &overrun{"Separator is not found, and chunk exceed the limit", offset}
			}
		}
		if r.eof {
			return r.take(len(b)), true, nil
		}
		r.waitForData(ctx, "readuntil")
	}
	if start > r.limit {
		return "", false, &overrun{"Separator is found, but chunk is longer than limit", start}
	}
	chunk = r.take(end)
	r.maybeResume()
	return chunk, false, nil
}

// Read reads at most n bytes, at least one unless the stream has ended; all
// there is until the end if n is negative.
func (r *StreamReader) Read(ctx context.Context, n int) py.Bytes {
	r.check()
	if n == 0 {
		return ""
	}
	if n < 0 {
		var all []byte
		for {
			block := r.Read(ctx, r.limit)
			if block == "" {
				return py.Bytes(all)
			}
			all = append(all, block...)
		}
	}
	if len(r.buffered()) == 0 && !r.eof {
		r.waitForData(ctx, "read")
	}
	data := r.take(min(n, len(r.buffered())))
	r.maybeResume()
	return data
}

// ReadExactly reads n bytes; IncompleteReadError if the stream ends before.
func (r *StreamReader) ReadExactly(ctx context.Context, n int) py.Bytes {
	if n < 0 {
		panic(py.ValueError.New("readexactly size can not be less than zero"))
	}
	r.check()
	if n == 0 {
		return ""
	}
	for len(r.buffered()) < n {
		if r.eof {
			panic(incompleteRead(r.take(len(r.buffered())), n))
		}
		r.waitForData(ctx, "readexactly")
	}
	data := r.take(n)
	r.maybeResume()
	return data
}

// incompleteRead makes an IncompleteReadError; expected is an int or None.
func incompleteRead(partial py.Bytes, expected any) *py.Exception {
	e := IncompleteReadError.New()
	setIncompleteRead(e, partial, expected)
	return e
}

// ReadAll is `await reader.read()`: everything until the end.
func (r *StreamReader) ReadAll(ctx context.Context) py.Bytes { return r.Read(ctx, -1) }
