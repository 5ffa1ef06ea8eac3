# go: github.com/gosyncio/gosyncio/rt/asyncio LocksModule
from asyncio import Barrier as Barrier, BoundedSemaphore as BoundedSemaphore, Condition as Condition, Event as Event, Lock as Lock, Semaphore as Semaphore
