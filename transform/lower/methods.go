package lower

import (
	"slices"

	"github.com/gosyncio/gosyncio/parser/pyast"
	"github.com/gosyncio/gosyncio/transform/ir"
)

// argKind says what a method of a builtin type wants as an argument, in terms of its receiver.
type argKind uint8

const (
	argElem  argKind = iota // an element (a list's or set's item, a dict's key)
	argValue                // a dict's value
	argInt                  // a Go int
	argStr                  // a Go string
	argSame                 // something of the receiver's own type
	argStrs                 // a *py.List[string]
)

// builtinMethod is the Go form of a method of a builtin type: a method of the Go type, or for str a function of package py.
type builtinMethod struct {
	name   string
	args   []argKind
	result resultKind
}

type resultKind uint8

const (
	noResult resultKind = iota
	elemResult
	valueResult
	intResult
	boolResult
	strResult
	sameResult
	strsResult
)

// listMethods and the tables below hold the methods with exactly the arguments given; calls that differ are dynamic.
var listMethods = map[string][]builtinMethod{
	"append":  {{"Append", []argKind{argElem}, noResult}},
	"extend":  {{"Extend", []argKind{argSame}, noResult}},
	"insert":  {{"Insert", []argKind{argInt, argElem}, noResult}},
	"pop":     {{"Pop", nil, elemResult}, {"PopAt", []argKind{argInt}, elemResult}},
	"remove":  {{"Remove", []argKind{argElem}, noResult}},
	"index":   {{"Index", []argKind{argElem}, intResult}},
	"count":   {{"Count", []argKind{argElem}, intResult}},
	"clear":   {{"Clear", nil, noResult}},
	"copy":    {{"Copy", nil, sameResult}},
	"reverse": {{"Reverse", nil, noResult}},
	"sort":    {{"Sort", nil, noResult}},
}

var dictMethods = map[string][]builtinMethod{
	"get":        {{"GetOr", []argKind{argElem, argValue}, valueResult}},
	"pop":        {{"Pop", []argKind{argElem}, valueResult}, {"PopOr", []argKind{argElem, argValue}, valueResult}},
	"setdefault": {{"SetDefault", []argKind{argElem, argValue}, valueResult}},
	"update":     {{"Update", []argKind{argSame}, noResult}},
	"clear":      {{"Clear", nil, noResult}},
	"copy":       {{"Copy", nil, sameResult}},
}

var setMethods = map[string][]builtinMethod{
	"add":     {{"Add", []argKind{argElem}, noResult}},
	"discard": {{"Discard", []argKind{argElem}, noResult}},
	"remove":  {{"Remove", []argKind{argElem}, noResult}},
	"pop":     {{"Pop", nil, elemResult}},
	"clear":   {{"Clear", nil, noResult}},
	"copy":    {{"Copy", nil, sameResult}},
	"update":  {{"Update", []argKind{argSame}, noResult}},
	"union":   {{"Union", []argKind{argSame}, sameResult}},
}

var strMethods = map[string][]builtinMethod{
	"upper":        {{"StrUpper", nil, strResult}},
	"lower":        {{"StrLower", nil, strResult}},
	"title":        {{"StrTitle", nil, strResult}},
	"capitalize":   {{"StrCapitalize", nil, strResult}},
	"swapcase":     {{"StrSwapcase", nil, strResult}},
	"casefold":     {{"StrCasefold", nil, strResult}},
	"strip":        {{"StrStrip", nil, strResult}, {"StrStripChars", []argKind{argStr}, strResult}},
	"lstrip":       {{"StrLStrip", nil, strResult}, {"StrLStripChars", []argKind{argStr}, strResult}},
	"rstrip":       {{"StrRStrip", nil, strResult}, {"StrRStripChars", []argKind{argStr}, strResult}},
	"startswith":   {{"StrStartsWith", []argKind{argStr}, boolResult}},
	"endswith":     {{"StrEndsWith", []argKind{argStr}, boolResult}},
	"find":         {{"StrFind", []argKind{argStr}, intResult}},
	"rfind":        {{"StrRFind", []argKind{argStr}, intResult}},
	"index":        {{"StrIndex", []argKind{argStr}, intResult}},
	"count":        {{"StrCount", []argKind{argStr}, intResult}},
	"replace":      {{"StrReplace", []argKind{argStr, argStr}, strResult}},
	"split":        {{"StrFields", nil, strsResult}, {"StrSplit", []argKind{argStr}, strsResult}},
	"join":         {{"StrJoin", []argKind{argStrs}, strResult}},
	"isdigit":      {{"StrIsDigit", nil, boolResult}},
	"isalpha":      {{"StrIsAlpha", nil, boolResult}},
	"isalnum":      {{"StrIsAlnum", nil, boolResult}},
	"isspace":      {{"StrIsSpace", nil, boolResult}},
	"isupper":      {{"StrIsUpper", nil, boolResult}},
	"islower":      {{"StrIsLower", nil, boolResult}},
	"zfill":        {{"StrZFill", []argKind{argInt}, strResult}},
	"removeprefix": {{"StrRemovePrefix", []argKind{argStr}, strResult}},
	"removesuffix": {{"StrRemoveSuffix", []argKind{argStr}, strResult}},
	"encode":       {{"StrEncode", nil, sameResult}},
}

