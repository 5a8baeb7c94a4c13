"""Any page with a telegram in it: whatever stands around it, the telegram is read as in plain text."""

import html
import re
from collections.abc import Callable
from functools import partial
from io import BytesIO
from pathlib import Path
from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.model.finding import Code
from generator.model.source import RawCable, Unreadable
from generator.parsing import parse
from generator.sources import html_page
from generator.sources.decoding import decode_page
from generator.sources.markup import is_page, tree
from generator.sources.opened import Opened
from generator.sources.web_page import telegrams
from tests.sources.reading import cables, read_bytes

TELEGRAM = """\
VZCZCXRO4417
PP RUEHAST
DE RUEHTA #1844/01 2561105
ZNY CCCCC ZZH
P 131105Z SEP 07
FM AMEMBASSY ASTANA
TO RUEHC/SECSTATE WASHDC PRIORITY 0718
INFO RUCNCIS/CIS COLLECTIVE 0304

C O N F I D E N T I A L SECTION 01 OF 02 ASTANA 001844

SIPDIS

E.O. 12958: DECL: 09/13/2017
TAGS: PREL, ECON, EAGR, KZ
SUBJECT: KAZAKHSTAN: THE MINISTRY COUNTS ITS APPLE TREES & PEARS

REF: A. ALMATY 371
     B. 06 ASTANA 902 (NOTAL)

Classified By: DCM Theodora Quill, reasons 1.4 (b) and (d).

1. (C) SUMMARY: Vice Minister Saparov told EconOff on September 11
that the orchard census (ref A) would be finished before the frost,
or that "nothing" would be. END SUMMARY.

2. (C) The census covers nine districts. Saparov said that the
tenth had <no> trees.

3. (C) COMMENT: The trees are few. END COMMENT.

ORDWAY
"""

CABLEGRAM = """\
R 121430Z MAR 75
FM AMEMBASSY OSLO
TO SECSTATE WASHDC 1207
UNCLAS OSLO 1188

E.O. 11652: N/A
TAGS: ETRD, NO
SUBJECT: STOCKFISH EXPORTS

1. STOCKFISH WAS UP TEN PERCENT. PRICES WERE NOT.

2. EMBASSY WILL REPORT AGAIN IN APRIL.
BYRNE
"""

Layout = Callable[[str], str]
NAVIGATION = (
    "<nav><a href=/>Home</a> <a href=/a>SUBJECT: archive</a></nav><script>var a = 'FM AMEMBASSY PARIS';</script>"
)


def plain(text: str) -> str:
    return html.escape(text)


def with_breaks(text: str) -> str:
    return plain(text).replace("\n", "<br>\n")


def paragraphs(text: str) -> str:
    blocks = re.split(r"\n{2,}", plain(text).strip())
    return "\n".join(f"<p>{block.replace(chr(10), '<br/>')}</p>" for block in blocks)


def line_by_line(tag: str) -> Layout:
    return lambda text: "\n".join(f"<{tag}>{line or '&nbsp;'}</{tag}>" for line in plain(text).splitlines())


def joined_paragraphs(text: str) -> str:
    """A blog's: the head line by line, each numbered paragraph one `<p>` without breaks."""
    head, body = text.split("\n1. ", 1)
    blocks = (" ".join(plain(block).split()) for block in f"1. {body}".split("\n\n"))
    return line_by_line("p")(head.rstrip()) + "".join(f"<p>{block}</p>" for block in blocks)


def blog(text: str) -> str:
    return f"""<!DOCTYPE html><html><head><title>Apples | A blog</title><style>p {{ color: red }}</style></head><body>
<header><h1>A blog of orchards</h1></header>{NAVIGATION}
<article class="post"><h2>What the embassy wrote</h2><p>Last week I found this telegram in the archive. It says:</p>
<blockquote>{paragraphs(text)}</blockquote><p>I find that odd.</p></article>
<div id="comments"><p>Bob says: 1. First!</p><p>SUBJECT: nonsense</p></div><footer>Copyright</footer></body></html>"""


