package parser_test

import (
	"flag"
	"math/rand/v2"
	"os"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/gosyncio/gosyncio/golden/oracle"
	"github.com/gosyncio/gosyncio/parser/lexer"
	"github.com/gosyncio/gosyncio/parser/source"
)

var (
	mutants = flag.Int("mutants", 2000, "how many mutants TestMutants tries")
	seed    = flag.Uint64("seed", 0, "of TestMutants; 0 takes the time")
)

// TestMutants changes a token in real programs (deletes it, doubles it, swaps it with the next, or puts another one in its
// place) and compares accepting and the line of the first error with CPython: one in 400 may differ, since every run tries
// others. Messages and columns are counted, too. Half of the programs are files of the standard library, the others the
// snippets that its tests hold, which are denser.
func TestMutants(t *testing.T) {
	if *seed == 0 {
		*seed = uint64(time.Now().UnixNano())
	}
	t.Logf("seed %d", *seed)
	rng := rand.New(rand.NewPCG(*seed, 1))
	files := stdlibFiles(t)
	var snippets []string
	p := oracle.Start(t, oracleScript)
	for _, module := range exampleModules {
		var list []string
		p.Ask(question{Do: "tests", Src: module}, &list)
		snippets = append(snippets, list...)
	}
	programs := make([]string, *mutants)
	for i := range programs {
		for programs[i] == "" {
			if i%2 == 0 {
				raw, err := os.ReadFile(files[rng.IntN(len(files))])
				if err != nil {
					t.Fatal(err)
				}
				programs[i] = mutant(rng, raw)
			} else {
				programs[i] = mutant(rng, []byte(snippets[rng.IntN(len(snippets))]))
			}
		}
	}
	var mu sync.Mutex
	var rejected, lines, exact int
	inParallel(t, programs, func(p *oracle.Process, src string) {
		var want verdict
		p.Ask(question{Do: "compile", Src: src}, &want)
		got := ours([]byte(src)).normal()
		want = want.normal()
		mu.Lock()
		defer mu.Unlock()
		if want.Code != "" {
			rejected++
		}
		if got.Code == want.Code && got.Line == want.Line {
			lines++
		} else {
			t.Logf("got %v, want %v, for %.300q\n%s", got, want, src, excerpt(src, want.Line, got.Line))
		}
		if got == want {
			exact++
		} else if testing.Verbose() {
			t.Logf("got %v, want %v, for\n%s", got, want, excerpt(src, want.Line, got.Line))
		}
	})
	if strays := len(programs) - lines; strays > len(programs)/400 {
		t.Errorf("%d mutants are judged otherwise than CPython does", strays)
	}
	t.Logf("%d mutants, CPython rejects %d; accepted alike and same line %d, same message and column %d",
		len(programs), rejected, lines, exact)
}

// mutant returns a program with a token changed, "" if the program does not suit.
func mutant(rng *rand.Rand, raw []byte) string {
	f := source.New("t", raw)
	if f.Err() != nil || len(f.Text) == 0 || len(f.Text) > 30_000 || len(f.Text) != len(raw) {
		return ""
	}
	lexed := lexer.Lex(f, lexer.Options{})
	if lexed.Err != nil || len(lexed.Tokens) < 5 {
		return ""
	}
	i := rng.IntN(len(lexed.Tokens) - 2)
	a, b, other := lexed.Tokens[i], lexed.Tokens[i+1], lexed.Tokens[rng.IntN(len(lexed.Tokens)-1)]
	src := f.Text
	before, mid, after := src[:a.Start], src[a.Start:a.End], src[a.End:]
	switch rng.IntN(4) {
	case 0:
		return before + after
	case 1:
		return before + mid + " " + mid + after
	case 2:
		if a.End <= b.Start {
			return before + src[b.Start:b.End] + src[a.End:b.Start] + mid + src[b.End:]
		}
	}
	return before + src[other.Start:other.End] + after
}

// excerpt shows the lines around two places.
func excerpt(src string, lines ...int) string {
	all := strings.Split(src, "\n")
	var b strings.Builder
	for _, n := range lines {
		for i := max(n-2, 1); i <= min(n+1, len(all)); i++ {
			b.WriteString("    " + all[i-1] + "\n")
		}
		b.WriteString("    ...\n")
	}
	return b.String()
}
