import math

total = 0
for i in range(100000):
    total += i
print(total)
x = 1
for i in range(200):
    x = (x * 31 + i) % 1000003
print(x)
f = 1
for i in range(1, 30):
    f *= i
print(f, f % 1000, f // 7, f >> 3, f & 255, -f)
a, b = 0, 1
for _ in range(100):
    a, b = b, a + b
print(a, b)
t = 0
while t < 10**20:
    t += t + 1
print(t)
h = 5381
for c in "hello world, hello again":
    h = ((h << 5) + h) + ord(c)
print(h)
mask = 0
for c in b"abcdef":
    mask = (mask << 8) | c
    mask ^= c * 3
print(mask, ~mask, abs(-mask))
n = 2**62
print(n + n, n * 2 - 1, -n - n - 1)
s = 0
for word in ["a", "bc"]:
    s += len(word) * 1000000
print(s, s * s * s * s)
avg = 0
for v in [1.5, 2.5]:
    avg += v
avg /= 2
print(avg, round(avg), round(avg, 1), math.floor(avg), divmod(17, 5), divmod(f, 7), pow(3, 200, 1000), 2**0.5, 2**-1)
k = 10
k **= 3
print(k, k**10, int("9" * 30), int(3.7), int(True), True + True, sum([2**62, 2**62]), max(1, 2**70), min(f, 3))
