package py

import (
	"context"
	"os"
	"os/signal"
	"slices"
	"sync"
	"sync/atomic"
	"syscall"
	"time"
)

// MainFile is the .py file of the running program, as it was given (sys.argv[0]).
var MainFile string

// Argv is sys.argv.
var Argv []string

var (
	exitMu    sync.Mutex
	exitHooks []func()
)

// AtExit registers f to run when the program ends, after the body and before the last flush; the last registered runs first.
func AtExit(f func()) {
	exitMu.Lock()
	defer exitMu.Unlock()
	exitHooks = append(exitHooks, f)
}

func runExitHooks() {
	for {
		exitMu.Lock()
		n := len(exitHooks)
		if n == 0 {
			exitMu.Unlock()
			return
		}
		f := exitHooks[n-1]
		exitHooks = exitHooks[:n-1]
		exitMu.Unlock()
		if exc := Try(f); exc != nil {
			FlushStdout()
			writeStderr(FormatException(exc))
		}
	}
}

// ThreadContext makes the main thread's context out of the one the program begins with; package coro sets it.
var ThreadContext = func(ctx context.Context) context.Context { return ctx }

// Main runs a program: body is the module's code. It never returns: the process exits with CPython's exit code after the
// exit hooks ran and the output was flushed. An uncaught exception prints its traceback on stderr.
func Main(pyFile string, argv []string, body func(ctx context.Context)) {
	MainFile, Argv = pyFile, argv
	tuneHeap()
	ctx, stop := watchInterrupt(context.Background())
	ctx = ThreadContext(ctx)
	current.Ctx = ctx
	code := RunMain(ctx, body)
	stop()
	if uncaughtInterrupt {
		dieOfInterrupt()
	}
	os.Exit(code)
}

// Init runs the code of a module that was translated to a Go package, when a Go program imports that: what `import` does. An
// exception that leaves it prints its traceback and ends the process with exit code 1. The package's functions may be called
// with any context.Context afterwards, by one goroutine at a time. sys.stdout keeps nothing back, since the Go program prints too and ends as it likes.
func Init(pyFile string, body func(ctx context.Context)) {
	if MainFile == "" {
		MainFile = pyFile
	}
	Stdout.through = true
	ctx := ThreadContext(context.Background())
	current.Ctx = ctx
	if exc := Try(func() { body(ctx) }); exc != nil {
		code := report(exc)
		runExitHooks()
		os.Exit(code)
	}
}

// interruptedCode is the exit code of an uncaught KeyboardInterrupt, as a shell shows it.
const interruptedCode = 130

// uncaughtInterrupt says that a KeyboardInterrupt ended the program.
var uncaughtInterrupt bool

// dieOfInterrupt ends the process by SIGINT itself, as CPython does, so that its parent sees how it died.
func dieOfInterrupt() {
	signal.Reset(os.Interrupt)
	if err := syscall.Kill(os.Getpid(), syscall.SIGINT); err == nil {
		time.Sleep(time.Second)
	}
}

// uncaught is the exception that ended the program.
var uncaught *Exception

// Uncaught is the exception that ended the program, nil before the end and where there is none.
func Uncaught() *Exception { return uncaught }

// RunMain is Main without the process exit: it gives the exit code.
func RunMain(ctx context.Context, body func(ctx context.Context)) (code int) {
	exc := Try(func() { body(ctx) })
	if exc != nil {
		code = report(exc)
	}
	runExitHooks()
	if err := flushAll(); err != nil && code == 0 {
		code = 120
	}
	return code
}

// report prints an uncaught exception and gives the exit code: SystemExit's own, 130 for KeyboardInterrupt, else 1.
func report(exc *Exception) int {
	uncaught = exc
	FlushStdout()
	if exc.IsA(SystemExit) {
		return exitStatus(exc.field("code"))
	}
	writeStderr(FormatException(exc))
	if exc.IsA(KeyboardInterrupt) {
		uncaughtInterrupt = true
		return interruptedCode
	}
	return 1
}

