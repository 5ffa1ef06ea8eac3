"""Timers: set, fired and cancelled, on a full heap."""
import asyncio


async def nap(delay):
    await asyncio.sleep(delay)
    return 1


async def main():
    fired = 0
    for _ in range(10):
        fired += sum(await asyncio.gather(*[nap(0.0001 * (i % 50)) for i in range(10_000)]))
    loop = asyncio.get_running_loop()
    handles = [loop.call_later(60 + i % 7, print, 'never') for i in range(100_000)]
    for handle in handles:
        handle.cancel()
    print(fired, len(handles))


asyncio.run(main())
