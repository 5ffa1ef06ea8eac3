package py

import (
	"context"
	"strconv"
)

// initGroup is BaseExceptionGroup.__new__: it checks the arguments and narrows the class.
func initGroup(e *Exception, args []any) {
	if len(args) != 2 {
		panic(TypeError.Newf("BaseExceptionGroup.__new__() takes exactly 2 arguments (%d given)", len(args)))
	}
	if _, ok := Unwrap(args[0]).(string); !ok {
		panic(TypeError.Newf("BaseExceptionGroup.__new__() argument 1 must be str, not %s", typeNameNone(args[0])))
	}
	excs := groupMembers(args[1])
	nested := false
	for _, m := range excs {
		nested = nested || !m.IsA(ExceptionClass)
	}
	switch {
	case e.Class == ExceptionGroup && nested:
		panic(newExc(TypeError, "Cannot nest BaseExceptions in an ExceptionGroup"))
	case e.Class == BaseExceptionGroup && !nested:
		e.Class = ExceptionGroup
	case e.Class.IsSubtype(ExceptionClass) && nested:
		panic(TypeError.Newf("Cannot nest BaseExceptions in '%s'", e.Class.Name))
	}
	e.Group = excs
	e.Fields.Set("message", args[0])
}

func groupMembers(v any) []*Exception {
	switch TypeOf(v) {
	case StrType, BytesType, DictType, SetType, FrozenSetType:
		panic(newExc(TypeError, "second argument (exceptions) must be a sequence"))
	}
	if !isSequence(v) {
		panic(newExc(TypeError, "second argument (exceptions) must be a sequence"))
	}
	items := Items(v)
	if len(items) == 0 {
		panic(newExc(ValueError, "second argument (exceptions) must be a non-empty sequence"))
	}
	out := make([]*Exception, len(items))
	for i, m := range items {
		x, ok := m.(*Exception)
		if !ok {
			panic(ValueError.Newf("Item %d of second argument (exceptions) is not an exception", i))
		}
		out[i] = x
	}
	return out
}

// isSequence says whether v has items to be had by index or by counting.
func isSequence(v any) bool {
	_, sized := Unwrap(v).(AnySized)
	return sized || HasAttr(v, "__getitem__")
}

// NewGroup makes an ExceptionGroup (a BaseExceptionGroup if a member needs it).
func NewGroup(message string, members []*Exception) *Exception {
	items := make([]any, len(members))
	for i, m := range members {
		items[i] = m
	}
	return makeExc(BaseExceptionGroup, []any{message, NewList(items...)})
}

func (e *Exception) groupStr() string {
	n := len(e.Group)
	return Str(e.field("message")) + " (" + strconv.Itoa(n) + " sub-exception" + pluralS(n) + ")"
}

// matcher decides whether a group's member goes to the matching half.
type matcher func(e *Exception) bool

// splitGroup divides a group by a condition, keeping its structure; each half is nil if empty.
func splitGroup(e *Exception, match matcher, wantRest bool) (matched, rest *Exception) {
	if match(e) {
		return e, nil
	}
	if !e.Class.IsSubtype(BaseExceptionGroup) {
		return nil, e
	}
	var in, out []*Exception
	for _, m := range e.Group {
		a, b := splitGroup(m, match, wantRest)
		if a != nil {
			in = append(in, a)
		}
		if b != nil {
			out = append(out, b)
		}
	}
	if in != nil {
		matched = e.deriveGroup(in)
	}
	if out != nil && wantRest {
		rest = e.deriveGroup(out)
	}
	return matched, rest
}

// deriveGroup makes a group of the same kind with other members: derive(), then the metadata is copied.
func (e *Exception) deriveGroup(members []*Exception) *Exception {
	items := make([]any, len(members))
	for i, m := range members {
		items[i] = m
	}
	v := CallMethod(current.Ctx, e, "derive", NewList(items...))
	g, ok := v.(*Exception)
	if !ok || !g.Class.IsSubtype(BaseExceptionGroup) {
		panic(newExc(TypeError, "derive must return an instance of BaseExceptionGroup"))
	}
	g.tb, g.Context, g.Cause, g.SuppressContext = e.tb, e.Context, e.Cause, e.SuppressContext
	if n, ok := e.Dict.Get("__notes__"); ok && isSequence(n) {
		g.Dict.Set("__notes__", NewList(Items(n)...))
	}
	return g
}

// condition turns the argument of split and subgroup into a matcher.
func condition(v any) matcher {
	if t, ok := v.(*Type); ok && t.excLayout {
		return func(e *Exception) bool { return e.IsA(t) }
	}
	if t, ok := v.(AnyTuple); ok {
		good := t.LenAny() > 0
		for i := range t.LenAny() {
			c, isType := t.GetAny(i).(*Type)
			good = good && isType && c.excLayout
		}
		if good {
			return func(e *Exception) bool { return Matches(e, v) }
		}
	}
	if _, isType := v.(*Type); !isType && IsCallable(v) {
		return func(e *Exception) bool { return Truth(Call(current.Ctx, v, e)) }
	}
	panic(newExc(TypeError, "expected an exception type, a tuple of exception types, or a callable (other than a class)"))
}

// groupMethods are the methods of BaseExceptionGroup.
var groupMethods = MethodTable{
	{"derive", "self, excs, /", func(_ context.Context, a []any) any {
		e := a[0].(*Exception)
		return makeExc(BaseExceptionGroup, []any{e.field("message"), a[1]})
	}},
	{"split", "self, matcher_value, /", func(_ context.Context, a []any) any {
		m, r := splitGroup(a[0].(*Exception), condition(a[1]), true)
		return NewTuple(excOrNone(m), excOrNone(r))
	}},
	{"subgroup", "self, matcher_value, /", func(_ context.Context, a []any) any {
		m, _ := splitGroup(a[0].(*Exception), condition(a[1]), false)
		return excOrNone(m)
	}},
}

