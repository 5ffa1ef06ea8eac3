import asyncio

async def greet(name, delay):
    await asyncio.sleep(delay)
    return f'hello {name}'

async def main():
    for line in await asyncio.gather(greet('Ann', 0.2), greet('Bob', 0.1)):
        print(line)

asyncio.run(main())
