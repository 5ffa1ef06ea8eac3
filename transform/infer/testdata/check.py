"""Runs PROGRAM under CPython and compares the values of its variables with the types that inference gave them.

usage: check.py TYPES.json PROGRAM; prints one line for each variable that held something else.
"""
import json
import runpy
import sys
import types as pytypes

table = json.load(open(sys.argv[1]))
path = sys.argv[2]
sys.argv = sys.argv[2:]
seen = set()


def split(text):
    """Splits "a[b, c], d" at the commas of the top level."""
    parts, depth, last = [], 0, 0
    for i, c in enumerate(text):
        if c == '[':
            depth += 1
        elif c == ']':
            depth -= 1
        elif c == ',' and depth == 0:
            parts.append(text[last:i].strip())
            last = i + 1
    parts.append(text[last:].strip())
    return parts


def is_int(v):
    return type(v) is int


CHECKS = {
    'object': lambda v, a: True,
    'Never': lambda v, a: False,
    'None': lambda v, a: v is None,
    'bool': lambda v, a: type(v) is bool,
    'int': lambda v, a: is_int(v) and -2**63 <= v < 2**63,
    'Int': lambda v, a: is_int(v),
    'float': lambda v, a: type(v) is float,
    'float~': lambda v, a: type(v) is float or is_int(v),
    'complex': lambda v, a: type(v) is complex,
    'str': lambda v, a: type(v) is str,
    'bytes': lambda v, a: type(v) is bytes,
    'bytearray': lambda v, a: type(v) is bytearray,
    'list': lambda v, a: type(v) is list and all(check(x, a[0]) for x in v),
    'set': lambda v, a: type(v) is set and all(check(x, a[0]) for x in v),
    'frozenset': lambda v, a: type(v) is frozenset and all(check(x, a[0]) for x in v),
    'dict': lambda v, a: type(v) is dict and all(check(k, a[0]) and check(x, a[1]) for k, x in v.items()),
    'tuple': lambda v, a: type(v) is tuple and (a == ['...'] or len(a) == len(v) and all(map(check, v, a))),
    'generator': lambda v, a: isinstance(v, pytypes.GeneratorType),
    'asyncgenerator': lambda v, a: isinstance(v, pytypes.AsyncGeneratorType),
    'coroutine': lambda v, a: isinstance(v, pytypes.CoroutineType),
    'iterator': lambda v, a: hasattr(v, '__iter__') or hasattr(v, '__aiter__'),
    'callable': lambda v, a: callable(v),
    'type': lambda v, a: isinstance(v, type),
}


def check(v, t):
    if t.endswith(' | None'):
        return v is None or check(v, t[:-7])
    if t.startswith(('func ', 'method ')):
        return callable(v)
    if t.startswith('module '):
        return type(v) is pytypes.ModuleType and v.__name__ == t[7:]
    name, bracket, rest = t.partition('[')
    args = split(rest[:-1]) if bracket else []
    if name in CHECKS:
        return CHECKS[name](v, args)
    last = name.rpartition('.')[2]
    return any(c.__name__ == last for c in type(v).__mro__) or last in ('AbstractEventLoop', '_GeneratorContextManager')


def report(where, name, v, t):
    key = (where, name, type(v).__name__)
    if key not in seen:
        seen.add(key)
        print(f'{where}: {name} is {v!r:.60}, not {t}', file=sys.__stderr__)


def tracer(frame, event, arg):
    code = frame.f_code
    if code.co_filename != path:
        return None
    info = table.get(f'{code.co_qualname}:{code.co_name}')
    if info is None:
        return None
    for name, v in list(frame.f_locals.items()):
        t = info['vars'].get(name)
        if t is not None and not check(v, t):
            report(code.co_qualname, name, v, t)
    if event == 'return' and info['plain'] and arg is not None and not check(arg, info['result']):
        report(code.co_qualname, 'the result', arg, info['result'])
    return tracer


import threading
threading.settrace(tracer)
sys.settrace(tracer)
runpy.run_path(path, run_name='__main__')
