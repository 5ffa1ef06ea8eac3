class A: pass
class B:
    def __enter__(self): pass
for x in (A(),B(),5):
    try:
        with x: pass
    except Exception as e: print(type(e).__name__, e)
class D:
    def __init__(self): return 5
def f(a,b=1,/,c=2,*,d): pass
try:
    D()
except BaseException as e:
    print('D()', '->', type(e).__name__ + ':', e)
else:
    print('D()')
try:
    f()
except BaseException as e:
    print('f()', '->', type(e).__name__ + ':', e)
else:
    print('f()')
try:
    f(1)
except BaseException as e:
    print('f(1)', '->', type(e).__name__ + ':', e)
else:
    print('f(1)')
try:
    f(1,2,3,4,d=1)
except BaseException as e:
    print('f(1,2,3,4,d=1)', '->', type(e).__name__ + ':', e)
else:
    print('f(1,2,3,4,d=1)')
try:
    f(1,2,3,4,5)
except BaseException as e:
    print('f(1,2,3,4,5)', '->', type(e).__name__ + ':', e)
else:
    print('f(1,2,3,4,5)')
try:
    f(1,d=1,e=2)
except BaseException as e:
    print('f(1,d=1,e=2)', '->', type(e).__name__ + ':', e)
else:
    print('f(1,d=1,e=2)')
try:
    f(a=1,d=2)
except BaseException as e:
    print('f(a=1,d=2)', '->', type(e).__name__ + ':', e)
else:
    print('f(a=1,d=2)')
try:
    (lambda x,y:0)(1)
except BaseException as e:
    print('(lambda x,y:0)(1)', '->', type(e).__name__ + ':', e)
else:
    print('(lambda x,y:0)(1)')
try:
    (lambda x,y,z:0)()
except BaseException as e:
    print('(lambda x,y,z:0)()', '->', type(e).__name__ + ':', e)
else:
    print('(lambda x,y,z:0)()')
try:
    (lambda x,y,z,w:0)()
except BaseException as e:
    print('(lambda x,y,z,w:0)()', '->', type(e).__name__ + ':', e)
else:
    print('(lambda x,y,z,w:0)()')
try:
    (lambda:0)(1)
except BaseException as e:
    print('(lambda:0)(1)', '->', type(e).__name__ + ':', e)
else:
    print('(lambda:0)(1)')
try:
    (lambda x:0)(1,2,3)
except BaseException as e:
    print('(lambda x:0)(1,2,3)', '->', type(e).__name__ + ':', e)
else:
    print('(lambda x:0)(1,2,3)')
try:
    (lambda x=1:0)(1,2,3)
except BaseException as e:
    print('(lambda x=1:0)(1,2,3)', '->', type(e).__name__ + ':', e)
else:
    print('(lambda x=1:0)(1,2,3)')
try:
    (lambda *,k1,k2:0)()
except BaseException as e:
    print('(lambda *,k1,k2:0)()', '->', type(e).__name__ + ':', e)
else:
    print('(lambda *,k1,k2:0)()')
try:
    (lambda *,k1:0)(1,k1=1)
except BaseException as e:
    print('(lambda *,k1:0)(1,k1=1)', '->', type(e).__name__ + ':', e)
else:
    print('(lambda *,k1:0)(1,k1=1)')
try:
    (lambda *,k1:0)(1)
except BaseException as e:
    print('(lambda *,k1:0)(1)', '->', type(e).__name__ + ':', e)
else:
    print('(lambda *,k1:0)(1)')
try:
    len()
except BaseException as e:
    print('len()', '->', type(e).__name__ + ':', e)
else:
    print('len()')
try:
    len(1,2)
except BaseException as e:
    print('len(1,2)', '->', type(e).__name__ + ':', e)
else:
    print('len(1,2)')
try:
    len(5)
except BaseException as e:
    print('len(5)', '->', type(e).__name__ + ':', e)
else:
    print('len(5)')
try:
    len(x=1)
except BaseException as e:
    print('len(x=1)', '->', type(e).__name__ + ':', e)
else:
    print('len(x=1)')
try:
    'a'.upper(1)
except BaseException as e:
    print("'a'.upper(1)", '->', type(e).__name__ + ':', e)
else:
    print("'a'.upper(1)")
try:
    'a'.split(1,2,3)
