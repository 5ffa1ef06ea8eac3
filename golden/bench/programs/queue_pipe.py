"""A producer and a consumer over a bounded queue."""
import asyncio

ITEMS = 300_000


async def produce(queue):
    for i in range(ITEMS):
        await queue.put(i)


async def consume(queue):
    total = 0
    for _ in range(ITEMS):
        total += await queue.get()
        queue.task_done()
    return total


async def main():
    queue = asyncio.Queue(maxsize=100)
    _, total = await asyncio.gather(produce(queue), consume(queue))
    await queue.join()
    print(total)


asyncio.run(main())
