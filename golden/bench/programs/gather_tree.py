"""A tree of gathers, six levels of six, as in pyperformance's async_tree."""
import asyncio

LEVELS = 6
BRANCHES = 6


async def node(level):
    if level == 0:
        await asyncio.sleep(0)
        return 1
    results = await asyncio.gather(*[node(level - 1) for _ in range(BRANCHES)])
    return sum(results)


async def main():
    total = 0
    for _ in range(2):
        total += await node(LEVELS)
    print(total)


asyncio.run(main())
