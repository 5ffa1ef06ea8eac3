// Package house holds the test that keeps the house in order: which package may import which, that what is exported is
// documented, and how long functions and files may be. The rules are those of the design, in the README's words.
package house
