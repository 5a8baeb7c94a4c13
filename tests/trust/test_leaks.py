"""Whatever gets past everything else is found in the finished site, and stops its publishing."""

import csv
import gzip
import io
import json
import re
import shutil
import sqlite3
import tarfile
import zipfile
from collections.abc import Callable
from pathlib import Path

import pyarrow.parquet
import pytest

from generator.config import read_settings
from generator.errors import ArchiveError
from generator.model.identity import CableId
from generator.pipeline.publish.withheld_texts import stand_elsewhere, withheld_runs
from generator.publishing.integrity.leaks import all_leaks, find_leaks
from generator.publishing.integrity.withheld_runs import WordRun
from generator.search.build import build_index
from generator.search.chunks import cut_chunks
from generator.search.document import SearchDocument
from generator.withholding import Policy, letters_of
from tests.trust.conftest import Withheld

CABLE = "cables/2008/08OSLO231"


def _append(name: str, text: str, encoding: str = "utf-8") -> Callable[[Path, str, str], None]:
    def plant(site: Path, first: str, second: str) -> None:
        file = site / name
        file.parent.mkdir(parents=True, exist_ok=True)
        with file.open("ab") as stream:
            stream.write(text.format(first, second, upper=f"{first} {second}".upper()).encode(encoding))

    return plant


def _json(site: Path, first: str, second: str) -> None:
    file = site / f"{CABLE}.json"
    record = json.loads(file.read_text())
    record["title"] = f"{first[:3]}\u00e9".replace("\u00e9", "") + f"{first[3:]} {second}"
    file.write_text(json.dumps(record).replace(second, "".join(f"\\u{ord(letter):04x}" for letter in second)))


def _packed(site: Path, first: str, second: str) -> None:
    (site / "data/old.csv.gz").write_bytes(gzip.compress(f"a,{first} {second}\n".encode()))


def _zip(site: Path, first: str, second: str) -> None:
    with zipfile.ZipFile(site / "data/all.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.txt", f"{first}\n{second}")


def _zip_name(site: Path, first: str, second: str) -> None:
    with zipfile.ZipFile(site / "data/names.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(f"{first}-{second}.txt", "")


def _tar_in_gz(site: Path, first: str, second: str) -> None:
    with tarfile.open(site / "data/all.tar.gz", "w:gz") as archive:
        info = tarfile.TarInfo("deep/a.html")
        text = f"<p>{first}&nbsp;<i>{second}</i></p>".encode()
        info.size = len(text)
        archive.addfile(info, io.BytesIO(text))


def _csv(site: Path, first: str, second: str) -> None:
    with (site / "data/cables.csv").open("a", newline="") as stream:
        csv.writer(stream).writerow(["x", f'"{first}"\n{second}'])


def _parquet(site: Path, first: str, second: str) -> None:
    table = pyarrow.table({"text": ["nothing"] * 9000 + [f"{first}\n{second}"]})
    pyarrow.parquet.write_table(table, site / "data/more.parquet", compression="zstd")


def _parquet_in_zip(site: Path, first: str, second: str) -> None:
    packed = io.BytesIO()
    pyarrow.parquet.write_table(pyarrow.table({"text": [f"{first} {second}"]}), packed)
    with zipfile.ZipFile(site / "data/tables.zip", "w") as archive:
        archive.writestr("a.parquet", packed.getvalue())


def _sqlite(site: Path, first: str, second: str) -> None:
    with sqlite3.connect(site / "data/more.sqlite") as database:
        database.execute("CREATE TABLE note (text)")
        database.execute("INSERT INTO note VALUES (?)", (f"{first} {second}",))
    database.close()


def _sqlite_words(site: Path, first: str, second: str) -> None:
    database = sqlite3.connect(site / "data/words.sqlite")
    database.execute("CREATE VIRTUAL TABLE words USING fts5 (text, content = '')")
    database.execute("INSERT INTO words (rowid, text) VALUES (1, ?)", (f"of {first} {second}",))
    database.commit()
    database.close()


def _search(site: Path, first: str, second: str) -> None:
    index = site / "new.tmp"
    said = f"On {first} {second}"
    document = SearchDocument(CableId("08OSLO231"), "2008", "2008-05-30", "Oslo", "Oslo", said, "", "", "", "", ())
    build_index(index, [document])
    shutil.rmtree(site / "search" / "index")
    for name, content in cut_chunks(index, cables=1):
        target = site / "search" / "index" / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)
    index.unlink()


