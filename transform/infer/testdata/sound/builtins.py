xs = [3, 1, 2]
ys = sorted(xs)
ys.append(10)
print(max(xs), min(2, 5), len("héllo"), sorted(xs, reverse=True), ys)
print(sum(xs), abs(-2.5), round(2.567, 1), ord("a"), chr(98), max(1.5, 2), isinstance(xs, list))
print(sum([0.5, 1.5]), divmod(7, 2), pow(2, 10), hex(255), any(x > 2 for x in xs), repr("a"))
d = {"a": 1}
d.update(b=2)
print(d.get("a"), d.get("z"), d.pop("b"), list(d.items()), sorted(d, key=lambda k: k))
m = max(xs, key=lambda x: -x)
print(m, "a-b".split("-"), " x ".strip(), ",".join(str(x) for x in xs))
for i, x in enumerate(xs):
    print(i, x)
for k, v in zip("ab", xs):
    print(k, v)
