package py

import "strconv"

// Traceback is a traceback object: the frames from one level down.
type Traceback struct {
	frames []Frame
	tb     *traceback
	next   *Traceback // tb_next, made when it is first asked for
}

// PyClass gives the class traceback.
func (t *Traceback) PyClass() *Type { return TracebackType }

// Traceback gives e.__traceback__: a traceback object or None.
func (e *Exception) Traceback() any {
	if e.tb == nil {
		return nil
	}
	if e.tb.object == nil {
		e.tb.object = &Traceback{tb: e.tb}
	}
	return e.tb.object
}

// SetTraceback is e.__traceback__ = tb; TypeError unless it is a traceback or None.
func (e *Exception) SetTraceback(v any) {
	switch x := v.(type) {
	case nil:
		e.tb = nil
	case *Traceback:
		e.tb = x.record()
	default:
		panic(newExc(TypeError, "__traceback__ must be a traceback or None"))
	}
}

func (t *Traceback) record() *traceback {
	if t.tb == nil {
		t.tb = &traceback{fixed: t.frames, object: t}
	}
	return t.tb
}

func (t *Traceback) all() []Frame {
	if t.frames == nil && t.tb != nil {
		t.frames = t.tb.frames()
	}
	return t.frames
}

// Frames gives the Python frames of the exception's traceback, outermost first.
func (e *Exception) Frames() []Frame { return e.tb.frames() }

// PrependFrames records frames above what the exception has, for runtime code that knows them.
func (e *Exception) PrependFrames(fs []Frame) { e.tb = &traceback{fixed: fs, next: e.tb} }

// FrameObject is a frame object, as far as one can be had.
type FrameObject struct{ f Frame }

// PyClass gives the class frame.
func (f *FrameObject) PyClass() *Type { return FrameType }

func init() {
	TracebackType.Getters([]Getter{
		{"tb_lineno", func(o any) any {
			if fs := o.(*Traceback).all(); len(fs) > 0 {
				return fs[0].Line
			}
			return nil
		}, nil},
		{"tb_next", func(o any) any {
			t := o.(*Traceback)
			fs := t.all()
			if len(fs) < 2 {
				return nil
			}
			if t.next == nil {
				t.next = &Traceback{frames: fs[1:]}
			}
			return t.next
		}, nil},
		{"tb_frame", func(o any) any {
			if fs := o.(*Traceback).all(); len(fs) > 0 {
				return &FrameObject{fs[0]}
			}
			return nil
		}, nil},
	})
	FrameType.Slots.Repr = func(o any) string {
		f := o.(*FrameObject).f
		return "<frame at " + AddressText(o) + ", file " + Repr(f.File) + ", line " + strconv.Itoa(f.Line) + ", code " + f.Name + ">"
	}
	FrameType.Getters([]Getter{
		{"f_lineno", func(o any) any { return o.(*FrameObject).f.Line }, nil},
		{"f_code", func(o any) any {
			f := o.(*FrameObject).f
			return &Code{&Function{Name: f.Name, Qualname: f.Name}}
		}, nil},
	})
}
