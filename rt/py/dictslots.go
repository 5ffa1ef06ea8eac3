package py

import (
	"context"
	"strings"
)

// PyClass gives dict.
func (d *Dict[K, V]) PyClass() *Type { return DictType }

func init() {
	DictType.Slots = Slots{
		Repr:     dictRepr,
		NoHash:   true,
		Len:      func(o any) int { return o.(AnyDict).LenAny() },
		Iter:     func(o any) Iterator { return dictIter(o.(AnyDict), dictKeyIterType, entryKey) },
		Reversed: func(o any) Iterator { return dictRevIter(o.(AnyDict), dictRevKeyIterType, entryKey) },
		Contains: func(o, x any) bool { _, ok := o.(AnyDict).LookupAny(x); return ok },
		GetItem: func(o, k any) any {
			v, ok := o.(AnyDict).LookupAny(k)
			if !ok {
				panic(KeyError.New(k))
			}
			return v
		},
		SetItem: func(o, k, v any) { o.(AnyDict).StoreAny(k, v) },
		DelItem: func(o, k any) {
			if _, ok := o.(AnyDict).RemoveAny(k); !ok {
				panic(KeyError.New(k))
			}
		},
		Compare: dictCompare,
		Binary:  dictBinary, BinOps: []BinOp{OpOr},
		Inplace: dictInplace, InplaceOps: []BinOp{OpOr},
	}
	DictType.Construct = func(_ context.Context, cls *Type, args []any, kw []Kwarg) any {
		d := NewDict[any, any]()
		dictUpdate(d, "dict", args, kw)
		return d
	}
	DictType.EmptyBase = func() any { return NewDict[any, any]() }
}

// dictEntries iterates over a dict's entries; RuntimeError if the dict changes
// its size meanwhile.
func dictEntries(d AnyDict, yield func(k, v any) bool) {
	n := d.LenAny()
	for k, v, pos, ok := d.EntryAny(0); ok; k, v, pos, ok = d.EntryAny(pos) {
		if !yield(k, v) {
			return
		}
		if d.LenAny() != n {
			panic(RuntimeError.New("dictionary changed size during iteration"))
		}
	}
}

func entryKey(k, _ any) any   { return k }
func entryValue(_, v any) any { return v }
func entryItem(k, v any) any  { return NewTuple(k, v) }

// dictIter is a key, value or item iterator.
func dictIter(d AnyDict, cls *Type, pick func(k, v any) any) Iterator {
	pos, n, left := 0, d.LenAny(), d.LenAny()
	return &valueIter{cls: cls, next: func() (any, bool) {
		if d.LenAny() != n {
			n = -1 // so that it stays an error
			panic(RuntimeError.New("dictionary changed size during iteration"))
		}
		k, v, next, ok := d.EntryAny(pos)
		if !ok {
			return nil, false
		}
		if left == 0 {
			panic(RuntimeError.New("dictionary keys changed during iteration"))
		}
		pos = next
		left--
		return pick(k, v), true
	}, left: func() int { return left }}
}

// dictRevIter goes through the entries from the last to the first.
func dictRevIter(d AnyDict, cls *Type, pick func(k, v any) any) Iterator {
	n := d.LenAny()
	var ends []int
	for _, _, pos, ok := d.EntryAny(0); ok; _, _, pos, ok = d.EntryAny(pos) {
		ends = append(ends, pos)
	}
	return &valueIter{cls: cls, next: func() (any, bool) {
		if d.LenAny() != n {
			n = -1
			panic(RuntimeError.New("dictionary changed size during iteration"))
		}
		if len(ends) == 0 {
			return nil, false
		}
		k, v, _, ok := d.EntryAny(ends[len(ends)-1] - 1)
		ends = ends[:len(ends)-1]
		return pick(k, v), ok
	}, left: func() int { return len(ends) }}
}

func dictRepr(o any) string {
	d := o.(AnyDict)
	if d.LenAny() == 0 {
		return "{}"
	}
	return guardRepr(o, "{...}", func() string {
		var b strings.Builder
		sep := "{"
		dictEntries(d, func(k, v any) bool {
			b.WriteString(sep)
			b.WriteString(Repr(k))
			b.WriteString(": ")
			b.WriteString(Repr(v))
			sep = ", "
			return true
		})
		b.WriteByte('}')
		return b.String()
	})
}

func dictCompare(op CmpOp, a, b any) any {
	x, ok1 := a.(AnyDict)
	y, ok2 := b.(AnyDict)
	if !ok1 || !ok2 || op != OpEq && op != OpNe {
		return NotImplemented
	}
	EnterCall()
	defer LeaveCall()
	return dictEqual(x, y) == (op == OpEq)
}

func dictEqual(x, y AnyDict) bool {
	if x.LenAny() != y.LenAny() {
		return false
	}
	same := true
	dictEntries(x, func(k, v any) bool {
		w, ok := y.LookupAny(k)
		same = ok && sameOrEqual(v, w)
		return same
	})
	return same
}

func dictBinary(op BinOp, a, b any) any {
	x, ok1 := a.(AnyDict)
	y, ok2 := b.(AnyDict)
	if !ok1 || !ok2 {
		return NotImplemented
	}
	out := NewDict[any, any]() // it takes any item, whatever types x and y hold
	dictMerge(out, x)
	dictMerge(out, y)
	return out
}

func dictInplace(op BinOp, a, b any) any {
	dictUpdate(a.(AnyDict), "update", []any{b}, nil)
	return a
}

func dictMerge(d, other AnyDict) {
	if any(d) == any(other) {
		return
	}
	if t, ok := d.(dictTable); ok {
		t.makeRoom(other)
	}
	dictEntries(other, func(k, v any) bool {
		d.StoreAny(k, v)
		return true
	})
}

// dictUpdate is d.update(*args, **kw), also of the constructor; name is for
// the errors.
func dictUpdate(d AnyDict, name string, args []any, kw []Kwarg) {
	if len(args) > 1 {
		panic(TypeError.Newf("%s expected at most 1 argument, got %d", name, len(args)))
	}
	if len(args) == 1 {
		dictUpdateFrom(d, args[0])
	}
	for _, k := range kw {
		d.StoreAny(k.Name, k.Value)
	}
}

func dictUpdateFrom(d AnyDict, src any) {
	// An instance of a subclass of dict is copied as a dict, whatever its __getitem__ says, unless it iterates in its own way.
	if other, ok := Unwrap(src).(AnyDict); ok && TypeOf(src).override("__iter__") == nil {
		dictMerge(d, other)
		return
	}
	if keys, ok := GetAttrOK(src, "keys"); ok {
		for k := range Each(Call(Context(), keys)) {
			d.StoreAny(k, GetItem(src, k))
		}
		return
	}
	i := 0
	for item := range Each(src) {
		pair := sequenceOf(item, func() *Exception {
			return TypeError.Newf("cannot convert dictionary update sequence element #%d to a sequence", i)
		})
		if len(pair) != 2 {
			panic(ValueError.Newf("dictionary update sequence element #%d has length %d; 2 is required", i, len(pair)))
		}
		d.StoreAny(pair[0], pair[1])
		i++
	}
}
