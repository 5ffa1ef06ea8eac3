//go:build !unix

package program

import (
	"errors"
	"os"
	"os/exec"
	"os/signal"
)

// Become runs the program with this process's standard streams and returns its exit code. An interrupt is the program's
// to handle: it reaches both processes, and this one waits.
func Become(binary string, args, env []string) (int, error) {
	cmd := exec.Command(binary, args[1:]...)
	cmd.Args[0] = args[0]
	cmd.Env = env
	cmd.Stdin, cmd.Stdout, cmd.Stderr = os.Stdin, os.Stdout, os.Stderr
	signal.Ignore(os.Interrupt)
	err := cmd.Run()
	if exit := (*exec.ExitError)(nil); errors.As(err, &exit) {
		return exit.ExitCode(), nil
	}
	return 0, err
}
