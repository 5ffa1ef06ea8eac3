package asyncio

import (
	"errors"
	"os"
	"strings"
	"syscall"

	"github.com/gosyncio/gosyncio/rt/py"
)

// The special values of stdin, stdout and stderr.
const (
	Pipe    = -1
	Stdout  = -2
	DevNull = -3
)

// Spawn says what program to run and how: the arguments of subprocess.Popen
// that asyncio accepts.
type Spawn struct {
	Args                  []string
	Shell                 bool
	Stdin, Stdout, Stderr any // None, Pipe, Stdout, DevNull, a descriptor or a file object
	Executable            string
	Dir                   string
	Env                   []string // nil: the environment of this process
	NewSession            bool
	Group                 any // process_group: None or an int
	PassFDs               []int
}

// Child is a running or ended child process with our ends of its pipes.
type Child struct {
	PID        int
	Pipes      [3]int // our ends for stdin, stdout, stderr; -1 where there is none
	exited     bool
	returncode int
}

// Start runs the program. FileNotFoundError and its kin name the program or the
// directory.
func (s *Spawn) Start() *Child {
	c := &Child{Pipes: [3]int{-1, -1, -1}}
	files, closeAfter := s.files(c)
	defer func() {
		for _, fd := range closeAfter {
			syscall.Close(fd)
		}
	}()
	pid, exc := s.exec(files)
	if exc != nil {
		for _, fd := range c.Pipes {
			if fd >= 0 {
				syscall.Close(fd)
			}
		}
		panic(exc)
	}
	c.PID = pid
	return c
}

// files prepares the child's descriptors 0, 1 and 2 and our ends of pipes;
// closeAfter lists what is closed once the child has started.
func (s *Spawn) files(c *Child) (files []uintptr, closeAfter []int) {
	for i, spec := range []any{s.Stdin, s.Stdout, s.Stderr} {
		fd := i
		switch v := spec.(type) {
		case nil:
		case int:
			switch {
			case v == Pipe:
				fd = c.pipe(i)
				closeAfter = append(closeAfter, fd)
			case v == DevNull:
				fd = openNull()
				closeAfter = append(closeAfter, fd)
			case v == Stdout && i == 2:
				fd = int(files[1])
			case v == Stdout:
				panic(py.ValueError.New("STDOUT can only be used for stderr"))
			default:
				fd = v
			}
		default:
			fd = fileNumber(v)
		}
		files = append(files, uintptr(fd))
	}
	for _, fd := range s.PassFDs {
		for len(files) < fd {
			files = append(files, ^uintptr(0))
		}
		if len(files) == fd {
			files = append(files, uintptr(fd))
		}
	}
	return files, closeAfter
}

// pipe makes the pipe of descriptor i and returns the child's end.
func (c *Child) pipe(i int) int {
	var p [2]int
	if err := syscall.Pipe2(p[:], syscall.O_CLOEXEC); err != nil {
		panic(osError(err))
	}
	if i == 0 {
		c.Pipes[0] = p[1]
		return p[0]
	}
	c.Pipes[i] = p[0]
	return p[1]
}

func openNull() int {
	fd, err := syscall.Open("/dev/null", syscall.O_RDWR|syscall.O_CLOEXEC, 0)
	if err != nil {
		panic(osError(err))
	}
	return fd
}

// fileNumber is o.fileno(), or o itself if it is a descriptor.
func fileNumber(o any) int {
	if n, ok := o.(int); ok {
		return n
	}
	n, ok := py.CallMethod(py.Context(), o, "fileno").(int)
	if !ok {
		panic(py.TypeError.New("fileno() returned a non-integer"))
	}
	return n
}

// selectorFile is selectors._fileobj_to_fd: what add_reader and its like take.
func selectorFile(o any) int {
	var fd int
	if exc := py.Try(func() { fd = fileNumber(o) }); exc != nil {
		if !exc.IsA(py.AttributeError, py.TypeError, py.ValueError) {
			panic(exc.Reraise())
		}
		panic(py.RaisedFrom(py.ValueError.Newf("Invalid file object: %s", py.Repr(o)), nil))
	}
	if fd < 0 {
		panic(py.ValueError.Newf("Invalid file descriptor: %d", fd))
	}
	return fd
}

