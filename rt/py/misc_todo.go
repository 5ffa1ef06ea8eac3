package py

import (
	"math"
)

func cPow(a, b float64) float64            { return math.Pow(a, b) }
func strArg(fn, name string, v any) string { return v.(string) }
