# go: github.com/gosyncio/gosyncio/rt/asyncio SubprocessModule
from typing import Annotated, Any, overload
import asyncio
from asyncio import create_subprocess_exec as create_subprocess_exec, create_subprocess_shell as create_subprocess_shell

PIPE: Annotated[int, go("Pipe")]
STDOUT: Annotated[int, go("Stdout")]
DEVNULL: Annotated[int, go("DevNull")]

@go("Process")
class Process:
    @property
    @go("Pid")
    def pid(self) -> int: ...
    @property
    @go("Returncode")
    def returncode(self) -> int | None: ...
    @property
    @go("Stdin")
    def stdin(self) -> asyncio.StreamWriter | None: ...
    @property
    @go("Stdout")
    def stdout(self) -> asyncio.StreamReader | None: ...
    @property
    @go("Stderr")
    def stderr(self) -> asyncio.StreamReader | None: ...
    @go("Wait")
    async def wait(self) -> int: ...
    @overload
    @go("Communicate")
    async def communicate(self) -> tuple[bytes | None, bytes | None]: ...
    @overload
    @go("CommunicateInput")
    async def communicate(self, input: bytes) -> tuple[bytes | None, bytes | None]: ...
    @overload
    async def communicate(self, input: Any = None) -> tuple[bytes | None, bytes | None]: ...
    @go("SendSignal")
    def send_signal(self, signal: int) -> None: ...
    @go("Terminate")
    def terminate(self) -> None: ...
    @go("Kill")
    def kill(self) -> None: ...

class SubprocessStreamProtocol(asyncio.SubprocessProtocol): ...
