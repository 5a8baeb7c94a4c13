"""Text becomes HTML as the standard library would have it, and nothing that acts is left in it."""

import html

from hypothesis import given
from hypothesis import strategies as st

from generator.pages.escape import escape, visible

TEXTS = st.text(st.sampled_from("&<>\"' a\nä\x00\x1b\x7f\u202e\t"), max_size=100) | st.text(max_size=100)


@given(TEXTS)
def test_text_is_escaped_as_the_standard_library_does(text: str) -> None:
    assert escape(text) == html.escape(text)


@given(TEXTS)
def test_a_text_is_shown_the_same_whatever_its_length(text: str) -> None:
    """Long texts are looked at in another way than short ones."""
    long = visible(text + "." * 100)
    assert long == "".join(map(visible, text)) + "." * 100
