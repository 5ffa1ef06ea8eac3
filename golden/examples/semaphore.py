import asyncio

working = 0
most = 0


async def work_with_shared_resource():
    global working, most
    working += 1
    most = max(most, working)
    await asyncio.sleep(0.001)
    working -= 1


async def preferred(sem):
    async with sem:
        await work_with_shared_resource()


async def spelled_out(sem):
    await sem.acquire()
    try:
        await work_with_shared_resource()
    finally:
        sem.release()


async def main():
    sem = asyncio.Semaphore(10)

    # ... later
    jobs = [preferred(sem) for _ in range(15)] + [spelled_out(sem) for _ in range(15)]
    await asyncio.gather(*jobs)
    print('at most', most, 'at once,', working, 'now')


asyncio.run(main())
