import asyncio
from asyncio import as_completed


async def job(delay, value):
    await asyncio.sleep(delay)
    return value


async def main():
    aws = [job(0.03, 'slow'), job(0.01, 'fast'), job(0.02, 'middling')]
    for coro in as_completed(aws):
        earliest_result = await coro
        print(earliest_result)


asyncio.run(main())