except BaseException as e:
    print("'a'.split(1,2,3)", '->', type(e).__name__ + ':', e)
else:
    print("'a'.split(1,2,3)")
try:
    'a'.split(foo=1)
except BaseException as e:
    print("'a'.split(foo=1)", '->', type(e).__name__ + ':', e)
else:
    print("'a'.split(foo=1)")
try:
    'a'.split(sepp=1)
except BaseException as e:
    print("'a'.split(sepp=1)", '->', type(e).__name__ + ':', e)
else:
    print("'a'.split(sepp=1)")
try:
    [].append()
except BaseException as e:
    print('[].append()', '->', type(e).__name__ + ':', e)
else:
    print('[].append()')
try:
    [].append(1,2)
except BaseException as e:
    print('[].append(1,2)', '->', type(e).__name__ + ':', e)
else:
    print('[].append(1,2)')
try:
    [].insert(1)
except BaseException as e:
    print('[].insert(1)', '->', type(e).__name__ + ':', e)
else:
    print('[].insert(1)')
try:
    [].sort(1)
except BaseException as e:
    print('[].sort(1)', '->', type(e).__name__ + ':', e)
else:
    print('[].sort(1)')
try:
    [].sort(kee=1)
except BaseException as e:
    print('[].sort(kee=1)', '->', type(e).__name__ + ':', e)
else:
    print('[].sort(kee=1)')
try:
    {}.get()
except BaseException as e:
    print('{}.get()', '->', type(e).__name__ + ':', e)
else:
    print('{}.get()')
try:
    {}.get(1,2,3)
except BaseException as e:
    print('{}.get(1,2,3)', '->', type(e).__name__ + ':', e)
else:
    print('{}.get(1,2,3)')
try:
    {}.pop()
except BaseException as e:
    print('{}.pop()', '->', type(e).__name__ + ':', e)
else:
    print('{}.pop()')
try:
    int('x')
except BaseException as e:
    print("int('x')", '->', type(e).__name__ + ':', e)
else:
    print("int('x')")
try:
    int([])
except BaseException as e:
    print('int([])', '->', type(e).__name__ + ':', e)
else:
    print('int([])')
try:
    sorted()
except BaseException as e:
    print('sorted()', '->', type(e).__name__ + ':', e)
else:
    print('sorted()')
try:
    sorted([1],2)
except BaseException as e:
    print('sorted([1],2)', '->', type(e).__name__ + ':', e)
else:
    print('sorted([1],2)')
try:
    sorted([1],keyy=2)
except BaseException as e:
    print('sorted([1],keyy=2)', '->', type(e).__name__ + ':', e)
else:
    print('sorted([1],keyy=2)')
try:
    sum()
except BaseException as e:
    print('sum()', '->', type(e).__name__ + ':', e)
else:
    print('sum()')
try:
    sum(5)
except BaseException as e:
    print('sum(5)', '->', type(e).__name__ + ':', e)
else:
    print('sum(5)')
try:
    sum([1],2,3)
except BaseException as e:
    print('sum([1],2,3)', '->', type(e).__name__ + ':', e)
else:
    print('sum([1],2,3)')
try:
    print(foo=1)
except BaseException as e:
    print('print(foo=1)', '->', type(e).__name__ + ':', e)
else:
    print('print(foo=1)')
try:
    isinstance(1)
except BaseException as e:
    print('isinstance(1)', '->', type(e).__name__ + ':', e)
else:
    print('isinstance(1)')
try:
    isinstance(1,1)
except BaseException as e:
    print('isinstance(1,1)', '->', type(e).__name__ + ':', e)
else:
    print('isinstance(1,1)')
try:
    getattr(1)
except BaseException as e:
    print('getattr(1)', '->', type(e).__name__ + ':', e)
else:
    print('getattr(1)')
try:
    getattr(1,2)
except BaseException as e:
    print('getattr(1,2)', '->', type(e).__name__ + ':', e)
else:
    print('getattr(1,2)')
try:
    max()
except BaseException as e:
    print('max()', '->', type(e).__name__ + ':', e)
else:
    print('max()')
try:
    max(1)
except BaseException as e:
    print('max(1)', '->', type(e).__name__ + ':', e)
else:
    print('max(1)')
try:
    max([])
except BaseException as e:
    print('max([])', '->', type(e).__name__ + ':', e)
else:
    print('max([])')
try:
    max([],keyy=2)
