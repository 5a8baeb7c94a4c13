"""People: where a telegram names them, and who they are across the archive."""

from enum import StrEnum
from functools import cache

from msgspec import Struct

from generator.model.identity import Slug


class PersonRole(StrEnum):
    """How a person takes part in a telegram, the weightiest first."""

    SIGNER = "signer"
    CLASSIFIER = "classifier"
    PARTICIPANT = "participant"
    MENTIONED = "mentioned"


class Mention(Struct, frozen=True, gc=False):
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
        return _weighed(frozenset(mention.role for mention in self.mentions))


@cache
def _weighed(held: frozenset[PersonRole]) -> tuple[PersonRole, ...]:
    told = held - {PersonRole.MENTIONED} if PersonRole.PARTICIPANT in held else held
    return tuple(role for role in PersonRole if role in told)


class PersonRef(Struct, frozen=True):
    """A person of a cable as the cable record lists one: `name` as the archive knows the person, `title` as said here."""

    slug: Slug
    name: str
    roles: tuple[PersonRole, ...]
    anchors: tuple[str, ...]
    title: str = ""
    mentions: tuple[Mention, ...] = ()


class Sighting(Struct, frozen=True):
    """A person in one cable, light enough to hold all of one surname: what joining across the archive decides on.

    `words` are the folded words of the name, `day` is ISO 8601 or empty, `post` the sender's or empty. `office` is the
    affiliation of an attention line; `lone` where neither title, office, signature nor a full name tells more. `held` is
    the address of the person by the build before, if there was one.
    """

    n: int
    place: int
    cable_id: str
    day: str
    post: str
    words: tuple[str, ...]
    name: str
    title: str
    office: str
    roles: tuple[PersonRole, ...]
    lone: bool = False
    held: str = ""


class Identified(Struct, frozen=True):
    """Who a sighting is: the slug of the person, the address its own evidence gives (`evidence_slug`), and why they are joined.

    `also` are addresses that the person may have had while the archive held fewer cables.
    """

    n: int
    place: int
    slug: Slug
    evidence_slug: Slug
    why: str = ""
    also: tuple[Slug, ...] = ()


class Appearance(Struct, frozen=True):
    """A person's part in one cable: what a person is made of."""

    slug: str
    evidence_slug: str
    why: str
    cable_id: str
    day: str
    post: str
    name: str
    title: str
    roles: tuple[PersonRole, ...]
    also: tuple[str, ...] = ()


class Outside(Struct, frozen=True):
    """A person in an outside catalogue: `scheme` as `wikidata`, `id` as the catalogue has it."""

    scheme: str
    id: str


class Person(Struct, frozen=True):
    """A person of the archive: `titles` and `names` as written, `posts` the senders, each with first and last day, most used first.

    `further_slugs` are further addresses by which the person was or can be reached; `reasons` say why cables were joined, with
    how often. `passing` where the person is only spoken of, in one cable.
    """

    slug: Slug
    name: str
    roles: tuple[PersonRole, ...]
    cables: int
    first: str = ""
    last: str = ""
    names: tuple[tuple[str, str, str, int], ...] = ()
    titles: tuple[tuple[str, str, str, int], ...] = ()
    posts: tuple[tuple[str, str, str, int], ...] = ()
    reasons: tuple[tuple[str, int], ...] = ()
    further_slugs: tuple[Slug, ...] = ()
    note: str = ""
    outside: tuple[Outside, ...] = ()

    @property
    def passing(self) -> bool:
        """Whether the person is met once and only spoken of."""
        return self.cables == 1 and self.roles == (PersonRole.MENTIONED,)
