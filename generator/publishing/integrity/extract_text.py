"""What a reader, or a reader's program, can make of a published file: its texts, out of whatever they are packed in."""

import csv
import gzip
import io
import json
import re
import sqlite3
import tarfile
import tempfile
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from html import unescape
from pathlib import Path
from typing import BinaryIO
from urllib.parse import unquote

from msgspec import Struct

from generator.publishing.integrity.parquet_text import PARQUET, parquet_texts
from generator.withholding import Finder
from generator.withholding.stream import WALL

DEEPEST = 3  # an archive in an archive in an archive
BLOCK = 8 * 1024 * 1024  # bytes of a long text that are searched at once
OVERLAP = 4096  # bytes that two such blocks share
PDF = b"%PDF-"
SQLITE = b"SQLite format 3\0"
SURE = 5  # letters: a shorter word comes about by chance in what is no text

# elements that end what stood before: the items of lists, rows, headings
_WALLS = re.compile(
    r"</?(?:li|tr|dt|dd|h[1-6]|section|article|nav|header|footer|aside|details|summary|option|title|body|form|label|"
    r"button|figure|main|template|url|entry|item|node|edge)\b",
    re.IGNORECASE,
)
_TAG = re.compile(r"<!--.*?-->|<[A-Za-z!/][^<>]*>", re.DOTALL)
_VALUE = re.compile(r"""=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""")
_ESCAPE = re.compile(r"\\u([0-9a-fA-F]{4})")
_BLANKS = re.compile(r"\s+")


class TextFragment(Struct, frozen=True):
    """One text of a file and where it stands there; `markup` where tags are no part of it.

    Where it is several texts (the values of JSON, the cells of a table), a wall stands between each two.
    """

    where: str
    text: str
    markup: bool = False
    binary: bool = False

    def leaks(self, held: Finder) -> Iterator[str]:
        """Yield the entries that it says something of."""
        walls = _WALLS if self.markup else None
        found = {one.place for one in held.terms_in(self.text, walls=walls)}
        if self.binary:
            found = {place for place in found if sum(map(len, held.words[place])) >= SURE}
        else:
            plain = unescape(_TAG.sub("", self.text)) if self.markup else self.text
            found.update(one.place for one in held.patterns_in(_BLANKS.sub(" ", plain)))
        yield from sorted(found)


def _several(where: str, texts: Iterable[str]) -> Iterator[TextFragment]:
    joined = WALL.join(texts)
    if joined:
        yield TextFragment(where, joined)


def pieces_of_file(file: Path) -> Iterator[TextFragment]:
    """Yield the texts of a file, by its content sooner than by its name."""
    with file.open("rb") as stream:
        head = stream.read(len(SQLITE))
    if head.startswith(SQLITE):
        yield from _database(file, "")
    if head.startswith(PARQUET):
        yield from _parquet(file, "")
    if file.stat().st_size > BLOCK and not _is_packed(head) and not head.startswith(PDF):
        yield from _long(file)
    else:
        yield from pieces(file.name, file.read_bytes(), "", 0)


def pieces(name: str, content: bytes, inside: str, depth: int) -> Iterator[TextFragment]:
    """Yield the texts of a file's content; `inside` names the archive that it was taken from."""
    if depth > DEEPEST:
        return
    if _is_packed(content[:4]) or content[257:262] == b"ustar":
        yield from _unpacked(name, content, inside, depth)
    if content.startswith(PARQUET) and depth:
        yield from _parquet(io.BytesIO(content), inside)
    if content.startswith(SQLITE) and depth:
        with tempfile.NamedTemporaryFile() as copy:
            copy.write(content)
            copy.flush()
            yield from _database(Path(copy.name), inside)
    if PDF in content[:1024]:
        from generator.sources.pdf_texts import pdf_texts  # noqa: PLC0415 - loads a library of its own, for PDFs alone

        yield from (
            TextFragment(f"{inside} {where}".strip(), text) for where, text in pdf_texts(content) if text.strip()
        )
    for text in _decoded(content):
        yield from _texts(name, text, inside, binary=b"\0" in content[:4096])


def _is_packed(head: bytes) -> bool:
    return head.startswith((b"\x1f\x8b", b"PK\x03\x04"))


def _long(file: Path) -> Iterator[TextFragment]:
    """Yield a long file line by line where it has lines, else in blocks that overlap."""
    with file.open("rb") as stream:
        at = 0
        while block := stream.read(BLOCK):
            rest = stream.readline(BLOCK) if b"\n" in block[-1024 * 1024 :] else b""
            yield from pieces(file.name, block + rest, f"from byte {at:,}", 0)
            at = stream.tell()
            if not rest and len(block) == BLOCK:
                stream.seek(at := at - OVERLAP)


