// Package libm holds the elementary functions with the results of the C
// library that CPython calls. Go's math package rounds many of them another
// way in the last bit, which shows in repr.
//
// glibc's exp, log, pow, sin, cos and their kin are right to about 0.52 units
// in the last place; here they are computed with twice the precision and
// rounded once, which agrees in all but about one in a thousand results.
//
// In and out: float64 with C's special values (NaN, infinities, signed zero);
// nothing here raises. Domain and range errors are the callers' concern.
package libm
