"""A site in another language than English: its navigation, and hand-written pages that have a version in it.

`about.de.md` beside `about.md` is what a German site shows at that address. Other sites leave it out (`exclude_docs`).
"""

from collections.abc import Iterable
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File

from generator.vocabulary.interface import ENGLISH, say, speak

Entry = str | dict[str, "Entry"] | list["Entry"] | None


def take_up(config: MkDocsConfig) -> None:
    """Speak the language of the theme, and give the navigation and the choice of colours their names in it."""
    speak(_language(config))
    config.nav = named(config.nav)
    for palette in config.theme.get("palette") or ():
        toggle = palette.get("toggle") if isinstance(palette, dict) else None
        if toggle:
            toggle["name"] = say(str(toggle["name"]))


def named(nav: Entry) -> Entry:
    """Return a navigation with its names in the language in use; names that are the publisher's own stay."""
    match nav:
        case list():
            return [named(one) for one in nav]
        case dict():
            return {say(name): named(below) for name, below in nav.items()}
        case _:
            return nav


def translate(files: Iterable[File], config: MkDocsConfig) -> None:
    """Return each page of the docs folder the text of its version in the language of the site, where it has one."""
    language = _language(config)
    if language == ENGLISH:
        return
    for file in files:
        if "/" in file.src_uri or not file.is_documentation_page():
            continue  # what is generated speaks the language already
        version = Path(config.docs_dir, file.src_uri).with_suffix(f".{language}.md")
        if version.is_file():
            file.content_string = version.read_text(encoding="utf-8")


def _language(config: MkDocsConfig) -> str:
    return str(config.theme.get("language") or ENGLISH)
