package py

import (
	"math"
)

func cPow(a, b float64) float64                  { return math.Pow(a, b) }
func Decode(b, enc, errs string) string          { return b }
func Encode(b, enc, errs string) Bytes           { return Bytes(b) }
func strArg(fn, name string, v any) string       { return v.(string) }
