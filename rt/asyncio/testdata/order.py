import asyncio
out=[]
def p(*a): print(*a)

async def t_timers():
    loop=asyncio.get_running_loop()
    t=loop.time()+0.01
    loop.call_at(t-0.005, p, 'early')
    for i in range(8): loop.call_at(t, p, i)
    await asyncio.sleep(0.03)

async def t_gather():
    async def w(n, d, exc=None):
        p('start', n)
        try:
            await asyncio.sleep(d)
            if exc: raise exc
            p('end', n)
            return n
        except asyncio.CancelledError as e:
            p('cancelled', n, e.args); raise
    p(await asyncio.gather(w(1,0.002), w(2,0.001), w(3,0)))
    try:
        await asyncio.gather(w('a',0.001), w('b',0.002,ValueError('boom')), w('c',0.004))
    except ValueError as e: p('caught', e)
    await asyncio.sleep(0.006)
    p(await asyncio.gather(w('a',0.001,KeyError(1)), w('b',0), return_exceptions=True))
    g=asyncio.gather(w('x',1), w('y',1))
    await asyncio.sleep(0)
    p(g.cancel('msg'))
    try: await g
    except asyncio.CancelledError as e: p('outer', e.args, g.cancelled())
    t=asyncio.create_task(w('z',1)); 
    await asyncio.sleep(0)
    t.cancel()
    p(await asyncio.gather(t, return_exceptions=True))
    f=asyncio.get_running_loop().create_future()
    p(await asyncio.gather())

async def t_cancel():
    async def stubborn():
        try: await asyncio.sleep(1)
        except asyncio.CancelledError as e:
            p('first', e.args)
        try: await asyncio.sleep(0.001)
        except asyncio.CancelledError as e: p('second', e.args)
        return 'done'
    t=asyncio.create_task(stubborn())
    p(t.cancel(), t.cancelling())
    await asyncio.sleep(0)
    p(t.done(), t.cancelled())
    t=asyncio.create_task(stubborn())
    await asyncio.sleep(0)
    p(t.cancel('a'), t.cancel('b'), t.cancelling())
    p(await t, t.cancelled(), t.cancelling(), t.uncancel())
    async def selfc():
        asyncio.current_task().cancel()
        return 5
    t=asyncio.create_task(selfc())
    try: await t
    except asyncio.CancelledError: p('selfc', t.cancelled())
    async def unc():
        t=asyncio.current_task(); t.cancel(); p(t.uncancel()); await asyncio.sleep(0); return 6
    p(await asyncio.create_task(unc()))
    # await chain cancel
    async def inner():
        try: await asyncio.sleep(1)
        finally: p('inner fin')
    async def outer():
        try: await asyncio.create_task(inner())
        finally: p('outer fin')
    t=asyncio.create_task(outer())
    await asyncio.sleep(0); await asyncio.sleep(0)
    t.cancel('why')
    try: await t
    except asyncio.CancelledError as e: p(e.args)

async def t_waitfor():
    async def slow():
        try: await asyncio.sleep(1)
        except asyncio.CancelledError:
            p('slow cancelled'); await asyncio.sleep(0.001); p('slow cleaned'); raise
    try: await asyncio.wait_for(slow(), 0.002)
    except TimeoutError as e: p('timeout', repr(e), repr(e.__cause__), e.__cause__ is e.__context__)
    try: await asyncio.wait_for(slow(), 0)
    except TimeoutError as e: p('timeout0', repr(e.__cause__))
    async def swallow():
        try: await asyncio.sleep(1)
        except asyncio.CancelledError: return 'swallowed'
    p(await asyncio.wait_for(swallow(), 0.002))
    async def conv():
        try: await asyncio.sleep(1)
        except asyncio.CancelledError: raise ValueError('conv')
    try: await asyncio.wait_for(conv(), 0.002)
    except ValueError as e: p(repr(e), repr(e.__context__))
    p(await asyncio.wait_for(asyncio.sleep(0,'res'), None))
    try:
        async with asyncio.timeout(0.001) as cm:
            p(cm.__class__.__name__, cm.expired()); await asyncio.sleep(1)
    except TimeoutError: p('expired', cm.expired(), cm)
    async with asyncio.timeout(None) as cm: p(cm)
    p(cm)

