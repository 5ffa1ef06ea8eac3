package gosyncio_test

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/gosyncio/gosyncio"
)

// shapesModule is a module that a Go program uses as a package.
const shapesModule = `"""Shapes."""
import asyncio

print('module', __name__)
LIMIT = 3


class Shape:
    def __init__(self, name):
        self.name = name

    @property
    def area(self):
        return 0.0

    def show(self):
        return f'{self.name} {self.area:.1f}'


class Square(Shape):
    def __init__(self, side):
        super().__init__('square')
        self.side = side

    @property
    def area(self):
        return float(self.side ** 2)


async def double(n):
    await asyncio.sleep(0)
    return n * LIMIT


def fail(n):
    if n > 0:
        raise ValueError(f'bad {n}')


if __name__ == '__main__':
    print(Square(2).show(), asyncio.run(double(1)), fail(0))
`

// shapesProgram uses it.
const shapesProgram = `package main

import (
	"context"
	"fmt"

	"pkgtest/shapes"

	"github.com/gosyncio/gosyncio/rt/asyncio"
	"github.com/gosyncio/gosyncio/rt/py"
)

func main() {
	fmt.Println(shapes.NewSquare(3).Show())
	fmt.Println(asyncio.Run(context.Background(), shapes.DoubleCoro(7)))
	py.Main("main", nil, func(context.Context) { shapes.Fail(2) })
}
`

// A module translated with a package name is used by a Go program: its code runs when the package is imported, its functions
// and classes are Go's, tracebacks name the Python lines.
func TestPackage(t *testing.T) {
	code, diags := gosyncio.Translate("shapes.py", []byte(shapesModule), gosyncio.Options{Package: "shapes", Filename: "shapes.py"})
	if len(diags) > 0 {
		t.Fatal(diags)
	}
	dir := t.TempDir()
	root, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	mod, err := os.ReadFile("go.mod")
	if err != nil {
		t.Fatal(err)
	}
	sum, err := os.ReadFile("go.sum")
	if err != nil {
		t.Fatal(err)
	}
	goMod := strings.Replace(string(mod), "module github.com/gosyncio/gosyncio", "module pkgtest", 1) +
		"\nrequire github.com/gosyncio/gosyncio v0.0.0\nreplace github.com/gosyncio/gosyncio => " + root + "\n"
	for name, text := range map[string]string{
		"go.mod": goMod, "go.sum": string(sum), "main.go": shapesProgram, "shapes/shapes.go": string(code), "shapes.py": shapesModule,
	} {
		path := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	goRun := func(args ...string) string {
		cmd := exec.Command("go", args...)
		cmd.Dir = dir
		out, _ := cmd.CombinedOutput() // the program ends with exit code 1
		return string(out)
	}
	if out := goRun("vet", "-mod=mod", "./..."); out != "" {
		t.Errorf("go vet: %s", out)
	}
	want := `module shapes
square 9.0
21
Traceback (most recent call last):
  File "shapes.py", line 37, in fail
    raise ValueError(f'bad {n}')
ValueError: bad 2
exit status 1
`
	if diff := cmp.Diff(want, goRun("run", "-mod=mod", ".")); diff != "" {
		t.Error(diff)
	}
}
