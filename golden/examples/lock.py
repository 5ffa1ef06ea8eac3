import asyncio

shared = []


async def preferred(lock, name):
    async with lock:
        # access shared state
        shared.append(f'{name} in')
        await asyncio.sleep(0.001)
        shared.append(f'{name} out')


async def spelled_out(lock, name):
    await lock.acquire()
    try:
        # access shared state
        shared.append(f'{name} in')
        await asyncio.sleep(0.001)
        shared.append(f'{name} out')
    finally:
        lock.release()


async def main():
    lock = asyncio.Lock()

    # ... later
    await asyncio.gather(preferred(lock, 'a'), spelled_out(lock, 'b'), preferred(lock, 'c'))
    print(shared)
    print(lock.locked())


asyncio.run(main())
