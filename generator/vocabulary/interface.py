"""The interface's own words in the language of the site: `data/interface.csv` has a row for each, a column a language.

The English text is its own key. What cables say and what the publisher wrote stay as they are; vocabularies explain in
the languages that they have a column for.
"""

import re
from collections.abc import Callable, Hashable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache, lru_cache, wraps
from typing import TypeVar

from generator.vocabulary.tables import rows

TABLE = "interface"
ENGLISH = "en"
Asked = TypeVar("Asked", bound=Hashable)
_REMEMBERED = 4096  # answers of a function; the days of eleven years
_SCRIPT = "script"  # the column that marks the words of scripts
_LANGUAGE: ContextVar[str] = ContextVar("language", default=ENGLISH)

# a template's text with its expressions, or an attribute that is read out; what stands between is left alone
_CODE = r"\{%.*?%\}|\{#.*?#\}"
_TAG = re.compile(rf"(?s:{_CODE})|<[/!]?[a-z](?s:{_CODE}|\{{\{{.*?\}}\}}|[^<>])*>")
_READ_OUT = re.compile(
    r'(?P<before>\s(?:aria-label|title|placeholder|alt)=")(?P<text>(?:\{\{.*?\}\}|\{%.*?%\}|[^"])*)(?=")'
)
_EXPRESSION = re.compile(r"\{\{.*?\}\}")
_LETTER = re.compile(r"[A-Za-z]{2}")


def languages() -> tuple[str, ...]:
    """Return the languages that the table has: `en`, `de`."""
    return tuple(column for column in rows(TABLE)[0] if column != _SCRIPT)


def speak(language: str) -> None:
    """Use this language in this process, or this thread of it; English where the table does not have it."""
    _LANGUAGE.set(_known(language))


@contextmanager
def speaking(language: str) -> Iterator[None]:
    """Use a language for a while, as `speak` does."""
    before = _LANGUAGE.set(_known(language))
    try:
        yield
    finally:
        _LANGUAGE.reset(before)


def _known(language: str) -> str:
    return language if language in languages() else ENGLISH


def spoken() -> str:
    """Return the language in use."""
    return _LANGUAGE.get()


def say(english: str, **values: object) -> str:
    """Return words in the language in use, with values in their places (`{year}`); untranslated ones in English."""
    language = _LANGUAGE.get()
    found = english if language == ENGLISH else _column(language).get(english, english)
    return found.format(**values) if values else found


def remembered(function: Callable[[Asked], str]) -> Callable[[Asked], str]:
    """Keep what a function says, for each language: pages say the same days and places again and again."""

    @lru_cache(maxsize=_REMEMBERED)
    def in_language(asked: Asked, _language: str) -> str:
        return function(asked)

    @wraps(function)
    def told(asked: Asked) -> str:
        return in_language(asked, _LANGUAGE.get())

    return told


def explained(row: Mapping[str, str], column: str) -> str:
    """Return what a vocabulary's row says in the language in use: its column `definition_de`, else `definition`."""
    return row.get(f"{column}_{_LANGUAGE.get()}") or row[column]


def script_words() -> dict[str, str]:
    """Return what scripts say, by the English; nothing in English."""
    language = _LANGUAGE.get()
    if language == ENGLISH:
        return {}
    return {row[ENGLISH]: row[language] for row in rows(TABLE) if row[_SCRIPT]}


def translated(template: str, language: str) -> str:
    """Return a template's source in a language: its texts are replaced when it is loaded, and rendering costs nothing."""
    if language == ENGLISH:
        return template
    known = _column(language)
    return _replaced(template, lambda text: known.get(text, text))


def messages(template: str) -> list[str]:
    """Return the texts of a template, expressions as `{0}`, `{1}`."""
    found: list[str] = []

    def note(text: str) -> str:
        found.append(text)
        return text

    _replaced(template, note)
    return found


def _replaced(template: str, change: Callable[[str], str]) -> str:
    pieces, at = [], 0
    for tag in _TAG.finditer(template):
        pieces.append(_text(template[at : tag.start()], change))
        pieces.append(_READ_OUT.sub(lambda found: found["before"] + _attribute(found["text"], change), tag[0]))
        at = tag.end()
    return "".join([*pieces, _text(template[at:], change)])


def _attribute(text: str, change: Callable[[str], str]) -> str:
    """Change what stands between the conditions of an attribute's value."""
    parts = re.split(rf"({_CODE})", text)
    return "".join(part if part.startswith("{%") else _text(part, change) for part in parts)


def _text(text: str, change: Callable[[str], str]) -> str:
    inner = text.strip()
    expressions = _EXPRESSION.findall(inner)
    numbers = iter(range(len(expressions)))
    key = " ".join(_EXPRESSION.sub(lambda _: f"{{{next(numbers)}}}", inner).split())
    if not _LETTER.search(re.sub(r"\{\d+\}|&\w+;", "", key)):
        return text
    new = change(key)
    if new == key:
        return text
    escaped = new.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")
    filled = re.sub(r"\{(\d+)\}", lambda found: expressions[int(found[1])], escaped)
    return text.replace(inner, filled, 1)


@cache
def _column(language: str) -> Mapping[str, str]:
    return {row[ENGLISH]: row[language] for row in rows(TABLE)}
