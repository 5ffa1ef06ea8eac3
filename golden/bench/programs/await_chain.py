"""Awaits of coroutines that never suspend, ten deep."""
import asyncio


async def leaf(n):
    return n + 1


async def deep(level, n):
    if level == 0:
        return await leaf(n)
    return await deep(level - 1, n)


async def main():
    total = 0
    for i in range(3_000_000):
        total += await deep(10, i)
    print(total)


asyncio.run(main())