except BaseException as e:
    print('max([],keyy=2)', '->', type(e).__name__ + ':', e)
else:
    print('max([],keyy=2)')
try:
    chr(-1)
except BaseException as e:
    print('chr(-1)', '->', type(e).__name__ + ':', e)
else:
    print('chr(-1)')
try:
    chr('a')
except BaseException as e:
    print("chr('a')", '->', type(e).__name__ + ':', e)
else:
    print("chr('a')")
try:
    ord('ab')
except BaseException as e:
    print("ord('ab')", '->', type(e).__name__ + ':', e)
else:
    print("ord('ab')")
try:
    ord(1)
except BaseException as e:
    print('ord(1)', '->', type(e).__name__ + ':', e)
else:
    print('ord(1)')
try:
    abs('a')
except BaseException as e:
    print("abs('a')", '->', type(e).__name__ + ':', e)
else:
    print("abs('a')")
try:
    round('a')
except BaseException as e:
    print("round('a')", '->', type(e).__name__ + ':', e)
else:
    print("round('a')")
try:
    divmod(1,'a')
except BaseException as e:
    print("divmod(1,'a')", '->', type(e).__name__ + ':', e)
else:
    print("divmod(1,'a')")
try:
    pow(1,'a')
except BaseException as e:
    print("pow(1,'a')", '->', type(e).__name__ + ':', e)
else:
    print("pow(1,'a')")
try:
    pow(2,-1,5.0)
except BaseException as e:
    print('pow(2,-1,5.0)', '->', type(e).__name__ + ':', e)
else:
    print('pow(2,-1,5.0)')
try:
    hex('a')
except BaseException as e:
    print("hex('a')", '->', type(e).__name__ + ':', e)
else:
    print("hex('a')")
try:
    iter(5)
except BaseException as e:
    print('iter(5)', '->', type(e).__name__ + ':', e)
else:
    print('iter(5)')
try:
    next(5)
except BaseException as e:
    print('next(5)', '->', type(e).__name__ + ':', e)
else:
    print('next(5)')
try:
    reversed(5)
except BaseException as e:
    print('reversed(5)', '->', type(e).__name__ + ':', e)
else:
    print('reversed(5)')
try:
    enumerate()
except BaseException as e:
    print('enumerate()', '->', type(e).__name__ + ':', e)
else:
    print('enumerate()')
try:
    enumerate(5)
except BaseException as e:
    print('enumerate(5)', '->', type(e).__name__ + ':', e)
else:
    print('enumerate(5)')
try:
    zip(5)
except BaseException as e:
    print('zip(5)', '->', type(e).__name__ + ':', e)
else:
    print('zip(5)')
try:
    zip(1,[2])
except BaseException as e:
    print('zip(1,[2])', '->', type(e).__name__ + ':', e)
else:
    print('zip(1,[2])')
try:
    map()
except BaseException as e:
    print('map()', '->', type(e).__name__ + ':', e)
else:
    print('map()')
try:
    map(1)
except BaseException as e:
    print('map(1)', '->', type(e).__name__ + ':', e)
else:
    print('map(1)')
try:
    map(1,2)
except BaseException as e:
    print('map(1,2)', '->', type(e).__name__ + ':', e)
else:
    print('map(1,2)')
try:
    filter(1)
except BaseException as e:
    print('filter(1)', '->', type(e).__name__ + ':', e)
else:
    print('filter(1)')
try:
    input(1,2)
except BaseException as e:
    print('input(1,2)', '->', type(e).__name__ + ':', e)
else:
    print('input(1,2)')
try:
    open()
except BaseException as e:
    print('open()', '->', type(e).__name__ + ':', e)
else:
    print('open()')
try:
    round(1.5,2,3)
except BaseException as e:
    print('round(1.5,2,3)', '->', type(e).__name__ + ':', e)
else:
    print('round(1.5,2,3)')
try:
    hash([])
except BaseException as e:
    print('hash([])', '->', type(e).__name__ + ':', e)
else:
    print('hash([])')
try:
    callable()
except BaseException as e:
    print('callable()', '->', type(e).__name__ + ':', e)
else:
    print('callable()')
try:
    "a"+1
except BaseException as e:
    print('"a"+1', '->', type(e).__name__ + ':', e)
else:
    print('"a"+1')
try:
    1+"a"
