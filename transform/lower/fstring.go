package lower

import (
	"regexp"
	"strconv"
	"strings"

	"github.com/gosyncio/gosyncio/parser/pyast"
	"github.com/gosyncio/gosyncio/transform/ir"
)

// joinedStr lowers an f-string to a concatenation when all parts are strings and few, else to fmt.Sprintf. Verbs other than
// %s appear only where they mean exactly what Python's format means.
//
//	f"{name}-{i}"          fmt.Sprintf("%s-%d", name, i)
//	f"hello {name}"        "hello " + name
//	f"{i:05d} {x:8.2f}"    fmt.Sprintf("%05d %8s", i, py.FloatFixed(x, 2))
//	f"{x:>8}"              py.Format(x, ">8")
func (f *fn) joinedStr(e *pyast.JoinedStr) ir.Expr {
	var lower []func() ir.Expr
	var verbs []string
	for _, part := range e.Values {
		if v, ok := part.(*pyast.FormattedValue); ok {
			i := len(verbs)
			verbs = append(verbs, "%s")
			lower = append(lower, func() (x ir.Expr) { x, verbs[i] = f.formatted(v); return x })
		}
	}
	return assemble(e, f.sequence(lower...), verbs)
}

// formatPart is a part of a string that is put together: text, or a value with its verb.
type formatPart struct {
	x    ir.Expr
	verb string // "" for text
}

// assemble joins literal parts and formatted values.
func assemble(e *pyast.JoinedStr, values []ir.Expr, verbs []string) ir.Expr {
	var parts []formatPart
	next, plain := 0, true
	for _, part := range e.Values {
		switch p := part.(type) {
		case *pyast.Constant:
			if p.S != "" {
				parts = append(parts, formatPart{ir.Str(p.S), ""})
			}
		case *pyast.FormattedValue:
			plain = plain && verbs[next] == "%s"
			parts = append(parts, formatPart{values[next], verbs[next]})
			next++
		}
	}
	switch {
	case len(parts) == 0:
		return ir.Str("")
	case !plain || len(parts) > 3:
		return sprintf(parts)
	}
	sum := parts[0].x
	for _, p := range parts[1:] {
		sum = &ir.Binary{Op: "+", X: sum, Y: p.x, T: ir.String}
	}
	return sum
}

// sprintf formats strings and small ints.
func sprintf(parts []formatPart) ir.Expr {
	var format strings.Builder
	args := []ir.Expr{nil}
	for _, p := range parts {
		lit, isLit := p.x.(*ir.Lit)
		switch {
		case isLit && lit.Kind == ir.LitString && (p.verb == "" || p.verb == "%s"):
			format.WriteString(strings.ReplaceAll(lit.Str, "%", "%%"))
		default:
			format.WriteString(p.verb)
			args = append(args, p.x)
		}
	}
	if len(args) == 1 {
		return ir.Str(strings.ReplaceAll(format.String(), "%%", "%"))
	}
	args[0] = ir.Str(format.String())
	return ir.CallOf(ir.String, "fmt", "Sprintf", args...)
}

// formatted lowers one replacement field to a string or a Go int, with the verb that writes it as Python does.
func (f *fn) formatted(v *pyast.FormattedValue) (x ir.Expr, verb string) {
	spec, constant := constSpec(v.FormatSpec)
	if v.FormatSpec != nil && !constant {
		ops := f.sequence(
			func() ir.Expr { return f.converted(v) },
			func() ir.Expr { return f.joinedStr(v.FormatSpec) })
		return ir.CallOf(ir.String, pyPath, "Format", box(ops[0]), ops[1]), "%s"
	}
	x = f.converted(v)
	t := x.GoType()
	switch {
	case spec == "" && ir.Same(t, ir.String):
		return x, "%s"
	case ir.Same(t, ir.Int):
		if m := intSpec.FindStringSubmatch(spec); m != nil {
			return x, intVerb(m)
		}
	case spec == "" && ir.Same(t, bigType):
		text := ir.MethodCall(ir.String, x, "String")
		text.Pure = true
		return text, "%s"
	case spec == "" && ir.Same(t, ir.Float64):
		return ir.CallOf(ir.String, pyPath, "FloatRepr", x), "%s"
	case spec == "" && ir.Same(t, ir.Bool):
		return ir.CallOf(ir.String, pyPath, "BoolRepr", x), "%s"
	case ir.Same(t, ir.Float64):
		if m := fixedSpec.FindStringSubmatch(spec); m != nil {
			digits, _ := strconv.Atoi(m[3])
			return ir.CallOf(ir.String, pyPath, "FloatFixed", x, ir.IntLit(int64(digits))), "%" + minus(m[1]) + m[2] + "s"
		}
	}
	return ir.CallOf(ir.String, pyPath, "Format", box(x), ir.Str(spec)), "%s"
}

var (
	// intSpec are the format specs of ints that a verb means too: an alignment and a width, or a sign and a width perhaps with
	// leading zeros, and a base.
	intSpec = regexp.MustCompile(`^(?:([<>])([1-9]\d{0,2})|([+ ]?)(0?[1-9]\d{0,2})?)([dxXob]?)$`)
	// fixedSpec are those of floats in fixed notation, aligned as Go aligns a string.
	fixedSpec = regexp.MustCompile(`^(?:([<>]?)([1-9]\d{0,2}))?\.(\d{1,2})f$`)
)

// intVerb is the verb for a match of intSpec.
func intVerb(m []string) string {
	verb := m[5]
	if verb == "" {
		verb = "d"
	}
	return "%" + minus(m[1]) + m[2] + m[3] + m[4] + verb
}

// minus is the flag for Python's alignment to the left.
func minus(align string) string {
	if align == "<" {
		return "-"
	}
	return ""
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
