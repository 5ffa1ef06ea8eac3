package asyncio

import (
	"context"
	"slices"

	"github.com/gosyncio/gosyncio/rt/coro"
	"github.com/gosyncio/gosyncio/rt/py"
)

// SubprocessStreamProtocol connects a child's pipes with stream readers and a
// writer (asyncio.subprocess.SubprocessStreamProtocol).
type SubprocessStreamProtocol struct {
	py.Object
	drainControl
	limit          int
	stdin          *StreamWriter
	stdout, stderr *StreamReader
	t              *SubprocessTransport
	open           []int // the output pipes that are not closed
	exited         bool
	stdinClosed    *FutureCore
}

// SubprocessStreamProtocolClass is the class of these protocols.
var SubprocessStreamProtocolClass = py.NewBuiltinType("asyncio.subprocess", "SubprocessStreamProtocol", SubprocessProtocolClass)

func newSubprocessProtocol(limit int, l *Loop) *SubprocessStreamProtocol {
	p := &SubprocessStreamProtocol{limit: limit, stdinClosed: newFuture(l)}
	p.loop = l
	p.stdinClosed.quietDestroy = true
	p.SetClass(SubprocessStreamProtocolClass)
	return p
}

func (p *SubprocessStreamProtocol) object() any { return p }

func (p *SubprocessStreamProtocol) closeWaiter(*StreamWriter) *FutureCore { return p.stdinClosed }

func (p *SubprocessStreamProtocol) processConnected(t *SubprocessTransport) {
	p.t = t
	if out := t.pipe(1); out != nil {
		p.stdout = NewStreamReader(p.limit, p.loop)
		p.stdout.transport = out
		p.open = append(p.open, 1)
	}
	if out := t.pipe(2); out != nil {
		p.stderr = NewStreamReader(p.limit, p.loop)
		p.stderr.transport = out
		p.open = append(p.open, 2)
	}
	if in := t.pipe(0); in != nil {
		p.stdin = newStreamWriter(in, p, nil, p.loop)
	}
}

func (p *SubprocessStreamProtocol) reader(fd int) *StreamReader {
	switch fd {
	case 1:
		return p.stdout
	case 2:
		return p.stderr
	}
	return nil
}

func (p *SubprocessStreamProtocol) pipeDataReceived(fd int, data py.Bytes) {
	if r := p.reader(fd); r != nil {
		r.FeedData(data)
	}
}

func (p *SubprocessStreamProtocol) pipeConnectionLost(fd int, exc *py.Exception) {
	if fd == 0 {
		if p.stdin != nil {
			p.stdin.Close()
		}
		p.connectionGone(exc)
		if exc == nil {
			p.stdinClosed.setResult(nil)
		} else {
			p.stdinClosed.setException(exc)
			p.stdinClosed.logTraceback = false
		}
		return
	}
	if r := p.reader(fd); r != nil {
		if exc == nil {
			r.FeedEOF()
		} else {
			r.SetException(exc)
		}
	}
	p.open = slices.DeleteFunc(p.open, func(x int) bool { return x == fd })
	p.maybeClose()
}

func (p *SubprocessStreamProtocol) processExited() {
	p.exited = true
	p.maybeClose()
}

func (p *SubprocessStreamProtocol) maybeClose() {
	if len(p.open) == 0 && p.exited && p.t != nil {
		p.t.Close()
		p.t = nil
	}
}

func (p *SubprocessStreamProtocol) processLost(exc *py.Exception) { p.connectionGone(exc) }

// Process is asyncio.subprocess.Process.
type Process struct {
	py.Object
	t              *SubprocessTransport
	stdin          *StreamWriter
	stdout, stderr *StreamReader
	pid            int
}

// ProcessClass is the class asyncio.subprocess.Process.
var ProcessClass = py.NewBuiltinType("asyncio.subprocess", "Process")

// createSubprocess starts a process with stream pipes.
func createSubprocess(ctx context.Context, s *Spawn, limit int) *Process {
	l := runningLoop(ctx)
	p := newSubprocessProtocol(limit, l)
	t := l.spawn(ctx, s, p)
	proc := &Process{t: t, stdin: p.stdin, stdout: p.stdout, stderr: p.stderr, pid: t.child.PID}
	proc.SetClass(ProcessClass)
	return proc
}

