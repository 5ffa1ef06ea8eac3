package py

// Provisional stand-ins for the values half of the package (containers, numbers, hashing), so that the object model builds
// alone. The files that bring the real declarations delete this file.

type (
	AnySized interface{ LenAny() int }
	AnyTuple interface {
		LenAny() int
		GetAny(i int) any
		BoxedItems() []any
	}
	AnyDict interface {
		LenAny() int
		LookupAny(k any) (v any, ok bool)
		StoreAny(k, v any)
		EntryAny(pos int) (k, v any, next int, ok bool)
	}
	Bytes              string
	Tuple              struct{ items []any }
	List[T any]        struct{ items []T }
	FrozenSet[T any]   struct{ items []T }
	Dict[K, V any]     struct{ m map[any]V }
	boxer              interface{ Box() any }
)

func NewTuple(items ...any) *Tuple                   { return &Tuple{items} }
func (t *Tuple) LenAny() int                         { return len(t.items) }
func (t *Tuple) GetAny(i int) any                    { return t.items[i] }
func (t *Tuple) BoxedItems() []any                   { return t.items }
func NewList[T any](items ...T) *List[T]             { return &List[T]{items} }
func (l *List[T]) Get(i int) T                       { return l.items[i] }
func (l *List[T]) Set(i int, v T)                    { l.items[i] = v }
func NewFrozenSet[T any](items ...T) *FrozenSet[T]   { return &FrozenSet[T]{items} }
func NewDict[K, V any]() *Dict[K, V]                 { return &Dict[K, V]{m: map[any]V{}} }
func (d *Dict[K, V]) Get(k K) V                      { return d.m[k] }
func (d *Dict[K, V]) Set(k K, v V)                   { d.m[k] = v }
func (d *Dict[K, V]) LenAny() int                    { return len(d.m) }
func (d *Dict[K, V]) LookupAny(k any) (any, bool)    { v, ok := d.m[k]; return v, ok }
func (d *Dict[K, V]) StoreAny(k, v any)              { d.m[k] = v.(V) }
func (d *Dict[K, V]) EntryAny(int) (k, v any, n int, ok bool) { return nil, nil, 0, false }

const hashNone = 0

func IntHash(i int) int           { return i }
func FloatHash(f float64) int     { return int(f) }
func StrHash(s string) int        { return len(s) }
func FloorDivInt(a, b int) int    { return a / b }
func ModInt(a, b int) int         { return a % b }
func strLen(s string) int         { return len(s) }
func sameOrEqual(a, b any) bool   { return Is(a, b) || Eq(a, b) }
func boolInt(b bool) int {
	if b {
		return 1
	}
	return 0
}
