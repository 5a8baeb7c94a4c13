"""Work that goes on in processes of its own while the process that began it does something else."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from multiprocessing.connection import Connection
from traceback import format_exc
from typing import Generic, TypeVar

from generator.errors import ProcessLostError
from generator.running.cluster import current_cluster
from generator.running.workers import collect_rarely, in_processes, process_context

Work = TypeVar("Work")
Result = TypeVar("Result")


@contextmanager
def background(function: Callable[[Work], Result], work: Iterable[Work], jobs: int) -> Iterator[Iterator[Result]]:
    """Begin `function(piece)` for each piece of work at once, each in a process; yield what comes of them, in order.

    With one job, or on a cluster, nothing is begun before it is asked for. An exception in a process is raised where its
    result is asked for; what is not done at the end of the context is broken off.
    """
    if jobs == 1 or current_cluster() is not None:
        yield in_processes(function, work, jobs)
        return
    begun = [_Begun(function, piece) for piece in work]
    try:
        yield (one.result() for one in begun)
    finally:
        for one in begun:
            one.end()


class _Begun(Generic[Result]):
    """A piece of work in its process. No pool is used: its threads would stand in the way of processes forked meanwhile."""

    def __init__(self, function: Callable[[Work], Result], piece: Work) -> None:
        context = process_context()
        self._taken, end = context.Pipe(duplex=False)
        self._process = context.Process(target=_do, args=(function, piece, end), daemon=True)  # type: ignore[attr-defined]
        self._process.start()
        end.close()

    def result(self) -> Result:
        """Wait for what comes of it."""
        try:
            result, error = self._taken.recv()
        except EOFError as ended:
            raise ProcessLostError from ended
        if error is not None:
            raise error
        return result  # type: ignore[no-any-return]  # what comes through a pipe has no type

    def end(self) -> None:
        """Break it off where it is not done."""
        self._process.terminate()
        self._process.join()
        self._taken.close()


def _do(function: Callable[[Work], object], piece: Work, end: Connection) -> None:
    collect_rarely()
    done: tuple[object, Exception | None]
    try:
        done = (function(piece), None)
    except Exception as error:  # noqa: BLE001 - raised again by whoever asks for the result
        error.add_note(format_exc())
        done = (None, error)
    end.send(done)
