"""Every word of the interface, gathered from where it is said: templates, pages and scripts."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from generator.model.cable import Level, TagKind
from generator.model.people import PersonRole
from generator.pages import cable_page, changes_page, indexes, person_page, words
from generator.participants.corrections import BY_WORD
from generator.vocabulary.interface import messages
from tests.conftest import ROOT

PACKAGE = ROOT / "generator"
_SAID = re.compile(r"""\bsa(?:y|id)\(\s*(?:"((?:[^"\\]|\\.)*)"|'((?:[^'\\]|\\.)*)')""")
_COUNTED = re.compile(r"""\bcount\(.*?,\s*["']([a-z ]+)["'](?:,\s*["']([a-z ]+)["'])?\)""")


def said_by_pages() -> set[str]:
    """Return what templates and pages say, by the English."""
    found = {message for template in _templates() for message in messages(template.read_text(encoding="utf-8"))}
    for file in [*_templates(), *(ROOT / "overrides").rglob("*.html"), *PACKAGE.rglob("*.py")]:
        text = file.read_text(encoding="utf-8")
        found |= {double or single for double, single in _SAID.findall(text) if file.suffix != ".py"}
        found |= set(_counted(text))
        found |= set(_spoken(text)) if file.suffix == ".py" else set()
    return found | set(_of_values()) | set(_of_settings()) | set(_of_people())


def said_by_scripts() -> set[str]:
    """Return what our scripts say."""
    files = sorted(file for place in ("", "search") for file in (ROOT / "docs/assets" / place).glob("*.js"))
    texts = [file.read_text(encoding="utf-8") for file in files]
    found = {double or single for text in texts for double, single in _SAID.findall(text)}
    return found | {level.capitalize() for level in Level} | {"held", "not held", "several texts", "year not stated"}


def _templates() -> list[Path]:
    return sorted((PACKAGE / "pages/templates").glob("*.j2"))


def _counted(text: str) -> Iterator[str]:
    for one, many in _COUNTED.findall(text):
        yield from (one, many or f"{one}s")


def _spoken(text: str) -> Iterator[str]:
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "say":
            said = node.args[0]
            choices = (said.body, said.orelse) if isinstance(said, ast.IfExp) else (said,)
            yield from (str(one.value) for one in choices if isinstance(one, ast.Constant))


def _of_people() -> Iterator[str]:
    """Yield the grounds on which mentions in several cables are taken to name one person."""
    yield BY_WORD
    text = (PACKAGE / "participants/identifying.py").read_text(encoding="utf-8")
    yield from re.findall(r'"((?:the only|the same|spellings of) [^"]+)"', text)


def _of_settings() -> Iterator[str]:
    """Yield the names of the navigation and of the choice of colours."""
    text = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    navigation = text[text.index("\nnav:") : text.index("\nnot_in_nav:")]
    yield from re.findall(r"- ([^:\n]+):", navigation)
    yield from re.findall(r"toggle: .*name: ([^}]+)\}", text)


def _of_values() -> Iterator[str]:
    """Yield the words that stand in tables of the pages and in the model."""
    yield from words.MONTHS
    yield from words.FORMAL.values()
    yield from words.FORMS.values()
    yield from (level.capitalize() for level in Level)
    yield from (role.value for role in PersonRole)
    yield from (kind.value for kind in TagKind)
    yield from (kind.capitalize() for kind in TagKind)
    yield from (heading for _, heading in indexes.KIND_HEADINGS)
    yield from person_page.HEADINGS.values()
    yield from cable_page.REFERENCE_KINDS.values()
    yield from changes_page.HEADINGS.values()
    yield from changes_page.DONE.values()
    yield from changes_page.FIELDS.values()
    yield from ("Portion marking", "other", "others", ",", "{day} {month} {year}")
