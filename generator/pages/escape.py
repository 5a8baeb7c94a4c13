"""Cable text is data: the only ways in which it enters a page."""

import re
from collections.abc import Mapping

import msgspec

# what Markdown, attribute lists, Jinja, emoji and abbreviations could take for markup
_MARKDOWN = re.compile(r"[^\w\s]|_|(?<=\w)(?=://)", re.ASCII)
# control characters, marks that turn the direction of text (CVE-2021-42574), other ends of lines, what is no character:
# shown, not obeyed
_CONTROL = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufffe\uffff\ud800-\udfff]"
)
_SEEN = bytes({*range(128)} - {ord(sign) for sign in map(chr, range(128)) if _CONTROL.match(sign)})  # of ASCII
_SHORT = 64  # characters: longer ones are looked at as bytes, in a quarter of the time


def visible(text: str) -> str:
    """Put a sign for every character that would act instead of being seen: U+2400 signs, or its number in brackets."""
    short = len(text) < _SHORT
    if text.isascii() and (text.isprintable() if short else not text.encode().translate(None, _SEEN)):  # most texts
        return text
    return _CONTROL.sub(_sign, text)


def html(text: str) -> str:
    """Return text for HTML: nothing in it is markup."""
    return escape(visible(text))


def escape(text: str) -> str:
    """Do what `html.escape` does: to find that a sign is not in a text takes a tenth of the time of replacing it."""
    if "&" in text:
        text = text.replace("&", "&amp;")
    if "<" in text:
        text = text.replace("<", "&lt;")
    if ">" in text:
        text = text.replace(">", "&gt;")
    if '"' in text:
        text = text.replace('"', "&quot;")
    if "'" in text:
        text = text.replace("'", "&#x27;")
    return text


def preformatted(text: str) -> str:
    """Return raw lines for a `<pre>`; line ends as references, since a blank line would end the block."""
    return html(text).replace("\n", "&#10;")


def inline_markdown(text: str) -> str:
    """Return text for a line of Markdown, such as a heading: every mark as a character reference."""
    return _MARKDOWN.sub(lambda found: f"&#{ord(found[0])};" if found[0] else "", visible(" ".join(text.split())))


Value = str | list[str] | dict[str, str]


def front_matter(values: Mapping[str, Value]) -> str:
    """Return the front matter of a page; each value is JSON, which YAML reads as it stands.

    The theme puts the values into HTML unescaped, so they are escaped here.
    """
    lines = []
    for key, value in values.items():
        lines.append(f"{key}: {msgspec.json.encode(_safe(value)).decode()}")
    return "---\n" + "\n".join(lines) + "\n---\n"


def _safe(value: Value) -> Value:
    match value:
        case str():
            return escape(visible(value))
        case dict():
            return {key: escape(visible(inner)) for key, inner in value.items()}
        case _:
            return value


def _sign(found: re.Match[str]) -> str:
    code = ord(found[0])
    if code < 32:  # noqa: PLR2004 - the control characters have pictures of their own
        return chr(0x2400 + code)
    return f"[U+{code:04X}]"
