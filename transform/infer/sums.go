package infer

import (
	"math/bits"

	"github.com/gosyncio/gosyncio/parser/pyast"
	"github.com/gosyncio/gosyncio/transform/scope"
	"github.com/gosyncio/gosyncio/transform/types"
)

// sum is a variable that only holds int constants and what += and -= make of them. Its values are bounded by how often
// the loops around these statements run, times what they add:
//
//	total = 0
//	for i in range(1000000):      # 2**20 times
//	    total += i                # less than 2**20
//	                              # total stays below 2**41
type sum struct {
	start int                      // bound of the constants
	steps map[*pyast.AugAssign]int // for each += the bound of all that it adds together
}

// tripBits bounds how often a loop over t runs: less than 2**bits times.
func tripBits(t types.Type) int {
	switch {
	case t.Kind() == types.Iterator && t.Name() == "range" && t.Elem(0).Small():
		return min(t.Elem(0).Bits()+1, types.CounterBits)
	case t.Is(types.List, types.Dict, types.Set, types.FrozenSet, types.Str, types.Bytes, types.Tuple, types.VarTuple):
		return types.LenBits
	}
	return types.CounterBits
}

// accumulate bounds the value of "v += right" where v is a sum.
func (u *unit) accumulate(s *pyast.AugAssign, v *scope.Var, left, right types.Type) (types.Type, bool) {
	if s.Op != pyast.Add && s.Op != pyast.Sub || !left.Small() || !right.Small() && right.Kind() != types.Bool || !u.narrowable(v) {
		return types.Type{}, false
	}
	total := u.sumOf(v)
	if total == nil {
		return types.Type{}, false
	}
	trips := 0
	for _, l := range u.loops {
		trips += l.trips
	}
	total.steps[s] = max(total.steps[s], min(trips, types.CounterBits)+boundOf(right))
	bound := total.start
	for _, step := range total.steps {
		bound = max(bound, step)
	}
	bound += bits.Len(uint(len(total.steps)))
	if bound > types.SmallBits {
		return types.Type{}, false
	}
	return types.SmallInt(bound), true
}

// sumOf returns what is known of v as a sum, nil when something else is assigned to it.
func (u *unit) sumOf(v *scope.Var) *sum {
	if s, known := u.sums[v]; known {
		return s
	}
	if u.sums == nil {
		u.sums = map[*scope.Var]*sum{}
	}
	u.sums[v] = nil
	if v.IsParam {
		return nil
	}
	constants := map[*pyast.Name]int{}
	for _, b := range u.fn.Body {
		pyast.Inspect(b, func(n pyast.Node) bool {
			switch n := n.(type) {
			case *pyast.Assign:
				for _, t := range n.Targets {
					noteConstant(constants, t, n.Value)
				}
			case *pyast.AnnAssign:
				noteConstant(constants, n.Target, n.Value)
			case *pyast.AugAssign:
				if name, ok := n.Target.(*pyast.Name); ok && (n.Op == pyast.Add || n.Op == pyast.Sub) {
					constants[name] = 0
				}
			}
			return true
		})
	}
	s := &sum{steps: map[*pyast.AugAssign]int{}}
	for _, b := range v.Binds {
		name, ok := b.(*pyast.Name)
		if !ok {
			return nil
		}
		start, ok := constants[name]
		if !ok {
			return nil
		}
		s.start = max(s.start, start)
	}
	u.sums[v] = s
	return s
}

func noteConstant(constants map[*pyast.Name]int, target, value pyast.Expr) {
	name, ok := target.(*pyast.Name)
	if n := constInt(value); ok && n != nil {
		constants[name] = bits.Len64(abs(*n))
	}
}
