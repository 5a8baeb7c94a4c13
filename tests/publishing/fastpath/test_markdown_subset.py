"""What is plain is read as Python-Markdown reads it, and what is not is left to it."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown import Markdown
from mkdocs.config import load_config

from generator.pages.document import document
from generator.publishing.fastpath.headings import HeadingStyle
from generator.publishing.fastpath.markdown_subset import headings_of, parse_plain, read_plain
from generator.publishing.fastpath.render import content_of
from tests.conftest import ROOT

FRONT = '---\ntitle: "T"\n---\n\n'

PLAIN = [
    ("a title", "# One"),
    ("a block", "# One\n\n<p>two</p>"),
    ("blank lines", "# One\n\n\n<p>two</p>\n\n\n\n<p>three</p>\n"),
    ("blocks in a row", "# One\n\n<div>\n<div>two</div>\n</div>\n<p>three</p>\n<pre>f&#10;our</pre>"),
    ("headings of their own name", "# One\n\n## One {#one}\n\n### One\n\n## One {#x .loud}\n\n<p>end</p>"),
    ("an attribute", "# One\n\n## Two {#two data-line=32}\n\n## Three {#three .a .b data-line=33}"),
    ("references", "# R&#38;D &#8212; it&#39;s\n\n## &#60;b&#62; {#b}"),
    ("what looks like Markdown in a block", "# One\n\n<p>*not* `this` [x](y) {#z} __w__ &amp; \\* http://a.b/</p>"),
    ("tabs", "# One\n\n<pre>a\tb</pre>"),
]

NOT_PLAIN = [
    ("text", "# One\n\ntwo"),
    ("no title", "<p>two</p>"),
    ("a second title", "# One\n\n# Two"),
    ("marks in a heading", "# One *two*"),
    ("a block that does not end", "# One\n\n<div>\n<p>two</p>"),
    ("a block that ends early", "# One\n\n<p>two</p> three"),
    ("an inline element", "# One\n\n<em>two</em>"),
    ("Markdown in a block", '# One\n\n<div markdown="1">\n*two*\n</div>'),
    ("a blank line in a block", "# One\n\n<div>\n<p>two</p>\n  \n<p>three</p>\n</div>"),
    ("a control character", "# One\n\n<p>\x0b</p>"),
    ("a line separator", "# One\n\n<p>\u2028</p>"),
    ("a script", "# One\n\n<script>x</script>"),
]


def ours(text: str, style: HeadingStyle) -> str:
    page = parse_plain((FRONT + text).encode())
    assert page is not None
    return content_of(page, style, style.anchors(headings_of(page))).decode()


def theirs(text: str) -> str:
    config = load_config(str(ROOT / "mkdocs.yml"))
    return Markdown(extensions=config.markdown_extensions, extension_configs=config.mdx_configs).convert(text)


@pytest.mark.parametrize("case", PLAIN, ids=[case[0] for case in PLAIN])
def test_plain_pages_are_what_python_markdown_makes(case: tuple[str, str], style: HeadingStyle) -> None:
    assert ours(case[1], style) == theirs(case[1])


@pytest.mark.parametrize("case", NOT_PLAIN, ids=[case[0] for case in NOT_PLAIN])
def test_other_pages_are_left_alone(case: tuple[str, str]) -> None:
    assert parse_plain((FRONT + case[1]).encode()) is None


# front matter, and whether YAML reads it as JSON does
FRONTS = [
    ('title: "a: b # c"', True),
    ('hide: ["navigation"]', True),
    ("title: plain words", False),
    ("number: 1e5", False),
    ('title: "\\u00e9"', False),
]


@pytest.mark.parametrize(("line", "plain"), FRONTS)
def test_front_matter(line: str, *, plain: bool) -> None:
    assert (parse_plain(f"---\n{line}\n---\n\n# One\n".encode()) is not None) is plain


@st.composite
def pages(draw: st.DrawFn) -> str:
    words = st.text("abcXYZ 019", min_size=1, max_size=12).filter(str.strip).map(str.strip)
    headings = st.builds(lambda level, text, more: f"{'#' * level} {text}{more}", st.integers(2, 5), words, ENDS)
    blocks = st.builds(lambda tag, text: f"<{tag}>{text}</{tag}>", st.sampled_from(("p", "div", "table", "pre")), DATA)
    chunks = draw(st.lists(headings | blocks, max_size=6))
    return "\n\n".join([f"# {draw(words)}", *chunks])


ENDS = st.sampled_from(("", " {#own}", " {#other .loud}", " {#line data-line=7}"))
DATA = st.text("ab*_`[](){}#!|~^:-+=.0123456789 é—“\n", max_size=30).map(lambda text: " ".join(text.split()) or "x")


@settings(deadline=None, max_examples=60)  # a test elsewhere on the machine must not fail this one
@given(pages())
def test_any_plain_page_is_what_python_markdown_makes(style: HeadingStyle, text: str) -> None:
    assert ours(text, style) == theirs(text)


SEALED = document("cables/1.md", "One", "first", ["<p>two</p>"]).text.encode()
NOT_UTF_8 = [
    ("a block", FRONT.encode() + b"# One\n\n<p>\xff</p>\n"),
    ("the title", b'---\ntitle: "\xff"\n---\n\n# One\n'),
    ("the title of a sealed page", SEALED.replace(b'"One"', b'"\xff"')),
]


@pytest.mark.parametrize("case", NOT_UTF_8, ids=[case[0] for case in NOT_UTF_8])
def test_a_file_that_is_not_utf_8_is_not_plain(tmp_path: Path, case: tuple[str, bytes]) -> None:
    (tmp_path / "page.md").write_bytes(case[1])
    assert read_plain(tmp_path / "page.md") is None
