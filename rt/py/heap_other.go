//go:build !linux

package py

// hugePages does nothing: other systems choose the size of pages themselves.
func hugePages(_, _ uintptr) {}
