// Package unicodename finds characters by their Unicode names, for the escape \N{NAME}.
//
// Names come from golang.org/x/text/unicode/runenames; Hangul syllables and CJK ideographs are computed as Unicode's
// chapters 3.12 and 4.8 define; aliases stand in aliases.go.
package unicodename

import (
	"strconv"
	"strings"
	"sync"
	"unicode"

	"golang.org/x/text/unicode/runenames"
)

// byName is built at the first lookup: programs that use \N are few.
var byName = sync.OnceValue(func() map[string]rune {
	m := make(map[string]rune, 40000)
	for r := rune(0); r <= unicode.MaxRune; r++ {
		if name := runenames.Name(r); name != "" && name[0] != '<' {
			m[name] = r
		}
	}
	return m
})

// Lookup returns the character with the given name or alias; case does not matter.
func Lookup(name string) (rune, bool) {
	name = strings.ToUpper(name)
	if r, ok := aliases[name]; ok {
		return r, true
	}
	if syllable, ok := strings.CutPrefix(name, "HANGUL SYLLABLE "); ok {
		return hangul(syllable)
	}
	if hex, ok := strings.CutPrefix(name, "CJK UNIFIED IDEOGRAPH-"); ok {
		n, err := strconv.ParseUint(hex, 16, 32)
		ok := err == nil && len(hex) >= 4 && unicode.Is(unicode.Unified_Ideograph, rune(n))
		return rune(n), ok
	}
	r, ok := byName()[name]
	return r, ok
}

// The jamo that make up a syllable's name: leading consonants, vowels, trailing consonants.
var (
	leads  = strings.Split("G GG N D DD R M B BB S SS  J JJ C K T P H", " ")
	vowels = strings.Split("A AE YA YAE EO E YEO YE O WA WAE OE YO U WEO WE WI YU EU YI I", " ")
	trails = strings.Split(" G GG GS N NJ NH D L LG LM LB LS LT LP LH M B BS S SS NG J C K T P H", " ")
)

func hangul(name string) (rune, bool) {
	for l := range leads {
		for v := range vowels {
			rest, ok := strings.CutPrefix(name, leads[l]+vowels[v])
			if !ok {
				continue
			}
			for t := range trails {
				if rest == trails[t] {
					return rune(0xac00 + (l*len(vowels)+v)*len(trails) + t), true
				}
			}
		}
	}
	return 0, false
}
