"""Invented names, planted in synthetic cables in forms that are hard to find, and a search for them that shares no code."""

import gzip
import html
import json
import random
import re
import sqlite3
import tempfile
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pyarrow.parquet
from bs4 import BeautifulSoup

from synthetic.telegram import telegram

# how a name of two words is written; the page break is filled in with the cable's own
FORMS = (
    "{0} {1}",
    "{0}\n{1}",
    "{upper0} {upper1}",
    "{0}\n\nLISBON 00002210  002 OF 002\n\n{1}",
    "{0}  <b>{1}</b>",
    "{0}<br>{1}",
    "{accent0} {1}",
    "{upper0} {cut1}",
    "{0}&nbsp;{1}",
    "{0}-{1}",
    "{spaced0}  {spaced1}",
    "{0}\u200b {1}",
    "({0}\n   {1})",
    "\u202a{0} {1}\u202c",
    "{0} {1}'s son",
    "_{0}_ **{1}**",
)
_SYLLABLES = ("qua", "zor", "vex", "lim", "jub", "kra", "pli", "wox", "zet", "fru", "gyb", "dwi")


def names(count: int) -> list[tuple[str, str]]:
    """Return invented names of two words, none like another or like a word of a cable."""
    chance = random.Random(7)
    made: dict[tuple[str, str], None] = {}
    while len(made) < count:
        made[_word(chance), _word(chance)] = None
    return list(made)


def _word(chance: random.Random) -> str:
    return "".join(chance.choice(_SYLLABLES) for _ in range(3)).capitalize()


def written(name: tuple[str, str], form: str) -> str:
    """Return a name in a form."""
    first, second = name
    return form.format(
        first,
        second,
        upper0=first.upper(),
        upper1=second.upper(),
        accent0=first.replace("a", "á").replace("o", "ö"),
        cut1=f"{second[:4].upper()}-\n{second[4:].upper()}",
        spaced0=" ".join(first.upper()),
        spaced1=" ".join(second.upper()),
    )


def plant(folder: Path, cables: int, planted: list[tuple[str, str]]) -> None:
    """Write synthetic cables, each name in one of them, in a form and a place of its own."""
    folder.mkdir(parents=True)
    texts = [telegram(3, index).text for index in range(cables)]
    for at, name in enumerate(planted):
        number = at % cables
        texts[number] = _with(texts[number], written(name, FORMS[at % len(FORMS)]), at, second=at >= cables)
    for index, text in enumerate(texts):
        first, second = planted[index % len(planted)]
        odd = f"-{first}_{second}" if index % 17 == 3 else ""
        (folder / f"cable{index:04}{odd}.txt").write_text(text, encoding="utf-8")


def _with(text: str, name: str, at: int, *, second: bool) -> str:
    """Put a name into the subject of every ninth cable, else behind a word of the text."""
    if at % 9 == 4 and "SUBJECT: " in text:
        return text.replace("SUBJECT: ", f"SUBJECT: {' '.join(name.split())} ", 1)
    # the second name of a cable stands above the first, so that neither gets into the other's page break
    start, end = (len(text) * 4 // 10, len(text) // 2) if second else (len(text) // 2, len(text))
    blanks = [found.start() for found in re.finditer(r"(?<=[a-zA-Z]) (?=[a-zA-Z])", text[start:end])]
    place = start + blanks[at % len(blanks)]
    return f"{text[:place]} {name} {text[place:]}"


def letters(text: str) -> str:
    """Return the bare letters of a text, small and without accents."""
    plain = unicodedata.normalize("NFKD", html.unescape(html.unescape(text))).casefold()
    return re.sub(r"[\W_]+", "", plain)


def published_letters(site: Path) -> Iterator[tuple[str, str]]:
    """Yield the letters of every file: as it stands, as a browser shows it, as JSON is read, unpacked, out of databases."""
    chunks: dict[Path, list[Path]] = {}
    for file in sorted(site.rglob("*")):
        name = str(file.relative_to(site))
        yield name, letters(name)
        if file.is_dir():
            continue
        content = file.read_bytes()
        if file.suffix == ".gz":
            content = gzip.decompress(content)
        if file.suffix == ".bin":
            chunks.setdefault(file.parent, []).append(file)
        text = content.decode("utf-8", "ignore")
        yield name, letters(text)
        if ".html" in name:
            yield name, letters(BeautifulSoup(text, "lxml").get_text())
        if name.endswith((".json", ".jsonl")):
            yield (
                name,
                letters(
                    json.dumps(
                        [json.loads(line) for line in text.splitlines()] if name.endswith("l") else json.loads(text),
                        ensure_ascii=False,
                    )
                ),
            )
        if file.suffix == ".parquet":
            yield name, letters(json.dumps(pyarrow.parquet.read_table(file).to_pylist(), ensure_ascii=False))
        if content.startswith(b"SQLite format 3") and file.suffix != ".bin":
            yield name, _database_letters(content)
    for folder, files in chunks.items():
        yield str(folder), _database_letters(b"".join(file.read_bytes() for file in files))


def _database_letters(content: bytes) -> str:
    with tempfile.NamedTemporaryFile() as copy:
        copy.write(content)
        copy.flush()
        database = sqlite3.connect(copy.name)
        held = [str(row) for row in _all_rows(database)]
        database.close()
    return letters(" ".join(held))


def _all_rows(database: sqlite3.Connection) -> Iterator[object]:
    tables = database.execute("SELECT name, sql FROM sqlite_master WHERE type = 'table'").fetchall()
    for name, sql in tables:
        if "fts5" in (sql or ""):
            database.execute(f"CREATE VIRTUAL TABLE temp.v_{name} USING fts5vocab('main', '{name}', 'row')")
            yield from database.execute(f"SELECT term FROM temp.v_{name}")
        elif not name.endswith(("_data", "_idx", "_config", "_docsize")):
            yield from database.execute(f'SELECT * FROM "{name}"')
