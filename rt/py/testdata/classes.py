class A:
    x = 1
    def __init__(self, v=0): self.v = v
    def __repr__(self): return f"A({self.v})"
    def __eq__(self, o): return isinstance(o, A) and self.v == o.v
    def __hash__(self): return hash(self.v)
    def __lt__(self, o): return self.v < o.v
    def __add__(self, o): return A(self.v + (o.v if isinstance(o, A) else o))
    __radd__ = __add__
    def __iadd__(self, o): self.v += o; return self
    def __neg__(self): return A(-self.v)
    def __len__(self): return self.v
    def __getitem__(self, i):
        if i >= self.v: raise IndexError(i)
        return i * 10
    def __contains__(self, x): return x == self.v
    def __call__(self, *a, **k): return (a, k)
    def __bool__(self): return self.v > 1
    def __format__(self, s): return f"<{s}>"
a = A(3)
print(a, [a], a == A(3), a != A(3), a < A(4), a > A(2), sorted([A(3), A(1)]), a + 1, 1 + a, -a, len(a), a[1], 3 in a, 4 in a)
print(list(a), a(1, k=2), bool(A(1)), f"{a:abc} {a!r}", {a: 1}[A(3)], max(A(1), A(5)))
a += 4
print(a, A.x, a.x)
a.x = 5
print(a.x, A.x, a.__dict__, vars(a))
del a.x
print(a.x)
try: a <= a
except TypeError as e: print(e)
try: a - 1
except TypeError as e: print(e)
try: -A
except TypeError as e: print(e)
print(reversed(a), list(reversed(A(2)))) if False else print(list(reversed(A(2))))
---
class P:
    def __init__(self): self._x = 1
    @property
    def x(self):
        "the x"
        return self._x
    @x.setter
    def x(self, v): self._x = v
    @x.deleter
    def x(self): print("del")
    @classmethod
    def make(cls, *a): return cls()
    @staticmethod
    def st(a, b=2): return a + b
    @property
    def ro(self): return 1
p = P()
p.x = 10
print(p.x, P.x.__doc__, P.make().x, P.st(1), p.st(1, 5), type(P.make()).__name__)
del p.x
try: p.ro = 1
except AttributeError as e: print(e)
try: del p.ro
except AttributeError as e: print(e)
try: P.nope
except AttributeError as e: print(e, e.name, e.obj is P)
try: p.nope
except AttributeError as e: print(e, e.name, e.obj is p)
print(P.make.__name__, P.st.__name__, p.make.__self__ is P, P.__name__, P.__qualname__, P.__module__, P.__mro__, P.__bases__)
---
class Base:
    def __init__(self, x): self.x = x
    def f(self): return "Base.f"
    def __init_subclass__(cls, tag=None, **kw):
        super().__init_subclass__(**kw)
        print("init_subclass", cls.__name__, tag)
class L(Base, tag="l"):
    def f(self): return "L>" + super().f()
class R(Base):
    def f(self): return "R>" + super().f()
class D(L, R, tag=5):
    def __init__(self): super().__init__(7)
    def f(self): return "D>" + super().f()
d = D()
print(d.f(), d.x, [c.__name__ for c in D.__mro__], isinstance(d, R), issubclass(D, L), issubclass(L, (int, Base)))
try:
    class X(object, Base): pass
except TypeError as e: print(e)
try:
    class Y(Base, foo=1): pass
except TypeError as e: print(e)
try:
    class Z(Base, Base): pass
except TypeError as e: print(e)
try:
    class W(bool): pass
except TypeError as e: print(e)
try:
    class V(1.5): pass
except TypeError as e: print(e)
---
class Desc:
    def __set_name__(self, owner, name): self.name = "_" + name; print("set_name", owner.__name__, name)
    def __get__(self, o, t=None): return self if o is None else getattr(o, self.name, "unset")
    def __set__(self, o, v): setattr(o, self.name, v * 2)
    def __delete__(self, o): print("delete")
class NonData:
    def __get__(self, o, t): return ("nd", o is None)
class C:
    d = Desc()
    n = NonData()
