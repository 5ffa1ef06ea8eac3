// Package timefmt writes and reads dates by strftime patterns in the C locale,
// for the modules time and datetime.
//
// It knows nothing of Python values: fields go in, text comes out, and the
// other way round. Errors of Parse carry CPython's texts.
package timefmt

import (
	"fmt"
	"strings"
)

// Fields is a broken-down time.
type Fields struct {
	Year, Month, Day, Hour, Minute, Second int
	Weekday                                int // Monday is 0
	YearDay                                int // January 1 is 1
	DST                                    int // 1, 0 or -1 for unknown
	Zone                                   string
	Offset                                 int // seconds east of UTC
	Unix                                   int64
}

var (
	monthNames = []string{
		"January", "February", "March", "April", "May", "June", "July",
		"August", "September", "October", "November", "December",
	}
	dayNames = []string{"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"}
)

// DayName returns the short English name of a weekday (Monday is 0).
func DayName(weekday int) string { return dayNames[weekday][:3] }

// MonthName returns the short English name of a month (1 to 12).
func MonthName(month int) string { return monthNames[month-1][:3] }

// Format writes f by a pattern of C's strftime (glibc's, C locale). An unknown
// directive is copied.
func Format(pattern string, f Fields) string {
	var b strings.Builder
	for i := 0; i < len(pattern); i++ {
		if pattern[i] != '%' || i+1 == len(pattern) {
			b.WriteByte(pattern[i])
			continue
		}
		i++
		flag := byte(0)
		if strings.IndexByte("-_0^#", pattern[i]) >= 0 && i+1 < len(pattern) {
			flag = pattern[i]
			i++
		}
		width := 0
		for ; i+1 < len(pattern) && '0' <= pattern[i] && pattern[i] <= '9'; i++ {
			width = width*10 + int(pattern[i]-'0')
		}
		if (pattern[i] == 'E' || pattern[i] == 'O') && i+1 < len(pattern) {
			i++
		}
		b.WriteString(adjust(directive(pattern[i], f), flag, width))
	}
	return b.String()
}

// field is the text of one directive before flags and width: a number has the
// width and padding it is written with by default.
type field struct {
	text string
	num  int
	wide int
	pad  byte // '0' or ' ' for numbers, 0 for text
}

func number(n, wide int) field { return field{num: n, wide: wide, pad: '0'} }
func spaced(n, wide int) field { return field{num: n, wide: wide, pad: ' '} }
func text(s string) field      { return field{text: s} }

// adjust applies glibc's flags - _ 0 ^ # and a minimal width.
func adjust(f field, flag byte, width int) string {
	if f.pad == 0 {
		switch flag {
		case '^':
			f.text = strings.ToUpper(f.text)
		case '#':
			f.text = swapCase(f.text)
		}
		if pad := width - len(f.text); pad > 0 {
			c := " "
			if flag == '0' {
				c = "0"
			}
			return strings.Repeat(c, pad) + f.text
		}
		return f.text
	}
	switch flag {
	case '-':
		f.wide = 0
	case '_':
		f.pad = ' '
	case '0':
		f.pad = '0'
	}
	f.wide = max(f.wide, width)
	if f.pad == '0' {
		return fmt.Sprintf("%0*d", f.wide, f.num)
	}
	return fmt.Sprintf("%*d", f.wide, f.num)
}

func swapCase(s string) string {
	if s == strings.ToUpper(s) {
		return strings.ToLower(s)
	}
	return strings.ToUpper(s)
}

func directive(c byte, f Fields) field {
	switch c {
	case 'a':
		return text(DayName(f.Weekday))
	case 'A':
		return text(dayNames[f.Weekday])
	case 'b', 'h':
		return text(MonthName(f.Month))
	case 'B':
		return text(monthNames[f.Month-1])
	case 'p':
		return text(halfDay(f.Hour))
	case 'P':
		return text(strings.ToLower(halfDay(f.Hour)))
	case 'Z':
		return text(f.Zone)
	case 'z':
		return text(offset(f.Offset))
	case '%':
		return text("%")
	case 'n':
		return text("\n")
	case 't':
		return text("\t")
	}
	if d, ok := composite[c]; ok {
		return text(Format(d, f))
	}
	return numeric(c, f)
}

