import asyncio


async def coro():
    await asyncio.sleep(1)
    print('hello')


async def main():
    # In Python 3.7+
    task = asyncio.create_task(coro())
    await task

    # This works in all Python versions but is less readable
    task = asyncio.ensure_future(coro())
    await task


asyncio.run(main())
