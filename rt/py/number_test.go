package py

import "testing"

// TestFloorDivision holds // and % of Go ints to their definition: a == q*b + r, r between 0 and b, b's end left out.
func TestFloorDivision(t *testing.T) {
	values := []int{-1 << 63, -1<<63 + 1, -1 << 62, 1<<62 + 3, 1<<63 - 1}
	for i := -40; i <= 40; i++ {
		values = append(values, i)
	}
	for _, a := range values {
		for _, b := range values {
			if b == 0 || a == -1<<63 && b == -1 {
				continue
			}
			q, r := FloorDivInt(a, b), ModInt(a, b)
			if q*b+r != a || b > 0 && (r < 0 || r >= b) || b < 0 && (r > 0 || r <= b) {
				t.Errorf("%d // %d = %d, %d %% %d = %d", a, b, q, a, b, r)
			}
		}
	}
}
