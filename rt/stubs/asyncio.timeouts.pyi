# go: github.com/gosyncio/gosyncio/rt/asyncio TimeoutsModule
from asyncio import Timeout as Timeout, timeout as timeout, timeout_at as timeout_at
