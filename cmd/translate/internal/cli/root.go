// Package cli is the translate command: its subcommands, one file each, and how their failures end the process.
//
// Exit codes: 0, 2 for a program that is refused or a command line that is wrong, 1 for everything else that fails.
// `run` ends as the program ends.
package cli

import (
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/gosyncio/gosyncio/parser/diag"
)

// refused is the failure of a translation: the program is outside of what is translated, or no Python.
type refused struct{ diags diag.List }

func (r refused) Error() string { return r.diags.String() }

// exitCode ends the process with a code and without another word.
type exitCode int

func (e exitCode) Error() string { return fmt.Sprintf("exit status %d", int(e)) }

// usage is a wrong command line.
type usage struct{ error }

// Main runs the command line args and returns the exit code of the process.
func Main(args []string, stdout, stderr io.Writer) int {
	root := newRoot()
	root.SetArgs(longFlags(args))
	root.SetOut(stdout)
	root.SetErr(stderr)
	return report(root.Execute(), stderr)
}

// longFlags spells -package as --package: Go's tools know one dash, pflag would read seven short flags. What follows
// the file of `run` is the program's and stays as it is.
func longFlags(args []string) []string {
	out := slices.Clone(args)
	for i, arg := range out {
		if arg == "run" || arg == "--" {
			break
		}
		if arg == "-package" || strings.HasPrefix(arg, "-package=") {
			out[i] = "-" + arg
		}
	}
	return out
}

// report says on stderr what went wrong, if anything, and which exit code it means.
func report(err error, stderr io.Writer) int {
	var (
		r    refused
		code exitCode
		u    usage
	)
	switch {
	case err == nil:
		return 0
	case errors.As(err, &code):
		return int(code)
	case errors.As(err, &r):
		fmt.Fprint(stderr, r.Error())
		return 2
	case errors.As(err, &u):
		fmt.Fprintf(stderr, "translate: %v\nRun 'translate --help' for how it is used.\n", err)
		return 2
	}
	fmt.Fprintf(stderr, "translate: %v\n", err)
	return 1
}

// newRoot builds the command: without a subcommand it translates one file.
func newRoot() *cobra.Command {
	var out, pkg string
	root := &cobra.Command{
		Use:   "translate FILE.py [-o OUT.go] [-package NAME]",
		Short: "Translate asyncio Python programs into Go",
		Long: "translate turns Python programs built on asyncio into Go that prints exactly what CPython prints.\n" +
			"What it cannot translate faithfully it refuses, with the place and a note, and exit code 2.",
		Example: "  translate jobs.py                      write jobs.go beside it\n" +
			"  translate jobs.py -o - -package jobs   write package jobs to standard output\n" +
			"  translate run jobs.py arg              run it as python jobs.py arg would",
		Args:          oneFile,
		SilenceErrors: true,
		SilenceUsage:  true,
		RunE: func(cmd *cobra.Command, args []string) error {
			return translateFile(args[0], out, pkg, cmd.OutOrStdout(), cmd.ErrOrStderr())
		},
	}
	root.SetFlagErrorFunc(func(_ *cobra.Command, err error) error { return usage{err} })
	root.Flags().StringVarP(&out, "output", "o", "", "where to write the Go (- for standard output)")
	root.Flags().StringVar(&pkg, "package", "main", "name of the Go package")
	root.CompletionOptions.DisableDefaultCmd = true
	root.AddCommand(newRun(), newBuild(), newAST())
	return root
}

// oneFile wants exactly one argument, the Python file.
func oneFile(_ *cobra.Command, args []string) error {
	if len(args) != 1 {
		return usage{fmt.Errorf("one Python file is wanted, %d arguments are given", len(args))}
	}
	return nil
}
