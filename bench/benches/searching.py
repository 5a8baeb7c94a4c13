"""Search as a reader meets it: building the index, and what each kind of query fetches and takes over a slow line."""

import gzip
import shutil
import sqlite3
import sys
import time
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from urllib.parse import quote

from msgspec import Struct
from playwright.sync_api import Browser, Page, sync_playwright

from bench.archives import SEED, written
from bench.benches import searching_others
from bench.figures import Figure, Skipped
from bench.memory import run as run_program
from bench.slow_server import Line, serving
from synthetic import cable
from synthetic.browser import FLAGS, system_browser

SHELL = """<!doctype html><meta charset="utf-8"><title>Search</title>
<header class="md-header__inner"></header><div class="find-page"><form><input name="q"></form>
<p data-told></p><div data-filters></div><div data-answer></div></div>
<script type="module" src="../assets/search/start.js"></script>"""
EMPTY = "search/?year=1900"  # an answer without a result: the engine is there, and has read nothing that a query needs
RARE = 3  # cables at least that have a rare word; at most 60, or 3 in a thousand
MB = 1e6
# MB fetched and seconds to the first result that a query may take
_BARS = {"two words": (1.0, 1.5), "two very common words": (1.0, 1.5), "two rare words": (1.5, None)}
_TIMED = 60_000  # milliseconds to wait for a first result


def run(size: int) -> Iterator[Figure | Skipped]:
    """Generate an archive, build its index once more by itself, then search it in Chromium."""
    if not Path("node_modules/.engine").is_dir():
        yield Skipped("the search engine is not installed: make build")
        return
    with written(size) as work:
        docs = work / "docs"
        shutil.copytree("docs/assets", docs / "assets")
        options = ("--source", str(work / "cables"), "--docs", str(docs), "--cache", str(work / "cache"))
        run_program((sys.executable, "-m", "generator", "generate", *options), log=work / "log")
        yield from indexed(work / "cache/catalog.sqlite", work / "again.sqlite", size)
        shell(docs)
        asked = queries(docs / "data/search.sqlite", size)
        with sync_playwright() as playwright, serving(docs) as place:
            browser = playwright.chromium.launch(executable_path=system_browser(), args=FLAGS)
            yield from searched(browser, place, asked, size)
            words = [(name, query) for name, query in asked if ":" not in query]
            yield from searching_others.run(browser, docs, work, words, size)
            browser.close()


def shell(docs: Path) -> None:
    """Put a page with nothing but the search into a docs folder."""
    (docs / "search/index.html").write_text(SHELL)


def searched(
    browser: Browser, place: tuple[str, Line], asked: Sequence[tuple[str, str]], size: int
) -> Iterator[Figure]:
    """Load the search page, then ask each query, given as name and text."""
    address, line = place
    yield from _load(browser, address, line, size)
    for one, after in pairwise((*asked, asked[0])):
        yield from _query(browser, address, line, (one, after), size)


def indexed(catalog: Path, index: Path, size: int) -> Iterator[Figure]:
    """Build the index of a catalog."""
    log = index.with_suffix(".log")
    done = run_program((sys.executable, "-m", "bench.indexing", str(catalog), str(index)), log=log)
    yield Figure("index", done.seconds, "s", size)
    yield Figure("index, processor", done.cpu, "s", size)
    yield Figure("index, rate of two free cores", 2 * size / done.cpu, "cables/s", size, at_least=2000)
    yield Figure("index, peak memory", done.peak / MB, "MB", size, at_most=500)
    yield Figure("index, size", index.stat().st_size / MB, "MB", size)


def _load(browser: Browser, address: str, line: Line, size: int) -> Iterator[Figure]:
    page = browser.new_context().new_page()
    page.goto(f"{address}{EMPTY}")
    page.locator("[data-told]", has_text="0 of").wait_for(timeout=_TIMED)
    yield Figure("first load", line.bytes / MB, "MB", size, at_most=1.6)
    packed = (len(gzip.compress(file.read_bytes())) for file in line.files if file.is_file())
    yield Figure("first load, compressed", sum(packed) / MB, "MB", size, at_most=0.65)
    yield Figure("first load, requests", line.requests, "requests", size)
    page.context.close()


