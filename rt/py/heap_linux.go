package py

import "syscall"

// hugePages asks for huge pages where the addresses from lo to hi lie, nothing if there are none between the two. It is advice: a
// kernel that does not take it is only slower.
func hugePages(lo, hi uintptr) {
	if lo < hi {
		_, _, _ = syscall.Syscall(syscall.SYS_MADVISE, lo, hi-lo, syscall.MADV_HUGEPAGE)
	}
}