c = C()
print(c.d); c.d = 4; print(c.d, c._d, type(C.d).__name__, c.n, C.n)
c.n = 1
print(c.n); del c.d
---
class G:
    def __getattr__(self, n):
        if n.startswith("a"): return n.upper()
        raise AttributeError(n)
    def __setattr__(self, n, v): object.__setattr__(self, n, ("set", v))
    def __delattr__(self, n): print("del", n); object.__delattr__(self, n)
g = G(); g.x = 1
print(g.x, g.abc, hasattr(g, "b"), getattr(g, "zz", 9)); del g.x
try: g.x
except AttributeError as e: print(e)
class H:
    def __getattribute__(self, n): return "got " + n
    def m(self): pass
print(H().foo, H().m)
---
class S:
    __slots__ = ("a", "b")
    def __init__(self): self.a = 1
s = S(); print(s.a)
try: s.b
except AttributeError as e: print(e)
try: s.c = 1
except AttributeError as e: print(e)
try: s.__dict__
except AttributeError as e: print(e)
del s.a
try: s.a
except AttributeError as e: print(e)
---
class N:
    def __new__(cls, v):
        print("new", v)
        o = super().__new__(cls)
        return o
    def __init__(self, v): print("init", v); self.v = v
print(N(3).v)
class Sing:
    _i = None
    def __new__(cls):
        if cls._i is None: cls._i = super().__new__(cls)
        return cls._i
print(Sing() is Sing())
class Other:
    def __new__(cls): return 5
print(Other())
class I(int):
    def __new__(cls, x): return super().__new__(cls, x + 1)
    def __repr__(self): return f"I({int(self)})"
    def double(self): return self * 2
