package asyncio

import (
	"errors"
	"syscall"
	"time"
	"unsafe"
)

// poller is the loop's selector: an epoll instance with a reader and a writer
// callback for each registered file descriptor, as CPython's EpollSelector.
// It is made when the first descriptor is registered.
type poller struct {
	epfd   int
	wakefd int // an eventfd that interrupts a wait
	fds    map[int]*fdEntry
	events []syscall.EpollEvent
}

// fdEntry holds what is called when a descriptor is ready.
type fdEntry struct {
	reader, writer *ioHandle
}

func (e *fdEntry) mask() (m uint32) {
	if e.reader != nil {
		m |= syscall.EPOLLIN
	}
	if e.writer != nil {
		m |= syscall.EPOLLOUT
	}
	return m
}

// newPoller makes the epoll instance and its wake-up descriptor.
func newPoller() (*poller, error) {
	epfd, err := syscall.EpollCreate1(syscall.EPOLL_CLOEXEC)
	if err != nil {
		return nil, err
	}
	wake, _, errno := syscall.Syscall(syscall.SYS_EVENTFD2, 0, syscall.O_NONBLOCK|syscall.O_CLOEXEC, 0)
	if errno != 0 {
		syscall.Close(epfd)
		return nil, errno
	}
	p := &poller{epfd: epfd, wakefd: int(wake), fds: map[int]*fdEntry{}}
	event := syscall.EpollEvent{Events: syscall.EPOLLIN, Fd: int32(p.wakefd)}
	if err := syscall.EpollCtl(epfd, syscall.EPOLL_CTL_ADD, p.wakefd, &event); err != nil {
		p.close()
		return nil, err
	}
	return p, nil
}

func (p *poller) close() {
	syscall.Close(p.epfd)
	syscall.Close(p.wakefd)
}

// wake interrupts a wait; it may be called from any goroutine.
func (p *poller) wake() {
	one := [8]byte{1}
	syscall.Write(p.wakefd, one[:])
}

// update changes the entry of fd by change and tells the kernel.
func (p *poller) update(fd int, change func(e *fdEntry)) error {
	e, known := p.fds[fd]
	if !known {
		e = &fdEntry{}
	}
	before := e.mask()
	change(e)
	event := syscall.EpollEvent{Events: e.mask(), Fd: int32(fd)}
	switch {
	case event.Events == before:
		return nil
	case before == 0:
		if err := syscall.EpollCtl(p.epfd, syscall.EPOLL_CTL_ADD, fd, &event); err != nil {
			return err
		}
		p.fds[fd] = e
	case event.Events == 0:
		delete(p.fds, fd)
		// The descriptor may have been closed already; then the kernel has
		// forgotten it.
		_ = syscall.EpollCtl(p.epfd, syscall.EPOLL_CTL_DEL, fd, &event)
	default:
		return syscall.EpollCtl(p.epfd, syscall.EPOLL_CTL_MOD, fd, &event)
	}
	return nil
}

// wait waits until a descriptor is ready, wake is called or d has passed (d < 0:
// no limit) and hands the callbacks of the ready descriptors to add, in the
// order the kernel lists them.
func (p *poller) wait(d time.Duration, add func(h *ioHandle)) {
	p.dispatch(p.epoll(d), add)
}

// dispatch hands out the callbacks of the n events that epoll found.
func (p *poller) dispatch(n int, add func(h *ioHandle)) {
	for i := range n {
		ev := p.events[i]
		if int(ev.Fd) == p.wakefd {
			var count [8]byte
			syscall.Read(p.wakefd, count[:])
			continue
		}
		e := p.fds[int(ev.Fd)]
		if e == nil {
			continue
		}
		reader, writer := e.reader, e.writer
		if ev.Events&^syscall.EPOLLOUT != 0 && reader != nil {
			add(reader)
		}
		if ev.Events&^syscall.EPOLLIN != 0 && writer != nil {
			add(writer)
		}
	}
}

// epoll waits as wait does and returns the number of events found. A poll without waiting does not tell Go's
// scheduler, since it can't block.
func (p *poller) epoll(d time.Duration) int {
	if n := len(p.fds) + 1; len(p.events) < n {
		p.events = make([]syscall.EpollEvent, 2*n)
	}
	if d == 0 {
		n, _, errno := syscall.RawSyscall6(syscall.SYS_EPOLL_PWAIT, uintptr(p.epfd),
			uintptr(unsafe.Pointer(&p.events[0])), uintptr(len(p.events)), 0, 0, 0)
		if errno != 0 {
			return 0
		}
		return int(n)
	}
	deadline := time.Now().Add(d)
	for {
		ms := -1
		if d > 0 {
			ms = int((max(time.Until(deadline), 0) + time.Millisecond - 1) / time.Millisecond)
		}
		n, err := syscall.EpollWait(p.epfd, p.events, ms)
		if err == nil {
			return n
		}
		if !errors.Is(err, syscall.EINTR) {
			return 0
		}
	}
}
