"""100,000 sleeping tasks: what a suspended task costs in memory."""
import asyncio


async def sleeper(n, gate):
    await gate.wait()
    return n % 2


async def main():
    gate = asyncio.Event()
    tasks = [asyncio.create_task(sleeper(n, gate)) for n in range(100_000)]
    await asyncio.sleep(0)
    gate.set()
    print(sum(await asyncio.gather(*tasks)))


asyncio.run(main())