def _file_name(site: Path, first: str, second: str) -> None:
    (site / "people" / f"{first}-{second}".lower()).mkdir(parents=True)
    (site / "people" / f"{first}-{second}".lower() / "index.html").write_text("")


def _link(site: Path, first: str, second: str) -> None:
    (site / "latest").symlink_to(f"cables/{first} {second}.txt")


PLANTS: list[tuple[str, Callable[[Path, str, str], None]]] = [
    ("HTML, markup between", _append(f"{CABLE}/index.html", "<p>{0}<br>{1}</p>")),
    ("HTML, references", _append("posts/oslo/index.html", "<p>{0}&#32;{1}</p>")),
    ("HTML attribute", _append("tags/index.html", '<a title="{0} {1}">x</a>')),
    ("an address in HTML", _append("people/index.html", '<a href="../{0}%2D{1}/">x</a>')),
    ("an HTML comment", _append("index.html", "<!-- {0} {1} -->")),
    ("raw text, over lines", _append(f"{CABLE}.txt", "\n{0}\n{1}")),
    ("raw text in UTF-16", _append("cables/2008/other.txt", "{0} {1}", "utf-16")),
    ("raw text in capitals", _append("cables/2008/capitals.txt", "{upper}")),
    ("JSON, escaped", _json),
    ("JSON lines", _append("data/cables.jsonl", '{{"id": "x", "text": "{0}\\n{1}"}}\n')),
    ("search of the theme", _append("search/more.json", '[{{"text": "<b>{0}</b> {1}"}}]')),
    ("CSV", _csv),
    ("XML feed", _append("feed.xml", "<feed><entry><title>{0} {1}</title></entry></feed>")),
    ("GraphML", _append("data/references.graphml", '<graphml><data key="t">{0} {1}</data></graphml>')),
    ("a program", _append("assets/search/more.js", "var name = '{0} {1}';")),
    ("a style sheet", _append("assets/more.css", "a::before {{ content: '{0} {1}' }}")),
    ("gzip", _packed),
    ("zip", _zip),
    ("a name in a zip", _zip_name),
    ("tar in gzip", _tar_in_gz),
    ("SQLite", _sqlite),
    ("Parquet", _parquet),
    ("Parquet in a zip", _parquet_in_zip),
    ("an index of words", _sqlite_words),
    ("the search index", _search),
    ("a file name", _file_name),
    ("a link", _link),
    ("a picture's text", _append("assets/picture.png", "\x89PNG\0\0tEXtTitle\0{0} {1}\0", "latin-1")),
]


@pytest.fixture(scope="module")
def planted(withheld: Withheld, tmp_path_factory: pytest.TempPathFactory) -> tuple[Withheld, Path]:
    """A copy of the site with every leak in it, each of another name."""
    site = tmp_path_factory.mktemp("planted") / "site"
    shutil.copytree(withheld.project.site, site)
    for at, (_, plant) in enumerate(PLANTS):
        plant(site, *withheld.names[at])
    return withheld, site


def test_the_site_as_built_has_no_leak(withheld: Withheld) -> None:
    assert all_leaks(withheld.policy, withheld.project.site) == []


def test_every_planted_leak_is_found(planted: tuple[Withheld, Path]) -> None:
    withheld, site = planted
    entries = {leak.entry for leak in all_leaks(withheld.policy, site)}
    missed = [name for at, (name, _) in enumerate(PLANTS) if f"terms[{at}]" not in entries]
    assert missed == []
    assert entries == {f"terms[{at}]" for at in range(len(PLANTS))}


