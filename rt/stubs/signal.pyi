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

class Handlers(int):
    name: str
    value: int
    def __init__(self, value: int) -> None: ...

SIG_DFL: Any
SIG_IGN: Any

def signal(signalnum: Any, handler: Any, /) -> Any: ...
def getsignal(signalnum: Any, /) -> Any: ...
def default_int_handler(signalnum: Any, frame: Any, /) -> Any: ...

def raise_signal(signalnum: Any, /) -> None: ...
