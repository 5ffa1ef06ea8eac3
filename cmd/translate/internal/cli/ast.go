package cli

import (
	"os"

	"github.com/spf13/cobra"

	"github.com/gosyncio/gosyncio/parser"
	"github.com/gosyncio/gosyncio/parser/pyast"
	"github.com/gosyncio/gosyncio/parser/source"
)

func newAST() *cobra.Command {
	var attributes bool
	cmd := &cobra.Command{
		Use:   "ast FILE.py [-a]",
		Short: "Print the syntax tree as python -m ast FILE.py does",
		Args:  oneFile,
		RunE: func(cmd *cobra.Command, args []string) error {
			text, err := os.ReadFile(args[0])
			if err != nil {
				return usage{err}
			}
			module, diags := parser.Parse(source.New(args[0], text), parser.SyntaxOnly()) // as ast.parse, without what compile() checks
			if diags.HasErrors() {
				return refused{diags}
			}
			return pyast.Dump(cmd.OutOrStdout(), module, attributes)
		},
	}
	cmd.Flags().BoolVarP(&attributes, "include-attributes", "a", false, "print line and column numbers too")
	return cmd
}
