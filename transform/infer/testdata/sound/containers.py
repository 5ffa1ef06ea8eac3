import random
d = {"b": 1, "a": 2}
ks = sorted(d, key=lambda k: k)
print(ks[0].upper())
ts = list(zip("ab", [1, 2]))
print(ts[0][1] + 1, ts)
m = list(map(lambda x: x * 2, [1, 2]))
m.append(3)
print(m)
q = [x for x in range(5) if x % 2]
r = [*q, 7]
print(r, q[1:], q[-1])
s = {1, 2} | {3}
s.add(4)
print(s)
e = {k: [v] for k, v in d.items()}
for k, v in e.items():
    v.append(9)
print(e, e.get("a"))
def f(*args, **kw):
    return args, kw
print(f(1, *q, z=2, **d))
t = (1, "a")
a, b = t
a, b = b, a
print(a, b, t[0])
best = max(e, key=lambda k: d[k])
print(best)
def g(x=None):
    if x is None:
        x = []
    x.append(1)
    return x
print(g(), g([5]))
w = None
for i in range(3):
    if w is None or i > w:
        w = i
print(w)
class P:
    def __init__(self, x, y):
        self.x = x
        self.y = y
    def __repr__(self):
        return f"P({self.x}, {self.y})"
    def __eq__(self, o):
        return isinstance(o, P) and self.x == o.x
    def add(self, o):
        return P(self.x + o.x, self.y + o.y)
ps = [P(1, 2.5), P(3, 4.5)]
print(ps, ps[0].add(ps[1]), ps[0] == P(1, 0.0), P(3, 1.0) in ps)
ps.sort(key=lambda p: -p.x)
print(ps[0], min(ps, key=lambda p: p.y))
print(sorted([3, 1, 2], key=lambda v: -v)[0] + 1)
dd = dict(zip("xy", [1.5, 2.5]))
print(dd["x"] + 1)
gen = (v * 2 for v in [1, 2, 3])
print(next(gen), list(gen))
it = iter([1, 2])
print(next(it), next(it, None), next(it, None))
n = 2 ** 100
n2 = n % 1000
print(n, n2, n2 * 3)
x, *ys = [1, 2, 3]
print(x, ys)
words = "the quick the".split()
count = {}
for word in words:
    count[word] = count.get(word, 0) + 1
print(count, sorted(count.items(), key=lambda kv: (-kv[1], kv[0])))
