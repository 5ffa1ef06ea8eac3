import asyncio


async def handle(reader, writer):
    while line := await reader.readline():
        writer.write(line.upper())
        await writer.drain()
    writer.close()


async def main():
    server = await asyncio.start_unix_server(handle, path='echo.sock')
    async with server:
        reader, writer = await asyncio.open_unix_connection('echo.sock')
        writer.writelines([b'one\n', b'two\n'])
        writer.write_eof()
        print(await reader.read())
        writer.close()
        await writer.wait_closed()


asyncio.run(main())
