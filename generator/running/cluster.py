"""The same work on a Dask cluster: pieces go to its workers, results come back in order."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import TYPE_CHECKING, Any, TypeVar

from msgspec import Struct

from generator.errors import ConfigError

if TYPE_CHECKING:
    from distributed import Client

Work = TypeVar("Work")
Result = TypeVar("Result")

WINDOW = 3  # pieces under way or waiting for each thread of the cluster
RETRIES = 3  # a piece whose worker was lost is done again elsewhere; it writes the same files


class Cluster(Struct, frozen=True):
    """A scheduler to which we are connected; `prepare` is called before each stage."""

    client: Any
    prepare: Callable[[], None]


_CLUSTER: ContextVar[Cluster | None] = ContextVar("cluster", default=None)
_ELSEWHERE: ContextVar[bool] = ContextVar("elsewhere", default=False)


@contextmanager
def on_cluster(address: str, prepare: Callable[[], None]) -> Iterator[None]:
    """Have all work of this context done by the cluster at `address`; none where it is empty.

    Its workers need the same version of this program and the same folders. Raises ConfigError where there is no
    scheduler, or the `cluster` extra is not installed.
    """
    if not address:
        yield
        return
    with _connect(address) as client:
        token = _CLUSTER.set(Cluster(client, prepare))
        try:
            yield
        finally:
            _CLUSTER.reset(token)


def current_cluster() -> Cluster | None:
    """Return the cluster of this context, `None` on one machine."""
    return _CLUSTER.get()


def elsewhere() -> bool:
    """Whether this piece of work may be on another machine than the program that asked for it."""
    return _ELSEWHERE.get()


def in_cluster(cluster: Cluster, function: Callable[[Work], Result], work: Iterable[Work]) -> Iterator[Result]:
    """Yield `function(piece)` for each piece of work, in the order of the work."""
    cluster.prepare()
    threads = max(1, sum(cluster.client.nthreads().values()))
    under_way: deque[Any] = deque()
    for piece in work:
        if len(under_way) >= threads * WINDOW:
            yield under_way.popleft().result()
        under_way.append(cluster.client.submit(_run, function, piece, pure=False, retries=RETRIES))
    while under_way:
        yield under_way.popleft().result()


def _run(function: Callable[[Work], Result], piece: Work) -> Result:
    token = _ELSEWHERE.set(True)
    try:
        return function(piece)
    finally:
        _ELSEWHERE.reset(token)


def _connect(address: str) -> "Client":
    try:
        from distributed import Client  # noqa: PLC0415 - only installed with the extra
    except ImportError as error:
        message = "--cluster: install the extra: pip install 'cable-archive[cluster]'"
        raise ConfigError(message) from error
    try:
        return Client(address)  # waits as long as Dask's own settings say
    except (OSError, ValueError) as error:
        message = f"--cluster: no scheduler answers at {address}"
        raise ConfigError(message) from error
