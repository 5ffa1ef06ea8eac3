import asyncio


async def job(n):
    await asyncio.sleep(n / 100)
    return n


async def main():
    aws = [asyncio.create_task(job(n)) for n in (3, 1, 2)]
    done, pending = await asyncio.wait(aws)
    print(len(done), len(pending))
    print(sorted(t.result() for t in done))


asyncio.run(main())
