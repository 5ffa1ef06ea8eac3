package py

import "syscall"

// hugePages asks for huge pages where b lies. The caller drops b untouched: what it took is address space, and the next
// collection gives that to the heap, which keeps the advice.
func hugePages(b []byte) { _ = syscall.Madvise(b, syscall.MADV_HUGEPAGE) } // a kernel without them is only slower
