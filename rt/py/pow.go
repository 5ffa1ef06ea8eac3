package py

import "math"

func cPow(a, b float64) float64 { return math.Pow(a, b) }
