package cli

import (
	"fmt"
	"os"

	"github.com/spf13/cobra"

	"github.com/gosyncio/gosyncio/cmd/translate/internal/program"
)

func newRun() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "run FILE.py [ARGS]",
		Short: "Translate, build and run a program as python FILE.py ARGS would",
		Long: "run translates the program, builds it and becomes it: arguments, standard input, signals and the exit code are\n" +
			"the program's. What was built is kept in the user's cache directory, so that a second run starts at once.",
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) == 0 {
				return usage{fmt.Errorf("run wants a Python file")}
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			code, err := compile(args[0], scriptPath(args[0]), "main", cmd.ErrOrStderr())
			if err != nil {
				return err
			}
			binary, err := program.Cached(cmd.Context(), code)
			if err != nil {
				return err
			}
			status, err := program.Become(binary, args, os.Environ())
			if err != nil || status == 0 {
				return err
			}
			return exitCode(status)
		},
	}
	cmd.Flags().SetInterspersed(false) // what follows the file is the program's
	return cmd
}