// exitStatus is the exit code of sys.exit(code): an int as it is, None 0, anything else is printed and 1.
func exitStatus(code any) int {
	switch c := Unwrap(code).(type) {
	case nil:
		return 0
	case int:
		return c & 0xff
	case bool:
		return boolInt(c)
	}
	if TypeOf(code).IsSubtype(IntType) {
		return 255
	}
	writeStderr(safeText(func() string { return Str(code) }, "") + "\n")
	return 1
}

// interruptHandlers are asked first when SIGINT arrives, the last one alone; the asyncio runner adds one to cancel its main
// task.
var (
	interruptMu       sync.Mutex
	interruptHandlers []*func(here bool) bool
)

// interrupted is set by SIGINT until CheckInterrupt raises KeyboardInterrupt.
var interrupted atomic.Bool

// interruptWake is closed and replaced when SIGINT arrives, for blocking calls that must wake up.
var interruptWake = make(chan struct{}, 1)

// OnInterrupt sets the function that SIGINT calls and returns a function that takes it away again. It reports whether it took care
// of the signal; if not, KeyboardInterrupt is raised at the next CheckInterrupt. here says that the main thread itself calls it, in
// InterruptHere; else it is called from another goroutine.
func OnInterrupt(f func(here bool) bool) (restore func()) {
	interruptMu.Lock()
	defer interruptMu.Unlock()
	interruptHandlers = append(interruptHandlers, &f)
	return func() {
		interruptMu.Lock()
		defer interruptMu.Unlock()
		interruptHandlers = slices.DeleteFunc(interruptHandlers, func(g *func(bool) bool) bool { return g == &f })
	}
}

// askHandler reports whether the last handler of SIGINT, or the one of signal.signal, took care of one.
func askHandler(here bool) bool {
	signals.Lock()
	own := signals.interrupt
	signals.Unlock()
	if own != nil {
		return own()
	}
	interruptMu.Lock()
	var f *func(bool) bool
	if n := len(interruptHandlers); n > 0 {
		f = interruptHandlers[n-1]
	}
	interruptMu.Unlock()
	return f != nil && *f != nil && (*f)(here)
}

// InterruptHere does what SIGINT does, at once and in the main thread, which calls it (raise_signal).
func InterruptHere() {
	if !askHandler(true) {
		panic(makeExc(KeyboardInterrupt, nil))
	}
}

// Interrupts gives a channel that gets a value at every SIGINT that OnInterrupt's function did not take: blocking calls of the
// main thread select on it and then call CheckInterrupt.
func Interrupts() <-chan struct{} { return interruptWake }

// interruptSignals is where SIGINT arrives, nil where the process ignores it.
var interruptSignals chan os.Signal

// CheckInterrupt runs the handlers of signals that have arrived and raises KeyboardInterrupt if SIGINT did: safepoints and
// blocking calls of the main thread use it.
func CheckInterrupt() {
	if signalCalls.Load() {
		runSignalCalls()
	}
	if interrupted.Load() && interrupted.CompareAndSwap(true, false) {
		panic(makeExc(KeyboardInterrupt, nil))
	}
}

// watchInterrupt listens for SIGINT. A second one while nobody has taken the first ends the process.
func watchInterrupt(ctx context.Context) (context.Context, func()) {
	if signal.Ignored(os.Interrupt) {
		return ctx, func() {}
	}
	ch := make(chan os.Signal, 4)
	interruptSignals = ch
	signal.Notify(ch, os.Interrupt)
	go func() {
		for range ch {
			if askHandler(false) {
				continue
			}
			if interrupted.Swap(true) {
				FlushStdout()
				os.Exit(interruptedCode)
			}
			select {
			case interruptWake <- struct{}{}:
			default:
			}
		}
	}()
	return ctx, func() { signal.Stop(ch); close(ch) }
}
