"""One person, several spellings: which mentions of a cable name the same person, and why."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import lru_cache
from operator import attrgetter

from msgspec import Struct
from rapidfuzz.distance import OSA

from generator.model.people import CablePerson, Mention
from generator.vocabulary import names
from generator.vocabulary.title_classes import is_single, title_class

LONG = 6  # letters of a given name above which two may differ
SHORT_GIVEN = 4  # letters of a given name that may differ in one
SHORTEST = 5  # letters of a surname that a slip of one letter may change (Khvastov, Khvostov)
SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})


class Named(Struct, frozen=True, gc=False):
    """A mention on the way to a person: `name` in the case of a name, `words` its folded words without initials' dots.

    `order` is its place in the cable; the header comes first, the signature last.
    """

    name: str
    words: tuple[str, ...]
    mention: Mention
    order: int

    @property
    def surname(self) -> str:
        """Return the last word."""
        return self.words[-1]


class Group:
    """The mentions of one person, while they are being gathered."""

    def __init__(self, named: Named) -> None:
        self.members = [named]
        self.reasons: list[str] = []
        self.words = named.words
        self.name = named.name
        self.letters = _letters(named.words)
        self.nicknames = nicknames(named.name)
        self.titles = set[str]()  # of the full name
        self._hear(named)

    def add(self, named: Named, reason: str) -> None:
        """Take a mention in; the fuller name becomes the group's."""
        self.members.append(named)
        self.nicknames |= nicknames(named.name)
        self._hear(named)
        if reason and reason not in self.reasons:
            self.reasons.append(reason)
        if fullness(named.words) > fullness(self.words):
            self.words, self.name = named.words, named.name
            self.letters = _letters(named.words)

    def _hear(self, named: Named) -> None:
        if named.mention.title and len(named.words) > 1:
            self.titles.add(named.mention.title)


@lru_cache(maxsize=names.KEPT)
def words_of(name: str) -> tuple[str, ...]:
    """Return the folded words of a name: `Jean Louis Borloo` and `Jean-Louis Borloo` give the same; nicknames are left out."""
    plain = names.fold(name).replace("-", " ").replace(",", " ")
    words = [word.strip(".'’`\"“”()") for word in plain.replace(".", ". ").split() if not word.startswith(('"', "“"))]
    kept = tuple(word for word in words if word and word not in SUFFIXES)
    return kept or (plain.strip(),)


@lru_cache(maxsize=names.KEPT)
def nicknames(name: str) -> frozenset[str]:
    """Return the names in quotes inside a name, folded: `Shalom "Charlie" Abutbul` gives `charlie`."""
    return frozenset(names.fold(word) for word in _NICKNAME.findall(name))


_NICKNAME = re.compile(r"[\"“'](\w[\w-]+)[\"”']")


@lru_cache(maxsize=names.KEPT)
def plain_words(words: tuple[str, ...]) -> tuple[str, ...]:
    """Return the words without the particles."""
    return tuple(word for word in words if not names.is_person_word(word, "particle"))


@lru_cache(maxsize=names.KEPT)
def fullness(words: tuple[str, ...]) -> tuple[int, int]:
    """Return how full a name is: whole words first, then initials."""
    whole = sum(len(word) > 1 and not names.is_person_word(word, "particle") for word in words)
    return whole, len(words)


def join(found: Iterable[Named]) -> list[Group]:
    """Gather mentions into people: full names first, then what is left of them elsewhere in the cable."""
    listed = list(found)
    alone = Counter(one.words[0] for one in listed if len(one.words) == 1)
    groups: list[Group] = []
    alike: dict[tuple[str, ...], list[tuple[Group, str]]] = {}
    for named in sorted(sorted(listed, key=attrgetter("order")), key=lambda one: fullness(one.words), reverse=True):
        if named.words not in alike:
            alike[named.words] = (
                [] if alone[named.surname] and len(named.words) > 1 and _apart(named, groups) else _homes(named, groups)
            )
        homes = [home for home in alike[named.words] if not _in_another_office(named, home[0])]
        if homes:
            group, reason = homes[0] if len(homes) == 1 else min(homes, key=lambda home: _distance(home[0], named))
            group.add(named, reason)
        else:
            groups.append(Group(named))
            alike[named.words] = [*alike[named.words], (groups[-1], "")]
    return sorted(groups, key=lambda group: min(member.order for member in group.members))


def _in_another_office(named: Named, group: Group) -> bool:
    """Whether a surname alone has an office that one person holds, and the full name is said to serve below it.

    `President Haddouri` is not `Bureau Deputy Director Omar Haddouri`; of a full name without a title nothing is known.
    """
    if len(named.words) > 1 or not named.mention.title or not group.titles:  # most mentions
        return False
    office = title_class(named.mention.title).removeprefix("former-")
    if not is_single(office):
        return False
    serves = any(not _BELOW.isdisjoint(names.fold(title).replace("-", " ").split()) for title in group.titles)
    return serves and office not in {title_class(title).removeprefix("former-") for title in group.titles}