async def t_wait():
    async def w(n,d,exc=None):
        await asyncio.sleep(d)
        if exc: raise exc
        return n
    ts=[asyncio.create_task(w(i,0.001*i), name=f'n{i}') for i in range(1,4)]
    d,pnd=await asyncio.wait(ts, return_when=asyncio.FIRST_COMPLETED)
    p(sorted(t.get_name() for t in d), sorted(t.get_name() for t in pnd))
    d,pnd=await asyncio.wait(pnd, timeout=0.0012)
    p(sorted(t.get_name() for t in d), sorted(t.get_name() for t in pnd))
    d,pnd=await asyncio.wait(pnd)
    p(len(d),len(pnd))
    ts=[asyncio.create_task(w(1,0.001,ValueError('x'))), asyncio.create_task(w(2,0.01))]
    d,pnd=await asyncio.wait(ts, return_when=asyncio.FIRST_EXCEPTION)
    p(len(d),len(pnd), [repr(t.exception()) for t in d])
    for t in pnd: t.cancel()
    for f in ((), ts[0], [w(1,0)]):
        try: await asyncio.wait(f)
        except Exception as e: p(type(e).__name__, e)
    if True:
        import gc
    for c in asyncio.as_completed([w('s',0.003), w('q',0.001)]): p(await c)
    async for t in asyncio.as_completed([asyncio.create_task(w('s',0.003)), asyncio.create_task(w('q',0.001))]): p(t.result())
    try:
        for c in asyncio.as_completed([w('s',1)], timeout=0.001): await c
    except TimeoutError: p('as_completed timeout')

async def t_group():
    async def w(n,d,exc=None):
        try:
            await asyncio.sleep(d)
            if exc: raise exc
            p('end',n)
        except asyncio.CancelledError: p('canc',n); raise
    async with asyncio.TaskGroup() as tg:
        tg.create_task(w(1,0.002)); tg.create_task(w(2,0.001)); p(tg)
    p(tg)
    try:
        async with asyncio.TaskGroup() as tg:
            tg.create_task(w(1,0.001,ValueError('v'))); tg.create_task(w(2,1)); await asyncio.sleep(1)
    except* ValueError as eg: p(repr(eg), asyncio.current_task().cancelling())
    try:
        async with asyncio.TaskGroup() as tg:
            tg.create_task(w(3,1)); await asyncio.sleep(0); raise KeyError('body')
    except BaseException as eg: p(repr(eg))
    try: tg.create_task(w(4,1))
    except RuntimeError as e: p(e)
    async def par():
        async with asyncio.TaskGroup() as tg:
            tg.create_task(w(5,1)); await asyncio.sleep(1)
    t=asyncio.create_task(par()); await asyncio.sleep(0.001); t.cancel('stop')
    try: await t
    except asyncio.CancelledError as e: p('par', e.args, t.cancelling())

async def t_locks():
    l=asyncio.Lock()
    async def w(n):
        async with l:
            p('got',n); await asyncio.sleep(0)
        p('rel',n)
    ts=[asyncio.create_task(w(i)) for i in range(4)]
    await asyncio.sleep(0)
    p(repr(l)[-22:])
    ts[1].cancel()
    p(await asyncio.gather(*ts, return_exceptions=True))
    try: l.release()
    except RuntimeError as e: p(e)
    e=asyncio.Event()
    async def ew(n): p(n, await e.wait())
    ts=[asyncio.create_task(ew(i)) for i in range(3)]
    await asyncio.sleep(0)
    p(repr(e)[-20:]); e.set(); e.clear(); await asyncio.gather(*ts)
    s=asyncio.Semaphore(2)
    async def sw(n):
        async with s: p('s',n); await asyncio.sleep(0.001)
    ts=[asyncio.create_task(sw(i)) for i in range(5)]
    await asyncio.sleep(0); p(s.locked(), repr(s)[-20:])
    await asyncio.gather(*ts); p(repr(s)[-21:])
    b=asyncio.BoundedSemaphore(1)
    try: b.release()
    except ValueError as e_: p(e_)
    try: asyncio.Semaphore(-1)
    except ValueError as e_: p(e_)
    c=asyncio.Condition()
    async def cw(n):
        async with c: p('cw',n, await c.wait())
    ts=[asyncio.create_task(cw(i)) for i in range(3)]
    await asyncio.sleep(0)
    async with c: c.notify(2); p(repr(c)[-22:])
    await asyncio.sleep(0.001)
    try: c.notify()
    except RuntimeError as e_: p(e_)
    async with c: c.notify_all()
    await asyncio.gather(*ts)
    br=asyncio.Barrier(3)
    async def bw(n): p('b',n, await br.wait())
    await asyncio.gather(*[bw(i) for i in range(3)]); p(repr(br)[-25:])
    t=asyncio.create_task(br.wait()); await asyncio.sleep(0); p(repr(br)[-25:]); await br.abort()
    try: await t
    except asyncio.BrokenBarrierError as e_: p(repr(e_))
    try: await br.wait()
    except asyncio.BrokenBarrierError as e_: p(repr(e_), repr(br)[-9:])

