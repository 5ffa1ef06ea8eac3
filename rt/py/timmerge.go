package py

// mergeLow merges part[:na] with the rest, from the front; the first part is the shorter one. The first item of the
// second part is known to belong at the front, the last of the first part at the end.
func (s *sorter[T]) mergeLow(part []T, na int) {
	s.tmp = append(s.tmp[:0], part[:na]...)
	m := &lowMerge[T]{s: s, part: part, a: s.tmp, b: na}
	defer m.finish()
	if !m.takeB(1) || len(m.a) == 1 {
		return
	}
	for m.pairwise() && m.galloping() {
		s.gallop++ // leaving the gallop costs
	}
}

// lowMerge is a merge from the front: part[:to] is done, a waits in a buffer, part[b:] at its place.
type lowMerge[T any] struct {
	s     *sorter[T]
	part  []T
	a     []T
	to, b int
}

// takeA moves n items of a to the result; false if at most the last is left.
func (m *lowMerge[T]) takeA(n int) bool {
	m.to += copy(m.part[m.to:], m.a[:n])
	m.a = m.a[n:]
	return len(m.a) > 1
}

// takeB moves n items of b to the result; false if none is left.
func (m *lowMerge[T]) takeB(n int) bool {
	m.to += copy(m.part[m.to:], m.part[m.b:m.b+n])
	m.b += n
	return m.b < len(m.part)
}

// pairwise compares the heads until one side has won often in a row; false if the merge is over.
func (m *lowMerge[T]) pairwise() bool {
	for winsA, winsB := 0, 0; max(winsA, winsB) < m.s.gallop; {
		if m.s.less(m.part[m.b], m.a[0]) {
			winsA, winsB = 0, winsB+1
			if !m.takeB(1) {
				return false
			}
		} else {
			winsA, winsB = winsA+1, 0
			if !m.takeA(1) {
				return false
			}
		}
	}
	return true
}

// galloping searches for how long a side wins while that pays; false if the merge is over.
func (m *lowMerge[T]) galloping() bool {
	m.s.gallop++
	for winsA, winsB := gallopMin, 0; winsA >= gallopMin || winsB >= gallopMin; {
		m.s.gallop = max(1, m.s.gallop-1)
		winsA = m.s.search(m.part[m.b], m.a, 0, true)
		if !m.takeA(winsA) || !m.takeB(1) {
			return false
		}
		winsB = m.s.search(m.a[0], m.part[m.b:], 0, false)
		if !m.takeB(winsB) || !m.takeA(1) {
			return false
		}
	}
	return true
}

// finish puts what is left of a, also when a comparison raised. A single item that is left belongs behind all of b.
func (m *lowMerge[T]) finish() {
	if len(m.a) == 1 {
		m.takeB(len(m.part) - m.b)
	}
	copy(m.part[m.to:], m.a)
}

// mergeHigh is mergeLow from the back, for a second part that is the shorter one.
func (s *sorter[T]) mergeHigh(part []T, na int) {
	s.tmp = append(s.tmp[:0], part[na:]...)
	m := &highMerge[T]{s: s, part: part, b: s.tmp, a: na, to: len(part)}
	defer m.finish()
	if !m.takeA(1) || len(m.b) == 1 {
		return
	}
	for m.pairwise() && m.galloping() {
		s.gallop++
	}
}

// highMerge is a merge from the back: part[to:] is done, part[:a] waits at its place, b in a buffer.
type highMerge[T any] struct {
	s     *sorter[T]
	part  []T
	b     []T
	to, a int
}

// takeA moves n items of a to the result; false if none is left.
func (m *highMerge[T]) takeA(n int) bool {
	copy(m.part[m.to-n:m.to], m.part[m.a-n:m.a])
	m.to -= n
	m.a -= n
	return m.a > 0
}

// takeB moves n items of b to the result; false if at most the first is left.
func (m *highMerge[T]) takeB(n int) bool {
	rest := len(m.b) - n
	copy(m.part[m.to-n:m.to], m.b[rest:])
	m.to -= n
	m.b = m.b[:rest]
	return rest > 1
}

// pairwise compares the ends until one side has won often in a row; false if the merge is over.
func (m *highMerge[T]) pairwise() bool {
	for winsA, winsB := 0, 0; max(winsA, winsB) < m.s.gallop; {
		if m.s.less(m.b[len(m.b)-1], m.part[m.a-1]) {
			winsA, winsB = winsA+1, 0
			if !m.takeA(1) {
				return false
			}
		} else {
			winsA, winsB = 0, winsB+1
			if !m.takeB(1) {
				return false
			}
		}
	}
	return true
}

// galloping searches for how long a side wins while that pays; false if the merge is over.
func (m *highMerge[T]) galloping() bool {
	m.s.gallop++
	for winsA, winsB := gallopMin, 0; winsA >= gallopMin || winsB >= gallopMin; {
		m.s.gallop = max(1, m.s.gallop-1)
		winsA = m.a - m.s.search(m.b[len(m.b)-1], m.part[:m.a], m.a-1, true)
		if !m.takeA(winsA) || !m.takeB(1) {
			return false
		}
		winsB = len(m.b) - m.s.search(m.part[m.a-1], m.b, len(m.b)-1, false)
		if !m.takeB(winsB) || !m.takeA(1) {
			return false
		}
	}
	return true
}

// finish puts what is left of b, also when a comparison raised. A single item that is left belongs before all of a.
func (m *highMerge[T]) finish() {
	if len(m.b) == 1 {
		m.takeA(m.a)
	}
	copy(m.part[m.to-len(m.b):m.to], m.b)
}