def _unpacked(name: str, content: bytes, inside: str, depth: int) -> Iterator[TextFragment]:
    try:
        for member, held in _members(name, content):
            where = f"{inside}!{member}"
            yield TextFragment(f"{where} (name)", member)
            yield from pieces(member, held, where, depth + 1)
    except (OSError, EOFError, zlib.error, zipfile.BadZipFile, tarfile.TarError) as error:
        yield TextFragment(f"{inside} (broken archive)", str(error))


def _members(name: str, content: bytes) -> Iterator[tuple[str, bytes]]:
    if content.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            yield "comment", archive.comment
            for info in archive.infolist():
                yield info.filename, archive.read(info)
    elif content.startswith(b"\x1f\x8b"):
        yield name.removesuffix(".gz"), gzip.decompress(content)
    else:
        with tarfile.open(fileobj=io.BytesIO(content)) as archive:
            for member in archive:
                stream = archive.extractfile(member) if member.isfile() else None
                yield member.name, stream.read() if stream else member.linkname.encode()


def _decoded(content: bytes) -> Iterator[str]:
    """Yield the texts that bytes can be: every encoding in which a source or a program may have written them."""
    yield content.decode("utf-8", "replace")
    if not content.isascii():
        yield content.decode("cp1252", "replace")
    if b"\0" in content:
        yield content.replace(b"\0", b"").decode("latin-1")
        yield content.decode("utf-16-le", "replace")


def _texts(name: str, text: str, inside: str, *, binary: bool) -> Iterator[TextFragment]:
    suffix = name.rpartition(".")[2].lower()
    if suffix in {"json", "jsonl", "ndjson", "geojson", "map", "webmanifest"}:
        yield from _several(f"{inside} values".strip(), _json(text))
        return
    if suffix == "csv":
        yield from _several(f"{inside} cells".strip(), _cells(text))
        return
    if suffix in {"html", "htm", "xml", "svg", "graphml", "atom", "rss", "xsl"}:
        yield TextFragment(inside or "text", text, markup=True)
        yield from _several(f"{inside} attributes".strip(), _attributes(text))
        return
    yield TextFragment(inside or "text", text, binary=binary)


def _json(text: str) -> Iterator[str]:
    """Yield every text of JSON, names included; of lines of JSON, of each; what is no JSON as it stands."""
    for document in text.split("\n") if "\n{" in text or "\n[" in text else (text,):
        try:
            yield from _strings(json.loads(document) if document.strip() else None)
        except ValueError:
            yield _ESCAPE.sub(lambda found: chr(int(found[1], 16)), document)


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, one in value.items():
            yield str(key)
            yield from _strings(one)
    elif isinstance(value, list):
        for one in value:
            yield from _strings(one)


def _cells(text: str) -> Iterator[str]:
    csv.field_size_limit(1 << 30)
    for row in csv.reader(io.StringIO(text, newline="")):
        yield from row


def _attributes(text: str) -> Iterator[str]:
    """Yield what stands inside of tags and comments, as a browser reads it."""
    for tag in _TAG.finditer(text):
        if tag[0].startswith("<!"):
            yield tag[0][2:]
        for value in _VALUE.finditer(tag[0]):
            yield unquote(unescape(value[1] or value[2] or value[3] or ""))


def _parquet(file: Path | BinaryIO, inside: str) -> Iterator[TextFragment]:
    try:
        for where, texts in parquet_texts(file):
            yield from _several(f"{inside} {where}".strip(), texts)
    except (OSError, ValueError) as error:
        yield TextFragment(f"{inside} broken table".strip(), str(error))


def _database(file: Path, inside: str) -> Iterator[TextFragment]:
    """Yield every value of every table, and every word of an index of words."""
    database = sqlite3.connect(f"{file.resolve().as_uri()}?mode=ro&immutable=1", uri=True)
    database.text_factory = lambda value: value.decode("utf-8", "replace")
    try:
        tables = database.execute("SELECT name, coalesce(sql, '') FROM sqlite_master ORDER BY name").fetchall()
        yield from (TextFragment(f"{inside} schema".strip(), f"{name} {sql}") for name, sql in tables)
        for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name").fetchall():
            yield from _rows(database, name, inside)
    except sqlite3.DatabaseError as error:
        yield TextFragment(f"{inside} broken database".strip(), str(error))
    finally:
        database.close()


def _rows(database: sqlite3.Connection, table: str, inside: str) -> Iterator[TextFragment]:
    quoted = table.replace('"', '""')
    where = f"{inside} table {table}".strip()
    try:
        for row in database.execute(f'SELECT * FROM "{quoted}"'):  # noqa: S608 - quoted on the line above
            yield from _several(where, (value for value in row if isinstance(value, str)))
            blobs = (text for value in row if isinstance(value, bytes) for text in _decoded(value))
            yield from (TextFragment(where, text, binary=True) for text in blobs)
    except sqlite3.OperationalError:
        return  # an index of words without content: `search_words` asks it