def _query(browser: Browser, address: str, line: Line, asked: Sequence[tuple[str, str]], size: int) -> Iterator[Figure]:
    """Time a query cold once the engine is there, then a second one in the same window, which holds what that read."""
    (name, query), (_, second) = asked
    page = browser.new_context().new_page()
    page.goto(f"{address}{EMPTY}")
    page.locator("[data-told]", has_text="0 of").wait_for(timeout=_TIMED)
    seconds, fetched, requests = _asked(page, line, query)
    most, slowest = _BARS.get(name, (None, None))
    yield Figure(f"{name}: first result", seconds, "s", size, at_most=slowest)
    yield Figure(f"{name}: fetched", fetched, "MB", size, at_most=most)
    yield Figure(f"{name}: requests", requests, "requests", size)
    _go(page, EMPTY.partition("/")[2])
    page.locator("[data-told]", has_text="0 of").wait_for(timeout=_TIMED)
    seconds, fetched, requests = _asked(page, line, second)
    yield Figure(f"{name}, a second query: first result", seconds, "s", size)
    yield Figure(f"{name}, a second query: fetched", fetched, "MB", size)
    yield Figure(f"{name}, a second query: requests", requests, "requests", size)
    page.context.close()


def _asked(page: Page, line: Line, query: str) -> tuple[float, float, int]:
    """Ask; gives seconds to the first result, and the MB and requests that came over the line."""
    requests, before = line.requests, line.bytes
    start = time.perf_counter()
    _go(page, f"?q={quote(query)}")
    page.locator(".find-result .find-facts", has_text="·").first.wait_for(timeout=_TIMED)
    seconds = time.perf_counter() - start
    page.wait_for_load_state("networkidle")
    return seconds, (line.bytes - before) / MB, line.requests - requests


def _go(page: Page, to: str) -> None:
    page.evaluate("to => { history.pushState(null, '', to); dispatchEvent(new PopStateEvent('popstate')); }", to)


def queries(index: Path, size: int) -> list[tuple[str, str]]:
    """Pick words by how many cables have them, from the index and one telegram."""
    with sqlite3.connect(index) as database:
        database.execute("CREATE VIRTUAL TABLE temp.counted USING fts5vocab(main, word, row)")
        common = [word for (word,) in database.execute("SELECT term FROM counted ORDER BY doc DESC LIMIT 40")][30:32]
        words = _words(database, size)
        tag = database.execute("SELECT code FROM facet WHERE kind = 3 AND id = 0").fetchone()[0]
    return [
        ("one rare word", words.rare[0]),
        ("two rare words", " ".join(words.rare[:2])),
        ("two words", " ".join(words.medium[:2])),
        ("two very common words", " ".join(common)),
        ("a phrase", '"' + " ".join(words.phrase) + '"'),
        ("a boolean with a filter", f"({' OR '.join(words.medium[:2])}) NOT {words.rare[0]} tag:{tag}"),
    ]


class Words(Struct, frozen=True):
    """Words of one telegram: rare ones, ones that are neither rare nor common, and the most common two side by side."""

    rare: list[str]
    medium: list[str]
    phrase: tuple[str, str]


def _words(database: sqlite3.Connection, size: int) -> Words:
    """Return the words of the first telegram that has two rare ones and two in the middle."""
    counts = "SELECT doc FROM counted WHERE term = ?"
    most = max(60, size * 3 // 1000)
    for index in range(size // 2, size):
        text, _ = cable(SEED, index)
        words = [word if word.isalpha() and word.islower() else "" for word in text[len(text) // 2 :].split()]
        found = {word: database.execute(counts, (word,)).fetchone() for word in filter(None, words)}
        held = {word: row[0] for word, row in found.items() if row}
        rare = [word for word, cables in held.items() if RARE <= cables <= most]
        medium = [word for word, cables in held.items() if size // 40 <= cables <= size // 8]
        pairs = [(one, other) for one, other in pairwise(words) if one != other and one in held and other in held]
        asked = " ".join([*rare[:2], *medium[:2]])  # a word that the source cut in two is none of the index
        together = asked and database.execute("SELECT 1 FROM word WHERE word MATCH ?", (asked,)).fetchone()
        if pairs and together and min(len(rare), len(medium)) > 1:
            return Words(rare, medium, max(pairs, key=lambda pair: min(held[pair[0]], held[pair[1]])))
    message = f"none of {size:,} telegrams has two rare words"
    raise ValueError(message)
