"""An address that is none leads to the cable that it names, wherever the site is put."""

import re
import threading
from collections.abc import Iterator
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from synthetic.project import Project

pytestmark = pytest.mark.browser


class _Host(SimpleHTTPRequestHandler):
    """A host that gives the site at any of two places, and its own page for what is not there."""

    def translate_path(self, path: str) -> str:
        """Return the file at the root, or below `/archive/`."""
        return super().translate_path(path.removeprefix("/archive"))

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Answer as the deploy guide's hosts do."""
        if code != HTTPStatus.NOT_FOUND:
            super().send_error(code, message, explain)
            return
        content = open(f"{self.directory}/404.html", "rb").read()  # noqa: SIM115, PTH123
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def host(project: Project) -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(_Host, directory=str(project.site))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context()
    yield context.new_page()
    context.close()


LEADS = [
    ("/08OSLO231", "/cables/2008/08OSLO231/"),
    ("/08oslo231/", "/cables/2008/08OSLO231/"),
    ("/cables/08OSLO231.html", "/cables/2008/08OSLO231/"),
    ("/cables/2007/08OSLO231/", "/cables/2008/08OSLO231/"),
    ("/cable/2008/12/08OSLO000231.html", "/cables/2008/08OSLO231/"),
    ("/08%20OSLO%20231#par2", "/cables/2008/08OSLO231/#par2"),
    ("/cables/07STATE12345", "/missing/07STATE12345/"),
]


@pytest.mark.parametrize("place", ["", "/archive"])
@pytest.mark.parametrize(("typed", "leads"), LEADS)
def test_a_number_in_the_address_leads_to_its_page(page: Page, host: str, place: str, typed: str, leads: str) -> None:
    page.goto(host + place + typed)
    expect(page).to_have_url(host + place + leads)
    expect(page.locator("h1")).not_to_have_text("No page has this address")


@pytest.mark.parametrize("place", ["", "/archive"])
def test_another_address_is_offered_to_the_search(page: Page, host: str, place: str) -> None:
    answer = page.goto(f"{host}{place}/people/nobody-whatsoever/")
    assert answer
    assert answer.status == HTTPStatus.NOT_FOUND
    expect(page.locator("#not-found-said")).to_contain_text("Nothing stands at “nobody-whatsoever”")
    expect(page.locator("#not-found-words")).to_have_value("nobody whatsoever")
    assert page.locator(".md-header").evaluate("one => getComputedStyle(one).position") == "sticky"  # it has its styles
    page.get_by_role("link", name="All cables").click()
    expect(page).to_have_url(re.compile(f"^{host}{place}/cables/$"))


def test_a_number_that_nobody_knows_is_said_to_be_unknown(page: Page, host: str) -> None:
    page.goto(f"{host}/08OSLO99999")
    expect(page.locator("#not-found-said")).to_contain_text("no cable of that number is known here")


def test_a_page_that_is_lost_by_the_host_is_not_asked_for_again_and_again(page: Page, host: str) -> None:
    asked: list[str] = []

    def lose(route: Route) -> None:
        asked.append(route.request.url)
        route.continue_(url=f"{host}/no")

    page.route("**/cables/2008/08OSLO231/", lose)
    page.goto(f"{host}/cables/2008/08OSLO231/")
    expect(page.locator("#not-found-said")).to_contain_text("08OSLO231")
    assert len(asked) == 1
