"""The first stages: source files that are new or changed are read and parsed into the catalog."""

import hashlib
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import nullcontext
from itertools import chain, islice
from pathlib import Path

import msgspec
from msgspec import Struct

from generator.catalog import cables, withheld
from generator.catalog.identity import settle_all
from generator.catalog.store import written_straight
from generator.config import Settings
from generator.model.cable import BlockKind, Cable, Parsed
from generator.model.identity import claimed
from generator.model.source import RawCable, Unreadable
from generator.parsing.encoding_faults import repaired_words
from generator.pipeline.ingest.withhold import withhold, withhold_unread
from generator.running.progress import stage
from generator.running.workers import batches, in_processes
from generator.sources import SourceFile, is_archive, is_pdf, list_files, read_file
from generator.withholding import Policy

SMALL = 4 * 1024 * 1024  # bytes; a larger file is streamed by the main process, smaller ones are read by the workers
SMALL_ARCHIVE = 64 * 1024  # bytes; the same of archives, which hold many times their size
ENOUGH = 512  # bytes that tell an archive
FILES_A_TASK = 32
FILES_A_LOOK = 500  # of which only the digest is asked
TELEGRAMS_A_TASK = 64

_BLANKS = b" \t\n\r\v\f\x1c\x1d\x1e\x1f"  # the white space of ASCII, as `str.split` knows it
_pack = msgspec.msgpack.Encoder().encode


class Read(Struct, frozen=True):
    """What one source file, or a part of a large one, held."""

    path: str
    sha256: str
    rows: tuple[cables.CableRow, ...] = ()
    unreadable: tuple[Unreadable, ...] = ()
    met: tuple[withheld.Met, ...] = ()


class FilesTask(Struct, frozen=True):
    """Small files for a worker to read and parse; each with its digest, `None` where the worker is to tell it."""

    files: tuple[tuple[SourceFile, str | None], ...]
    policy: Policy


class TelegramsTask(Struct, frozen=True):
    """Telegrams of one large file for a worker to parse."""

    path: str
    sha256: str
    found: tuple[RawCable | Unreadable, ...]
    policy: Policy


Task = FilesTask | TelegramsTask


def read_sources(settings: Settings, catalog: sqlite3.Connection, policy: Policy) -> dict[str, str]:
    """Bring the catalog up to date with the sources; return each source file's digest.

    Files whose digest is known are not read again, and none is opened that has the stamp under which its digest was
    taken; what `policy` keeps back never gets into the catalog. Every telegram then gets the ID that it goes by.
    """
    noted = cables.known_files(catalog)
    known = {name: sha256 for name, (sha256, _) in noted.items()}
    files = list(_limited(list_files(settings.source), settings.limit))
    standing = {file.name: known[file.name] for file in files if _stands(file, *noted.get(file.name, ("", "")))}
    # a small file that was never read is opened once: whoever reads it tells its digest
    asked = (file for file in files if file.name not in standing)
    digests = standing | _digests(
        [one for one in asked if one.name in known or one.size > SMALL_ARCHIVE], settings.jobs
    )
    listing = {file.name: (file, digests.get(file.name)) for file in files}
    current = {name: sha256 or "" for name, (_, sha256) in listing.items()}
    fresh = [(file, sha256) for name, (file, sha256) in listing.items() if not sha256 or known.get(name) != sha256]
    gone = [name for name in known if known[name] != current.get(name)]
    if fresh or gone:
        with nullcontext() if known else written_straight(catalog), catalog:
            cables.forget_files(catalog, [*gone, *(file.name for file, _ in fresh)])
            current |= store(catalog, in_processes(_work, _tasks(fresh, settings.limit, policy), settings.jobs))
            # in the same transaction: a run that is broken off between them would leave cables without
            settle_all(catalog)
    with catalog:  # as they were listed: of a file that was written to since, the next run finds another
        cables.stamp_files(catalog, ((file.name, file.stamp) for file in files if file.name not in standing))
    return current


