package py

import (
	"fmt"
	"strings"
	"testing"
)

// run adds a chunk of Python, executed with a fresh namespace, whose value is
// the last expression's.
func (o *oracle) program(lines []string, result string, got func() any) {
	src := strings.Join(lines, "\n")
	o.add(fmt.Sprintf("(lambda ns: (exec(%s, ns), eval(%s, ns))[1])({})", pySource(src), pySource(result)), got)
}

func (o *oracle) randMember(kind int) any {
	switch kind {
	case 0:
		return o.r.IntN(40)
	case 1:
		return o.r.IntN(2000) - 1000
	case 2:
		return o.randInt()
	case 3:
		return float64(o.r.IntN(80)) / 4
	case 4:
		return NewTuple(o.r.IntN(5), o.r.IntN(5))
	}
	return o.pick(o.r.IntN(10), float64(o.r.IntN(10)), true, nil, NewTuple(o.r.IntN(3)))
}

// TestOracleSetOrder runs random set operations and compares the order of the
// members.
func TestOracleSetOrder(t *testing.T) {
	o := newOracle(t)
	for range *oracleSize {
		kind := o.r.IntN(6)
		ctx := Context()
		vars := map[string]*Set[any]{"s": NewSet[any](), "u": NewSet[any]()}
		lines := []string{"s = set()", "u = set()"}
		for range o.r.IntN(60) {
			name, other := "s", "u"
			if o.r.IntN(3) == 0 {
				name, other = other, name
			}
			v := o.randMember(kind)
			members := NewList[any]()
			for range o.r.IntN(20) {
				members.Append(o.randMember(kind))
			}
			switch m := o.r.IntN(13); m {
			case 0, 1, 2, 3:
				lines = append(lines, name+".add("+pySource(v)+")")
				CallMethod(ctx, vars[name], "add", v)
			case 4, 5:
				lines = append(lines, name+".discard("+pySource(v)+")")
				CallMethod(ctx, vars[name], "discard", v)
			case 6:
				lines = append(lines, name+" and "+name+".pop()")
				if vars[name].Len() > 0 {
					vars[name].Pop()
				}
			case 7:
				lines = append(lines, name+".update("+pySource(members)+")")
				CallMethod(ctx, vars[name], "update", members)
			case 8:
				lines = append(lines, name+" = set("+pySource(members)+")")
				vars[name] = Call(ctx, SetType, members).(*Set[any])
			case 9:
				sym := o.pick("|", "&", "-", "^").(string)
				op := map[string]func(a, b any) any{"|": Or, "&": And, "-": Sub, "^": Xor}[sym]
				lines = append(lines, name+" = "+name+" "+sym+" "+other)
				vars[name] = op(vars[name], vars[other]).(*Set[any])
			case 10:
				sym := o.pick("|", "&", "-", "^").(string)
				op := map[string]func(a, b any) any{"|": IOr, "&": IAnd, "-": ISub, "^": IXor}[sym]
				lines = append(lines, name+" "+sym+"= "+other)
				vars[name] = op(vars[name], vars[other]).(*Set[any])
			case 11:
				m := o.pick("union", "intersection", "difference", "symmetric_difference").(string)
				lines = append(lines, name+" = "+name+"."+m+"("+pySource(members)+")")
				vars[name] = CallMethod(ctx, vars[name], m, members).(*Set[any])
			case 12:
				m := o.pick("intersection_update", "difference_update", "symmetric_difference_update").(string)
				lines = append(lines, name+"."+m+"("+pySource(members)+")")
				CallMethod(ctx, vars[name], m, members)
			}
		}
		o.program(lines, "(list(s), list(u), s.copy(), frozenset(u), hash(frozenset(s)), s == u, s <= u, s.isdisjoint(u))", func() any {
			s, u := vars["s"], vars["u"]
			f := Call(ctx, FrozenSetType, s)
			return NewTuple(s.List(), u.List(), CallMethod(ctx, s, "copy"), Call(ctx, FrozenSetType, u), hashOrNone(f), Eq(s, u), Le(s, u), CallMethod(ctx, s, "isdisjoint", u))
		})
	}
	o.check()
}

func hashOrNone(v any) any { return Hash(v) }

