package cli

import (
	"path/filepath"
	"runtime"
	"strings"

	"github.com/spf13/cobra"

	"github.com/gosyncio/gosyncio/cmd/translate/internal/program"
)

func newBuild() *cobra.Command {
	var out string
	cmd := &cobra.Command{
		Use:   "build FILE.py [-o BIN]",
		Short: "Translate a program and build one static binary of it",
		Args:  oneFile,
		RunE: func(cmd *cobra.Command, args []string) error {
			code, err := compile(args[0], "", "main", cmd.ErrOrStderr())
			if err != nil {
				return err
			}
			if out == "" {
				out = binaryName(filepath.Base(args[0]))
			}
			return program.Build(cmd.Context(), code, out)
		},
	}
	cmd.Flags().StringVarP(&out, "output", "o", "", "name of the binary (FILE without .py, in the current directory)")
	return cmd
}

// binaryName is what the binary of a Python file is called.
func binaryName(base string) string {
	name := strings.TrimSuffix(base, filepath.Ext(base))
	if name == base {
		name += ".bin"
	}
	if runtime.GOOS == "windows" {
		name += ".exe"
	}
	return name
}
