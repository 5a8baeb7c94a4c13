"""How text is set: lines wrapped, pages broken."""

from collections.abc import Iterator

PAGE = 5500  # characters of a section
WIDTH = 65


def wrapped(text: str, width: int) -> Iterator[str]:
    """Cut a text into lines of at most `width` characters, at blanks."""
    start, end = 0, len(text)
    while end - start > width:
        cut = text.rfind(" ", start, start + width + 1)
        if cut <= start:
            cut = text.find(" ", start + width)
            if cut < 0:
                break
        yield text[start:cut]
        start = cut + 1
    yield text[start:]


def page_break(post: str, serial: int, section: int, sections: int) -> str:
    """Return the line that a page break leaves: the post cut to ten letters."""
    return f"{post[:10].rstrip()} {serial:08} {section:03} OF {sections:03}"
