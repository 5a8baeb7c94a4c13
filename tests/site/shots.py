"""Pictures of every page type in both schemes and two widths, to be looked at: `make shots`."""

import sys
import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Literal

from playwright.sync_api import Browser, sync_playwright

from tests.conftest import ROOT
from tests.site.chromium import FLAGS, system_browser
from tests.site.pages import KINDS

WIDTHS = {"desktop": (1280, 900), "phone": (375, 812)}
SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")
SETTLED = 500  # milliseconds after which the theme's header has changed over and a search has answered
BUILT_WITH_THE_TESTS = ("08BRUSSELS911", "07STATE12345", "99OSLO1", "changes/2/")  # pages that only the tests' site has


def main(site: Path, into: Path) -> None:
    """Write `into/<page>.<width>.<scheme>.png` for every page type of a built site, the fifth paragraph marked too."""
    into.mkdir(exist_ok=True)
    handler = partial(SimpleHTTPRequestHandler, directory=str(site))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server, sync_playwright() as playwright:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        browser = playwright.chromium.launch(executable_path=system_browser(), args=FLAGS)
        for width in WIDTHS:
            for scheme in SCHEMES:
                _take(browser, f"http://127.0.0.1:{server.server_port}/", into, width, scheme)
        browser.close()
        server.shutdown()


def _take(browser: Browser, base: str, into: Path, width: str, scheme: Literal["light", "dark"]) -> None:
    across, down = WIDTHS[width]
    context = browser.new_context(base_url=base, color_scheme=scheme, viewport={"width": across, "height": down})
    page = context.new_page()
    for address in [*KINDS, "cables/2008/08BRUSSELS579/#par5"]:
        if any(name in address for name in BUILT_WITH_THE_TESTS):
            continue
        page.goto(address)
        name = address.strip("/").replace("/", "-").replace("#", "") or "home"
        page.wait_for_timeout(SETTLED)
        page.screenshot(path=into / f"{name}.{width}.{scheme}.png")
    context.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "site", ROOT / "site-shots")
