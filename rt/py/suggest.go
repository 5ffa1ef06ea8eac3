package py

// suggest finds the candidate that a misspelt name most likely meant, "" if none is near enough
// (the distances and limits of CPython's Python/suggestions.c).
func suggest(name string, candidates []string) string {
	if len(name) > 40 || len(candidates) >= 750 {
		return ""
	}
	best, bestDist := "", int(^uint(0)>>1)
	for _, c := range candidates {
		if c == name {
			continue
		}
		maxDist := (len(name) + len(c) + 3) * moveCost / 6
		maxDist = min(maxDist, bestDist-1)
		d := editDistance(name, c, maxDist)
		if d > maxDist {
			continue
		}
		if d < bestDist {
			best, bestDist = c, d
		}
	}
	return best
}

const (
	moveCost = 2
	caseCost = 1
)

func substitutionCost(a, b byte) int {
	if a == b {
		return 0
	}
	lower := func(c byte) byte {
		if c >= 'A' && c <= 'Z' {
			return c + 'a' - 'A'
		}
		return c
	}
	if a&31 == b&31 && lower(a) == lower(b) {
		return caseCost
	}
	return moveCost
}

// editDistance is the Levenshtein distance with cheap changes of case; anything above limit is reported as limit+1.
func editDistance(a, b string, limit int) int {
	for len(a) > 0 && len(b) > 0 && a[0] == b[0] {
		a, b = a[1:], b[1:]
	}
	for len(a) > 0 && len(b) > 0 && a[len(a)-1] == b[len(b)-1] {
		a, b = a[:len(a)-1], b[:len(b)-1]
	}
	if len(a) == 0 || len(b) == 0 {
		return (len(a) + len(b)) * moveCost
	}
	if len(a) > 40 || len(b) > 40 {
		return limit + 1
	}
	if len(b) < len(a) {
		a, b = b, a
	}
	if (len(b)-len(a))*moveCost > limit {
		return limit + 1
	}
	row := make([]int, len(a))
	for i := range row {
		row[i] = (i + 1) * moveCost
	}
	result := 0
	for j := 0; j < len(b); j++ {
		distance := j * moveCost
		result = distance
		least := int(^uint(0) >> 1)
		for i := 0; i < len(a); i++ {
			sub := distance + substitutionCost(b[j], a[i])
			distance = row[i]
			result = min(sub, min(result, distance)+moveCost)
			row[i] = result
			least = min(least, result)
		}
		if least > limit {
			return limit + 1
		}
	}
	return result
}