async def t_queue():
    q=asyncio.Queue(2)
    async def prod():
        for i in range(5): await q.put(i); p('put',i)
    async def cons():
        for i in range(5): p('get', await q.get()); q.task_done(); await asyncio.sleep(0)
    await asyncio.gather(prod(),cons()); await q.join()
    p(str(q)); q.put_nowait(7); p(str(q), q.full(), q.empty(), q.qsize(), q.maxsize)
    q.put_nowait([1])
    try: q.put_nowait(8)
    except asyncio.QueueFull as e: p(repr(e))
    q.shutdown(); 
    try: await q.put(1)
    except asyncio.QueueShutDown as e: p(repr(e))
    p(await q.get(), await q.get())
    try: await q.get()
    except asyncio.QueueShutDown as e: p(repr(e))
    p(str(q))
    pq=asyncio.PriorityQueue()
    for x in (3,1,2,1): pq.put_nowait((x,'abcd'[x]))
    p(str(pq)); p([pq.get_nowait() for _ in range(4)])
    lq=asyncio.LifoQueue()
    for x in range(3): lq.put_nowait(x)
    p([lq.get_nowait() for _ in range(3)])
    try: lq.get_nowait()
    except asyncio.QueueEmpty as e: p(repr(e))
    for _ in range(3): lq.task_done()
    try: lq.task_done()
    except ValueError as e: p(e)

async def t_future():
    loop=asyncio.get_running_loop()
    f=loop.create_future()
    f.add_done_callback(lambda x: p('cb1', x.result())); 
    async def w(): p('await', await f)
    t=asyncio.create_task(w()); await asyncio.sleep(0)
    f.add_done_callback(lambda x: p('cb2'))
    p(f.done(), str(f)[:16])
    f.set_result(3); p(f, f.result())
    await asyncio.sleep(0); 
    try: f.set_result(4)
    except asyncio.InvalidStateError as e: p(repr(e))
    f=loop.create_future()
    for m in ('result','exception'):
        try: getattr(f,m)()
        except asyncio.InvalidStateError as e: p(repr(e))
    f.set_exception(ValueError('x')); p(f, repr(f.exception()))
    f=loop.create_future(); f.set_exception(KeyError)
    try: await f
    except KeyError as e: p(repr(e))
    f=loop.create_future(); f.cancel('m'); p(f)
    try: await f
    except asyncio.CancelledError as e: p(e.args)
    f=loop.create_future()
    try: f.set_exception(3)
    except TypeError as e: p(e)
    f.set_exception(StopIteration()); p(repr(f.exception()))
    f.exception()
    inner=asyncio.create_task(asyncio.sleep(0.02,'inner'))
    async def sh(): return await asyncio.shield(inner)
    t=asyncio.create_task(sh()); await asyncio.sleep(0.001); t.cancel()
    try: await t
    except asyncio.CancelledError: p('shield cancelled', inner.done())
    p(await inner)
    async def bad(): 
        class A:
            def __await__(self): yield 7
        await A()
    try: await asyncio.create_task(bad())
    except RuntimeError as e: p(e)
    async def bare():
        class A:
            def __await__(self): x = yield; p('bare',x); return 'r'
        return await A()
    p(await asyncio.create_task(bare()))
    async def me(): await asyncio.current_task()
    try: await asyncio.create_task(me(), name='ME')
    except RuntimeError as e: p(str(e)[:54])

import sys
for name in sys.argv[1:] or [n for n in globals() if n.startswith('t_')]:
    p('--',name)
    asyncio.run(globals()[name]())
