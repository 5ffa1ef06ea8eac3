package datetime

import (
	"strings"

	"github.com/gosyncio/gosyncio/rt/lib/internal/timefmt"
	"github.com/gosyncio/gosyncio/rt/py"
)

// digits reads n decimal digits at the front of s.
func digits(s string, n int) (value int, rest string, ok bool) {
	if len(s) < n {
		return 0, s, false
	}
	for i := range n {
		if s[i] < '0' || s[i] > '9' {
			return 0, s, false
		}
		value = value*10 + int(s[i]-'0')
	}
	return value, s[n:], true
}

// parseISODate reads YYYY-MM-DD, YYYYMMDD, YYYY-Www[-D] or YYYYWww[D] at the
// front of s.
func parseISODate(s string) (d Date, rest string, ok bool) {
	year, rest, ok := digits(s, 4)
	if !ok {
		return d, s, false
	}
	dashed := strings.HasPrefix(rest, "-")
	if dashed {
		rest = rest[1:]
	}
	if strings.HasPrefix(rest, "W") {
		week, rest, ok := digits(rest[1:], 2)
		if !ok {
			return d, s, false
		}
		day := 1
		if dashed && len(rest) > 1 && rest[0] == '-' {
			if day, rest, ok = digits(rest[1:], 1); !ok {
				return d, s, false
			}
		} else if n, r, found := digits(rest, 1); !dashed && found {
			day, rest = n, r
		}
		return fromISOCalendar(year, week, day), rest, true
	}
	month, rest, ok := digits(rest, 2)
	if !ok {
		return d, s, false
	}
	if dashed {
		if !strings.HasPrefix(rest, "-") {
			return d, s, false
		}
		rest = rest[1:]
	}
	day, rest, ok := digits(rest, 2)
	return Date{year, month, day}, rest, ok
}

// parseISOTime reads HH[:MM[:SS[.f]]] with an optional offset, to the end of s.
func parseISOTime(s string) (*Time, bool) {
	body, zone := s, ""
	if i := strings.IndexAny(s, "Z+-"); i >= 0 {
		body, zone = s[:i], s[i:]
	}
	h, m, sec, us, ok := clockDigits(body)
	if !ok {
		return nil, false
	}
	t := &Time{hour: h, minute: m, second: sec, micro: us}
	switch {
	case zone == "":
	case zone == "Z":
		t.zone = UTC
	default:
		h, m, sec, us, ok := clockDigits(zone[1:])
		if !ok {
			return nil, false
		}
		d := newDelta(0, (h*3600+m*60+sec)*microsPerSecond+us)
		if zone[0] == '-' {
			d = d.neg()
		}
		t.zone = newTimezone(d, nil)
	}
	return t, true
}

// clockDigits reads HH[[:]MM[[:]SS[(.|,)f...]]].
func clockDigits(s string) (h, m, sec, us int, ok bool) {
	colon := len(s) > 2 && s[2] == ':'
	parts := []*int{&h, &m, &sec}
	for i, p := range parts {
		if i > 0 {
			if s == "" {
				return h, m, sec, us, true
			}
			if colon {
				if s[0] != ':' {
					return 0, 0, 0, 0, false
				}
				s = s[1:]
			}
		}
		if *p, s, ok = digits(s, 2); !ok {
			return 0, 0, 0, 0, false
		}
	}
	if s == "" {
		return h, m, sec, us, true
	}
	if s[0] != '.' && s[0] != ',' || len(s) < 2 {
		return 0, 0, 0, 0, false
	}
	frac := s[1:]
	if strings.Trim(frac, "0123456789") != "" {
		return 0, 0, 0, 0, false
	}
	us, _, _ = digits((frac + "000000")[:6], 6)
	return h, m, sec, us, true
}

// fromISO is datetime.fromisoformat.
func fromISO(text string) *Datetime {
	invalid := func() *py.Exception { return py.ValueError.Newf("Invalid isoformat string: %s", py.Repr(text)) }
	d, rest, ok := parseISODate(text)
	if !ok {
		panic(invalid())
	}
	checkDate(d.year, d.month, d.day)
	if rest == "" {
		return &Datetime{Date: d}
	}
	// Any one character separates.
	sep := []rune(rest)[0]
	t, ok := parseISOTime(rest[len(string(sep)):])
	if !ok {
		panic(invalid())
	}
	if t.hour == 24 && t.minute == 0 && t.second == 0 && t.micro == 0 {
		t.hour = 0
		d = dateOf(timefmt.Ordinal(d.year, d.month, d.day) + 1)
	}
	checkTime(t.hour, t.minute, t.second, t.micro, 0)
	return &Datetime{d, *t}
}
