package validate

import (
	"maps"
	"strings"

	"github.com/gosyncio/gosyncio/parser/pyast"
	"github.com/gosyncio/gosyncio/parser/source"
)

// flags say how a name is used in a scope.
type flags uint16

const (
	global flags = 1 << iota
	local
	param
	nonlocal
	use
	annotated
	iterated // by a comprehension
	typeParam
	imported
)

const bound = local | param | imported | typeParam

// scopeKind tells the kinds of scopes apart.
type scopeKind uint8

const (
	moduleScope scopeKind = iota
	classScope
	functionScope
	annotationScope
	typeVarScope
	typeAliasScope
	genericScope // of the type parameters of a function, class or alias
)

// scope is a block of CPython's symbol table.
type scope struct {
	kind          scopeKind
	comprehension string // "list comprehension" and so on in the scope of one
	coroutine     bool   // awaits
	what          string // of a typeVarScope: "a TypeVar bound"
	parent        *scope
	children      []*scope
	names         []pyast.Identifier // in the order they were met
	flags         map[pyast.Identifier]flags
	directives    map[pyast.Identifier]source.Span // of global and nonlocal
	class         pyast.Identifier                 // name of the class around, for mangling
	iterExpr      int                              // inside the iterable of a comprehension
	iterTarget    bool                             // inside the target of one
}

// symbols builds the symbol table; the rules are those of CPython's Python/symtable.c.
type symbols struct {
	*checker
	cur, top *scope
}

func newSymbols(c *checker) *symbols { return &symbols{checker: c} }

func (s *symbols) module() {
	s.enter(moduleScope)
	s.top = s.cur
	s.stmts(s.mod.Body)
	s.analyze(s.top, nil, nil)
}

// enter opens a scope inside the current one.
func (s *symbols) enter(kind scopeKind) *scope {
	n := &scope{
		kind: kind, parent: s.cur, flags: map[pyast.Identifier]flags{}, directives: map[pyast.Identifier]source.Span{},
	}
	if s.cur != nil {
		n.class, n.iterExpr = s.cur.class, s.cur.iterExpr
		s.cur.children = append(s.cur.children, n)
	}
	s.cur = n
	return n
}

func (s *symbols) leave() { s.cur = s.cur.parent }

// mangle turns a private name of a class into the name it stands for.
func (sc *scope) mangle(name pyast.Identifier) pyast.Identifier {
	n := string(name)
	class := strings.TrimLeft(string(sc.class), "_")
	if class == "" || !strings.HasPrefix(n, "__") || strings.HasSuffix(n, "__") || strings.Contains(n, ".") {
		return name
	}
	return pyast.Identifier("_" + class + n)
}

func (s *symbols) lookup(sc *scope, name pyast.Identifier) flags { return sc.flags[s.cur.mangle(name)] }

// add records a use or binding of a name in the current scope.
func (s *symbols) add(name pyast.Identifier, f flags, at pyast.Node) {
	s.addTo(s.cur, name, f, pyast.SpanOf(at))
}

func (s *symbols) addTo(sc *scope, name pyast.Identifier, f flags, at source.Span) {
	mangled := s.cur.mangle(name)
	old, known := sc.flags[mangled]
	if f&old&param != 0 {
		s.failAt(at, "duplicate argument '%s' in function definition", name)
	}
	if f&old&typeParam != 0 {
		s.failAt(at, "duplicate type parameter '%s'", name)
	}
	all := old | f
	if sc.iterTarget {
		if all&(global|nonlocal) != 0 {
			s.failAt(at, "comprehension inner loop cannot rebind assignment expression target '%s'", name)
		}
		all |= iterated
	}
	if !known {
		sc.names = append(sc.names, mangled)
	}
	sc.flags[mangled] = all
	if f&global != 0 && sc != s.top {
		if _, ok := s.top.flags[mangled]; !ok {
			s.top.names = append(s.top.names, mangled)
		}
		s.top.flags[mangled] |= f
	}
}

// directive records where a name was first declared.
func (s *symbols) directive(sc *scope, name pyast.Identifier, at source.Span) {
	if _, ok := sc.directives[s.cur.mangle(name)]; !ok {
		sc.directives[s.cur.mangle(name)] = at
	}
}

// declare handles "global" and "nonlocal".
func (s *symbols) declare(n pyast.Stmt, names []pyast.Identifier, f flags, word string) {
	for _, name := range names {
		switch old := s.lookup(s.cur, name); {
		case old&param != 0:
			s.fail(n, "name '%s' is parameter and %s", name, word)
		case old&use != 0:
			s.fail(n, "name '%s' is used prior to %s declaration", name, word)
		case old&annotated != 0:
			s.fail(n, "annotated name '%s' can't be %s", name, word)
		case old&local != 0:
			s.fail(n, "name '%s' is assigned to before %s declaration", name, word)
		}
		s.add(name, f, n)
		s.directive(s.cur, name, pyast.SpanOf(n))
	}
}

// analyze decides what each name of a scope means, after all scopes are known, and reports declarations that mean
// nothing. outer is what enclosing functions bind (nil for the module), params which of these are type parameters.
func (s *symbols) analyze(sc *scope, outer, params map[pyast.Identifier]bool) {
	inner, innerParams := map[pyast.Identifier]bool{}, map[pyast.Identifier]bool{}
	maps.Copy(inner, outer)
	maps.Copy(innerParams, params)
	if sc.kind == classScope {
		inner["__class__"] = true // what super() needs
	}
	for _, n := range sc.names {
		f := sc.flags[n]
		at := sc.directives[n]
		switch {
		case f&global != 0 && f&nonlocal != 0:
			s.failAt(at, "name '%s' is nonlocal and global", n)
		case f&global != 0:
			delete(inner, n)
		case f&nonlocal != 0:
			s.analyzeNonlocal(n, at, outer, params)
		case f&bound != 0 && sc.kind != classScope && sc.kind != moduleScope:
			inner[n] = true
			innerParams[n] = f&typeParam != 0
		}
	}
	for _, child := range sc.children {
		s.analyze(child, inner, innerParams)
	}
}

func (s *symbols) analyzeNonlocal(n pyast.Identifier, at source.Span, outer, params map[pyast.Identifier]bool) {
	switch {
	case outer == nil:
		s.failAt(at, "nonlocal declaration not allowed at module level")
	case !outer[n]:
		s.failAt(at, "no binding for nonlocal '%s' found", n)
	case params[n]:
		s.failAt(at, "nonlocal binding not allowed for type parameter '%s'", n)
	}
}
