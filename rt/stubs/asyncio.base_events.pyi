# go: github.com/gosyncio/gosyncio/rt/asyncio BaseEventsModule
from asyncio import BaseEventLoop as BaseEventLoop, Server as Server