def newspaper(text: str) -> str:
    return f"""<html><body><div class="menu"><ul><li>World</li><li>Sport</li></ul></div>
<div id="main"><h1>The telegram in full</h1><p class="byline">By our correspondent</p>
<div class="document">{with_breaks(text)}</div><aside><p>More on this story</p></aside></div>
<div class="related"><a href=x>Related</a></div></body></html>"""


def viewer(text: str) -> str:
    return f"""<html><body><table width="100%"><tr><td class="left"><a href="#">Search</a><br>Help</td>
<td class="doc"><table><tr><td><b>Collection</b></td><td>Telegrams</td></tr></table>
<pre>{plain(text)}</pre></td></tr></table></body></html>"""


def saved_by_an_archiving_site(text: str) -> str:
    return f"""<!DOCTYPE html><html><head><script src="https://web.example/_static/bundle.js"></script></head><body>
<!-- BEGIN TOOLBAR INSERT --><div id="wm-ipp-base"><div id="wm-ipp"><a href="https://web.example/">captures</a>
<table><tr><td>FM 12 Mar 2011</td><td>TO today</td></tr></table></div></div><!-- END TOOLBAR INSERT -->
<div class="content"><pre>{plain(text).replace("ASTANA 001844", '<a href="https://web.example/web/2011/http://x.example/">ASTANA</a> 001844')}</pre></div>
<!-- FILE ARCHIVED ON 01:02:03 Mar 12, 2011 --></body></html>"""


def saved_by_a_browser(text: str) -> str:
    return f"""<!-- saved from url=(0031)https://example.org/telegram/12 -->
<HTML><HEAD><META HTTP-EQUIV="Content-Type" CONTENT="text/html; charset=utf-8"></HEAD>
<BODY BGCOLOR=white><IMG SRC="data:image/png;base64,{"iVBORw0KGgo" * 9}"><CENTER><FONT SIZE=2>A telegram</FONT></CENTER><HR>
<PRE CLASS=x>{plain(text)}</PRE></BODY></HTML>"""


def printed(text: str) -> str:
    return f"""<html><head><meta name="generator" content="print-to-html"></head><body>
<div class="page"><div style="position:absolute">{line_by_line("div")(text)}</div></div></body></html>"""


def word(text: str) -> str:
    lines = "".join(
        f'<p class="MsoNormal"><span style="font-family:Courier"><o:p></o:p>{line or "&nbsp;"}</span></p>\n'
        for line in plain(text).splitlines()
    )
    return f"<html><body lang=EN-US><div class=WordSection1>{lines}</div></body></html>"


def office(text: str) -> str:
    body = plain(text).replace("\n", "\n<br>").replace("FM AMEMBASSY", "<b>FM AMEMBASSY</b>")
    return f'<html><body><div dir="ltr" style="white-space: pre-wrap">{body}</div></body></html>'


def key_of_the_owner(text: str) -> str:
    return f"""<html><body><div id="text"><p>-----BEGIN PGP PUBLIC KEY BLOCK-----</p><p>mQQBBGBjDtIBH6DJa80zDBgR</p>
<p>=LkOb<br>-----END PGP PUBLIC KEY BLOCK-----</p></div><div class="telegram">{with_breaks(text)}</div></body></html>"""


def rows_of_a_table(text: str) -> str:
    rows = "".join(f"<tr><td>{line or '&nbsp;'}</td></tr>" for line in plain(text).splitlines())
    return f"<html><body><h1>Telegrams</h1><table class=t>{rows}</table><p>Back to the list</p></body></html>"


def fragment(text: str) -> str:
    return f"<div>{with_breaks(text)}</div>"


def damaged(text: str) -> str:
    return f"<html><body><div><p><b>The telegram<div><pre>{plain(text)}"


def deep(text: str) -> str:
    return f"<html><body>{'<div>' * 3000}<pre>{plain(text)}</pre>{'</div>' * 3000}</body></html>"


def code_view(text: str) -> str:
    return f"<html><body><h1>a.txt</h1><pre><code>{plain(text)}</code></pre><p>12 downloads</p></body></html>"


