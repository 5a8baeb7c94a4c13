"""What the search index keeps of one cable."""

from collections.abc import Iterable, Sequence

from msgspec import Struct

from generator.model.archive_record import searched_words
from generator.model.cable import Block, BlockKind, Cable, Role
from generator.model.identity import CableId

EDITORS = frozenset({"source", "summary", "volume"})  # what a volume's editors wrote of the telegram
FIELDS = ("subject", "summary", "comment", "body", "people")


class Value(Struct, frozen=True):
    """Something to filter by: `code` as queries spell it, `name` as readers know it."""

    kind: str
    code: str
    name: str


class SearchDocument(Struct, frozen=True):
    """A cable's words by field, and what it can be filtered by; `date` as in the cable record, `folder` of its page."""

    id: CableId
    folder: str
    date: str | None
    title: str
    origin: str
    subject: str
    summary: str
    comment: str
    body: str
    people: str
    values: tuple[Value, ...]

    def words(self) -> str:
        """Return everything that can be found, as one text."""
        return "\n".join(getattr(self, field) for field in FIELDS)

    def size(self) -> int:
        """Return about how many words that is."""
        return sum(getattr(self, field).count(" ") for field in FIELDS)


def search_document(cable: Cable, people: Sequence[tuple[str, str]], folder: str, repaired: str = "") -> SearchDocument:
    """Sort a cable's text into fields: summary and comment are the paragraphs of that role, body is all the rest.

    `people` as slug and name. Found in the body are the archive's own record (film number, concepts), the notes of a
    volume's editors, and damaged words in the form that was meant (`repaired`).
    """
    return SearchDocument(
        id=cable.id,
        folder=folder,
        date=cable.date,
        title=cable.title,
        origin=cable.origin.name or cable.origin.written,
        subject=cable.subject,
        summary=_text(block for block in cable.blocks if block.role is Role.SUMMARY),
        comment=_text(block for block in cable.blocks if block.role is Role.COMMENT),
        body="\n".join(filter(None, _body(cable, repaired))),
        people="\n".join(name for _, name in people),
        values=tuple(dict.fromkeys(_values(cable, people))),
    )


def _body(cable: Cable, repaired: str) -> Iterable[str]:
    yield _text(block for block in cable.blocks if block.role not in {Role.SUMMARY, Role.COMMENT})
    yield searched_words(cable.stated)
    yield repaired
    yield from (note.text for note in cable.stated.notes)
    yield from (value for name, value in cable.stated.attributes if name in EDITORS)


def _text(blocks: Iterable[Block]) -> str:
    return "\n".join(block.text for block in blocks if block.kind is not BlockKind.UNPARSED)


def _values(cable: Cable, people: Sequence[tuple[str, str]]) -> Iterable[Value]:
    if cable.origin.post:
        yield Value("post", cable.origin.post, cable.origin.name)
    if cable.classification.level:
        yield Value("level", cable.classification.level, cable.classification.level.capitalize())
    yield Value("source", cable.source.format, cable.source.format)
    for tag in cable.tags:
        yield Value("tag", tag.code, tag.name)
    for caption in cable.captions:
        yield Value("caption", caption, caption)
    for slug, name in people:
        yield Value("person", slug, name)
