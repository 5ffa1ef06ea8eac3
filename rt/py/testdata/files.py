name = "/tmp/gosyncio_py_files_test.txt"
with open(name, "w") as f:
    print(f.write("héllo\n"), f.writelines(["a\n", "b\r\n", "c"]), f.mode, f.name, f.closed, f.readable(), f.writable(), f.encoding)
    print("printed", 1, file=f, sep="-")
print(f.closed, f)
try: f.write("x")
except ValueError as e: print(e)
with open(name) as f:
    print(repr(f.read(3)), repr(f.readline()), f.readlines(), repr(f.read()))
with open(name) as f:
    for i, line in enumerate(f): print(i, repr(line))
with open(name, newline="") as f: print(f.readlines())
with open(name, "rb") as f: print(f.read(5), f.readline(), f.tell(), f.seek(0), f.read(1), f)
with open(name, "ab") as f: print(f.write(b"\xff"))
try: open(name).read()
except UnicodeDecodeError as e: print(e)
print(repr(open(name, errors="replace").read()[-3:]))
with open(name, "w") as f: f.write("abcd\nef\n")
with open(name, "r+") as f:
    f.write("XYZ"); f.seek(0); print(repr(f.readline()))
for args in (("/nonexistent/x",), (name, "q"), (name, "rw"), (name, "rbt"), ("/tmp",), (name, "x"), (5.5,), (name, "rb", 0, "utf-8"), (name, "r", 0), ("a\0b",), (name, ""), (name, 5)):
    try: open(*args)
    except Exception as e: print(type(e).__name__, e)
f = open(name)
try: f.write("a")
except Exception as e: print(type(e), e)
try: open(name, "w").write(b"x")
except Exception as e: print(type(e), e)
try: open(name, "w").read()
except Exception as e: print(type(e), e)
try: open(name, "wb").write("x")
except Exception as e: print(type(e), e)
try: print("x", sep=5)
except Exception as e: print(type(e), e)
print("a", "b", sep="", end="|\n"); print(); print(1, None, [1], sep=None, end=None); print(*"abc")
---
import builtins
try: exit(3)
except SystemExit as e: print(e.code)
class W:
    def __init__(self): self.s = []
    def write(self, x): self.s.append(x)
w = W(); print("a", 1, file=w); print(w.s)
