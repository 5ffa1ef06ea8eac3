"""Tasks that hand one lock on to each other."""
import asyncio


async def user(lock, shared, n):
    for _ in range(n):
        async with lock:
            shared[0] += 1
            await asyncio.sleep(0)


async def main():
    lock = asyncio.Lock()
    shared = [0]
    await asyncio.gather(*(user(lock, shared, 10_000) for _ in range(10)))
    print(shared[0])


asyncio.run(main())
