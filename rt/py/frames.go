package py

import (
	"runtime"
	"strings"
)

// frames gives the Python frames of the recorded stack, outermost first.
func (tb *traceback) frames() []Frame {
	var parts [][]Frame
	var skip []bool
	for t := tb; t != nil; t = t.next {
		part := t.fixed
		if part == nil {
			part = symbolise(t.pcs)
		}
		parts = append(parts, part)
		skip = append(skip, t.skip)
	}
	var out []Frame
	for i := len(parts) - 1; i >= 0; i-- {
		p := parts[i]
		if n := len(p); skip[i] && n > 0 && len(out) > 0 && p[n-1].Name == out[0].Name && p[n-1].File == out[0].File {
			p = p[:n-1] // the frame that raised again is there already
		}
		out = append(p[:len(p):len(p)], out...)
	}
	return out
}

// goFrame is one Go frame of a registered file.
type goFrame struct {
	fn   string // Go function name without closure suffixes
	deep int    // how many suffixes of func literals were cut
	// ranged says that it is the body of a range-over-func loop: its function has a frame of its own further out.
	ranged bool
	src    sourceLine
	file   string
	// exact says that the table lists the Go line; a call of Try need not be listed, its closure's frame tells the line.
	exact bool
}

// symbolise turns program counters, innermost first, into Python frames, outermost first. Frames of files that were not
// generated are left out; the frame of a closure that is part of its function's body (run by Try, With, a range loop) is
// merged with that function's frame: the inner line counts.
func symbolise(pcs []uintptr) []Frame {
	if len(pcs) == 0 {
		return nil
	}
	var gofs []goFrame
	it := runtime.CallersFrames(pcs)
	for {
		f, more := it.Next()
		if t := sourceOf(f.File); t != nil {
			base, deep, ranged := closureBase(f.Function)
			l, exact := t.lines[f.Line]
			if !exact && f.Func != nil {
				_, start := f.Func.FileLine(f.Func.Entry())
				l = t.between(start, f.Line)
			}
			gofs = append(gofs, goFrame{base, deep, ranged, l, t.pyFile, exact})
		}
		if !more {
			break
		}
	}
	var out []Frame
	for i := 0; i < len(gofs); i++ {
		g := gofs[i]
		if g.src.fn == nil {
			continue
		}
		out = append(out, Frame{
			File: g.file, Line: g.src.line, Name: g.src.fn.name, Col: g.src.col, EndCol: g.src.endCol,
			anchorL: g.src.anchorL, anchorR: g.src.anchorR,
		})
		for part := g; (part.ranged || part.deep > 0) && i+1 < len(gofs) && part.within(gofs[i+1], g); i++ {
			part = gofs[i+1]
		}
	}
	for i, j := 0, len(out)-1; i < j; i, j = i+1, j-1 {
		out[i], out[j] = out[j], out[i]
	}
	return out
}

// within says whether the next frame further out, n, belongs to the same call as part does, a piece of the call whose
// innermost frame is g.
func (part goFrame) within(n, g goFrame) bool {
	if n.exact && n.src.fn != g.src.fn || !part.ranged && n.deep >= part.deep {
		return false
	}
	return n.src.fn == g.src.fn || sameFunction(g.fn, n.fn)
}

// closureBase cuts the suffixes Go gives to closures: it counts those of func literals (.func1, .2, .gowrap1) and tells
// whether the last is that of a loop's body (-range3). All loop bodies of a function are numbered alike, however they nest.
func closureBase(name string) (base string, deep int, ranged bool) {
	name, ranged = cutRange(name)
	for {
		i := strings.LastIndexByte(name, '.')
		if i < 0 {
			return name, deep, ranged
		}
		last := name[i+1:]
		switch {
		case isDigits(last),
			strings.HasPrefix(last, "func") && isDigits(last[4:]),
			strings.HasPrefix(last, "gowrap") && isDigits(last[6:]),
			strings.HasPrefix(last, "deferwrap") && isDigits(last[9:]):
			name, _ = cutRange(name[:i])
			deep++
		default:
			return name, deep, ranged
		}
	}
}

// cutRange cuts the suffixes of loops' bodies.
func cutRange(name string) (rest string, found bool) {
	for {
		i := strings.LastIndex(name, "-range")
		if i <= 0 || !isDigits(name[i+6:]) {
			return name, found
		}
		name, found = name[:i], true
	}
}

func isDigits(s string) bool {
	if s == "" {
		return false
	}
	for i := 0; i < len(s); i++ {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return true
}

// sameFunction compares base names; a closure inlined elsewhere carries the other function's name before its own's.
func sameFunction(inner, outer string) bool {
	if inner == outer {
		return true
	}
	short := outer[strings.LastIndexByte(outer, '/')+1:]
	if i := strings.IndexByte(short, '.'); i >= 0 {
		short = short[i:]
	}
	return strings.HasSuffix(inner, short)
}