// TestOracleSetTyped compares the typed set's methods in the same way.
func TestOracleSetTyped(t *testing.T) {
	o := newOracle(t)
	for range *oracleSize {
		var a, b []int
		for range o.r.IntN(80) {
			a = append(a, o.r.IntN(400)-200)
		}
		for range o.r.IntN(80) {
			b = append(b, o.r.IntN(400)-200)
		}
		pa, pb := pySource(NewList(boxAll(a)...)), pySource(NewList(boxAll(b)...))
		s, u := NewSet(a...), NewSet(b...)
		lines := []string{"s = set(" + pa + ")", "u = set(" + pb + ")"}
		o.program(lines, "[list(x) for x in (s | u, s & u, s - u, s ^ u, s, u)]", func() any {
			l := NewList[any]()
			for _, x := range []*Set[int]{s.Union(u), s.Intersection(u), s.Difference(u), s.SymmetricDifference(u), s, u} {
				l.Append(x.List())
			}
			return l
		})
		lines = append(lines, "s -= u", "u |= s", "s ^= u", "u &= s", "x = [s.pop() for _ in range(len(s) // 2)]")
		o.program(lines, "(x, list(s), list(u))", func() any {
			s.DifferenceUpdate(u)
			u.Update(s)
			s.SymmetricDifferenceUpdate(u)
			u.IntersectionUpdate(s)
			x := NewList[int]()
			for range s.Len() / 2 {
				x.Append(s.Pop())
			}
			return NewTuple(x, s.List(), u.List())
		})
		if len(a) >= 3 && len(a) < 30 {
			o.program([]string{"s = {" + strings.Trim(pa, "[]") + "}"}, "list(s)", func() any { return SetConst(a...).List() })
		}
	}
	o.check()
}

// TestOracleList compares indexing, slicing, assignment and deletion.
func TestOracleList(t *testing.T) {
	o := newOracle(t)
	for range *oracleSize * 3 {
		l := NewList[any]()
		for range o.r.IntN(9) {
			l.Append(o.randMember(o.r.IntN(4)))
		}
		src := []string{"l = " + pySource(l)}
		s := o.randSlice()
		i := o.r.IntN(24) - 12
		vals := NewList[any]()
		for range o.r.IntN(5) {
			vals.Append(o.r.IntN(9))
		}
		ps, pv := pySource(s), pySource(vals)
		o.program(src, "l["+ps+"]", func() any { return GetItem(l.Copy(), s) })
		o.program(src, fmt.Sprintf("l[%d]", i), func() any { return GetItem(l.Copy(), i) })
		o.program(src, "(l.__setitem__("+ps+", "+pv+"), l)", func() any { c := l.Copy(); SetItem(c, s, vals); return NewTuple(nil, c) })
		o.program(src, "(l.__delitem__("+ps+"), l)", func() any { c := l.Copy(); DelItem(c, s); return NewTuple(nil, c) })
		o.program(src, fmt.Sprintf("(l.__setitem__(%d, 5), l)", i), func() any { c := l.Copy(); SetItem(c, i, 5); return NewTuple(nil, c) })
		o.program(src, fmt.Sprintf("(l.pop(%d), l)", i), func() any { c := l.Copy(); return NewTuple(CallMethod(Context(), c, "pop", i), c) })
		o.program(src, fmt.Sprintf("(l.insert(%d, 5), l)", i), func() any { c := l.Copy(); return NewTuple(CallMethod(Context(), c, "insert", i, 5), c) })
		o.program(src, fmt.Sprintf("l * %d", i), func() any { return Mul(l, i) })
		o.program(src, "tuple(l)["+ps+"]", func() any { return GetItem(NewTuple(l.Items()...), s) })
		o.program(src, "(l < "+pv+", l == "+pv+", l >= "+pv+", tuple(l) < tuple("+pv+"), hash(tuple(l)))", func() any {
			return NewTuple(Lt(l, vals), Eq(l, vals), Ge(l, vals), Lt(NewTuple(l.Items()...), NewTuple(vals.Items()...)), Hash(NewTuple(l.Items()...)))
		})
		o.program(src, fmt.Sprintf("(l.index(%d), l.count(3))", i), func() any {
			return NewTuple(CallMethod(Context(), l, "index", i), CallMethod(Context(), l, "count", 3))
		})
		o.program(src, fmt.Sprintf("(l.index(3, %d), l.remove(3))", i), func() any {
			c := l.Copy()
			return NewTuple(CallMethod(Context(), c, "index", 3, i), CallMethod(Context(), c, "remove", 3))
		})
		a, b, c := o.r.IntN(30)-15, o.r.IntN(30)-15, o.r.IntN(9)-4
		src = []string{fmt.Sprintf("r = range(%d, %d, %d)", a, b, c)}
		rng := func() *Range { return RangeOf(a, b, c) }
		o.program(src, "(r, list(r), len(r), list(reversed(r)), hash(r), 3 in r, r["+ps+"])", func() any {
			r := rng()
			return NewTuple(r, NewList(Items(r)...), r.Len(), NewList(Items(Call(Context(), Builtins.Get("reversed"), r))...), Hash(r), Contains(r, 3), GetItem(r, s))
		})
		o.program(src, fmt.Sprintf("r[%d]", i), func() any { return GetItem(rng(), i) })
		o.program(src, fmt.Sprintf("r.index(%d)", i), func() any { return CallMethod(Context(), rng(), "index", i) })
		o.program(nil, ps+".indices("+fmt.Sprint(a+15)+")", func() any { return CallMethod(Context(), s, "indices", a+15) })
	}
	o.check()
}