except BaseException as e:
    print('1+"a"', '->', type(e).__name__ + ':', e)
else:
    print('1+"a"')
try:
    [1]+(1,)
except BaseException as e:
    print('[1]+(1,)', '->', type(e).__name__ + ':', e)
else:
    print('[1]+(1,)')
try:
    (1,)+[1]
except BaseException as e:
    print('(1,)+[1]', '->', type(e).__name__ + ':', e)
else:
    print('(1,)+[1]')
try:
    b'a'+'a'
except BaseException as e:
    print("b'a'+'a'", '->', type(e).__name__ + ':', e)
else:
    print("b'a'+'a'")
try:
    'a'*'b'
except BaseException as e:
    print("'a'*'b'", '->', type(e).__name__ + ':', e)
else:
    print("'a'*'b'")
try:
    [1]*1.5
except BaseException as e:
    print('[1]*1.5', '->', type(e).__name__ + ':', e)
else:
    print('[1]*1.5')
try:
    None+1
except BaseException as e:
    print('None+1', '->', type(e).__name__ + ':', e)
else:
    print('None+1')
try:
    1<'a'
except BaseException as e:
    print("1<'a'", '->', type(e).__name__ + ':', e)
else:
    print("1<'a'")
try:
    5[1]=2
except BaseException as e:
    print('5[1]=2', '->', type(e).__name__ + ':', e)
else:
    print('5[1]=2')
try:
    len(5)
except BaseException as e:
    print('len(5)', '->', type(e).__name__ + ':', e)
else:
    print('len(5)')
try:
    -'a'
except BaseException as e:
    print("-'a'", '->', type(e).__name__ + ':', e)
else:
    print("-'a'")
try:
    ~1.5
except BaseException as e:
    print('~1.5', '->', type(e).__name__ + ':', e)
else:
    print('~1.5')
try:
    for_=0
except BaseException as e:
    print('for_=0', '->', type(e).__name__ + ':', e)
else:
    print('for_=0')
try:
    del (5)[1]
except BaseException as e:
    print('del (5)[1]', '->', type(e).__name__ + ':', e)
else:
    print('del (5)[1]')
try:
    1 in 5
except BaseException as e:
    print('1 in 5', '->', type(e).__name__ + ':', e)
else:
    print('1 in 5')
try:
    'a' in 5
except BaseException as e:
    print("'a' in 5", '->', type(e).__name__ + ':', e)
else:
    print("'a' in 5")
try:
    1 in 'a'
except BaseException as e:
    print("1 in 'a'", '->', type(e).__name__ + ':', e)
else:
    print("1 in 'a'")
try:
    object(1)
except BaseException as e:
    print('object(1)', '->', type(e).__name__ + ':', e)
else:
    print('object(1)')
try:
    A(1)
except BaseException as e:
    print('A(1)', '->', type(e).__name__ + ':', e)
else:
    print('A(1)')
try:
    print >> 1
except BaseException as e:
    print('print >> 1', '->', type(e).__name__ + ':', e)
else:
    print('print >> 1')
try:
    2**'a'
except BaseException as e:
    print("2**'a'", '->', type(e).__name__ + ':', e)
else:
    print("2**'a'")
try:
    x=[]; x+=5
except BaseException as e:
    print('x=[]; x+=5', '->', type(e).__name__ + ':', e)
else:
    print('x=[]; x+=5')
try:
    x=1; x+='a'
except BaseException as e:
    print("x=1; x+='a'", '->', type(e).__name__ + ':', e)
else:
    print("x=1; x+='a'")
try:
    x='a'; x+=1
except BaseException as e:
    print("x='a'; x+=1", '->', type(e).__name__ + ':', e)
else:
    print("x='a'; x+=1")
try:
    x=(1,); x+=[1]
except BaseException as e:
    print('x=(1,); x+=[1]', '->', type(e).__name__ + ':', e)
else:
    print('x=(1,); x+=[1]')
try:
    A().foo
except BaseException as e:
    print('A().foo', '->', type(e).__name__ + ':', e)
else:
    print('A().foo')
try:
    A.foo
except BaseException as e:
    print('A.foo', '->', type(e).__name__ + ':', e)
else:
    print('A.foo')
try:
    A().__foo
except BaseException as e:
    print('A().__foo', '->', type(e).__name__ + ':', e)
else:
    print('A().__foo')
try:
    5 .foo
