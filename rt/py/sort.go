package py

import (
	"slices"
	"strings"
)

// greaterFor is Python's > for values of Go type T: a class may answer it apart from <.
func greaterFor[T any]() func(a, b T) bool {
	switch any((*T)(nil)).(type) {
	case *int, *string, *float64, *Int, *Bytes:
		less := lessFor[T]()
		return func(a, b T) bool { return less(b, a) }
	case *any:
		return any(Gt).(func(a, b T) bool)
	}
	return func(a, b T) bool { return Gt(Box(a), Box(b)) }
}

// lessFor is Python's < for values of Go type T.
func lessFor[T any]() func(a, b T) bool {
	var found any
	switch any((*T)(nil)).(type) {
	case *int:
		found = func(a, b int) bool { return a < b }
	case *string:
		found = func(a, b string) bool { return a < b }
	case *float64:
		found = func(a, b float64) bool { return a < b }
	case *Int:
		found = func(a, b Int) bool { return a.Lt(b) }
	case *Bytes:
		found = func(a, b Bytes) bool { return a < b }
	case *any:
		found = Lt
	case keyMaker:
		found = any((*T)(nil)).(keyMaker).makeLess()
	default:
		return func(a, b T) bool { return Lt(Box(a), Box(b)) }
	}
	return found.(func(a, b T) bool)
}

// sortItems sorts a Go slice by Python's <.
func sortItems[T any](items []T) {
	switch s := any(items).(type) {
	case []int:
		slices.Sort(s)
	case []string:
		slices.SortFunc(s, strings.Compare)
	case []any:
		sortBoxed(s)
	default:
		mergeSort(items, lessFor[T]())
	}
}

// sortBoxed sorts boxed values; values that are all ints, strs or floats are
// sorted as such, as CPython's pre-check does.
func sortBoxed(items []any) {
	if len(items) < 2 {
		return
	}
	switch items[0].(type) {
	case int:
		if sortUniform[int](items) {
			return
		}
	case string:
		if sortUniform[string](items) {
			return
		}
	case float64:
		if sortUniform[float64](items) {
			return
		}
	}
	mergeSort(items, Lt)
}

// sortUniform sorts items that are all of Go type T; false if they are not.
func sortUniform[T int | string | float64](items []any) bool {
	typed := make([]T, len(items))
	for i, v := range items {
		x, ok := v.(T)
		if !ok {
			return false
		}
		typed[i] = x
	}
	switch s := any(typed).(type) {
	case []int:
		slices.Sort(s)
	case []string:
		slices.Sort(s)
	default:
		mergeSort(typed, func(a, b T) bool { return a < b })
	}
	for i, x := range typed {
		items[i] = x
	}
	return true
}

// keyed is an item's sort key and where the item stood.
type keyed[K any] struct {
	key K
	at  int
}

// sortByKeys sorts items by keys of the same length.
func sortByKeys[T, K any](items []T, keys []K, less func(a, b K) bool) {
	pairs := make([]keyed[K], len(keys))
	for i, k := range keys {
		pairs[i] = keyed[K]{k, i}
	}
	old := slices.Clone(items)
	defer func() { // also when a comparison raised: the items moved with their keys
		for i, p := range pairs {
			items[i] = old[p.at]
		}
	}()
	mergeSort(pairs, func(a, b keyed[K]) bool { return less(a.key, b.key) })
}

// sortByBoxedKeys is sortByKeys that compares uniform keys directly.
func sortByBoxedKeys[T any](items []T, keys []any) {
	switch uniformKind(keys) {
	case 'i':
		sortByKeys(items, unboxAll[int](keys), func(a, b int) bool { return a < b })
	case 's':
		sortByKeys(items, unboxAll[string](keys), func(a, b string) bool { return a < b })
	case 'f':
		sortByKeys(items, unboxAll[float64](keys), func(a, b float64) bool { return a < b })
	default:
		sortByKeys(items, keys, Lt)
	}
}

func uniformKind(keys []any) byte {
	var kind byte
	for _, k := range keys {
		var c byte
		switch k.(type) {
		case int:
			c = 'i'
		case string:
			c = 's'
		case float64:
			c = 'f'
		default:
			return 0
		}
		if kind != 0 && kind != c {
			return 0
		}
		kind = c
	}
	return kind
}

// withReverse runs a stable sort so that reverse keeps equal items' order.
func withReverse[T any](items []T, reverse bool, sort func(items []T)) {
	if reverse {
		slices.Reverse(items)
		defer slices.Reverse(items)
	}
	sort(items)
}

// Sort is l.sort(). TypeError if items do not compare.
func (l *List[T]) Sort() { l.SortOrder(false) }

// SortOrder is l.sort(reverse=reverse).
func (l *List[T]) SortOrder(reverse bool) {
	l.sorting(func(items []T) { withReverse(items, reverse, sortItems[T]) })
}

// sorting runs a sort on the items while the list looks empty; ValueError if
// it was changed meanwhile. If the sort raises, the items are back, in some order.
func (l *List[T]) sorting(sort func(items []T)) {
	items := l.items
	l.items = nil
	changed := false
	func() {
		defer func() {
			changed = l.items != nil
			l.items = items
		}()
		sort(items)
	}()
	if changed {
		panic(ValueError.New("list modified during sort"))
	}
}

// SortBy is l.sort(key=key, reverse=reverse).
func SortBy[T, K any](l *List[T], key func(T) K, reverse bool) {
	l.sorting(func(items []T) {
		keys := make([]K, len(items))
		for i, v := range items {
			keys[i] = key(v)
		}
		withReverse(items, reverse, func(items []T) {
			if reverse {
				slices.Reverse(keys)
			}
			if boxed, ok := any(keys).([]any); ok {
				sortByBoxedKeys(items, boxed)
				return
			}
			sortByKeys(items, keys, lessFor[K]())
		})
	})
}

// Sorted is sorted(l, reverse=reverse).
func (l *List[T]) Sorted(reverse bool) *List[T] {
	c := l.Copy()
	c.SortOrder(reverse)
	return c
}

// SortedBy is sorted(l, key=key, reverse=reverse).
func SortedBy[T, K any](l *List[T], key func(T) K, reverse bool) *List[T] {
	c := l.Copy()
	SortBy(c, key, reverse)
	return c
}

// SortAny is l.sort(key=key, reverse=reverse) with a boxed key function or nil.
func (l *List[T]) SortAny(key any, reverse bool) {
	if key == nil {
		l.SortOrder(reverse)
		return
	}
	ctx := Context()
	SortBy(l, func(v T) any { return Call(ctx, key, Box(v)) }, reverse)
}
