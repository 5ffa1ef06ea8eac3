def p(*a): print(*a)
def err(f, *a):
    try: return f(*a)
    except BaseException as e: p(type(e).__name__, e, '|', repr(e.__cause__), repr(e.__context__))

def gen():
    try:
        x = yield 1
        p('sent', x)
        try:
            y = yield 2
        except ValueError as e:
            p('caught', e)
            y = yield 'recovered'
        p('y', y)
    finally:
        p('fin')
    return 'ret'

p('-- gen')
g = gen()
err(g.send, 5)
p(next(g), g.send('a'), g.throw(ValueError('v')))
err(next, g)
err(next, g)
g = gen(); err(g.throw, KeyError('k')); err(next, g)
g = gen(); next(g); p(g.close()); p(g.close())
def ign():
    try: yield 1
    except GeneratorExit: yield 2
g = ign(); next(g); err(g.close)
def retc():
    try: yield 1
    except GeneratorExit: return 'closed'
g = retc(); next(g); p(g.close())
def stop():
    yield 1
    raise StopIteration('x')
g = stop(); next(g); err(next, g)
def selfnext():
    yield next(me)
me = selfnext(); err(next, me)
def sub():
    try:
        a = yield 's1'
        p('sub got', a)
        b = yield 's2'
    except KeyError as e:
        p('sub caught', e)
        return 'sub-exc'
    finally:
        p('sub fin')
    return 'sub-ret'
def outer():
    r = yield from sub()
    p('r', r)
    r = yield from [10, 20]
    p('r', r)
    return 'outer-ret'
g = outer(); p(next(g), g.send('A'), g.send('B'), next(g)); err(next, g)
g = outer(); p(next(g), g.throw(KeyError('q')))
g.close()
g = outer(); next(g); g.close()
p(list(outer()))

p('-- coro')
class Y:
    def __init__(self, v): self.v = v
    def __await__(self):
        r = yield self.v
        return r
async def c1():
    try:
        x = await Y('y1')
        p('x', x)
        y = await Y('y2')
    finally:
        p('c1 fin')
    return y
async def c2():
    return await c1()
c = c2(); err(c.send, 3)
p(c.send(None), c.send('X')); err(c.send, 'Z'); err(c.send, None)
c = c2(); p(c.send(None)); err(c.throw, ValueError('t'))
c = c2(); p(c.send(None)); p(c.close())
c = c2(); c.close(); err(c.send, None)
async def bad():
    await 5
err(bad().send, None)
async def bad2():
    class N:
        def __await__(self): return 3
    await N()
err(bad2().send, None)
async def si(): raise StopIteration(1)
err(si().send, None)
import asyncio
p('-- agen')
async def ag():
    try:
        x = yield 1
        p('sent', x)
        try: y = yield 2
        except ValueError as e:
            p('caught', e); y = yield 'rec'
        p('y', y)
    finally:
        await asyncio.sleep(0)
        p('ag fin')
async def aerr(aw):
    try: p('ok', await aw)
    except BaseException as e: p(type(e).__name__, e, '|', repr(e.__cause__))
async def main():
    g = ag()
    await aerr(g.asend(3))
    await aerr(g.__anext__()); await aerr(g.asend('s')); await aerr(g.athrow(ValueError('v')))
    await aerr(g.__anext__()); await aerr(g.__anext__()); await aerr(g.aclose())
    g = ag(); await aerr(g.__anext__()); await aerr(g.aclose()); await aerr(g.aclose()); await aerr(g.__anext__())
    g = ag(); await aerr(g.aclose()); await aerr(g.__anext__())
    async def ign():
        try: yield 1
        except GeneratorExit: yield 2
    g = ign(); await aerr(g.__anext__()); await aerr(g.aclose())
    async def raiser():
        yield 1
        raise StopAsyncIteration
    g = raiser(); await aerr(g.__anext__()); await aerr(g.__anext__())
    async def slow():
        await asyncio.sleep(0); yield 1
    g = slow()
    t = asyncio.create_task(aerr(g.__anext__())); await asyncio.sleep(0)
    await aerr(g.__anext__()); await aerr(g.aclose()); await t
    a = g.__anext__(); await aerr(a); await aerr(a)
    async for x in ag():
        p('loop', x)
        if x == 2: break
    for i in range(4): p('tick', i); await asyncio.sleep(0)
    async def left():
        try: yield 1; yield 2
        finally: await asyncio.sleep(0); p('left fin')
    global keep
    keep = left(); await aerr(keep.__anext__())
    async with asyncio.timeout(5):
        p([x async for x in slow()])
asyncio.run(main())
p('closed')