def numbered_by_the_browser(text: str) -> str:
    """A blog whose editor made a list of the numbered paragraphs."""
    head, body = text.split("\n1. ", 1)
    body, last = body.strip().rsplit("\n", 1)
    items = re.split(r"\n\n\d\. ", body.strip())
    listed = "".join(f"<li>{plain(item)}</li>" for item in items)
    return f"<html><body><div>{paragraphs(head)}<ol>{listed}</ol><p>{plain(last)}</p></div></body></html>"


def described(text: str) -> str:
    """The addressees as terms with their descriptions."""
    rows = re.sub(r"(?m)^(FM|TO|INFO) (.*)$", r"<dl><dt>\1<dd>\2</dl>", plain(text).replace("INFO ", "INFO "))
    return f"<html><body><article>{rows.replace(chr(10), '<br>')}</article></body></html>"


def edited(text: str) -> str:
    return f"<html><body><form><textarea rows=40>{plain(text)}</textarea><button>SUBJECT: save</button></form></body></html>"


LAYOUTS: list[Layout] = [
    *(blog, newspaper, viewer, saved_by_an_archiving_site, saved_by_a_browser, printed, word, office),
    *(key_of_the_owner, rows_of_a_table, fragment, damaged, deep, code_view, edited),
    *(
        paragraphs,
        joined_paragraphs,
        numbered_by_the_browser,
        described,
        line_by_line("p"),
        line_by_line("div"),
        with_breaks,
    ),
]
NAMES = [getattr(layout, "__name__") for layout in LAYOUTS]  # noqa: B009 - a callable's type has none


def record(raw: RawCable) -> dict[str, object]:
    """Return what a reader sees of a telegram, whatever blank lines and breaks the page has."""
    cable = parse(raw).cable
    return {
        "id": cable.id,
        "date": cable.date,
        "subject": cable.subject,
        "tags": [tag.code for tag in cable.tags],
        "level": cable.classification.level,
        "action": [one.name for one in cable.action],
        "info": [one.name for one in cable.info],
        "classified by": [one.name for one in cable.classified_by],
        "references": [one.written for one in cable.references],
        "blocks": [(block.number, block.marking, " ".join(block.text.split())) for block in cable.blocks],
        "signer": cable.signer,
    }


def words(text: str) -> list[str]:
    return text.split()


@pytest.mark.parametrize("text", [TELEGRAM, CABLEGRAM], ids=["2007", "1975"])
@pytest.mark.parametrize("layout", LAYOUTS, ids=NAMES)
def test_a_page_reads_as_the_plain_text(tmp_path: Path, layout: Layout, text: str) -> None:
    (expected,) = cables(read_bytes(tmp_path, text.encode(), "a.txt"))
    (found,) = cables(read_bytes(tmp_path, layout(text).encode(), "a.html"))
    assert words(found.text) == words(expected.text)
    assert record(found) == record(expected)


@pytest.mark.parametrize(
    "layout", [blog, newspaper, viewer, printed, word, rows_of_a_table], ids=lambda one: one.__name__
)
def test_several_telegrams_on_a_page_are_several(tmp_path: Path, layout: Layout) -> None:
    both = cables(read_bytes(tmp_path, layout(f"{TELEGRAM}\n\n{CABLEGRAM}").encode(), "a.html"))
    assert [words(found.text) for found in both] == [words(TELEGRAM), words(CABLEGRAM)]
    assert [found.info.file for found in both] == ["a.html!1", "a.html!2"]


@pytest.mark.parametrize("end", ["<p>=LkOb<br>-----END PGP PUBLIC KEY BLOCK-----</p>", "<p>=LkOb</p>", ""])
def test_a_key_without_its_end_takes_nothing_else_along(tmp_path: Path, end: str) -> None:
    key = f"<p>-----BEGIN PGP PUBLIC KEY BLOCK-----</p><p>Version: 1</p><p>mQQBBGBjDtIBH6DJa80zDBgR+VqlYGaXu5bEJg9H</p>{end}"
    (found,) = cables(
        read_bytes(tmp_path, f"<html><body>{key}<div>{with_breaks(TELEGRAM)}</div></body></html>".encode(), "a.html")
    )
    assert words(found.text) == words(TELEGRAM)


