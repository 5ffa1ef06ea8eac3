package lower

import (
	"strings"

	"github.com/gosyncio/gosyncio/parser/pyast"
	"github.com/gosyncio/gosyncio/transform/ir"
)

// joinedStr lowers an f-string to a concatenation when all parts are strings and few, else to fmt.Sprintf. Verbs other than
// %s appear only where they mean exactly what Python's format means.
//
//	f"{name}-{i}"          fmt.Sprintf("%s-%d", name, i)
//	f"hello {name}"        "hello " + name
//	f"{x:>8}"              py.Format(x, ">8")
func (f *fn) joinedStr(e *pyast.JoinedStr) ir.Expr {
	var lower []func() ir.Expr
	for _, part := range e.Values {
		if v, ok := part.(*pyast.FormattedValue); ok {
			lower = append(lower, func() ir.Expr { return f.formatted(v) })
		}
	}
	values := f.sequence(lower...)
	return assemble(e, values)
}

// assemble joins literal parts and formatted values.
func assemble(e *pyast.JoinedStr, values []ir.Expr) ir.Expr {
	var parts []ir.Expr
	next, ints := 0, false
	for _, part := range e.Values {
		switch p := part.(type) {
		case *pyast.Constant:
			if p.S != "" {
				parts = append(parts, ir.Str(p.S))
			}
		case *pyast.FormattedValue:
			ints = ints || !ir.Same(values[next].GoType(), ir.String)
			parts = append(parts, values[next])
			next++
		}
	}
	switch {
	case len(parts) == 0:
		return ir.Str("")
	case ints || len(parts) > 3:
		return sprintf(parts)
	}
	sum := parts[0]
	for _, p := range parts[1:] {
		sum = &ir.Binary{Op: "+", X: sum, Y: p, T: ir.String}
	}
	return sum
}

// sprintf formats strings and small ints.
func sprintf(parts []ir.Expr) ir.Expr {
	var format strings.Builder
	args := []ir.Expr{nil}
	for _, p := range parts {
		lit, isLit := p.(*ir.Lit)
		switch {
		case isLit && lit.Kind == ir.LitString:
			format.WriteString(strings.ReplaceAll(lit.Str, "%", "%%"))
		case ir.Same(p.GoType(), ir.Int):
			format.WriteString("%d")
			args = append(args, p)
		default:
			format.WriteString("%s")
			args = append(args, p)
		}
	}
	if len(args) == 1 {
		return ir.Str(strings.ReplaceAll(format.String(), "%%", "%"))
	}
	args[0] = ir.Str(format.String())
	return ir.CallOf(ir.String, "fmt", "Sprintf", args...)
}

// formatted lowers one replacement field to a string, or to a Go int that %d writes as Python does.
func (f *fn) formatted(v *pyast.FormattedValue) ir.Expr {
	spec, constant := constSpec(v.FormatSpec)
	if v.FormatSpec != nil && !constant {
		ops := f.sequence(
			func() ir.Expr { return f.converted(v) },
			func() ir.Expr { return f.joinedStr(v.FormatSpec) })
		return ir.CallOf(ir.String, pyPath, "Format", box(ops[0]), ops[1])
	}
	x := f.converted(v)
	t := x.GoType()
	switch {
	case spec == "" && (ir.Same(t, ir.String) || ir.Same(t, ir.Int)):
		if lit, ok := x.(*ir.Lit); ok && lit.Kind == ir.LitInt {
			return x
		}
		return x
	case spec == "d" && ir.Same(t, ir.Int):
		return x
	case spec == "" && ir.Same(t, bigType):
		text := ir.MethodCall(ir.String, x, "String")
		text.Pure = true
		return text
	case spec == "" && ir.Same(t, ir.Float64):
		return ir.CallOf(ir.String, pyPath, "FloatRepr", x)
	case spec == "" && ir.Same(t, ir.Bool):
		return ir.CallOf(ir.String, pyPath, "BoolRepr", x)
	}
	return ir.CallOf(ir.String, pyPath, "Format", box(x), ir.Str(spec))
}

// converted lowers the value of a field with its conversion.
func (f *fn) converted(v *pyast.FormattedValue) ir.Expr {
	switch v.Conversion {
	case 'r':
		return ir.CallOf(ir.String, pyPath, "Repr", f.boxed(v.Value))
	case 's':
		if x := f.expr(v.Value); ir.Same(x.GoType(), ir.String) {
			return x
		} else {
			return ir.CallOf(ir.String, pyPath, "Str", box(x))
		}
	case 'a':
		return ir.CallOf(ir.String, pyPath, "Ascii", f.boxed(v.Value))
	}
	return f.expr(v.Value)
}

// constSpec returns a format spec that holds no fields.
func constSpec(e *pyast.JoinedStr) (string, bool) {
	if e == nil {
		return "", true
	}
	var b strings.Builder
	for _, v := range e.Values {
		k, ok := v.(*pyast.Constant)
		if !ok {
			return "", false
		}
		b.WriteString(k.S)
	}
	return b.String(), true
}
