package py

// GenericAlias is a subscripted class: list[int].
type GenericAlias struct {
	Origin *Type
	Args   any
}

// GenericAliasType is types.GenericAlias.
var GenericAliasType = newType("GenericAlias", ObjectType)

// PyClass gives the class types.GenericAlias.
func (g *GenericAlias) PyClass() *Type { return GenericAliasType }
