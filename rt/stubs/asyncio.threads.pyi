# go: github.com/gosyncio/gosyncio/rt/asyncio ThreadsModule
from asyncio import to_thread as to_thread
