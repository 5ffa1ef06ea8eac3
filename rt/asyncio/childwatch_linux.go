package asyncio

import "syscall"

// sysPidfdOpen is the number of pidfd_open on every architecture.
const sysPidfdOpen = 434

// watchChild calls done once the child has ended: its pidfd becomes readable
// (CPython's PidfdChildWatcher), or a goroutine waits where there is none.
func (l *Loop) watchChild(c *Child, done func()) {
	fd, _, errno := syscall.Syscall(sysPidfdOpen, uintptr(c.PID), 0, 0)
	if errno != 0 {
		go func() {
			var status syscall.WaitStatus
			_, err := syscall.Wait4(c.PID, &status, 0, nil)
			l.Post(func() {
				c.exited, c.returncode = true, 255
				if err == nil {
					c.returncode = exitCode(status)
				}
				l.callSoonGo("_process_exited()", done)
			})
		}()
		return
	}
	syscall.CloseOnExec(int(fd))
	l.addReader(int(fd), func() {
		if !c.Poll() {
			return
		}
		l.removeReader(int(fd))
		syscall.Close(int(fd))
		l.callSoonGo("_process_exited()", done)
	})
}
