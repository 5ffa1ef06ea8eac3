# go: github.com/gosyncio/gosyncio/rt/lib/signal
from typing import Any

class Signals(int):
    name: str
    value: int
    def __init__(self, value: int) -> None: ...

SIGHUP: Any
SIGINT: Any
SIGQUIT: Any
SIGILL: Any
SIGTRAP: Any
SIGABRT: Any
SIGBUS: Any
SIGFPE: Any
SIGKILL: Any
SIGUSR1: Any
SIGSEGV: Any
SIGUSR2: Any
SIGPIPE: Any
SIGALRM: Any
SIGTERM: Any
SIGSTKFLT: Any
SIGCHLD: Any
SIGCONT: Any
SIGSTOP: Any
SIGTSTP: Any
SIGTTIN: Any
SIGTTOU: Any
SIGURG: Any
SIGXCPU: Any
SIGXFSZ: Any
SIGVTALRM: Any
SIGPROF: Any
SIGWINCH: Any
SIGIO: Any
SIGPWR: Any
SIGSYS: Any
NSIG: int

def raise_signal(signalnum: Any, /) -> None: ...
