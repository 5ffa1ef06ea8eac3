package py

import "context"

// The method tables of dict, its views, set and frozenset.
func init() {
	DictType.Generic, SetType.Generic, FrozenSetType.Generic = true, true, true
	DictType.Methods(MethodTable{
		{"clear", "self, /", func(_ context.Context, a []any) any { anyDict(a).ClearAny(); return nil }},
		{"copy", "self, /", func(_ context.Context, a []any) any { return anyDict(a).CopyAny() }},
		{"get", "self, key, default=None, /", func(_ context.Context, a []any) any {
			if v, ok := anyDict(a).LookupAny(a[1]); ok {
				return v
			}
			return a[2]
		}},
		{"items", "self, /", func(_ context.Context, a []any) any { return ItemsView(anyDict(a)) }},
		{"keys", "self, /", func(_ context.Context, a []any) any { return KeysView(anyDict(a)) }},
		{"pop", "self, key, default=Unbound, /", func(_ context.Context, a []any) any {
			if v, ok := anyDict(a).RemoveAny(a[1]); ok {
				return v
			}
			if a[2] == Unbound {
				panic(KeyError.New(a[1]))
			}
			return a[2]
		}},
		{"popitem", "self, /", func(_ context.Context, a []any) any {
			d := anyDict(a)
			k, v, ok := d.LastAny()
			if !ok {
				panic(KeyError.New("popitem(): dictionary is empty"))
			}
			d.RemoveAny(k)
			return NewTuple(k, v)
		}},
		{"setdefault", "self, key, default=None, /", func(_ context.Context, a []any) any {
			d := anyDict(a)
			if v, ok := d.LookupAny(a[1]); ok {
				return v
			}
			d.StoreAny(a[1], a[2])
			return a[2]
		}},
		{"update", "self, /, *args, **kwargs", func(_ context.Context, a []any) any {
			dictUpdate(anyDict(a), "update", a[1].(*Tuple).items, kwargsOf(a[2]))
			return nil
		}},
		{"values", "self, /", func(_ context.Context, a []any) any { return ValuesView(anyDict(a)) }},
	})
	DictType.ClassMethods(MethodTable{
		{"fromkeys", "cls, iterable, value=None, /", func(ctx context.Context, a []any) any {
			d := Call(ctx, a[0])
			for k := range Each(a[1]) {
				SetItem(d, k, a[2])
			}
			return d
		}},
	})
	disjoint := Def{"isdisjoint", "self, other, /", func(_ context.Context, a []any) any {
		for x := range Each(a[1]) {
			if a[0].(*DictView).contains(x) {
				return false
			}
		}
		return true
	}}
	DictKeysType.Methods(MethodTable{disjoint})
	DictItemsType.Methods(MethodTable{disjoint})
	for _, t := range []*Type{DictKeysType, DictItemsType, DictValuesType} {
		t.Getters([]Getter{{Name: "mapping", Get: func(o any) any { return &MappingProxy{o.(*DictView).dict} }}})
	}
	initSetMethods()
}

func anyDict(a []any) AnyDict { return a[0].(AnyDict) }

func anySet(a []any) AnySet { return a[0].(AnySet) }

// initSetMethods fills the tables of set and frozenset.
func initSetMethods() {
	shared := MethodTable{
		{"copy", "self, /", func(_ context.Context, a []any) any {
			if s := anySet(a); s.Frozen() {
				return s
			}
			return copySet(anySet(a), false)
		}},
		{"difference", "self, /, *others", setFold(func(s AnySet, o any) AnySet { return setDifference(s, o) })},
		{"intersection", "self, /, *others", setFold(func(s AnySet, o any) AnySet { return setIntersect(s, o, s.Frozen()) })},
		{"isdisjoint", "self, other, /", func(_ context.Context, a []any) any { return setDisjoint(anySet(a), a[1]) }},
		{"issubset", "self, other, /", func(_ context.Context, a []any) any {
			o := asSet(a[1])
			return anySet(a).LenAny() <= o.LenAny() && setWithin(anySet(a), o)
		}},
		{"issuperset", "self, other, /", func(_ context.Context, a []any) any {
			if o, ok := a[1].(AnySet); ok {
				return anySet(a).LenAny() >= o.LenAny() && setWithin(o, anySet(a))
			}
			for v := range Each(a[1]) {
				if !anySet(a).core().hasHash(v, Hash(v)) {
					return false
				}
			}
			return true
		}},
		{"symmetric_difference", "self, other, /", func(_ context.Context, a []any) any { return setSymmetric(anySet(a), a[1]) }},
		{"union", "self, /, *others", func(_ context.Context, a []any) any {
			r := copySet(anySet(a), anySet(a).Frozen())
			for _, o := range a[1].(*Tuple).items {
				if o != a[0] {
					setUpdate(r, Unwrap(o))
				}
			}
			return r
		}},
	}
	SetType.Methods(shared)
	FrozenSetType.Methods(shared)
	SetType.Methods(MethodTable{
		{"add", "self, object, /", func(_ context.Context, a []any) any { anySet(a).core().addHash(a[1], Hash(a[1])); return nil }},
		{"clear", "self, /", func(_ context.Context, a []any) any { anySet(a).core().reset(); return nil }},
		{"difference_update", "self, /, *others", setEach(setSubtract)},
		{"discard", "self, object, /", func(_ context.Context, a []any) any {
			anySet(a).core().discardHash(a[1], setElemHash(a[1]))
			return nil
		}},
		{"intersection_update", "self, /, *others", func(_ context.Context, a []any) any {
			s := anySet(a)
			r := foldSets(s, a[1].(*Tuple).items, func(s AnySet, o any) AnySet { return setIntersect(s, o, false) })
			s.core().assign(r.core())
			return nil
		}},
		{"pop", "self, /", func(_ context.Context, a []any) any {
			v, ok := anySet(a).core().takeAny()
			if !ok {
				panic(KeyError.New("pop from an empty set"))
			}
			return v
		}},
		{"remove", "self, object, /", func(_ context.Context, a []any) any {
			if !anySet(a).core().discardHash(a[1], setElemHash(a[1])) {
				panic(KeyError.New(a[1]))
			}
			return nil
		}},
		{"symmetric_difference_update", "self, other, /", func(_ context.Context, a []any) any { setToggle(anySet(a), a[1]); return nil }},
		{"update", "self, /, *others", setEach(setUpdate)},
	})
}

func setDisjoint(s AnySet, o any) bool {
	if o == any(s) {
		return s.LenAny() == 0
	}
	for v := range Each(o) {
		if s.core().hasHash(v, Hash(v)) {
			return false
		}
	}
	return true
}

// foldSets applies an operation with each of the others; a copy where there are none.
func foldSets(s AnySet, others []any, op func(s AnySet, o any) AnySet) AnySet {
	if len(others) == 0 {
		return copySet(s, s.Frozen())
	}
	for _, o := range others {
		s = op(s, Unwrap(o))
	}
	return s
}

func setFold(op func(s AnySet, o any) AnySet) CodeFunc {
	return func(_ context.Context, a []any) any { return foldSets(anySet(a), a[1].(*Tuple).items, op) }
}

func setEach(op func(s AnySet, o any)) CodeFunc {
	return func(_ context.Context, a []any) any {
		for _, o := range a[1].(*Tuple).items {
			op(anySet(a), Unwrap(o))
		}
		return nil
	}
}