// methodCall lowers a call of a method of a builtin container or str whose type is known, nil where it must be dynamic.
//
//	tasks.append(t)      tasks.Append(t)
//	name.upper()         py.StrUpper(name)
func (f *fn) methodCall(c *pyast.Call) ir.Expr {
	a, ok := c.Func.(*pyast.Attribute)
	if !ok || len(c.Keywords) > 0 || slices.ContainsFunc(c.Args, isStarred) {
		return nil
	}
	recv := f.valueType(a.Value)
	m := findMethod(recv, string(a.Attr), len(c.Args))
	if m == nil && a.Attr == "get" && len(c.Args) == 1 {
		return f.getOrNil(c, a, recv)
	}
	if m == nil || !f.argsFit(m, recv, c.Args) {
		return nil
	}
	lower := []func() ir.Expr{func() ir.Expr { return f.expr(a.Value) }}
	for i, arg := range c.Args {
		lower = append(lower, func() ir.Expr { return f.typed(arg, m.args[i].goType(recv)) })
	}
	values := f.sequence(lower...)
	result := m.result.goType(recv)
	if ir.Same(recv, ir.String) {
		if m.result == sameResult {
			result = ir.Named(pyPath, "Bytes")
		}
		return ir.CallOf(result, pyPath, m.name, values...)
	}
	return ir.MethodCall(result, values[0], m.name, values[1:]...)
}

// getOrNil lowers d.get(k) of a dict whose values are objects, nil for other dicts: the pointer is nil for None.
func (f *fn) getOrNil(c *pyast.Call, a *pyast.Attribute, recv *ir.Type) ir.Expr {
	result := f.valueType(c)
	if recv.Kind != ir.PointerType || !isPy(recv, "Dict") || !result.Nullable || !ir.Same(recv.Elem.Args[1].Elem, result.Elem) {
		return nil
	}
	key := recv.Elem.Args[0]
	if !ir.Same(key, f.valueType(c.Args[0])) {
		return nil
	}
	values := f.sequence(
		func() ir.Expr { return f.expr(a.Value) },
		func() ir.Expr { return f.expr(c.Args[0]) })
	return ir.MethodCall(result, values[0], "GetOr", values[1], ir.Nil())
}

func findMethod(recv *ir.Type, name string, args int) *builtinMethod {
	var table map[string][]builtinMethod
	pointer := recv.Kind == ir.PointerType
	switch {
	case ir.Same(recv, ir.String):
		table = strMethods
	case pointer && isPy(recv, "List"):
		table = listMethods
	case pointer && isPy(recv, "Dict"):
		table = dictMethods
	case pointer && isPy(recv, "Set"):
		table = setMethods
	}
	for _, m := range table[name] {
		if len(m.args) == args {
			return &m
		}
	}
	return nil
}

// argsFit says whether every argument has the Go type that the method takes, or can be boxed to it.
func (f *fn) argsFit(m *builtinMethod, recv *ir.Type, args []pyast.Expr) bool {
	for i, arg := range args {
		want, have := m.args[i].goType(recv), f.valueType(arg)
		exact := ir.Same(want, have) || ir.Same(want, bigType) && ir.Same(have, ir.Int) || f.extends(have, want) ||
			want.Nullable && ir.Same(want.Elem, have.Elem)
		// What is looked up or stored may be boxed; a list that is compared element by element may not.
		if !exact && !(ir.Same(want, ir.Any) && (m.args[i] == argElem || m.args[i] == argValue)) {
			return false
		}
	}
	return true
}

// goType returns the Go type of an argument.
func (k argKind) goType(recv *ir.Type) *ir.Type {
	switch k {
	case argElem:
		return recv.Elem.Args[0]
	case argValue:
		return recv.Elem.Args[1]
	case argInt:
		return ir.Int
	case argStr:
		return ir.String
	case argStrs:
		return pyType("List", ir.String)
	}
	return recv
}

// goType returns the Go type of a result, nil for none.
func (k resultKind) goType(recv *ir.Type) *ir.Type {
	switch k {
	case elemResult:
		return recv.Elem.Args[0]
	case valueResult:
		return recv.Elem.Args[1]
	case intResult:
		return ir.Int
	case boolResult:
		return ir.Bool
	case strResult:
		return ir.String
	case strsResult:
		return pyType("List", ir.String)
	case sameResult:
		return recv
	}
	return nil
}