def _stands(file: SourceFile, sha256: str, stamp: str) -> bool:
    return bool(sha256 and stamp) and file.stamp == stamp


def check_sources(settings: Settings, policy: Policy) -> Iterator[Read]:
    """Read and parse everything without a catalog."""
    listing = [(file, "") for file in _limited(list_files(settings.source), settings.limit)]
    for reads in in_processes(_work, _tasks(listing, settings.limit, policy), settings.jobs):
        yield from reads


def _digests(files: Sequence[SourceFile], jobs: int) -> dict[str, str]:
    """Return the SHA-256 of files by their names, in processes: one alone took a tenth of a run that found nothing to do."""
    digests = {file.name: "" for file in files}
    sound = [file for file in files if not file.fault]
    places = ((file.path, file.size) for file in sound)
    told = in_processes(_digests_at, batches(places, FILES_A_LOOK), jobs)
    return digests | dict(zip((file.name for file in sound), chain.from_iterable(told), strict=True))


def _digests_at(places: Iterable[tuple[str, int]]) -> list[str]:
    return [_digest_at(*place) for place in places]


def digest(file: SourceFile) -> str:
    """Return the SHA-256 of a file, empty where it cannot be read."""
    return "" if file.fault else _digest_at(file.path, file.size)


def _digest_at(path: str, size: int) -> str:
    try:
        if size <= SMALL_ARCHIVE:  # most files: a buffer is not made for each
            with open(path, "rb", buffering=0) as stream:  # noqa: PTH123 - a Path for each takes as long as reading it
                return hashlib.sha256(stream.read()).hexdigest()
        with open(path, "rb") as stream:  # noqa: PTH123
            return hashlib.file_digest(stream, "sha256").hexdigest()
    except OSError:
        return ""


def _limited(files: Iterable[SourceFile], limit: int) -> Iterator[SourceFile]:
    return islice(files, limit or None)


def _tasks(files: Iterable[tuple[SourceFile, str | None]], limit: int, policy: Policy) -> Iterator[Task]:
    """Cut the files into pieces of work, in their order; a large file, whose digest is known, becomes many."""
    small: list[tuple[SourceFile, str | None]] = []
    for file, sha256 in files:
        if _is_small(file):
            small.append((file, sha256))
            if len(small) == FILES_A_TASK:
                yield FilesTask(tuple(small), policy)
                small = []
            continue
        yield FilesTask(tuple(small), policy)
        small = []
        yield from _stream(file, sha256 or "", limit, policy)
    yield FilesTask(tuple(small), policy)


def _is_small(file: SourceFile) -> bool:
    if file.size <= SMALL_ARCHIVE:
        return True
    try:
        with Path(file.path).open("rb") as stream:
            head = stream.read(ENOUGH)
            # a PDF is read whole, and its pages take long: the main process would keep all others waiting
            return is_pdf(head) or (file.size <= SMALL and not is_archive(head))
    except OSError:
        return file.size <= SMALL


def _stream(file: SourceFile, sha256: str, limit: int, policy: Policy) -> Iterator[Task]:
    found = islice(read_file(file), limit or None)
    for batch in batches(found, TELEGRAMS_A_TASK):
        yield TelegramsTask(file.name, sha256, batch, policy)


def _work(task: Task) -> tuple[Read, ...]:
    if isinstance(task, TelegramsTask):
        return (read_telegrams(task.path, task.sha256, task.found, task.policy),)
    return tuple(_read(file, sha256, task.policy) for file, sha256 in task.files)


def _read(file: SourceFile, sha256: str | None, policy: Policy) -> Read:
    if sha256 is not None:
        return read_telegrams(file.name, sha256, read_file(file), policy)
    found = tuple(read_file(file))
    return read_telegrams(file.name, _digest_of(file, found), found, policy)


