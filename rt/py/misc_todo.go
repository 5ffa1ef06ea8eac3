package py

import (
	"math"
)

func cPow(a, b float64) float64                  { return math.Pow(a, b) }
func (l *List[T]) SortAny(key any, reverse bool) {}
func Format0(o any, spec string) string          { return "" }
func FormatStr(o string, spec string) string     { return o }
func PercentFormat(s string, b any) string       { return s }
func PercentFormatBytes(s string, b any) string  { return s }
func Decode(b, enc, errs string) string          { return b }
func Encode(b, enc, errs string) Bytes           { return Bytes(b) }
func strArg(fn, name string, v any) string       { return v.(string) }
