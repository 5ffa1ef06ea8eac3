package pyast

import "strings"

// expr shows an expression, nothing if there is none.
func (d *dumper) expr(e Expr) any {
	switch e := e.(type) {
	case nil:
		return nil
	case *Name:
		return d.located(e, "Name", field{"id", ident(e.Id)}, ctx(e.Ctx))
	case *Constant:
		return d.constant(e)
	case *Attribute:
		return d.located(e, "Attribute", field{"value", d.expr(e.Value)}, field{"attr", ident(e.Attr)}, ctx(e.Ctx))
	case *Subscript:
		return d.located(e, "Subscript", field{"value", d.expr(e.Value)}, field{"slice", d.expr(e.Slice)}, ctx(e.Ctx))
	case *Slice:
		return d.located(e, "Slice", field{"lower", d.expr(e.Lower)}, field{"upper", d.expr(e.Upper)},
			field{"step", d.expr(e.Step)})
	case *Call:
		return d.located(e, "Call", field{"func", d.expr(e.Func)}, field{"args", d.exprs(e.Args)},
			field{"keywords", listOf(e.Keywords, d.keyword)})
	case *Starred:
		return d.located(e, "Starred", field{"value", d.expr(e.Value)}, ctx(e.Ctx))
	case *List:
		return d.located(e, "List", field{"elts", d.exprs(e.Elts)}, ctx(e.Ctx))
	case *Tuple:
		return d.located(e, "Tuple", field{"elts", d.exprs(e.Elts)}, ctx(e.Ctx))
	case *Set:
		return d.located(e, "Set", field{"elts", d.exprs(e.Elts)})
	case *Dict:
		return d.located(e, "Dict", field{"keys", listOf(e.Keys, d.orNone)}, field{"values", d.exprs(e.Values)})
	}
	return d.operation(e)
}

func (d *dumper) operation(e Expr) any {
	switch e := e.(type) {
	case *BoolOp:
		return d.located(e, "BoolOp", field{"op", operator(e.Op.String())}, field{"values", d.exprs(e.Values)})
	case *BinOp:
		return d.located(e, "BinOp", field{"left", d.expr(e.Left)}, field{"op", rec(OpName(e.Op))},
			field{"right", d.expr(e.Right)})
	case *UnaryOp:
		return d.located(e, "UnaryOp", field{"op", operator(e.Op.String())}, field{"operand", d.expr(e.Operand)})
	case *Compare:
		ops := listOf(e.Ops, func(op CmpOp) any { return operator(op.String()) })
		return d.located(e, "Compare", field{"left", d.expr(e.Left)}, field{"ops", ops},
			field{"comparators", d.exprs(e.Comparators)})
	case *IfExp:
		return d.located(e, "IfExp", field{"test", d.expr(e.Test)}, field{"body", d.expr(e.Body)},
			field{"orelse", d.expr(e.Orelse)})
	case *Lambda:
		return d.located(e, "Lambda", field{"args", d.arguments(e.Args)}, field{"body", d.expr(e.Body)})
	case *NamedExpr:
		return d.located(e, "NamedExpr", field{"target", d.expr(e.Target)}, field{"value", d.expr(e.Value)})
	case *Await:
		return d.located(e, "Await", field{"value", d.expr(e.Value)})
	case *Yield:
		return d.located(e, "Yield", field{"value", d.expr(e.Value)})
	case *YieldFrom:
		return d.located(e, "YieldFrom", field{"value", d.expr(e.Value)})
	}
	return d.compound(e)
}

func (d *dumper) compound(e Expr) any {
	switch e := e.(type) {
	case *ListComp:
		return d.located(e, "ListComp", field{"elt", d.expr(e.Elt)}, d.generators(e.Generators))
	case *SetComp:
		return d.located(e, "SetComp", field{"elt", d.expr(e.Elt)}, d.generators(e.Generators))
	case *GeneratorExp:
		return d.located(e, "GeneratorExp", field{"elt", d.expr(e.Elt)}, d.generators(e.Generators))
	case *DictComp:
		return d.located(e, "DictComp", field{"key", d.expr(e.Key)}, field{"value", d.expr(e.Value)},
			d.generators(e.Generators))
	case *JoinedStr:
		return d.located(e, "JoinedStr", field{"values", d.exprs(e.Values)})
	case *TemplateStr:
		return d.located(e, "TemplateStr", field{"values", d.exprs(e.Values)})
	case *FormattedValue:
		return d.located(e, "FormattedValue", field{"value", d.expr(e.Value)},
			field{"conversion", number(int(e.Conversion))}, d.spec(e.FormatSpec))
	case *Interpolation:
		return d.located(e, "Interpolation", field{"value", d.expr(e.Value)}, field{"str", text(Repr(e.Str))},
			field{"conversion", number(int(e.Conversion))}, d.spec(e.FormatSpec))
	}
	return nil
}

func (d *dumper) spec(s *JoinedStr) field {
	if s == nil {
		return field{"format_spec", nil}
	}
	return field{"format_spec", d.expr(s)}
}

// operator shows an operator whose String ends in "()".
func operator(name string) *record { return rec(strings.TrimSuffix(name, "()")) }

func (d *dumper) generators(gs []*Comprehension) field {
	return field{"generators", listOf(gs, func(c *Comprehension) any {
		async := text("0")
		if c.IsAsync {
			async = "1"
		}
		return rec("comprehension", field{"target", d.expr(c.Target)}, field{"iter", d.expr(c.Iter)},
			field{"ifs", d.exprs(c.Ifs)}, field{"is_async", async})
	})}
}

func (d *dumper) constant(c *Constant) any {
	var kind any
	if c.U {
		kind = text("'u'")
	}
	return d.located(c, "Constant", field{"value", text(c.Repr())}, field{"kind", kind})
}