def _digest_of(file: SourceFile, found: Sequence[RawCable | Unreadable]) -> str:
    """Return the digest of a file; of one that is a telegram the reader took it already."""
    info = found[0].info if len(found) == 1 and isinstance(found[0], RawCable) else None
    return info.sha256 if info and (info.file, info.bytes) == (file.name, file.size) else digest(file)


def read_telegrams(path: str, sha256: str, found: Iterable[RawCable | Unreadable], policy: Policy) -> Read:
    """Parse the telegrams of a source file into rows for the catalog, less what the policy withholds."""
    rows: list[cables.CableRow] = []
    unreadable: list[Unreadable] = []
    met: list[withheld.Met] = []
    for source in found:
        if isinstance(source, RawCable):
            kept = withhold(source, policy)
            rows.append(_row(path, kept.raw, kept.parsed))
            met += withheld.met(kept.raw.info.file, kept.met)
        else:
            shown, times = withhold_unread(source, policy)
            unreadable.append(shown)
            met += withheld.met(shown.info.file, times)
    return Read(path, sha256, tuple(rows), tuple(unreadable), tuple(met))


def _row(path: str, raw: RawCable, parsed: Parsed) -> cables.CableRow:
    cable = parsed.cable
    weight, text_hash = _weighed(raw.text)
    claim, further = claimed(cable.id) if raw.record else (cable.id, "")
    if further:  # which text has the plain address was settled before
        weight, text_hash = 0, f"{further}{text_hash[len(further) :]}"
    return cables.CableRow(
        path=path,
        file=cable.source.file,
        sha256=cable.source.sha256,
        claim=claim,
        text_hash=text_hash,
        weight=weight,
        date=cable.date,
        post=cable.origin.post,
        serial=cable.mrn.serial if cable.mrn else 0,
        origin=cable.origin.name or cable.origin.written,
        level=cable.classification.level,
        title=cable.title,
        signer=cable.signer.name if cable.signer else None,
        found=len(cable.findings),
        anchors=_pack(_anchors(cable)),
        repaired="\n".join(form for _, form in repaired_words(raw.text)),
        header=raw.text[: _body_start(raw, parsed)].strip("\n"),
        parsed=_pack(cable),
        raw=raw.raw,
        aliases=tuple(cable.aliases),
        tags=tuple((tag.code, tag.kind, tag.name) for tag in cable.tags),
        original=raw.original,
    )


def _weighed(text: str) -> tuple[int, str]:
    """Return the number of characters that are no white space, and their digest."""
    if text.isascii():
        letters = text.encode().translate(None, _BLANKS)  # a sixth of the time that cutting into words takes
        return len(letters), _digest(letters)
    joined = "".join(text.split())
    return len(joined), _digest(joined.encode("utf-8", "surrogatepass"))


def _digest(letters: bytes) -> str:
    return hashlib.blake2b(letters, digest_size=16).hexdigest()


def _body_start(raw: RawCable, parsed: Parsed) -> int:
    starts = [region.start for region in parsed.regions if region.kind in {"paragraph", "heading"}]
    return min(starts, default=len(raw.text))


def _anchors(cable: Cable) -> dict[int, str]:
    """Return the first anchor of each paragraph number."""
    first: dict[int, str] = {}
    for block in cable.blocks:
        if block.kind is BlockKind.PARAGRAPH and block.number is not None:
            first.setdefault(block.number, block.anchor)
    return first


def store(catalog: sqlite3.Connection, results: Iterable[tuple[Read, ...]]) -> dict[str, str]:
    """Put into the catalog what source files held; return each file's digest."""
    digests: dict[str, str] = {}
    with stage("reading") as running:
        for reads in results:
            for read in reads:
                digests[read.path] = read.sha256
                cables.add_file(catalog, read.path, read.sha256)
                for row in read.rows:
                    cables.add_cable(catalog, row)
                for source in read.unreadable:
                    cables.add_unreadable(catalog, read.path, source)
                withheld.add(catalog, read.path, read.met)
                running.advance(len(read.rows))
    return digests