DAYS = ["Wednesday, 13 May 2009, 14:07", "Monday, 04 May 2009", "Sunday, May 3, 2009"]


@pytest.mark.parametrize("day", DAYS)
def test_a_day_above_a_telegram_without_a_header_is_stated(tmp_path: Path, day: str) -> None:
    text = (
        "S E C R E T OSLO 000188 \nSIPDIS \nEO 12958 DECL: 05/13/2019\nTAGS ETRD, NO\nSUBJECT: FISH\n\n1. (S) Fish.\n"
    )
    page = f"<html><body><div class=a><p>Our summary.</p><p>{day}<br>{with_breaks(text)}</p></div></body></html>"
    (raw,) = cables(read_bytes(tmp_path, page.encode(), "a.html"))
    assert raw.text.splitlines()[0] == raw.stated.date == day
    cable = parse(raw).cable
    assert (cable.id, (cable.date or "")[:8]) == ("09OSLO188", "2009-05-")


@pytest.mark.parametrize("part", ["<ol>{}</ol>", "<table>{}</table>", "<dl>{}</dl>", "{}"])
def test_a_page_of_many_parts_takes_time_by_its_length(part: str) -> None:
    taken = []
    for count in (250, 2000):
        inside = "<li><td><dd><p>1. A <b>word</b></p>" * count
        start = process_time()
        telegrams(tree(part.format(inside)))
        taken.append(process_time() - start)
    assert taken[1] < 8 * 4 * taken[0] + 1


def test_two_layouts_of_one_page_keep_their_telegrams_apart(tmp_path: Path) -> None:
    page = f"<html><body><h2>First</h2><pre>{plain(TELEGRAM)}</pre><h2>Second</h2><pre>{plain(CABLEGRAM)}</pre></body></html>"
    both = cables(read_bytes(tmp_path, page.encode(), "a.html"))
    assert [words(found.text) for found in both] == [words(TELEGRAM), words(CABLEGRAM)]


WITHOUT = [
    ("an article", "<html><body><p>SUBJECT to change, the ministers met.</p><p>1. They talked.</p></body></html>"),
    ("a list of telegrams", "<html><body><ul><li><a href=a>07ASTANA1844</a><li>SUBJECT: apples</ul></body></html>"),
    ("a form of a search", "<html><body><form>FROM <input> TO <input> SUBJECT: <input></form></body></html>"),
    (
        "a key alone",
        "<html><body><pre>-----BEGIN PGP PUBLIC KEY BLOCK-----\nabc\n-----END PGP PUBLIC KEY BLOCK-----</pre></body></html>",
    ),
    ("nothing", "<html><head></head><body></body></html>"),
]


@pytest.mark.parametrize(("meaning", "page"), WITHOUT, ids=[meaning for meaning, _ in WITHOUT])
def test_a_page_without_a_telegram_says_so(tmp_path: Path, meaning: str, page: str) -> None:
    assert meaning
    (found,) = read_bytes(tmp_path, page.encode(), "a.html")
    assert isinstance(found, Unreadable)
    assert found.finding.code is Code.SOURCE_UNRECOGNISED


NAMED = TELEGRAM.replace("Vice Minister Saparov", "Vice Minister Šápárov")
WRITTEN = [
    ("utf-8", "utf-8", "utf-8", ""),
    ("windows-1252 that nothing names", "", "cp1252", "told"),
    ("windows-1252 that calls itself latin-1", "iso-8859-1", "cp1252", "told"),
    ("windows-1252 that calls itself utf-8", "utf-8", "cp1252", "told"),
    ("central european", "windows-1250", "cp1250", "told"),
    ("latin-2", "iso-8859-2", "iso-8859-2", "told"),
    ("a mark of utf-8", "iso-8859-1", "utf-8-sig", ""),
    ("utf-16", "", "utf-16", "told"),
    ("a name that nobody knows", "x-nobody", "cp1252", "told"),
]


