x = 1  # type: int
y = z = 2  # type: ignore
for i in (a):  # type: str
    pass
with open(f) as g, h:  # type: ignore[attr]
    pass
with open(f) as g:  # type: IO
    pass
def f(a,  # type: int
      b=(1),  # type:str
      *c,  # type: A
      d=2  # type: B
      ):
    # type: (...) -> None
    pass  # type: ignore
def g(a): # type: (int) -> int
    return 1
async def h():

    # a comment
    # type: () -> None
    pass
