# go: github.com/gosyncio/gosyncio/rt/asyncio RunnersModule
from asyncio import Runner as Runner, run as run
