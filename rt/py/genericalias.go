package py

import "context"

// GenericAlias is a subscripted class: list[int].
type GenericAlias struct {
	Origin *Type
	Args   any
}

// GenericAliasType is types.GenericAlias.
var GenericAliasType = newType("GenericAlias", ObjectType)

// PyClass gives the class types.GenericAlias.
func (g *GenericAlias) PyClass() *Type { return GenericAliasType }

func callAlias(ctx context.Context, o any, args []any, kw []Kwarg) any {
	return CallKw(ctx, o.(*GenericAlias).Origin, args, kw)
}

func mroEntriesOf(g *GenericAlias) CodeFunc {
	return func(context.Context, []any) any { return NewTuple(g.Origin) }
}