@pytest.mark.parametrize(("meaning", "named", "encoding", "told"), WRITTEN, ids=[meaning for meaning, *_ in WRITTEN])
def test_a_page_is_read_as_it_is_written(tmp_path: Path, meaning: str, named: str, encoding: str, told: str) -> None:
    assert meaning
    says = f'<meta charset="{named}">' if named else ""
    page = f"<html><head>{says}</head><body><p>“News”</p><pre>{plain(NAMED)}</pre></body></html>"
    raw = page.encode(encoding, "xmlcharrefreplace")
    (found,) = cables(read_bytes(tmp_path, raw, "a.html"))
    assert words(found.text) == words(NAMED)
    assert [finding.code for finding in found.findings] == ([Code.SOURCE_ENCODING] if told else [])


@pytest.mark.parametrize("before", [70_000, 190_000, 1_000_000])
def test_a_telegram_far_down_a_page_is_found(tmp_path: Path, before: int) -> None:
    links = "<li><a href='/origin/a.html'>A post</a></li>\n"
    page = f"<!DOCTYPE html><html><body><ul>{links * (before // len(links))}</ul><div>{with_breaks(CABLEGRAM)}</div></body></html>"
    (found,) = cables(read_bytes(tmp_path, page.encode(), "a.html"))
    assert words(found.text) == words(CABLEGRAM)


NO_PAGES = [
    ("rows of an archive", b'<?xml version="1.0"?><records><record><title>A</title></record></records>'),
    ("a volume", b'<?xml version="1.0"?><TEI xmlns="http://www.tei-c.org/ns/1.0"><div><p>A</p></div></TEI>'),
    ("a telegram with an address", b"R 121430Z MAR 75\nFM AMEMBASSY OSLO\n<B@STATE.GOV>\n"),
    ("a list of rows", b'"1","12/28/1966 18:48","66BUENOSAIRES2481","Embassy","UNCLASSIFIED","","<p>","<div>"'),
]


@pytest.mark.parametrize(("meaning", "head"), NO_PAGES, ids=[meaning for meaning, _ in NO_PAGES])
def test_what_is_no_page_is_not_read_whole(meaning: str, head: bytes) -> None:
    assert meaning
    assert not is_page(head)


@pytest.mark.parametrize("size", [0, 100_000_000])
def test_a_file_that_is_too_long_for_a_page_is_not_held(size: int) -> None:
    opened = Opened("a.html", size, lambda: pytest.fail("it was opened"), b"<html>")
    assert opened.whole_page() is opened


def test_a_page_with_large_images_in_it_is_read(tmp_path: Path) -> None:
    image = f"<img src='data:image/jpeg;base64,{'QUJD' * 2_000_000}'>"
    (found,) = cables(
        read_bytes(tmp_path, f"<html><body>{image}<pre>{plain(CABLEGRAM)}</pre></body></html>".encode(), "a.html")
    )
    assert words(found.text) == words(CABLEGRAM)


def test_a_page_that_no_reader_could_hold_says_so(tmp_path: Path) -> None:
    (found,) = read_bytes(tmp_path, b"<html><body>" + b"<p>All work and no play.</p>\n" * 400_000, "a.html")
    assert isinstance(found, Unreadable)
    assert found.finding.code is Code.SOURCE_TOO_LARGE


CHROME = [
    "<div class=sidebar>",
    "<p>A word of the editor.</p>",
    "<hr>",
    "<ul><li>One<li>Two</ul>",
    "<!-- FM X -->",
    "<br>",
]
CHROME += [
    "<table><tr><td>Date</td><td>2007</td></tr></table>",
    "<script>if (a < b) { x() }</script>",
    "<h3>Archive</h3>",
    "</div>",
]
around = st.lists(st.sampled_from(CHROME), max_size=8).map("".join)


