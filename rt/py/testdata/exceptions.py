try:
    try: 1 / 0
    except ZeroDivisionError as e: raise ValueError("bad") from e
except ValueError as e:
    print(repr(e.__cause__), e.__suppress_context__, repr(e.__context__))
try:
    try: 1 / 0
    except ZeroDivisionError: raise ValueError("bad")
except ValueError as e:
    print(repr(e.__cause__), e.__suppress_context__, repr(e.__context__))
try:
    try: 1 / 0
    finally: raise KeyError("f")
except KeyError as e: print(repr(e.__context__), str(e))
try:
    try: raise KeyError("a")
    except KeyError: raise
except KeyError as e: print(repr(e.__context__))
try: raise ValueError("x") from None
except ValueError as e: print(e.__cause__, e.__suppress_context__)
try: raise
except RuntimeError as e: print(e)
---
def f():
    try: return 1
    finally: print("fin")
def g():
    for i in range(3):
        try:
            if i == 1: continue
            print(i)
        finally: print("fin", i)
    else: print("else")
def h():
    try: raise ValueError
    except ValueError: return "h"
    finally: return "fin"
print(f()); g(); print(h())
try: pass
except: print("no")
else: print("else")
finally: print("finally")
---
for e in (OSError(2, "No such file"), OSError(2, "No such file", "x.txt"), OSError(2, "m", "a", None, "b"), OSError("one"), OSError(), OSError(13, "p"),
          FileNotFoundError(2, "x"), ConnectionResetError(104, "r"), OSError(9999, "zz"), TimeoutError(), TimeoutError("t")):
    print(type(e).__name__, str(e), repr(e), e.args, e.errno, e.strerror, e.filename)
for e in (KeyError("a"), KeyError(), KeyError(1, 2), StopIteration(5), SystemExit(3), SystemExit("x", 1), ImportError("m", name="n", path="p"),
          ModuleNotFoundError("q"), ValueError(), ValueError(1), ValueError("a", 2), AttributeError("a", name="n", obj=5), NameError("z", name="q")):
    print(type(e).__name__, "|", str(e), "|", repr(e), e.args)
print(StopIteration(5).value, StopIteration().value, SystemExit(3).code, SystemExit().code, SystemExit(1, 2).code, ImportError("m", name="n").name)
for e in (UnicodeDecodeError("utf-8", b"\xff\xfe", 0, 1, "bad"), UnicodeDecodeError("utf-8", b"\xff\xfe", 0, 2, "bad"),
          UnicodeEncodeError("ascii", "é\u1234", 0, 1, "no"), UnicodeEncodeError("ascii", "é\u1234", 0, 2, "no"), UnicodeTranslateError("ab", 0, 1, "r")):
    print(e, e.start, e.end, e.reason)
try: ValueError(x=1)
except TypeError as e: print(e)
try: ImportError(x=1)
except TypeError as e: print(e)
---
eg = ExceptionGroup("eg", [ValueError(1), TypeError(2), ExceptionGroup("in", [ValueError(3), OSError(4)])])
print(eg, repr(eg), eg.message, eg.exceptions, eg.args)
print(eg.split(ValueError)); print(eg.subgroup(ValueError)); print(eg.subgroup((TypeError, OSError))); print(eg.split(lambda e: isinstance(e, OSError)))
print(eg.subgroup(KeyError), eg.split(KeyError), eg.split(ExceptionGroup))
print(BaseExceptionGroup("b", [ValueError(1)]).__class__, BaseExceptionGroup("b", [KeyboardInterrupt()]).__class__)
for f in (lambda: ExceptionGroup("e", []), lambda: ExceptionGroup("e", [1]), lambda: ExceptionGroup("e", [KeyboardInterrupt()]), lambda: ExceptionGroup(1, [ValueError()]), lambda: ExceptionGroup("e"), lambda: ExceptionGroup("e", 5)):
    try: f()
    except Exception as e: print(type(e).__name__, e)
class MyG(ExceptionGroup):
    def derive(self, excs): return MyG(self.message + "!", excs)
print(repr(MyG("m", [ValueError(1), TypeError(2)]).split(ValueError)))
---
def t(exc, *clauses):
    try:
        try: raise exc
        except* ValueError as e: print("VE", repr(e))
        except* TypeError as e: print("TE", repr(e)); raise KeyError("new")
    except BaseException as e: print("out", repr(e), repr(e.__context__))
t(ExceptionGroup("g", [ValueError(1), OSError(2)]))
t(ExceptionGroup("g", [ValueError(1)]))
t(ExceptionGroup("g", [TypeError(1), ValueError(2), OSError(5)]))
t(ValueError("naked"))
t(TypeError("naked"))
t(OSError("naked"))
---
e = ValueError("v")
e.add_note("n1"); e.add_note("n2\nn3")
print(e.__notes__)
try: e.add_note(5)
except TypeError as x: print(x)
e.foo = 1
print(e.foo, e.__dict__ if False else "", e.with_traceback(None) is e)
try: e.with_traceback(5)
except TypeError as x: print(x)
try: e.__cause__ = 5
except TypeError as x: print(x)
raise e
---
try:
    try: int("x")
    except (KeyError, ValueError) as e: print("ok", e)
    try: raise e
    except NameError as n: print(n)
except Exception as z: print(type(z), z)
try:
    try: 1
    except 5: pass
    try: raise ValueError
    except 5: pass
except TypeError as e: print(e)
try:
    try: raise ValueError
    except (KeyError, 5): pass
except TypeError as e: print(e)
def f(): f()
try: f()
except RecursionError as e: print(e)
class R:
    def __repr__(self): return repr(self)
try: repr(R())
except RecursionError as e: print(e)
print(issubclass(ExceptionGroup, Exception), ExceptionGroup.__mro__, TimeoutError.__mro__, UnicodeDecodeError.__mro__)
x = undefined_name
---
class A:
    @property
    def p(self): raise AttributeError("inner")
    def __getattr__(self, n): return "fallback " + n
print(A().p)
class B:
    @property
    def p(self): return self.missing
B().p
---
[].appendd
---
import builtins
print(builtins.len([1]))
lenn
---
json
---
prnt(1)
---
def f(first, second=2): pass
f(1, secnd=3)
---
class Acc:
    def __init__(self): self.balance = 1
Acc().balanse
---
import builtins
from builtins import lenn
---
"abc".uper()
