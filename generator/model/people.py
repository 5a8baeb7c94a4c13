"""People: where a telegram names them, and who they are across the archive."""

from enum import StrEnum

from msgspec import Struct

from generator.model.identity import Slug


class PersonRole(StrEnum):
    """How a person takes part in a telegram, the weightiest first."""

    SIGNER = "signer"
    CLASSIFIER = "classifier"
    PARTICIPANT = "participant"
    MENTIONED = "mentioned"


class Mention(Struct, frozen=True):
    """One place that names a person.

    `anchor` is the block's (null: in the header or the signature), `start` and `end` offsets in that block's text
    (0 and 0 in the header).
    """

    written: str
    role: PersonRole
    anchor: str | None = None
    start: int = 0
    end: int = 0
    title: str = ""
    affiliation: str = ""


class CablePerson(Struct, frozen=True):
    """One person in one cable: the variants joined, the fullest form as `name`, and why they were joined."""

    name: str
    mentions: tuple[Mention, ...]
    title: str = ""
    reason: str = ""

    @property
    def roles(self) -> tuple[PersonRole, ...]:
        """Each role once, the weightiest first; who takes part is not said to be mentioned too."""
        held = {mention.role for mention in self.mentions}
        if PersonRole.PARTICIPANT in held:
            held.discard(PersonRole.MENTIONED)
        return tuple(role for role in PersonRole if role in held)


class PersonRef(Struct, frozen=True):
    """A person of a cable as the cable record lists one: `name` as the archive knows the person, `title` as said here."""

    slug: Slug
    name: str
    roles: tuple[PersonRole, ...]
    anchors: tuple[str, ...]
    title: str = ""
    mentions: tuple[Mention, ...] = ()