@settings(max_examples=60, deadline=None)
@given(above=around, below=around, layout=st.sampled_from(["pre", "breaks", "paragraphs", "lines"]))
def test_whatever_stands_around_it_the_telegram_is_the_same(above: str, below: str, layout: str) -> None:
    written = {
        "pre": lambda text: f"<pre>{plain(text)}</pre>",
        "breaks": with_breaks,
        "paragraphs": paragraphs,
        "lines": line_by_line("p"),
    }
    page = f"<html><body>{above}<div>{written[layout](TELEGRAM)}</div>{below}</body></html>"
    (text,) = telegrams(tree(page))
    assert words(text) == words(TELEGRAM)


@settings(max_examples=60, deadline=None)
@given(start=st.integers(0, 3000), length=st.integers(0, 400), junk=st.text("<>/!-&\"'= abc\0", max_size=12))
def test_no_damage_of_a_page_stops_its_reading(start: int, length: int, junk: str) -> None:
    page = blog(TELEGRAM)
    for text in telegrams(tree(page[:start] + junk + page[start + length :])):
        assert text.strip()


SITE = Path(__file__).parent.parent.parent.parent / "shared"
PAGES = [*sorted((SITE / "samples/html").glob("*.html")), *sorted((SITE / "real/cablegate-2011").glob("*.html"))]


@pytest.mark.skipif(not PAGES, reason="no ../shared")
@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_slices_and_tree_give_the_same(page: Path) -> None:
    raw = page.read_bytes()
    (sliced,) = (found for found in html_page.read(Opened(page.name, len(raw), partial(BytesIO, raw), raw)))
    assert isinstance(sliced, RawCable)
    (text,) = telegrams(tree(decode_page(raw).text))
    assert words(text) == words(sliced.text)


DOCUMENTS = [
    (
        "an embassy's, numbered in its first sentence",
        "44. Telegram From the Embassy in Norway to the Department of State",
        "Oslo, April 3, 1969, 1415Z.",
        "1207. Subj: Mesh Sizes. Foreign Minister told me that the fleet would stay.",
        ("69OSLO1207", "1969-04-03", "CONFIDENTIAL", "Embassy Oslo", "Mesh Sizes"),
    ),
    (
        "the Department's, numbered in the head",
        "112. Telegram 72260 From the Department of State to the Embassy in Japan",
        "Washington, April 10, 1974, 0018Z.",
        "1. Embassy should call on Vice Minister.",
        ("74STATE72260", "1974-04-10", "CONFIDENTIAL", "Secretary of State, Washington", None),
    ),
    (
        "one without a number",
        "3. Telegram From the Consulate General in Munich to the Department of State",
        "Munich, May 2, 1958.",
        "We called on the mayor.",
        (None, "1958-05-02", "CONFIDENTIAL", "Consulate General Munich", None),
    ),
]


@pytest.mark.parametrize(
    ("head", "dateline", "first", "expected"), [one[1:] for one in DOCUMENTS], ids=[one[0] for one in DOCUMENTS]
)
def test_a_document_of_foreign_relations_on_a_page(
    tmp_path: Path, head: str, dateline: str, first: str, expected: tuple[str | None, ...]
) -> None:
    page = f"""<html><body><nav>Home</nav><div class="breadcrumb"><a href=/>Historical Documents</a></div><div id="content">
<h3 class="head">{head}<a class="note" href="#fn:1.2">1</a></h3><div class="dateline">{dateline}</div>
<p>{first}</p><p>2. I said that this was regrettable.</p><p class="closer">Marlowe</p>
<div class="footnotes"><ol style="list-style: none"><li>Source: National Archives, RG 59. Confidential; Priority.</li></ol></div>
</div><footer>Office of the Historian</footer></body></html>"""
    (raw,) = cables(read_bytes(tmp_path, page.encode(), "a.html"))
    assert raw.text.split() == f"{first} 2. I said that this was regrettable. Marlowe".split()
    assert dict(raw.stated.attributes)["dateline"] == dateline
    cable = parse(raw).cable
    number, date, level, origin, subject = expected
    assert (cable.id if number else None, cable.date) == (number, date)
    assert (cable.classification.level, cable.origin.name) == (level, origin)
    assert subject in {cable.subject, None}