# words of offices below those that one person holds in a country
_BELOW = frozenset(
    [
        "deputy",
        "vice",
        "assistant",
        "under",
        "director",
        "adviser",
        "advisor",
        "counselor",
        "officer",
        "manager",
        "spokesman",
        "spokeswoman",
        "spokesperson",
        "aide",
        "attache",
        "secretary",
        "chief",
        "head",
        "member",
        "mayor",
        "governor",
        "general",
        "colonel",
        "major",
        "captain",
        "brother",
        "son",
        "wife",
        "professor",
    ]
)


def to_person(group: Group) -> CablePerson:
    """Return the person: mentions in the order of the cable, the longest title said of them."""
    members = sorted(group.members, key=lambda one: one.order)
    best = max(
        (member for member in members),
        key=lambda one: (bool(one.mention.title), len(one.words), len(one.mention.title)),
    )
    return CablePerson(
        group.name, tuple(member.mention for member in members), best.mention.title, "; ".join(group.reasons)
    )


def _apart(named: Named, groups: Sequence[Group]) -> bool:
    """Whether a full name is but a near spelling of others while its own surname recurs alone: Adam Abutbul, Adam Abitbul."""
    return all(named.surname not in group.words for group in groups)


def _homes(named: Named, groups: Sequence[Group]) -> list[tuple[Group, str]]:
    """Return the groups that a name can belong to, with the reason: those with the best of reasons."""
    letter = _bare(named.words)[0][:1]
    likely = (group for group in groups if letter in group.letters or group.nicknames)
    matches = [(group, reason) for group in likely if (reason := _same_as(group, named)) is not None]
    best = min((_RANKS.get(reason, 1) for _, reason in matches), default=0)
    return [match for match in matches if _RANKS.get(match[1], 1) == best]


_NEAR = "a near spelling of the surname"
_RANKS = {"": 0, _NEAR: 2, "the given name alone after the full name": 2}  # other reasons stand between


def _same_as(group: Group, named: Named) -> str | None:
    reason = same(group.words, named.words)
    if (
        reason is None
        and len(named.words) > 1
        and named.words[0] in group.nicknames
        and named.surname == group.words[-1]
    ):
        return "the nickname with the surname"
    return reason


def _distance(group: Group, named: Named) -> tuple[int, int, int]:
    """Order rivals: those of the same paragraph named just before, then the one that the cable names most."""
    before = [member for member in group.members if member.order <= named.order]
    here = [member for member in before if member.mention.anchor == named.mention.anchor]
    if here:
        return 0, -len(group.members), named.order - here[-1].order
    return (1 if before else 2), -len(group.members), min(member.order for member in group.members)


def same(full: Sequence[str], other: Sequence[str]) -> str | None:
    """Say why two names of one cable are one person's: an empty reason for equal names, `None` where they are not.

    `full` is the fuller one.
    """
    whole, part = tuple(full), tuple(other)
    if whole == part:
        return ""
    bare, rest = _bare(whole), _bare(part)
    if bare == rest:
        return "the same name, particles aside"
    if len(rest) == 1:
        return _single(bare, rest[0])
    return _several(bare, rest)


def _single(bare: Sequence[str], word: str) -> str | None:
    if word == bare[-1]:
        return "the surname alone after the full name"
    if len(bare) > 1 and word == bare[0] and names.is_given(word):
        return "the given name alone after the full name"
    if len(bare) > 2 and word in bare[1:]:  # noqa: PLR2004 - two surnames, as in Spanish
        return "one of two surnames after the full name"
    return _NEAR if near(bare[-1], word) else None


def _several(bare: Sequence[str], rest: Sequence[str]) -> str | None:
    if not _given_agrees(bare[0], rest[0]):
        if tuple(rest) == tuple(bare[-len(rest) :]):
            return "the last words of the full name"
        return None
    if bare[-1] == rest[-1]:
        return "the same surname with the given name shortened or spelled alike"
    if bare[0] == rest[0] and rest[-1] in bare[1:]:
        return "the given name with one of two surnames"
    if bare[0] == rest[0] and near(bare[-1], rest[-1]):
        return "the same given name and a near spelling of the surname"
    return None


def _given_agrees(one: str, other: str) -> bool:
    """Whether two given names can be one person's: an initial, or a spelling (Alexandr, Alexander; Michele, Michelle)."""
    shorter = min(len(one), len(other))
    if one == other or (shorter == 1 and one[0] == other[0]):
        return True
    most = 2 if shorter > LONG else 1
    return shorter >= SHORT_GIVEN and one[0] == other[0] and OSA.distance(one, other, score_cutoff=most) <= most


def near(one: str, other: str) -> bool:
    """Whether two surnames differ by a slip of the pen: one letter, of long names two."""
    shorter = min(len(one), len(other))
    if shorter < SHORTEST or one[0] != other[0] or abs(len(one) - len(other)) > 2:  # noqa: PLR2004
        return False
    if names.is_surname(one) and names.is_surname(other):
        return False  # Johnson and Johnston are two families
    most = 2 if shorter > 8 else 1  # noqa: PLR2004
    return OSA.distance(one, other, score_cutoff=most) <= most


def _bare(words: tuple[str, ...]) -> tuple[str, ...]:
    return plain_words(words) or words


@lru_cache(maxsize=names.KEPT)
def _letters(words: tuple[str, ...]) -> frozenset[str]:
    """Return the first letters of the words of a full name: another name of the person begins with one of them."""
    return frozenset(word[:1] for word in _bare(words))
