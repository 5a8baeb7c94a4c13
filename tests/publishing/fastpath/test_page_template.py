"""A line end stands for the blanks of the theme's indentation, and for nothing else."""

import pytest

from generator.publishing.fastpath.page_template import PageTemplate, minified

CASES = [
    ("indentation", "<p>\n    <b>", "<p>\n<b>"),
    ("empty lines", "<p>\n\n  \n<b>", "<p>\n<b>"),
    ("blanks at the end of a line", "<p>  \n<b>", "<p>\n<b>"),
    ("blanks in a line", "<p>  a  b </p>", "<p>  a  b </p>"),
    ("a word on a line of its own", "<p>\n   word\n  </p>", "<p>\nword\n</p>"),
    ("preformatted text", "<pre>\n  a\n    b</pre>\n  <p>", "<pre>\n  a\n    b</pre>\n<p>"),
    ("a script", '<script>"a\n   b"</script>', '<script>"a\n   b"</script>'),
    ("what is written in a form", "<TEXTAREA>\n  a</TEXTAREA>", "<TEXTAREA>\n  a</TEXTAREA>"),
    ("an attribute", '<p title="a\n   b > c\n   d">\n  x', '<p title="a\n   b > c\n   d">\nx'),
    ("a comment", "<!-- a\n   b -->\n  c", "<!-- a\n   b -->\nc"),
]


@pytest.mark.parametrize("case", CASES, ids=[case[0] for case in CASES])
def test_a_text(case: tuple[str, str, str]) -> None:
    _, text, expected = case
    assert minified(PageTemplate((text,))).pieces == (expected,)


def test_holes_stay_in_their_places() -> None:
    template = PageTemplate(("<p>\n   ", 3, "   \n  </p><pre>\n  ", 10, "\n  </pre>", 4))
    assert minified(template).pieces == ("<p>\n", 3, "\n</p><pre>\n  ", 10, "\n  </pre>", 4)
