package py

import (
	"os/exec"
	"strings"
	"testing"
)

// TestIntInlines holds the fast paths of Int and List inside Go's inlining
// budget: a call instead costs several times as much.
func TestIntInlines(t *testing.T) {
	out, err := exec.Command("go", "build", "-gcflags=-m", ".").CombinedOutput()
	if err != nil {
		t.Skip("no go command: ", err)
	}
	can := string(out)
	for _, m := range strings.Fields(`Add AddInt Sub SubInt Mul MulInt FloorDiv FloorDivInt Mod ModInt And AndInt Or Xor Neg Abs
		LshInt RshInt Eq Ne Lt Le Gt Ge EqInt NeInt LtInt LeInt GtInt GeInt Truth Box Index`) {
		if !strings.Contains(can, "can inline Int."+m+"\n") {
			t.Errorf("Int.%s does not inline", m)
		}
	}
}
