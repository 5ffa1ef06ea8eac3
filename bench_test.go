package gosyncio_test

import (
	"strings"
	"testing"

	"github.com/gosyncio/gosyncio"
	"github.com/gosyncio/gosyncio/golden/harness"
)

// BenchmarkTranslate translates the golden programs and reports the milliseconds that a thousand lines take.
func BenchmarkTranslate(b *testing.B) {
	cases, err := harness.Load("golden/testdata/program")
	if err != nil {
		b.Fatal(err)
	}
	lines := 0
	for b.Loop() {
		for _, c := range cases {
			gosyncio.Translate("input.py", []byte(c.Input), gosyncio.Options{})
			lines += strings.Count(c.Input, "\n")
		}
	}
	b.ReportMetric(b.Elapsed().Seconds()*1e6/float64(lines), "ms/1000lines")
}