// TestOracleSort compares sorting by key and in reverse, stability included.
func TestOracleSort(t *testing.T) {
	o := newOracle(t)
	for range *oracleSize {
		l := NewList[any]()
		kind := o.r.IntN(6)
		for range o.r.IntN(200) {
			l.Append(o.randMember(kind))
		}
		rev := o.r.IntN(2) == 0
		src := []string{"l = " + pySource(l), "l.sort(reverse=" + Repr(rev) + ")"}
		o.program(src, "l", func() any { c := l.Copy(); c.SortOrder(rev); return c })
		if kind <= 3 {
			src[1] = "l.sort(key=lambda x: x % 7, reverse=" + Repr(rev) + ")"
			o.program(src, "l", func() any { c := l.Copy(); SortBy(c, func(v any) any { return Mod(v, 7) }, rev); return c })
		}
	}
	o.check()
}

// TestOracleDict runs random dict operations.
func TestOracleDict(t *testing.T) {
	o := newOracle(t)
	for range *oracleSize {
		ctx := Context()
		d := NewDict[any, any]()
		typed := NewDict[int, int]()
		lines := []string{"d = {}", "t = {}", "out = []"}
		out := NewList[any]()
		for n := range o.r.IntN(80) {
			k, ki := o.randMember(5), o.r.IntN(30)
			pk := pySource(k)
			switch o.r.IntN(8) {
			case 0, 1, 2:
				lines = append(lines, fmt.Sprintf("d[%s] = %d; t[%d] = %d", pk, n, ki, n))
				SetItem(d, k, n)
				typed.Set(ki, n)
			case 3, 4:
				lines = append(lines, fmt.Sprintf("out.append((d.pop(%s, None), t.pop(%d, -1)))", pk, ki))
				out.Append(NewTuple(CallMethod(ctx, d, "pop", k, nil), typed.PopOr(ki, -1)))
			case 5:
				lines = append(lines, fmt.Sprintf("out.append((d.setdefault(%s, %d), t.setdefault(%d, %d)))", pk, n, ki, n))
				out.Append(NewTuple(CallMethod(ctx, d, "setdefault", k, n), typed.SetDefault(ki, n)))
			case 6:
				lines = append(lines, fmt.Sprintf("out.append((d.get(%s), t.get(%d, 0), %d in t))", pk, ki, ki))
				out.Append(NewTuple(CallMethod(ctx, d, "get", k), typed.GetOr(ki, 0), typed.Has(ki)))
			case 7:
				if o.r.IntN(2) == 0 {
					lines = append(lines, "d and out.append(d.popitem())", "t and out.append(t.popitem())")
					if d.Len() > 0 {
						out.Append(CallMethod(ctx, d, "popitem"))
					}
					if typed.Len() > 0 {
						out.Append(typed.PopItem().Box())
					}
				} else {
					lines = append(lines, "d = d | {1: 2, (0,): 3}", "t |= {3: 4}")
					d = d.Merged(DictOf(P[any, any](1, 2), P[any, any](NewTuple(0), 3)))
					typed.Update(DictOf(P(3, 4)))
				}
			}
		}
		o.program(lines, "(d, t, out, list(d), list(reversed(t)), d.keys(), t.values(), list(d.items()), d.keys() & t.keys(), t.keys() - d.keys(), t.items() <= t.items(), d == t)", func() any {
			return NewTuple(d, typed, out, NewList(Items(d)...), NewList(Items(Call(ctx, Builtins.Get("reversed"), typed))...), d.Keys(), typed.Values(),
				NewList(Items(d.Items())...), And(d.Keys(), typed.Keys()), Sub(typed.Keys(), d.Keys()), Le(typed.Items(), typed.Items()), Eq(d, typed))
		})
	}
	o.check()
}
