package main

// errorClasses writes exception classes of the program's own.
func (g *generator) errorClasses() {
	for i := range 1 + g.r.IntN(3) {
		name := g.name("Error")
		base := pick(g, "Exception", "ValueError", "LookupError")
		if i > 0 && g.chance(50) {
			base = pick(g, g.errors...)
		}
		g.put("class %s(%s):", name, base)
		g.nested(func() {
			switch g.r.IntN(3) {
			case 0:
			case 1:
				g.put("def __init__(self, text, code):")
				g.nested(func() {
					g.put("super().__init__(%s)", pick(g, "text", "text, code", "f'{text}: {code}'"))
					g.put("self.code = code")
				})
			default:
				g.put("def __str__(self):")
				g.nested(func() { g.put("return 'error ' + repr(self.args)") })
			}
		})
		g.errors = append(g.errors, name)
	}
}