i = I(4)
print(i, i + 1, i.double(), i == 5, hash(i) == 5, isinstance(i, int), [i], {i: 1}[5], type(i + 1).__name__, i > 3, -i, abs(i), i // 2, 2 ** i)
class L(list):
    def __init__(self, *a): super().__init__(a); self.tag = "t"
    def total(self): return sum(self)
l = L(1, 2, 3)
print(l, l.total(), len(l), l[0], l.tag, l == [1, 2, 3], isinstance(l, list), l + [4], list(l), 2 in l, [*l])
class Dd(dict):
    def __missing__(self, k): return k * 2
    def __setitem__(self, k, v): super().__setitem__(k, v + 100)
d = Dd(a=1); d["b"] = 2
print(d, d["zz"], d["a"], "a" in d, len(d), dict(d))
class St(str):
    def shout(self): return self.upper() + "!"
s = St("hi")
print(s, s.shout(), s + "x", s == "hi", len(s), f"{s:>4}", {s: 1}["hi"], repr(s), "".join([s, s]))
class T(tuple): pass
print(T([1, 2]), T([1]) == (1,), T((1, 2))[1])
---
class E(Exception):
    def __init__(self, a, b): self.a = a; self.b = b; super().__init__(a, b)
class F(E):
    def __str__(self): return f"F<{self.a}>"
for e in (E(1, 2), F(3, 4)):
    print(e, repr(e), e.args, e.a)
class KW(Exception):
    def __init__(self, *, code): self.code = code
print(repr(KW(code=5)), KW(code=5).args, str(KW(code=5)), KW(code=1).code)
class VE(ValueError): code = 7
try: raise VE("x")
except ValueError as e: print(type(e), e.code, e)
raise F(1, 2)
---
class M:
    def __enter__(self): print("enter"); return 1
    def __exit__(self, t, v, tb): print("exit", t and t.__name__, v, tb is not None); return t is KeyError
with M() as x: print(x)
with M(): raise KeyError("k")
try:
    with M(): raise ValueError("v")
except ValueError as e: print("caught", e)
def f():
    with M(): return 5
print(f())
for i in range(3):
    with M():
        if i == 1: continue
        if i == 2: break
---
class It:
    def __init__(self, n): self.n = n
    def __iter__(self): return self
    def __next__(self):
        if self.n == 0: raise StopIteration
        self.n -= 1
        return self.n
print(list(It(3)), sum(It(4)), max(It(5)), sorted(It(3)), dict(zip("ab", It(2))), tuple(It(2)), 2 in It(4), [*It(2)], set(It(2)))
a, b = It(2); print(a, b)
a, *b = It(4); print(a, b)
it = iter(It(1)); print(next(it), next(it, "end"))
try: next(it)
except StopIteration as e: print("stop", e.value)
class Bad:
    def __iter__(self): return 5
try: iter(Bad())
except TypeError as e: print(e)
class NoIter: __iter__ = None
try: iter(NoIter())
except TypeError as e: print(e)
class Seq:
    def __getitem__(self, i):
        if i > 2: raise IndexError
        return i
print(list(Seq()), 1 in Seq(), 7 in Seq())
x = iter([1, 2].pop, 9) if False else iter(lambda l=[1, 2, 3]: l.pop(0), 3)
print(list(x))
print(list(map(lambda a, b: a + b, [1, 2], [3, 4, 5])), list(filter(None, [0, 1, ""])), list(filter(lambda x: x > 1, [1, 2])), list(enumerate("ab", 5)), list(reversed([1, 2])), list(zip([1], [2], [3])))
---
def f(a, b=2, *args, c, d=4, **kw): return (a, b, args, c, d, kw)
print(f(1, c=3), f(1, 2, 3, 4, c=5, z=6), f(*[1, 2], **{"c": 3}))
print(f.__name__, f.__defaults__, f.__kwdefaults__, f.__code__.co_argcount, f.__code__.co_varnames[:6])
f.attr = 5; print(f.attr, f.__dict__)
class C:
    def m(self): "doc"; return self
c = C(); m = c.m
print(m() is c, m.__func__ is C.m, m.__self__ is c, m == c.m, m is c.m, m.__name__, m.__doc__, C.m.__qualname__)
def outer():
    def inner(): pass
    return inner
print(outer().__qualname__, (lambda: 0).__name__)
print(len.__name__, [].append.__name__, str.upper.__name__, callable(f), callable(C), callable(c), callable(len))
print(type(f), type(m), type(len), type(C), type(None), type(...), type(NotImplemented), type(str.upper), type(type))
print(len, int, None, ..., NotImplemented, str.upper)
---
T = type("T", (int,), {"x": 1, "f": lambda self: self + 1})
print(T, T(5), T(5).f(), T.x, T.__mro__)
print(int.__name__, (5).__class__, (5).__add__(3), "a".__len__(), [1].__contains__(1), (5).__eq__("a"), int.__add__(1, 2), (1).__bool__(), object.__repr__(5)[:4])
print(isinstance(5, int | str), isinstance(None, int | None), int | str, int | None, list[int], dict[str, int], type(list[int]))
class GG:
    def __class_getitem__(cls, k): return (cls.__name__, k)
print(GG[int])
try: int[5]
except TypeError as e: print(e)
---
class R:
    def __repr__(self): return 5
for f in (str, repr):
    try: f(R())
    except TypeError as e: print(e)
class Q:
    __hash__ = None
    def __len__(self): return -1
    def __bool__(self): return 1
    def __index__(self): return "a"
    def __format__(self, s): return 1
    def __contains__(self, x): return [x]
q = Q()
for f in (lambda: hash(q), lambda: len(q), lambda: bool(q), lambda: [1][q], lambda: f"{q}", lambda: {q: 1}, lambda: range(q), lambda: hex(q)):
    try: f()
    except Exception as e: print(type(e).__name__, e)
print(1 in q)
class V:
    def __init__(self, x): self.x = x
    def __eq__(self, o): return NotImplemented
    def __add__(self, o): return NotImplemented
    def __lt__(self, o): return "lt"
    def __iadd__(self, o): return NotImplemented
    def __rmul__(self, o): return ("rmul", o)
    def __pow__(self, o, m=None): return ("pow", o, m)
    def __divmod__(self, o): return ("dm", o)
    def __matmul__(self, o): return ("mm", o)
    def __round__(self, n=None): return ("round", n)
    def __abs__(self): return "abs"
    def __invert__(self): return "inv"
v = V(1)
print(v == v, v == 1, v != v, v < 1, 1 > v, 3 * v, [1] * v, v ** 2, pow(v, 2, 3), divmod(v, 1), v @ 1, round(v), round(v, 2), abs(v), ~v)
for f in (lambda: v + 1, lambda: v > 1, lambda: v * 2, lambda: 2 @ v, lambda: -v):
    try: f()
    except TypeError as e: print(e)
try: v += 1
except TypeError as e: print(e)
class Sub(V):
    def __rmul__(self, o): return ("sub rmul",)
    def __radd__(self, o): return "sub radd"
print(V(1) + Sub(1), [1] + Sub(1), "a" + Sub(2), 5 * Sub(1))
x = [1]
try: x += 5
except TypeError as e: print(e)
x += (2, 3); print(x)
x = y = [1]; x += [2]; print(y)
x *= 2; print(y)
s = {1}; t = s; s |= {2}; print(t); s &= {2}; print(t)
d = {1: 2}; e = d; d |= {3: 4}; print(e)
---
class Meta(type): pass
print(type(5), type("a", (), {}).__name__, type(type), isinstance(int, type), issubclass(bool, int))
class Ctx:
    def __init__(self): self.items = {}
    def __getitem__(self, k): return self.items[k]
    def __setitem__(self, k, v): self.items[k] = v
    def __delitem__(self, k): del self.items[k]
    def __iter__(self): return iter(self.items)
    def __reversed__(self): return reversed(list(self.items))
    def __len__(self): return len(self.items)
    def keys(self): return self.items.keys()
c = Ctx(); c["a"] = 1; c[1, 2] = 3; c[1:2] = 4
print(list(c), c[1, 2], list(reversed(c)), len(c), bool(c), bool(Ctx()))
del c["a"], c[1:2]
print(dict(c), {**{"x": 1}}, list(c.keys()))
class P:
    count = 0
    def __init__(self): P.count += 1; self._P__secret = 5
    def get(self): return self._P__secret
P(); p = P(); print(P.count, p.__dict__, p.get())
p.__dict__["new"] = 9; print(p.new, sorted(vars(p)))
p.__dict__.update(a=1, b=2); print(p.a + p.b, list(p.__dict__.items()))
p.__class__ = type("Q", (), {"hello": lambda self: "hi"}); print(p.hello(), p.new)
print(getattr(p, "zzz", None), hasattr(p, "a")); setattr(p, "k", 1); delattr(p, "k"); print(hasattr(p, "k"))
print(dir(type("D", (), {"b": 1, "a": 2}))[-2:], "__init__" in dir(p), callable(p))
def deco(f):
    def w(*a, **k): return ("w", f(*a, **k))
    w.__name__ = f.__name__; w.__doc__ = f.__doc__; w.__wrapped__ = f
    return w
@deco
def foo(x): "doc foo"; return x
print(foo(1), foo.__name__, foo.__doc__, foo.__wrapped__(2))
def counter():
    n = 0
    def inc():
        nonlocal n
        n += 1
        return n
    return inc
c1 = counter(); c1(); print(c1(), counter()())
print(sorted([3, 1, 2], key=lambda x: -x), sorted("bca", reverse=True), min([3, 1], key=lambda x: -x), max("a", "b"), min([], default=5), sum([[1], [2]], []), sum([0.1] * 10), sum([1, 2.5]), any([0, 1]), all([]))
print(round(2.5), round(3.5), round(2.675, 2), round(-1.5), round(1234, -2), divmod(-7, 2), pow(2, 10), pow(3, 4, 5), pow(3, -1, 7), abs(-3.5), chr(8364), ord("€"), hex(-255), oct(8), bin(5), ascii("é€"))
print(repr("a'b"), format(3.14159, ".2f"), format(42, "x"), hash(1) == hash(1.0) == hash(True), id(c1) == id(c1), len("héllo"), type(iter([])).__name__, type(enumerate([])).__name__, type(zip()).__name__)
print(isinstance(True, int), isinstance(1, (str, float, int)), callable(len), list(range(3)), tuple("ab"), set([1]), frozenset([1]), dict(a=1), bool(""), str(None), bytes(2), list(map(str, [1, 2])))
