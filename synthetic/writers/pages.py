"""An archive as pages of the 2010 site: one file a telegram, at most 1,000 in a folder."""

import re
from collections.abc import Iterable
from html import escape
from pathlib import Path

from synthetic.telegram import Telegram
from synthetic.writers.stated import Stated, stated
from synthetic.writers.text import path_of

_PARAGRAPH = re.compile(r"^(\d{1,2})(?=\. ?\S)", re.MULTILINE)
_REFERENCE = re.compile(r"^( *)¶(?=[B-L]\. )", re.MULTILINE)
_TAG = re.compile(r"^(TAGS?:? +|Tags: +)(.*)$", re.MULTILINE)
_CODE = re.compile(r"\b([A-Z]{2,8})\b")


def write(out: Path, telegrams: Iterable[Telegram]) -> None:
    """Write the telegrams below the folder `out`."""
    for made in telegrams:
        path_of(out, made, ".html").write_text(page(made), encoding="utf-8")


def page(made: Telegram) -> str:
    """Return the page of a telegram; the minutes of its "Created" are those of the site: the hour again."""
    facts = stated(made)
    return _PAGE.format(
        id=facts.id,
        address=f"/cable/{facts.year}/{facts.month:02}/{facts.id}.html",
        month=f"{facts.year}-{facts.month:02}",
        created=_created(facts),
        classification=escape(facts.classification),
        origin=escape(facts.origin),
        header=_words(made.header),
        body=_linked(_words(made.body.rstrip("\n"))),
        articles=_NAVIGATION,
    )


def _created(facts: Stated) -> str:
    return f"{facts.year}-{facts.month:02}-{facts.day:02} {facts.hour:02}:{facts.hour:02}"


def _words(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _linked(text: str) -> str:
    """Set the site's anchors before paragraph numbers, and links around tags; newlines as the site wrote them."""
    text = _PARAGRAPH.sub(r"<a id='par\1' href='#par\1'>¶</a>\1", text)
    text = _REFERENCE.sub(r"\1<a id='parB' href='#parB'>¶</a>", text)
    text = _TAG.sub(lambda found: found[1] + _CODE.sub(r"<a href='/tag/\1_0.html'>\1</a>", found[2]), text, count=1)
    return text.replace("\n", "&#x000A;")


# as much of the site's navigation as every page had, so that a page has its 30,000 characters before the telegram
_NAVIGATION = "\n".join(
    f"<a href='/date/{year}-{month:02}_0.html'>{year}/{month:02}</a>"
    for year in range(1966, 2011)
    for month in range(1, 13)
)
_PAGE = """<?xml version='1.0' encoding='utf-8' ?>
<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">
<html lang='en' xml:lang='en' xmlns='http://www.w3.org/1999/xhtml'>
<head>
<title>Cable Viewer</title>
</head>
<body>
<div class='main'>
<div class='pane small'>
{articles}
</div>
<div class='pane big'>
<h3>Viewing cable {id}</h3>
<table class='cable'>
<tr>
<th>Reference ID</th>
<th>Created</th>
<th>Released</th>
<th>Classification</th>
<th>Origin</th>
</tr>
<tr>
<td>
<a href='{address}'>{id}</a>
</td>
<td>
<a href='/date/{month}_0.html'>{created}</a>
</td>
<td>
<a href='/reldate/2010-12-08_0.html'>2010-12-08 23:11</a>
</td>
<td>
<a href='/classification/1_0.html'>{classification}</a>
</td>
<td>
<a href='/origin/1_0.html'>{origin}</a>
</td>
</tr>
</table>
<code><pre>{header}</pre></code>
<code><pre>{body}</pre></code>
</div>
</div>
</body>
</html>
"""
