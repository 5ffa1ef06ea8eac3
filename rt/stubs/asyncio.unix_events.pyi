# go: github.com/gosyncio/gosyncio/rt/asyncio UnixEventsModule
from asyncio import DefaultEventLoopPolicy as DefaultEventLoopPolicy, SelectorEventLoop as SelectorEventLoop
