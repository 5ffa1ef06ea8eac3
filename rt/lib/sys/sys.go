// Package sys is Python's module sys, as far as a compiled program has what it
// tells: arguments, streams, exit, limits, the version it follows (3.13).
package sys

import (
	"context"
	"math"
	"os/exec"
	"path/filepath"
	"runtime"
	"time"

	"github.com/gosyncio/gosyncio/rt/lib/internal/arg"
	"github.com/gosyncio/gosyncio/rt/lib/internal/structseq"
	"github.com/gosyncio/gosyncio/rt/py"
)

// Maxsize is sys.maxsize.
const Maxsize = math.MaxInt

// Platform is sys.platform.
const Platform = runtime.GOOS

// Exit is sys.exit(status): it raises SystemExit.
func Exit(status any) {
	switch x := status.(type) {
	case nil:
		ExitNow()
	case py.AnyTuple: // its items become the arguments of the exception
		panic(py.SystemExit.New(x.BoxedItems()...))
	}
	panic(py.SystemExit.New(status))
}

// ExitNow is sys.exit() without a status.
func ExitNow() { panic(py.SystemExit.New()) }

var argv *py.List[string]

// Argv is sys.argv, the list.
func Argv() *py.List[string] {
	if argv == nil {
		argv = py.NewList(py.Argv...)
	}
	return argv
}

// Executable is sys.executable: the python3 on PATH, "" if there is none. A
// compiled program needs no interpreter; scripts run others with it.
func Executable() string {
	for _, name := range []string{"python3.13", "python3", "python"} {
		if path, err := exec.LookPath(name); err == nil {
			if abs, err := filepath.Abs(path); err == nil {
				return abs
			}
		}
	}
	return ""
}

var versionInfo = structseq.Make(
	structseq.Class("sys", "version_info", []string{"major", "minor", "micro", "releaselevel", "serial"}),
	3, 13, 0, "final", 0)

var floatInfo = structseq.Make(
	structseq.Class("sys", "float_info", []string{
		"max", "max_exp", "max_10_exp", "min", "min_exp", "min_10_exp", "dig", "mant_dig", "epsilon", "radix", "rounds",
	}),
	math.MaxFloat64, 1024, 308, 0x1p-1022, -1021, -307, 15, 53, 0x1p-52, 2, 1)

// Module is the module object.
var Module = newModule()

func newModule() *py.Module {
	m := py.NewModule("sys", table)
	for name, v := range map[string]any{
		"platform": Platform, "maxsize": Maxsize, "maxunicode": 0x10ffff, "byteorder": "little",
		"version": "3.13.0 (main, Oct  7 2024, 05:02:14) [GCC 12.2.0]", "version_info": versionInfo, "hexversion": 0x030d00f0,
		"float_info": floatInfo, "api_version": 1013, "copyright": "", "dont_write_bytecode": false,
	} {
		m.Set(name, v)
	}
	m.Set("__stdin__", py.Stdin)
	m.Set("__stdout__", py.Stdout)
	m.Set("__stderr__", py.Stderr)
	m.Set("path", py.NewList[any]())
	m.Set("warnoptions", py.NewList[any]())
	m.Getattr = attribute
	m.Setattr = setAttribute
	return m
}

// attribute gives the attributes that can change.
func attribute(name string) (any, bool) {
	switch name {
	case "argv":
		return Argv(), true
	case "executable":
		return Executable(), true
	case "stdin":
		return py.SysStdin(), true
	case "stdout":
		return py.SysStdout(), true
	case "stderr":
		return py.SysStderr(), true
	}
	return nil, false
}

func setAttribute(name string, v any) bool {
	switch name {
	case "stdin":
		py.SetSysStdin(v)
	case "stdout":
		py.SetSysStdout(v)
	case "stderr":
		py.SetSysStderr(v)
	default:
		return false
	}
	return true
}

var table = py.MethodTable{
	arg.Fn("exit", "status=None, /", func(_ context.Context, a []any) any {
		if a[0] == nil {
			ExitNow()
		}
		Exit(a[0])
		return nil
	}),
	arg.Fn("getrecursionlimit", "", func(context.Context, []any) any { return py.RecursionLimit() }),
	arg.Fn("setrecursionlimit", "limit, /", func(_ context.Context, a []any) any {
		n := arg.Int(a[0])
		if n < 1 {
			panic(py.ValueError.New("recursion limit must be greater or equal than 1"))
		}
		py.SetRecursionLimit(n)
		return nil
	}),
	arg.Fn("exc_info", "", func(context.Context, []any) any {
		e := py.HandledException()
		if e == nil {
			return py.NewTuple(nil, nil, nil)
		}
		return py.NewTuple(e.Class, e, py.GetAttr(e, "__traceback__"))
	}),
	arg.Fn("exception", "", func(context.Context, []any) any {
		if e := py.HandledException(); e != nil {
			return e
		}
		return nil
	}),
	arg.Fn("getdefaultencoding", "", arg.Constant("utf-8")),
	arg.Fn("getfilesystemencoding", "", arg.Constant("utf-8")),
	arg.Fn("getfilesystemencodeerrors", "", arg.Constant("surrogateescape")),
	arg.Fn("intern", "string, /", func(_ context.Context, a []any) any {
		if _, ok := a[0].(string); !ok {
			panic(py.TypeError.Newf("intern() argument must be str, not %s", py.TypeOf(a[0]).Name))
		}
		return a[0]
	}),
	arg.Fn("is_finalizing", "", arg.Constant(false)),
	arg.Fn("getswitchinterval", "", func(context.Context, []any) any { return py.SwitchInterval().Seconds() }),
	arg.Fn("setswitchinterval", "interval, /", func(_ context.Context, a []any) any {
		s := arg.Float(a[0])
		if s <= 0 {
			panic(py.ValueError.New("switch interval must be strictly positive"))
		}
		py.SetSwitchInterval(time.Duration(s * 1e9))
		return nil
	}),
}
