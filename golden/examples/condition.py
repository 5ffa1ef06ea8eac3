import asyncio


async def preferred(cond):
    async with cond:
        await cond.wait()
        print('preferred: notified')


async def spelled_out(cond):
    await cond.acquire()
    try:
        await cond.wait()
        print('spelled out: notified')
    finally:
        cond.release()


async def main():
    cond = asyncio.Condition()

    # ... later
    tasks = [asyncio.create_task(preferred(cond)), asyncio.create_task(spelled_out(cond))]
    await asyncio.sleep(0)
    async with cond:
        cond.notify_all()
        print('notified both')
    await asyncio.gather(*tasks)


asyncio.run(main())
