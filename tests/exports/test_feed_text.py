"""What a feed keeps of a text: all but what XML cannot hold."""

import pytest

from generator.exports.feeds import _text

KEPT = [
    ("a plain title", "A title", "A title"),
    ("markup", "A & B <c>", "A &amp; B &lt;c&gt;"),
    ("a sign beyond the first plane", "Gothic \U00010330", "Gothic \U00010330"),
    ("a control character", "A\x07B", "AB"),
    ("half of a pair", "A\ud800B", "AB"),
    ("no character at all", "A\ufffeB\uffff", "AB"),
]


@pytest.mark.parametrize(("meaning", "text", "kept"), KEPT, ids=[one[0] for one in KEPT])
def test_text_for_xml(meaning: str, text: str, kept: str) -> None:
    assert meaning
    assert _text(text) == kept
