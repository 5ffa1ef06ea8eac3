package py

import (
	"bytes"
	"flag"
	"fmt"
	"math"
	"math/big"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

var (
	oracleSeed = flag.Uint64("seed", 1, "seed of the random cases compared with CPython")
	oracleSize = flag.Int("cases", 60, "number of random cases of each kind")
)

// oracle collects Python expressions and what our runtime gives for them, and
// compares with what CPython 3.13 gives.
type oracle struct {
	t     *testing.T
	r     *rand.Rand
	exprs []string
	got   []string
	// tolerate is how many cases may differ (the C library's own last-digit errors).
	tolerate int
}

func newOracle(t *testing.T) *oracle {
	t.Helper()
	t.Logf("seed %d", *oracleSeed)
	return &oracle{t: t, r: rand.New(rand.NewPCG(*oracleSeed, 2))}
}

// add evaluates f now and remembers the expression it should agree with.
func (o *oracle) add(expr string, f func() any) {
	o.exprs = append(o.exprs, expr)
	o.got = append(o.got, outcome(f))
}

// outcome is a repr, or an exception's class and text.
func outcome(f func() any) (text string) {
	exc := Try(func() { text = Repr(f()) })
	if exc != nil {
		return exc.Class.Name + ": " + Str(exc)
	}
	return text
}

// call adds a method call.
func (o *oracle) call(self any, name string, args ...any) {
	parts := make([]string, len(args))
	for i, a := range args {
		parts[i] = pySource(a)
	}
	o.add(fmt.Sprintf("(%s).%s(%s)", pySource(self), name, strings.Join(parts, ", ")),
		func() any { return CallMethod(Context(), self, name, args...) })
}

// op adds a binary operation.
func (o *oracle) op(a any, sym string, b any, f func(a, b any) any) {
	o.add(fmt.Sprintf("(%s) %s (%s)", pySource(a), sym, pySource(b)), func() any { return f(a, b) })
}

// fn adds a call of a builtin function.
func (o *oracle) fn(name string, f func(args []any) any, args ...any) {
	parts := make([]string, len(args))
	for i, a := range args {
		parts[i] = pySource(a)
	}
	o.add(name+"("+strings.Join(parts, ", ")+")", func() any { return f(args) })
}

const oracleScript = `
import sys, warnings
warnings.simplefilter("ignore")
for line in sys.stdin:
    try:
        r = repr(eval(line))
    except BaseException as e:
        r = type(e).__name__ + ": " + str(e)
    print(ascii(r))
`

// check runs CPython on all expressions and reports the differences.
func (o *oracle) check() {
	o.t.Helper()
	python := findPython()
	if python == "" {
		if os.Getenv("REQUIRE_ORACLE") != "" {
			o.t.Fatal("no CPython 3.13")
		}
		o.t.Skip("no CPython 3.13")
	}
	cmd := exec.Command(python, "-c", oracleScript)
	cmd.Stdin = strings.NewReader(strings.Join(o.exprs, "\n") + "\n")
	cmd.Env = append(os.Environ(), "PYTHONIOENCODING=utf-8", "PYTHONHASHSEED=0")
	out, err := cmd.Output()
	if err != nil {
		o.t.Fatal(err)
	}
	lines := bytes.Split(bytes.TrimSuffix(out, []byte("\n")), []byte("\n"))
	if len(lines) != len(o.exprs) {
		o.t.Fatalf("%d answers to %d expressions", len(lines), len(o.exprs))
	}
	bad := 0
	for i, line := range lines {
		if got := Ascii(o.got[i]); got != string(line) {
			if bad++; bad > o.tolerate && bad <= o.tolerate+40 {
				o.t.Errorf("%s\n got %s\nwant %s", o.exprs[i], got, line)
			}
		}
	}
	o.t.Logf("%d cases, %d differ", len(lines), bad)
}

func findPython() string {
	if p := os.Getenv("ORACLE_PYTHON"); p != "" {
		return p
	}
	home, _ := os.UserHomeDir()
	pyenv, _ := filepath.Glob(filepath.Join(home, ".pyenv/versions/3.13*/bin/python3.13"))
	for _, p := range append([]string{"python3.13"}, append(pyenv, "python3")...) {
		out, err := exec.Command(p, "-c", "import sys; print(sys.version_info[:2])").Output()
		if err == nil && strings.TrimSpace(string(out)) == "(3, 13)" {
			return p
		}
	}
	return ""
}

// pySource is a Python expression for a value.
func pySource(v any) string {
	switch x := v.(type) {
	case string:
		var b []byte
		for _, r := range runes(x) {
			if r >= ' ' && r < 0x7F && r != '\\' && r != '\'' {
				b = append(b, byte(r))
			} else {
				b = appendHexEscape(b, r)
			}
		}
		return "'" + string(b) + "'"
	case float64:
		if x != x || math.IsInf(x, 0) {
			return fmt.Sprintf("float('%v')", FloatRepr(x))
		}
		return fmt.Sprintf("float.fromhex('%s')", FloatHex(x))
	case complex128:
		return fmt.Sprintf("complex(%s, %s)", pySource(real(x)), pySource(imag(x)))
	case *Bytearray:
		return bytearrayRepr(x)
	case *List[any]:
		return "[" + sourceList(x.items) + "]"
	case *Tuple:
		if len(x.items) == 1 {
			return "(" + pySource(x.items[0]) + ",)"
		}
		return "(" + sourceList(x.items) + ")"
	case *Set[any]:
		return "set([" + sourceList(x.List().items) + "])"
	case *Slice:
		return "slice(" + pySource(x.Start) + ", " + pySource(x.Stop) + ", " + pySource(x.Step) + ")"
	}
	return Repr(v)
}

func sourceList(items []any) string {
	parts := make([]string, len(items))
	for i, v := range items {
		parts[i] = pySource(v)
	}
	return strings.Join(parts, ", ")
}

// randInt is an int of random size, often near a power of two.
func (o *oracle) randInt() any {
	r := o.r
	switch r.IntN(6) {
	case 0:
		return r.IntN(21) - 10
	case 1:
		return r.IntN(2001) - 1000
	case 2:
		b := new(big.Int).Lsh(bigOne, uint(r.IntN(130)))
		b.Add(b, big.NewInt(int64(r.IntN(5)-2)))
		if r.IntN(2) == 0 {
			b.Neg(b)
		}
		return boxBig(b)
	case 3:
		return int(r.Uint64())
	case 4:
		return boxBig(new(big.Int).Mul(big.NewInt(int64(r.Uint64())), big.NewInt(int64(r.Uint64()))))
	}
	return r.IntN(1<<40) - 1<<39
}

// randFloat is a float of random kind.
func (o *oracle) randFloat() float64 {
	r := o.r
	switch r.IntN(7) {
	case 0:
		return math.Float64frombits(r.Uint64())
	case 1:
		return float64(r.IntN(2001)-1000) / 8
	case 2:
		return []float64{0, math.Copysign(0, -1), math.Inf(1), math.Inf(-1), math.NaN(), 1e16, 1e15, 1e-4, 1e-5, 5e-324, math.MaxFloat64, 0.5, 1.5, 2.5}[r.IntN(14)]
	case 3:
		return math.Trunc(r.NormFloat64() * 1e6)
	case 4:
		return r.NormFloat64() * math.Pow(10, float64(r.IntN(40)-20))
	case 5:
		return float64(r.IntN(100000)) / 100
	}
	return r.NormFloat64()
}

var alphabets = []string{
	"ab", "abc ,", " \t\nx", "aAbB1_ ", "éàßÉ", "ΑΣσςοΟ '.", "ǅǆǄ", "日本語", "😀x", "\u00A0\u2028\x1c\x85 a", "٣१5²Ⅷ½一", "İıﬃŉ", "-+0123456789", "{}:!",
}

// randStr is a short string over one of several alphabets.
func (o *oracle) randStr() string {
	rs := []rune(alphabets[o.r.IntN(len(alphabets))])
	if o.r.IntN(8) == 0 {
		rs = append(rs, 0xDC80, 0xD800)
	}
	n := o.r.IntN(9)
	out := make([]rune, n)
	for i := range out {
		out[i] = rs[o.r.IntN(len(rs))]
	}
	return runeString(out)
}

func (o *oracle) pick(xs ...any) any { return xs[o.r.IntN(len(xs))] }
