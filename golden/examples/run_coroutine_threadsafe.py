import asyncio
import concurrent.futures


async def slow():
    try:
        await asyncio.sleep(3600)
    except asyncio.CancelledError:
        print('slow(): cancelled in the loop')
        raise


async def broken():
    raise ValueError('broken')


async def quick():
    return 42


def report(coro, loop, timeout):
    future = asyncio.run_coroutine_threadsafe(coro, loop)
    try:
        result = future.result(timeout)
    except concurrent.futures.TimeoutError:
        print('The coroutine took too long, cancelling the task...')
        future.cancel()
    except Exception as exc:
        print(f'The coroutine raised an exception: {exc!r}')
    else:
        print(f'The coroutine returned: {result!r}')


async def main():
    loop = asyncio.get_running_loop()
    await asyncio.to_thread(report, quick(), loop, 5)
    await asyncio.to_thread(report, broken(), loop, 5)
    await asyncio.to_thread(report, slow(), loop, 0.02)
    await asyncio.sleep(0.01)


asyncio.run(main())
