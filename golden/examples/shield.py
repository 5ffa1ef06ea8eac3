import asyncio
from asyncio import CancelledError, shield


async def something():
    print('something(): started')
    await asyncio.sleep(0.02)
    print('something(): finished')
    return 'something'


async def caller():
    try:
        res = await shield(something())
    except CancelledError:
        res = None
    print('caller(): res =', res)


async def main():
    task = asyncio.create_task(caller())
    await asyncio.sleep(0.005)
    task.cancel()
    await task
    await asyncio.sleep(0.03)
    print('main(): done')


asyncio.run(main())
