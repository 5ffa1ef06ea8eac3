// Package ir is the Go-shaped program that lowering builds and codegen prints.
//
// It owns the tree (packages, files, declarations, statements, expressions) and the Go types in it. Every expression knows its
// Go type, every statement the Python line it comes from and the comments that travel with it. Variables are objects (*Var), not
// names: package names gives them Go names when the whole program is known, so nothing below can collide.
//
// Invariants (checked by Verify): a variable is declared exactly once, in a block that encloses every use of it; Break and
// Continue name a loop of the same function literal; a return has as many values as its function has results.
//
// The package makes no decision about Python; it knows Go only as far as the tree needs it.
package ir
