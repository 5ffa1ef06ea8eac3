package asyncio

import (
	"context"

	"github.com/gosyncio/gosyncio/rt/py"
)

// stackFrames gives the frames task.get_stack() speaks of: where a suspended coroutine stands (one frame), or the traceback
// of the exception it ended with.
func (t *TaskCore) stackFrames(limit any) []py.Frame {
	var fs []py.Frame
	if t.done() {
		if t.exc() != nil && t.state == stateFinished {
			fs = t.exc().Frames()
		}
	} else if file, line, ok := t.runningAt(); ok {
		fs = []py.Frame{{File: file, Line: line, Name: lastName(nameOf(t.GetCoro()))}}
	}
	if limit != nil {
		fs = fs[:min(len(fs), max(0, py.IndexInt(limit)))]
	}
	return fs
}

func lastName(q string) string {
	for i := len(q) - 1; i >= 0; i-- {
		if q[i] == '.' {
			return q[i+1:]
		}
	}
	return q
}

func (t *TaskCore) getStack(limit any) any {
	l := py.NewList[any]()
	for _, f := range t.stackFrames(limit) {
		l.Append(py.NewFrame(f))
	}
	return l
}

// printStack is task.print_stack(): without a file the heading goes to stdout and the frames to stderr, as in CPython.
func (t *TaskCore) printStack(ctx context.Context, limit, file any) {
	fs := t.stackFrames(limit)
	failed := t.done() && t.exc() != nil && t.state == stateFinished
	text := py.Repr(t.object())
	head := "Stack for " + text + " (most recent call last):"
	switch {
	case len(fs) == 0:
		head = "No stack for " + text
	case failed:
		head = "Traceback for " + text + " (most recent call last):"
	}
	py.PrintKw([]any{head}, nil, nil, file, false)
	for i := range fs {
		fs[i].Col, fs[i].EndCol = 0, 0 // print_stack marks no columns
	}
	frames := py.FormatFrames(fs)
	if file == nil {
		py.WriteStderr(frames)
	} else if frames != "" {
		py.CallMethod(ctx, file, "write", frames)
	}
	if failed {
		py.PrintKw([]any{py.FormatExceptionOnly(t.exc())}, nil, "", file, false)
	}
}
