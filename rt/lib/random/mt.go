package random

import "math/big"

// The parameters of MT19937 (Matsumoto and Nishimura, 1998).
const (
	stateLen  = 624
	shiftLen  = 397
	matrixA   = 0x9908b0df
	upperMask = 0x80000000
	lowerMask = 0x7fffffff
)

// twister is the Mersenne Twister MT19937: its state words and the index of
// the next one to hand out (stateLen when they are used up).
type twister struct {
	words [stateLen]uint32
	next  int
}

// seedWord fills the state from one 32-bit word (the reference's init_genrand).
func (t *twister) seedWord(s uint32) {
	t.words[0] = s
	for i := 1; i < stateLen; i++ {
		s = 1812433253*(s^s>>30) + uint32(i)
		t.words[i] = s
	}
	t.next = stateLen
}

// seedWords fills the state from a key of at least one word (the reference's
// init_by_array).
func (t *twister) seedWords(key []uint32) {
	t.seedWord(19650218)
	w := &t.words
	i, j := 1, 0
	advance := func() {
		if i++; i == stateLen {
			w[0] = w[stateLen-1]
			i = 1
		}
	}
	for range max(stateLen, len(key)) {
		w[i] = (w[i] ^ (w[i-1]^w[i-1]>>30)*1664525) + key[j] + uint32(j)
		advance()
		if j++; j == len(key) {
			j = 0
		}
	}
	for range stateLen - 1 {
		w[i] = (w[i] ^ (w[i-1]^w[i-1]>>30)*1566083941) - uint32(i)
		advance()
	}
	w[0] = upperMask
}

// seedInt seeds from the absolute value of n, cut in 32-bit words with the
// least significant first, as CPython's random_seed does.
func (t *twister) seedInt(n *big.Int) {
	bytes := n.Bytes() // big-endian magnitude
	key := make([]uint32, max(1, (len(bytes)+3)/4))
	for i := range bytes {
		key[i/4] |= uint32(bytes[len(bytes)-1-i]) << (8 * (i % 4))
	}
	t.seedWords(key)
}

// refill computes the next stateLen words.
func (t *twister) refill() {
	w := &t.words
	twist := func(a, b uint32) uint32 {
		y := a&upperMask | b&lowerMask
		return y>>1 ^ (-(b & 1) & matrixA)
	}
	for i := range stateLen - shiftLen {
		w[i] = w[i+shiftLen] ^ twist(w[i], w[i+1])
	}
	for i := stateLen - shiftLen; i < stateLen-1; i++ {
		w[i] = w[i+shiftLen-stateLen] ^ twist(w[i], w[i+1])
	}
	w[stateLen-1] = w[shiftLen-1] ^ twist(w[stateLen-1], w[0])
	t.next = 0
}

// uint32 returns the next 32 random bits.
func (t *twister) uint32() uint32 {
	if t.next >= stateLen {
		t.refill()
	}
	y := t.words[t.next]
	t.next++
	y ^= y >> 11
	y ^= y << 7 & 0x9d2c5680
	y ^= y << 15 & 0xefc60000
	return y ^ y>>18
}

// float64 returns the next random float in [0, 1), a multiple of 2**-53.
func (t *twister) float64() float64 {
	a, b := t.uint32()>>5, t.uint32()>>6
	return (float64(a)*67108864 + float64(b)) * (1.0 / 9007199254740992)
}

// bits returns k random bits, 0 <= k <= 64, the low word drawn first.
func (t *twister) bits(k int) uint64 {
	switch {
	case k == 0:
		return 0
	case k <= 32:
		return uint64(t.uint32() >> (32 - k))
	}
	low := uint64(t.uint32())
	return low | uint64(t.uint32()>>(64-k))<<32
}

// bigBits returns k random bits for any k >= 0, the low words drawn first.
func (t *twister) bigBits(k int) *big.Int {
	bytes := make([]byte, (k+31)/32*4)
	for end := len(bytes); k > 0; k, end = k-32, end-4 {
		w := t.uint32()
		if k < 32 {
			w >>= 32 - k
		}
		bytes[end-1], bytes[end-2], bytes[end-3], bytes[end-4] = byte(w), byte(w>>8), byte(w>>16), byte(w>>24)
	}
	return new(big.Int).SetBytes(bytes)
}
