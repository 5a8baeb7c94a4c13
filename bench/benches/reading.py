"""A cable's page as a reader meets it: its weight, a first visit's, and when its text stands there on a slow machine."""

import gzip
import statistics
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

from msgspec import Struct
from playwright.sync_api import Browser, CDPSession, sync_playwright

from bench.figures import Figure, Skipped
from synthetic.browser import FLAGS, system_browser
from synthetic.project import make_project

ROOT = Path(__file__).parents[2]
SAMPLES = ROOT.parent / "shared" / "samples" / "html"
KB = 1e3
VISITS = 7  # each with an empty cache
SLOWER = 4  # times, the machine
_TEXT = (".html", ".css", ".js", ".json", ".svg", ".txt", ".xml")
# the last entry is the largest; it is asked for when the page has come to rest
_PAINTED = """() => new Promise((done) => new PerformanceObserver((list) => done(list.getEntries().at(-1).startTime))
    .observe({type: "largest-contentful-paint", buffered: true}))"""


class Visit(Struct, frozen=True):
    """A first visit: bytes over the line, headers included, seconds to the largest paint, requests to other hosts."""

    transferred: int
    painted: float
    elsewhere: int


def run(size: int) -> Iterator[Figure | Skipped]:
    """Build the site of the sample cables, and visit the page of median weight."""
    del size
    if not (ROOT / "node_modules/.engine").is_dir():
        yield Skipped("the search engine is not installed: make build")
        return
    source = SAMPLES if SAMPLES.is_dir() else ROOT / "cables"
    with tempfile.TemporaryDirectory(prefix="reading-") as folder:
        project = make_project(Path(folder), [source])
        project.build()
        pages = sorted((project.site / "cables").glob("*/*/index.html"), key=lambda page: (page.stat().st_size, page))
        median = pages[len(pages) // 2]
        yield Figure("median cable page, HTML", median.stat().st_size / KB, "kB", len(pages), at_most=60)
        yield Figure("largest cable page, HTML", pages[-1].stat().st_size / KB, "kB", len(pages))
        address = str(median.parent.relative_to(project.site)) + "/"
        with _serving(project.site) as base, sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=system_browser(), args=FLAGS)
            visits = [_visit(browser, base, address) for _ in range(VISITS)]
            browser.close()
    yield Figure("first visit, transferred", max(one.transferred for one in visits) / KB, "kB", at_most=300)
    painted = statistics.median(one.painted for one in visits)
    yield Figure(f"largest paint, {SLOWER}x slower CPU", painted, "s", at_most=1.0)
    yield Figure("requests to other hosts", sum(one.elsewhere for one in visits), "requests", at_most=0)


def _visit(browser: Browser, base: str, address: str) -> Visit:
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    session = context.new_cdp_session(page)
    received = _received(session)
    session.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    page.goto(base + address, wait_until="networkidle")
    painted = float(page.evaluate(_PAINTED)) / 1000
    context.close()
    return Visit(sum(received), painted, sum(not url.startswith(base) for url in asked))


def _received(session: CDPSession) -> list[int]:
    """Return a list that grows by the bytes of each answer."""
    received: list[int] = []
    session.send("Network.enable")
    session.on("Network.loadingFinished", lambda event: received.append(int(event["encodedDataLength"])))
    return received


class _Compressing(SimpleHTTPRequestHandler):
    """Serves a folder with gzip, as web hosts do."""

    protocol_version = "HTTP/1.1"

    def send_head(self) -> BinaryIO | BytesIO | None:
        """Compress what is text."""
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        if path.suffix not in _TEXT or not path.is_file():
            return super().send_head()
        body = gzip.compress(path.read_bytes(), 6)
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(path))
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        return BytesIO(body)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@contextmanager
def _serving(folder: Path) -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(_Compressing, directory=str(folder))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()