// exec starts the process, trying the directories of PATH.
func (s *Spawn) exec(files []uintptr) (int, *py.Exception) {
	args := s.Args
	if s.Shell {
		args = append([]string{"/bin/sh", "-c"}, args...)
	}
	env := s.Env
	if env == nil {
		env = os.Environ()
	}
	for _, text := range append(append([]string{}, args...), env...) {
		if strings.ContainsRune(text, 0) {
			return 0, py.ValueError.New("embedded null byte")
		}
	}
	program := s.Executable
	if program == "" {
		program = args[0]
	}
	attr := &syscall.ProcAttr{Dir: s.Dir, Env: env, Files: files, Sys: &syscall.SysProcAttr{Setsid: s.NewSession}}
	if g, ok := s.Group.(int); ok && g >= 0 {
		attr.Sys.Setpgid, attr.Sys.Pgid = true, g
	}
	if s.Dir != "" {
		if err := syscall.Access(s.Dir, 1); err != nil {
			return 0, osErrorFile(err, s.Dir)
		}
	}
	return forkExec(program, args, env, attr)
}

// forkExec runs program, looked up in the PATH of env if it is a bare name. As
// execvp does, it goes on to the next directory where the file is missing.
func forkExec(program string, args, env []string, attr *syscall.ProcAttr) (int, *py.Exception) {
	candidates := []string{program}
	if !strings.Contains(program, "/") {
		candidates = candidates[:0]
		for _, dir := range strings.Split(searchPath(env), ":") {
			if dir == "" {
				dir = "."
			}
			candidates = append(candidates, dir+"/"+program)
		}
	}
	var failure error = syscall.ENOENT
	for _, path := range candidates {
		pid, err := syscall.ForkExec(path, args, attr)
		if err == nil {
			return pid, nil
		}
		if !errors.Is(err, syscall.ENOENT) && !errors.Is(err, syscall.ENOTDIR) {
			failure = err
		}
	}
	return 0, osErrorFile(failure, program)
}

func searchPath(env []string) string {
	for _, e := range env {
		if path, ok := strings.CutPrefix(e, "PATH="); ok {
			return path
		}
	}
	return "/bin:/usr/bin"
}

// osErrorFile is osError with the file's name.
func osErrorFile(err error, name string) *py.Exception {
	var errno syscall.Errno
	if errors.As(err, &errno) {
		return py.OSError.New(int(errno), strerror(errno), name)
	}
	return py.OSError.New(err.Error())
}

// Poll collects the exit status if the child has ended, and tells whether it
// has.
func (c *Child) Poll() bool {
	if c.exited {
		return true
	}
	var status syscall.WaitStatus
	for {
		pid, err := syscall.Wait4(c.PID, &status, syscall.WNOHANG, nil)
		switch {
		case errors.Is(err, syscall.EINTR):
			continue
		case err != nil:
			// Somebody else has waited for it.
			c.exited, c.returncode = true, 255
		case pid == c.PID:
			c.exited, c.returncode = true, exitCode(status)
		}
		return c.exited
	}
}

// exitCode is the exit status as Python gives it: negative for a signal.
func exitCode(s syscall.WaitStatus) int {
	if s.Signaled() {
		return -int(s.Signal())
	}
	return s.ExitStatus()
}

// Returncode gives the exit status of a child that Poll has seen end.
func (c *Child) Returncode() int { return c.returncode }

// Signal sends a signal; nothing happens if the child has ended.
func (c *Child) Signal(number int) {
	if c.exited {
		return
	}
	if err := syscall.Kill(c.PID, syscall.Signal(number)); err != nil && !errors.Is(err, syscall.ESRCH) {
		panic(osError(err))
	}
}
