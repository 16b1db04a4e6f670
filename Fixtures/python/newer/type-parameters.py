type A = int
type B[T] = list[T]
type C[T: int, *Ts, **P] = D
def f[T: (int, str)](a: T, *args: *Ts) -> T: ...
class G[T, *Ts](H[T]): pass
async def g[T](): pass
