// Package names gives every variable, function and type of an ir.Program its Go name.
//
// In goes a program whose variables are objects with hints (the Python names); afterwards every ir.Var has a Name, every
// file its import names, every loop that needs one its label. Two variables share a name only where Go's scoping keeps them
// apart just as the program means. Python names survive as far as Go allows: see Ident.
//
// It decides nothing but names.
package names

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"github.com/gosyncio/gosyncio/transform/ir"
)

// Assign names everything in the program.
func Assign(p *ir.Program) {
	for _, pkg := range p.Packages {
		n := &namer{pkg: pkg, taken: map[string]bool{}}
		n.packageLevel()
		for _, f := range pkg.Files {
			n.locals(f)
			label(f)
		}
	}
}

type namer struct {
	pkg   *ir.Package
	taken map[string]bool // package-level names and imports
}

// packageLevel names imports and everything declared at package level.
func (n *namer) packageLevel() {
	n.taken["init"] = true
	n.taken["main"] = true
	for _, f := range n.pkg.Files {
		f.Imports = importNames(f)
		for _, name := range f.Imports {
			n.taken[name] = true
		}
	}
	var free []*ir.Var
	for _, f := range n.pkg.Files {
		for _, d := range f.Decls {
			obj := declared(d)
			switch {
			case obj == nil:
			case obj.Fixed:
				obj.Name = obj.Hint
				n.taken[obj.Name] = true
			default:
				free = append(free, obj)
			}
		}
	}
	slices.SortStableFunc(free, func(a, b *ir.Var) int { return cmp.Compare(rank(a), rank(b)) })
	for _, obj := range free {
		exported := n.pkg.Exported && obj.Public || obj.Kind == ir.TypeName && unicode.IsUpper(rune(obj.Hint[0]))
		name := Ident(obj.Hint, exported)
		if obj.Kind == ir.TypeName && strings.EqualFold(name, obj.Hint) {
			name = obj.Hint // a type in capitals is an initialism, no constant
		}
		obj.Name = n.unique(name, obj.Kind)
		n.taken[obj.Name] = true
	}
}

// rank orders who chooses first: the program's own names, then helpers.
func rank(v *ir.Var) int {
	if v.Temp {
		return 1
	}
	return 0
}

func declared(d ir.Decl) *ir.Var {
	switch d := d.(type) {
	case *ir.FuncDecl:
		if d.Recv == nil {
			return d.Obj
		}
	case *ir.VarDecl:
		return d.Obj
	case *ir.StructDecl:
		return d.Obj
	case *ir.InterfaceDecl:
		return d.Obj
	}
	return nil
}

func (n *namer) unique(name string, kind ir.VarKind) string {
	if !n.taken[name] {
		return name
	}
	if suffix := suffixes[kind]; suffix != "" && !n.taken[name+suffix] {
		return name + suffix
	}
	return numbered(name, func(s string) bool { return n.taken[s] })
}

var suffixes = map[ir.VarKind]string{ir.FuncName: "Func", ir.TypeName: "Type", ir.Global: "Var"}

// numbered appends the first number from 2 on that makes the name free.
func numbered(name string, taken func(string) bool) string {
	if last := name[len(name)-1]; last >= '0' && last <= '9' {
		name += "N"
	}
	for i := 2; ; i++ {
		if s := name + strconv.Itoa(i); !taken(s) {
			return s
		}
	}
}

// importNames gives each package that a file uses the last element of its path, numbered where two are alike.
func importNames(f *ir.File) map[string]string {
	u := newUses()
	for _, d := range f.Decls {
		u.decl(d)
	}
	paths := make([]string, 0, len(u.packages))
	for path := range u.packages {
		paths = append(paths, path)
	}
	slices.Sort(paths)
	used := map[string]bool{}
	imports := map[string]string{}
	for _, path := range paths {
		name := path[strings.LastIndexByte(path, '/')+1:]
		if used[name] {
			name = "go" + name
			if used[name] {
				name = numbered(name, func(s string) bool { return used[s] })
			}
		}
		used[name] = true
		imports[path] = name
	}
	return imports
}
