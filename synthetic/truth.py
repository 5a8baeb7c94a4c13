"""What a synthetic telegram says, planted: every field, paragraph, reference, citation and person."""

from msgspec import Struct

from generator.model.cable import Addressee, Level, ReferenceKind
from generator.model.identity import CableId, Mrn, PostCode
from generator.model.links import Outcome
from generator.model.people import PersonRole


class Number(Struct, frozen=True):
    """A telegram's number: `index` is its place in the archive, `None` where no archive of this seed ever holds it.

    `minute` counts the minutes of `mrn.year` up to its date-time group.
    """

    mrn: Mrn
    minute: int
    index: int | None = None

    def held(self, count: int) -> bool:
        """Whether an archive of the first `count` telegrams holds it."""
        return self.index is not None and self.index < count


class Reference(Struct, frozen=True):
    """One item of the REF block; items that share a label stand one after the other. `target` is `None` of no telegram."""

    label: str | None
    written: str
    kind: ReferenceKind
    target: Number | None = None
    notal: bool = False

    def outcome(self, count: int) -> Outcome:
        """Say what becomes of it in an archive of the first `count` telegrams."""
        if self.target is None:
            return Outcome.NOT_A_CABLE
        return Outcome.HELD if self.target.held(count) else Outcome.NOT_HELD


class Cited(Struct, frozen=True):
    """What a citation points to: a telegram (`None`: this one), a paragraph of it (`None`: the whole).

    `exists` says whether the telegram, where it is held, has a paragraph of that number.
    """

    target: Number | None
    paragraph: int | None = None
    exists: bool = True


class Citation(Struct, frozen=True):
    """A citation in the text of paragraph `anchor`; a bare "reftel" beside several references points to none of them."""

    anchor: str
    written: str
    labels: tuple[str, ...] = ()
    bare: bool = False
    paragraphs: tuple[int, ...] = ()
    targets: tuple[Cited, ...] = ()


class Trap(Struct, frozen=True):
    """Words in paragraph `anchor` that look like a citation and are none (`septel`, `Madrid 1991`)."""

    anchor: str
    written: str


class Mention(Struct, frozen=True):
    """A place that names a person: `anchor` is `None` in the header and the signature."""

    anchor: str | None
    written: str
    role: PersonRole


class Person(Struct, frozen=True):
    """A person in this telegram; `key` is the same in every telegram of the archive, and only for this person."""

    key: str
    name: str
    title: str
    mentions: tuple[Mention, ...]


class Paragraph(Struct, frozen=True):
    """A paragraph: `text` with the lines joined, bullets behind a blank line, number and marking left out.

    `number` is `None` in the few telegrams whose paragraphs have none; their anchors count the paragraphs.
    """

    number: int | None
    anchor: str
    marking: str | None
    text: str


class Truth(Struct, frozen=True):
    """All that was planted in one telegram. Dates are as in the cable record; `reasons` are letters of section 1.4."""

    index: int
    number: Number
    id: CableId
    date: str
    post: PostCode
    origin: str
    transmission_id: str
    precedence: str
    action: tuple[Addressee, ...]
    info: tuple[Addressee, ...]
    level: Level
    captions: tuple[str, ...]
    passing: tuple[str, ...]
    executive_order: str
    declassify_on: str | None
    exemption: str | None
    tags: tuple[str, ...]
    subject: str
    classifier: str | None
    classifier_title: str | None
    reasons: tuple[str, ...]
    references: tuple[Reference, ...]
    headings: tuple[str, ...]
    paragraphs: tuple[Paragraph, ...]
    citations: tuple[Citation, ...]
    traps: tuple[Trap, ...]
    people: tuple[Person, ...]
    signer: str | None
    damages: tuple[str, ...] = ()
