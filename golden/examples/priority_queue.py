import asyncio


async def main():
    queue = asyncio.PriorityQueue()
    await queue.put((3, 'write the report'))
    await queue.put((1, 'put out the fire'))
    queue.put_nowait((2, 'answer the phone'))
    while not queue.empty():
        priority, data = await queue.get()
        print(priority, data)


asyncio.run(main())
