"""Pictures of every page type in both schemes and two widths, to be looked at: `make shots`.

    python -m tests.site.shots [--site SITE] [--into FOLDER] [--language de] [ADDRESS ...]

Without a site it builds the tests' own, which has a page of every kind. `index.html` in the folder shows the four looks
of each page side by side.
"""

import argparse
import shutil
import tempfile
import threading
from collections.abc import Iterable, Sequence
from functools import partial
from html import escape
from http.server import ThreadingHTTPServer
from itertools import product
from pathlib import Path
from typing import Literal

from playwright.sync_api import Browser, Page, sync_playwright

from generator.exports.changes_log import COMMITTED
from generator.withholding import FILE
from synthetic.browser import FLAGS, system_browser
from synthetic.project import Quiet, make_project
from tests.conftest import ROOT
from tests.site.pages import FIRST, SHOWN

WIDTHS = {"desktop": (1280, 900), "phone": (390, 844)}
Scheme = Literal["light", "dark"]
SCHEMES: tuple[Scheme, ...] = ("light", "dark")
SETTLED = 500  # milliseconds after which the theme's header has changed over and a search has answered
TALLEST = 3  # windows of a long page that a picture shows
WITHHELD = """
terms:
  - {term: Litia Qalomai, who: The library, when: 2026-01-02, why: a living source, notice: protects a source}
paragraphs:
  - {cable: 07COPENHAGEN987, anchor: par2, who: The library, when: 2026-01-02, why: a court order, notice: by order of a court}
cables:
  - {cable: 08HALIFAX44, who: The library, when: 2026-01-02, why: a court order, notice: by order of a court}
"""


def main(site: Path, into: Path, addresses: Sequence[str]) -> None:
    """Write `into/<page>.<width>.<scheme>.png` for the pages of a built site, and `index.html` beside them."""
    into.mkdir(parents=True, exist_ok=True)
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(site))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=system_browser(), args=FLAGS)
            for look in product(WIDTHS, SCHEMES):
                _take(browser, f"http://127.0.0.1:{server.server_port}/", into, look, addresses)
            browser.close()
        server.shutdown()
    (into / "index.html").write_text(_sheet(addresses), encoding="utf-8")


def _take(browser: Browser, base: str, into: Path, look: tuple[str, Scheme], addresses: Iterable[str]) -> None:
    width, scheme = look
    across, down = WIDTHS[width]
    context = browser.new_context(
        base_url=base, color_scheme=scheme, viewport={"width": across, "height": down}, has_touch=width == "phone"
    )
    page = context.new_page()
    for address in addresses:
        page.goto("about:blank")  # else only the place in the page changes where its address stays the same
        page.goto(address)
        page.wait_for_timeout(SETTLED)
        _act(page, address)
        path = into / f"{_name(address)}.{width}.{scheme}.png"
        if "#" in address:
            page.screenshot(path=path)
            continue
        tall = min(TALLEST * down, page.evaluate("document.documentElement.scrollHeight"))
        page.screenshot(path=path, full_page=True, clip={"x": 0, "y": 0, "width": across, "height": tall})
    context.close()


def _act(page: Page, address: str) -> None:
    """Do what shows the part of the page that its picture is of."""
    if address == f"{FIRST}#source":
        page.locator(".cable-cite").click()
    elif address == f"{FIRST}#cable-header":
        page.locator(".cable-header > summary").click()
    elif address.endswith("#ref-a"):
        page.locator("#ref-a a").focus()
    else:
        return
    page.wait_for_timeout(SETTLED)


def _name(address: str) -> str:
    return address.partition("?")[0].replace("/#", ".").strip("/").replace("/", "-").removesuffix(".html") or "home"


def _sheet(addresses: Sequence[str]) -> str:
    looks = [f"{width}.{scheme}" for width, scheme in product(WIDTHS, SCHEMES)]
    rows = "\n".join(
        f"<h2>{escape(address or 'home')}</h2>\n"
        + "".join(f'<img src="{_name(address)}.{look}.png" alt="{look}" loading="lazy">' for look in looks)
        for address in addresses
    )
    look = "body{font:14px sans-serif}img{border:1px solid #888;margin:4px;max-height:900px;vertical-align:top}"
    return (
        f'<!doctype html>\n<meta charset="utf-8">\n<title>Pictures of the site</title>\n<style>{look}</style>\n{rows}\n'
    )


def built(folder: Path, language: str) -> Path:
    """Build the tests' site, which has a page of every kind, in a language; something of it is withheld."""
    made = make_project(folder, [ROOT / "cables", ROOT / "tests/site/cables"])
    shutil.copy(ROOT / "tests/site/changes.jsonl", made.folder / COMMITTED)
    (made.folder / FILE).write_text(WITHHELD, encoding="utf-8")
    made.say_in(language)
    made.build()
    return made.site


if __name__ == "__main__":
    asked = argparse.ArgumentParser(description=__doc__.partition("\n")[0] if __doc__ else None)
    asked.add_argument("--site", type=Path)
    asked.add_argument("--into", type=Path, default=ROOT / "site-shots")
    asked.add_argument("--language", default="en")
    asked.add_argument("addresses", nargs="*")
    chosen = asked.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        place = chosen.site or built(Path(temporary), chosen.language)
        main(place, chosen.into, chosen.addresses or SHOWN)
