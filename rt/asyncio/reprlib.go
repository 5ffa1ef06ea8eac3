package asyncio

import (
	"math/big"
	"sort"
	"strconv"
	"strings"

	"github.com/gosyncio/gosyncio/rt/py"
)

// shortRepr is reprlib.repr: a repr of bounded length, for results and arguments in reprs.
func shortRepr(x any) string { return limitedRepr(x, reprMaxLevel) }

// The limits of reprlib.Repr.
const (
	reprMaxLevel  = 6
	reprMaxString = 30
	reprMaxOther  = 30
	reprMaxLong   = 40
	reprMaxItems  = 6
	reprMaxDict   = 4
)

func limitedRepr(x any, level int) string {
	switch v := x.(type) {
	case string:
		return middle(py.Repr(cutMiddle(v, reprMaxString)), reprMaxString, py.Repr(v))
	case int, *big.Int:
		return cutMiddle(py.Repr(v), reprMaxLong)
	case nil, bool, float64:
		return py.Repr(v)
	case *py.Instance:
		return instanceRepr(v)
	}
	switch py.TypeOf(x) {
	case py.ListType:
		return limitedItems(x, "[", "]", level, false)
	case py.TupleType:
		return limitedItems(x, "(", ")", level, true)
	case py.SetType:
		return limitedSet(x, "{", "}", "set()", level)
	case py.FrozenSetType:
		return limitedSet(x, "frozenset({", "})", "frozenset()", level)
	case py.DictType:
		return limitedDict(x, level)
	}
	return cutMiddle(py.Repr(x), reprMaxOther)
}

// cutMiddle shortens a text by its middle (repr_other, repr_int).
func cutMiddle(s string, limit int) string {
	r := []rune(s)
	if len(r) <= limit {
		return s
	}
	i := max(0, (limit-3)/2)
	j := max(0, limit-3-i)
	return string(r[:i]) + "..." + string(r[len(r)-j:])
}

// middle is repr_str: s is the repr of the shortened string, whole that of the string.
func middle(s string, limit int, whole string) string {
	if len([]rune(whole)) <= limit {
		return whole
	}
	return cutMiddle(whole, limit)
}

func instanceRepr(x any) string {
	var s string
	if exc := py.Try(func() { s = py.Repr(x) }); exc != nil {
		return "<" + py.TypeOf(x).Name + " instance at " + py.AddressText(x) + ">"
	}
	return cutMiddle(s, reprMaxOther)
}

func limitedItems(x any, left, right string, level int, tuple bool) string {
	n := py.Len(x)
	if level <= 0 && n > 0 {
		return left + "..." + right
	}
	var parts []string
	for v := range py.Each(x) {
		if len(parts) == reprMaxItems {
			break
		}
		parts = append(parts, limitedRepr(v, level-1))
	}
	if n > reprMaxItems {
		parts = append(parts, "...")
	}
	if tuple && n == 1 {
		right = "," + right
	}
	return left + strings.Join(parts, ", ") + right
}

func limitedSet(x any, left, right, empty string, level int) string {
	if py.Len(x) == 0 {
		return empty
	}
	items := py.Items(x)
	_ = py.Try(func() {
		sorted := append([]any(nil), items...)
		sort.SliceStable(sorted, func(i, j int) bool { return py.Lt(sorted[i], sorted[j]) })
		items = sorted
	})
	if level <= 0 {
		return left + "..." + right
	}
	var parts []string
	for i, v := range items {
		if i == reprMaxItems {
			parts = append(parts, "...")
			break
		}
		parts = append(parts, limitedRepr(v, level-1))
	}
	return left + strings.Join(parts, ", ") + right
}

func limitedDict(x any, level int) string {
	n := py.Len(x)
	if n == 0 {
		return "{}"
	}
	if level <= 0 {
		return "{...}"
	}
	keys := py.Items(x)
	_ = py.Try(func() {
		sorted := append([]any(nil), keys...)
		sort.SliceStable(sorted, func(i, j int) bool { return py.Lt(sorted[i], sorted[j]) })
		keys = sorted
	})
	var parts []string
	for i, k := range keys {
		if i == reprMaxDict {
			parts = append(parts, "...")
			break
		}
		parts = append(parts, limitedRepr(k, level-1)+": "+limitedRepr(py.GetItem(x, k), level-1))
	}
	return "{" + strings.Join(parts, ", ") + "}"
}

var _ = strconv.Itoa
