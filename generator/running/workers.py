"""A function over a stream of work in several processes: results in order, memory bounded."""

import gc
import multiprocessing
import sys
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import suppress
from itertools import islice
from typing import Any, TypeVar

from generator.errors import ProcessLostError
from generator.running.cluster import current_cluster, in_cluster

Work = TypeVar("Work")
Result = TypeVar("Result")

WINDOW = 3  # pieces of work under way or waiting for each process
_FUNCTION: list[Callable[[Any], object]] = []  # in a worker: what it was started for
_BETWEEN = 50_000  # objects made before the collector looks through the young ones; Python's own is 700


def in_processes(function: Callable[[Work], Result], work: Iterable[Work], jobs: int) -> Iterator[Result]:
    """Yield `function(piece)` for each piece of work, in the order of the work whatever the number of processes.

    Forked processes inherit the function, so that it may be bound to what cannot be sent to them, as a theme's templates.
    With one job, or where there is but one piece, everything runs in this process. An exception in a worker is raised here;
    where a worker is ended from outside, ProcessLostError.
    """
    if (cluster := current_cluster()) is not None:
        yield from in_cluster(cluster, function, work)
        return
    pieces = iter(work)
    first = list(islice(pieces, 2))
    if jobs == 1 or len(first) < 2:  # noqa: PLR2004 - one piece needs no second process
        yield from map(function, first)
        yield from map(function, pieces)
        return
    with ProcessPoolExecutor(jobs, process_context(), _begin, (function,)) as pool:
        under_way: deque[Future[Any]] = deque(pool.submit(_work, piece) for piece in first)
        try:
            for piece in pieces:
                if len(under_way) >= jobs * WINDOW:
                    yield under_way.popleft().result()
                under_way.append(pool.submit(_work, piece))
            while under_way:
                yield under_way.popleft().result()
        except BrokenProcessPool as broken:
            _unblock(pool)
            raise ProcessLostError from broken
        finally:
            # not `Future.cancel`: a pool of Python 3.11.2, Debian 12's, waits for ever once only cancelled ones are left
            pool.shutdown(cancel_futures=True)


def _begin(function: Callable[[Any], object]) -> None:
    _FUNCTION[:] = [function]
    collect_rarely()


def _work(piece: object) -> object:
    return _FUNCTION[0](piece)


def _unblock(pool: ProcessPoolExecutor) -> None:
    """Let a pool that lost a process come to its end.

    Before Python 3.11.5 its thread may write for ever to a pipe that no process reads any more (CPython's gh-94777).
    """
    calls = getattr(pool, "_call_queue", None)
    if calls is not None:
        with suppress(OSError):  # the pool's own thread may be closing it in the same moment
            calls._reader.close()  # noqa: SLF001 - what newer Pythons do there themselves


def batches(items: Iterable[Work], size: int) -> Iterator[tuple[Work, ...]]:
    """Cut a stream into tuples of `size`, the last one shorter."""
    stream = iter(items)
    while batch := tuple(islice(stream, size)):
        yield batch


def collect_rarely() -> None:
    """Have this process look for reference cycles rarely, and never in what it has now.

    Telegrams and pages have none: to look for them all the same took a tenth of a worker's time.
    """
    gc.freeze()
    gc.set_threshold(_BETWEEN)


def process_context() -> multiprocessing.context.BaseContext:
    """Return the way to start a process."""
    # a forked worker starts in no time and shares the vocabulary's memory; elsewhere forking is not safe
    return multiprocessing.get_context("fork" if sys.platform == "linux" else "spawn")
