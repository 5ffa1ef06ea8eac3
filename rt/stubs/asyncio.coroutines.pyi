# go: github.com/gosyncio/gosyncio/rt/asyncio CoroutinesModule
from asyncio import iscoroutine as iscoroutine, iscoroutinefunction as iscoroutinefunction