// composite directives stand for patterns.
var composite = map[byte]string{
	'c': "%a %b %e %H:%M:%S %Y", 'D': "%m/%d/%y", 'x': "%m/%d/%y", 'F': "%Y-%m-%d",
	'R': "%H:%M", 'T': "%H:%M:%S", 'X': "%H:%M:%S", 'r': "%I:%M:%S %p",
}

func numeric(c byte, f Fields) field {
	switch c {
	case 'C':
		return number(f.Year/100, 2)
	case 'd':
		return number(f.Day, 2)
	case 'e':
		return spaced(f.Day, 2)
	case 'G':
		year, _ := ISOWeek(f)
		return number(year, 0)
	case 'g':
		year, _ := ISOWeek(f)
		return number(year%100, 2)
	case 'H':
		return number(f.Hour, 2)
	case 'I':
		return number((f.Hour+11)%12+1, 2)
	case 'j':
		return number(f.YearDay, 3)
	case 'k':
		return spaced(f.Hour, 2)
	case 'l':
		return spaced((f.Hour+11)%12+1, 2)
	case 'm':
		return number(f.Month, 2)
	case 'M':
		return number(f.Minute, 2)
	case 's':
		return number(int(f.Unix), 0)
	case 'S':
		return number(f.Second, 2)
	case 'u':
		return number(f.Weekday+1, 1)
	case 'U':
		return number((f.YearDay+6-(f.Weekday+1)%7)/7, 2)
	case 'V':
		_, week := ISOWeek(f)
		return number(week, 2)
	case 'w':
		return number((f.Weekday+1)%7, 1)
	case 'W':
		return number((f.YearDay+6-f.Weekday)/7, 2)
	case 'y':
		return number(((f.Year%100)+100)%100, 2)
	case 'Y':
		return number(f.Year, 0)
	}
	return text("%" + string(rune(c)))
}

func halfDay(hour int) string {
	if hour < 12 {
		return "AM"
	}
	return "PM"
}

func offset(seconds int) string {
	sign := '+'
	if seconds < 0 {
		sign, seconds = '-', -seconds
	}
	return fmt.Sprintf("%c%02d%02d", sign, seconds/3600, seconds/60%60)
}

// ISOWeek returns the ISO 8601 year and week.
func ISOWeek(f Fields) (year, week int) {
	week = (f.YearDay - f.Weekday + 9) / 7
	switch {
	case week < 1:
		return f.Year - 1, weeksIn(f.Year - 1)
	case week > weeksIn(f.Year):
		return f.Year + 1, 1
	}
	return f.Year, week
}

// weeksIn returns how many ISO weeks a year has: 53 if it ends on a Thursday
// or the year before ended on a Wednesday.
func weeksIn(year int) int {
	last := func(y int) int { return (y + y/4 - y/100 + y/400) % 7 }
	if last(year) == 4 || last(year-1) == 3 {
		return 53
	}
	return 52
}

// IsLeap tells whether a year has a February 29.
func IsLeap(year int) bool { return year%4 == 0 && (year%100 != 0 || year%400 == 0) }

var daysBefore = [13]int{0, 0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334}

// Ordinal returns the day's number in the proleptic Gregorian calendar;
// January 1 of year 1 is 1.
func Ordinal(year, month, day int) int {
	y := year - 1
	return y*365 + y/4 - y/100 + y/400 + YearDay(year, month, day)
}

// YearDay returns the day's number in its year, from 1.
func YearDay(year, month, day int) int {
	n := daysBefore[month] + day
	if month > 2 && IsLeap(year) {
		n++
	}
	return n
}

// DaysIn returns the length of a month.
func DaysIn(year, month int) int {
	switch month {
	case 2:
		if IsLeap(year) {
			return 29
		}
		return 28
	case 4, 6, 9, 11:
		return 30
	}
	return 31
}

// FromOrdinal is the inverse of Ordinal.
func FromOrdinal(n int) (year, month, day int) {
	n--
	n400 := n / 146097
	n %= 146097
	n100 := n / 36524
	n %= 36524
	n4 := n / 1461
	n %= 1461
	n1 := n / 365
	n %= 365
	year = n400*400 + n100*100 + n4*4 + n1 + 1
	if n1 == 4 || n100 == 4 {
		return year - 1, 12, 31
	}
	month = 1
	for n >= DaysIn(year, month) {
		n -= DaysIn(year, month)
		month++
	}
	return year, month, n + 1
}
