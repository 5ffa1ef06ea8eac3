package timefmt

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"
)

// Parsed is what Parse found.
type Parsed struct {
	Fields
	Microsecond int
	HasOffset   bool // %z was there: Offset and OffsetMicro hold it
	OffsetMicro int
	HasZone     bool
}

// Quote writes a string as Python's repr does; the caller sets it (the
// texts of errors need it, and this package does not know Python values).
type Quote func(string) string

// formatError is the text of a ValueError: CPython's words, not Go's style of error strings.
type formatError string

func (e formatError) Error() string { return string(e) }

// The patterns of the directives, as CPython's _strptime has them.
var patterns = map[byte]string{
	'd': `(?P<d>3[0-1]|[1-2]\d|0[1-9]|[1-9]| [1-9])`,
	'f': `(?P<f>[0-9]{1,6})`,
	'H': `(?P<H>2[0-3]|[0-1]\d|\d)`,
	'I': `(?P<I>1[0-2]|0[1-9]|[1-9]| [1-9])`,
	'G': `(?P<G>\d\d\d\d)`,
	'j': `(?P<j>36[0-6]|3[0-5]\d|[1-2]\d\d|0[1-9]\d|00[1-9]|[1-9]\d|0[1-9]|[1-9])`,
	'm': `(?P<m>1[0-2]|0[1-9]|[1-9])`,
	'M': `(?P<M>[0-5]\d|\d)`,
	'S': `(?P<S>6[0-1]|[0-5]\d|\d)`,
	'U': `(?P<U>5[0-3]|[0-4]\d|\d)`,
	'W': `(?P<W>5[0-3]|[0-4]\d|\d)`,
	'w': `(?P<w>[0-6])`,
	'u': `(?P<u>[1-7])`,
	'V': `(?P<V>5[0-3]|0[1-9]|[1-4]\d|\d)`,
	'y': `(?P<y>\d\d)`,
	'Y': `(?P<Y>\d\d\d\d)`,
	'z': `(?P<z>[+-]\d\d:?[0-5]\d(?::?[0-5]\d(?:\.\d{1,6})?)?|Z)`,
	'A': `(?P<A>` + alternatives(dayNames, 0) + `)`,
	'a': `(?P<a>` + alternatives(dayNames, 3) + `)`,
	'B': `(?P<B>` + alternatives(monthNames, 0) + `)`,
	'b': `(?P<b>` + alternatives(monthNames, 3) + `)`,
	'p': `(?P<p>am|pm)`,
	'%': `%`,
}

// alternatives joins names, cut to n bytes unless n is 0, the longest first.
func alternatives(names []string, n int) string {
	names = slices.Clone(names)
	if n > 0 {
		for i := range names {
			names[i] = names[i][:n]
		}
	}
	slices.SortStableFunc(names, func(a, b string) int { return len(b) - len(a) })
	return strings.ToLower(strings.Join(names, "|"))
}

var (
	compiled   sync.Map // pattern -> *regexp.Regexp
	whitespace = regexp.MustCompile(`\s+`)
)

// compile turns a strptime pattern into a regular expression.
func compile(pattern string, zones []string) (*regexp.Regexp, error) {
	key := pattern + "\x00" + strings.Join(zones, "|")
	if re, ok := compiled.Load(key); ok {
		return re.(*regexp.Regexp), nil
	}
	body, err := translate(pattern, zones)
	if err != nil {
		return nil, err
	}
	re, err := regexp.Compile("^(?i:" + body + ")")
	if err != nil {
		return nil, formatError(fmt.Sprintf("redefinition of group in format '%s'", pattern))
	}
	compiled.Store(key, re)
	return re, nil
}

