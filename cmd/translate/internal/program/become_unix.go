//go:build unix

package program

import "syscall"

// Become turns this process into the program: arguments, standard streams, signals and the exit code are the program's
// from here on. It returns only if that fails.
func Become(binary string, args, env []string) (int, error) {
	return 1, syscall.Exec(binary, args, env)
}
