"""Asking the indexes of words (FTS5) of a site for what is withheld: they keep words cut up, where no search of bytes finds them."""

import sqlite3
import tempfile
from collections.abc import Iterator
from pathlib import Path

import msgspec

from generator.search.chunks import IndexManifest
from generator.withholding import Finder

_SQLITE = b"SQLite format 3\0"
Found = tuple[str, str, str]


def search_leaks(site: Path, held: Finder) -> Iterator[Found]:
    """Yield file, place and entry of each: in the search index, and in every database that has an index of words."""
    for manifest in sorted(site.rglob("manifest.json")):
        if chunks := _chunks(manifest):
            with tempfile.NamedTemporaryFile() as whole:
                for chunk in chunks:
                    whole.write(chunk.read_bytes())
                whole.flush()
                yield from _ask(str(manifest.relative_to(site)), Path(whole.name), held)
    for file in sorted(site.rglob("*")):
        if file.is_file() and file.suffix in {".sqlite", ".db", ".sqlite3"} and _is_database(file):
            yield from _ask(str(file.relative_to(site)), file, held)


def _chunks(manifest: Path) -> list[Path]:
    try:
        found = msgspec.json.decode(manifest.read_bytes(), type=IndexManifest)
    except msgspec.MsgspecError:
        return []
    return sorted((manifest.parent / found.folder).glob("*.bin"), key=lambda path: int(path.stem, 16))


def _is_database(file: Path) -> bool:
    with file.open("rb") as stream:
        return stream.read(len(_SQLITE)) == _SQLITE


def _ask(name: str, file: Path, held: Finder) -> Iterator[Found]:
    database = sqlite3.connect(f"{file.resolve().as_uri()}?mode=ro&immutable=1", uri=True)
    query = "SELECT name FROM sqlite_master WHERE sql LIKE 'CREATE VIRTUAL TABLE%fts5%' ORDER BY name"
    try:
        for (table,) in database.execute(query).fetchall():
            yield from ((name, f"index {table}", entry) for entry in sorted(_entries(database, table, held)))
    except sqlite3.DatabaseError as error:
        yield name, f"cannot be searched: {error}", "every entry"
    finally:
        database.close()


def _entries(database: sqlite3.Connection, table: str, held: Finder) -> Iterator[str]:
    database.execute(f"CREATE VIRTUAL TABLE temp.\"words of {table}\" USING fts5vocab('main', '{table}', 'row')")
    words = {word for (word,) in database.execute(f'SELECT term FROM temp."words of {table}"')}  # noqa: S608 - from the schema
    yield from {entry for entry in map(held.in_word, words) if entry}
    for entry, term in held.words.items():
        if len(term) > 1 and words.issuperset(term) and _has_phrase(database, table, term):
            yield entry


def _has_phrase(database: sqlite3.Connection, table: str, words: tuple[str, ...]) -> bool:
    phrase = '"' + " ".join(words) + '"'
    try:
        query = f'SELECT 1 FROM "{table}" WHERE "{table}" MATCH ? LIMIT 1'  # noqa: S608 - a table of the schema
        return database.execute(query, (phrase,)).fetchone() is not None
    except sqlite3.OperationalError:
        return False  # this index does not keep the order of words
