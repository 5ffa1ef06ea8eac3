# mixed semantics checks
class Temp:
    def __init__(self, c): self._c = c
    @property
    def c(self): return self._c
    @c.setter
    def c(self, v):
        if v < -273: raise ValueError("too cold")
        self._c = v
class T2(Temp):
    @property
    def c(self): return super().c + 1
    @c.setter
    def c(self, v): Temp.c.fset(self, v)
t = T2(5); t.c = 10; print(t.c)
try: t.c = -300
except ValueError as e: print(e)
class Stack(list):
    def push(self, x): self.append(x)
    def peek(self): return self[-1]
    def __repr__(self): return f"Stack({list(self)})"
s = Stack(); s.push(1); s.push(2); print(s, s.peek(), len(s), s[0:1], type(s[0:1]).__name__, s.pop(), sorted(s), s + [9], s == [1], bool(s))
s.extend([5, 6]); s[0] = 7; del s[1]; print(s, 6 in s, s.index(6), list(reversed(s)), [x for x in s], s * 2)
for i, x in enumerate(s): print(i, x)
class Cnt(dict):
    def __init__(self, it=()):
        super().__init__()
        for x in it: self[x] = self.get(x, 0) + 1
    def most(self): return max(self.items(), key=lambda kv: kv[1])
c = Cnt("hello"); print(c, c.most(), c["l"], dict(c) == c, list(c), c.pop("h"), c | {"z": 1}, {**c}, len(c))
c.update(q=5); c.setdefault("w", 6); print(c, isinstance(c, dict), c.copy(), type(c.copy()).__name__)
class F(float):
    def __new__(cls, x): return super().__new__(cls, x)
    def half(self): return self / 2
print(F(3).half(), F(2.5) + 1, F(1.5) == 1.5, round(F(2.7)), int(F(3.9)), f"{F(3.14159):.2f}", max(F(1), F(2)), sum([F(1), F(2)]))
class Pt(tuple):
    def __new__(cls, x, y): return super().__new__(cls, (x, y))
    @property
    def x(self): return self[0]
p = Pt(1, 2); a, b = p; print(p, p.x, a, b, p == (1, 2), hash(p) == hash((1, 2)), p + (3,), {p: 1}[(1, 2)], len(p), isinstance(p, tuple))
class MySet(set): pass
m = MySet([1, 2]); m.add(3); print(m, len(m), m | {4}, 2 in m, m == {1, 2, 3})
class E(Exception):
    pass
class E2(E, KeyError): pass
try: raise E2("k")
except KeyError as e: print(repr(e), str(e), isinstance(e, E))
class Color:
    RED = 1
    names = {}
    for _n in ("a", "b"): names[_n] = RED
    def __class_getitem__(cls, k): return cls.names[k]
print(Color["a"], Color.names, Color._n)
class Node:
    def __init__(self, v, nxt=None): self.v, self.nxt = v, nxt
    def __iter__(self):
        return iter([self.v] + (list(self.nxt) if self.nxt else []))
print(list(Node(1, Node(2, Node(3)))))
class Vec:
    def __init__(self, *a): self.a = a
    def __eq__(self, o): return self.a == o.a
    def __mul__(self, k): return Vec(*[x * k for x in self.a])
    __rmul__ = __mul__
    def __repr__(self): return "Vec" + repr(self.a)
    def __getattr__(self, n):
        if n in "xyz": return self.a["xyz".index(n)]
        raise AttributeError(f"no {n}")
    def __iter__(self): yield_ = self.a; return iter(yield_)
    def __matmul__(self, o): return sum(x * y for x, y in zip(self, o))
    def __bool__(self): return any(self.a)
    def __reversed__(self): return iter(self.a[::-1])
    def __hash__(self): return hash(self.a)
v = Vec(1, 2, 3); print(v * 2, 2 * v, v.x, v.z, v @ v, bool(Vec(0)), list(reversed(v)), v == Vec(1, 2, 3), v != Vec(1, 2, 3), {v, Vec(1, 2, 3)}, *v)
try: v.w
except AttributeError as e: print(e)
print(type(v).__name__, v.__class__.__name__, v.__class__ is Vec, Vec.__mul__ is Vec.__rmul__, v.__module__, Vec.__doc__, Vec.__dict__["__mul__"] is Vec.__mul__)
class Lazy:
    def __get__(self, o, t):
        if o is None: return self
        o.__dict__["val"] = 42
        return 41
class H: val = Lazy()
h = H(); print(h.val, h.val)
class WithCall:
    def __call__(self, x, *, y=1): return x + y
print(WithCall()(1), WithCall()(1, y=5), list(map(WithCall(), [1, 2])))
try: WithCall()()
except TypeError as e: print(e)
try: Vec.nope()
except AttributeError as e: print(e)
try: Temp()
except TypeError as e: print(e)
try: Temp(1, 2)
except TypeError as e: print(e)
try: t.c()
except TypeError as e: print(e)
try: Stack.push(5, 6)
except AttributeError as e: print(e)
try: list.append(5, 6)
except TypeError as e: print(e)
try: list.append()
except TypeError as e: print(e)
print(str.join(",", ["a", "b"]), list(map(str.upper, "ab")), dict.fromkeys("ab", 0), int.from_bytes(b"\x01\x00", "big"), (5).bit_length(), "a,b".split(","), [3, 1].sort(), "{:>5}|{!r}".format("a", "b"))
f = [].append
print(callable(f), f.__self__, f.__name__)
print([1, 2, 3].__len__(), (1).__add__(2), "abc".__contains__("b"), [1].__eq__([1]), {}.__class__, (1,).__getitem__(0), "a".__add__("b"), [1, 2].__iter__().__next__())
print(object() == object(), object() != 1, isinstance(object(), object), repr(object())[:15])
x = [1, [2, 3]]; a, (b, c) = x; print(a, b, c); (a, b), c = "xy", 1; print(a, b, c)
def kw(**k): return k
print(kw(**{"a": 1}, b=2, **{"c": 3}), kw(self=1) if True else 0)
def gen_default(a, l=[]): l.append(a); return l
gen_default(1); print(gen_default(2))
print((lambda *a, k=1, **kw: (a, k, kw))(1, 2, k=3, z=4))
print("%s %d %r" % ("a", 5, "x"), "%(a)s" % {"a": 1}, "a" "b", 1 < 2 < 3, 1 < 3 < 2, not 1, 5 if 0 else 6, [*range(3)], {1, 2} & {2}, 7 // -2, -7 % 3, 2 ** -1, 10 / 4)
print(0.1 + 0.2, 1e16, 1e-5, float("inf"), -0.0, 10 ** 20, -10 ** 20, 1 << 70, 5 & 3, 5 ^ 3, ~5, True + True, 3.0 == 3, "a" < "b", [1, 2] < [1, 3], (1,) < (1, 0))
