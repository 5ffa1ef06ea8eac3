package py

import (
	"os"
	"runtime"
	"runtime/debug"
)

const (
	// gcPercent is the garbage collector's pace once a program has shown that it allocates: its live heap is small beside
	// what it makes, and Go's default of 100 would collect every few megabytes.
	gcPercent = 400

	firstZone = 256 << 20 // bytes of address space that the heap gets for huge pages at first; later ones double that
	zoneChunk = 4 << 20   // bytes taken at a time: what the heap grows by
)

// tuneHeap sets the garbage collector's pace and has a heap that grows use huge pages, unless the user chose a pace.
//
// The first touch of a page is what a program with many tasks spends most of its time on: a task takes one page, and the kernel
// takes longer to give it than the program to use it. One fault for two megabytes is all but free. Small programs never get here:
// the first collection, at four megabytes, is what sets it off.
func tuneHeap() {
	if os.Getenv("GOGC") == "" {
		afterCollection(new(heapWatch))
	}
}

// heapWatch is an object that nothing holds, so that every collection finds it dead.
type heapWatch struct {
	zoned uint64 // bytes of address space that have huge pages
}

// afterCollection calls w.collected after the next collection.
func afterCollection(w *heapWatch) { runtime.SetFinalizer(w, (*heapWatch).collected) }

// collected gives the heap another zone if it is about to outgrow those it has.
func (w *heapWatch) collected() {
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	if m.NextGC > w.zoned {
		size := max(firstZone, w.zoned)
		addZone(size)
		w.zoned += size
	}
	afterCollection(w)
}

// addZone has the next size bytes that the heap grows by use huge pages. It takes them from the heap as objects, which it drops
// untouched: the collection after that gives the address space back to the heap, with the advice still on it. No collection runs
// in between, for it would take the zone for live memory and set the pace by it.
func addZone(size uint64) {
	debug.SetGCPercent(-1)
	chunks := make([][]byte, size/zoneChunk)
	for i := range chunks {
		chunks[i] = make([]byte, zoneChunk)
		hugePages(chunks[i])
	}
	runtime.KeepAlive(chunks) // or the loop's objects could be freed and handed out again
	runtime.GC()
	debug.SetGCPercent(gcPercent)
}
