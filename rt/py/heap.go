package py

import (
	"os"
	"runtime"
	"runtime/debug"
	"unsafe"
)

const (
	// gcPercent is the garbage collector's pace once a program has shown that it allocates: its live heap is small beside
	// what it makes, and Go's default of 100 would collect every few megabytes.
	gcPercent = 200

	firstPercent = 50        // has the first collection come at two megabytes
	firstZone    = 512 << 20 // bytes of address space that the heap gets for huge pages at first; later ones double that
	zoneChunk    = 4 << 20   // bytes taken at a time: what the heap grows by
)

// tuneHeap sets the garbage collector's pace and has a heap that grows use huge pages, unless the user chose a pace.
//
// The first touch of a page is what a program with many tasks spends most of its time on: a task takes one page, and the kernel
// takes longer to give it than the program to use it. One fault for two megabytes is all but free. Small programs never get here:
// the first collection, at two megabytes, is what sets it off.
func tuneHeap() {
	if os.Getenv("GOGC") == "" {
		var zoned uint64 // bytes of address space that have huge pages
		debug.SetGCPercent(firstPercent)
		OnCollection(func() { growZones(&zoned) })
	}
}

// growZones gives the heap another zone if it is about to outgrow those it has.
func growZones(zoned *uint64) {
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	if m.NextGC > *zoned {
		size := max(firstZone, *zoned)
		addZone(size)
		*zoned += size
	}
}

// OnCollection calls f after every garbage collection, on a goroutine of the runtime's.
func OnCollection(f func()) {
	// An object that nothing holds: every collection finds it dead.
	runtime.SetFinalizer(&collection{f}, func(c *collection) {
		c.f()
		OnCollection(c.f)
	})
}

type collection struct{ f func() }

// addZone has the next size bytes that the heap grows by use huge pages. It takes them from the heap as objects, which it drops
// untouched: the collection after that gives the address space back to the heap, with the advice still on it. No collection runs
// in between, for it would take the zone for live memory and set the pace by it.
func addZone(size uint64) {
	debug.SetGCPercent(-1)
	chunks := make([][]byte, size/zoneChunk)
	var lo, hi uintptr // what lies between the chunks is the heap's as well
	for i := range chunks {
		c := make([]byte, zoneChunk)
		chunks[i] = c
		at := uintptr(unsafe.Pointer(&c[0]))
		if lo <= at && at < hi+zoneChunk {
			hi = max(hi, at+zoneChunk)
			continue
		}
		hugePages(lo, hi)
		lo, hi = at, at+zoneChunk
	}
	hugePages(lo, hi)
	runtime.KeepAlive(chunks) // or the loop's objects could be freed and handed out again
	runtime.GC()
	debug.SetGCPercent(gcPercent)
}
