"""create_task and await, one after the other."""
import asyncio


async def job(n):
    return n & 7


async def main():
    total = 0
    for i in range(200_000):
        task = asyncio.create_task(job(i))
        total += await task
    print(total)


asyncio.run(main())
