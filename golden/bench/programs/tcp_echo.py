"""A TCP echo server and its clients over streams."""
import asyncio

CLIENTS = 10
MESSAGES = 500


async def handle(reader, writer):
    while line := await reader.readline():
        writer.write(line)
        await writer.drain()
    writer.close()


async def client(port, n):
    reader, writer = await asyncio.open_connection('127.0.0.1', port)
    total = 0
    for i in range(MESSAGES):
        writer.write(b'message %d of client %d\n' % (i, n))
        await writer.drain()
        total += len(await reader.readline())
    writer.close()
    await writer.wait_closed()
    return total


async def main():
    server = await asyncio.start_server(handle, '127.0.0.1', 0)
    async with server:
        port = server.sockets[0].getsockname()[1]
        print(sum(await asyncio.gather(*(client(port, n) for n in range(CLIENTS)))))


asyncio.run(main())
