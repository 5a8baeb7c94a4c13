"""The log of changes: a line of JSON for each edition, each cable that changed in it, each address that went."""

from collections.abc import Iterable, Iterator
from pathlib import Path

import msgspec

from generator.errors import InputError
from generator.model.change import Line
from generator.model.sections import CHANGES

LOG = f"{CHANGES}log.jsonl"  # below the site, and below the docs folder
COMMITTED = "changes.jsonl"  # beside mkdocs.yml: the log of a publisher who keeps no earlier site

_read = msgspec.json.Decoder(Line).decode
_encode = msgspec.json.Encoder().encode


def read_log(file: Path) -> tuple[Line, ...]:
    """Read a log, empty where there is none. Raises InputError with the line that is none of a log."""
    try:
        content = file.read_bytes()
    except FileNotFoundError:
        return ()
    return tuple(_line(file, number, line) for number, line in enumerate(content.splitlines(), 1) if line.strip())


def log_bytes(lines: Iterable[Line]) -> bytes:
    """Return the file."""
    return b"".join(_written(lines))


def _written(lines: Iterable[Line]) -> Iterator[bytes]:
    for line in lines:
        yield _encode(line) + b"\n"


def _line(file: Path, number: int, line: bytes) -> Line:
    try:
        return _read(line)  # type: ignore[no-any-return]  # a decoder of a union has no type of its own
    except msgspec.MsgspecError as error:
        message = f"{file}: line {number}: {error}"
        raise InputError(message) from error