except BaseException as e:
    print('5 .foo', '->', type(e).__name__ + ':', e)
else:
    print('5 .foo')
try:
    len.foo
except BaseException as e:
    print('len.foo', '->', type(e).__name__ + ':', e)
else:
    print('len.foo')
try:
    f.foo
except BaseException as e:
    print('f.foo', '->', type(e).__name__ + ':', e)
else:
    print('f.foo')
try:
    (5).real=1
except BaseException as e:
    print('(5).real=1', '->', type(e).__name__ + ':', e)
else:
    print('(5).real=1')
try:
    [].foo=1
except BaseException as e:
    print('[].foo=1', '->', type(e).__name__ + ':', e)
else:
    print('[].foo=1')
try:
    A().x.y
except BaseException as e:
    print('A().x.y', '->', type(e).__name__ + ':', e)
else:
    print('A().x.y')
try:
    len.x=1
except BaseException as e:
    print('len.x=1', '->', type(e).__name__ + ':', e)
else:
    print('len.x=1')
try:
    int.x=5
except BaseException as e:
    print('int.x=5', '->', type(e).__name__ + ':', e)
else:
    print('int.x=5')
try:
    raise 5
except BaseException as e:
    print('raise 5', '->', type(e).__name__ + ':', e)
else:
    print('raise 5')
try:
    raise A
except BaseException as e:
    print('raise A', '->', type(e).__name__ + ':', e)
else:
    print('raise A')
try:
    raise ValueError from 5
except BaseException as e:
    print('raise ValueError from 5', '->', type(e).__name__ + ':', e)
else:
    print('raise ValueError from 5')
try:
    f(**{1:2})
except BaseException as e:
    print('f(**{1:2})', '->', type(e).__name__ + ':', e)
else:
    print('f(**{1:2})')
try:
    A()()
except BaseException as e:
    print('A()()', '->', type(e).__name__ + ':', e)
else:
    print('A()()')
try:
    super(A,5)
except BaseException as e:
    print('super(A,5)', '->', type(e).__name__ + ':', e)
else:
    print('super(A,5)')
try:
    int.__add__('a',1)
except BaseException as e:
    print("int.__add__('a',1)", '->', type(e).__name__ + ':', e)
else:
    print("int.__add__('a',1)")
try:
    str.upper(5)
except BaseException as e:
    print('str.upper(5)', '->', type(e).__name__ + ':', e)
else:
    print('str.upper(5)')
try:
    str.upper()
except BaseException as e:
    print('str.upper()', '->', type(e).__name__ + ':', e)
else:
    print('str.upper()')
try:
    'a'.upper.x
except BaseException as e:
    print("'a'.upper.x", '->', type(e).__name__ + ':', e)
else:
    print("'a'.upper.x")
try:
    property().__get__(5)
except BaseException as e:
    print('property().__get__(5)', '->', type(e).__name__ + ':', e)
else:
    print('property().__get__(5)')
try:
    float('abc')
except BaseException as e:
    print("float('abc')", '->', type(e).__name__ + ':', e)
else:
    print("float('abc')")
try:
    complex('x')
except BaseException as e:
    print("complex('x')", '->', type(e).__name__ + ':', e)
else:
    print("complex('x')")
try:
    [].pop()
except BaseException as e:
    print('[].pop()', '->', type(e).__name__ + ':', e)
else:
    print('[].pop()')
try:
    {}[1]
except BaseException as e:
    print('{}[1]', '->', type(e).__name__ + ':', e)
else:
    print('{}[1]')
try:
    [][1]
except BaseException as e:
    print('[][1]', '->', type(e).__name__ + ':', e)
else:
    print('[][1]')
try:
    'a'[5]
except BaseException as e:
    print("'a'[5]", '->', type(e).__name__ + ':', e)
else:
    print("'a'[5]")
try:
    range(1.5)
except BaseException as e:
    print('range(1.5)', '->', type(e).__name__ + ':', e)
else:
    print('range(1.5)')
try:
    range()
except BaseException as e:
    print('range()', '->', type(e).__name__ + ':', e)
else:
    print('range()')
try:
    slice()
except BaseException as e:
    print('slice()', '->', type(e).__name__ + ':', e)
else:
    print('slice()')
try:
    bytes('a')
except BaseException as e:
    print("bytes('a')", '->', type(e).__name__ + ':', e)
