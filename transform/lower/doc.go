// Package lower turns the syntax tree of a module and what the analyses know of it into the Go-shaped tree of package ir.
//
// Every construct has a baseline form, dynamic and always correct (values of type any, operations of package py), and where
// inference has proved enough a typed form of the same shape. What has neither is refused with a diagnostic; lowering goes
// on after a refusal, so that one run reports all of them.
//
// How the pieces hang together, for whoever adds a construct:
//
//   - A *fn lowers one Go function body. f.emit(s) appends a statement to the block being built; f.block(stmts) lowers Python
//     statements to a block of their own; f.capture(func) collects what a function emits.
//   - f.expr(e) lowers an expression to an ir.Expr and may emit statements before it (temporaries, walrus, and/or as values).
//     Because of that, operands of one operation are lowered together with f.operands, which keeps Python's order of
//     evaluation. f.boxed(e) is f.expr with the result as any; f.typed(e, t) as Go type t; f.cond(e) lowers a condition to a
//     Go bool; f.effect(e) evaluates for effect only.
//   - f.assign(target, value) stores into any Python target. f.temp(hint, value) keeps a value in a new Go variable.
//     f.variable(v) is the Go variable of a scope.Var. Nobody declares variables: ir.Place does.
//   - f.closure(params, body) lowers a body that a runtime helper runs at once as a Go function literal (py.Try, py.With).
//     Return, break and continue inside it set flags; f.reissue emits what must follow the call. See closure.go.
//   - f.ctx() is the context of the code being lowered.
//   - f.refuse(node, code, ...) refuses.
//
// What it does not do: declare variables, choose names, print.
package lower