func translate(pattern string, zones []string) (string, error) {
	var b strings.Builder
	literal := func(s string) {
		b.WriteString(whitespace.ReplaceAllLiteralString(regexp.QuoteMeta(s), `\s+`))
	}
	start := 0
	for i := 0; i < len(pattern); i++ {
		if pattern[i] != '%' {
			continue
		}
		literal(pattern[start:i])
		i++
		if i == len(pattern) {
			return "", formatError(fmt.Sprintf("stray %% in format '%s'", pattern))
		}
		start = i + 1
		c := pattern[i]
		part, ok := patterns[c]
		switch {
		case ok:
		case c == 'Z':
			part = `(?P<Z>` + regexpAlternatives(zones) + `)`
		case composite[c] != "" && (c == 'c' || c == 'x' || c == 'X'):
			sub := map[byte]string{'c': "%a %b %d %H:%M:%S %Y", 'x': "%m/%d/%y", 'X': "%H:%M:%S"}[c]
			var err error
			if part, err = translate(sub, zones); err != nil {
				return "", err
			}
		default:
			r := []rune(pattern[i:])[0]
			if r == ' ' || r == '\t' || r == '\n' {
				r = '%'
			}
			return "", formatError(fmt.Sprintf("'%c' is a bad directive in format '%s'", r, pattern))
		}
		b.WriteString(part)
	}
	literal(pattern[start:])
	return b.String(), nil
}

func regexpAlternatives(names []string) string {
	quoted := make([]string, len(names))
	for i, n := range names {
		quoted[i] = regexp.QuoteMeta(strings.ToLower(n))
	}
	slices.SortStableFunc(quoted, func(a, b string) int { return len(b) - len(a) })
	return strings.Join(quoted, "|")
}

// Parse reads s by a strptime pattern. zones are the names %Z knows: of
// standard time first ("utc", "gmt" and the local one), then of summer time.
func Parse(s, pattern string, zones [2][]string, quote Quote) (*Parsed, error) {
	re, err := compile(pattern, append(slices.Clone(zones[0]), zones[1]...))
	if err != nil {
		return nil, err
	}
	m := re.FindStringSubmatch(s)
	if m == nil {
		return nil, formatError(fmt.Sprintf("time data %s does not match format %s", quote(s), quote(pattern)))
	}
	if len(m[0]) != len(s) {
		return nil, formatError(fmt.Sprintf("unconverted data remains: %s", s[len(m[0]):]))
	}
	r := reader{groups: map[byte]string{}}
	for i, name := range re.SubexpNames() {
		if name != "" {
			r.groups[name[0]] = m[i]
		}
	}
	p := &Parsed{Fields: Fields{DST: -1}}
	p.Zone, p.HasZone = r.groups['Z']
	for dst, names := range zones {
		if p.HasZone && slices.Contains(names, strings.ToLower(p.Zone)) {
			p.DST = dst
			break
		}
	}
	r.clock(p)
	if err := r.offset(p); err != nil {
		return nil, err
	}
	return p, r.date(p)
}

// reader holds the matched directives.
type reader struct{ groups map[byte]string }

// num returns a directive's number, or missing.
func (r reader) num(c byte, missing int) int {
	s, ok := r.groups[c]
	if !ok {
		return missing
	}
	n, _ := strconv.Atoi(strings.TrimSpace(s))
	return n
}

func (r reader) has(c byte) bool { _, ok := r.groups[c]; return ok }

// name returns the place of a matched name among names, or -1.
func (r reader) name(c byte, names []string, n int) int {
	s, ok := r.groups[c]
	if !ok {
		return -1
	}
	return slices.IndexFunc(names, func(name string) bool {
		if n > 0 {
			name = name[:n]
		}
		return strings.EqualFold(name, s)
	})
}

func (r reader) clock(p *Parsed) {
	p.Hour, p.Minute, p.Second = r.num('H', 0), r.num('M', 0), r.num('S', 0)
	if r.has('I') {
		p.Hour = r.num('I', 0) % 12
		if strings.EqualFold(r.groups['p'], "pm") {
			p.Hour += 12
		}
	}
	if f, ok := r.groups['f']; ok {
		p.Microsecond, _ = strconv.Atoi((f + "000000")[:6])
	}
}

func (r reader) offset(p *Parsed) error {
	z, ok := r.groups['z']
	if !ok {
		return nil
	}
	p.HasOffset = true
	if strings.EqualFold(z, "z") {
		return nil
	}
	digits := z
	if z[3] == ':' {
		digits = z[:3] + z[4:]
		if len(digits) > 5 {
			if digits[5] != ':' {
				return formatError(fmt.Sprintf("Inconsistent use of : in %s", z))
			}
			digits = digits[:5] + digits[6:]
		}
	}
	at := func(lo, hi int) int {
		if lo >= len(digits) {
			return 0
		}
		n, _ := strconv.Atoi(digits[lo:min(hi, len(digits))])
		return n
	}
	p.Offset = at(1, 3)*3600 + at(3, 5)*60 + at(5, 7)
	if len(digits) > 8 {
		p.OffsetMicro, _ = strconv.Atoi((digits[8:] + "000000")[:6])
	}
	if z[0] == '-' {
		p.Offset, p.OffsetMicro = -p.Offset, -p.OffsetMicro
	}
	return nil
}