else:
    print("bytes('a')")
try:
    str(b'a',5)
except BaseException as e:
    print("str(b'a',5)", '->', type(e).__name__ + ':', e)
else:
    print("str(b'a',5)")
try:
    "%d" % 'a'
except BaseException as e:
    print('"%d" % \'a\'', '->', type(e).__name__ + ':', e)
else:
    print('"%d" % \'a\'')
try:
    "{}".format()
except BaseException as e:
    print('"{}".format()', '->', type(e).__name__ + ':', e)
else:
    print('"{}".format()')
try:
    '{:d}'.format('a')
except BaseException as e:
    print("'{:d}'.format('a')", '->', type(e).__name__ + ':', e)
else:
    print("'{:d}'.format('a')")
try:
    format([], 'd')
except BaseException as e:
    print("format([], 'd')", '->', type(e).__name__ + ':', e)
else:
    print("format([], 'd')")
try:
    format(A(), 'd')
except BaseException as e:
    print("format(A(), 'd')", '->', type(e).__name__ + ':', e)
else:
    print("format(A(), 'd')")
try:
    'a'.join([1])
except BaseException as e:
    print("'a'.join([1])", '->', type(e).__name__ + ':', e)
else:
    print("'a'.join([1])")
try:
    'a'.join(5)
except BaseException as e:
    print("'a'.join(5)", '->', type(e).__name__ + ':', e)
else:
    print("'a'.join(5)")
try:
    hash({})
except BaseException as e:
    print('hash({})', '->', type(e).__name__ + ':', e)
else:
    print('hash({})')
try:
    {[]:1}
except BaseException as e:
    print('{[]:1}', '->', type(e).__name__ + ':', e)
else:
    print('{[]:1}')
try:
    {[]}
except BaseException as e:
    print('{[]}', '->', type(e).__name__ + ':', e)
else:
    print('{[]}')
try:
    setattr(1,2,3)
except BaseException as e:
    print('setattr(1,2,3)', '->', type(e).__name__ + ':', e)
else:
    print('setattr(1,2,3)')
try:
    vars(5)
except BaseException as e:
    print('vars(5)', '->', type(e).__name__ + ':', e)
else:
    print('vars(5)')
try:
    id()
except BaseException as e:
    print('id()', '->', type(e).__name__ + ':', e)
else:
    print('id()')
try:
    type(1,2)
except BaseException as e:
    print('type(1,2)', '->', type(e).__name__ + ':', e)
else:
    print('type(1,2)')
try:
    type()
except BaseException as e:
    print('type()', '->', type(e).__name__ + ':', e)
else:
    print('type()')
try:
    zip([1],[1,2],strict=True)
except BaseException as e:
    print('zip([1],[1,2],strict=True)', '->', type(e).__name__ + ':', e)
else:
    print('zip([1],[1,2],strict=True)')
try:
    list(zip([1],[1,2],strict=True))
except BaseException as e:
    print('list(zip([1],[1,2],strict=True))', '->', type(e).__name__ + ':', e)
else:
    print('list(zip([1],[1,2],strict=True))')
try:
    list(zip([1,2],[1],strict=True))
except BaseException as e:
    print('list(zip([1,2],[1],strict=True))', '->', type(e).__name__ + ':', e)
else:
    print('list(zip([1,2],[1],strict=True))')
try:
    list(zip([1],[1],[1,2],strict=True))
except BaseException as e:
    print('list(zip([1],[1],[1,2],strict=True))', '->', type(e).__name__ + ':', e)
else:
    print('list(zip([1],[1],[1,2],strict=True))')
try:
    f(*5)
except BaseException as e:
    print('f(*5)', '->', type(e).__name__ + ':', e)
try:
    f(**5)
except BaseException as e:
    print('f(**5)', '->', type(e).__name__ + ':', e)
try:
    print(*5)
except BaseException as e:
    print('print(*5)', '->', type(e).__name__ + ':', e)
try:
    [*5]
except BaseException as e:
    print('[*5]', '->', type(e).__name__ + ':', e)
try:
    f(1,c=1,d=1,**{'c':2})
except BaseException as e:
    print("f(1,c=1,d=1,**{'c':2})", '->', type(e).__name__ + ':', e)
try:
    int(**5)
except BaseException as e:
    print('int(**5)', '->', type(e).__name__ + ':', e)
