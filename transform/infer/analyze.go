package infer

import (
	"github.com/gosyncio/gosyncio/parser/pyast"
	"github.com/gosyncio/gosyncio/transform/scope"
	"github.com/gosyncio/gosyncio/transform/stub"
	"github.com/gosyncio/gosyncio/transform/types"
)

// Analyze infers the types of a program whose scopes are known.
func Analyze(table *scope.Table, lib *stub.Library) *Info {
	in := &Info{
		Table:   table,
		Lib:     lib,
		exprs:   map[pyast.Expr]types.Type{},
		vars:    map[*scope.Var]types.Type{},
		funcs:   map[*scope.Func]*FuncInfo{},
		classes: map[*scope.Class]*ClassInfo{},
		calls:   map[*pyast.Call]Callee{},
		attrs:   map[*pyast.Attribute]Member{},
	}
	for _, f := range table.Funcs {
		info := &FuncInfo{Result: unknown, Yield: unknown, Kind: kindOf(f), Escapes: true, NeedsCtx: true}
		for range f.Params {
			info.Params = append(info.Params, unknown)
		}
		in.funcs[f] = info
	}
	for _, c := range table.Classes {
		in.classes[c] = &ClassInfo{Escapes: true}
	}
	return in
}

func kindOf(f *scope.Func) FuncKind {
	switch {
	case f.IsAsync && f.IsGenerator:
		return AsyncGenerator
	case f.IsGenerator:
		return Generator
	case f.IsAsync:
		return Coroutine
	}
	return Plain
}
