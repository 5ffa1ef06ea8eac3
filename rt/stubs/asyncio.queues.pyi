# go: github.com/gosyncio/gosyncio/rt/asyncio QueuesModule
from asyncio import LifoQueue as LifoQueue, PriorityQueue as PriorityQueue, Queue as Queue, QueueEmpty as QueueEmpty, QueueFull as QueueFull, QueueShutDown as QueueShutDown
