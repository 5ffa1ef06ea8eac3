# go: github.com/gosyncio/gosyncio/rt/asyncio
from typing import Annotated, Any, overload
import asyncio

PIPE: Annotated[int, go("Pipe")]
STDOUT: Annotated[int, go("Stdout")]
DEVNULL: Annotated[int, go("DevNull")]

@go("Process")
class Process:
    pid: Annotated[int, go("Pid")]
    returncode: Annotated[int | None, go("Returncode")]
    stdin: Annotated[asyncio.StreamWriter | None, go("Stdin")]
    stdout: Annotated[asyncio.StreamReader | None, go("Stdout")]
    stderr: Annotated[asyncio.StreamReader | None, go("Stderr")]
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
