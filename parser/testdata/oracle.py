"""Answers questions about Python source text, one JSON value a line.

{"do": "dump", "path": P}     hash of the text of P's tree (as python -m ast -a prints it), or the error
{"do": "text", "path": P}     that text itself
{"do": "compile", "src": S}   the error that compile() raises for S, if any (or "path": P for a file)
{"do": "stdlib"}              the directory of the standard library
{"do": "time"}                seconds that ast.parse takes for the standard library
{"do": "tests", "src": NAME}  snippets from the standard library's test module NAME
"""
import ast
import doctest
import hashlib
import json
import os
import sys
import sysconfig
import textwrap
import time
import warnings

warnings.simplefilter('ignore')
sys.setrecursionlimit(20000)


def failure(e):
    if isinstance(e, SyntaxError):
        return {'code': type(e).__name__, 'msg': e.msg, 'line': e.lineno or 0, 'col': e.offset or 0}
    return {'code': type(e).__name__, 'msg': str(e), 'line': 0, 'col': 0}


def source_of(q):
    if 'path' not in q:
        return q.get('src', '').encode()
    with open(q['path'], 'rb') as f:
        return f.read()


def dump(path):
    with open(path, 'rb') as f:
        source = f.read()
    try:
        tree = ast.parse(source, type_comments=True)  # as python -m ast
    except Exception as e:
        return failure(e), ''
    return None, ast.dump(tree, include_attributes=True, indent=3) + '\n'


def snippets(module):
    """Examples of the module's doctests, and the string literals in it, which are mostly programs."""
    path = sysconfig.get_path('stdlib') + '/test/' + module + '.py'
    with open(path, encoding='utf-8') as f:
        tree = ast.parse(f.read())
    found = {}
    for node in ast.walk(tree):
        if not (isinstance(node, ast.Constant) and isinstance(node.value, str) and len(node.value) < 4000):
            continue
        try:
            node.value.encode()
            if '>>>' in node.value:
                for example in doctest.DocTestParser().get_examples(node.value):
                    found[example.source] = True
            else:
                found[node.value] = found[textwrap.dedent(node.value)] = True
        except (UnicodeError, ValueError):
            pass
    return [s for s in found if '\0' not in s]


def seconds():
    """CPU time of ast.parse over the standard library."""
    total = 0
    for folder, folders, files in os.walk(sysconfig.get_path('stdlib')):
        if 'site-packages' in folders:
            folders.remove('site-packages')
        for name in files:
            if name.endswith('.py'):
                with open(os.path.join(folder, name), 'rb') as f:
                    source = f.read()
                start = time.process_time()
                try:
                    ast.parse(source)
                except SyntaxError:
                    pass
                total += time.process_time() - start
    return total


def answer(q):
    match q['do']:
        case 'dump':
            error, text = dump(q['path'])
            return error or {'hash': hashlib.sha256(text.encode('utf-8', 'surrogatepass')).hexdigest()}
        case 'text':
            error, text = dump(q['path'])
            return error or {'dump': text}
        case 'compile':
            try:
                compile(source_of(q), '<test>', 'exec', dont_inherit=True)
            except Exception as e:
                return failure(e)
            return {'code': ''}
        case 'stdlib':
            return sysconfig.get_path('stdlib')
        case 'time':
            return seconds()
        case 'tests':
            return snippets(q['src'])


for line in sys.stdin:
    print(json.dumps(answer(json.loads(line))), flush=True)
