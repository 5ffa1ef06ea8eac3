import os, sys
async def f(a, /, b: int = 3, *args: *Ts, c, d=4, **kw) -> int:
    """doc"""
    async with a as b, c: pass
    x = [i async for i in y if z if w]
    return await q
with (open(x) as f, g): pass
with (a): pass
with (yield): pass
with (a, b) as c: pass
print(f'{x!r:>{w}} {y=} {{}} \N{BULLET}' 'abc' rf"\d{z:{a}{b}}" f'''a
{
  3 # foo
}''')
match x, y:
    case [1, -2+3j, *_] | {"a": b, **rest} if x: pass
    case A.B(c, d=e) as f: pass
    case (a): pass
    case _: pass
type X[T: int = str, *Ts = *a, **P] = list[T]
class A[T](B, *c, metaclass=D, **e):
    a: int = 3
    (b): str
try: pass
except* A as e: pass
else: pass
finally: pass
if a: pass
elif b: c; 
else: d
x = 0xff_ff + 1e5j - 123456789012345678901234567890 ** -1 // 2 @ 3
u'abc'; b'\xff' rb'\x'; x[1:2, ::3, *a]; lambda *a, b=1: (yield)
a = b = c, = *d, e
del a, (b, c), d[1]
for x, *y in *a, b: pass
else: pass
{**a, 'b': 1}; {1, *b}; {a: b for c in d}; {a for b in c}; not a in b is not c not in d
f(x for x in y)(*a, b, k=1, **c)
