"""Help that is made of the vocabularies: what abbreviations and TAGS mean."""

from collections.abc import Iterator

from generator.pages import meanings, paths
from generator.pages.document import document
from generator.pages.paths import Page
from generator.pages.templating import render
from generator.vocabulary.interface import say
from generator.vocabulary.tables import rows

GLOSSARY = "glossary/"
TAG_LIST = "tag-list/"


def help_pages() -> Iterator[Page]:
    """Yield `/glossary/` and `/tag-list/`."""
    terms = sorted(meanings.glossary().items(), key=lambda row: (row[0].casefold(), row[0]))
    yield _page(
        GLOSSARY,
        say("Glossary"),
        say("Abbreviations of telegrams and what they stand for"),
        render("meanings.html.j2", head=(say("Abbreviation"), say("Stands for")), rows=terms),
    )
    tags = [(row["code"], f"{row['name']} ({say(row['kind'])})") for row in rows("tags")]
    yield _page(
        TAG_LIST,
        say("TAGS and their meanings"),
        say("Every tag that is known, held here or not (TAGS: traffic analysis by geography and subject)"),
        render("meanings.html.j2", head=(say("Tag"), say("Meaning")), rows=sorted(tags)),
    )


def _page(address: str, title: str, about: str, table: str) -> Page:
    return document(paths.markdown(address), title, about, [f"<p>{about}.</p>", table], hide=())
