import asyncio


async def main():
    sem = asyncio.BoundedSemaphore(2)
    async with sem:
        print('locked:', sem.locked())
        await sem.acquire()
        print('locked:', sem.locked())
        sem.release()
    try:
        sem.release()
    except ValueError as exc:
        print('ValueError:', exc)


asyncio.run(main())
