"""Two tasks that give way to each other with sleep(0)."""
import asyncio


async def switcher(n):
    count = 0
    for _ in range(n):
        await asyncio.sleep(0)
        count += 1
    return count


async def main():
    print(sum(await asyncio.gather(switcher(300_000), switcher(300_000))))


asyncio.run(main())
