"""Makes a program of one of CPython's test files: convert.py FILE [NAME TO LEAVE OUT]...

The program holds what the file tests with the modules that the translator knows, a small unittest in place of the real one, and a
call of each test method, which prints one line. Standard output gets JSON: the program, and for each part of it, by lines, the name
that leaves it out. An inherited test runs for the first class that inherits it.
"""
import ast
import json
import pathlib
import sys

sys.setrecursionlimit(20000)
MODULES = {'asyncio', 'time', 'random', 'datetime', 'sys', 'concurrent', 'concurrent.futures', 'contextlib', 'functools', 'math',
           'json', 'signal', 'contextvars'}
# Names of the test machinery, and of modules that are not translated: what uses them is left out.
FOREIGN = {'mock', 'support', 'test_utils', 'gc', 'weakref', 're', 'warnings', 'inspect', 'logging', 'traceback', 'threading',
           'socket', 'os', 'pickle', 'subprocess', 'io', 'ssl', 'script_helper', 'textwrap', 'collections', 'types', 'copy',
           'operator', 'struct', 'errno', 'tempfile', 'itertools', 'array', 'string', 'decimal', 'fractions', 'builtins',
           'import_helper', 'os_helper', 'threading_helper', 'captured_stderr', 'assert_python_ok', 'assertWarns', 'assertLogs',
           'assertWarnsRegex', 'assertNoLogs', 'assertRegex', 'run_briefly', 'ctypes', 'swap_item'}
# The C implementations under their public names.
PUBLIC = {'_CTask': 'Task', '_PyTask': 'Task', '_CFuture': 'Future', '_PyFuture': 'Future'}


def foreign(node):
    """Whether node uses what the program cannot have."""
    for n in ast.walk(node):
        if isinstance(n, ast.Name) and n.id in FOREIGN or isinstance(n, ast.Attribute) and n.attr in FOREIGN:
            return True
        if isinstance(n, ast.Import) and any(a.name not in MODULES for a in n.names):
            return True
        if isinstance(n, ast.ImportFrom) and n.module not in MODULES:
            return True
    return False


class Publish(ast.NodeTransformer):
    """Replaces tasks._CTask, and getattr(tasks, '_CTask', None), by asyncio.Task."""

    def visit_Attribute(self, node):
        if node.attr in PUBLIC:
            return ast.parse('asyncio.' + PUBLIC[node.attr], mode='eval').body
        return self.generic_visit(node)

    def visit_Call(self, node):
        if ast.unparse(node.func) == 'getattr' and len(node.args) > 1 and isinstance(node.args[1], ast.Constant):
            if node.args[1].value in PUBLIC:
                return ast.parse('asyncio.' + PUBLIC[node.args[1].value], mode='eval').body
        return self.generic_visit(node)


def label(node, owner=''):
    return owner + (getattr(node, 'name', None) or ast.unparse(node)[:60])


def is_function(node):
    return isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef))


def machinery(decorator):
    text = ast.unparse(decorator)
    return any(word in text for word in ('support', 'unittest', 'skip', 'requires', 'only'))


def trim_class(cls, left_out):
    cls.bases = [ast.Name('TestCase') if ast.unparse(b).endswith('TestCase') and '.' in ast.unparse(b) else b for b in cls.bases]
    cls.decorator_list = []
    kept = []
    for m in cls.body:
        if label(m, cls.name + '.') in left_out:
            continue
        if is_function(m):
            m.decorator_list = [d for d in m.decorator_list if not machinery(d)]
        if not foreign(m):
            kept.append(m)
    cls.body = kept or [ast.Pass()]


def convert(text, left_out):
    imports, parts = [], []
    for st in Publish().visit(ast.parse(text)).body:
        if isinstance(st, ast.Import) and all(a.name in MODULES for a in st.names) and label(st) not in left_out:
            imports.append(st)
        elif isinstance(st, ast.ImportFrom) and (st.module in MODULES or str(st.module).startswith('asyncio.')) and label(st) not in left_out:
            imports.append(st)
        elif isinstance(st, (ast.Import, ast.ImportFrom, ast.If, ast.Expr)) or label(st) in left_out:
            continue
        elif isinstance(st, ast.ClassDef):
            trim_class(st, left_out)
            parts.append(st)
        elif getattr(st, 'name', None) not in ('setUpModule', 'tearDownModule', 'load_tests') and not foreign(st):
            parts.append(st)
    return imports, parts


def runs(parts):
    """The calls that run the tests."""
    classes = {c.name: c for c in parts if isinstance(c, ast.ClassDef)}
    cases, seen, lines = {'TestCase'}, set(), []
    for c in classes.values():
        if any(ast.unparse(b) in cases for b in c.bases):
            cases.add(c.name)

    def tests(name):
        c = classes.get(name)
        if c is None:
            return
        for b in c.bases:
            yield from tests(ast.unparse(b))
        for m in c.body:
            if is_function(m) and m.name.startswith('test'):
                yield name, m.name

    for name in classes:
        if name in cases:
            for owner, test in tests(name):
                if (owner, test) not in seen:
                    seen.add((owner, test))
                    lines.append(f'_run({name!r}, {name}, {test!r})')
    return lines


def main(file, *left_out):
    imports, parts = convert(pathlib.Path(file).read_text(encoding='utf-8'), set(left_out))
    program = ''.join(f'import {m}\n' for m in ('asyncio', 'contextlib', 'sys'))
    program += pathlib.Path(__file__).with_name('unittest.txt').read_text()
    spans = []

    def add(node):
        nonlocal program
        first = program.count('\n') + 1
        text = ast.unparse(ast.fix_missing_locations(node))
        program += text + '\n\n'
        spans.append((first, first + text.count('\n'), label(node)))
        if isinstance(node, ast.ClassDef):
            for m, shown in zip(node.body, ast.parse(text).body[0].body):
                lines = [shown.lineno] + [d.lineno for d in getattr(shown, 'decorator_list', [])]
                spans.append((first + min(lines) - 1, first + shown.end_lineno - 1, label(m, node.name + '.')))

    for node in imports + parts:
        add(node)
    program += '\n'.join(runs(parts)) + '\n'
    json.dump({'program': program, 'spans': spans}, sys.stdout)


main(*sys.argv[1:])
