# go: github.com/gosyncio/gosyncio/rt/asyncio FuturesModule
from asyncio import Future as Future, isfuture as isfuture, wrap_future as wrap_future
