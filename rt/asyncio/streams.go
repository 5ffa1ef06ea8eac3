package asyncio

import (
	"context"

	"github.com/gosyncio/gosyncio/rt/coro"
	"github.com/gosyncio/gosyncio/rt/py"
)

// openConnection is asyncio.open_connection.
func openConnection(ctx context.Context, limit int, o connectOptions) (*StreamReader, *StreamWriter) {
	l := runningLoop(ctx)
	r := NewStreamReader(limit, l)
	p := newStreamReaderProtocol(r, nil, l)
	t, _ := l.createConnection(ctx, func() protocol { return p }, o)
	return r, newStreamWriter(t, p, r, l)
}

// OpenConnection is `await asyncio.open_connection(host, port)`: OSError if no
// address answers.
func OpenConnection(ctx context.Context, host, port any) py.Tuple2[*StreamReader, *StreamWriter] {
	return py.T2(openConnection(ctx, defaultLimit, connectOptions{host: host, port: port}))
}

// OpenConnectionCoro is asyncio.open_connection(host, port) as a coroutine
// object.
func OpenConnectionCoro(host, port any) *coro.Coroutine[py.Tuple2[*StreamReader, *StreamWriter]] {
	return coro.NewCoroutine("open_connection", func(ctx context.Context) py.Tuple2[*StreamReader, *StreamWriter] {
		return OpenConnection(ctx, host, port)
	})
}

// OpenUnixConnection is `await asyncio.open_unix_connection(path)`.
func OpenUnixConnection(ctx context.Context, path any) py.Tuple2[*StreamReader, *StreamWriter] {
	return py.T2(openUnixConnection(ctx, path, nil, defaultLimit))
}

func openUnixConnection(ctx context.Context, path, sock any, limit int) (*StreamReader, *StreamWriter) {
	l := runningLoop(ctx)
	r := NewStreamReader(limit, l)
	p := newStreamReaderProtocol(r, nil, l)
	t, _ := l.createUnixConnection(ctx, func() protocol { return p }, path, sock)
	return r, newStreamWriter(t, p, r, l)
}

// streamFactory makes the protocols of a stream server's connections.
func (l *Loop) streamFactory(connected any, limit int) func() protocol {
	return func() protocol { return newStreamReaderProtocol(NewStreamReader(limit, l), connected, l) }
}

// defaultServer are the defaults of create_server's arguments.
func defaultServer(host, port any) serverOptions {
	return serverOptions{host: host, port: port, flags: aiPassive, backlog: 100, start: true}
}

// StartServer is `await asyncio.start_server(client_connected_cb, host, port)`.
func StartServer(ctx context.Context, connected, host, port any) *Server {
	l := runningLoop(ctx)
	return l.createServer(ctx, l.streamFactory(connected, defaultLimit), defaultServer(host, port))
}

// StartUnixServer is `await asyncio.start_unix_server(client_connected_cb,
// path)`.
func StartUnixServer(ctx context.Context, connected, path any) *Server {
	l := runningLoop(ctx)
	return l.createUnixServer(ctx, l.streamFactory(connected, defaultLimit), path, nil, 100, true, true)
}
