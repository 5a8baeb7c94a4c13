"""The same queries asked of Pagefind and of the theme's own search, over the same texts and the same slow line."""

import subprocess
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from playwright.sync_api import Browser, Page
from playwright.sync_api import TimeoutError as Waited

from bench.figures import Figure, Skipped
from bench.memory import Run
from bench.search_rivals import BUILT, material, pagefind
from bench.slow_server import Line, serving

MB = 1e6
TIMED = 240_000  # milliseconds to wait for a first result
NEWEST = {"two very common words": {"sort": {"date": "desc"}}}
Ask = Callable[[Page, str, str], None]


def run(
    browser: Browser, docs: Path, work: Path, asked: Sequence[tuple[str, str]], size: int
) -> Iterator[Figure | Skipped]:
    """Measure both; `asked` as name and query. At 20,000 cables Pagefind takes 10 GB of memory."""
    site = work / "material/site"
    for name, build, rival in (
        ("Pagefind", partial(pagefind, docs, work / "pagefind"), (work / "pagefind", "pagefind", _ask_pagefind)),
        ("theme's search", partial(material, docs, work / "material"), (site, "search", _ask_material)),
    ):
        try:
            if done := build():
                yield from _measured(browser, (name, *rival), done, asked, size)
            else:
                yield Skipped("Pagefind is not installed: pip install '.[bench]'")
        except subprocess.CalledProcessError as error:
            yield Skipped(f"{name}: no index in {BUILT} s ({error})")
        except Waited:
            yield Skipped(f"{name}: no result in {TIMED // 1000} s")


def _measured(
    browser: Browser, rival: tuple[str, Path, str, Ask], done: Run, asked: Sequence[tuple[str, str]], size: int
) -> Iterator[Figure]:
    name, site, folder, ask = rival
    held = sum(file.stat().st_size for file in (site / folder).rglob("*") if file.is_file())
    yield Figure(f"{name}: built, processor", done.cpu, "s", size)
    yield Figure(f"{name}: built, peak memory", done.peak / MB, "MB", size)
    yield Figure(f"{name}: index, size", held / MB, "MB", size)
    with serving(site) as (address, line):
        for what, query in asked:
            with _counted(line) as spent:
                page = browser.new_context().new_page()
                page.goto(address, wait_until="networkidle")
                loaded = line.bytes - spent[0]
                start = time.perf_counter()
                ask(page, what, query)
                seconds = time.perf_counter() - start
                page.wait_for_load_state("networkidle")
                page.context.close()
            if what == asked[0][0]:
                yield Figure(f"{name}: page loaded", loaded / MB, "MB", size)
            yield Figure(f"{name}, {what}: first result", seconds, "s", size)
            yield Figure(f"{name}, {what}: fetched", (spent[2] - loaded) / MB, "MB", size)
            yield Figure(f"{name}, {what}: requests", spent[3], "requests", size)


@contextmanager
def _counted(line: Line) -> Iterator[list[int]]:
    """Yield a list of what stood on the line before; at the end what came over it since is added: bytes, requests."""
    spent = [line.bytes, line.requests]
    yield spent
    spent += [line.bytes - spent[0], line.requests - spent[1]]


def _ask_pagefind(page: Page, what: str, query: str) -> None:
    # a function would be called, without words: Pagefind then fetches its whole index
    page.wait_for_function("!!window.ask", timeout=TIMED)
    page.evaluate("([words, order]) => { ask(words, order); }", [query, NEWEST.get(what, {})])
    page.locator("ol li").first.wait_for(timeout=TIMED)


def _ask_material(page: Page, _what: str, query: str) -> None:
    page.locator(".md-search__input").focus()
    page.locator(".md-search__input").fill(query)
    page.locator(".md-search-result__item").first.wait_for(timeout=TIMED)