func initGroupMethods() {
	BaseExceptionGroup.Methods(groupMethods)
	BaseExceptionGroup.Getters([]Getter{
		{"message", func(o any) any { return o.(*Exception).field("message") }, nil},
		{"exceptions", func(o any) any {
			e := o.(*Exception)
			items := make([]any, len(e.Group))
			for i, m := range e.Group {
				items[i] = m
			}
			return NewTuple(items...)
		}, nil},
	})
	BaseExceptionGroup.ClassMethods(MethodTable{
		{"__class_getitem__", "cls, item, /", func(_ context.Context, a []any) any {
			return &GenericAlias{Origin: a[0].(*Type), Args: a[1]}
		}},
	})
	BaseExceptionGroup.tableOps = false
}

// Split divides an exception for one `except* cls` clause: the part that matches (a group, also when a plain exception
// matched) and the rest; nil where there is nothing.
func Split(exc *Exception, cls any) (matched, rest *Exception) {
	checkStarClass(exc, cls)
	if !exc.Class.IsSubtype(BaseExceptionGroup) {
		if !Matches(exc, cls) {
			return nil, exc
		}
		return makeExc(BaseExceptionGroup, []any{"", NewTuple(exc)}), nil
	}
	return splitGroup(exc, condition(cls), true)
}

func checkStarClass(exc *Exception, cls any) {
	check := func(v any) {
		t, ok := v.(*Type)
		if !ok || !t.excLayout {
			panic(clauseError(exc, notCatchable))
		}
		if t.IsSubtype(BaseExceptionGroup) {
			panic(clauseError(exc, "catching ExceptionGroup with except* is not allowed. Use except instead."))
		}
	}
	if t, ok := cls.(AnyTuple); ok {
		for i := range t.LenAny() {
			check(t.GetAny(i))
		}
		return
	}
	check(cls)
}

// ExceptStar is the state of a try statement with except* clauses. The emitted form is
//
//	if exc := py.Try(func() { body }); exc != nil {
//		star := py.NewExceptStar(exc)
//		star.Except(py.ValueError, func(e *py.Exception) { handler })
//		star.Except(py.T2(...), func(e *py.Exception) { handler })
//		star.Finish()
//	}
//
// Every clause that matches part of what is left runs with that part as the handled exception; what handlers raise and what
// no clause took is raised together by Finish.
type ExceptStar struct {
	orig, rest *Exception
	raised     []*Exception
	naked      bool
}

// NewExceptStar starts the except* clauses of a try statement that raised exc.
func NewExceptStar(exc *Exception) *ExceptStar {
	return &ExceptStar{orig: exc, rest: exc, naked: !exc.Class.IsSubtype(BaseExceptionGroup)}
}

// Except runs one clause if cls (a class or a tuple) matches part of what is left.
func (s *ExceptStar) Except(cls any, handler func(e *Exception)) {
	if s.rest == nil {
		return
	}
	h := Handle(s.orig)
	defer h.Done()
	matched, rest := Split(s.rest, cls)
	if matched == nil {
		return
	}
	s.rest = rest
	inner := Handle(matched)
	if exc := Try(func() { handler(matched) }); exc != nil {
		s.raised = append(s.raised, exc)
	}
	inner.Done()
}

// Finish raises what the clauses left and what their handlers raised, if anything.
func (s *ExceptStar) Finish() {
	if s.raised == nil && s.rest == nil {
		return
	}
	if s.naked {
		if s.raised != nil {
			panic(s.raised[0].Reraise())
		}
		panic(s.rest.Reraise())
	}
	var fresh, again []*Exception
	for _, r := range s.raised {
		if s.isPart(r) {
			again = append(again, r)
		} else {
			fresh = append(fresh, r)
		}
	}
	if s.rest != nil {
		again = append(again, s.rest)
	}
	if again != nil {
		merged := s.mergeBack(again)
		if fresh == nil {
			panic(merged.Reraise())
		}
		fresh = append(fresh, merged)
	}
	if len(fresh) == 1 {
		panic(fresh[0].Reraise())
	}
	g := NewGroup("", fresh)
	panic(g.Reraise())
}

// isPart reports whether a handler raised (part of) the original group again by a bare raise: it has the original's metadata.
func (s *ExceptStar) isPart(r *Exception) bool {
	return r.Class.IsSubtype(BaseExceptionGroup) && !s.naked && r.tb != nil && s.orig.tb != nil && r.Cause == s.orig.Cause &&
		r.Context == s.orig.Context && sameTB(r.tb, s.orig.tb)
}

func sameTB(a, b *traceback) bool {
	for a != nil {
		if a == b {
			return true
		}
		a = a.next
	}
	return false
}

// mergeBack rebuilds the original group's structure from the parts that are raised again.
func (s *ExceptStar) mergeBack(parts []*Exception) *Exception {
	keep := map[*Exception]bool{}
	var leaves func(e *Exception)
	leaves = func(e *Exception) {
		if !e.Class.IsSubtype(BaseExceptionGroup) {
			keep[e] = true
			return
		}
		for _, m := range e.Group {
			leaves(m)
		}
	}
	for _, p := range parts {
		leaves(p)
	}
	m, _ := splitGroup(s.orig, func(e *Exception) bool { return keep[e] }, false)
	return m
}