def test_the_message_names_file_place_and_entry_and_not_the_content(withheld: Withheld, tmp_path: Path) -> None:
    first, second = withheld.names[3]
    (tmp_path / "a.csv").write_text(f"x,{first} {second}\n")
    with pytest.raises(ArchiveError, match=r"not published: 1 leaks of .*: a.csv: cells: terms\[3\]") as caught:
        find_leaks(withheld.policy, tmp_path)
    assert first.lower() not in str(caught.value).lower()


def test_a_leak_fails_the_build_and_the_old_site_stays(withheld: Withheld) -> None:
    project = withheld.project
    before = {path: path.read_bytes() for path in project.site.rglob("*") if path.is_file()}
    page = project.docs / "about.md"
    text = page.read_text()
    first, second = withheld.names[0]
    page.write_text(f"{text}\n\nThanks to *{first}* {second}.\n")
    done = project.run("generator", "build")
    page.write_text(text)
    assert done.returncode == 2
    assert "error: not published: " in done.stderr
    assert "about/index.html: text: terms[0]" in done.stderr
    assert {path: path.read_bytes() for path in project.site.rglob("*") if path.is_file()} == before
    assert not list(project.folder.glob(".site.new"))


WITHHELD_WORDS = [  # of paragraph 2 of 08OSLO231 and of 08BRUSSELS612, which are withheld as a whole
    ("a sentence in a page", "about/index.html", "paragraphs[0]", 2, "<p>{}</p>"),
    ("in JSON, over lines", "data/more.json", "paragraphs[0]", 2, '{{"a": "{}"}}'),
    ("in the log of changes", "changes/log.jsonl", "paragraphs[0]", 2, '{{"pieces": [["-", "{}"]]}}\n'),
    ("of a cable", "cables/2008/08BRUSSELS612.txt", "cables[0]", 3, "{}"),
]


@pytest.mark.parametrize("row", WITHHELD_WORDS, ids=[row[0] for row in WITHHELD_WORDS])
def test_the_words_of_what_is_withheld_whole_are_found(
    withheld: Withheld, tmp_path: Path, row: tuple[str, str, str, int, str]
) -> None:
    _, name, entry, number, form = row
    project = withheld.project
    settings = read_settings(project.folder / "mkdocs.yml")
    sought = tuple(withheld_runs(settings, settings.cache / "catalog.sqlite", withheld.policy))
    assert {run.entry for run in sought} == {"paragraphs[0]", "cables[0]"}
    cable = {"paragraphs[0]": "08OSLO231", "cables[0]": "08BRUSSELS612"}[entry]
    source = next((project.folder / "cables").rglob(f"{cable}*")).read_text()
    start = re.search(rf"^{number}\. +(?:\([A-Z/]+\) *)?", source, re.MULTILINE)
    assert start
    words = source[start.end() :].split()[3:25]  # from the middle of a sentence, and longer than a run
    (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
    (tmp_path / name).write_text(form.format(" ".join(words)))
    assert {leak.entry for leak in all_leaks(Policy(), tmp_path, 1, sought)} == {entry}
    with pytest.raises(ArchiveError, match=re.escape(f"{name}: ")) as caught:
        find_leaks(Policy(), tmp_path, 1, sought)
    assert words[3] not in str(caught.value)


def test_words_that_another_telegram_has_too_are_no_leak(withheld: Withheld) -> None:
    settings = read_settings(withheld.project.folder / "mkdocs.yml")
    catalog = settings.cache / "catalog.sqlite"
    other = next(
        file for file in sorted((withheld.project.folder / "cables").glob("cable*.txt")) if "-" not in file.name
    )
    own = WordRun("paragraphs[0]", "".join(letters_of(other.read_text()))[900:960])
    foreign = WordRun("paragraphs[0]", "wordsthatstandinnotelegramofthisarchive")
    assert stand_elsewhere(catalog, withheld.policy, frozenset({own, foreign})) == frozenset({own})
