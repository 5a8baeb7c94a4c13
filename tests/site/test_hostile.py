"""Cable text is data: what looks like markup in a cable comes out as text that can be read."""

import pytest
from bs4 import BeautifulSoup
from playwright.sync_api import BrowserContext

from synthetic.project import Project

pytestmark = pytest.mark.browser

ADDRESS = "cables/2009/09MINSK900/"
VISIBLE = [
    "<b>bold</b> & &lt;escaped&gt;, {{ config.site_name }}, {% raw %} and {# note #}",
    "<script>window.pwned = 1</script>",
    '<img src="https://evil.example/x.png" onerror="window.pwned = 1">',
    "</p></div></section></main> ends nothing. **Stars**, __lines__, `ticks`",
    "![picture](https://evil.example/y.png), [link](javascript:pwned=1).",
    "<https://evil.example/auto> [^1] :smile: {: .danger #par1 } [TOC] <!-- hidden -->",
    "<h1>A HEADING THAT IS TEXT</h1>",
    '<iframe src="https://evil.example/"></iframe>',
    "<svg onload=pwned=1>",
]
PLACES = [ADDRESS, "tags/BO/", "tags/", "posts/minsk/", "dates/2009/05/", "missing/07STATE12345/"]


def test_markup_in_a_cable_is_shown_as_text(context: BrowserContext) -> None:
    page = context.new_page()
    page.goto(ADDRESS)
    text = " ".join(page.locator("article").inner_text().split())
    assert [line for line in VISIBLE if line not in text] == []
    assert page.title().startswith("Invented: <Script>Pwned=1</Script> {{ 7*7 }} **Bold** [X](Javascript:Pwned=1)")


@pytest.mark.parametrize("place", PLACES)
def test_nothing_in_a_cable_runs_or_is_fetched(context: BrowserContext, address: str, place: str) -> None:
    asked: list[str] = []
    context.on("request", lambda request: asked.append(request.url))
    page = context.new_page()
    page.goto(place, wait_until="networkidle")
    assert page.evaluate("typeof window.pwned") == "undefined"
    assert [url for url in asked if not url.startswith(address)] == []


def test_no_element_comes_from_a_cable(project: Project) -> None:
    article = BeautifulSoup(project.page(ADDRESS), "lxml").select_one("article")
    assert article is not None
    assert article.find_all(["script", "img", "iframe", "svg", "b", "strong", "h3"]) == []
    assert len(article.select("#par1")) == 1
    assert [tag for tag in article.find_all("a") if "javascript:" in str(tag.get("href")).lower()] == []
