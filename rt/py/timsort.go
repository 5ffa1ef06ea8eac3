package py

import "slices"

const (
	maxMinRun = 64 // shorter lists are sorted by binary insertion alone
	gallopMin = 7  // how often in a row one side must win before its wins are searched for
)

// sorter is a timsort of items: the adaptive stable merge sort of CPython's list.sort, which asks only less, about the
// same pairs in the same order. That order shows: in an __lt__ that prints or counts, in what NaNs and inconsistent
// comparisons end up as, and in the list that an exception leaves behind (always a permutation of what there was).
type sorter[T any] struct {
	items  []T
	less   func(a, b T) bool
	runs   []sortedRun
	tmp    []T
	gallop int // the present threshold of galloping, which falls while that pays
}

// sortedRun is a sorted part of the items that waits to be merged; power is its depth in the tree of merges.
type sortedRun struct{ start, n, power int }

// mergeSort sorts stably by less.
func mergeSort[T any](items []T, less func(a, b T) bool) {
	if len(items) < 2 {
		return
	}
	s := &sorter[T]{items: items, less: less, gallop: gallopMin}
	least := minRun(len(items))
	for start := 0; start < len(items); {
		rest := items[start:]
		n := s.findRun(rest)
		if n < least {
			m := min(least, len(rest))
			s.insert(rest[:m], n)
			n = m
		}
		s.push(start, n)
		start += n
	}
	for len(s.runs) > 1 {
		at := len(s.runs) - 2
		if at > 0 && s.runs[at-1].n < s.runs[at+1].n {
			at--
		}
		s.mergeAt(at)
	}
}

// minRun is the length that runs are brought to: n over a power of two, rounded up.
func minRun(n int) int {
	odd := 0
	for n >= maxMinRun {
		odd |= n & 1
		n >>= 1
	}
	return n + odd
}

// findRun measures the run at the start. A descending one is reversed; so that equal items keep their order, groups of
// them are reversed beforehand.
func (s *sorter[T]) findRun(items []T) int {
	n := s.ascending(items, 1)
	if n == len(items) {
		return n
	}
	if n > 1 {
		if s.less(items[0], items[n-1]) {
			return n
		}
		slices.Reverse(items[:n]) // all equal: the start of a descending run
	}
	n++
	equal := 0
	regroup := func() {
		if equal > 0 {
			slices.Reverse(items[n-equal-1 : n])
		}
		equal = 0
	}
	for ; n < len(items); n++ {
		if s.less(items[n], items[n-1]) {
			regroup()
			continue
		}
		if s.less(items[n-1], items[n]) {
			break
		}
		equal++
	}
	regroup()
	slices.Reverse(items[:n])
	return s.ascending(items, n)
}

// ascending extends the ascending run items[:n].
func (s *sorter[T]) ascending(items []T, n int) int {
	for n < len(items) && !s.less(items[n], items[n-1]) {
		n++
	}
	return n
}

// insert sorts items, whose first n are sorted, by binary insertion.
func (s *sorter[T]) insert(items []T, n int) {
	for ; n < len(items); n++ {
		v := items[n]
		lo, hi := 0, n
		for lo < hi {
			if m := (lo + hi) / 2; s.less(v, items[m]) {
				hi = m
			} else {
				lo = m + 1
			}
		}
		copy(items[lo+1:n+1], items[lo:n])
		items[lo] = v
	}
}

// push adds a run, after the merges that the powersort strategy wants done before.
func (s *sorter[T]) push(start, n int) {
	if k := len(s.runs); k > 0 {
		last := s.runs[k-1]
		power := runPower(last.start, last.n, n, len(s.items))
		for k > 1 && s.runs[k-2].power > power {
			s.mergeAt(k - 2)
			k--
		}
		s.runs[k-1].power = power
	}
	s.runs = append(s.runs, sortedRun{start: start, n: n})
}

// runPower is the first binary digit in which the middles of two adjacent runs, as parts of the whole, differ.
func runPower(start, n1, n2, whole int) int {
	a := 2*start + n1
	b := a + n1 + n2
	for power := 1; ; power++ {
		switch {
		case a >= whole:
			a -= whole
			b -= whole
		case b >= whole:
			return power
		}
		a *= 2
		b *= 2
	}
}

// mergeAt merges two neighbours of the pending runs. What stands at its place already, at both ends, is left alone.
func (s *sorter[T]) mergeAt(at int) {
	x, y := s.runs[at], s.runs[at+1]
	s.runs[at].n += y.n
	s.runs = slices.Delete(s.runs, at+1, at+2)
	a, b := s.items[x.start:x.start+x.n], s.items[y.start:y.start+y.n]
	skip := s.search(b[0], a, 0, true)
	if skip == x.n {
		return
	}
	n := s.search(a[x.n-1], b, y.n-1, false)
	if n == 0 {
		return
	}
	part := s.items[x.start+skip : y.start+n]
	if na := x.n - skip; na <= n {
		s.mergeLow(part, na)
	} else {
		s.mergeHigh(part, na)
	}
}

// search gives the place of key in the sorted a: before the items equal to it or, with right, behind them. It gallops
// away from hint, then halves.
func (s *sorter[T]) search(key T, a []T, hint int, right bool) int {
	before := func(i int) bool {
		if right {
			return !s.less(key, a[i])
		}
		return s.less(a[i], key)
	}
	last, step := 0, 1
	var lo, hi int
	if before(hint) {
		limit := len(a) - hint
		for step < limit && before(hint+step) {
			last, step = step, 2*step+1
		}
		lo, hi = hint+last, hint+min(step, limit)
	} else {
		limit := hint + 1
		for step < limit && !before(hint-step) {
			last, step = step, 2*step+1
		}
		lo, hi = hint-min(step, limit), hint-last
	}
	for lo++; lo < hi; {
		if m := (lo + hi) / 2; before(m) {
			lo = m + 1
		} else {
			hi = m
		}
	}
	return lo
}