// CreateSubprocessExec is `await asyncio.create_subprocess_exec(program, *args,
// stdin=, stdout=, stderr=)`; what a call names stands before what it lists.
func CreateSubprocessExec(ctx context.Context, program string, stdin, stdout, stderr any, args ...string) *Process {
	s := &Spawn{Args: append([]string{program}, args...), Stdin: stdin, Stdout: stdout, Stderr: stderr}
	return createSubprocess(ctx, s, defaultLimit)
}

// CreateSubprocessShell is `await asyncio.create_subprocess_shell(cmd, stdin=,
// stdout=, stderr=)`.
func CreateSubprocessShell(ctx context.Context, cmd string, stdin, stdout, stderr any) *Process {
	s := &Spawn{Args: []string{cmd}, Shell: true, Stdin: stdin, Stdout: stdout, Stderr: stderr}
	return createSubprocess(ctx, s, defaultLimit)
}

// Pid is process.pid.
func (p *Process) Pid() int { return p.pid }

// Stdin is process.stdin: a *StreamWriter, None unless it is a pipe.
func (p *Process) Stdin() any {
	if p.stdin == nil {
		return nil
	}
	return p.stdin
}

// Stdout is process.stdout: a *StreamReader, None unless it is a pipe.
func (p *Process) Stdout() any { return boxReader(p.stdout) }

// Stderr is process.stderr: a *StreamReader, None unless it is a pipe.
func (p *Process) Stderr() any { return boxReader(p.stderr) }

// Returncode is process.returncode: None while the process runs.
func (p *Process) Returncode() any { return p.t.Returncode() }

// Wait is `await process.wait()`: the exit status.
func (p *Process) Wait(ctx context.Context) int { return p.t.Wait(ctx) }

// SendSignal is process.send_signal(number).
func (p *Process) SendSignal(number int) { p.t.SendSignal(number) }

// Terminate is process.terminate().
func (p *Process) Terminate() { p.t.SendSignal(sigTerm) }

// Kill is process.kill().
func (p *Process) Kill() { p.t.SendSignal(sigKill) }

// Communicate is `await process.communicate()`: (stdout, stderr), None for what
// is no pipe.
func (p *Process) Communicate(ctx context.Context) py.Tuple2[any, any] {
	return p.communicate(ctx, nil)
}

// CommunicateInput is `await process.communicate(input)`.
func (p *Process) CommunicateInput(ctx context.Context, input py.Bytes) py.Tuple2[any, any] {
	return p.communicate(ctx, input)
}

func (p *Process) communicate(ctx context.Context, input any) py.Tuple2[any, any] {
	noop := func() any {
		return coro.NewCoroutine("Process._noop", func(context.Context) any { return nil })
	}
	read := func(fd int, r *StreamReader) any {
		if r == nil {
			return noop()
		}
		return coro.NewCoroutine("Process._read_stream", func(ctx context.Context) any {
			data := r.Read(ctx, -1)
			if t := p.t.pipe(fd); t != nil {
				t.close()
			}
			return data
		})
	}
	in := noop
	if p.stdin != nil {
		in = func() any {
			return coro.NewCoroutine("Process._feed_stdin", func(ctx context.Context) any {
				p.feed(ctx, input)
				return nil
			})
		}
	}
	aws := []any{in(), read(1, p.stdout), read(2, p.stderr)}
	out := gather(ctx, aws, false, anyList).AwaitAny(ctx).(*py.List[any])
	p.Wait(ctx)
	return py.T2(out.Get(1), out.Get(2))
}

// feed writes the input and closes the pipe; a reader that has gone is ignored.
func (p *Process) feed(ctx context.Context, input any) {
	exc := py.Try(func() {
		if input != nil {
			data, ok := bytesOf(input)
			if !ok {
				panic(py.TypeError.Newf("a bytes-like object is required, not '%s'", py.TypeOf(input).Name))
			}
			p.stdin.transport.write(data)
		}
		p.stdin.Drain(ctx)
	})
	if exc != nil && !exc.IsA(py.BrokenPipeError, py.ConnectionResetError) {
		panic(exc.Reraise())
	}
	p.stdin.Close()
}