// checkISO refuses the combinations of ISO directives that name no day.
func (r reader) checkISO(weekday bool) error {
	switch {
	case r.has('G') && r.has('j'):
		return formatError("Day of the year directive '%j' is not compatible with ISO year directive '%G'. Use '%Y' instead.")
	case r.has('G') && (!r.has('V') || !weekday):
		return formatError("ISO year directive '%G' must be used with the ISO week directive '%V' and a weekday directive ('%A', '%a', '%w', or '%u').")
	case r.has('G') || !r.has('V'):
		return nil
	case !(r.has('Y') || r.has('y')) || !weekday:
		return formatError("ISO week directive '%V' must be used with the ISO year directive '%G' and a weekday directive ('%A', '%a', '%w', or '%u').")
	}
	return formatError("ISO week directive '%V' is incompatible with the year directive '%Y'. Use the ISO year '%G' instead.")
}

// weekday returns the matched weekday (Monday is 0), or -1.
func (r reader) weekday() int {
	switch {
	case r.has('A'):
		return r.name('A', dayNames, 0)
	case r.has('a'):
		return r.name('a', dayNames, 3)
	case r.has('w'):
		return (r.num('w', 0) + 6) % 7
	case r.has('u'):
		return r.num('u', 0) - 1
	}
	return -1
}

func (r reader) date(p *Parsed) error {
	weekday := r.weekday()
	if err := r.checkISO(weekday >= 0); err != nil {
		return err
	}
	year, month, day := r.num('Y', 0), r.num('m', 1), r.num('d', 1)
	switch {
	case r.has('B'):
		month = r.name('B', monthNames, 0) + 1
	case r.has('b'):
		month = r.name('b', monthNames, 3) + 1
	}
	if r.has('y') {
		if year = 1900 + r.num('y', 0); year <= 1968 {
			year += 100
		}
	}
	known := r.has('Y') || r.has('y')
	leapFix := !known && month == 2 && day == 29
	switch {
	case leapFix:
		year = 1904
	case !known:
		year = 1900
	}
	julian := r.num('j', 0)
	hasJulian := r.has('j')
	if !hasJulian && weekday >= 0 {
		switch {
		case r.has('U'):
			julian, hasJulian = dayOfWeek(year, r.num('U', 0), (weekday+1)%7, 6), true
		case r.has('W'):
			julian, hasJulian = dayOfWeek(year, r.num('W', 0), weekday, 0), true
		case r.has('G'):
			year, month, day = fromISO(r.num('G', 0), r.num('V', 0), weekday)
		}
		if hasJulian && julian <= 0 {
			year--
			julian += YearDay(year, 12, 31)
		}
	}
	if year < 1 || year > 9999 {
		return formatError(fmt.Sprintf("year %d is out of range", year))
	}
	if hasJulian {
		year, month, day = FromOrdinal(Ordinal(year, 1, 1) + julian - 1)
	} else if day > DaysIn(year, month) {
		return formatError("day is out of range for month")
	}
	p.Weekday = (Ordinal(year, month, day) + 6) % 7
	if weekday >= 0 {
		p.Weekday = weekday
	}
	p.YearDay = YearDay(year, month, day)
	if leapFix {
		year = 1900
	}
	p.Year, p.Month, p.Day = year, month, day
	return nil
}

// dayOfWeek returns the day of the year of a weekday in a week (%U, %W);
// first is the weekday (Monday 0) that weeks start with, weekday counts from it.
func dayOfWeek(year, week, weekday, first int) int {
	newYear := (Ordinal(year, 1, 1) + 6) % 7
	newYear = (newYear - first + 7) % 7
	if week == 0 {
		return 1 + weekday - newYear
	}
	return 1 + (7-newYear)%7 + 7*(week-1) + weekday
}

// fromISO returns the date of a weekday of an ISO week.
func fromISO(year, week, weekday int) (y, m, d int) {
	fourth := Ordinal(year, 1, 4)
	monday := fourth - (fourth+6)%7
	return FromOrdinal(monday + 7*(week-1) + weekday)
}
